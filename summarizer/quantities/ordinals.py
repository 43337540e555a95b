"""Ordinals in words: definite as dates, hours and rankings have them (الخامس والعشرون), and before
the noun that they rank (ثاني مسعف)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.quantities.counted import is_countable, is_definite, is_plural, singular
from summarizer.quantities.nouns import DUALS
from summarizer.quantities.number_words import numeral
from summarizer.quantities.numerals import Token


class Ordinal(NamedTuple):
    """An ordinal up to token `last`; it begins at `start` in the shadow, clitics left out."""

    value: int
    last: int
    start: int
    feminine: bool


class Rank(NamedTuple):
    """The value of an ordinal, the letters of clitics before it, the folded noun that it ranks."""

    value: int
    skip: int
    noun: str


_STEMS = {
    "اول": 1, "ثاني": 2, "ثالث": 3, "رابع": 4, "خامس": 5, "سادس": 6, "سابع": 7, "ثامن": 8,
    "تاسع": 9, "عاشر": 10, "حادي": 11,
}  # fmt: skip
_WORDS = {
    "ال" + form: value
    for stem, value in _STEMS.items()
    for form in (stem, ("اولي" if stem == "اول" else stem + "ه"))
}


@lru_cache(maxsize=16384)
def ordinal_word(word: str) -> tuple[int, int] | None:
    """The value of one definite ordinal and the letters of clitics before it (ب, و, ف, ل)."""
    for clitic in ("", "و", "ب", "ف", "ك", "وب"):
        if word.startswith(clitic) and (value := _WORDS.get(word[len(clitic) :])):
            return value, len(clitic)
    if word.startswith("لل") and (value := _WORDS.get("ا" + word[1:])):
        return value, 1
    return None


def read_ordinal(tokens: Sequence[Token], i: int) -> Ordinal | None:
    """The definite ordinal in words that begins at token `i`, or None: الأولى, الثاني عشر,
    الحادي والعشرين. Round tens (العشرون) look like cardinals and are left to the caller.
    """
    found = ordinal_word(tokens[i].text)
    if found is None:
        return None
    value, skip = found
    last = i + 1
    feminine = tokens[i].text.endswith(("ه", "اولي"))
    start = tokens[i].start + skip
    following = numeral(tokens[last].text) if last < len(tokens) else None
    if following and following.role == "ten" and not following.skip and not following.definite:
        if value == 11:
            return Ordinal(11, last + 1, start, feminine)
        if value < 10 and value != 1:
            return Ordinal(value + 10, last + 1, start, feminine)
    if following and following.role == "tens" and following.linked and following.definite:
        unit = 1 if value == 11 else value
        if unit < 10:
            return Ordinal(unit + int(following.value), last + 1, start, feminine)
    if value == 11:
        return None  # الحادي alone is no number
    return Ordinal(value, last, start, feminine)


_RANKS = {stem: value for stem, value in _STEMS.items() if 2 <= value <= 10}
_SUPERLATIVE = re.compile("ا[^ا]..?")


@lru_cache(maxsize=16384)
def rank_word(word: str) -> tuple[int, int] | None:
    """The value of an ordinal without article (ثاني .. عاشر), the letters of clitics before it."""
    for clitic in ("", "و", "ك", "ب", "ل", "ف"):
        if word.startswith(clitic) and (value := _RANKS.get(word[len(clitic) :])):
            return value, len(clitic)
    return None


def read_rank(tokens: Sequence[Token], i: int) -> Rank | None:
    """An ordinal before the indefinite noun that it ranks (ثاني مسعف, رابع فوز); None before a
    superlative (ثاني أكبر مدينة) or a plural.
    """
    found = rank_word(tokens[i].text)
    if found is None or i + 1 >= len(tokens):
        return None
    noun = tokens[i + 1].text
    if not is_countable(noun) or is_definite(noun) or is_plural(noun) or numeral(noun):
        return None
    known = singular(noun) in DUALS.values()
    if len(noun) < 3 or (_SUPERLATIVE.fullmatch(noun) and not known):
        return None
    return Rank(*found, singular(noun))
