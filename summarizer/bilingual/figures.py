"""Figures and units that the two languages do not share, each way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache

from summarizer.arabic import fold, shadow
from summarizer.bilingual.measures import EnglishQuantity, english_quantities
from summarizer.english_figures import EnglishFigure, find_english_figures, read_english_figures
from summarizer.quantities import Quantity, find_quantities
from summarizer.quantities.measures import GENERIC_MONEY
from summarizer.quantities.number_words import word_set
from summarizer.quantities.numerals import Cardinal, Token, is_figure, read_cardinal, tokenize
from summarizer.quantities.ordinals import read_ordinal

_LOOSE_SCALES = word_set("tens dozens hundreds thousands millions billions trillions")
_NAMED = re.compile(r"[A-Za-z][-\u2010\u2011]?$|[:/]$")
_CLOCK = re.compile(r"\s*(?::\d|[ap]\.?m\b|o'clock|gmt\b|[A-Za-z]\b)", re.IGNORECASE)
_ROMAN = re.compile(r"\b(?=[IVX]{2,})X{0,3}(?:IX|IV|V?I{0,3})\b")
_ROMAN_VALUE = {"I": 1, "V": 5, "X": 10}
_BOUNDS = {"more": {"less_than", "at_most"}, "less": {"more_than", "at_least"}}
_VERB_OF_BOUND = re.compile(
    r"(?P<not>\bلا )?\b[يت](?:(?P<less>قل)|زيد|تجاوز|تعدي|فوق)(?: \w+)?(?: \w+)?(?: عن| علي)? $"
)
_BOUND_REACH = 120
"""Characters in front of a number in which its verb of bound may stand."""

_NOT_IN_WORDS = 2
"""Number words up to this one stand in English where Arabic has a dual, an article or nothing."""


def compare_figures(arabic: str, english: str) -> list[str]:
    """The reasons of kinds `figure`, `unit` and `bound`; none where the two agree."""
    present = find_english_figures(english) | _romans(english)
    reasons = [
        f"figure: {value.normalize():f}" for value in required(arabic) if value not in present
    ]
    quantities = find_quantities(arabic)
    allowed = _allowed(arabic, quantities)
    reasons += [
        f"figure: {value.normalize():f} is not in the Arabic" for value in _added(english, allowed)
    ]
    made = english_quantities(english)
    reasons += _units(arabic, quantities, made)
    return reasons


@lru_cache(maxsize=1024)
def required(arabic: str) -> tuple[Decimal, ...]:
    """The exact figures of an Arabic text that its English must have, each once, in order.

    Left out is what English need not write as a figure: one and two in words or in the dual,
    vague words (عشرات), words with the article (في المئة, الاثنين), ordinals, clock times.
    """
    folded = shadow(arabic)
    tokens = tokenize(folded.text)
    found: dict[Decimal, None] = {}
    at = 0
    while at < len(tokens):
        rank = read_ordinal(tokens, at)
        if rank is not None:
            at = max(rank.last, at + 1)
            continue
        number = read_cardinal(tokens, at)
        if number is None:
            at += 1
            continue
        written = is_figure(tokens[at])
        clock = any(
            0 <= near < len(tokens) and tokens[near].text == ":"
            for near in (number.first - 1, number.last)
        )
        exact = number.low == number.high and not number.definite
        # مئتا and the name ميتا fold to one word.
        begun = folded.original(tokens[at].start, tokens[at].end)[0]
        exact = exact and not arabic.startswith("ميتا", begun)
        if exact and not clock and (written or number.low > _NOT_IN_WORDS):
            found[number.low] = None
        at = max(_behind(tokens, number), at + 1)
    return tuple(found)


def _behind(tokens: Sequence[Token], number: Cardinal) -> int:
    """The token behind a number; the scale that half of it repeats is passed over (مليار ونصف
    المليار, مليار ونصف مليار).
    """
    if number.last >= len(tokens):
        return number.last
    again = read_cardinal(tokens, number.last)
    fraction = tokens[number.last - 1].text in ("ونصف", "وربع", "وثلث")
    return again.last if fraction and again is not None and again.role == "scale" else number.last


def _allowed(arabic: str, quantities: Iterable[Quantity]) -> set[Decimal]:
    """Every number that English may write for something in `arabic`."""
    tokens = tokenize(shadow(arabic).text)
    found: set[Decimal] = set()
    for at in range(len(tokens)):
        number = read_cardinal(tokens, at)
        if number is not None:
            found |= {number.low, number.high}
        rank = read_ordinal(tokens, at)
        if rank is not None:
            found.add(Decimal(rank.value))
        if (ranked := _rank(tokens, at)) is not None:
            found.add(Decimal(ranked))
        if is_figure(tokens[at]):
            found |= {Decimal(part) for part in re.findall(r"\d+", tokens[at].text)}
    for quantity in quantities:
        found |= {side for side in (quantity.low, quantity.high) if side.is_finite()}
        found |= {Decimal(part) for part in re.findall(r"\d+", quantity.normalised)}
        if quantity.kind == "time":
            found |= {quantity.low // 60, quantity.low // 60 % 12, quantity.low % 60}
        if quantity.kind == "duration" and quantity.low.is_finite():
            for size in {"hour": (24, 168), "month": (12,), "year": (10, 100)}.get(
                quantity.unit or "", ()
            ):
                found.add(quantity.low / size)
        if quantity.kind == "fraction":
            found.add(quantity.low * 100)
    return found


_RANKS = {
    "اول": 1, "ثاني": 2, "ثالث": 3, "رابع": 4, "خامس": 5, "سادس": 6, "سابع": 7, "ثامن": 8,
    "تاسع": 9, "عاشر": 10, "حادي": 11,
}  # fmt: skip
_TEEN = frozenset({"عشر", "عشره"})


def _rank(tokens: Sequence[Token], at: int) -> int | None:
    """The value of an ordinal, with or without the article (لولاية ثالثة); None for other words."""
    word = tokens[at].text.removesuffix("ه")
    for prefix in ("", "ال", "و", "ب", "ل", "وال", "بال", "لل"):
        if word.startswith(prefix) and (value := _RANKS.get(word[len(prefix) :])):
            following = tokens[at + 1].text if at + 1 < len(tokens) else ""
            return (1 if value == 11 else value) + 10 if following in _TEEN else value
    return None


def _added(english: str, allowed: set[Decimal]) -> list[Decimal]:
    found: dict[Decimal, None] = {}
    for figure in read_english_figures(english):
        if figure.value in allowed or figure.sort in ("special", "month"):
            continue
        if figure.sort != "figure" and figure.value <= _NOT_IN_WORDS:
            continue
        if not _names_something(english, figure):
            found[figure.value] = None
    return list(found)


def _names_something(english: str, figure: EnglishFigure) -> bool:
    """Whether the figure is part of a name (F-35), a clock time or a vague word (thousands of)."""
    words = english[figure.start : figure.end].lower().split()
    if words and words[0] in _LOOSE_SCALES:
        return True
    before = english[max(0, figure.start - 2) : figure.start]
    return bool(_NAMED.search(before) or _CLOCK.match(english, figure.end))


def _romans(english: str) -> set[Decimal]:
    found = set()
    for match in _ROMAN.finditer(english):
        values = [_ROMAN_VALUE[letter] for letter in match.group()]
        total = sum(
            -one if one < following else one
            for one, following in zip(values, [*values[1:], 0], strict=True)
        )
        found.add(Decimal(total))
    return found


def _units(arabic: str, given: Sequence[Quantity], made: Sequence[EnglishQuantity]) -> list[str]:
    """Units that were swapped or a percent that was lost, and bounds that were turned round."""
    reasons = []
    made_of: defaultdict[Decimal, list[EnglishQuantity]] = defaultdict(list)
    for one in made:
        made_of[one.figure.value].append(one)
    for quantity in given:
        number = _number(quantity)
        if number is None:
            continue
        same = made_of.get(number, [])
        if quantity.unit is not None and same and not any(_fits(quantity, one) for one in made):
            other = next((one for one in same if one.unit is not None), None)
            if other is not None:
                reasons.append(f"unit: {number.normalize():f} {other.unit} for {quantity.unit}")
            elif quantity.kind == "percent":
                reasons.append(f"unit: {number.normalize():f} without {quantity.unit}")
        bound = _bound(arabic, quantity)
        if same and all(bound in _BOUNDS.get(one.limit, ()) for one in same):
            reasons.append(f"bound: {same[0].limit} than {number.normalize():f}")
    return reasons


def _bound(arabic: str, quantity: Quantity) -> str:
    """The quantity's bound, also of a verb with its subject (يقل عمره عن)."""
    if quantity.bound != "exact":
        return quantity.bound
    before = arabic[max(0, quantity.start - _BOUND_REACH) : quantity.start]
    verb = _VERB_OF_BOUND.search(fold(before))
    if verb is None:
        return "exact"
    less = (verb["less"] is not None) != (verb["not"] is not None)
    return "less_than" if less else "more_than"


def _fits(quantity: Quantity, made: EnglishQuantity) -> bool:
    if made.unit is None:
        return False
    unit = quantity.unit or ""
    side = quantity.low if quantity.low.is_finite() else quantity.high
    if quantity.kind == "money":
        shared = GENERIC_MONEY.get(made.unit, ()), GENERIC_MONEY.get(unit, ())
        named = unit in (made.unit, "dollar") or unit in shared[0] or made.unit in shared[1]
        return named and side == made.amount
    return unit == made.unit and side == made.amount


def _number(quantity: Quantity) -> Decimal | None:
    """The number of a quantity as it stands, before its unit is converted."""
    tokens = tokenize(shadow(quantity.text).text)
    for at in range(len(tokens)):
        number = read_cardinal(tokens, at)
        if number is not None:
            return number.low if number.low == number.high else None
    return None
