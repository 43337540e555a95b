"""Days of the week and months that the two languages do not share, each way."""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.arabic import shadow
from summarizer.bilingual.words import english_words
from summarizer.english_figures import find_english_figures, read_english_figures
from summarizer.quantities import find_quantities
from summarizer.quantities.months import read_month
from summarizer.quantities.numerals import tokenize

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def compare_dates(arabic: str, english: str) -> list[str]:
    """The reasons of kind `date`; none where the two agree. Days of the month and years are
    figures; March and May, which are other words too, are not called added.
    """
    return _days(arabic, english) + _months(arabic, english)


def _days(arabic: str, english: str) -> list[str]:
    told = [one.normalised for one in find_quantities(arabic) if one.kind == "weekday"]
    words = {word.lower.removesuffix("s") for word in english_words(english) if word.capital}
    made = [day for day in _DAYS if day in words]
    reasons = [f"date: {day.title()} is lost" for day in dict.fromkeys(told) if day not in made]
    return reasons + [f"date: {d.title()} is not in the Arabic" for d in made if d not in told]


def _months(arabic: str, english: str) -> list[str]:
    tokens = tokenize(shadow(arabic).text)
    named = {month.number: month for at in range(len(tokens)) if (month := read_month(tokens, at))}
    made = {
        int(figure.value): english[figure.start : figure.end]
        for figure in read_english_figures(english)
        if figure.sort == "month" and english[figure.start].isupper()
    }
    reasons = []
    figures = find_english_figures(english)
    for value, month in named.items():
        if not (month.weak or month.hijri) and value not in made and Decimal(value) not in figures:
            reasons.append(f"date: month {value} is lost")
    written = _months_in_figures(arabic)
    for value, name in made.items():
        if value not in named and value not in written and value not in (3, 5):
            reasons.append(f"date: {name} is not in the Arabic")
    return reasons


def _months_in_figures(arabic: str) -> set[int]:
    """Months that the Arabic gives by number, or that a month of the Hijra may fall in."""
    runs = {run.lstrip("0") for run in re.findall(r"\d+", shadow(arabic).text)}
    found = {month for month in range(1, 13) if str(month) in runs}
    if any(one.unit == "hijri" for one in find_quantities(arabic)):
        found |= set(range(1, 13))
    return found
