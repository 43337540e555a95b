"""A number found in a text, and whether two of them may both be true of one thing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from summarizer.quantities.measures import GENERIC_MONEY
from summarizer.quantities.qualifiers import Bound

Kind = Literal[
    "cardinal", "ordinal", "percent", "fraction", "money", "measure", "duration", "age", "score",
    "date", "time", "weekday", "relative_day",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what belongs to it. `start:end` are code points of the text given and cover
    the number with its bound words and unit; the counted noun only where the number is in it
    (قتيلان) or a bound stands behind it (15 قتيلا على الأقل).

    `low` and `high` are in `unit`, equal for an exact value; a range, a vague word (عشرات) or a
    bound spans them, an open side being infinite. By kind they are: for `fraction` a share (0..1),
    for `score` the smaller and the larger side, for `date` the first and last day as the number
    YYYYMMDD (year 0 where none is given), for `time` minutes since midnight, for `weekday` 1
    (Monday) to 7, for `relative_day` days from today, for `ordinal` the rank or label.

    `unit` is canonical: `kg`, `km`, `km2`, `litre`, `barrel`, `celsius`, `magnitude`, `km/h`,
    `MW`, `percent`, `percentage_point`, an ISO currency or the shared name of several (`rial`),
    `second`, `minute`, `hour` (days and weeks too), `month`, `year` (also of an age); `hijri` for
    dates of that calendar, `12h` for clock times that leave the half of the day open; else None.

    `counted` is the folded singular of the noun counted, None where there is none.
    `normalised` is a plain decimal in `unit` (of a range `low..high`), an ISO date or span of
    dates, `14:30`, the larger side of a score first (`3-1`), or the English name of a day.
    """

    start: int
    end: int
    text: str
    kind: Kind
    low: Decimal
    high: Decimal
    approx: bool
    bound: Bound
    unit: str | None
    counted: str | None
    normalised: str


_DAYS = frozenset({"date", "weekday", "relative_day"})
_SHARES = frozenset({"percent", "fraction"})
_PLAIN = frozenset({"cardinal", "money", "measure"})
_LENGTHS = frozenset({"duration", "age"})
_BASE = {
    "second": ("second", 1),
    "minute": ("second", 60),
    "hour": ("second", 3600),
    "month": ("month", 1),
    "year": ("month", 12),
}
_LEEWAY = Decimal("0.075")
"""How far نحو reaches: نحو 400 and 402 or 425 agree, نحو 400 and 450 do not."""
_BOUND_REACH = 2
"""A bound names a figure near the true one: أكثر من 100 agrees with 180, not with 500."""
_ROUNDING = Decimal("0.025")
_DECIMAL_ROUNDING = Decimal("0.05")
_THOUSAND = Decimal(1000)


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether `a` and `b` may both be true of one slot; symmetric. What is counted is not compared.

    Numbers agree where they are equal after conversion, where bounds, ranges and vague words leave
    room for both, where نحو does within 7.5% (or by one, up to 20), and where one rounds the other
    to the thousands or whole numbers it is written in (1.2 مليون, 1,203,000). A bound reaches to
    twice its figure in plain counts, however far in shares and lengths of time. Other currencies
    and other units never agree, nor do a number with a unit and one without, unless equal.
    Dates agree where the parts that both give do; a weekday is held against a whole date. Days told
    from "today" and dates of the Hijra are not resolved here and agree with any day.
    """
    if a.kind in _DAYS and b.kind in _DAYS:
        return _days_agree(a, b)
    if a.kind == b.kind == "time":
        half_open = "12h" in (a.unit, b.unit)
        return a.low == b.low or (half_open and (a.low - b.low) % 720 == 0)
    if a.kind == b.kind and a.kind in ("score", "ordinal"):
        return (a.low, a.high) == (b.low, b.high)
    if a.kind in _SHARES and b.kind in _SHARES:
        if "percentage_point" in (a.unit, b.unit) and a.unit != b.unit:
            return False
        return _numbers_agree(a, b, _share_factor(a), _share_factor(b), reach=False)
    if a.kind in _LENGTHS and b.kind in _LENGTHS:
        base_a, factor_a = _BASE[a.unit or "hour"]
        base_b, factor_b = _BASE[b.unit or "hour"]
        return base_a == base_b and _numbers_agree(a, b, factor_a, factor_b, reach=False)
    if a.kind in _PLAIN and b.kind in _PLAIN:
        if _same_unit(a.unit, b.unit):
            return _numbers_agree(a, b, 1, 1, reach=True)
        bare = None in (a.unit, b.unit)
        return bare and (a.low, a.high) == (b.low, b.high)
    return False


def at_the_edge(a: Quantity, b: Quantity) -> bool:
    """Whether one count is a range with bounds of its own and the other no more than one of them:
    they do not contradict each other, and neither says what the other does (15، من 15 إلى 20).
    """
    if a.kind != "cardinal" or b.kind != "cardinal":
        return False
    point, span = (a, b) if a.low == a.high else (b, a)
    if point.low != point.high or span.low == span.high:
        return False
    if not (span.low.is_finite() and span.high.is_finite()):
        return False
    return point.low in (span.low, span.high)


def _share_factor(quantity: Quantity) -> int:
    return 100 if quantity.kind == "fraction" else 1


def _same_unit(a: str | None, b: str | None) -> bool:
    if a == b:
        return True
    return b in GENERIC_MONEY.get(a or "", ()) or a in GENERIC_MONEY.get(b or "", ())


def _numbers_agree(a: Quantity, b: Quantity, factor_a: int, factor_b: int, *, reach: bool) -> bool:
    if _is_plain(a) and _is_plain(b):
        figure_a, figure_b = a.low * factor_a, b.low * factor_b
        return figure_a == figure_b or _round_alike(figure_a, figure_b)
    low_a, high_a = _extent(a, factor_a)
    low_b, high_b = _extent(b, factor_b)
    figure_a, figure_b = _figure(a, factor_a), _figure(b, factor_b)
    bounded = a.bound != "exact" or b.bound != "exact"
    if reach and bounded and not _within_reach(a, b, figure_a, figure_b):
        return False
    if low_a <= high_b and low_b <= high_a:
        touching = low_a == high_b or low_b == high_a
        strict = {a.bound, b.bound} & {"more_than", "less_than"}
        # أكثر من 100 and 100 is loose talk of one figure, أكثر من 8 and 8 is not
        return not (touching and strict and not (a.approx or b.approx) and figure_a % 10)
    exact = a.low == a.high and b.low == b.high
    return exact and _round_alike(figure_a, figure_b)


def _is_plain(quantity: Quantity) -> bool:
    """Whether it is one number, neither bounded nor approximate."""
    return (
        quantity.bound == "exact"
        and not quantity.approx
        and quantity.low == quantity.high
        and quantity.low.is_finite()
    )


def _figure(quantity: Quantity, factor: int) -> Decimal:
    """The finite side of the extent, the lower where both are."""
    return (quantity.low if quantity.low.is_finite() else quantity.high) * factor


def _extent(quantity: Quantity, factor: int) -> tuple[Decimal, Decimal]:
    """`low` and `high`, wider where the number is approximate; vague words have wide edges."""
    low, high = quantity.low * factor, quantity.high * factor
    if not quantity.approx:
        return low, high
    if low == high:
        leeway = abs(low) * _LEEWAY
        if abs(quantity.low) <= 20 and quantity.kind == "cardinal":
            leeway = max(leeway, Decimal(1))
        return low - leeway, high + leeway
    wide_low = low / 2 if low.is_finite() and low > 0 else low
    return wide_low, high * Decimal("1.2") if high.is_finite() else high


def _within_reach(a: Quantity, b: Quantity, figure_a: Decimal, figure_b: Decimal) -> bool:
    """Whether two figures, one of them a bound, are near enough to speak of one count."""
    opposite = {a.bound, b.bound} in (
        {"more_than", "less_than"},
        {"more_than", "at_most"},
        {"at_least", "less_than"},
        {"at_least", "at_most"},
    )
    small = min(abs(figure_a), abs(figure_b))
    large = max(abs(figure_a), abs(figure_b))
    vague = (a.low != a.high and a.bound == "exact") or (b.low != b.high and b.bound == "exact")
    return opposite or vague or large <= small * _BOUND_REACH


def _round_alike(one: Decimal, other: Decimal) -> bool:
    """Whether one number is the other rounded to its last digit."""
    last, finest = _last_digit(one), _last_digit(other)
    if last is None or finest is None or last == finest:
        return False
    if finest < last:
        return _rounds(one, other, last, finest)
    return _rounds(other, one, finest, last)


@lru_cache(maxsize=4096)
def _last_digit(number: Decimal) -> int | None:
    """The power of ten of the last digit that is not 0; None of what is not finite."""
    exponent = number.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else None


def _rounds(coarse: Decimal, fine: Decimal, last: int, finest: int) -> bool:
    """Whether `coarse` is `fine` rounded to its last digit: to thousands or to whole numbers. Their
    last digits are of the powers of ten `last` > `finest`.
    """
    step = Decimal(10) ** last
    far = abs(coarse - fine)
    if step >= _THOUSAND:
        return far * 2 <= step and far <= abs(fine) * _ROUNDING
    return (
        finest < 0 <= last
        and far * 2 <= min(step, Decimal(1))
        and far <= abs(fine) * _DECIMAL_ROUNDING
    )


def _days_agree(a: Quantity, b: Quantity) -> bool:
    if "relative_day" in (a.kind, b.kind) or "hijri" in (a.unit, b.unit):
        return True
    if a.kind == b.kind == "weekday":
        return a.low == b.low
    if a.kind == b.kind:
        return _dates_agree(a, b)
    day, weekday = (a, b) if a.kind == "date" else (b, a)
    try:
        return date.fromisoformat(day.normalised).isoweekday() == weekday.low
    except ValueError:  # no whole date, so its weekday is open
        return True


def _dates_agree(a: Quantity, b: Quantity) -> bool:
    if "/" not in a.normalised + b.normalised:
        parts = zip(_date_parts(a.normalised), _date_parts(b.normalised), strict=True)
        return all(not one or not other or one == other for one, other in parts)
    dated = a.low >= 10000 and b.low >= 10000
    turn = Decimal("Infinity") if dated else Decimal(10000)
    low_a, high_a, low_b, high_b = (
        value if dated else value % turn for value in (a.low, a.high, b.low, b.high)
    )
    return low_a <= high_b and low_b <= high_a


def _date_parts(normalised: str) -> tuple[int, int, int]:
    """Year, month and day of an ISO date, 0 for what it leaves open."""
    if normalised.startswith("--"):
        month, _, day = normalised[2:].partition("-")
        return 0, int(month), int(day or 0)
    year, _, rest = normalised.partition("-")
    month, _, day = rest.partition("-")
    return int(year), int(month or 0), int(day or 0)
