"""Who gives a value of a conflict: those that the conflict lists and, where a value has moved on,
what tells their statement with the same figure in other words.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.articles import Conflict, ConflictValue
from summarizer.merged import Merged

MAX_MEMBERS = 50
"""Members of a statement that are looked at."""


def values_restated(merged: Merged, units: Sequence[int]) -> list[tuple[int, Conflict, str]]:
    """(unit, conflict, normalised value) for each of `units` that gives the figure of an update
    which only another member of its statement is listed with; in order.
    """
    story = merged.story
    updates = [conflict for conflict in merged.conflicts if conflict.kind == "update"]
    found: list[tuple[int, Conflict, str]] = []
    for number in units if updates else ():
        figures = {figure.normalised for figure in story.units[number].quantities}
        if not figures:
            continue
        spans = _other_spans(merged, number)
        for conflict in updates if spans else ():
            given = [value for value in conflict.values if value.normalised in figures]
            if any(_is_listed(merged, value, number) for value in conflict.values):
                continue
            for value in given:
                if any((m.article_id, m.start, m.end) in spans for m in value.members):
                    found.append((number, conflict, value.normalised))
    return found


def _other_spans(merged: Merged, number: int) -> set[tuple[str, int, int]]:
    members = merged.clusters[merged.cluster_of[number]].members[:MAX_MEMBERS]
    return {_span(merged, member) for member in members if member != number}


def _is_listed(merged: Merged, value: ConflictValue, number: int) -> bool:
    own = _span(merged, number)
    return any((m.article_id, m.start, m.end) == own for m in value.members)


def _span(merged: Merged, number: int) -> tuple[str, int, int]:
    unit = merged.story.units[number]
    return merged.story.articles[unit.article].id, unit.start, unit.end
