"""Counts of which a unit says that one is part of the other (43 قتيلا بينهم 16 مدنيا): told apart,
they read as two events.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from summarizer.arabic import fold_words
from summarizer.story import Story, Unit

_AMONG = frozenset(fold_words("بينهم بينها بينهن منهم منها ضمنهم ضمنها"))
_COUNTED = frozenset({"killed", "injured", "detained"})

Count = tuple[str, str]
"""A fate and a normalised figure."""


def parts_of_wholes(story: Story) -> frozenset[tuple[Count, Count]]:
    """(whole, part) for each pair of counts of one fate that a unit tells so."""
    return frozenset(pair for unit in story.units for pair in _pairs(unit))


def tells_part(unit: Unit, whole: Count, part: Count) -> bool:
    """Whether the unit says that `part` is part of `whole`."""
    return (whole, part) in _pairs(unit)


def _pairs(unit: Unit) -> list[tuple[Count, Count]]:
    if len(unit.quantities) < 2 or _AMONG.isdisjoint(unit.folded):
        return []
    found: list[tuple[Count, Count]] = []
    for at, (whole, part) in enumerate(pairwise(unit.quantities)):
        slot, other = unit.slots[at], unit.slots[at + 1]
        if slot is None or slot not in _COUNTED or other not in ("part", None, slot):
            continue
        between = fold_words(unit.text[whole.end - unit.start : part.start - unit.start])
        if between and between[-1] in _AMONG and part.low < whole.low:
            found.append(((slot, whole.normalised), (slot, part.normalised)))
    return found


def counts_of(units: Sequence[Unit]) -> frozenset[Count]:
    """All counts of a fate that the units give."""
    return frozenset(
        (slot, figure.normalised)
        for unit in units
        for figure, slot in zip(unit.quantities, unit.slots, strict=True)
        if slot in _COUNTED
    )
