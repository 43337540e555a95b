"""Values that time has overtaken: which units give an older one, which the newest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from summarizer.articles import Conflict
from summarizer.merged import Merged
from summarizer.outgrown import before_deaths, outgrown
from summarizer.restated import values_restated

STALE_WORTH = 0.1
"""Share (0..1) of its worth that a passage keeps which gives an older value."""

LATEST_WORTH = 1.8
"""What the worth of one is multiplied by that gives the newest value of what has changed."""

_Span = tuple[str, int, int]


class Standing:
    """How the units of a story stand among the values of its conflicts.

    `values` gives (conflict id, value) for each unit that gives values; `salience` is that of each
    cluster, where a count that has outgrown another one takes its place.
    """

    def __init__(self, merged: Merged) -> None:
        at = _units_by_span(merged)
        restated = values_restated(merged, range(len(merged.story.units)))
        self.values = _values_of_units(merged, at, restated)
        stale, self._latest = _moved_on(merged, at, restated)
        salience = list(merged.salience.of_cluster)
        passed = _outgrown(merged, at)
        for number, higher in passed.items():
            for unit in higher:
                mine, theirs = merged.cluster_of[unit], merged.cluster_of[number]
                salience[mine] = max(salience[mine], salience[theirs])
        self._stale = stale | passed.keys() | before_deaths(merged.story)
        self.salience = tuple(salience)

    def is_stale(self, units: Iterable[int]) -> bool:
        """Whether one of the units gives a value that has been overtaken."""
        return not self._stale.isdisjoint(units)

    def factor(self, units: Iterable[int]) -> float:
        """What the worth of the units is multiplied by: less than 1 where they are overtaken, more
        where they give the newest value of what has changed.
        """
        if not self._stale.isdisjoint(units):
            return STALE_WORTH
        return 1.0 if self._latest.isdisjoint(units) else LATEST_WORTH


def _values_of_units(
    merged: Merged, at: dict[_Span, int], restated: Sequence[tuple[int, Conflict, str]]
) -> dict[int, set[tuple[str, str]]]:
    """For each unit that gives values of conflicts: (conflict id, value)."""
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for conflict in merged.conflicts:
        for unit, value in _values_given(at, conflict):
            found[unit].add((conflict.id, value))
    for unit, conflict, value in restated:
        found[unit].add((conflict.id, value))
    return found


def _moved_on(
    merged: Merged, at: dict[_Span, int], restated: Sequence[tuple[int, Conflict, str]]
) -> tuple[frozenset[int], frozenset[int]]:
    """Units that give an older value where a newer one holds (`restated` ones too), and units that
    give the newest. Where outlets contradict each other, who wrote last is not more right.
    """
    old: set[int] = set()
    new: set[int] = set()
    for conflict in merged.conflicts:
        if conflict.kind == "update" and conflict.latest is not None:
            for unit, value in _values_given(at, conflict):
                (new if value == conflict.latest else old).add(unit)
    for unit, conflict, value in restated:
        if conflict.latest is not None and value != conflict.latest:
            old.add(unit)
    return frozenset(old), frozenset(new - old)


def _outgrown(merged: Merged, at: dict[_Span, int]) -> dict[int, frozenset[int]]:
    found: dict[int, frozenset[int]] = {}
    for conflict in merged.conflicts:
        if conflict.kind == "contradiction":
            found.update(outgrown(merged.story, _values_given(at, conflict)))
    return found


def _units_by_span(merged: Merged) -> dict[_Span, int]:
    story = merged.story
    return {
        (story.articles[unit.article].id, unit.start, unit.end): index
        for index, unit in enumerate(story.units)
    }


def _values_given(at: dict[_Span, int], conflict: Conflict) -> list[tuple[int, str]]:
    """(unit, value) wherever the story gives a value of the conflict."""
    return [
        (at[member.article_id, member.start, member.end], value.normalised)
        for value in conflict.values
        for member in value.members
    ]
