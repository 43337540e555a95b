"""Which English words are names, and what each stands for in the Arabic sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.arabic import fold, fold_words
from summarizer.bilingual.capitals import (
    PARTICLES,
    in_title,
    is_abbreviation,
    is_common,
    is_headline,
    names_on,
)
from summarizer.bilingual.romanising import sounds_like
from summarizer.bilingual.tables import load_english
from summarizer.bilingual.words import Word, english_words
from summarizer.gazetteer import Place, places
from summarizer.place_table import load_places

MIN_LETTERS = 3
"""Letters below which a strange word is no name: initials, grades, symbols."""


@dataclass(frozen=True, slots=True)
class EnglishName:
    """A word that is (part of) a name, and the index of the Arabic word that it writes; -1 where
    it is grounded otherwise (an abbreviation), None where nothing grounds it. `heard` where it is
    written as it sounds, not translated as countries are.
    """

    word: Word
    arabic: int | None
    heard: bool = False


@dataclass(frozen=True, slots=True)
class ArabicSide:
    """The folded words of the Arabic sentence and the places that they name."""

    words: tuple[str, ...]
    places: tuple[Place, ...]


@lru_cache(maxsize=1024)
def read_arabic(text: str) -> ArabicSide:
    """The Arabic side of a sentence."""
    words = tuple(fold_words(text))
    return ArabicSide(words, tuple(places(words)))


def english_names(arabic: str, english: str) -> tuple[EnglishName, ...]:
    """The names of `english` in order with their ground in `arabic`; none in a headline whose
    words all begin with capitals.
    """
    words = english_words(english)
    side = read_arabic(arabic)
    table = load_english()
    covered = _places_of(side, words) | _countries_of(side, words)
    titled = is_headline(words)
    found: list[EnglishName] = []
    for at, word in enumerate(words):
        if not word.capital or word.lower in PARTICLES:
            continue
        if at in covered:
            found.append(EnglishName(word, covered[at]))
            continue
        if is_common(word):
            continue
        ground = _heard(side.words, words, at)
        if ground is None and word.text.upper() in table.acronyms and word.text.isupper():
            if not table.acronyms[word.text].isdisjoint(_bare_words(side.words)):
                ground = -1
        elif ground is None and (titled or is_abbreviation(word)):
            continue
        if ground is None and len(word.text) < MIN_LETTERS:
            continue
        if ground is None and (
            (word.opens and not names_on(words, at, covered)) or in_title(words, at, covered)
        ):
            continue
        found.append(EnglishName(word, ground, ground is not None and ground >= 0))
    return tuple(found)


def country_codes(words: Sequence[Word], at: int) -> tuple[frozenset[str], int]:
    """The codes of the countries that the name beginning at `at` may mean, the longest name, and
    the index behind it; none and `at` where none begins there.
    """
    best: set[str] = set()
    end = at
    if not words[at].capital:
        return frozenset(), at
    for form in (words[at].lower, words[at].lower.partition("-")[0]):
        for rest, code in load_english().homes.get(form, ()):
            following = tuple(word.lower for word in words[at + 1 : at + 1 + len(rest)])
            last = at + 1 + len(rest)
            if following == rest and last >= end:
                best = best | {code} if last == end else {code}
                end = last
        if best:
            break
    return frozenset(best), end


def _countries_of(side: ArabicSide, words: Sequence[Word]) -> dict[int, int | None]:
    """The words of countries' names, -1 where the Arabic names the country or a place in it."""
    told = _countries_told(side.words)
    found: dict[int, int | None] = {}
    at = 0
    while at < len(words):
        codes, end = country_codes(words, at)
        if codes:
            ground = None
            if codes & told or _country_heard(side, codes):
                ground = next((p.start for p in side.places if p.country in codes), -1)
            found.update(dict.fromkeys(range(at, end), ground))
        at = max(end, at + 1)
    return found


@lru_cache(maxsize=1024)
def _countries_told(arabic: tuple[str, ...]) -> frozenset[str]:
    """The countries that a word of the Arabic may name or lie in, also ones of two meanings."""
    entries = load_places().entries
    return frozenset(
        entry.country
        for at, word in enumerate(arabic)
        for form in _bare_words([word])
        for entry in entries.get(form, entries.get(form.removeprefix("ال"), ()))
        if entry.country is not None and entry.rest == arabic[at + 1 : at + 1 + len(entry.rest)]
    )


def _country_heard(side: ArabicSide, codes: frozenset[str]) -> bool:
    """Whether a word of the Arabic sounds like a name of one of the countries."""
    table = load_english()
    return any(
        len(name) > 3 and sounds_like(word, name)
        for code in codes
        for name in table.countries[code]
        for word in side.words
    )


def _places_of(side: ArabicSide, words: Sequence[Word]) -> dict[int, int | None]:
    """The words of the English names of the places that the Arabic names."""
    found: dict[int, int | None] = {}
    small = [word.lower for word in words]
    for place in side.places:
        for name in place_names(place):
            parts = name.replace("-", " ").split()
            for at in range(len(small) - len(parts) + 1):
                if small[at : at + len(parts)] == parts:
                    found.update(dict.fromkeys(range(at, at + len(parts)), place.start))
    return found


def place_names(place: Place) -> tuple[str, ...]:
    """The English names of a place, small, as far as the table has them."""
    exonyms = load_english().exonyms
    words = fold(place.name).split()
    # A point of the compass may stand in front: غرب الإسكندرية.
    runs = (" ".join(words[at:]) for at in range(min(3, len(words))))
    return next((exonyms[run] for run in runs if run in exonyms), ())


def _heard(arabic: Sequence[str], words: Sequence[Word], at: int) -> int | None:
    """The index of the Arabic word, or of the first of those, that the word at `at` writes."""
    parts = [part for part in words[at].lower.split("-") if part not in PARTICLES]
    if not parts:
        return -1
    whole = "".join(parts)
    joined = [whole]
    joined += [whole + w.lower for w in words[at + 1 : at + 2] if w.capital]
    joined += [w.lower + whole for w in words[max(0, at - 1) : at] if w.capital]
    for index, one in enumerate(arabic):
        if hears(one, words[at]):
            return index
    for index in range(len(arabic)):
        for form in joined:
            if form is not whole and len(arabic[index]) > 4 and sounds_like(arabic[index], form):
                return index
        for size in (2, 3):
            run = arabic[index : index + size]
            if len(run) == size and (
                sounds_like("".join(run), whole)
                or sounds_like(run[0] + "".join(w.removeprefix("ال") for w in run[1:]), whole)
            ):
                return index
    return None


def hears(arabic: str, word: Word) -> bool:
    """Whether the folded word `arabic` alone is what `word` writes by its sound."""
    parts = [part for part in word.lower.split("-") if part not in PARTICLES]
    whole = "".join(parts)
    aliases = load_english().aliases
    return any(whole in aliases.get(form, ()) for form in _bare_words([arabic])) or any(
        sounds_like(arabic, part) for part in (whole, *parts)
    )


def _bare_words(words: Sequence[str]) -> set[str]:
    found = set(words)
    for word in words:
        for prefix in ("و", "ب", "ل", "ف", "ك", "وب", "ول"):
            if word.startswith(prefix) and len(word) - len(prefix) >= 3:
                found.add(word[len(prefix) :])
        if word.startswith("لل"):
            found.add("ال" + word[2:])
    return found
