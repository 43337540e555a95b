"""Who gives a value of a conflict: those that the conflict lists and, where a value has moved on,
what tells their statement with the same figure in other words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summarizer.articles import Conflict
from summarizer.merged import Merged

_Span = tuple[str, int, int]

MAX_MEMBERS = 50
"""Members of a statement that are looked at."""


def values_restated(merged: Merged, units: Sequence[int]) -> list[tuple[int, Conflict, str]]:
    """(unit, conflict, normalised value) for each of `units` that gives the figure of an update
    which only another member of its statement is listed with; in order.
    """
    listed = _listed(merged)
    found: list[tuple[int, Conflict, str]] = []
    for number in units if listed else ():
        figures = {figure.normalised for figure in merged.story.units[number].quantities}
        if not figures:
            continue
        own = {conflict.id for conflict, _ in listed[_span(merged, number)]}
        given: dict[tuple[str, str], Conflict] = {}
        for member in merged.clusters[merged.cluster_of[number]].members[:MAX_MEMBERS]:
            for conflict, value in listed[_span(merged, member)]:
                if conflict.id not in own and value in figures:
                    given[conflict.id, value] = conflict
        found.extend((number, conflict, value) for (_, value), conflict in given.items())
    return found


def _listed(merged: Merged) -> dict[_Span, list[tuple[Conflict, str]]]:
    """The updates and values with which each span is listed; empty where there are no updates."""
    found: dict[_Span, list[tuple[Conflict, str]]] = defaultdict(list)
    for conflict in merged.conflicts:
        for value in conflict.values if conflict.kind == "update" else ():
            for member in value.members:
                span = member.article_id, member.start, member.end
                found[span].append((conflict, value.normalised))
    return found


def _span(merged: Merged, number: int) -> _Span:
    unit = merged.story.units[number]
    return merged.story.articles[unit.article].id, unit.start, unit.end
