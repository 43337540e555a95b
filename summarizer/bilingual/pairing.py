"""Which sentences of a translation stand for which of its text (Gale and Church 1993, "A Program
for Aligning Sentences in Bilingual Corpora"): by their lengths alone, in order, nothing left over.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

MOST = 3
"""Sentences of one side that one of the other side may stand for."""

JOINT_COST = 0.6
"""What each further sentence of a pair costs, beside the distance of the lengths (natural log of
their ratio): one sentence for one is the rule."""


def pair_sentences(given: Sequence[int], made: Sequence[int]) -> list[tuple[range, range]]:
    """The pairs of runs of sentences, in order, that together are all of both sides; `given` and
    `made` are the lengths (> 0) of the sentences in characters. Each run has 1 to `MOST` sentences,
    and one of the two has one. Empty where that is not possible: where one side is empty, or has
    more than `MOST` times the sentences of the other.
    """
    if not given or not made:
        return []
    ratio = sum(made) / sum(given)
    beads = [(1, n) for n in range(1, MOST + 1)] + [(n, 1) for n in range(2, MOST + 1)]
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(1, len(given) + 1):
        for j in range(1, len(made) + 1):
            ways = []
            for a, b in beads:
                before = best.get((i - a, j - b)) if i >= a and j >= b else None
                if before is not None:
                    expected = ratio * sum(given[i - a : i])
                    apart = abs(math.log(sum(made[j - b : j]) / expected))
                    ways.append((before[0] + apart + JOINT_COST * (a + b - 2), (a, b)))
            if ways:
                best[i, j] = min(ways)
    found: list[tuple[range, range]] = []
    i, j = len(given), len(made)
    while (i, j) != (0, 0):
        if (i, j) not in best:
            return []
        a, b = best[i, j][1]
        found.append((range(i - a, i), range(j - b, j)))
        i, j = i - a, j - b
    return found[::-1]
