"""The same slot of the same event with other values: reported, never averaged.

A pair of units is rival where their other words speak of one thing and figures that count the same
cannot both be true. Rivals that meet in a value are one conflict.
"""

from __future__ import annotations

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
from summarizer.slots import Fate, fate_of
from summarizer.statements import Pair, clashing
from summarizer.story import Story, Unit

SAME_CONTEXT = 0.5
"""Share (0..1) of the weight of the smaller of two figures' neighbouring terms that must be shared
for them to be figures of one thing, whatever else their units say."""

MIN_ANCHORS = 2
"""Terms beyond the generic that two units must share for their tolls to be of one event."""

MAX_GROWTH = 10
"""How many times a toll may be another and still be the same one told later."""

_ANYWHERE = frozenset(fold_words("شخص أشخاص آخر آخرون آخرين عدد حصيلة حادث وقع بلغ ارتفع")) | {
    stem(word) for word in WEEKDAYS
}

_DATES = frozenset({"date", "time", "weekday", "relative_day"})


@dataclass(frozen=True, slots=True)
class Said:
    """A value where it stands: figure `index` of unit `unit`."""

    unit: int
    index: int


def find_rivals(
    story: Story, pairs: Mapping[tuple[int, int], Pair], config: PipelineConfig
) -> list[tuple[Said, ...]]:
    """Groups of values of one slot that cannot all be true, each in the order of the story; a story
    whose figures agree has none.
    """
    links: list[tuple[Said, Said]] = []
    for (a, b), pair in sorted(pairs.items()):
        one, other = story.units[a], story.units[b]
        if one.heading or other.heading:
            continue
        if one.article == other.article and one.sentence == other.sentence:
            continue
        for i, j in clashing(one, other):
            if _of_one_thing(story, pair, i, j, config):
                links.append((Said(a, i), Said(b, j)))
    return _joined(links)


def _of_one_thing(story: Story, pair: Pair, i: int, j: int, config: PipelineConfig) -> bool:
    """Whether figure `i` of the pair's first unit and `j` of the second fill one slot of one event.

    The more a kind of figure is tied to its own sentence, the more alike the sentences must be: a
    story has one toll of each fate, but many days, shares and ranks.
    """
    a, b = story.units[pair.a], story.units[pair.b]
    mine, theirs, slot = a.quantities[i], b.quantities[j], a.slots[i]
    if mine.kind == "ordinal":
        return False
    if mine.kind in _DATES:
        return pair.similarity >= config.same_slot
    if _of_other_times(a, b):
        return False
    if slot == "part":
        return pair.similarity >= config.same_figure
    if slot is not None:
        low, high = sorted((mine.low, theirs.low))
        anchors = [term for term in set(a.terms) & set(b.terms) if not _generic(term)]
        return (
            pair.similarity >= config.same_toll
            and len(anchors) >= MIN_ANCHORS
            and high <= low * MAX_GROWTH
        )
    floor = config.same_figure if _one_context(story, a, i, b, j) else config.same_slot
    return pair.similarity >= floor


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
    each names a day that the other does not.
    """
    years, days = zip(*(_times(unit) for unit in (a, b)), strict=True)
    return years[0] != years[1] or bool(days[0] and days[1] and not days[0] & days[1])


def _times(unit: Unit) -> tuple[set[str], set[str]]:
    """The years and the days of the week that a unit names."""
    years = {
        q.normalised[:4] for q in unit.quantities if q.kind == "date" and q.normalised[:2].isdigit()
    }
    return years, {q.normalised for q in unit.quantities if q.kind == "weekday"}


def report_conflicts(
    story: Story, rivals: Sequence[Sequence[Said]], statement_of: Sequence[str]
) -> tuple[Conflict, ...]:
    """The conflicts of the answer; `statement_of[i]` is the id of unit `i`'s statement."""
    return tuple(
        _conflict(f"k{number}", story, group, statement_of)
        for number, group in enumerate(rivals, 1)
    )


def _joined(links: Sequence[tuple[Said, Said]]) -> list[tuple[Said, ...]]:
    groups: list[set[Said]] = []
    for link in links:
        touching = [group for group in groups if not group.isdisjoint(link)]
        groups = [group for group in groups if group.isdisjoint(link)]
        groups.append(set(link).union(*touching))
    ordered = [tuple(sorted(group, key=lambda s: (s.unit, s.index))) for group in groups]
    return sorted(ordered, key=lambda group: (group[0].unit, group[0].index))


def _figure(story: Story, said: Said) -> Quantity:
    return story.units[said.unit].quantities[said.index]


def _conflict(
    identity: str, story: Story, group: Sequence[Said], statement_of: Sequence[str]
) -> Conflict:
    by_value: dict[str, list[Said]] = defaultdict(list)
    for said in group:
        by_value[_figure(story, said).normalised].append(said)
    first = group[0]
    fate = story.units[first.unit].slots[first.index]
    values = tuple(_value(story, normalised, said, fate) for normalised, said in by_value.items())
    kind, latest = _over_time(story, by_value)
    slot: Slot = "date" if _figure(story, first).kind in _DATES else "figure"
    statements = tuple(dict.fromkeys(statement_of[said.unit] for said in group))
    return Conflict(identity, kind, slot, statements, latest, values)


def _value(story: Story, normalised: str, said: Sequence[Said], fate: Fate | None) -> ConflictValue:
    figure = _figure(story, said[0])
    article = story.articles[story.units[said[0].unit].article]
    speakers = [story.units[one.unit].attribution.speaker for one in said]
    return ConflictValue(
        text=article.text[figure.start : figure.end],
        normalised=normalised,
        unit=fate or figure.unit or figure.counted,
        speaker=next((speaker for speaker in speakers if speaker), None),
        members=tuple(_span(story, story.units[one.unit]) for one in said),
    )


def _span(story: Story, unit: Unit) -> Span:
    return Span(story.articles[unit.article].id, unit.start, unit.end, unit.text)


def _over_time(
    story: Story, by_value: Mapping[str, Sequence[Said]]
) -> tuple[ConflictKind, str | None]:
    """`update` where the values follow each other in time and only grow, as a toll does; `latest`
    is the newest value where all times are known and one is the newest.
    """
    dated: list[tuple[datetime, Quantity]] = []
    for said in by_value.values():
        articles = (story.articles[story.units[one.unit].article].clean.article for one in said)
        moments = [published_moment(article.published_at) for article in articles]
        known = [moment for moment in moments if moment is not None]
        if len(known) < len(moments):
            return "contradiction", None
        dated.append((min(known), _figure(story, said[0])))
    dated.sort(key=lambda item: item[0])
    if dated[-1][0] == dated[-2][0]:
        return "contradiction", None
    growing = all(a[1].low <= b[1].high and a[0] < b[0] for a, b in pairwise(dated))
    return ("update" if growing else "contradiction"), dated[-1][1].normalised
