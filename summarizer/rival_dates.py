"""Dates of one thing that cannot both be true, where whole sentences have little in common: when it
began, in which current month it was, by when it shall be done.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from summarizer.arabic import fold_words
from summarizer.compatibility import Clashes
from summarizer.config import PipelineConfig
from summarizer.polarity import is_negation
from summarizer.quantities import Kind, Quantity
from summarizer.statements import Pair
from summarizer.story import Story, Unit
from summarizer.surroundings import is_generic, says_when

_SINCE = frozenset(fold_words("منذ ومنذ"))
_STARTS = frozenset({"@start", "@break-out"})
_CURRENT = frozenset(fold_words("الجاري الحالي"))
_FRAME = frozenset(
    {
        "@current", "@last-in-time", "@next", "@month", "@year", "@day", "@before", "@after",
        "@evening", "@morning", "@during", "@city", "@country", "@region", "@president", "@first",
        "@last", "مره", "عام",
    }
)  # fmt: skip
"""Meanings that say nothing of which thing a date is told."""

AROUND = (12, 8)
"""Content words before and behind a date among which the thing is named."""

NEAR_START = 5
"""Content words beside a date among which it is told that a thing began."""

MIN_SHARED = 3
"""Words of one thing that the surroundings of its two dates share, places left out; one that says
that it began may be among them."""

MIN_COUNT = 3
"""A count from which on it tells one event from others."""

YEAR_AT = 10000
"""From which on the number of a date (YYYYMMDD) has a year."""


def rival_days(
    story: Story, pair: Pair, clashes: Clashes, config: PipelineConfig
) -> Iterator[tuple[int, int]]:
    """The dates and days of a pair's units, as indexes into each one's quantities, of which one at
    most is true; what `rival_figures` finds may be among them. `clashes` as there.
    """
    a, b = story.units[pair.a], story.units[pair.b]
    if _have(a, b, "date"):
        yield from _dates(story, a, b, clashes)
        yield from _deadlines(a, b)
    if pair.similarity >= config.same_toll and _have(a, b, "weekday"):
        yield from _weekdays(a, b, clashes)


def _dates(story: Story, a: Unit, b: Unit, clashes: Clashes) -> Iterator[tuple[int, int]]:
    """The dates since which a thing goes on, or that are both of the current month. A date that the
    other article tells, too, is that of another thing.
    """
    for i, j in clashes:
        mine, theirs = a.quantities[i], b.quantities[j]
        if mine.kind != "date" or theirs.kind != "date" or "hijri" in (mine.unit, theirs.unit):
            continue
        if _tells(story, b, mine) or _tells(story, a, theirs):
            continue
        shared = _around(a, mine) & _around(b, theirs)
        if _parts(mine) != _parts(theirs) or len(shared) < MIN_SHARED:
            continue
        if (_begins(a, mine) and _begins(b, theirs)) or (
            _is_current(a, mine) and _is_current(b, theirs)
        ):
            yield i, j


def _deadlines(a: Unit, b: Unit) -> Iterator[tuple[int, int]]:
    """The dates by which a thing is to be done, and before which it is not (لن تكتمل قبل)."""
    for i, mine in enumerate(a.quantities):
        for j, theirs in enumerate(b.quantities):
            if mine.kind != "date" or theirs.kind != "date":
                continue
            if _too_late(a, mine, b, theirs) or _too_late(b, theirs, a, mine):
                yield i, j


def _too_late(one: Unit, by: Quantity, other: Unit, after: Quantity) -> bool:
    """Whether what is to be done by the one date is not before the other, which is later."""
    if by.low < YEAR_AT or by.high >= after.low:
        return False
    if not _is_by(one, by) or not _not_before(other, after):
        return False
    return len(_around(one, by) & _around(other, after)) >= MIN_SHARED


def _weekdays(a: Unit, b: Unit, clashes: Clashes) -> Iterator[tuple[int, int]]:
    """The days of the week on which one thing happened that both units tell with the same count of
    the same noun in the same place (سبعة صواريخ); not the day on which it was said.
    """
    held = {token.key for token in b.tokens if token.place is not None}
    if held.isdisjoint(t.key for t in a.tokens if t.place) or not _counted(a) & _counted(b):
        return
    for i, j in clashes:
        mine, theirs = a.quantities[i], b.quantities[j]
        if not mine.kind == theirs.kind == "weekday":
            continue
        if not says_when(a, mine) and not says_when(b, theirs):
            yield i, j


def _counted(unit: Unit) -> set[tuple[str, str]]:
    """The exact counts of a unit, small ones left out, with what they count."""
    counts = {q.start: q for q in unit.quantities if q.kind == "cardinal" and q.bound == "exact"}
    return {
        (figure.key, noun.key)
        for figure, noun in pairwise(unit.tokens)
        if figure.start in counts and counts[figure.start].low >= MIN_COUNT
        if noun.key[0] not in "#~" and not is_generic(noun.term)
    }


def _have(a: Unit, b: Unit, kind: Kind) -> bool:
    return any(q.kind == kind for q in a.quantities) and any(q.kind == kind for q in b.quantities)


def _tells(story: Story, unit: Unit, date: Quantity) -> bool:
    article = story.articles[unit.article]
    return any(q.kind == "date" and q.normalised == date.normalised for q in article.quantities)


def _parts(date: Quantity) -> tuple[bool, bool]:
    """Whether a date gives its month, and its day."""
    low, high = date.low % YEAR_AT, date.high % YEAR_AT
    return low // 100 == high // 100, low == high


def _before(unit: Unit, date: Quantity) -> list[str]:
    return fold_words(unit.text[: date.start - unit.start])


def _begins(unit: Unit, date: Quantity) -> bool:
    """Whether the date is that since which, or on which, a thing goes on."""
    if not _SINCE.isdisjoint(_before(unit, date)[-1:]):
        return True
    before = [t for t in unit.tokens if t.end <= date.start][-NEAR_START:]
    behind = [t for t in unit.tokens if t.start >= date.end][:NEAR_START]
    return any(t.key in _STARTS for t in (*before, *behind))


def _is_current(unit: Unit, date: Quantity) -> bool:
    """Whether it is said of the date's month that it is the current one."""
    behind = fold_words(unit.text[date.end - unit.start :])[:2]
    return date.low < YEAR_AT and not _CURRENT.isdisjoint(behind)


def _is_by(unit: Unit, date: Quantity) -> bool:
    words = _before(unit, date)[-3:]
    return "بحلول" in words or (words[-1:] == ["قبل"] and not _denied(unit, date))


def _not_before(unit: Unit, date: Quantity) -> bool:
    return "قبل" in _before(unit, date)[-2:] and _denied(unit, date)


def _denied(unit: Unit, date: Quantity) -> bool:
    words = _before(unit, date)
    return any(is_negation(words, index) for index in range(len(words)))


def _around(unit: Unit, date: Quantity) -> set[str]:
    before = [t for t in unit.tokens if t.end <= date.start][-AROUND[0] :]
    behind = [t for t in unit.tokens if t.start >= date.end][: AROUND[1]]
    return {
        t.key
        for t in (*before, *behind)
        if t.key[0] not in "#~" and t.key not in _FRAME and not is_generic(t.term)
    }
