"""Whether two figures that cannot both be true fill one slot of one event.

Whole units may have little in common where one outlet says in a clause what another says in a
sentence; so the figures' own surroundings count: the noun, who is counted, whose goal it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.arabic import fold_words
from summarizer.config import PipelineConfig
from summarizer.minutes import is_minute, names_before, same_names
from summarizer.over_time import HAS_RISEN, MAX_RISE_WORDS
from summarizer.quantities import Quantity
from summarizer.sides import same_side, side_of
from summarizer.slots import same_count
from summarizer.statements import Pair
from summarizer.story import Story, Unit
from summarizer.substitution import of_other_places
from summarizer.surroundings import (
    is_generic,
    of_one_event,
    of_other_times,
    one_context,
    says_when,
)

MAX_RATIO = 4
"""How many times another count or sum, no toll, may be this one and still be of one thing: beyond,
they count different things in like words."""

MAX_GROWTH = 10
"""How many times a toll may be another and still be the same one told later."""

DATES = frozenset({"date", "time", "weekday", "relative_day"})
"""Kinds of figures that tell when."""


def rival_figures(
    story: Story, pair: Pair, clashes: Sequence[tuple[int, int]], config: PipelineConfig
) -> Iterator[tuple[int, int]]:
    """The figures of a pair's units, as indexes into each one's quantities, that fill one slot of
    one event and cannot both be true. `clashes` are those that cannot, whatever they fill.
    """
    a = story.units[pair.a]
    for i, j in clashes:
        if not is_minute(a.quantities[i]) and _of_one_thing(story, pair, i, j, config):
            yield i, j
    yield from _minutes(story, pair, config)


def _of_one_thing(story: Story, pair: Pair, i: int, j: int, config: PipelineConfig) -> bool:
    """Whether figure `i` of the pair's first unit and `j` of the second fill one slot of one event.

    The more a kind of figure is tied to its own sentence, the more alike the sentences must be: a
    story has one toll of each fate, but many days, shares and ranks.
    """
    a, b = story.units[pair.a], story.units[pair.b]
    mine, theirs, slot = a.quantities[i], b.quantities[j], a.slots[i]
    if mine.kind == "ordinal":
        return False
    if mine.kind in DATES:
        told = says_when(a, mine) or says_when(b, theirs)
        return pair.similarity >= config.same_slot and not told
    if of_other_times(story, a, b):
        return False
    if slot == "part":
        return pair.similarity >= config.same_figure and _same_whole(a, i, b, j)
    if slot is not None:
        low, high = sorted((mine.low, theirs.low))
        return (
            pair.similarity >= config.same_toll
            and (of_one_event(a, b) or _has_risen(a, i, b, j))
            and high <= low * MAX_GROWTH
            and not of_other_places(a, b)
            and same_side(side_of(a, i), side_of(b, j))
        )
    floor = config.same_figure if one_context(story, a, i, b, j) else config.same_slot
    low, high = sorted((abs(mine.low), abs(theirs.low)))
    near = mine.kind not in ("cardinal", "money") or high <= low * MAX_RATIO
    return pair.similarity >= floor and near


def _same_whole(a: Unit, i: int, b: Unit, j: int) -> bool:
    """Whether two parts may be of one whole: the figures before them agree, where both have one."""
    mine, theirs = _whole(a, i), _whole(b, j)
    return mine is None or theirs is None or same_count(mine, theirs)


def _whole(unit: Unit, index: int) -> Quantity | None:
    """The toll before a part of it (43 قتيلا بينهم سبعة أطفال), None where none is told."""
    for figure, slot in zip(unit.quantities[:index][::-1], unit.slots[:index][::-1], strict=True):
        if slot is not None and slot != "part":
            return figure
    return None


def _has_risen(a: Unit, i: int, b: Unit, j: int) -> bool:
    """Whether one unit tells of a toll right behind a word of rising, and the other of a lower one:
    of a toll that is known one term of the event is enough.
    """
    later, figure = (a, a.quantities[i]), b.quantities[j]
    if later[1].low < figure.low:
        later, figure = (b, figure), a.quantities[i]
    unit, high = later
    words = fold_words(unit.text[: high.start - unit.start])[-MAX_RISE_WORDS:]
    mine, theirs = ({t for t in u.terms if not is_generic(t)} for u in (a, b))
    return not HAS_RISEN.isdisjoint(words) and bool(mine & theirs)


def _minutes(story: Story, pair: Pair, config: PipelineConfig) -> Iterator[tuple[int, int]]:
    """Minutes of what one player did, or of one thing that units alike tell without a name. One
    that the other article tells too is another goal.
    """
    a, b = story.units[pair.a], story.units[pair.b]
    mine, theirs = ([i for i, q in enumerate(unit.quantities) if is_minute(q)] for unit in (a, b))
    if not mine or not theirs:
        return
    known, other = (
        {q.low for q in story.articles[unit.article].quantities if is_minute(q)} for unit in (a, b)
    )
    found = []
    for i in mine:
        one = names_before(a, i)
        for j in theirs:
            if b.quantities[j].low in known or a.quantities[i].low in other:
                continue
            two = names_before(b, j)
            if one and two and (same_names(one, two) or max(len(one), len(two)) > 1):
                same = same_names(one, two) and of_one_event(a, b)
            else:
                context = one_context(story, a, i, b, j)
                same = pair.similarity >= (config.same_figure if context else config.same_slot)
            if same:
                found.append((abs(a.quantities[i].low - b.quantities[j].low), i, j))
    taken: set[tuple[str, int]] = set()
    for _, i, j in sorted(found):  # who scored twice: the nearest minutes are of one goal
        if taken.isdisjoint((("a", i), ("b", j))):
            taken |= {("a", i), ("b", j)}
            yield i, j
