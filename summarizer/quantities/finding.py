"""Finds every quantity of a text: a reader for each kind, tried at the words that can start one.

Matching is done on the shadow of `summarizer.arabic`, so hamza, tashkeel, tatweel
and the three sets of digits make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from summarizer.arabic import Shadow, shadow
from summarizer.quantities.amounts import Amount, read_amount
from summarizer.quantities.counted import construct_dual, dual_noun, ranked_noun, singular
from summarizer.quantities.dates import Date, is_date_word, read_date
from summarizer.quantities.duals import read_bare, read_one
from summarizer.quantities.match_minutes import MINUTE, read_minute
from summarizer.quantities.measures import unit_word
from summarizer.quantities.number_words import numeral, word_set
from summarizer.quantities.numerals import Token, is_figure, tokenize, word_at
from summarizer.quantities.ordinals import ordinal_word, rank_word, read_ordinal, read_rank
from summarizer.quantities.qualifiers import Bound
from summarizer.quantities.quantity import Kind, Quantity
from summarizer.quantities.scores import SCORE_WORDS, read_score
from summarizer.quantities.times import may_be_moment, read_moment


class _Found(NamedTuple):
    """A quantity in the shadow, up to token `last`."""

    last: int
    start: int
    end: int
    kind: Kind
    low: Decimal
    high: Decimal
    normalised: str
    approx: bool = False
    bound: Bound = "exact"
    unit: str | None = None
    counted: str | None = None


_INFINITE = Decimal("Infinity")
_FIGURE, _NUMBER, _BARE, _DATE, _MOMENT, _ORDINAL, _SCORE, _ONE = 1, 2, 4, 8, 16, 32, 64, 128


@lru_cache(maxsize=65536)
def _readers(word: str) -> int:
    """Which readers have to look at a token, as bits; 0 for the great majority of words."""
    if "0" <= word[0] <= "9":
        return _FIGURE
    if not word[0].isalpha() or word[0].isascii():
        return 0
    bits = 0
    number = numeral(word)
    if number:
        bits |= _ONE if number.role == "one" and not number.skip else _NUMBER
        bits |= _NUMBER | _DATE
    for bare in (word, word[1:] if word[0] in "وبلف" else word):
        unit = unit_word(bare)
        if unit and (unit.dual or unit.singular):
            bits |= _BARE
    if word in SCORE_WORDS or word.lstrip("وفبل") in SCORE_WORDS:
        bits |= _SCORE
    if dual_noun(word) or construct_dual(word):
        bits |= _BARE
    if is_date_word(word):
        bits |= _DATE
    if rank_word(word):
        bits |= _ORDINAL
    if ordinal_word(word):
        bits |= _ORDINAL | _DATE | _MOMENT
    if may_be_moment(word) or (number and number.role == "one"):
        bits |= _MOMENT
    return bits


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _from_date(date: Date, tokens: Sequence[Token]) -> _Found:
    end = tokens[date.last - 1].end
    unit = "hijri" if date.hijri else None
    return _Found(
        date.last, date.start, end, "date", date.low, date.high, date.normalised, unit=unit
    )


def _from_amount(amount: Amount) -> _Found:
    low, high = amount.low, amount.high
    if amount.kind == "year":
        first, last = low * 10000 + 101, high * 10000 + 1231
        name = str(low) if low == high else f"{low}/{high}"
        return _Found(amount.last, amount.start, amount.end, "date", first, last, name)
    normalised = _plain(low) if low == high else f"{_plain(low)}..{_plain(high)}"
    # A range is bound by itself (ما بين 15 و20 على الأقل).
    bound = amount.bound if low == high or amount.approx else "exact"
    if bound in ("more_than", "at_least"):
        high = _INFINITE
    elif bound in ("less_than", "at_most"):
        low = -_INFINITE
    return _Found(
        amount.last, amount.start, amount.end, amount.kind, low, high, normalised, amount.approx,
        bound, amount.unit, amount.counted,
    )  # fmt: skip


_NOT_RANKED = word_set("السيده الحسن الحسين للسيده الله الوزير")
"""الحسن الثاني is a king, السيدة الأولى the first lady, الوزير الأول a prime minister."""


def _ordinal(tokens: Sequence[Token], i: int) -> _Found | None:
    """An ordinal behind the definite noun that it ranks (الدورة الثانية, ولايته الثالثة), before an
    indefinite one (ثاني مسعف) or before من (الأول من نوعه). Names of rulers (محمد السادس) and of
    the first lady are none.
    """
    if rank := read_rank(tokens, i):
        start, value = tokens[i].start + rank.skip, Decimal(rank.value)
        return _Found(i + 1, start, tokens[i].end, "ordinal", value, value, _plain(value),
                      counted=rank.noun)  # fmt: skip
    ordinal = read_ordinal(tokens, i)
    if ordinal is None:
        return None
    before = tokens[i - 1].text if i else ""
    after = tokens[ordinal.last].text if ordinal.last < len(tokens) else ""
    value = Decimal(ordinal.value)
    if before in _NOT_RANKED or before.removeprefix("و") in _NOT_RANKED:
        return None
    noun = ranked_noun(tokens, i - 1)
    owned = before.endswith(("ته", "تها", "تهم", "ها", "هم")) and len(before) > 4
    of_month = word_at(tokens, ordinal.last + 1).startswith("الشهر")
    if not (noun or owned or (after == "من" and (ordinal.value == 1 or of_month))):
        return None
    if ordinal.value == 1 and any(
        token.text.endswith("سيده") for token in tokens[max(0, i - 5) : i]
    ):
        return None
    counted = singular(noun) if noun and not ordinal_word(noun) else None
    end = tokens[ordinal.last - 1].end
    return _Found(
        ordinal.last, ordinal.start, end, "ordinal", value, value, _plain(value), counted=counted
    )


def _read(tokens: list[Token], i: int, text: str, decimals: frozenset[int]) -> _Found | None:
    """The quantity that begins at token `i`; the first reader that finds one has the word."""
    readers = _readers(tokens[i].text)
    if readers & (_FIGURE | _DATE) and (date := read_date(tokens, i, text)):
        return _from_date(date, tokens)
    if readers & (_FIGURE | _ORDINAL) and (minute := read_minute(tokens, i)):
        value = Decimal(minute.value)
        return _Found(minute.last, minute.start, minute.end, "ordinal", value, value,
                      _plain(value), counted=MINUTE)  # fmt: skip
    if readers & (_FIGURE | _MOMENT) and (moment := read_moment(tokens, i, text)):
        value = Decimal(moment.value)
        unit = None if moment.half_known else "12h"
        end = tokens[moment.last - 1].end
        return _Found(
            moment.last, moment.start, end, moment.kind, value, value, moment.normalised, unit=unit
        )
    if score := read_score(tokens, i) if readers & (_FIGURE | _SCORE | _NUMBER) else None:
        end = tokens[score.last - 1].end
        low, high = Decimal(score.low), Decimal(score.high)
        name = f"{score.high}-{score.low}"
        return _Found(score.last, score.start, end, "score", low, high, name)
    amount: Amount | None = None
    if readers & _ONE:
        amount = read_one(tokens, i)
    if amount is None and readers & (_FIGURE | _NUMBER):
        amount = read_amount(tokens, i, decimals)
    if amount is None and readers & _BARE:
        amount = read_bare(tokens, i)
    if amount:
        return _from_amount(amount)
    return _ordinal(tokens, i) if readers & _ORDINAL else None


def _matching_text(text: str, folded: Shadow) -> str:
    """The shadow's text with the line breaks of `text` kept, so that no number runs over them."""
    if "\n" not in text:
        return folded.text
    chars = list(folded.text)
    for match in re.finditer("\n", text):
        chars[folded.position(match.start())] = "\n"
    return "".join(chars)


def _quantity(here: _Found, start: int, end: int, text: str) -> Quantity:
    return Quantity(
        start, end, text[start:end], here.kind, here.low, here.high, here.approx, here.bound,
        here.unit, here.counted, here.normalised,
    )  # fmt: skip


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of `text`, in order and without overlap; empty text gives ().

    No quantity: figures inside names (فرانس 24, إف-16), addresses, hashtags, telephone numbers;
    rounds of cups (نصف النهائي); rulers' names; واحد and أحد as pronouns; definite duals.
    """
    folded = shadow(text)
    matching = _matching_text(text, folded)
    tokens = tokenize(matching)
    decimals: frozenset[int] = frozenset()
    if "٫" in text:
        decimals = frozenset(
            i for i, token in enumerate(tokens)
            if is_figure(token) and "٫" in text[slice(*folded.original(token.start, token.end))]
        )  # fmt: skip
    found: list[Quantity] = []
    done = 0  # everything before this offset of the shadow belongs to an earlier quantity
    i = 0
    while i < len(tokens):
        here = _read(tokens, i, matching, decimals) if _readers(tokens[i].text) else None
        if here is None:
            i += 1
            continue
        start, end = folded.original(max(here.start, done), here.end)
        if not found or found[-1].end <= start:  # one letter may fold to several signs: ¾
            found.append(_quantity(here, start, end, text))
        done, i = here.end, here.last
    return tuple(found)
