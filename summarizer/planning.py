"""Which statements go into which pass of the model.

The checkpoint writes one or two sentences a pass, so a longer summary is several passes over
different content. The story's salient statements, in the order in which it tells them, are parted
into as many runs of equal salience as passes are wanted.
"""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.arabic import tidy
from summarizer.articles import Length
from summarizer.merged import Merged

PASSES: dict[Length, int] = {"headline": 1, "brief": 1, "standard": 3, "long": 6}
"""Passes of the model by length; a set with fewer statements takes fewer."""

MIN_SALIENCE = 0.15
"""Salience (0..1) below which a statement is not put before the model: what one text alone says at
its end."""


@dataclass(frozen=True, slots=True)
class Group:
    """The content of one pass: clusters (indexes), their heads' texts, and what each is worth."""

    clusters: tuple[int, ...]
    texts: tuple[str, ...]
    priority: tuple[float, ...]


def plan_groups(merged: Merged, length: Length) -> list[Group]:
    """The groups in reading order, none empty; a story without statements has none."""
    story, salience = merged.story, merged.salience.of_cluster
    salient = [
        i
        for i, one in enumerate(merged.clusters)
        if salience[i] >= MIN_SALIENCE and not story.units[one.head].heading
    ]

    def place(index: int) -> float:
        members = merged.clusters[index].members
        return sum(story.units[m].position for m in members) / len(members)

    ordered = sorted(salient, key=lambda i: (place(i), i))
    total = sum(salience[i] for i in ordered)
    groups: list[list[int]] = [[] for _ in range(PASSES[length])]
    before = 0.0
    for index in ordered:
        middle = before + salience[index] / 2
        groups[min(len(groups) - 1, int(len(groups) * middle / total))].append(index)
        before += salience[index]
    return [_group(merged, members) for members in groups if members]


def _group(merged: Merged, members: list[int]) -> Group:
    heads = [merged.story.units[merged.clusters[i].head] for i in members]
    return Group(
        tuple(members),
        tuple(tidy(unit.text[unit.lead :]) for unit in heads),
        tuple(merged.salience.of_cluster[i] for i in members),
    )
