"""The units of English figures: percent, money, measures and lengths of time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from summarizer.english_figures import EnglishFigure, read_english_figures

Limit = Literal["more", "less", "none"]

_UNITS = """
percent 1 : %|per cent|percent|pct
percentage_point 1 : percentage points?
USD 1 : (?:us |u\\.s\\. |american )?dollars?|usd|us\\$
EUR 1 : euros?|eur
pound 1 : (?:british |egyptian |sudanese )?pounds?(?: sterling)?|gbp|egp
lira 1 : (?:turkish |syrian |lebanese )?liras?
rial 1 : (?:saudi |qatari |yemeni |omani |iranian )?(?:riyals?|rials?)
dinar 1 : (?:kuwaiti |jordanian |iraqi |bahraini |algerian |tunisian |libyan )?dinars?
dirham 1 : (?:uae |emirati |moroccan )?dirhams?
ILS 1 : (?:israeli |new )?shekels?
RUB 1 : (?:russian )?(?:roubles?|rubles?)
JPY 1 : (?:japanese )?yen
CNY 1 : (?:chinese )?yuan
rupee 1 : (?:indian |pakistani )?rupees?
kg 1000 : (?:metric )?(?:tonnes?|tons?)
kg 1 : kilograms?|kilogrammes?|kilos?|kg
kg 0.001 : grams?|grammes?
km/h 1 : kilomet(?:re|er)s? (?:per|an) hour|km/h|kmh|kph
km/h 1.609344 : miles (?:per|an) hour|mph
km 1 : kilomet(?:re|er)s?|km
km 0.001 : met(?:re|er)s?
km 0.00001 : centimet(?:re|er)s?|cm
km 0.000001 : millimet(?:re|er)s?|mm
km 1.609344 : miles?
km 0.0003048 : feet|foot
litre 1 : lit(?:re|er)s?
barrel 1 : barrels?
second 1 : seconds?
minute 1 : minutes?
hour 1 : hours?
hour 24 : days?
hour 168 : weeks?
month 1 : months?
year 1 : years?
year 10 : decades?
year 100 : centur(?:y|ies)
"""


def _compiled() -> list[tuple[str, Decimal, re.Pattern[str]]]:
    rows = []
    for row in filter(None, _UNITS.split("\n")):
        head, _, words = row.partition(" : ")
        name, factor = head.split()
        pattern = re.compile(rf"[\s\u00a0-]{{0,2}}(?:{words})(?![a-z])", re.IGNORECASE)
        rows.append((name, Decimal(factor), pattern))
    return rows


_BEHIND = tuple(_compiled())
_IN_FRONT = MappingProxyType({"$": "USD", "€": "EUR", "£": "pound", "₪": "ILS", "¥": "JPY"})

_MORE = re.compile(
    r"(?:more than|over|at least|no (?:less|fewer) than|not less than|exceed(?:s|ed|ing)?|above|"
    r"upwards of|in excess of|a minimum of)\s*(?:us)?[$€£]?\s*$",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"(?<!no )(?<!not )(?:less than|fewer than|under|below|at most|no more than|not more than|"
    r"not exceeding|a maximum of)\s*(?:us)?[$€£]?\s*$",
    re.IGNORECASE,
)
_NO_MORE = re.compile(r"no(?:t)? more than\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EnglishQuantity:
    """A figure with its unit (None without one) as `summarizer.quantities` names them; `amount` is
    the value in that unit, `limit` whether words make a bound of it.
    """

    figure: EnglishFigure
    unit: str | None
    amount: Decimal
    limit: Limit


@lru_cache(maxsize=1024)
def english_quantities(text: str) -> tuple[EnglishQuantity, ...]:
    """The figures of `text` with their units, in order; months' names apart."""
    found = []
    for figure in read_english_figures(text):
        if figure.sort == "month":
            continue
        unit, factor = _unit(text, figure)
        before = text[max(0, figure.start - 32) : figure.start]
        limit: Limit = "none"
        if _NO_MORE.search(before) or _LESS.search(before):
            limit = "less"
        elif _MORE.search(before):
            limit = "more"
        found.append(EnglishQuantity(figure, unit, figure.value * factor, limit))
    return tuple(found)


def _unit(text: str, figure: EnglishFigure) -> tuple[str | None, Decimal]:
    sign = text[: figure.start].rstrip()[-1:]
    if sign in _IN_FRONT:
        return _IN_FRONT[sign], Decimal(1)
    for name, factor, pattern in _BEHIND:
        if pattern.match(text, figure.end):
            return name, factor
    return None, Decimal(1)
