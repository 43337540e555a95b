"""Figures: the value must be there in some form, and belong to the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarizer.arabic import stem
from summarizer.checks.wording import word_ties
from summarizer.quantities import Quantity, compatible
from summarizer.slots import Fate
from summarizer.story import Story, Unit
from summarizer.thesaurus import concepts

_DAYS = frozenset({"date", "weekday", "relative_day"})
_WHOLE_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_WHEN = _DAYS | {"time"}
_FLOORS, _CEILINGS = (
    frozenset({"more_than", "at_least"}),
    frozenset({"less_than", "at_most"}),
)
_PLAIN = frozenset({"cardinal", "ordinal"})


def ungrounded_figures(
    quantities: Sequence[Quantity],
    slots: Sequence[Fate | None],
    contexts: Sequence[frozenset[tuple[str, str]]],
    story: Story,
    near: frozenset[int],
    touching: frozenset[int],
) -> list[str]:
    """The figures that no source has of the same thing, as reasons (`figure: …`, `date: …`).

    `slots` and `contexts` tell what each counts and the ties of the words next to it. `near` are
    the units that the claim rests on, where a figure that names nothing it counts must stand;
    `touching` are those that share a word with it.
    """
    return [
        f"{'date' if quantity.kind in _WHEN else 'figure'}: {quantity.text}"
        for quantity, slot, context in zip(quantities, slots, contexts, strict=True)
        if not _grounded(quantity, slot, context, story, near, touching)
    ]


def _grounded(
    quantity: Quantity,
    slot: Fate | None,
    context: frozenset[tuple[str, str]],
    story: Story,
    near: frozenset[int],
    touching: frozenset[int],
) -> bool:
    for index, unit in enumerate(story.units):
        for other, there in enumerate(unit.quantities):
            if not _same_value(quantity, there):
                continue
            close = index in near or (index in touching and _names_itself(quantity, there))
            if _same_thing(quantity, slot, context, unit, other, close):
                return True
    return False


def _same_value(mine: Quantity, theirs: Quantity) -> bool:
    if mine.kind in _DAYS and theirs.kind in _DAYS and not _one_day(mine, theirs):
        return False
    bounds = {mine.bound, theirs.bound}
    if bounds & _FLOORS and bounds & _CEILINGS:
        return False
    return compatible(mine, theirs)


def _one_day(mine: Quantity, theirs: Quantity) -> bool:
    """Whether two days may be one as far as they tell: what is left open by one of two that
    otherwise agree (a weekday and a month) is no ground."""
    kinds = {mine.kind, theirs.kind}
    if kinds == {"relative_day"}:
        return mine.low == theirs.low
    if kinds == {"weekday", "date"}:
        day = mine if mine.kind == "date" else theirs
        return _WHOLE_DATE.fullmatch(day.normalised) is not None
    return True


def _same_thing(
    mine: Quantity,
    slot: Fate | None,
    context: frozenset[tuple[str, str]],
    unit: Unit,
    other: int,
    near: bool,
) -> bool:
    theirs = unit.quantities[other]
    if mine.kind in _DAYS:
        if "relative_day" in (mine.kind, theirs.kind) and mine.kind != theirs.kind:
            # Which day today is, the text does not tell; another day told beside it does.
            return near and all(q.kind != mine.kind for q in unit.quantities)
        return near or bool(_shared(context, unit.contexts[other]))
    slot_there = unit.slots[other]
    if slot != slot_there and {slot, slot_there} <= {
        "killed",
        "injured",
        "missing",
        "rescued",
        "detained",
        "displaced",
    }:
        return False
    if mine.counted and theirs.counted and slot is None and slot_there is None:
        same = _same_noun(mine.counted, theirs.counted)
        if not same and mine.kind == theirs.kind == "cardinal" and not near:
            return False
    return near or bool(_shared(context, unit.contexts[other]))


def _same_noun(a: str, b: str) -> bool:
    keys_a, keys_b = word_ties(a, stem(a)), word_ties(b, stem(b))
    meanings = [{concept.id for concept in concepts([noun])} for noun in (a, b)]
    return bool(set(keys_a) & set(keys_b) or meanings[0] & meanings[1])


def _shared(context: frozenset[tuple[str, str]], terms: frozenset[str]) -> frozenset[str]:
    return frozenset(key for tie, key in context if tie == "term") & terms


def _names_itself(mine: Quantity, theirs: Quantity) -> bool:
    """Whether a figure carries its unit or the noun it counts, so that it means something by
    itself."""
    if mine.unit is not None:
        return theirs.unit is not None
    return bool(mine.counted and theirs.counted and _same_noun(mine.counted, theirs.counted))


def units_of(frames: Iterable[int], units: Sequence[tuple[int, ...]]) -> frozenset[int]:
    """The units of the sentences numbered `frames`; `units[i]` are those of sentence `i`."""
    return frozenset(unit for frame in frames for unit in units[frame])
