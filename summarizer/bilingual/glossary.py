"""A user's glossary honoured: the English carries the spellings that it gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.arabic import fold_words
from summarizer.bilingual.capitals import PARTICLES
from summarizer.bilingual.naming import EnglishName, country_codes, english_names, hears
from summarizer.bilingual.romanising import arabic_sounds, latin_sounds, sounds_like
from summarizer.bilingual.tables import load_english
from summarizer.bilingual.words import Word, english_words, spans_of_words

Glossary = tuple[tuple[str, str], ...]
"""Pairs of an Arabic name and the English one to be written for it."""

_JOINING = PARTICLES - {"and", "of", "the", "i"}
_ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "ath", "az"})

_CLITICS = ("", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وب", "ول")


@dataclass(frozen=True, slots=True)
class Honoured:
    """The English with the glossary's spellings. `used` are the Arabic names that it carries now,
    `missed` those for which no place was found.
    """

    text: str
    used: tuple[str, ...]
    missed: tuple[str, ...]


def honour(arabic: str, english: str, glossary: Glossary) -> Honoured:
    """`english` with the spelling that `glossary` gives for each of its names in `arabic`; names
    that are not there are passed over. Of two that meet in the Arabic the one of more words stands.

    What is replaced is the name of the English that writes the Arabic one, else one that sounds
    like the spelling wanted, else the only name that nothing in the Arabic grounds, unless it is a
    known place: that is another error, which would be hidden.
    """
    used: list[str] = []
    missed: list[str] = []
    meant = names_in(arabic, glossary)
    for name, spelling in glossary:
        if name not in meant:
            continue
        if not spans_of_words(spelling, english):
            english = _respelt(arabic, english, meant[name], name, spelling)
        (used if spans_of_words(spelling, english) else missed).append(name)
    return Honoured(english, tuple(used), tuple(missed))


def names_in(arabic: str, glossary: Glossary) -> dict[str, list[range]]:
    """The names of `glossary` that stand in `arabic`, with their runs of words there (indexes);
    each word counts for the longest name alone.
    """
    taken: set[int] = set()
    found: dict[str, list[range]] = {}
    for name, _ in sorted(glossary, key=lambda pair: -len(fold_words(pair[0]))):
        spans = [span for span in _spans_of(name, arabic) if taken.isdisjoint(span)]
        taken.update(at for span in spans for at in span)
        if spans:
            found[name] = spans
    return found


def _spans_of(name: str, arabic: str) -> list[range]:
    """The runs of words (their indexes) of `arabic` that are `name`, with what may be written onto
    its front; none for a name without words.
    """
    words, wanted = fold_words(arabic), fold_words(name)
    if not wanted:
        return []
    first, *rest = wanted
    return [
        range(at, at + len(wanted))
        for at in range(len(words) - len(wanted) + 1)
        if words[at + 1 : at + len(wanted)] == rest
        and any(words[at] == clitic + form for clitic in _CLITICS for form in _forms(first))
    ]


def _forms(word: str) -> tuple[str, ...]:
    return (word, word[2:]) if word.startswith("ال") and len(word) > 4 else (word,)


def _respelt(arabic: str, english: str, spans: Sequence[range], name: str, spelling: str) -> str:
    names = _names(arabic, english)
    indexes = {at for span in spans for at in span}
    runs = _runs([one for one in names if one.arabic in indexes], english)
    if not runs:
        near = [one for one in names if one.arabic is None and _near(one.word, name, spelling)]
        runs = _runs(near, english)
    if not runs:
        strange = _runs([one for one in names if one.arabic is None], english)
        runs = strange if len(strange) == 1 and not _is_place(strange[0]) else []
    if not runs:
        # A single word that opens the sentence is no name to `english_names`.
        opening = [word for word in english_words(english) if word.opens and word.capital]
        runs = [[word] for word in opening if _near(word, name, spelling)]
    for run in reversed(runs):
        run = _whole(run, english, name, spelling)
        last = english[run[-1].start : run[-1].end]
        tail = last[len(run[-1].text) :] if last.startswith(run[-1].text) else ""
        english = english[: run[0].start] + spelling + tail + english[run[-1].end :]
    return english


def _names(arabic: str, english: str) -> list[EnglishName]:
    """The names of `english`, those too that begin with a small article (al-Sisi)."""
    words = fold_words(arabic)
    found = list(english_names(arabic, english))
    for word in english_words(english):
        first, _, rest = word.text.partition("-")
        if first in _JOINING and rest[:1].isupper():
            heard = next((at for at, one in enumerate(words) if hears(one, word)), None)
            if heard is not None:
                found.append(EnglishName(word, heard, True))
    return sorted(found, key=lambda name: name.word.start)


def _is_place(run: Sequence[Word]) -> bool:
    """Whether the run is a known city, or has a country's name in it."""
    known = " ".join(word.lower for word in run)
    return any(country_codes(run, at)[0] for at in range(len(run))) or any(
        known == name for names in load_english().exonyms.values() for name in names
    )


def _whole(run: list[Word], english: str, name: str, spelling: str) -> list[Word]:
    """`run` with the words right in front of it that belong to the name: those that may be one of
    its words (Abdul), its article (Al), and those that begin the spelling (Jens).
    """
    words = english_words(english)
    at = next(index for index, word in enumerate(words) if word.start == run[0].start)
    begins = [word.lower for word in english_words(spelling)]
    article = name.startswith("ال")
    for size in range(min(at, len(begins) - 1), 0, -1):
        if [word.lower for word in words[at - size : at]] == begins[:size]:
            return [*words[at - size : at], *run]
    front: list[Word] = []
    while at > 0 and english[words[at - 1].end : words[at].start].strip(" -") == "":
        word = words[at - 1]
        near = word.capital and _near(word, name, spelling)
        if not near and not (article and not front and word.lower in _ARTICLES):
            break
        front.insert(0, word)
        at -= 1
    return [*front, *run]


def _runs(names: Sequence[EnglishName], english: str) -> list[list[Word]]:
    """Words of names that stand side by side, or with particles (bin, al) or capitals between."""
    found: list[list[Word]] = []
    for one in names:
        if found and _joined(english[found[-1][-1].end : one.word.start]):
            found[-1].append(one.word)
        else:
            found.append([one.word])
    return found


def _joined(between: str) -> bool:
    words = between.replace("-", " ").split()
    return all(word.lower() in _JOINING or word[:1].isupper() for word in words)


def _near(word: Word, name: str, spelling: str) -> bool:
    """Whether a word may be another spelling of one of the names' words."""
    if any(sounds_like(part, word.lower) for part in fold_words(name)):
        return True
    sounds = latin_sounds(word.lower)
    theirs = {latin_sounds(part.lower) for part in english_words(spelling)}
    theirs |= {arabic_sounds(part) for part in fold_words(name)}
    return len(sounds) > 1 and any(
        other[:1] == sounds[:1] and len(set(other) & set(sounds)) * 2 > max(len(other), len(sounds))
        for other in theirs
    )
