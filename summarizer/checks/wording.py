"""The words of a claim and of a source, each with the keys by which it can meet another.

Two words meet by the strongest key they share: the term of the set's vocabulary, the name without
its adjective's ending (لبنان, اللبنانية), the consonants of a foreign name, a meaning that the
thesaurus lists, the root.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from summarizer.arabic import stem
from summarizer.attribution import Word
from summarizer.gazetteer import Place, places
from summarizer.inflection import splits
from summarizer.lexicon import NEGATIONS, joined_word
from summarizer.polarity import deed_key
from summarizer.quantities import Quantity
from summarizer.terms import Vocabulary, consonants, plain_term
from summarizer.thesaurus import concepts, singular

Tie = Literal["term", "place", "country", "origin", "sound", "meaning", "deed", "root", "weak"]

TIES: MappingProxyType[Tie, float] = MappingProxyType(
    {
        "term": 1.0,
        "place": 1.0,
        "country": 0.9,
        "origin": 0.95,
        "sound": 0.9,
        "meaning": 0.9,
        "deed": 0.85,
        "root": 0.75,
        "weak": 0.5,
    }
)
"""How far (0..1) a word is the word that it meets by this tie."""

_ORIGIN_ENDINGS = ("يون", "يين", "يات", "يتين", "يه", "يا", "ي", "ا", "ه")
_WEAK = str.maketrans("", "", "اويى")
_MIN_SOUND = 3
_MIN_VOWELS = 2


@dataclass(frozen=True, slots=True)
class Token:
    """A word where it stands. `term` is "" for function words; `figure` is the index of the
    quantity that it is part of, -1 where it is of none; `concept` is
    the meaning that the thesaurus gives it, "" for none, `place` the
    place that it is (part of) the name of; `after_pause` where a mark of punctuation
    stands before it; `content` where it carries content: no function word, no part
    of a figure.
    """

    word: str
    start: int
    end: int
    term: str
    concept: str
    place: Place | None
    figure: int
    after_pause: bool
    content: bool


def read_tokens(
    text: str,
    words: Sequence[Word],
    quantities: Sequence[Quantity],
    vocabulary: Vocabulary,
) -> tuple[Token, ...]:
    """The tokens of a span, in order; `words` are its folded words with offsets into `text`."""
    meanings, named = _meanings(words), _places(words)
    found = []
    before: int | None = None
    at = 0
    for index, (word, start, end) in enumerate(words):
        while at < len(quantities) and quantities[at].end <= start:
            at += 1
        inside = at < len(quantities) and quantities[at].start < end
        counted = inside and quantities[at].counted == word
        pause = before is not None and any(mark in _PAUSES for mark in text[before:start])
        term = term_of(word, vocabulary)
        figure = at if inside and not counted else -1
        content = bool(term) and figure < 0 and word not in NEGATIONS
        meaning, place = meanings.get(index, ""), named.get(index)
        found.append(Token(word, start, end, term, meaning, place, figure, pause, content))
        before = end
    return tuple(found)


def _places(words: Sequence[Word]) -> dict[int, Place]:
    return {
        at: place
        for place in places([word for word, _, _ in words])
        for at in range(place.start, place.end)
    }


def _meanings(words: Sequence[Word]) -> dict[int, str]:
    return {
        at: concept.id
        for concept in concepts([word for word, _, _ in words])
        for at in range(concept.start, concept.end)
    }


_PAUSES = frozenset('،,؛;:.!؟?()[]"«»“”-–—\n')


def term_of(word: str, vocabulary: Vocabulary) -> str:
    """The term of a folded word; a clitic comes off where the rest is a term of the set."""
    known = vocabulary.term_of.get(word)
    if known is not None:
        return known
    base = plain_term(word)
    if not base or base in vocabulary.idf:
        return base
    for candidate in (base[1:], stem(word[1:])) if base[0] in "وفبلكس" else ():
        if len(candidate) >= 3 and candidate in vocabulary.idf:
            return candidate
    return base


def ties(token: Token) -> tuple[tuple[Tie, str], ...]:
    """The keys of a token, the strongest tie first; none for a function word."""
    keys = word_ties(token.word, token.term)
    if token.place is not None:
        return (
            ("place", token.place.name),
            *(key for key in keys if key[0] in _OF_NAMES),
        )
    return (*keys, ("meaning", token.concept)) if token.concept else keys


_OF_NAMES = frozenset({"term", "origin", "sound"})


@lru_cache(maxsize=65536)
def word_ties(word: str, term: str) -> tuple[tuple[Tie, str], ...]:
    """The same for a folded word by itself, without its meaning in its sentence."""
    if not term:
        return ()
    keys: list[tuple[Tie, str]] = [("term", term)]
    if (joined := joined_word(word)) is not None and (bare := plain_term(joined)):
        keys.append(("term", bare))
    if (one := singular(word)) is not None:
        keys.append(("term", stem(one)))
    keys.extend(("origin", base) for base in origins(word))
    if (sound := _sound(term)) is not None:
        keys.append(("sound", sound))
    if key := deed_key(term):
        keys.append(("deed", key))
    keys.extend(("root", root) for root in roots(word))
    return tuple(keys)


@lru_cache(maxsize=65536)
def origins(word: str) -> tuple[str, ...]:
    """What a name and the adjective of its origin share: لبنان and اللبنانيين are لبنان."""
    found = []
    bases = {word, word.removeprefix("و")}
    for base in tuple(bases):
        for article in ("ال", "لل", "بال", "ب", "ل"):
            if base.startswith(article) and len(base) - len(article) >= 3:
                bases.add(base[len(article) :])
    for base in bases:
        for ending in _ORIGIN_ENDINGS:
            if base.endswith(ending) and len(base) - len(ending) >= 3:
                found.append(base[: -len(ending)])
                break
        else:
            if len(base) >= 4:
                found.append(base)
    return tuple(dict.fromkeys(found))


def _sound(term: str) -> str | None:
    vowels = sum(letter in "اوي" for letter in term)
    key = consonants(term)
    return (
        key if len(key) >= _MIN_SOUND and (vowels >= _MIN_VOWELS or len(key) > _MIN_SOUND) else None
    )


@lru_cache(maxsize=65536)
def roots(word: str) -> tuple[str, ...]:
    """The roots of three or four strong letters that a folded word may hold (Wright, vol. 1): its
    stems without the letters that forms add. Weak roots are left out: two letters tie anything.
    """
    found: dict[str, None] = {}
    for base, _ in splits(word):
        for bare in _without_form(base):
            letters = bare.translate(_WEAK).removesuffix("ه")
            if len(letters) == 4 and letters[2] == letters[3]:
                letters = letters[:3]
            if 3 <= len(letters) <= 4:
                found[letters] = None
    return tuple(found)


@lru_cache(maxsize=65536)
def weak_roots(word: str) -> tuple[str, ...]:
    """The two strong letters of words whose root has a weak one (كاف, يكفي). They tie much that
    has nothing in common, so they count only where nothing else does."""
    found: dict[str, None] = {}
    for base, _ in splits(word):
        for bare in _without_form(base):
            letters = bare.translate(_WEAK).removesuffix("ه")
            if len(letters) == 2 and letters[0] != letters[1] and 3 <= len(bare) <= 5:
                found[letters] = None
    return tuple(found)


def _without_form(base: str) -> Iterable[str]:
    yield base
    for prefix in ("مست", "است", "ست", "ان", "من", "مت", "م", "ت", "ن"):
        if base.startswith(prefix) and len(base) - len(prefix) >= 3:
            yield base[len(prefix) :]
    infix = base.find("ت", 1, 3)
    if infix > 0 and len(base) > infix + 2:
        yield base[:infix] + base[infix + 1 :]
