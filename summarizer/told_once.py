"""Tolls that articles of one event tell once, in sentences that share no word of the event.

Who tells how many died goes on with the missing in a clause (فيما يستمر البحث عن ثلاثة مفقودين).
That two such clauses are of one event shows in what their articles tell beside them: rival tolls
of another fate.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations

from summarizer.members import figure_said
from summarizer.over_time import FATES, Said, tells_previous
from summarizer.sides import same_side, side_of
from summarizer.slots import same_count, same_people
from summarizer.story import Story
from summarizer.substitution import of_other_places
from summarizer.surroundings import of_other_times

MAX_SENTENCES = 6
"""Sentences that may lie between the tolls of two fates in one article."""

ONCE = frozenset({"missing"})
"""Fates of which a story tells one toll. The injured and detained of other days are told beside."""


def tolls_told_once(story: Story, groups: Sequence[Sequence[Said]]) -> Iterator[tuple[Said, Said]]:
    """The pairs of tolls that cannot both be true, each the only one of its fate in its article,
    where the articles tell rival tolls of another fate near them. `groups` are those rivals.
    """
    told = _told(story) if groups else {}
    for group in groups:
        anchors = _tolls(story, group)
        for fate in sorted(ONCE - {group[0].measure}):
            by_value: dict[str, list[Said]] = defaultdict(list)
            for article in sorted(anchors):
                said = told[article].get(fate)
                if said is not None and _is_near(story, anchors[article], said):
                    by_value[said.normalised].append(said)
            for one, other in permutations(by_value.values(), 2):
                for mine in one:
                    theirs = next((said for said in other if _rival(story, mine, said)), None)
                    if theirs is not None:
                        yield mine, theirs


def _told(story: Story) -> dict[int, dict[str, Said]]:
    """For each article its one exact toll of each fate, by fate."""
    found: dict[int, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for index, unit in enumerate(story.units):
        if unit.heading:
            continue
        for i, slot in enumerate(unit.slots):
            figure = unit.quantities[i]
            exact = figure.low == figure.high and figure.bound == "exact"
            if slot in ONCE and exact and not unit.attribution.claimed:
                said = figure_said(story, index, i)
                if not tells_previous(story, said):
                    found[unit.article][str(slot)].append(said)
    return {
        article: {
            fate: some[0]
            for fate, some in found[article].items()
            if len({said.normalised for said in some}) == 1
        }
        for article in range(len(story.articles))
    }


def _tolls(story: Story, group: Sequence[Said]) -> dict[int, list[Said]]:
    """The tolls of a group by article; empty where it is of another kind."""
    found: dict[int, list[Said]] = defaultdict(list)
    for said in group:
        if said.figure is not None and said.measure in FATES:
            found[story.units[said.unit].article].append(said)
    return found


def _is_near(story: Story, tolls: Sequence[Said], said: Said) -> bool:
    """Whether a toll stands near one of the rival tolls of its article."""
    here = story.units[said.unit].sentence
    return any(abs(here - story.units[one.unit].sentence) <= MAX_SENTENCES for one in tolls)


def _rival(story: Story, mine: Said, theirs: Said) -> bool:
    a, b = story.units[mine.unit], story.units[theirs.unit]
    one, other = mine.figure, theirs.figure
    if one is None or other is None or same_count(one, other):
        return False
    sides = side_of(a, a.quantities.index(one)), side_of(b, b.quantities.index(other))
    return (
        same_people(one.counted, other.counted)
        and same_side(*sides)
        and not of_other_places(a, b)
        and not of_other_times(story, a, b)
    )
