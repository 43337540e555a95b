"""Which units are worth comparing with one, where a set is too large to compare all with all.

An inverted index is read from the rarest term on (as prefix filters do: Bayardo, Ma and Srikant
2007, "Scaling up all pairs similarity search"), and no further than a budget of postings, so that
the work for one unit does not grow with the set.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

MAX_POSTINGS = 2000
"""Postings read for one unit. In made sets of 200 articles of four stories a unit of 20 terms has
1,100 in all; a set must be several times as large before one is left unread."""


class TermIndex:
    """The units that hold each term. `weighted[i]` are the terms of unit `i` with their weights
    (0..1); `units` are those to be found.
    """

    def __init__(
        self, weighted: Sequence[Mapping[str, float]], units: Iterable[int], budget: int
    ) -> None:
        self._weighted = weighted
        self._budget = budget
        self._holders: dict[str, list[int]] = defaultdict(list)
        for index in units:
            for term in weighted[index]:
                self._holders[term].append(index)

    def near(self, unit: int) -> tuple[dict[int, float], bool]:
        """The units that share terms with `unit`, itself too, with the weight that they share as
        far as it was read, and whether all of it was.

        Of a term that more units hold than the budget still has room for, every n-th is read.
        """
        terms = self._weighted[unit]
        order = sorted(terms, key=lambda term: (len(self._holders.get(term, ())), term))
        shared: dict[int, float] = defaultdict(float)
        left, whole = self._budget, True
        for term in order:
            holders = self._holders.get(term, [])
            if len(holders) > left:
                whole = False
                if left <= 0:
                    break
                stride = -(-len(holders) // left)
                holders = holders[unit % stride :: stride]
            left -= len(holders)
            weight = terms[term]
            for other in holders:
                shared[other] += min(weight, self._weighted[other][term])
        return shared, whole


def shared_weight(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The weight of the terms that both have, of each the smaller."""
    if len(other) < len(one):
        one, other = other, one
    return sum(min(weight, other[term]) for term, weight in one.items() if term in other)
