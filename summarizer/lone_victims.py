"""A victim told by a bare noun (قتل فتى برصاص الجيش) where another unit counts more of that fate.

Who names one victim mostly names one of several. Beside a toll of another fate that both units
tell alike (وأصيب 220), it is the whole of its fate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.arabic import fold_words
from summarizer.over_time import FATES, HAS_RISEN
from summarizer.quantities.number_words import numeral
from summarizer.slots import Fate, fate_of, is_person, same_count
from summarizer.statements import Pair
from summarizer.story import Story, Unit
from summarizer.substitution import of_other_places
from summarizer.surroundings import of_other_times

MAX_BETWEEN = 3
"""Words that may stand between a victim and the verb of the fate (كان فتى فلسطيني قد قتل)."""

MIN_OTHER = 3
"""The toll of another fate from which on it tells one event from others."""

MAX_VICTIMS = 5
"""Victims of which another may name one alone by mistake or too early."""

_MORE = frozenset(fold_words("آخر أخرى آخرون آخرين ثان ثانية ثالث ثالثة"))
"""Words that set a victim beside others."""

_NOT_ALONE = frozenset(fold_words("أحد إحدى كل بين بينهم منهم منها مع عدد ولا بلا دون أي"))
"""Words before a noun that do not leave it one of its kind."""

_FATAL: frozenset[Fate] = frozenset({"killed"})


def lone_victims(story: Story, pair: Pair) -> Iterator[tuple[int, int, int, int]]:
    """The unit that counts with the index of the figure, and the unit that names one victim with
    the index of the noun in `folded`; nothing where the units do not agree in another toll.
    """
    for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
        a, b = story.units[one], story.units[other]
        for index, slot in enumerate(a.slots):
            figure = a.quantities[index]
            if slot not in _FATAL or not 1 < figure.low == figure.high <= MAX_VICTIMS:
                continue
            if figure.bound != "exact" or slot in b.slots or not _agree_in_another(a, b, slot):
                continue
            word = _victim(b.folded, slot)
            if word is None or not HAS_RISEN.isdisjoint(b.folded):
                continue
            if not of_other_times(story, a, b) and not of_other_places(a, b):
                yield one, index, other, word


def _agree_in_another(a: Unit, b: Unit, fate: Fate) -> bool:
    """Whether the units tell one toll of another fate."""
    return any(
        mine is not None
        and mine == theirs
        and mine in FATES - {fate}
        and a.quantities[i].low >= MIN_OTHER
        and same_count(a.quantities[i], b.quantities[j])
        for i, mine in enumerate(a.slots)
        for j, theirs in enumerate(b.slots)
    )


def _victim(folded: Sequence[str], fate: Fate) -> int | None:
    """The only noun of a person without article beside the only word of the fate; None where there
    is none, or where it is set beside others."""
    fates = [index for index, word in enumerate(folded) if fate_of(word) == fate]
    if len(fates) != 1 or not _MORE.isdisjoint(folded):
        return None
    at = fates[0]
    near = range(max(0, at - MAX_BETWEEN), min(len(folded), at + MAX_BETWEEN))
    people = [index for index in near if is_person(folded[index])]
    if len(people) != 1:
        return None
    before = folded[people[0] - 1] if people[0] else ""
    if before in _NOT_ALONE or before[-1:].isdigit() or (before and numeral(before) is not None):
        return None
    return people[0]
