"""Average linkage over a large set, where not every two units have been compared.

Clusters grow as in a small set (Sokal and Michener 1958), the closest two first, while their mean
similarity is enough. Only what candidates have linked is ever merged, and a mean between many
articles is taken over some of them, spread evenly, so that no step grows with the clusters.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from summarizer.story import Story

SPREAD = 12
"""Articles of each cluster over whose pairs the mean is taken; all where there are fewer."""

_Parts = dict[int, list[int]]
"""The units of a cluster by their articles."""

Likeness = Callable[[int, int], float | None]
"""The similarity (0..1) of two units; None where they must not meet in a cluster."""


def link_clusters(
    story: Story,
    links: Mapping[tuple[int, int], float],
    apart: Sequence[tuple[int, int]],
    likeness: Likeness,
    threshold: float,
    grown: float,
) -> list[list[int]]:
    """A partition of the story's `firsts`, each group sorted, in the order of their first units.

    `links` are similarities (0..1) of pairs that may meet, `apart` pairs that must not. Two
    clusters merge while their mean similarity is at least `threshold`, where each comes from one
    article, or `grown`; the mean is over pairs of articles, by the nearest units of each pair.
    """
    return _Linkage(story, links, apart, likeness, threshold, grown).run()


class _Linkage:
    """The clusters as they grow; a merged cluster gets a new number."""

    def __init__(
        self,
        story: Story,
        links: Mapping[tuple[int, int], float],
        apart: Sequence[tuple[int, int]],
        likeness: Likeness,
        threshold: float,
        grown: float,
    ) -> None:
        self._likeness = likeness
        self._threshold = threshold
        self._grown = grown
        self._fresh = len(story.units)
        self._units: dict[int, list[int]] = {}
        self._parts: dict[int, _Parts] = {}
        for first in story.firsts:
            self._units[first] = [first]
            articles = sorted({story.units[i].article for i in story.alike(first)})
            self._parts[first] = {article: [first] for article in articles}
        self._near: dict[int, dict[int, float]] = defaultdict(dict)
        self._barred: dict[int, set[int]] = defaultdict(set)
        for a, b in apart:
            self._barred[a].add(b)
            self._barred[b].add(a)
        # The mean, or what it is at most, negative; the two clusters; whether it is the mean.
        self._heap: list[tuple[float, int, int, bool]] = []
        for (a, b), similarity in links.items():
            if similarity >= min(threshold, grown):
                self._near[a][b] = self._near[b][a] = similarity
                if similarity >= self._needed(a, b):
                    self._heap.append((-similarity, a, b, True))
        heapq.heapify(self._heap)

    def run(self) -> list[list[int]]:
        """Merges until nothing is close enough."""
        while self._heap:
            _, a, b, exact = heapq.heappop(self._heap)
            if a not in self._units or b not in self._units or b in self._barred[a]:
                continue
            if exact:
                self._merge(a, b)
                continue
            mean = self._mean(a, b)
            if mean is None:
                self._barred[a].add(b)
                self._barred[b].add(a)
            elif mean >= self._needed(a, b):
                heapq.heappush(self._heap, (-mean, a, b, True))
        return sorted(sorted(units) for units in self._units.values())

    def _needed(self, a: int, b: int) -> float:
        mine, theirs = self._parts[a], self._parts[b]
        return self._threshold if len(mine) == len(theirs) == 1 else self._grown

    def _merge(self, a: int, b: int) -> None:
        fresh, self._fresh = self._fresh, self._fresh + 1
        if len(self._units[a]) < len(self._units[b]):
            a, b = b, a
        self._units[fresh] = self._units.pop(a)
        self._units[fresh].extend(self._units.pop(b))
        parts = self._parts[fresh] = self._parts.pop(a)
        for article, units in self._parts.pop(b).items():
            parts.setdefault(article, [])
            parts[article] = parts[article] + units
        near = self._near.pop(a, {})
        for other, similarity in self._near.pop(b, {}).items():
            near[other] = max(similarity, near.get(other, 0.0))
        near = {other: value for other, value in near.items() if other in self._units}
        self._near[fresh] = near
        blocked = self._barred.pop(a, set()) | self._barred.pop(b, set())
        blocked = {other for other in blocked if other in self._units}
        self._barred[fresh] = blocked
        for other in blocked:
            self._barred[other].add(fresh)
        for other, nearest in near.items():
            of_other = self._near[other]
            of_other.pop(a, None)
            of_other.pop(b, None)
            of_other[fresh] = nearest
            # A mean is no more than its greatest value.
            if nearest >= self._needed(fresh, other) and other not in blocked:
                heapq.heappush(self._heap, (-nearest, other, fresh, False))

    def _mean(self, a: int, b: int) -> float | None:
        """None where two of the units looked at must not meet."""
        mine, theirs = self._parts[a], self._parts[b]
        couples: dict[tuple[int, int], float] = {}
        known: dict[tuple[int, int], float] = {}
        for x in _spread(mine):
            for y in _spread(theirs):
                best = 0.0
                for one in mine[x]:
                    for other in theirs[y]:
                        pair = (one, other) if one < other else (other, one)
                        if pair not in known:
                            value = self._likeness(*pair)
                            if value is None:
                                return None
                            known[pair] = value
                        best = max(best, known[pair])
                couple = (x, y) if x < y else (y, x)
                couples[couple] = max(best, couples.get(couple, 0.0))
        return sum(couples.values()) / len(couples)


def _spread(parts: _Parts) -> Sequence[int]:
    """Up to `SPREAD` of a cluster's articles, evenly over their order."""
    articles = list(parts)
    if len(articles) <= SPREAD:
        return articles
    return [articles[i * len(articles) // SPREAD] for i in range(SPREAD)]
