"""Tolls that the same spans tell: where one of them has grown, the other has."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.over_time import FATES, OverTime, Said, may_grow


def with_same_spans(
    tolls: Sequence[Sequence[Sequence[Said]]], times: Sequence[OverTime]
) -> list[OverTime]:
    """`times` of `tolls`, where a toll that only contradicts is an update, too, if its spans tell
    another toll that is one (6 قتلى و35 جريحا، 11 قتيلا و41 جريحا): what is told with the newest
    of that is the newest here, and every other value is told with an older one.
    """
    found = list(times)
    grown = [
        (_spans(some), latest, values)
        for values, (kind, latest) in zip(tolls, times, strict=True)
        for some in values
        if kind == "update" and latest == some[0].normalised and some[0].measure in FATES
    ]
    for index, (values, (kind, _)) in enumerate(zip(tolls, times, strict=True)):
        if kind != "contradiction" or not all(some[0].measure in FATES for some in values):
            continue
        for newest, latest, others in grown:
            older = {u for some in others if some[0].normalised != latest for u in _spans(some)}
            here = [some for some in values if not newest.isdisjoint(_spans(some))]
            rest = [some for some in values if some not in here]
            if len(here) != 1 or not older.isdisjoint(_spans(here[0])):
                continue
            if all(
                not older.isdisjoint(_spans(some)) and may_grow(some[0], here[0][0])
                for some in rest
            ):
                found[index] = ("update", here[0][0].normalised)
    return found


def _spans(some: Sequence[Said]) -> set[int]:
    return {told.unit for told in some}
