"""Numbers joined to one span, and what a unit behind a number adds or lends."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from summarizer.quantities.dates import year_value
from summarizer.quantities.labels import ARTICLES
from summarizer.quantities.measures import Unit, read_unit, unit_word
from summarizer.quantities.months import is_month_word
from summarizer.quantities.number_words import numeral, word_set
from summarizer.quantities.numerals import Cardinal, Token, is_figure, read_cardinal, word_at
from summarizer.quantities.times import weekday

_ONE = Decimal(1)
_CHANGE = tuple(word_set("رتفع نخفض زاد راجع رفع خفض قفز قلص هبط صعد نما نتقل"))
"""Verbs of change, without the letters that their forms begin with: من 3 إلى 5 is no span there."""


def read_range(tokens: Sequence[Token], number: Cardinal, first: int) -> Cardinal | None:
    """`number` and what follows it as one span: من 3 إلى 5, بين 10 و15, 10-15, ثلاثة أو أربعة."""
    at = number.last
    link, before = word_at(tokens, at), word_at(tokens, first - 1)
    word = numeral(link)
    if link in ("-", "الي", "او", "حتي"):
        if link in ("الي", "حتي") and before == "من":
            lead = [token.text.lstrip("وتيا") for token in tokens[max(0, first - 7) : first - 1]]
            if any(text.startswith(_CHANGE) for text in lead):
                return None
        at += 1
        at += word_at(tokens, at) in ARTICLES
    elif before.endswith("بين") and before.lstrip("ومف") == "بين":
        if link in ("و", "وال") or link == "الي":
            at += 1
        elif word is None or not word.linked:
            return None
    else:
        return None
    if at >= len(tokens) or not (is_figure(tokens[at]) or numeral(tokens[at].text)):
        return None
    other = read_cardinal(tokens, at)
    if other is None:
        return None
    low = number.low
    if (number.scale == _ONE < other.scale and low < other.mantissa and number.role is None) or (
        number.scale == _ONE < other.scale and low < other.mantissa < 1000
    ):
        low *= other.scale
    if not low < other.high:
        return None
    if word_at(tokens, other.last) == "-" and link == "-":
        return None
    return number._replace(last=other.last, low=low, high=other.high, scale=other.scale)


def unit_at(tokens: Sequence[Token], i: int) -> Unit | None:
    """The unit at `i`, unless its word opens a date: عام 2018, يوم الاثنين, شهر مارس."""
    unit = read_unit(tokens, i)
    if unit and unit.kind == "duration" and unit.singular:
        after = word_at(tokens, unit.last)
        if after and (weekday(after) or is_month_word(after) or year_value(tokens[unit.last])):
            return None
    return unit


def half_more(tokens: Sequence[Token], i: int) -> tuple[Decimal, int]:
    """`ونصف` behind a unit (ثلاث سنوات ونصف السنة): what it adds and the index after it."""
    word = numeral(word_at(tokens, i)) if i < len(tokens) else None
    if word and word.role == "fraction" and word.linked and word.skip == 1 and not word.definite:
        after = word_at(tokens, i + 1)
        named = after.startswith("ال") and unit_word(after[2:]) is not None
        return word.value, i + 1 + named
    return Decimal(0), i


def shared_unit(tokens: Sequence[Token], i: int, first: int) -> Unit | None:
    """The unit that a number without one borrows from those joined to it:
    18 و20 و29 عاما, من ستة إلى ثلاثة أميال.
    """
    for _ in range(4):
        link = word_at(tokens, i)
        to = link in ("الي", "مقابل") and word_at(tokens, first - 1) == "من"
        if link in ("و", "او") or to:
            i += 1
        elif not ((word := numeral(link)) and word.linked and word.skip == 1):
            return None
        if i >= len(tokens) or not (is_figure(tokens[i]) or numeral(tokens[i].text)):
            return None
        other = read_cardinal(tokens, i)
        if other is None or other.scale > _ONE:
            return None
        if unit := unit_at(tokens, other.last):
            return None if unit.dual else unit
        i = other.last
    return None
