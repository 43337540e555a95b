"""The same slot of the same event with other values: reported, never averaged.

A pair of units is rival where their other words speak of one thing and figures that count the same
cannot both be true. Rivals that meet in a value are one conflict.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from summarizer.arabic import fold_words, stem
from summarizer.articles import Conflict, ConflictKind, ConflictValue, Slot, Span, published_moment
from summarizer.config import PipelineConfig
from summarizer.lexicon import WEEKDAYS, saying_form
from summarizer.quantities import Quantity
from summarizer.slots import fate_of
from summarizer.statements import Pair, clashing
from summarizer.story import Story, Unit
from summarizer.substitution import Substitution, of_other_places

SAME_CONTEXT = 0.4
"""Share (0..1) of the weight of the smaller of two figures' neighbouring terms that must be shared
for them to be figures of one thing, whatever else their units say."""

MIN_ANCHORS = 2
"""Terms beyond the generic that two units must share for their tolls to be of one event."""

SHORT = 5
"""Such terms up to which a unit is so short that one shared is enough."""

MAX_RATIO = 4
"""How many times another figure, no toll, may be this one and still be of one thing: beyond, they
count different things in like words."""

_OPENS_SAID = re.compile(r'\b(?:أنّ?|إنّ?|ان|بأن|بان)\b|أنه|إنه|انه|["«“:]')

MAX_GROWTH = 10
"""How many times a toll may be another and still be the same one told later."""

_RISING = frozenset(fold_words("ارتفع ارتفعت ارتفاع وارتفع وارتفعت حصيلة الحصيلة بلغت وبلغت"))
"""Words by which a later report tells of a count that has grown."""

_HAS_RISEN = frozenset(fold_words("ارتفع ارتفعت ارتفاع وارتفع وارتفعت وارتفاع لترتفع ليرتفع"))
"""Words that say of the figure behind them that it was lower before."""

MAX_RISE_WORDS = 6
"""Words that may stand between such a word and its figure (ارتفعت حصيلة القتلى إلى 15)."""

_MINUTE = fold_words("دقيقة")[0]
"""The one label that is told like a figure: the minute of a goal."""

_ANYWHERE = frozenset(fold_words("شخص أشخاص آخر آخرون آخرين عدد حصيلة حادث وقع بلغ ارتفع")) | {
    stem(word) for word in WEEKDAYS
}

_DATES = frozenset({"date", "time", "weekday", "relative_day"})


@dataclass(frozen=True, slots=True)
class Said:
    """A value where it stands: an article span inside unit `unit`, and its plain form."""

    unit: int
    start: int
    end: int
    normalised: str
    measure: str | None = None
    figure: Quantity | None = None


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
    links: dict[Slot, list[tuple[Said, Said]]] = defaultdict(list)
    for (a, b), pair in sorted(pairs.items()):
        one, other = story.units[a], story.units[b]
        if one.heading or other.heading:
            continue
        if story.only_in_one_article(a, b) and (
            one.sentence == other.sentence or not _told_by_two(one, other)
        ):
            continue
        for i, j in clashing(one, other):
            if _of_one_thing(story, pair, i, j, config):
                slot: Slot = "date" if one.quantities[i].kind in _DATES else "figure"
                links[slot].append((_figure_said(story, a, i), _figure_said(story, b, j)))
        found = substitutions.get((a, b))
        if found is not None and found.exclusive:
            links[found.slot].append(
                (_word_said(story, a, found.mine), _word_said(story, b, found.theirs))
            )
    near: dict[int, list[int]] = defaultdict(list)
    for (a, b), pair in pairs.items() if links else ():
        if pair.similarity >= config.same_toll:
            near[a].append(b)
            near[b].append(a)
    groups = [
        Rivals(slot, _with_twins(story, _with_others(story, group, near)))
        for slot, some in links.items()
        for group in _joined(some)
    ]
    return sorted(groups, key=lambda rivals: (rivals.values[0].unit, rivals.values[0].start))


def _told_by_two(one: Unit, other: Unit) -> bool:
    """Whether units of one article are the words of two speakers: an article does not contradict
    itself, those whom it quotes may.
    """
    mine, theirs = one.attribution.speaker, other.attribution.speaker
    return bool(mine and theirs and mine != theirs)


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
                and not _of_other_times(unit, story.units[said.unit])
                and not of_other_places(unit, story.units[said.unit])
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


def _of_one_thing(story: Story, pair: Pair, i: int, j: int, config: PipelineConfig) -> bool:
    """Whether figure `i` of the pair's first unit and `j` of the second fill one slot of one event.

    The more a kind of figure is tied to its own sentence, the more alike the sentences must be: a
    story has one toll of each fate, but many days, shares and ranks.
    """
    a, b = story.units[pair.a], story.units[pair.b]
    mine, theirs, slot = a.quantities[i], b.quantities[j], a.slots[i]
    if mine.kind == "ordinal" and mine.counted != _MINUTE:
        return False
    if mine.kind in _DATES:
        told = _says_when(a, mine) or _says_when(b, theirs)
        return pair.similarity >= config.same_slot and not told
    if _of_other_times(a, b):
        return False
    if slot == "part":
        return pair.similarity >= config.same_figure
    if slot is not None:
        low, high = sorted((mine.low, theirs.low))
        mine_own, their_own = ({t for t in u.terms if not _generic(t)} for u in (a, b))
        needed = MIN_ANCHORS if min(len(mine_own), len(their_own)) > SHORT else 1
        return (
            pair.similarity >= config.same_toll
            and len(mine_own & their_own) >= needed
            and high <= low * MAX_GROWTH
            and not of_other_places(a, b)
        )
    floor = config.same_figure if _one_context(story, a, i, b, j) else config.same_slot
    low, high = sorted((abs(mine.low), abs(theirs.low)))
    near = mine.kind != "cardinal" or high <= low * MAX_RATIO
    return pair.similarity >= floor and near


def _says_when(unit: Unit, day: Quantity) -> bool:
    """Whether the day is that of the saying, not of what is said (قال الوزير السبت إن…)."""
    if unit.attribution.verb is None:
        return False
    opening = _OPENS_SAID.search(unit.text)
    return opening is None or day.start < unit.start + opening.start()


def _generic(term: str) -> bool:
    """Whether a term says nothing of which event it is: figures, fates, days, persons at large."""
    return (
        term.startswith("#")
        or fate_of(term) is not None
        or saying_form(term) is not None
        or term in _ANYWHERE
    )


def _one_context(story: Story, a: Unit, i: int, b: Unit, j: int) -> bool:
    """Whether the words next to two figures are the same for the most part."""
    mine, theirs = a.contexts[i], b.contexts[j]
    weight = story.vocabulary.weight
    shared = sum(weight(term) for term in mine & theirs)
    smaller = min(sum(map(weight, mine)), sum(map(weight, theirs)))
    return len(mine & theirs) >= 2 and shared >= SAME_CONTEXT * smaller


def _of_other_times(a: Unit, b: Unit) -> bool:
    """Whether one of two units tells of a year and the other of none or another (background), or
    each names a day that the other does not, unless one tells how a count has grown since.
    """
    years, days = zip(*(_times(unit) for unit in (a, b)), strict=True)
    if years[0] != years[1]:
        return True
    rising = any(not _RISING.isdisjoint(unit.folded) for unit in (a, b))
    return bool(days[0] and days[1] and not days[0] & days[1]) and not rising


def _times(unit: Unit) -> tuple[set[str], set[str]]:
    """The years and the days of the week that a unit names."""
    years = {
        q.normalised[:4] for q in unit.quantities if q.kind == "date" and q.normalised[:2].isdigit()
    }
    return years, {q.normalised for q in unit.quantities if q.kind == "weekday"}


def report_conflicts(
    story: Story, rivals: Sequence[Rivals], statement_of: Sequence[str]
) -> tuple[Conflict, ...]:
    """The conflicts of the answer; `statement_of[i]` is the id of unit `i`'s statement."""
    return tuple(
        _conflict(f"k{number}", story, group, statement_of)
        for number, group in enumerate(rivals, 1)
    )


def _joined(links: Sequence[tuple[Said, Said]]) -> list[tuple[Said, ...]]:
    """The values that links join, each group in the order of the story, the groups in the order of
    their last links.
    """
    root: dict[Said, Said] = {}

    def find(said: Said) -> Said:
        while root[said] is not said:
            root[said] = root[root[said]]
            said = root[said]
        return said

    for link in links:
        one, other = (find(root.setdefault(said, said)) for said in link)
        root[one] = other
    last = {find(link[0]): number for number, link in enumerate(links)}
    groups: dict[Said, list[Said]] = defaultdict(list)
    for said in root:
        groups[find(said)].append(said)
    return [
        tuple(sorted(groups[one], key=lambda said: (said.unit, said.start)))
        for one in sorted(groups, key=last.__getitem__)
    ]


def _conflict(identity: str, story: Story, rivals: Rivals, statement_of: Sequence[str]) -> Conflict:
    by_value: dict[str, list[Said]] = defaultdict(list)
    for said in rivals.values:
        by_value[said.normalised].append(said)
    values = tuple(_value(story, some) for some in by_value.values())
    kind, latest = _over_time(story, by_value)
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


def _over_time(
    story: Story, by_value: Mapping[str, Sequence[Said]]
) -> tuple[ConflictKind, str | None]:
    """`update` where figures follow each other in time and only grow, as a toll does; `latest` is
    the newest value where all times are known and one is the newest. Where times are unknown, the
    greatest figure is the newest if its own words say that it has risen.
    """
    risen = _risen(story, by_value)
    dated: list[tuple[datetime, Said]] = []
    for some in by_value.values():
        articles = (story.articles[story.units[one.unit].article].clean.article for one in some)
        moments = [published_moment(article.published_at) for article in articles]
        known = [moment for moment in moments if moment is not None]
        if len(known) < len(moments):
            return ("contradiction", None) if risen is None else ("update", risen)
        dated.append((min(known), some[0]))
    dated.sort(key=lambda item: item[0])
    if len(dated) < 2 or dated[-1][0] == dated[-2][0]:
        return ("contradiction", None) if risen is None else ("update", risen)
    growing = all(
        one[0] < other[0] and _may_grow(one[1].figure, other[1].figure)
        for one, other in pairwise(dated)
    )
    return ("update" if growing else "contradiction"), dated[-1][1].normalised


def _risen(story: Story, by_value: Mapping[str, Sequence[Said]]) -> str | None:
    """The greatest of the values, where the words next before it say that it has risen."""
    figures = [
        (said.figure.low, said) for some in by_value.values() for said in some if said.figure
    ]
    if not figures:
        return None
    most = max(low for low, _ in figures)
    for low, said in figures:
        unit = story.units[said.unit]
        before = fold_words(unit.text[: said.start - unit.start])[-MAX_RISE_WORDS:]
        if low == most and not _HAS_RISEN.isdisjoint(before):
            return said.normalised
    return None


def _may_grow(earlier: Quantity | None, later: Quantity | None) -> bool:
    return earlier is not None and later is not None and earlier.low <= later.high
