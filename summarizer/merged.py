"""The merged story: what every way to write a summary, and every report, starts from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from summarizer.articles import Conflict
from summarizer.copies import Copies
from summarizer.salience import Salience
from summarizer.statements import Cluster, Pair
from summarizer.story import Story


@dataclass(frozen=True, slots=True)
class Merged:
    """A story with its copies, statements and conflicts, and what matters in it.

    `clusters` partition the story's units; `ids[i]` and `salience.of_cluster[i]` belong to
    `clusters[i]`, `cluster_of[u]` is the index of the cluster that holds unit `u`. `pairs` are the
    units' likenesses from `PipelineConfig.same_toll` on, in a large story those found among its
    `firsts`.
    """

    story: Story
    copies: Copies
    pairs: Mapping[tuple[int, int], Pair]
    clusters: tuple[Cluster, ...]
    cluster_of: tuple[int, ...]
    ids: tuple[str, ...]
    salience: Salience
    conflicts: tuple[Conflict, ...]

    def likeness(self, unit: int, member: int) -> float:
        """The similarity (0..1) of a unit to another one of its cluster, 0 where the two were not
        found alike. Of a large story, where they were not compared, that of `member` to the head.
        """
        a, b = sorted((self.story.first(unit), self.story.first(member)))
        pair = self.pairs.get((a, b))
        if pair is not None:
            return pair.similarity
        if self.story.twins is None:
            return 0.0
        if a == b:
            return 1.0
        cluster = self.clusters[self.cluster_of[member]]
        return cluster.similarity[bisect_left(cluster.members, member)]

    def told_by(self, units: tuple[int, ...]) -> list[int]:
        """Indexes of the clusters that hold one of `units`, without repeats, in their order."""
        return list(dict.fromkeys(self.cluster_of[unit] for unit in units))
