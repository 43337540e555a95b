"""Links between values put together: which of them are rivals in one slot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)

MIN_LINKED = 0.34
"""Share (0..1) of a group's values that a further value must be linked with."""


def group_links(
    links: Sequence[tuple[Node, Node, float]],
    value_of: Callable[[Node], Hashable],
    apart: Callable[[Sequence[Node], Sequence[Node]], bool],
) -> list[tuple[Node, ...]]:
    """The nodes that links join, in groups of values most of which are linked with each other.

    A link that leads from one event to the next would join both: so a group begins with the two
    values of the strongest link, and grows by values linked with at least `MIN_LINKED` of it.
    `links` carry their strength (> 0).
    `apart` tells of the nodes of two values that they never belong together. Nodes that no group
    takes are left out; empty without links.
    """
    found: list[tuple[Node, ...]] = []
    for nodes, inside in _components(links):
        holders: dict[Hashable, list[Node]] = defaultdict(list)
        for node in nodes:
            holders[value_of(node)].append(node)
        edges: dict[frozenset[Hashable], float] = {}
        for one, other, strength in inside:
            edge = frozenset((value_of(one), value_of(other)))
            edges[edge] = max(strength, edges.get(edge, 0.0))
        known: dict[frozenset[Hashable], bool] = {}
        for edge in edges:
            if len(edge) == 2:
                known[edge] = apart(*(holders[value] for value in edge))
        allowed = {edge: strength for edge, strength in edges.items() if not known.get(edge, True)}
        values = list(holders)
        while allowed:
            group = _grown(values, allowed, holders, apart, known)
            found.append(tuple(node for value in group for node in holders[value]))
            allowed = {edge: s for edge, s in allowed.items() if edge.isdisjoint(group)}
            values = [value for value in values if value not in group]
    return found


def _grown(
    values: Sequence[Hashable],
    edges: dict[frozenset[Hashable], float],
    holders: Mapping[Hashable, Sequence[Node]],
    apart: Callable[[Sequence[Node], Sequence[Node]], bool],
    known: dict[frozenset[Hashable], bool],
) -> list[Hashable]:
    start = max(edges, key=edges.__getitem__)
    group = [value for value in values if value in start]
    while True:
        best: tuple[float, Hashable] | None = None
        for value in values:
            strengths = [edges.get(frozenset((value, member)), 0.0) for member in group]
            linked = sum(strength > 0 for strength in strengths)
            if value in group or linked < MIN_LINKED * len(group):
                continue
            if best is not None and sum(strengths) <= best[0]:
                continue
            for member in group:
                if frozenset((value, member)) not in known:
                    parted = apart(holders[value], holders[member])
                    known[frozenset((value, member))] = parted
            if not any(known[frozenset((value, member))] for member in group):
                best = (sum(strengths), value)
        if best is None:
            return group
        group.append(best[1])


def _components(
    links: Sequence[tuple[Node, Node, float]],
) -> list[tuple[list[Node], list[tuple[Node, Node, float]]]]:
    """The nodes that links join, however far, with the links among them."""
    root: dict[Node, Node] = {}

    def find(node: Node) -> Node:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for one, other, _ in links:
        a, b = (find(root.setdefault(node, node)) for node in (one, other))
        root[a] = b
    nodes: dict[Node, list[Node]] = defaultdict(list)
    inside: dict[Node, list[tuple[Node, Node, float]]] = defaultdict(list)
    for node in root:
        nodes[find(node)].append(node)
    for link in links:
        inside[find(link[0])].append(link)
    return [(nodes[top], inside[top]) for top in nodes]
