"""The merged story: what every way to write a summary, and every report, starts from."""

from __future__ import annotations

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
    units' likenesses from `PipelineConfig.same_slot` on.
    """

    story: Story
    copies: Copies
    pairs: Mapping[tuple[int, int], Pair]
    clusters: tuple[Cluster, ...]
    cluster_of: tuple[int, ...]
    ids: tuple[str, ...]
    salience: Salience
    conflicts: tuple[Conflict, ...]

    def told_by(self, units: tuple[int, ...]) -> list[int]:
        """Indexes of the clusters that hold one of `units`, without repeats, in their order."""
        return list(dict.fromkeys(self.cluster_of[unit] for unit in units))
