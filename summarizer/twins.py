"""Units of a large set that read the same, so that one of them stands for all in comparisons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Twins:
    """`first_of[i]` is the first item that reads as item `i` does, itself where it is the first;
    `groups` maps each first item to all that read the same, itself first, in order.
    """

    first_of: tuple[int, ...]
    groups: Mapping[int, tuple[int, ...]]


def find_twins(contents: Sequence[Hashable]) -> Twins:
    """The twins among items: those whose `contents` are equal. None for none."""
    first: dict[Hashable, int] = {}
    groups: dict[int, list[int]] = defaultdict(list)
    first_of = []
    for index, content in enumerate(contents):
        known = first.setdefault(content, index)
        groups[known].append(index)
        first_of.append(known)
    return Twins(tuple(first_of), {key: tuple(members) for key, members in groups.items()})
