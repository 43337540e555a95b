"""Values of a conflict where units tell them, and all others who tell the same: each belongs to it,
however far its words are from a rival's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from summarizer.arabic import fold_words
from summarizer.fillers import MIN_NEAR, NEAR
from summarizer.minutes import is_minute
from summarizer.one_thing import DATES
from summarizer.over_time import Said, has_risen, tells_previous
from summarizer.quantities import Quantity
from summarizer.sides import Side, same_side, side_of
from summarizer.slots import same_noun
from summarizer.story import Story, Unit
from summarizer.substitution import of_other_places
from summarizer.surroundings import MIN_ANCHORS, clause, of_other_times

_Figure = tuple[str, Decimal, Decimal, str, str | None]

LARGE = 1000
"""A count from which on hardly another one of a story is the same."""

_IN = frozenset(fold_words("في من مدينة بمدينة بلدة ببلدة قرية بقرية العاصمة بالعاصمة"))
"""Words right before the name of the place where something is."""


def with_newer(story: Story, group: tuple[Said, ...]) -> tuple[Said, ...]:
    """The group with the figures to which a unit says that one of its values has risen (ارتفع إلى
    خمسة، بعدما كان ثلاثة): it tells both, and holds to the newer.
    """
    known = {said.figure.low: said for said in group if said.figure is not None}
    found = list(group)
    for said in group:
        if said.figure is None or not tells_previous(story, said):
            continue
        for index, figure in enumerate(story.units[said.unit].quantities):
            if figure.kind != "cardinal" or known.get(figure.low, said) is said:
                continue
            newer = figure_said(story, said.unit, index)
            if newer not in group and has_risen(story, newer):
                found.append(replace(newer, measure=said.measure))
    return tuple(found)


def with_others(
    story: Story, group: tuple[Said, ...], near: Mapping[int, Sequence[int]]
) -> tuple[Said, ...]:
    """The group with every other unit that gives one of its tolls or minutes for the same event:
    who says so belongs to a conflict even where no rival's words are near. `near` are the units
    alike to each.
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
            figure = unit.quantities[i]
            if not is_minute(figure) and (slot is None or slot == "part" or slot not in fates):
                continue
            if any(
                said.figure is not None
                and is_minute(said.figure) == is_minute(figure)
                and said.figure.low == figure.low
                and said.figure.bound == figure.bound
                and not of_other_times(story, unit, story.units[said.unit])
                and not of_other_places(unit, story.units[said.unit])
                and same_side(side_of(unit, i), side_said(story, said))
                for said in beside[index]
            ):
                found.append(figure_said(story, index, i))
    return tuple(sorted(found, key=lambda said: (said.unit, said.start)))


def figures_of(story: Story) -> dict[_Figure, list[tuple[int, int]]]:
    """Where a story has each figure that hardly counts two things of it: units and indexes."""
    found: dict[_Figure, list[tuple[int, int]]] = defaultdict(list)
    for index, unit in enumerate(story.units):
        for i, figure in enumerate(unit.quantities if not unit.heading else ()):
            if unit.slots[i] is None and _is_distinct(figure):
                found[_plain(figure)].append((index, i))
    return found


def with_same_figure(
    story: Story, values: tuple[Said, ...], where: Mapping[_Figure, Sequence[tuple[int, int]]]
) -> tuple[Said, ...]:
    """The values with every other unit that gives one of their figures in a like clause, where it
    is one that hardly counts two things of a story; `where` is what `figures_of` finds.
    """
    found = {(said.unit, said.start): said for said in values}
    for said in values:
        one = said.figure
        if one is None:
            continue
        told = story.units[said.unit]
        around = clause(told, one)
        for index, i in where.get(_plain(one), ()):
            unit = story.units[index]
            figure = unit.quantities[i]
            if (index, figure.start) in found:
                continue
            noun = one.counted or figure.counted or ""
            if not same_noun(noun, figure.counted or noun):
                continue
            if len(clause(unit, figure) & around) < MIN_ANCHORS:
                continue
            if not of_other_times(story, unit, told) and not of_other_places(unit, told):
                same = replace(figure_said(story, index, i), measure=said.measure)
                found[index, figure.start] = same
    return tuple(sorted(found.values(), key=lambda said: (said.unit, said.start)))


def _plain(figure: Quantity) -> _Figure:
    return figure.kind, figure.low, figure.high, figure.bound, figure.unit


def _is_distinct(figure: Quantity) -> bool:
    """Whether a figure hardly counts two things of a story: a large one, one with a unit."""
    if figure.kind == "date":
        return figure.low == figure.high
    if figure.kind not in ("cardinal", "money", "measure", "percent"):
        return False
    if figure.kind != "cardinal":
        return True
    return figure.low.is_finite() and (abs(figure.low) >= LARGE or figure.low % 1 != 0)


def with_same_place(story: Story, values: tuple[Said, ...]) -> tuple[Said, ...]:
    """Values that are places, with every other unit that tells the same of one of them: its name
    behind في or من, and before it what stands before a place of the group.
    """
    inside = {said.unit for said in values}
    near = [_near(story.units[said.unit], said.start) for said in values]
    found = list(values)
    for name in dict.fromkeys(tuple(said.normalised.split()) for said in values):
        for index, unit in enumerate(story.units):
            if index in inside or unit.heading or name[-1] not in unit.folded:
                continue
            span = _place_in(story, unit, name)
            if span is None:
                continue
            mine = _near(unit, span[0])
            if any(len(mine & theirs) >= MIN_NEAR for theirs in near):
                found.append(word_said(story, index, span))
                inside.add(index)
    return tuple(sorted(found, key=lambda said: (said.unit, said.start)))


def _place_in(story: Story, unit: Unit, name: tuple[str, ...]) -> tuple[int, int] | None:
    """Where a unit tells that something is in the place of this name, None where it does not."""
    words = story.articles[unit.article].words_in(unit.start, unit.end)
    for index in range(1, len(words) - len(name) + 1):
        if tuple(word for word, _, _ in words[index : index + len(name)]) == name and (
            words[index - 1][0] in _IN
        ):
            return words[index][1], words[index + len(name) - 1][2]
    return None


def _near(unit: Unit, start: int) -> set[str]:
    """What the content words before a place mean, days and places left out."""
    before = [token for token in unit.tokens if token.end <= start][-NEAR:]
    days = {q.normalised for q in unit.quantities if q.kind in DATES}
    return {t.key for t in before if t.key[0] != "~" and t.key.removeprefix("#") not in days}


def with_twins(story: Story, values: tuple[Said, ...]) -> tuple[Said, ...]:
    """The values with those of all units that read the same as theirs."""
    if story.twins is None:
        return values
    found = {(said.unit, said.start): said for said in values}
    for said in values:
        one = story.units[said.unit]
        for other in story.twins.groups.get(said.unit, (said.unit,))[1:]:
            if said.figure is not None:
                twin = figure_said(story, other, one.quantities.index(said.figure))
                twin = replace(twin, measure=said.measure, earlier=said.earlier)
            else:
                twin = word_said(story, other, _same_place(one, story.units[other], said))
                twin = replace(twin, normalised=said.normalised)
            found.setdefault((twin.unit, twin.start), twin)
    return tuple(sorted(found.values(), key=lambda said: (said.unit, said.start)))


def _same_place(one: Unit, other: Unit, said: Said) -> tuple[int, int]:
    """The span of a unit that reads as `one` does where a value stands: by its tokens, else the
    whole."""
    start, end = said.start, said.end
    opens = [i for i, token in enumerate(one.tokens) if token.start == start]
    closes = [i for i, token in enumerate(one.tokens) if token.end == end]
    if not opens or not closes or (start, end) == (one.start, one.end):
        return other.start, other.end
    return other.tokens[opens[0]].start, other.tokens[closes[-1]].end


def figure_said(story: Story, unit: int, index: int) -> Said:
    """Figure `index` of a unit, as a value."""
    figure = story.units[unit].quantities[index]
    counted = figure.counted if figure.kind != "fraction" else None
    measure = story.units[unit].slots[index] or figure.unit or counted
    return Said(unit, figure.start, figure.end, figure.normalised, measure, figure)


def word_said(story: Story, unit: int, span: tuple[int, int]) -> Said:
    """What a unit's article has at `span`, as a value; its words folded are the plain form."""
    text = story.articles[story.units[unit].article].text[span[0] : span[1]]
    return Said(unit, *span, " ".join(fold_words(text)))


def single_said(story: Story, unit: int, word: int) -> Said:
    """One of a thing, told by the bare noun that is word `word` of a unit."""
    one = story.units[unit]
    _, start, end = story.articles[one.article].words_in(one.start, one.end)[word]
    return Said(unit, start, end, "1")


def side_said(story: Story, said: Said) -> Side | None:
    """Whose people a value counts, None where it is no figure or tells of none."""
    unit = story.units[said.unit]
    return side_of(unit, unit.quantities.index(said.figure)) if said.figure else None


def same_figure(story: Story, said: Said, member: int) -> int | None:
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
