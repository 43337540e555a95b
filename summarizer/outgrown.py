"""Counts as they were first known: at least six, where most have at least eleven; tolls, which only
grow, also without a bound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summarizer.quantities import Quantity
from summarizer.story import Story

_FLOORS = frozenset({"at_least", "more_than"})
_TOLLS = frozenset({"killed", "injured"})


def outgrown(story: Story, given: Sequence[tuple[int, str]]) -> dict[int, frozenset[int]]:
    """Of the units that give values of one count, those that give a floor or a toll where more
    articles give a higher one, each with the units that do. `given` are (unit, normalised value).
    """
    figures: dict[str, dict[int, Quantity]] = defaultdict(dict)
    for number, value in given:
        for figure in story.units[number].quantities:
            if figure.normalised == value:
                figures[value].setdefault(number, figure)
    articles = {
        value: {story.units[number].article for number in by_unit}
        for value, by_unit in figures.items()
    }
    found: dict[int, frozenset[int]] = {}
    for value, by_unit in figures.items():
        for number, figure in by_unit.items():
            higher = frozenset(
                unit
                for other, rivals in figures.items()
                for unit, rival in rivals.items()
                if len(articles[other]) > len(articles[value]) and rival.low > figure.low
            )
            if higher and (figure.bound in _FLOORS or _is_toll(story, number, figure)):
                found[number] = higher
    return found


def _is_toll(story: Story, number: int, figure: Quantity) -> bool:
    unit = story.units[number]
    return unit.slots[unit.quantities.index(figure)] in _TOLLS
