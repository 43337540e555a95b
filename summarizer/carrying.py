"""Whether a unit says all that another says, so that it may be counted for it.

Units of one statement share what is stated; each may add a figure, a day or an apposition that the
others do not have. Who does not have it does not vouch for it.
"""

from __future__ import annotations

from summarizer.arabic import fold
from summarizer.emphasis import of_the_saying, persons, said_from
from summarizer.lexicon import saying_form
from summarizer.quantities import Quantity, at_the_edge, compatible
from summarizer.story import Story, Unit

CARRIES = 0.6
"""Share (0..1) of a unit's words that another must have to say all of it: a word of it in two may
be another word there."""

MAX_ABSENT = 2
"""Content words of a unit in a row that another may lack and still say all of it: other words for
one thing take that many, an apposition or a clause of its own takes more."""


DAYS = frozenset({"date", "weekday", "relative_day", "time"})
"""Kinds of figures that tell when."""

_FATES = frozenset({"@killed", "@injured", "@missing", "@arrest"})
"""Concepts of what became of people, with or without a figure that can be read."""


def carries(story: Story, carrier: int, stated: int) -> bool:
    """Whether unit `carrier` has every figure and day of unit `stated` and `CARRIES` of its words,
    and nothing longer than `MAX_ABSENT` words of it is wholly missing there.
    """
    return Carrying(story, stated)(carrier)


class Carrying:
    """`carries` for one unit and many carriers: what it says is read once."""

    def __init__(self, story: Story, stated: int) -> None:
        self._story = story
        self._stated = stated
        head = self._head = story.units[stated]
        named = {index for run in persons(story, head) for index in range(*run)}
        start, opening = said_from(head), _opening_end(head)
        self._figures = [figure for figure in head.quantities if _is_said(head, figure)]
        self._fates = _keys(head) & _FATES
        self._sources = _sources(head)
        self._said = [
            token
            for index, token in enumerate(head.tokens)
            if index not in named
            and not opening <= token.start < start
            and not of_the_saying(head, token.start)
        ]

    def __call__(self, carrier: int) -> bool:
        """Whether unit `carrier` says all of it."""
        if carrier == self._stated:
            return True
        own = self._story.units[carrier]
        if not all(_has(own, figure) for figure in self._figures):
            return False
        if not self._fates <= _keys(own) or _another_body(own, self._head):
            return False
        if self._sources and self._sources.isdisjoint(_all_sources(own) or self._sources):
            return False
        absences = self._absences(own)
        if max(absences, default=0) > MAX_ABSENT:
            return False
        return absences.count(0) >= CARRIES * len(absences)

    def _absences(self, own: Unit) -> list[int]:
        """For each content word of what is said how many in a row up to it `own` has not, 0 for one
        that it has; persons named in full and who says it are left out.
        """
        held = {token.key for token in own.tokens} | {token.term for token in own.tokens}
        found: list[int] = []
        absent = 0
        for token in self._said:
            known = token.key[0] == "#" or token.key in held or token.term in held
            absent = 0 if known else absent + 1
            found.append(absent)
        return found


def _keys(unit: Unit) -> set[str]:
    return {token.key for token in unit.tokens}


def _another_body(one: Unit, other: Unit) -> bool:
    """Whether the units are the words of two bodies or states, none of which both name."""
    mine, theirs = _bodies(one), _bodies(other)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _bodies(unit: Unit) -> set[str]:
    """The places and bodies that the speaker's name has."""
    if not unit.attribution.speaker or unit.attribution.verb is None:
        return set()
    start = unit.attribution.verb[1]
    return {
        token.key
        for token in unit.tokens
        if token.key[0] == "~" and start <= token.start < unit.attribution.frame_end
    }


def _sources(unit: Unit) -> frozenset[str]:
    """Who says it in a clause behind (حسبما ذكرت الشرطة), by the keys of the nouns."""
    return frozenset(
        token.key
        for token in unit.tokens
        if token.key[0] not in "#~"
        and of_the_saying(unit, token.start)
        and _names_source(fold(unit.text[token.start - unit.start : token.end - unit.start]))
    )


def _names_source(word: str) -> bool:
    """Whether a folded word of such a clause names who says it: no verb, and not one's own
    (مراسلنا).
    """
    return saying_form(word) is None and not word.endswith("نا")


def _all_sources(unit: Unit) -> frozenset[str]:
    """The same with who says it in front."""
    if unit.attribution.verb is None:
        return _sources(unit)
    begin, end = unit.attribution.verb[1], unit.attribution.frame_end
    before = {token.key for token in unit.tokens if begin <= token.start < end}
    return _sources(unit) | {key for key in before if key[0] not in "#~"}


def _is_said(unit: Unit, figure: Quantity) -> bool:
    """Whether a figure is of what is said: a day may be of the saying (قال الوزير الاثنين إن…)."""
    if figure.kind not in DAYS:
        return True
    return figure.start >= said_from(unit) and not of_the_saying(unit, figure.start)


def _has(unit: Unit, figure: Quantity) -> bool:
    return any(compatible(figure, own) and not at_the_edge(figure, own) for own in unit.quantities)


def _opening_end(unit: Unit) -> int:
    """The offset up to which a circumstance opens the unit, before the verb of saying (دون أن يذكر
    الشركة بالاسم، قال…); the unit's start where none does.
    """
    verb = unit.attribution.verb
    return unit.start if verb is None else verb[0]
