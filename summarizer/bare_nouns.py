"""A bare noun that tells of one (ناقلة نفط) where another unit counts two (ناقلتي نفط).

Arabic has no word for "a": an indefinite singular without a number is one of its kind. What says
one and what says two is no one statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from summarizer.arabic import fold_words, stem
from summarizer.lexicon import WEEKDAYS
from summarizer.quantities.nouns import CONSTRUCT_DUALS, DUALS
from summarizer.quantities.number_words import numeral
from summarizer.story import Unit

_TWO = 2
_NOTHING: frozenset[str] = frozenset()

_NOT_ONE = frozenset(
    fold_words(
        """
        كل أي عدة كم بعض غير دون بدون بلا إحدى أحد أول ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر
        آخر أكبر أكثر أقل أهم أسوأ أفضل أعلى أصغر أقدم أضخم أطول مجرد معظم نحو حوالي لا ولا لم ليس
        ليست
        """
    )
)
"""Words before a noun without the article that do not leave it one of its kind."""

_TIMES = frozenset(fold_words("مرة مرات نوع شكل جانب طرف جهة"))
"""Nouns of which one and two are hardly told apart (فكر مرتين، أكثر من مرة)."""

_ONE_OF = frozenset(fold_words("إحدى أحد بإحدى بأحد وإحدى وأحد لإحدى لأحد"))
"""Words that leave one of the two behind them."""

_MORE = frozenset(
    fold_words("آخرين آخران آخرتين أخريين أخريان أخرى إضافيين إضافيتين جديدين جديدتين")
)
"""Words behind two by which they are told apart from one told before."""

_CLITICS = ("", "و", "ف", "ب", "ل")


def one_against_more(a: Unit, b: Unit) -> bool:
    """Whether one of the units tells of two of what the other tells of as one, or counts more of
    what the other has as an object by itself (أطلق صاروخا against أطلق سبعة صواريخ).
    """
    if any(_bare(b, noun) is not None for noun in _twos(a)):
        return True
    if any(_bare(a, noun) is not None for noun in _twos(b)):
        return True
    return _one_of_many(a, b) or _one_of_many(b, a)


def _one_of_many(one: Unit, many: Unit) -> bool:
    for count in many.quantities:
        noun = count.counted
        if noun is None or count.kind != "cardinal" or not count.low or count.low <= _TWO:
            continue
        if noun + "ا" in one.folded or "و" + noun + "ا" in one.folded:
            index = _bare(one, noun)
            if index is not None and one.folded[index].endswith(noun + "ا"):
                return True
    return False


def twos_told_as_one(a: Unit, b: Unit) -> Iterator[tuple[int, int]]:
    """The pairs of a thing that `a` counts and `b` tells of as one: the index of the count in
    `a.quantities`, and that of the bare noun in `b.folded`.
    """
    for index, count in enumerate(a.quantities):
        if count.low != _TWO or count.counted not in _counted_two(a) - _TIMES:
            continue
        word = _bare(b, count.counted)
        if word is not None and _MORE.isdisjoint(fold_words(a.text[count.end - a.start :])[:2]):
            yield index, word


def tells_two(words: tuple[str, ...], noun: str) -> bool:
    """Whether folded `words` have a dual of `noun`, with or without the article."""
    return noun in _duals(words)


def _twos(unit: Unit) -> frozenset[str]:
    counted, named = _counted_two(unit), _duals(unit.folded)
    return (counted | named) - _TIMES if counted or named else named


def _counted_two(unit: Unit) -> frozenset[str]:
    if not unit.quantities:
        return _NOTHING
    return frozenset(
        count.counted
        for count, slot in zip(unit.quantities, unit.slots, strict=True)
        if count.kind == "cardinal" and count.counted and slot is None
        if count.low == count.high == _TWO
    )


@lru_cache(maxsize=16384)
def _duals(words: tuple[str, ...]) -> frozenset[str]:
    """The nouns of which the words tell two; none of which they tell one of the two."""
    found = set()
    for before, word in zip(("", *words), words, strict=False):
        if before in _ONE_OF:
            continue
        bare = word.removeprefix("و")
        bare = "ا" + bare[1:] if bare.startswith("لل") else bare.removeprefix("ب")
        noun = DUALS.get(bare[2:]) if bare.startswith("ال") else DUALS.get(bare)
        if noun is None and bare.endswith(("تي", "تا")):
            noun = CONSTRUCT_DUALS.get(bare)
        if noun is not None:
            found.add(noun)
    return frozenset(found)


def _bare(unit: Unit, noun: str) -> int | None:
    """Where among its words a unit has `noun` without article and number; None where it counts it,
    too, or has it only in construct with a definite noun (ناقلة النفط).
    """
    forms = {clitic + noun for clitic in _CLITICS} | {noun + "ا"}
    if forms.isdisjoint(unit.folded):
        return None
    base = stem(noun)
    if any(q.counted is not None and stem(q.counted) == base for q in unit.quantities):
        return None
    for index, word in enumerate(unit.folded):
        if word not in forms:
            continue
        before = unit.folded[index - 1] if index else ""
        behind = unit.folded[index + 1] if index + 1 < len(unit.folded) else ""
        counted = before[-1:].isdigit() or (before and _is_numeral(before))
        if before not in _NOT_ONE and not counted and not behind.startswith("ال"):
            return index
    return None


def _is_numeral(word: str) -> bool:
    """Whether a folded word counts what follows; a day of the week (الاثنين) does not."""
    return word not in WEEKDAYS and numeral(word) is not None
