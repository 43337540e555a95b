"""Minutes of a match, and whose they are: the name that stands the nearest before each."""

from __future__ import annotations

from difflib import SequenceMatcher

from summarizer.arabic import fold_words
from summarizer.fillers import SAME_NAME
from summarizer.meanings import Token
from summarizer.quantities import Quantity
from summarizer.story import Unit

_MINUTE = fold_words("دقيقة")[0]
"""The one label that is told like a figure: the minute of a goal."""


def is_minute(quantity: Quantity) -> bool:
    """Whether a figure is the minute of a match."""
    return quantity.kind == "ordinal" and quantity.counted == _MINUTE


def names_before(unit: Unit, index: int) -> tuple[str, ...]:
    """The words of the name that stands the nearest before a minute, behind the minute before it
    where that has a name of its own; empty where none is named.
    """
    figure = unit.quantities[index]
    earlier = [k for k in range(index) if is_minute(unit.quantities[k])]
    opens = unit.quantities[earlier[-1]].end if earlier else unit.start
    between = [t for t in unit.tokens if opens <= t.start and t.end <= figure.start]
    for number in range(len(between) - 1, -1, -1):
        if _joins(unit, between[number]):
            between = between[number:]
            break
    names: tuple[str, ...] = ()
    for number in range(len(between) - 1, -1, -1):
        if _may_be_name(unit, between[number]):
            names = (between[number].term, *names)
        elif names:
            break
    if not names and earlier and len(between) <= 1:
        return names_before(unit, earlier[-1])
    return names


def _written(unit: Unit, token: Token) -> str:
    return unit.text[token.start - unit.start : token.end - unit.start]


def _joins(unit: Unit, token: Token) -> bool:
    """Whether و joins the token, no definite noun, to what stands before."""
    written = _written(unit, token)
    return (
        written.startswith("و")
        and not written.startswith("وال")
        and not token.term.startswith("و")
        and token.key[0] != "#"
    )


def _may_be_name(unit: Unit, token: Token) -> bool:
    written = _written(unit, token)
    return token.key[0] not in "@#~" and not written.startswith(("ال", "وال", "بال", "لل"))


def same_names(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a word of one name is a spelling of a word of the other."""
    return any(
        SequenceMatcher(None, mine, theirs).ratio() >= SAME_NAME for mine in one for theirs in other
    )
