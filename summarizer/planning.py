"""Which statements go into which pass of the model.

The checkpoint writes one or two sentences a pass, so a longer summary is several passes over
different content. The story's salient statements are grouped by aspect: who did what, the figures,
what is said of it, what was before. The signs are the merge's own: the place in the articles, the
speaker, quantities, dates. Where passes are left, the weightiest aspects are parted into runs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer.arabic import fold_words, tidy
from summarizer.articles import Length, published_moment
from summarizer.merged import Merged
from summarizer.quantities import Quantity
from summarizer.readable import known_speakers, short_name
from summarizer.story import Story, Unit

Aspect = Literal["events", "figures", "reactions", "background"]

PASSES: dict[Length, int] = {"headline": 1, "brief": 1, "standard": 4, "long": 8}
"""Passes of the model by length; a set with fewer statements takes fewer. One gives some 25 words.
"""

MIN_SALIENCE = 0.1
"""Salience (0..1) below which a statement is not put before the model: what one text alone says at
its end."""

MIN_ASPECT = 0.1
"""Share (0..1) of the salience below which an aspect gets no pass of its own."""

MIN_PARTED = 2
"""Statements from which on an aspect may be parted. With a model that says the first sentence of
what it is given again, long summaries of 12 real sets tell 0.82 of the salience, at 3 statements
0.69 and at 4 0.50."""

MAX_TERMS_A_FIGURE = 8
"""Content terms of a statement per figure in it up to which it is about its figures."""

_COUNTED = frozenset({"cardinal", "money", "measure", "percent", "fraction"})

_LOOKS_BACK = frozenset(fold_words("كان كانت يذكر يشار تجدر جدير الجدير سبق"))
"""Words by which news opens what was before: وكان … قد، ويذكر أن، والجدير بالذكر."""


@dataclass(frozen=True, slots=True)
class Group:
    """The content of one pass, or of more where it is too much for one: clusters (indexes) in
    reading order, their heads' texts, and what each is worth. All of one aspect where there is
    more than one group.
    """

    clusters: tuple[int, ...]
    texts: tuple[str, ...]
    priority: tuple[float, ...]
    aspect: Aspect = "events"


def salient_clusters(merged: Merged) -> list[int]:
    """Indexes of the clusters that a summary may tell, in reading order; may be empty."""
    story, salience = merged.story, merged.salience.of_cluster
    salient = [
        i
        for i, one in enumerate(merged.clusters)
        if salience[i] >= MIN_SALIENCE and not story.units[one.head].heading
    ]
    return sorted(salient, key=lambda i: (_place(merged, i), i))


def plan_groups(merged: Merged, length: Length) -> list[Group]:
    """The groups, who did what first, the others in the order in which the story tells them; none
    is empty, and together they are all salient statements. A story without any has no group.
    """
    ordered = salient_clusters(merged)
    if PASSES[length] == 1:
        return [_group(merged, "events", ordered)] if ordered else []
    parts = _by_aspect(merged, ordered)
    while len(parts) < PASSES[length]:
        large = [part for part in parts if len(part[1]) >= MIN_PARTED]
        if not large:
            break
        weightiest = max(large, key=lambda part: _weight(merged, part[1]))
        at = parts.index(weightiest)
        parts[at : at + 1] = [
            (weightiest[0], half) for half in _halves(merged, weightiest[1]) if half
        ]
    return [_group(merged, aspect, members) for aspect, members in parts]


def _by_aspect(merged: Merged, ordered: Sequence[int]) -> list[tuple[Aspect, list[int]]]:
    found: defaultdict[Aspect, list[int]] = defaultdict(list)
    year = _year_of(merged.story)
    for index in ordered:
        found[_aspect(merged, index, year)].append(index)
    total = _weight(merged, ordered)
    small = [
        aspect
        for aspect, members in found.items()
        if aspect != "events" and _weight(merged, members) < MIN_ASPECT * total
    ]
    for aspect in small:
        found["events"] = sorted(
            [*found["events"], *found.pop(aspect)], key=lambda i: (_place(merged, i), i)
        )

    def place(part: tuple[Aspect, list[int]]) -> tuple[bool, float]:
        aspect, members = part
        salience = merged.salience.of_cluster
        mean = sum(_place(merged, i) * salience[i] for i in members) / _weight(merged, members)
        return aspect != "events", mean

    return sorted(((aspect, members) for aspect, members in found.items() if members), key=place)


def _aspect(merged: Merged, index: int, year: int) -> Aspect:
    """What opens an article is the event itself, whoever tells it."""
    story, one = merged.story, merged.clusters[index]
    if any(story.units[member].place == 0 for member in one.carriers):
        return "events"
    head = story.units[one.head]
    if _is_background(head, year):
        return "background"
    figures = sum(quantity.kind in _COUNTED for quantity in head.quantities)
    if figures > 1 or (figures and len(head.terms) <= MAX_TERMS_A_FIGURE):
        return "figures"
    if head.attribution.reaction or head.attribution.attributed:
        return "reactions"
    return "events"


def _is_background(unit: Unit, year: int) -> bool:
    """Whether the unit opens as what was before, or is dated in a year before the story's."""
    opening = unit.folded[:2]
    if any(word.removeprefix("و") in _LOOKS_BACK for word in opening):
        return True
    years = [_year(quantity) for quantity in unit.quantities if quantity.kind == "date"]
    known = [one for one in years if one]
    return bool(known) and max(known) < year


def _year_of(story: Story) -> int:
    """The year in which the story is told: the newest article's, else the latest that is named;
    0 where neither is there.
    """
    moments = [published_moment(one.clean.article.published_at) for one in story.articles]
    years = [moment.year for moment in moments if moment is not None]
    if not years:
        named = (q for unit in story.units for q in unit.quantities if q.kind == "date")
        years = [_year(quantity) for quantity in named]
    return max(years, default=0)


def _year(date: Quantity) -> int:
    """The Gregorian year of a date; 0 where it has none."""
    return 0 if date.unit == "hijri" or not date.low.is_finite() else int(date.low) // 10_000


def _place(merged: Merged, index: int) -> float:
    members = merged.clusters[index].members
    return sum(merged.story.units[m].position for m in members) / len(members)


def _weight(merged: Merged, members: Sequence[int]) -> float:
    return sum(merged.salience.of_cluster[i] for i in members)


def _halves(merged: Merged, members: Sequence[int]) -> tuple[list[int], list[int]]:
    """The members in two runs of salience as equal as can be, none empty."""
    half, before, cut = _weight(merged, members) / 2, 0.0, 0
    for index in members:
        worth = merged.salience.of_cluster[index]
        if before + worth / 2 > half:
            break
        before += worth
        cut += 1
    cut = min(max(1, cut), len(members) - 1)
    return list(members[:cut]), list(members[cut:])


def _group(merged: Merged, aspect: Aspect, members: Sequence[int]) -> Group:
    story = merged.story
    heads = [merged.clusters[i].head for i in members]
    return Group(
        tuple(members),
        tuple(_shown(story, head) for head in heads),
        tuple(merged.salience.of_cluster[i] for i in members),
        aspect,
    )


def _shown(story: Story, index: int) -> str:
    """The unit as the model reads it: with the speaker whom only the words before it name."""
    unit = story.units[index]
    text, verb = unit.text, unit.attribution.verb
    if unit.attribution.subjectless and verb is not None:
        speaker = _speaker_before(story, index)
        at = verb[1] - unit.start
        text = f"{text[:at]} {speaker}{text[at:]}" if speaker else text
    return tidy(text[unit.lead :])


def _speaker_before(story: Story, index: int) -> str:
    """Who speaks in a unit that does not say it; "" where that is not sure."""
    unit = story.units[index]
    for number in range(index - 1, -1, -1):
        before = story.units[number]
        if (before.article, before.sentence) != (unit.article, unit.sentence):
            break
        said = before.attribution
        if said.verb is not None and said.speaker and said.feminine == unit.attribution.feminine:
            name = short_name(story, said.speaker)
            return name if said.certain or name != said.speaker else ""
    known = known_speakers(story, unit.article).get(unit.sentence)
    return known[0] if known is not None else ""
