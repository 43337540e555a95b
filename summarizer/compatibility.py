"""Whether two units may be one statement: what forbids it, however alike their words are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.bare_nouns import one_against_more
from summarizer.quantities import at_the_edge, compatible
from summarizer.slots import same_count, same_noun, same_people
from summarizer.story import Unit
from summarizer.tense import done_of_ahead, lasting_deed, looks_ahead, opens_ahead

Clashes = Sequence[tuple[int, int]]
"""Pairs of figures, as indexes into each unit's quantities."""

_OR = re.compile(r"\s[أا]و\s")
"""The word for a choice."""

_COUNTS = frozenset({"cardinal", "money", "measure", "percent"})


def mergeable(a: Unit, b: Unit, clashes: Clashes | None = None) -> bool:
    """Whether nothing forbids that two units say the same: figures of one kind are compatible,
    neither denies what the other asserts, both or neither keep away from what is said or react to
    it. `clashes` is what `clashing` finds, where that is known.
    """
    if a.heading or b.heading:
        return False
    if denies(a, b) or denies(b, a):
        return False
    if a.attribution.claimed != b.attribution.claimed:
        return False
    if react_otherwise(a, b) or tell_other_fates(a, b):
        return False
    if offers_choice(a, b) or offers_choice(b, a):
        return False
    if clashing(a, b) if clashes is None else clashes:
        return False
    if count_other_things(a, b) or count_other_peoples(a, b):
        return False
    return not one_against_more(a, b) and not tell_other_times(a, b)


def react_otherwise(a: Unit, b: Unit) -> bool:
    """Whether one unit reacts to something (ندد ب، انتقد، رحب ب) and the other does not, or
    otherwise: the event and the reaction to it share their words and are two statements.
    """
    return a.attribution.reaction != b.attribution.reaction


def offers_choice(a: Unit, b: Unit) -> bool:
    """Whether `a` says of two things that it is one or the other (السجن أو الغرامة) and `b` has
    both without a choice.
    """
    choices = list(_OR.finditer(a.text)) if "و " in a.text else []
    if not choices or _OR.search(b.text):
        return False
    held = {token.key for token in b.tokens}
    for choice in choices:
        at = a.start + choice.start()
        before = [token.key for token in a.tokens if token.start < at][-1:]
        behind = [token.key for token in a.tokens if token.start > at][:1]
        if before and behind and before != behind and held.issuperset((*before, *behind)):
            return True
    return False


def tell_other_fates(a: Unit, b: Unit) -> bool:
    """Whether the tolls of the units are of other fates: so many killed, so many injured."""
    mine, theirs = ({slot for slot in unit.slots if slot not in (None, "part")} for unit in (a, b))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def tell_other_times(a: Unit, b: Unit) -> bool:
    """Whether one unit opens with what is to come, and nothing in the other does (a meeting that
    will be held and one that was) or the other opens with the same as done; or one opens with what
    lasts and the other with the same as it once was.
    """
    mine, theirs = lasting_deed(a.folded), lasting_deed(b.folded)
    if mine and theirs and mine[0] == theirs[0] and mine[1] != theirs[1]:
        return True
    if opens_ahead(a.folded):
        return not looks_ahead(b.folded) or done_of_ahead(a.folded, b.folded)
    if opens_ahead(b.folded):
        return not looks_ahead(a.folded) or done_of_ahead(b.folded, a.folded)
    return False


def count_other_things(a: Unit, b: Unit) -> bool:
    """Whether each unit has a count or measure, and no figure of one agrees with any of the other:
    300 kilograms of one thing and 12 of another.
    """
    mine, theirs = ([q for q in unit.quantities if q.kind in _COUNTS] for unit in (a, b))
    if not mine or not theirs:
        return False
    return not any(
        compatible(one, other) and not at_the_edge(one, other) for one in mine for other in theirs
    )


def count_other_peoples(a: Unit, b: Unit) -> bool:
    """Whether the units count so many of one thing of two peoples, and none of one (23 diplomats of
    one country are expelled, 23 of the other in answer).
    """
    if not a.quantities or not b.quantities:
        return False
    mine, theirs = _peoples(a), _peoples(b)
    other = [noun for noun, people in mine if any(n == noun and p != people for n, p in theirs)]
    return bool(other) and not mine & theirs


def _peoples(unit: Unit) -> set[tuple[str, str]]:
    """The counted nouns of a unit with the people or country that stands behind each."""
    found = set()
    for number, counted, people in zip(unit.tokens, unit.tokens[1:], unit.tokens[2:], strict=False):
        if number.key[0] == "#" and people.place is not None and counted.key[0] not in "#~":
            between = unit.text[counted.end - unit.start : people.start - unit.start]
            if not between.strip():
                found.add((counted.key, people.key))
    return found


def denies(a: Unit, b: Unit) -> bool:
    """Whether `a` denies something that `b` has without denying it."""
    return not (a.negated & b.deeds) <= b.negated


def clashing(a: Unit, b: Unit) -> list[tuple[int, int]]:
    """Pairs of figures, as indexes into each unit's quantities, that count the same thing and
    cannot both be true, where neither unit has the other's value elsewhere.
    """
    if not a.quantities or not b.quantities:
        return []
    others: dict[str, list[int]] = {}
    for j, figure in enumerate(b.quantities):
        others.setdefault(figure.kind, []).append(j)
    found: list[tuple[int, int]] = []
    for i in range(len(a.quantities)):
        kind = a.quantities[i].kind
        rivals = [j for j in others[kind] if comparable(a, i, b, j)] if kind in others else []
        if not rivals or any(_agree(a, i, b, j) for j in rivals):
            continue
        free = [
            j
            for j in rivals
            if not any(
                _agree(a, k, b, j)
                for k in range(len(a.quantities))
                if comparable(a, k, b, j) or a.slots[k] == "part"
            )
        ]
        found.extend((i, j) for j in free[:1])
    return found


class ClashesOf:
    """`clashing` of the units of a story, by their indexes; each two are looked at once."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._known: dict[tuple[int, int], Clashes] = {}

    def __call__(self, a: int, b: int) -> Clashes:
        """What clashes between units `a` and `b`."""
        known = self._known.get((a, b))
        if known is None:
            known = self._known[a, b] = clashing(self._units[a], self._units[b])
        return known


def comparable(a: Unit, i: int, b: Unit, j: int) -> bool:
    """Whether figure `i` of `a` and figure `j` of `b` can fill one slot: the same fate, where
    either counts one; parts of one whole where their neighbours are the same; else the same kind
    and unit, and the same noun where both name one.
    """
    mine, theirs = a.quantities[i], b.quantities[j]
    if mine.kind != theirs.kind:
        return False
    if "part" in (a.slots[i], b.slots[j]):
        same = not a.followers[i].isdisjoint(b.followers[j])
        return a.slots[i] == b.slots[j] and same and mine.counted == theirs.counted
    if a.slots[i] is not None or b.slots[j] is not None:
        return a.slots[i] == b.slots[j] and same_people(mine.counted, theirs.counted)
    if mine.unit != theirs.unit and mine.kind != "duration":
        return False
    if mine.counted and theirs.counted:
        return same_noun(mine.counted, theirs.counted)
    return mine.kind != "cardinal" or mine.counted == theirs.counted


def _agree(a: Unit, i: int, b: Unit, j: int) -> bool:
    mine, theirs = a.quantities[i], b.quantities[j]
    if mine.kind == theirs.kind == "age":
        return mine.low == theirs.low
    return same_count(mine, theirs) if a.slots[i] is not None else compatible(mine, theirs)
