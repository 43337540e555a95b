"""The same slot of the same event with other values: reported, never averaged.

A pair of units is rival where their other words speak of one thing and figures that count the same
cannot both be true. Rivals that meet in a value are one conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from summarizer.articles import Conflict, ConflictValue, Slot, Span
from summarizer.blamed import rival_suspects
from summarizer.bounds import under_exact, without_vague
from summarizer.compatibility import Clashes, ClashesOf
from summarizer.config import PipelineConfig
from summarizer.grouping import group_links
from summarizer.grown_sums import sums_grown
from summarizer.grown_together import with_same_spans
from summarizer.lone_victims import lone_victims
from summarizer.members import (
    figure_said,
    figures_of,
    same_figure,
    side_said,
    single_said,
    with_newer,
    with_others,
    with_same_figure,
    with_same_place,
    with_twins,
    word_said,
)
from summarizer.offices import rival_ends, rival_holders
from summarizer.one_thing import DATES, rival_figures
from summarizer.over_time import (
    FATES,
    HAS_RISEN,
    OverTime,
    Said,
    over_time,
    tells_previous,
    tells_rise,
)
from summarizer.rival_counts import rival_counts, rival_singles
from summarizer.rival_dates import rival_days
from summarizer.rival_ranks import rank_others, rival_ranks
from summarizer.said_by import said_by, told_by_two
from summarizer.sides import same_side, side_of
from summarizer.statements import Cluster, Pair
from summarizer.story import Story, Unit
from summarizer.substitution import Substitution
from summarizer.told_once import tolls_told_once
from summarizer.watch import Watch

__all__ = ["Rivals", "Said", "find_rivals", "report_conflicts", "with_statements"]


SURE_RIVAL = 0.35
"""Strength (0..1) of a link from which on both ends surely count one thing."""


@dataclass(frozen=True, slots=True)
class Rivals:
    """Values of one slot that cannot all be true, in the order of the story."""

    slot: Slot
    values: tuple[Said, ...]


def find_rivals(
    story: Story,
    pairs: Mapping[tuple[int, int], Pair],
    substitutions: Mapping[tuple[int, int], Substitution],
    config: PipelineConfig,
    watch: Watch | None = None,
    clashes: ClashesOf | None = None,
) -> list[Rivals]:
    """Groups of rival values, by their first place; a story that agrees with itself has none.
    `clashes` finds what clashes between units.

    Raises Cancelled and DeadlineExceeded by `watch`.
    """
    watch = watch or Watch()
    clashes = clashes or ClashesOf(story.units)
    links: dict[Slot, list[tuple[Said, Said, float]]] = defaultdict(list)
    tolls_of = {index for index, unit in enumerate(story.units) if any(unit.slots)}
    for (a, b), pair in sorted(pairs.items()):
        watch.check()
        one, other = story.units[a], story.units[b]
        if one.heading or other.heading:
            continue
        if story.only_in_one_article(a, b) and (
            one.sentence == other.sentence or not told_by_two(story, a, b)
        ):
            continue
        for i, j in _rivals(story, pair, clashes(a, b), config):
            slot: Slot = "date" if one.quantities[i].kind in DATES else "figure"
            mine, theirs = figure_said(story, a, i), figure_said(story, b, j)
            links[slot].append((mine, theirs, pair.similarity))
        singles = rival_singles(story, pair)
        if a in tolls_of and b in tolls_of:
            singles = chain(singles, lone_victims(story, pair))
        for counting, i, telling, word in singles:
            mine, theirs = figure_said(story, counting, i), single_said(story, telling, word)
            links["figure"].append((mine, replace(theirs, measure=mine.measure), pair.similarity))
        found = substitutions.get((a, b))
        if found is not None and found.exclusive:
            mine, theirs = (word_said(story, a, found.mine), word_said(story, b, found.theirs))
            links[found.slot].append((mine, theirs, pair.similarity))
    for mine, theirs in rival_ends(story):
        links["outcome"].append((mine, theirs, 1.0))
    for mine, theirs in chain(rival_holders(story), rival_suspects(story)):
        links["person"].append((mine, theirs, 1.0))
    near: dict[int, list[int]] = defaultdict(list)
    for (a, b), pair in pairs.items() if links else ():
        if pair.similarity >= config.same_toll:
            near[a].append(b)
            near[b].append(a)
    tolls = _groups(story, links["figure"]) if "figure" in links else []
    for mine, theirs in tolls_told_once(story, tolls):
        links["figure"].append((mine, theirs, config.same_toll))
    where = figures_of(story) if links else {}
    groups = []
    for slot, some in links.items():
        for group in _groups(story, some):
            told = group
            if all(said.figure is not None for said in group) or slot != "figure":
                # A lone victim is of a clause of its own: tolls elsewhere may be of other days.
                told = with_others(story, with_newer(story, group), near)
            if slot == "place":
                told = with_same_place(story, told)
            told = with_same_figure(story, told, where)
            groups.append(Rivals(slot, with_twins(story, told)))
    grown = sums_grown(story)
    steps = {(said.unit, said.start) for group in grown for said in group}
    groups = [
        one for one in groups if steps.isdisjoint((said.unit, said.start) for said in one.values)
    ]
    groups.extend(Rivals("figure", with_twins(story, group)) for group in grown)
    return sorted(groups, key=lambda rivals: (rivals.values[0].unit, rivals.values[0].start))


def _rivals(
    story: Story, pair: Pair, clashes: Clashes, config: PipelineConfig
) -> Iterable[tuple[int, int]]:
    """The figures of a pair's units, as indexes, that cannot both be true of one thing."""
    one, other = story.units[pair.a], story.units[pair.b]
    if not one.quantities or not other.quantities:
        return ()
    found = (
        *rival_figures(story, pair, clashes, config),
        *rival_counts(story, pair, clashes),
        *rival_days(story, pair, clashes, config),
        *rival_ranks(story, pair),
    )
    if tells_rise(one) != tells_rise(other):
        found = tuple((i, j) for i, j in found if one.quantities[i].kind not in DATES)
    return dict.fromkeys((i, j) for i, j in found if not rank_others(one, i, other, j))


def with_statements(
    story: Story, rivals: Sequence[Rivals], clusters: Sequence[Cluster]
) -> list[Rivals]:
    """The groups with every unit that gives one of their figures in the same statement: who says
    the same belongs to the conflict, however far its words are from a rival's.
    """
    together = {member: one.members for one in clusters for member in one.members}
    found = []
    for group in rivals:
        values = {said.unit: said for said in group.values}
        for said in group.values:
            for member in together[said.unit] if said.figure is not None else ():
                same = None if member in values else same_figure(story, said, member)
                if same is not None:
                    values[member] = figure_said(story, member, same)
        more = [said for said in values.values() if said not in group.values]
        ordered = sorted((*group.values, *more), key=lambda said: (said.unit, said.start))
        found.append(Rivals(group.slot, tuple(ordered)))
    return found


def _groups(story: Story, links: Sequence[tuple[Said, Said, float]]) -> list[tuple[Said, ...]]:
    """The values that links join, in the order of the story."""
    linked = {frozenset((one, other)) for one, other, _ in links}
    rivals_of: dict[tuple[str | None, str], set[tuple[str | None, str]]] = defaultdict(set)
    for one, other, strength in links:
        if strength >= SURE_RIVAL:
            mine, theirs = (one.measure, one.normalised), (other.measure, other.normalised)
            rivals_of[mine].add(theirs)
            rivals_of[theirs].add(mine)

    tolls: dict[Decimal, list[int]] = defaultdict(list)
    for index, unit in enumerate(story.units):
        if any(unit.slots) and not unit.heading and HAS_RISEN.isdisjoint(unit.folded):
            for quantity, slot in zip(unit.quantities, unit.slots, strict=True):
                if slot is not None:
                    tolls[quantity.low].append(index)

    def apart(mine: Sequence[Said], theirs: Sequence[Said]) -> bool:
        one, other = mine[0], theirs[0]
        if one.figure is None or other.figure is None:
            return False
        if any(
            frozenset((a, b)) in linked and _one_article(story, a, b) for a in mine for b in theirs
        ):
            return False
        common = rivals_of[one.measure, one.normalised] & rivals_of[other.measure, other.normalised]
        return _told_together(story, tolls, one, other, by_two=bool(common))

    kept = without_vague(links)
    groups = group_links(kept, lambda said: (said.measure, said.normalised), apart)
    return [tuple(sorted(group, key=lambda said: (said.unit, said.start))) for group in groups]


def _one_article(story: Story, a: Said, b: Said) -> bool:
    return story.units[a.unit].article == story.units[b.unit].article


def _told_together(
    story: Story, tolls: Mapping[Decimal, Sequence[int]], one: Said, other: Said, *, by_two: bool
) -> bool:
    """Whether an article tells both tolls and neither as an earlier one: it does not contradict
    itself, so they are of two events, or one is part of the other. `tolls` are the units that
    tell each figure. What an article says itself and what it quotes from another are not told
    together (`by_two`) where both are surely rivals of one third toll.
    """
    if one.figure is None or other.figure is None or one.measure not in FATES:
        return False
    told: dict[tuple[int, bool], set[Decimal]] = defaultdict(set)
    sides = side_said(story, one), side_said(story, other)
    for index in sorted({*tolls.get(one.figure.low, ()), *tolls.get(other.figure.low, ())}):
        unit = story.units[index]
        whole, parts = set(), set()
        for i, slot in enumerate(unit.slots):
            for said, side in zip((one, other), sides, strict=True):
                low = unit.quantities[i].low
                if said.figure is None or low != said.figure.low:
                    continue
                if slot == "part":
                    parts.add(low)
                elif (
                    slot == said.measure
                    and same_side(side_of(unit, i), side)
                    and not tells_previous(story, figure_said(story, index, i))
                ):
                    whole.add(low)
        frame = unit.attribution
        teller = by_two and (frame.claimed or frame.verb is not None)
        told[unit.article, teller] |= whole | (parts if whole else set())
    return any(len(figures) > 1 for figures in told.values())


def report_conflicts(
    story: Story, rivals: Sequence[Rivals], statement_of: Sequence[str]
) -> tuple[Conflict, ...]:
    """The conflicts of the answer; `statement_of[i]` is the id of unit `i`'s statement."""
    told = [_by_value(story, group) for group in rivals]
    times = with_same_spans(told, [over_time(story, some) for some in told])
    return tuple(
        _conflict(f"k{number}", story, group, some, time, statement_of)
        for number, (group, some, time) in enumerate(zip(rivals, told, times, strict=True), 1)
    )


def _by_value(story: Story, rivals: Rivals) -> list[list[Said]]:
    by_value: dict[tuple[str, str | None], list[Said]] = defaultdict(list)
    for said in rivals.values:
        by_value[said.normalised, said.figure.unit if said.figure else None].append(said)
    return under_exact(story, list(by_value.values()))


def _conflict(
    identity: str,
    story: Story,
    rivals: Rivals,
    told: Sequence[Sequence[Said]],
    time: OverTime,
    statement_of: Sequence[str],
) -> Conflict:
    kind, latest = time
    kept = {(said.unit, said.start) for some in told for said in some}
    statements = dict.fromkeys(
        statement_of[said.unit] for said in rivals.values if (said.unit, said.start) in kept
    )
    values = tuple(_value(story, some) for some in told)
    return Conflict(identity, kind, rivals.slot, tuple(statements), latest, values)


def _value(story: Story, said: Sequence[Said]) -> ConflictValue:
    first = said[0]
    article = story.articles[story.units[first.unit].article]
    speakers = [said_by(story, one.unit) for one in said]
    return ConflictValue(
        text=article.text[first.start : first.end],
        normalised=first.normalised,
        unit=first.measure,
        speaker=next((speaker for speaker in speakers if speaker), None),
        members=tuple(_span(story, story.units[one.unit]) for one in said),
    )


def _span(story: Story, unit: Unit) -> Span:
    return Span(story.articles[unit.article].id, unit.start, unit.end, unit.text)
