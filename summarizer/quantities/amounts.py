"""One number of an Arabic shadow with all that belongs to it: bound, range, unit, counted noun."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from summarizer.quantities.counted import is_countable, is_definite, is_plural, singular
from summarizer.quantities.labels import (
    OF_AGE,
    figure_head,
    is_age,
    is_number_word,
    kind_without_unit,
)
from summarizer.quantities.measures import MONEY_SIGNS, read_unit, unit_word
from summarizer.quantities.number_words import numeral, word_set
from summarizer.quantities.numerals import (
    Cardinal,
    Token,
    is_figure,
    read_cardinal,
    read_fraction,
    word_at,
)
from summarizer.quantities.qualifiers import Bound, Qualifier, qualifier_after, qualifier_before
from summarizer.quantities.ranges import half_more, read_range, shared_unit, unit_at
from summarizer.quantities.times import weekday

AmountKind = Literal[
    "cardinal", "ordinal", "percent", "fraction", "money", "measure", "duration", "age", "year"
]


class Amount(NamedTuple):
    """A number up to token `last`; `start:end` is its span in the shadow.

    `low` and `high` are in the canonical `unit` and know nothing of `bound` yet.
    """

    kind: AmountKind
    last: int
    start: int
    end: int
    low: Decimal
    high: Decimal
    approx: bool
    bound: Bound
    unit: str | None
    counted: str | None


_NO_FRACTION = word_set("""
نهايي النهايي نهاييه النهاييه سنوي السنوي سنويه السنويه شهري الشهري رسمي الرسمي رسميه الكره القمر
دايره الدايره مفتوح عاريه عار عاري مصنعه مصنع موصل موصلات
""")


def _counted(tokens: Sequence[Token], i: int, spread: bool) -> tuple[str | None, int]:
    """The singular of what is counted at `i` (also من + plural) and the index after the noun."""
    word = word_at(tokens, i)
    if word == "من":
        noun = word_at(tokens, i + 1)
        partitive = is_definite(noun) and (is_plural(noun) or spread)
        return (singular(noun), i + 2) if partitive or is_plural(noun) else (None, i)
    if word == '"' and is_countable(word_at(tokens, i + 1) or " "):
        i, word = i + 1, word_at(tokens, i + 1)
    if not word or not is_countable(word) or numeral(word) or weekday(word):
        return None, i
    if is_definite(word) and not (spread or is_plural(word)):
        return None, i
    return singular(word), i + 1


def read_amount(tokens: Sequence[Token], i: int, decimals: frozenset[int]) -> Amount | None:
    """The number in figures or words that begins at token `i`, with what belongs to it, or None
    where the token is a name, an address, a pronoun or otherwise no number.
    """
    if is_figure(tokens[i]):
        head = figure_head(tokens, i)
        if head is None:
            return None
        first, start, definite = head
    else:
        first, start, definite = i, tokens[i].start, False
    number = read_cardinal(tokens, i, decimals)
    sign = word_at(tokens, first - 1)
    signed = sign in MONEY_SIGNS or (sign == "%" and not is_figure(tokens[max(0, first - 2)]))
    if signed and number:
        first, start = first - 1, tokens[first - 1].start
    before = qualifier_before(tokens, first)
    if number is None:
        return _fraction_amount(tokens, i, before)
    if not is_figure(tokens[i]):
        start, definite = number.start if not signed else start, number.definite
        if not is_number_word(tokens, number, before is not None):
            return None
    elif word_at(tokens, number.last) == "-" and word_at(tokens, number.last + 2) == "-":
        return None
    return _complete(tokens, first, start, definite, number, before, signed)


def _complete(
    tokens: Sequence[Token],
    first: int,
    start: int,
    definite: bool,
    number: Cardinal,
    before: Qualifier | None,
    signed: bool,
) -> Amount | None:
    """`number` with its range, unit, counted noun and qualifiers."""
    span = read_range(tokens, number, first)
    spread = number.role == "spread"
    low, high, last = number.low, number.high, number.last
    unit = unit_at(tokens, last)
    if span:
        low, high, last = span.low, span.high, span.last
        unit = unit_at(tokens, last)
    elif unit and word_at(tokens, first - 1).lstrip("وم") in ("بين", "ن"):
        span = read_range(tokens, number._replace(last=unit.last), first)
        other = read_unit(tokens, span.last) if span else None
        if span and other and other.name == unit.name:
            high, last = span.high * other.factor / unit.factor, span.last
            unit = other._replace(factor=unit.factor)
    if signed:
        sign = read_unit(tokens, first)
        unit = sign._replace(last=last) if sign else None
    counted: str | None = None
    kind: AmountKind = "cardinal"
    end = last
    name: str | None = None
    if unit and not unit.dual:
        kind, name, end = unit.kind, unit.name, unit.last
        half, after_half = half_more(tokens, end)
        low, high, end = (low + half) * unit.factor, (high + half) * unit.factor, after_half
        if (word_at(tokens, end), word_at(tokens, end + 1)) == ("تحت", "الصفر"):
            low, high, end = -high, -low, end + 2
        if name == "year" and is_age(tokens, first, end):
            kind = "age"
            if word_at(tokens, end) == "من" and word_at(tokens, end + 1) in OF_AGE:
                end += 2
        noun_end = end
    else:
        counted, noun_end = _counted(tokens, last, spread)
        kind, counted = kind_without_unit(
            tokens, first, last, definite, number, before, counted, span
        )
        if kind == "year":
            return Amount("year", last, start, tokens[last - 1].end, low, high, False, "exact",
                          None, None)  # fmt: skip
        name = {"age": "year", "percent": "percent"}.get(kind)
        if kind == "duration" and counted and (named := unit_word(counted)):
            name, low, high = named.name, low * named.factor, high * named.factor
            kind, counted = named.kind, None
        elif not counted and kind == "cardinal" and (shared := shared_unit(tokens, last, first)):
            kind, name, counted = shared.kind, shared.name, None
            low, high = low * shared.factor, high * shared.factor
    after = qualifier_after(tokens, end) or qualifier_after(tokens, noun_end)
    bound: Bound = "exact"
    approx = spread
    for qualifier in (before, after):
        if qualifier:
            bound = qualifier.bound if qualifier.bound != "exact" else bound
            approx = approx or qualifier.approx
    if before:
        start = before.start
    if after:
        end = after.last
    return Amount(kind, end, start, tokens[end - 1].end, low, high, approx, bound, name, counted)


def _fraction_amount(tokens: Sequence[Token], i: int, before: Qualifier | None) -> Amount | None:
    """نصف السكان, ثلاثة أرباع, ربع ساعة; the rounds of cups (نصف النهائي) are none."""
    part, word = read_fraction(tokens, i), numeral(tokens[i].text)
    if part is None or word is None or word.definite:
        return None
    value, last = part
    after = word_at(tokens, last)
    if not after or after in _NO_FRACTION:
        return None
    unit = unit_at(tokens, last)
    if unit is None and after.startswith("ال") and (bare := unit_word(after[2:])):
        unit = bare._replace(last=last + 1) if bare.singular else None  # ربع الساعة
    start = before.start if before else tokens[i].start + word.skip
    bound: Bound = before.bound if before else "exact"
    approx = before.approx if before else False
    if unit and not unit.dual:
        value *= unit.factor
        return Amount(unit.kind, unit.last, start, tokens[unit.last - 1].end, value, value, approx,
                      bound, unit.name, None)  # fmt: skip
    if not (is_countable(after) and len(after) > 2) and after != "من":
        return None
    counted = singular(after) if after != "من" else None
    return Amount("fraction", last, start, tokens[last - 1].end, value, value, approx, bound, None,
                  counted)  # fmt: skip
