"""How alike two units are in what they state, by which they merge.

Shared words alone bring together sentences of one event that state different things of it: what
hangs on a sentence (see `emphasis`) counts less, and where neither has the other's predicate the
rest must be the more alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.carrying import DAYS
from summarizer.emphasis import OFFICES, stated
from summarizer.meanings import LOW_RANK, figure_key
from summarizer.quantities import Quantity, compatible
from summarizer.rarity import Rarity, Told, likeness_in_story
from summarizer.story import Story

MIN_CONTAINED_TERMS = 8
"""Terms of the shorter unit from which on containment counts: fewer are contained by chance."""

MIN_WHOLE_TERMS = 3
"""Terms from which on a unit shorter than that is contained where the other has them all."""

WHOLE = 0.95
"""Share (0..1) of its weight that is all of a short unit."""

CONTAINMENT_WEIGHT = 0.8
"""A unit wholly inside another is this similar: more than most rewordings, less than a copy."""

OPENING_TERMS = 2
"""First meanings of a unit of which one must be in the unit that contains it."""

MAIN_TERMS = 3
"""First meanings of a main clause of which the other unit must have one, else what hangs on both
does not count."""

OTHER_PREDICATE = 0.4
"""What a likeness loses of its distance to 1, times how far the share of what both state first lies
below `ENOUGH`: without it, twelve more pairs of the sets read merge wrongly and six rightly."""

MAX_LIFT = 0.1
"""What the likeness in all words and that in rare ones may lift each other: where one of them is
low, the other is no proof."""

ENOUGH = 0.5
"""Share (0..1) of what two units state first from which on other words for it cost nothing."""


BY_THE_WAY = 0.75
"""What a shared figure counts that both units only mention behind what they state: the score of one
match is told by the way of many of its stories."""

LITTLE = 0.34
"""Share (0..1) of what two units state first below which they must share a deed besides names."""

ONLY_NAMES = 0.3
"""The most that units of a large story are alike which share names alone: who received a guest and
who attended the session may be the same people."""


@dataclass(frozen=True, slots=True)
class _Stated:
    """A unit's terms with what each counts (0..1), its weight in all, and what it states first."""

    terms: Mapping[str, float]
    counts: Mapping[str, float]
    mass: float
    predicate: tuple[str, ...]
    figures: Mapping[str, Quantity]
    told: Told

    @property
    def main(self) -> list[str]:
        """The first meanings of the main clause."""
        return [key for key in self.predicate if self.counts[key] == 1.0][:MAIN_TERMS]


class Stating:
    """Likeness (0..1) in what units of a story state; `weighted` are their terms with weights."""

    def __init__(self, story: Story, weighted: Sequence[Mapping[str, float]]) -> None:
        self._story = story
        self._weighted = weighted
        self._known: dict[int, _Stated] = {}
        self._rarity = Rarity(story)

    def __call__(self, a: int, b: int) -> float:
        """The likeness of two units, by their indexes; symmetric, 0 for one without terms."""
        one, other = self._stated(a), self._stated(b)
        if not one.mass or not other.mass:
            return 0.0
        first = (_first(one, other) + _first(other, one)) / 2
        mine, theirs = one.counts, other.counts
        if _apart(one, other) or _apart(other, one):
            both = {key: min(mine[key], theirs[key]) for key in mine.keys() & theirs.keys()}
            mine, theirs = {**mine, **both}, {**theirs, **both}
        shared = [(key, key) for key in one.terms if key in other.terms]
        same = _same_figures(one, other)
        shared.extend(same)
        of_one = of_other = 0.0
        for key, its in shared:
            weight = min(one.terms[key], other.terms[its])
            of_one += weight * mine[key]
            of_other += weight * theirs[its]
        likeness = (of_one + of_other) / (one.mass + other.mass)
        if of_one / one.mass > of_other / other.mass:
            share, inner, outer = of_one / one.mass, one, other
        else:
            share, inner, outer = of_other / other.mass, other, one
        if _within(inner, outer, share):
            likeness = max(likeness, CONTAINMENT_WEIGHT * share)
        missing = max(0.0, ENOUGH - first)
        likeness = max(0.0, likeness - OTHER_PREDICATE * missing * (1 - likeness))
        if not self._rarity:
            return likeness
        if first < LITTLE and not any(_is_deed(key) for key, _ in shared):
            return min(likeness, ONLY_NAMES)
        told = [(key, key) for key in one.figures if key in other.figures] + same
        figures: float = sum(
            1.0 if 1.0 in (one.counts[key], other.counts[its]) else BY_THE_WAY
            for key, its in told
            if _tells(one, key) and _tells(other, its)
        )
        if not figures and _counts(one) and _counts(other):
            figures = -1
        rare = likeness_in_story(one.told, other.told, figures, first)
        return min((likeness + rare) / 2, min(likeness, rare) + MAX_LIFT)

    def _stated(self, index: int) -> _Stated:
        known = self._known.get(index)
        if known is None:
            unit, terms = self._story.units[index], self._weighted[index]
            counts, first, said = stated(self._story, unit)
            figures = {figure_key(q): q for q in unit.quantities}
            known = self._known[index] = _Stated(
                terms,
                counts,
                sum(weight * counts[key] for key, weight in terms.items()),
                tuple(first),
                {key: q for key, q in figures.items() if key in terms},
                self._rarity.told(counts, said),
            )
        return known


def _is_deed(key: str) -> bool:
    """Whether a key is a concept other than what persons are, or a figure."""
    return key[0] == "#" or (key[0] == "@" and key[1:] not in OFFICES)


def _counts(one: _Stated) -> bool:
    """Whether the unit has a figure other than a day."""
    return any(figure.kind not in DAYS for figure in one.figures.values())


def _tells(one: _Stated, key: str) -> bool:
    """Whether the unit has the figure, and not as a low rank: of one event many a first is told."""
    figure = one.figures.get(key)
    if figure is None:
        return False
    return figure.kind != "ordinal" or figure.low > LOW_RANK


def _apart(one: _Stated, other: _Stated) -> bool:
    """Whether `other` has nothing of what `one` states first."""
    main = one.main
    return bool(main) and other.terms.keys().isdisjoint(main)


def _first(one: _Stated, other: _Stated) -> float:
    """Share (0..1) of what `one` states first that `other` has, no less than `ENOUGH` with the very
    first."""
    first = one.predicate[:MAIN_TERMS]
    if not first:
        return ENOUGH
    share = sum(key in other.terms for key in first) / len(first)
    return max(share, ENOUGH) if first[0] in other.terms else share


def _within(inner: _Stated, outer: _Stated, share: float) -> bool:
    """Whether the predicate and the figures of one unit are all in the other, which has `share` of
    its weight; of a short unit everything, and its predicate where the other has its own.
    """
    size = min(len(inner.terms), len(outer.terms))
    if not inner.figures.keys() <= outer.terms.keys() or not inner.predicate:
        return False
    if size >= MIN_CONTAINED_TERMS:
        return not outer.terms.keys().isdisjoint(inner.predicate[:OPENING_TERMS])
    stated = inner.predicate[0] in outer.predicate[:MAIN_TERMS]
    return size >= MIN_WHOLE_TERMS and share >= WHOLE and stated


def _same_figures(one: _Stated, other: _Stated) -> list[tuple[str, str]]:
    """The keys of figures that are written otherwise in each unit and are compatible."""
    free = {key: q for key, q in other.figures.items() if key not in one.terms}
    found = []
    for key, figure in one.figures.items():
        if key in other.terms:
            continue
        for same, rival in free.items():
            if figure.counted == rival.counted and compatible(figure, rival):
                found.append((key, same))
                del free[same]
                break
    return found
