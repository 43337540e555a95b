"""Counts as they were first known: at least six, where most have at least eleven; tolls, which only
grow, also without a bound; the injured as long as nobody was dead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summarizer.articles import published_moment
from summarizer.quantities import Quantity
from summarizer.slots import Fate, fates_in
from summarizer.story import Story, Unit

MIN_SHARED = 2
"""Meanings that the leads of two reports of one happening share, the place left out."""

_ON = frozenset({"weekday", "date"})
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


def before_deaths(story: Story) -> frozenset[int]:
    """The units that count the injured of what killed, in articles that know of no death: whose
    lead tells of injured, as leads of others tell of killed, in one place and of one happening.
    """
    leads: dict[int, list[Unit]] = defaultdict(list)
    fates: dict[int, set[Fate]] = defaultdict(set)
    for unit in story.units:
        fates[unit.article] |= fates_in(unit.folded)
        if not unit.heading and all(unit.sentence == one.sentence for one in leads[unit.article]):
            leads[unit.article].append(unit)
    deadly = [article for article, units in leads.items() if _tells_of(units, "killed")]
    first = {
        article
        for article, units in leads.items()
        if "killed" not in fates[article] and _tells_of(units, "injured")
        if any(
            _of_one_happening(units, leads[other]) and not _later(story, article, other)
            for other in deadly
        )
    }
    return frozenset(
        number
        for number, unit in enumerate(story.units)
        if unit.article in first and "injured" in unit.slots
    )


def _tells_of(units: Sequence[Unit], fate: Fate) -> bool:
    return any(fate in fates_in(unit.folded) for unit in units)


def _later(story: Story, article: int, other: int) -> bool:
    """Whether the article is known to be written after the other one."""
    mine, theirs = (
        published_moment(story.articles[i].clean.article.published_at) for i in (article, other)
    )
    return mine is not None and theirs is not None and mine > theirs


def _of_one_happening(some: Sequence[Unit], others: Sequence[Unit]) -> bool:
    """Whether units have a place and `MIN_SHARED` meanings more in common that are neither place
    nor figure, and no other day."""
    mine, theirs = ({t.key for unit in units for t in unit.tokens} for units in (some, others))
    days, other_days = (
        {q.normalised for unit in units for q in unit.quantities if q.kind in _ON}
        for units in (some, others)
    )
    if days and other_days and days.isdisjoint(other_days):
        return False
    shared = mine & theirs
    things = [key for key in shared if key[0] not in "#~"]
    return any(key[0] == "~" for key in shared) and len(things) >= MIN_SHARED


def _is_toll(story: Story, number: int, figure: Quantity) -> bool:
    unit = story.units[number]
    return unit.slots[unit.quantities.index(figure)] in _TOLLS
