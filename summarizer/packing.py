"""The most important texts that fit a model's token budget, in reading order; or all of them, in as
many inputs as that takes.

Whole texts only: what does not fit is left out and named, never cut. Tokens are counted by the
model's own tokenizer on the text as the model will get it, because pieces at the joints differ
from those of the parts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from summarizer.prompts import Prompt

_SAMPLE = "خبر."
"""A text whose cost alone and twice tells what joining two texts costs."""

MAX_TRIED = 64
"""Texts, the most important first, that are tried for the room that longer ones left over."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A model input. `kept` and `left_out` are indexes into the texts given, ascending; together
    they are all of them. `tokens` counts `text`, and is 0 where nothing fits and `text` is "".
    """

    text: str
    kept: tuple[int, ...]
    left_out: tuple[int, ...]
    tokens: int


def pack(
    texts: Sequence[str],
    priority: Sequence[float],
    count_tokens: Callable[[str], int],
    prompt: Prompt,
    budget: int,
) -> Packed:
    """The texts of highest `priority` that fit into `budget` tokens together, in the order given.

    One that does not fit is passed over for less important ones that do; of equal ones the earlier
    goes first. Blank texts are left out. `count_tokens` counts a whole input, end token included.
    Raises ValueError where texts and priorities differ in number.
    """
    if len(texts) != len(priority):
        raise ValueError(f"{len(texts)} texts have {len(priority)} priorities")
    kept: list[int] = []
    laid_out, tokens = "", 0
    for index in sorted(range(len(texts)), key=lambda i: (-priority[i], i)):
        if not texts[index].strip():
            continue
        trial = sorted([*kept, index])
        text = prompt.lay_out([texts[i].strip() for i in trial])
        needed = count_tokens(text)
        if needed <= budget:
            kept, laid_out, tokens = trial, text, needed
    left_out = tuple(sorted(set(range(len(texts))).difference(kept)))
    return Packed(laid_out, tuple(kept), left_out, tokens)


@dataclass(frozen=True, slots=True)
class Part:
    """An input of group `group`; the indexes in `packed` count that group's texts."""

    group: int
    packed: Packed


def spread(
    groups: Sequence[Sequence[str]],
    priorities: Sequence[Sequence[float]],
    count_tokens: Callable[[str], int],
    prompt: Prompt,
    budget: int,
    most: int,
) -> list[Part]:
    """All texts of all groups, in the order given, in inputs of one group each.

    A group that needs more than `budget` tokens gets as many inputs as hold it, about equally full.
    Where that makes more than `most` inputs (>= 1) in all, the texts of lowest priority are left
    out until it does not. Every group has a part, if only one with nothing in it (`text` ""), and
    what is left out stands in the last part of its group. Raises as `pack`.
    """
    frame = count_tokens(prompt.lay_out([""]))
    one, two = (count_tokens(prompt.lay_out([_SAMPLE] * times)) for times in (1, 2))
    joint = two - 2 * one + frame
    costs = [
        [
            max(1, count_tokens(prompt.lay_out([text.strip()])) - frame + joint)
            if text.strip()
            else 0
            for text in texts
        ]
        for texts in groups
    ]
    room = budget - frame + joint
    fitting = [
        (group, index)
        for group, of_group in enumerate(costs)
        for index, cost in enumerate(of_group)
        if 0 < cost <= room
    ]
    fitting.sort(key=lambda at: (-priorities[at[0]][at[1]], at))
    kept = _as_many(costs, fitting, room, most)
    parts = [
        _part(groups, priorities, group, run, count_tokens, prompt, budget)
        for group, run in _runs(costs, kept, room)
    ]
    return _with_all(parts, groups)


def _as_many(
    costs: Sequence[Sequence[int]], fitting: Sequence[tuple[int, int]], room: int, most: int
) -> list[tuple[int, int]]:
    """Those of `fitting` (the most important first) that `most` runs hold: as many of the first as
    can be, then what the room left over takes.
    """
    few, many = 0, len(fitting)
    if len(_runs(costs, fitting, room)) <= most:
        return list(fitting)
    while many - few > 1:
        middle = (few + many) // 2
        if len(_runs(costs, fitting[:middle], room)) <= most:
            few = middle
        else:
            many = middle
    kept = list(fitting[:few])
    for one in fitting[few : few + MAX_TRIED]:
        if len(_runs(costs, [*kept, one], room)) <= most:
            kept.append(one)
    return kept


def _runs(
    costs: Sequence[Sequence[int]], kept: Sequence[tuple[int, int]], room: int
) -> list[tuple[int, list[int]]]:
    """Each group's kept indexes in runs that cost at most `room`, as few as can be, about equally
    dear.
    """
    found = []
    for group, of_group in enumerate(costs):
        indexes = sorted(index for one, index in kept if one == group)
        runs = _filled(of_group, indexes, room)
        total = sum(of_group[index] for index in indexes)
        even = _filled(of_group, indexes, min(room, round(1.15 * total / max(1, len(runs)))))
        found += [(group, run) for run in (even if len(even) == len(runs) else runs)]
    return found


def _filled(costs: Sequence[int], indexes: Sequence[int], room: int) -> list[list[int]]:
    runs: list[list[int]] = []
    left = 0
    for index in indexes:
        if not runs or costs[index] > left:
            runs.append([])
            left = room
        runs[-1].append(index)
        left -= costs[index]
    return runs


def _part(
    groups: Sequence[Sequence[str]],
    priorities: Sequence[Sequence[float]],
    group: int,
    run: Sequence[int],
    count_tokens: Callable[[str], int],
    prompt: Prompt,
    budget: int,
) -> Part:
    packed = pack(
        [groups[group][index] for index in run],
        [priorities[group][index] for index in run],
        count_tokens,
        prompt,
        budget,
    )
    kept = tuple(run[at] for at in packed.kept)
    return Part(group, replace(packed, kept=kept, left_out=()))


def _with_all(parts: Sequence[Part], groups: Sequence[Sequence[str]]) -> list[Part]:
    """A part for every group at least, and what is left out named in each group's last."""
    found = []
    for group, texts in enumerate(groups):
        empty = Part(group, Packed("", (), (), 0))
        own = [part for part in parts if part.group == group] or [empty]
        given = {index for part in own for index in part.packed.kept}
        left_out = tuple(sorted(set(range(len(texts))).difference(given)))
        found += [*own[:-1], replace(own[-1], packed=replace(own[-1].packed, left_out=left_out))]
    return found
