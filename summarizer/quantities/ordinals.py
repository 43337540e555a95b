"""Ordinals in words, definite as dates, hours and rankings have them (الخامس والعشرون)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.quantities.number_words import numeral
from summarizer.quantities.numerals import Token


class Ordinal(NamedTuple):
    """An ordinal up to token `last`; it begins at `start` in the shadow, clitics left out."""

    value: int
    last: int
    start: int
    feminine: bool


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
