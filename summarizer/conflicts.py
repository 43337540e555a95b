"""The same slot of the same event with other values: reported, never averaged.

A pair of units is rival where their other words speak of one thing and figures that count the same
cannot both be true. Rivals that meet in a value are one conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from summarizer.arabic import fold_words
from summarizer.articles import Conflict, ConflictValue, Slot, Span
from summarizer.config import PipelineConfig
from summarizer.grouping import group_links
from summarizer.one_thing import DATES, of_other_times, rival_figures
from summarizer.over_time import FATES, HAS_RISEN, Said, over_time, tells_previous
from summarizer.sides import Side, same_side, side_of
from summarizer.statements import Cluster, Pair
from summarizer.story import Story, Unit
from summarizer.substitution import Substitution, of_other_places

__all__ = ["Rivals", "Said", "find_rivals", "report_conflicts", "with_statements"]


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
) -> list[Rivals]:
    """Groups of rival values, by their first place; a story that agrees with itself has none."""
    links: dict[Slot, list[tuple[Said, Said, float]]] = defaultdict(list)
    for (a, b), pair in sorted(pairs.items()):
        one, other = story.units[a], story.units[b]
        if one.heading or other.heading:
            continue
        if story.only_in_one_article(a, b) and (
            one.sentence == other.sentence or not _told_by_two(one, other)
        ):
            continue
        for i, j in rival_figures(story, pair, config):
            slot: Slot = "date" if one.quantities[i].kind in DATES else "figure"
            mine, theirs = _figure_said(story, a, i), _figure_said(story, b, j)
            links[slot].append((mine, theirs, pair.similarity))
        found = substitutions.get((a, b))
        if found is not None and found.exclusive:
            mine, theirs = (_word_said(story, a, found.mine), _word_said(story, b, found.theirs))
            links[found.slot].append((mine, theirs, pair.similarity))
    near: dict[int, list[int]] = defaultdict(list)
    for (a, b), pair in pairs.items() if links else ():
        if pair.similarity >= config.same_toll:
            near[a].append(b)
            near[b].append(a)
    groups = [
        Rivals(slot, _with_twins(story, _with_others(story, group, near)))
        for slot, some in links.items()
        for group in _groups(story, some)
    ]
    return sorted(groups, key=lambda rivals: (rivals.values[0].unit, rivals.values[0].start))


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
                same = None if member in values else _same_figure(story, said, member)
                if same is not None:
                    values[member] = _figure_said(story, member, same)
        more = [said for said in values.values() if said not in group.values]
        ordered = sorted((*group.values, *more), key=lambda said: (said.unit, said.start))
        found.append(Rivals(group.slot, tuple(ordered)))
    return found


def _same_figure(story: Story, said: Said, member: int) -> int | None:
    """Which figure of unit `member` is the one that was said, None where none is."""
    unit, figure = story.units[member], said.figure
    if figure is None or unit.heading:
        return None
    for i, one in enumerate(unit.quantities):
        value = (one.kind, one.low, one.high, one.bound, one.unit)
        if value == (figure.kind, figure.low, figure.high, figure.bound, figure.unit) and (
            unit.slots[i] in (None, said.measure)
        ):
            return i
    return None


def _groups(story: Story, links: Sequence[tuple[Said, Said, float]]) -> list[tuple[Said, ...]]:
    """The values that links join, in the order of the story."""
    linked = {frozenset((one, other)) for one, other, _ in links}

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
        return _told_together(story, tolls, one, other)

    groups = group_links(links, lambda said: (said.measure, said.normalised), apart)
    return [tuple(sorted(group, key=lambda said: (said.unit, said.start))) for group in groups]


def _one_article(story: Story, a: Said, b: Said) -> bool:
    return story.units[a.unit].article == story.units[b.unit].article


def _told_together(
    story: Story, tolls: Mapping[Decimal, Sequence[int]], one: Said, other: Said
) -> bool:
    """Whether an article tells both tolls and neither as an earlier one: it does not contradict
    itself, so they are of two events, or one is part of the other. `tolls` are the units that
    tell each figure.
    """
    if one.figure is None or other.figure is None or one.measure not in FATES:
        return False
    told: dict[int, set[Decimal]] = defaultdict(set)
    sides = _side(story, one), _side(story, other)
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
                    and not tells_previous(story, _figure_said(story, index, i))
                ):
                    whole.add(low)
        told[unit.article] |= whole | (parts if whole else set())
    return any(len(figures) > 1 for figures in told.values())


def _side(story: Story, said: Said) -> Side | None:
    unit = story.units[said.unit]
    return side_of(unit, unit.quantities.index(said.figure)) if said.figure else None


def _told_by_two(one: Unit, other: Unit) -> bool:
    """Whether units of one article are the words of two speakers: an article does not contradict
    itself, those whom it quotes may.
    """
    mine, theirs = one.attribution.speaker, other.attribution.speaker
    return bool(mine and theirs) and not set(fold_words(mine or "")) & set(fold_words(theirs or ""))


def _with_others(
    story: Story, group: tuple[Said, ...], near: Mapping[int, Sequence[int]]
) -> tuple[Said, ...]:
    """The group with every other unit that gives one of its tolls for the same event: who says so
    belongs to a conflict even where no rival's words are near. `near` are the units alike to each.
    """
    fates = {said.measure for said in group if said.figure is not None}
    found = list(group)
    inside = {said.unit for said in group}
    beside: dict[int, list[Said]] = defaultdict(list)
    for said in group:
        for index in near.get(said.unit, ()) if said.figure is not None else ():
            beside[index].append(said)
    for index in sorted(beside.keys() - inside):
        unit = story.units[index]
        if unit.heading:
            continue
        for i, slot in enumerate(unit.slots):
            if slot is None or slot == "part" or slot not in fates:
                continue
            figure = unit.quantities[i]
            if any(
                said.figure is not None
                and said.figure.low == figure.low
                and said.figure.bound == figure.bound
                and not of_other_times(story, unit, story.units[said.unit])
                and not of_other_places(unit, story.units[said.unit])
                and same_side(side_of(unit, i), _side(story, said))
                for said in beside[index]
            ):
                found.append(_figure_said(story, index, i))
    return tuple(sorted(found, key=lambda said: (said.unit, said.start)))


def _with_twins(story: Story, values: tuple[Said, ...]) -> tuple[Said, ...]:
    """The values with those of all units that read the same as theirs."""
    if story.twins is None:
        return values
    found = list(values)
    for said in values:
        one = story.units[said.unit]
        for other in story.alike(said.unit)[1:]:
            if said.figure is not None:
                found.append(_figure_said(story, other, one.quantities.index(said.figure)))
            else:
                span = _same_place(one, story.units[other], said.start, said.end)
                found.append(_word_said(story, other, span))
    return tuple(sorted(found, key=lambda said: (said.unit, said.start)))


def _same_place(one: Unit, other: Unit, start: int, end: int) -> tuple[int, int]:
    """The span of a unit that reads as `one` does at `start:end`: by its tokens, else the whole."""
    opens = [i for i, token in enumerate(one.tokens) if token.start == start]
    closes = [i for i, token in enumerate(one.tokens) if token.end == end]
    if not opens or not closes or (start, end) == (one.start, one.end):
        return other.start, other.end
    return other.tokens[opens[0]].start, other.tokens[closes[-1]].end


def _figure_said(story: Story, unit: int, index: int) -> Said:
    figure = story.units[unit].quantities[index]
    measure = story.units[unit].slots[index] or figure.unit or figure.counted
    return Said(unit, figure.start, figure.end, figure.normalised, measure, figure)


def _word_said(story: Story, unit: int, span: tuple[int, int]) -> Said:
    text = story.articles[story.units[unit].article].text[span[0] : span[1]]
    return Said(unit, *span, " ".join(fold_words(text)))


def report_conflicts(
    story: Story, rivals: Sequence[Rivals], statement_of: Sequence[str]
) -> tuple[Conflict, ...]:
    """The conflicts of the answer; `statement_of[i]` is the id of unit `i`'s statement."""
    return tuple(
        _conflict(f"k{number}", story, group, statement_of)
        for number, group in enumerate(rivals, 1)
    )


def _conflict(identity: str, story: Story, rivals: Rivals, statement_of: Sequence[str]) -> Conflict:
    by_value: dict[tuple[str, str | None], list[Said]] = defaultdict(list)
    for said in rivals.values:
        by_value[said.normalised, said.figure.unit if said.figure else None].append(said)
    values = tuple(_value(story, some) for some in by_value.values())
    kind, latest = over_time(story, tuple(by_value.values()))
    statements = tuple(dict.fromkeys(statement_of[said.unit] for said in rivals.values))
    return Conflict(identity, kind, rivals.slot, statements, latest, values)


def _value(story: Story, said: Sequence[Said]) -> ConflictValue:
    first = said[0]
    article = story.articles[story.units[first.unit].article]
    speakers = [story.units[one.unit].attribution.speaker for one in said]
    return ConflictValue(
        text=article.text[first.start : first.end],
        normalised=first.normalised,
        unit=first.measure,
        speaker=next((speaker for speaker in speakers if speaker), None),
        members=tuple(_span(story, story.units[one.unit]) for one in said),
    )


def _span(story: Story, unit: Unit) -> Span:
    return Span(story.articles[unit.article].id, unit.start, unit.end, unit.text)
