"""The figures of an English text, in digits and in words, as plain decimals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

_ONE_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_MONTH_WORDS = (
    "january february march april may june july august september october november december"
)

Sort = Literal["figure", "words", "ordinal", "special", "month"]


@dataclass(frozen=True, slots=True)
class EnglishFigure:
    """A number at `start:end` of its text. `sort`: `figure` where digits stand in it, `words`,
    `ordinal` (also 21st), `special` (half, both, twice), `month` for its name.
    """

    value: Decimal
    start: int
    end: int
    sort: Sort


_ONES = {word: Decimal(value) for value, word in enumerate(_ONE_WORDS.split())}
_TENS = {word: Decimal(10 * value) for value, word in enumerate(_TEN_WORDS.split(), start=2)}
_SCALES = {
    "dozen": Decimal(12),
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
    "k": Decimal(1000),
    "m": Decimal(10**6),
    "mn": Decimal(10**6),
    "bn": Decimal(10**9),
    "tn": Decimal(10**12),
}
_SPECIAL = {
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "third": Decimal(3),
    "twice": Decimal(2),
    "both": Decimal(2),
    "pair": Decimal(2),
    "couple": Decimal(2),
    "double": Decimal(2),
    "doubled": Decimal(2),
    "triple": Decimal(3),
    "tripled": Decimal(3),
    "trebled": Decimal(3),
    "quadruple": Decimal(4),
    "quadrupled": Decimal(4),
    "once": Decimal(1),
    "single": Decimal(1),
}
_ORDINALS = {word: Decimal(value) for value, word in enumerate(_ORDINAL_WORDS.split(), start=1)} | {
    word.removesuffix("y") + "ieth": value for word, value in _TENS.items()
}
_MONTHS = {word: Decimal(value) for value, word in enumerate(_MONTH_WORDS.split(), start=1)} | {
    word: Decimal(value)
    for word, value in {
        "jan": 1, "feb": 2, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12
    }.items()
}  # fmt: skip

_TABLES: tuple[tuple[dict[str, Decimal], Sort], ...] = (
    (_ORDINALS, "ordinal"),
    (_SPECIAL, "special"),
    (_MONTHS, "month"),
)

_TOKEN = re.compile(
    r"(?P<figure>\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<rank>st|nd|rd|th)?s?(?!\d)"
    r"|(?P<word>[a-z]+)|(?P<dash>[-\u2010\u2011])|(?P<other>\S)",
    re.IGNORECASE,
)


def find_english_figures(text: str) -> frozenset[Decimal]:
    """Every figure that `text` states; empty where there is none.

    Compound words are one figure ("two hundred thousand", "twenty-five", "1.4 billion", "half a
    million"), ordinals count by their number, and a month's name by its own; "two and a half" is
    2.5 and 2.
    """
    return frozenset(figure.value for figure in read_english_figures(text))


def read_english_figures(text: str) -> tuple[EnglishFigure, ...]:
    """The same figures with their places, in order."""
    return tuple(_Reader().read(text))


class _Reader:
    """Adds up the words of one figure after the other, from left to right."""

    def __init__(self) -> None:
        self._found: list[EnglishFigure] = []
        self._last = 0
        self._start_over()

    def _start_over(self) -> None:
        self._total = Decimal(0)  # what is complete up to the last scale above a hundred
        self._part: Decimal | None = None  # what has been read since
        self._open = False
        self._begun = -1
        self._sort: Sort = "words"

    def _opened(self, start: int) -> None:
        self._open = True
        if self._begun < 0:
            self._begun = start

    def read(self, text: str) -> list[EnglishFigure]:
        words = list(_TOKEN.finditer(text))
        passed = -1
        for at, token in enumerate(words):
            if at <= passed:
                continue
            if self._open and (more := _and_a_half(words, at)) is not None:
                whole = self._total + (self._part or Decimal(0))
                self._found.append(EnglishFigure(whole, self._begun, self._last, "special"))
                self._part = (self._part or Decimal(0)) + more
                passed, self._last = at + 2, words[at + 2].end()
                continue
            following = words[at + 1].group().lower() if at + 1 < len(words) else ""
            if token["figure"]:
                self._end()
                self._part = _decimal(token["figure"])
                self._opened(token.start())
                self._sort = "ordinal" if token["rank"] else "figure"
            elif token["word"]:
                self._word(token["word"].lower(), following, token.start(), token.end())
            elif token["dash"]:
                continue
            else:
                self._end()
            if self._open:
                self._last = token.end()
        self._end()
        return self._found

    def _word(self, word: str, following: str, start: int, end: int) -> None:
        plural = word.removesuffix("s")
        if word in _ONES or word in _TENS:
            value = _ONES.get(word, _TENS.get(word, Decimal(0)))
            joins = self._part is not None and self._fits(value)
            if not joins and self._part is not None:
                self._end()
            self._part = (self._part or Decimal(0)) + value
            self._opened(start)
        elif word in _SCALES or plural in _SCALES:
            self._scale(_SCALES.get(word, _SCALES.get(plural, Decimal(1))), start)
        elif word in {"a", "an", "and", "of"} and self._open:
            if word == "and" and following not in _ONES and following not in _TENS:
                self._end()
        elif word in {"a", "an"} and following.removesuffix("s") in _SCALES:
            self._end()
            self._part = Decimal(1)
            self._opened(start)
        else:
            if word in _ORDINALS and self._part is not None and self._fits(_ORDINALS[word]):
                self._part += _ORDINALS[word]
                self._last, self._sort = end, "ordinal"
                self._end()
                return
            self._end()
            many = _ONES.get(word.removesuffix("fold")) if word.endswith("fold") else None
            if many is not None:
                self._found.append(EnglishFigure(many, start, end, "special"))
            for table, sort in _TABLES:
                named = table.get(word, table.get(plural))
                if named is not None:
                    self._found.append(EnglishFigure(named, start, end, sort))
            if word in {"half", "quarter"}:
                self._part = _SPECIAL[word]
                self._opened(start)

    def _fits(self, value: Decimal) -> bool:
        """Whether the word goes on with the figure: twenty five, two hundred ten."""
        part = self._part or Decimal(0)
        if value < 10:
            return part % 100 in {20, 30, 40, 50, 60, 70, 80, 90} or part % 100 == 0
        return part % 100 == 0

    def _scale(self, scale: Decimal, start: int) -> None:
        part = Decimal(1) if self._part is None else self._part
        if scale <= 100:
            self._part = part * scale
        else:
            self._total += part * scale
            self._part = None
        self._opened(start)

    def _end(self) -> None:
        if self._open:
            value = self._total + (self._part or Decimal(0))
            self._found.append(EnglishFigure(value, self._begun, self._last, self._sort))
        self._start_over()


def _and_a_half(words: list[re.Match[str]], at: int) -> Decimal | None:
    """What `and a half`, `and a quarter` at `at` add; else None."""
    run = [word.group().lower() for word in words[at : at + 3]]
    if len(run) == 3 and run[:2] == ["and", "a"]:
        return {"half": Decimal("0.5"), "quarter": Decimal("0.25")}.get(run[2])
    return None


def _decimal(figure: str) -> Decimal:
    return Decimal(re.sub(r"[^\d.]", "", figure))
