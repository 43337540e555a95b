"""Who gives the value of an update without being listed with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from summarizer.articles import Conflict, ConflictKind, ConflictValue, Span
from summarizer.merged import Merged
from summarizer.reporting import unit_span
from summarizer.restated import values_restated

OLD = "أوقفت الشرطة ثلاثة من أفراد عصابة تهريب الذهب في ميناء الضفة."


def listed(one: Merged, kind: ConflictKind, value: str) -> Merged:
    """The story with a conflict that lists its first unit with `value`, and another value."""
    spans: tuple[Span, ...] = (unit_span(one.story, 0),)
    values = (
        ConflictValue(value, value, "detained", None, spans),
        ConflictValue("5", "5", "detained", None, ()),
    )
    latest = "5" if kind == "update" else None
    return replace(one, conflicts=(Conflict("k1", kind, "figure", ("c1",), latest, values),))


def test_another_member_with_the_older_figure_gives_it_too(
    merged: Callable[..., Merged],
) -> None:
    one = merged(OLD, f"أكد مصدر أن {OLD}")
    one = listed(one, "update", "3")
    assert one.cluster_of[0] == one.cluster_of[1]
    given = values_restated(one, range(len(one.story.units)))
    assert [(unit, conflict.id, value) for unit, conflict, value in given] == [(1, "k1", "3")]


def test_neither_another_figure_nor_a_contradiction_is_restated(
    merged: Callable[..., Merged],
) -> None:
    one = merged(OLD, f"أكد مصدر أن {OLD}")
    assert values_restated(listed(one, "update", "4"), range(2)) == []
    assert values_restated(listed(one, "contradiction", "3"), range(2)) == []
