"""Words of opposite meaning, and clauses of the English of which the Arabic knows nothing.

Both sides are read as concepts (data/concepts.toml, data/english.toml); what stands in neither
table is never compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from summarizer.arabic import fold_words
from summarizer.bilingual.naming import english_names
from summarizer.bilingual.polarity import denies, denies_in_english
from summarizer.bilingual.tables import load_english
from summarizer.bilingual.words import Word, english_words
from summarizer.quantities.number_words import word_set
from summarizer.thesaurus import concepts, converses, opposites

MIN_STRANGE = 2
"""Concepts and names that a clause must have, all of them without ground, to be called added."""

MIN_TOLD = 5
"""Concepts on either side from which on two sentences that share none are strangers."""

MIN_LOST = 2
"""Concepts that a clause of the Arabic must have, none of them in the English, to be called
missing."""

_FRAMES = word_set(
    """
    before after during last-in-time next-in-time because-of cause inside outside early late first
    present new old big small large confirm strong former current continue start end
    """
)
"""Concepts that translators tell by a tense, a preposition or not at all."""

_BORDER = re.compile(
    r"(?<=[,;:—–])\s+|\s+(?=(?:and|but|while|because|after|before|that|which|who|whose|where|when|"
    r"amid|as|with|despite|although|though|following|thanks|in order|so that)\b)",
    re.IGNORECASE,
)

_LOOSE = word_set(
    """
    close open back free up down hold held last past light better top bottom fine state head
    control first early late hot cold strong weak big small new old long short present final
    before after following ahead during morning evening night dawn noon north south east west
    northern southern eastern western coming next previous sink pass passing complete full total
    hard can little large name case exercise field appear advance match draw tie general leave
    left right kind like
    """
)
"""English words that mean too much else to deny something in the Arabic."""


@dataclass(frozen=True, slots=True)
class Told:
    """A word or phrase of the English at `start:end` and all the concepts that it may mean."""

    concepts: frozenset[str]
    start: int
    end: int


@lru_cache(maxsize=1024)
def english_concepts(text: str) -> tuple[Told, ...]:
    """The words of `text` that the table knows, in order, the longest phrase where several meet."""
    words = english_words(text)
    found = []
    at = 0
    while at < len(words):
        phrase = _phrase(words, at)
        if phrase is None:
            at += 1
            continue
        meant, end = phrase
        found.append(Told(meant, words[at].start, words[end - 1].end))
        at = end
    return tuple(found)


def _phrase(words: Sequence[Word], at: int) -> tuple[frozenset[str], int] | None:
    for form in (words[at].lower, words[at].lower.rpartition("-")[2]):
        for rest, meant in load_english().phrases.get(form, ()):
            end = at + 1 + len(rest)
            if tuple(word.lower for word in words[at + 1 : end]) == rest:
                return meant, end
    return None


@lru_cache(maxsize=1024)
def arabic_concepts(text: str) -> frozenset[str]:
    """The concepts of an Arabic text."""
    words = fold_words(text)
    forms = load_english().forms
    more = {forms[form] for word in words for form in (word, _bare(word)) if form in forms}
    return frozenset(concept.id for concept in concepts(words)) | more


def _bare(word: str) -> str:
    """A verb without the letters that are written onto its front (وفتحت, سيتسع)."""
    return word[1:] if word[:1] in "وفس" else word


def compare_directions(arabic: str, english: str) -> list[str]:
    """The reasons of kind `opposite`: an English word that says the opposite of what stands in the
    Arabic, where no word says what does stand there. None where one of them denies something: not
    to succeed is to fail.
    """
    if denies(arabic) or denies_in_english(english):
        return []
    given = arabic_concepts(arabic)
    made = english_concepts(english)
    every = frozenset[str]().union(*(one.concepts for one in made)) if made else frozenset()
    reasons = []
    for one in made:
        word = english[one.start : one.end]
        if one.concepts & given or word.lower() in _LOOSE:
            continue
        for concept in sorted(given):
            if concept not in every and _against(concept, one.concepts):
                reasons.append(f"opposite: {word} where the Arabic says {concept}")
                break
    return reasons


def _against(concept: str, meant: frozenset[str]) -> bool:
    """Whether a meaning is an opposite; not where it is made of the concept (semi-final, final)."""
    return any(
        opposites(concept, one) and not converses(concept, one) and concept not in one.split("-")
        for one in meant
    )


def strange_clauses(arabic: str, english: str) -> list[str]:
    """The clauses of the English that have concepts or names, none of which the Arabic has; and
    the whole where the two have nothing in common.
    """
    given = _with_parts(arabic_concepts(arabic))
    made = english_concepts(english)
    names = english_names(arabic, english)
    shared = any(_akin(one.concepts) & given for one in made) or any(
        name.arabic is not None for name in names
    )
    if not shared and len(made) >= MIN_TOLD and len(given) >= MIN_TOLD:
        return [english.strip()]
    found = []
    for start, end in clause_spans(english)[1:]:
        inside = [
            one
            for one in made
            if start <= one.start < end and english[one.start : one.end].lower() not in _LOOSE
        ]
        named = [name for name in names if start <= name.word.start < end]
        strange = [one for one in inside if not _akin(one.concepts) & given]
        strange_names = [name for name in named if name.arabic is None]
        if len(strange) < len(inside) or len(strange_names) < len(named):
            continue
        if len(strange) + len(strange_names) >= MIN_STRANGE:
            found.append(english[start:end].strip(" ,;."))
    return found


@lru_cache(maxsize=4096)
def _akin(meant: frozenset[str]) -> frozenset[str]:
    """`meant` and the concepts that share an English word with one of them."""
    found = set(meant)
    for entries in load_english().phrases.values():
        for _, concepts_of_phrase in entries:
            if concepts_of_phrase & meant:
                found |= concepts_of_phrase
    return frozenset(found)


_ARABIC_BORDER = re.compile(
    r"(?<=[،؛,;])\s+|\s+(?=(?:فيما|بينما|لكن\w*|ولكن\w*|حيث|إذ|وذلك|مما|وسط|بسبب|بعد|رغم|وقال\w*|وأضاف\w*|"
    r"وأكد\w*|وأعلن\w*)\s)"
)


def lost_clauses(arabic: str, english: str) -> list[str]:
    """The clauses of the Arabic behind the first that have concepts for which the table has English
    words, none of which, nor any akin, stands in the English.
    """
    made = frozenset[str]().union(*(_akin(one.concepts) for one in english_concepts(english)))
    made = _with_parts(made)
    heard = {name.arabic for name in english_names(arabic, english)}
    cuts = [0, *(match.end() for match in _ARABIC_BORDER.finditer(arabic)), len(arabic)]
    found = []
    clauses = [(a, b) for a, b in pairwise(cuts) if a < b]
    last = len(fold_words(arabic[slice(*clauses[0])])) if clauses else 0
    for start, end in clauses[1:]:
        words = fold_words(arabic[start:end])
        first, last = last, last + len(words)
        told = {one.id for one in concepts(words)} & _translatable()
        if heard & set(range(first, first + len(words))):
            continue
        if len(told) >= MIN_LOST and not told & made:
            found.append(arabic[start:end].strip(" ،؛,;."))
    return found


@lru_cache(maxsize=1)
def _translatable() -> frozenset[str]:
    """The concepts that have English words, less those of mere time and place."""
    found: set[str] = set()
    for entries in load_english().phrases.values():
        found = found.union(*(meant for _, meant in entries))
    return frozenset(found) - _FRAMES


def _with_parts(ids: frozenset[str]) -> frozenset[str]:
    """Concepts with those that their names are made of: a war-crime is of war and a crime."""
    return ids | {part for one in ids for part in one.split("-")}


def clause_spans(text: str) -> list[tuple[int, int]]:
    """The spans between commas and words that begin a clause, in order."""
    cuts = [0, *(match.end() for match in _BORDER.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(cuts) if a < b]
