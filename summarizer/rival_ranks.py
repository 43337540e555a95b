"""Ranks since one day that cannot both be true: the second paramedic killed since the first of May,
and the third."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.arabic import fold_words
from summarizer.quantities import Quantity, compatible
from summarizer.slots import same_noun
from summarizer.statements import Pair
from summarizer.story import Story, Unit
from summarizer.transliteration import distance

_SINCE = frozenset(fold_words("منذ"))

MAX_SINCE = 3
"""Words before a date among which منذ stands (منذ مظاهرات 30 مارس)."""

MAX_NAME_WORDS = 2
"""Content words before a rank that are no more than the name of who has it."""

MIN_NAME = 3
"""Letters of a name that may be spelt in two ways."""

MAX_BEHIND = 4
"""Content words behind a rank among which that stands by which is ranked."""


def rival_ranks(story: Story, pair: Pair) -> Iterator[tuple[int, int]]:
    """The ranks of a pair's units, as indexes into each one's quantities, that give one thing told
    by the same verb another place in the count since one date.
    """
    a, b = story.units[pair.a], story.units[pair.b]
    ranks, others = _ranks(a), _ranks(b)
    if not ranks or not others or not _since_one_day(a, b):
        return
    for i in ranks:
        for j in others:
            mine, theirs = a.quantities[i], b.quantities[j]
            if mine.low == theirs.low or _ranked_by(a, mine).isdisjoint(_ranked_by(b, theirs)):
                continue
            if _of_one(a, mine, b, theirs):
                yield i, j


def rank_others(a: Unit, i: int, b: Unit, j: int) -> bool:
    """Whether figure `i` of `a` and figure `j` of `b` are ranks of two that are named."""
    if i not in _ranks(a) or j not in _ranks(b):
        return False
    named, other = _named(a, a.quantities[i]), _named(b, b.quantities[j])
    return bool(named and other) and not _alike(named, other)


def _ranks(unit: Unit) -> list[int]:
    """The ordinals in words before what they rank (ثالث هجوم)."""
    return [
        index
        for index, figure in enumerate(unit.quantities)
        if figure.kind == "ordinal" and figure.counted
        if not figure.text.startswith("ال") and not figure.text[0].isdigit()
    ]


def _since_one_day(a: Unit, b: Unit) -> bool:
    return any(compatible(one, other) for one in _starts(a) for other in _starts(b))


def _starts(unit: Unit) -> list[Quantity]:
    """The dates since which the unit counts."""
    return [
        figure
        for figure in unit.quantities
        if figure.kind == "date"
        and not _SINCE.isdisjoint(fold_words(unit.text[: figure.start - unit.start])[-MAX_SINCE:])
    ]


def _of_one(a: Unit, mine: Quantity, b: Unit, theirs: Quantity) -> bool:
    """Whether one and the same is ranked: it is named before both ranks, in whatever spelling, or
    not before both and the nouns are the same (هذا ثالث هجوم).
    """
    named, other = _named(a, mine), _named(b, theirs)
    if not named or not other:
        return same_noun(mine.counted or "", theirs.counted or "")
    return _alike(named, other)


def _named(unit: Unit, rank: Quantity) -> set[str]:
    """The terms of who or what is ranked, where little else stands before the rank."""
    frame = unit.attribution.frame_end
    before = [t for t in unit.tokens if frame <= t.start and t.end <= rank.start]
    return {t.term for t in before} if len(before) <= MAX_NAME_WORDS else set()


def _alike(named: set[str], other: set[str]) -> bool:
    return any(
        one == two or (min(len(one), len(two)) >= MIN_NAME and distance(one, two) <= 1)
        for one in named
        for two in other
    )


def _ranked_by(unit: Unit, rank: Quantity) -> set[str]:
    """The concepts of what happens behind the rank."""
    behind = [token.key for token in unit.tokens if token.start >= rank.end][:MAX_BEHIND]
    return {key for key in behind if key[0] == "@"}
