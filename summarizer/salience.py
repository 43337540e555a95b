"""What matters: said by independent texts, early, and central to the story.

A span is worth its likeness to the story's centroid (Radev, Jing, Styś and Tam 2004,
"Centroid-based summarization"), in which every voice counts once, times how early its article says
it: news tells the most important thing first.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from summarizer.articles import published_moment
from summarizer.compatibility import mergeable
from summarizer.copies import Copies
from summarizer.statements import Cluster, Pair
from summarizer.story import Story

POSITION_POWER = 0.7
"""Worth falls with (1 + sentences before it) ** POSITION_POWER: 0 is no fall."""

POSITION_CAP = 3
"""Sentences after which an article's order tells nothing more of what matters."""

LENGTH_POWER = 0.7
"""Likeness is divided by the span's norm ** LENGTH_POWER: at 1 (cosine) short spans win, at 0 long
ones do."""

ECHO_WEIGHT = 0.1
"""What a statement gains for each unit of likeness to units elsewhere (degree centrality, Erkan and
Radev 2004): a theme that comes back matters."""

MAX_ECHO = 6.0
"""Likeness in all (>= 0) that counts: beyond, large sets would drown the rest."""

HALF_SAID = (0.25, 0.45)
"""Likeness (0..1) from which on another voice says part of a statement, and from which on it counts
as a whole one for what matters: desks word what they agree on in their own way."""

CONTAINED = 0.6
"""Share (0..1) of a unit's weight that another has to say it, too, whatever else it says."""

MIN_SPAN = timedelta(hours=12)
"""Time between the first and the last article from which on a story moves on."""

AGE_COST = 0.5
"""Share (0..1) of its worth that what opens the oldest article of such a story loses as the
opening of its summary."""

TITLE_AGE_COST = 0.15
"""The same for its title as the headline."""

TITLE_WEIGHT = 2.0
"""What a title's term adds to the centroid, against 1 for a unit's."""


@dataclass(frozen=True, slots=True)
class Salience:
    """`centroid` maps each term to its weight (> 0; the norm is 1); `of_cluster[i]` (0..1, the
    largest is 1) is the salience of cluster `i`.
    """

    centroid: Mapping[str, float]
    of_cluster: tuple[float, ...]

    def worth(self, terms: Iterable[str], place: int) -> float:
        """Worth (>= 0) of a span with these terms behind `place` sentences of its article; 0 for
        a span without terms.
        """
        counts = Counter(terms)
        if not counts:
            return 0.0
        likeness = sum(n * self.centroid.get(term, 0.0) for term, n in counts.items())
        norm = math.sqrt(sum(n * n for n in counts.values()))
        return likeness / (
            math.pow(norm, LENGTH_POWER) * math.pow(1 + min(place, POSITION_CAP), POSITION_POWER)
        )


def weigh(
    story: Story,
    clusters: Sequence[Cluster],
    copies: Copies,
    titles: Sequence[Sequence[str]],
    rivals: Sequence[Sequence[int]],
    pairs: Mapping[tuple[int, int], Pair],
) -> Salience:
    """The centroid of the story, and the salience of its statements; `titles` are titles' terms.

    `rivals` are groups of units that give other values of one slot: they agree that it matters, so
    that their statements share their voices. `pairs` are the units' likenesses.
    """
    voices = Counter(copies.voice_of)
    centroid: dict[str, float] = defaultdict(float)
    for unit in story.units:
        if not unit.heading:
            share = 1 / voices[copies.voice_of[unit.article]]
            for term in unit.terms:
                centroid[term] += share
    for terms in titles:
        for term in terms:
            centroid[term] += TITLE_WEIGHT
    norm = math.sqrt(sum(value * value for value in centroid.values())) or 1.0
    plain = Salience({term: value / norm for term, value in centroid.items()}, ())
    kin: dict[int, set[int]] = defaultdict(set)
    for place, group in enumerate(rivals):
        for number in group:
            kin[number].add(place)
    containing, near, echo = _neighbours(story, pairs)
    raw = []
    for one in clusters:
        tellers = set(one.carriers)
        for other in containing.get(one.head, ()):
            tellers.update(story.alike(other))
        for place in set().union(*(kin.get(member, ()) for member in one.members)):
            tellers.update(rivals[place])
        value = _statement_worth(story, one, copies, plain, tellers, near.get(one.head, {}))
        raw.append(value * (1 + ECHO_WEIGHT * min(MAX_ECHO, echo.get(one.head, 0.0))))
    top = max(raw, default=0.0) or 1.0
    return Salience(plain.centroid, tuple(round(value / top, 4) for value in raw))


def recency(story: Story) -> tuple[float, ...]:
    """For each article how new it is among the set: 1 the newest, 0 the oldest. All are 1 where the
    time of one is unknown, or all were written within `MIN_SPAN` of each other.
    """
    moments = [published_moment(article.clean.article.published_at) for article in story.articles]
    known = [moment for moment in moments if moment is not None]
    if not known or len(known) < len(moments) or max(known) - min(known) < MIN_SPAN:
        return (1.0,) * len(moments)
    oldest, span = min(known), max(known) - min(known)
    return tuple((moment - oldest) / span for moment in known)


def number_statements(salience: Salience) -> list[str]:
    """The id of each cluster: `c1` is the most salient one."""
    values = salience.of_cluster
    order = sorted(range(len(values)), key=lambda i: (-values[i], i))
    ids = [""] * len(order)
    for rank, index in enumerate(order, 1):
        ids[index] = f"c{rank}"
    return ids


def _neighbours(
    story: Story, pairs: Mapping[tuple[int, int], Pair]
) -> tuple[dict[int, set[int]], dict[int, dict[int, float]], dict[int, float]]:
    """For each unit: the units of any statement that say all of it too, the likeness to each other
    unit that is like it, and the sum of these.
    """
    containing: dict[int, set[int]] = defaultdict(set)
    near: dict[int, dict[int, float]] = defaultdict(dict)
    echo: dict[int, float] = defaultdict(float)
    for (a, b), pair in pairs.items():
        one, other = story.units[a], story.units[b]
        if story.only_in_one_sentence(a, b):
            continue
        echo[a] += pair.similarity * len(story.alike(b))
        echo[b] += pair.similarity * len(story.alike(a))
        near[a][b] = near[b][a] = pair.similarity
        if pair.of_a >= CONTAINED and mergeable(one, other):
            containing[a].add(b)
        if pair.of_b >= CONTAINED and mergeable(one, other):
            containing[b].add(a)
    for first in story.firsts if story.twins is not None else ():
        echo[first] += len(story.alike(first)) - 1
    return containing, near, echo


def _statement_worth(
    story: Story,
    one: Cluster,
    copies: Copies,
    salience: Salience,
    tellers: set[int],
    near: Mapping[int, float],
) -> float:
    """The worth of the teller that says it best, more for each voice that says all of it, and for
    what others say of it; `near` are the head's likenesses to other units.
    """
    if story.units[one.head].heading:
        return 0.0
    voices = {copies.voice_of[story.units[member].article] for member in tellers}
    nearest: dict[int, float] = {}
    for other, similarity in near.items():
        for unit in story.alike(other):
            voice = copies.voice_of[story.units[unit].article]
            nearest[voice] = max(similarity, nearest.get(voice, 0.0))
    low, high = HALF_SAID
    partly = sum(
        min(1.0, max(0.0, (similarity - low) / (high - low)))
        for voice, similarity in nearest.items()
        if voice not in voices
    )
    worth = max(
        salience.worth(story.units[member].terms, story.units[member].place)
        for member in tellers & set(one.members) or {one.head}
    )
    return worth * math.log2(1 + len(voices) + partly)
