"""Dates and years of an Arabic shadow: all families of month names, ISO and day/month/year.

The month names are those of Egypt and the Gulf, of the Levant and Iraq, and of the Maghreb; papers
often write two families side by side (يونيو/حزيران). Months of the Hijra are recognised and named
as such, never converted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from summarizer.quantities.months import bare_month, is_month_word, names_month, read_month
from summarizer.quantities.number_words import numeral, word_set
from summarizer.quantities.numerals import Token, is_figure, read_cardinal
from summarizer.quantities.ordinals import ordinal_word, read_ordinal


class Date(NamedTuple):
    """A date in tokens up to `last` that begins at `start` in the shadow.

    `low` and `high` are its first and last day as the number YYYYMMDD, year 0 where none is given.
    `normalised` is ISO 8601: 2018-06-25, 2018-06, 2018, --06-25, --06; `first/last` for a span.
    """

    last: int
    start: int
    low: Decimal
    high: Decimal
    normalised: str
    hijri: bool = False


_HIJRI = frozenset({"ه", "هجريه", "هجري"})
_CHRISTIAN = frozenset({"ميلاديه", "ميلادي"})
_OPENS_TIME = frozenset({"في", "وفي", "منذ", "ومنذ", "حتي", "وحتي", "مواليد"})
_YEAR_WORDS = word_set("""
عام سنه العام السنه لعام لسنه بعام للعام عامي سنتي وعام وسنه اعوام سنوات موسم لموسم الموسم والعام
وعامي بسنه مونديال
""")
_ISO = re.compile(r"([12]\d{3})([-/.])(\d{1,2})\2(\d{1,2})(?![\d])")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2([12]\d{3}|\d{2})(?![\d])")
_YEARS = re.compile(r"((?:1[89]|20)\d\d) ?[-/] ?((?:1[89]|20)\d\d|\d\d)(?![\d/-])")
_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")


def is_date_word(word: str) -> bool:
    """Whether `read_date` has to look at this folded word at all; figures and ordinals apart."""
    return word in _YEAR_WORDS or word in ("ذو", "ذي", "ربيع", "وربيع") or is_month_word(word)


def year_value(token: Token) -> int | None:
    """The year that a bare figure of four digits may be (1000..2099), else None."""
    return int(token.text) if _YEAR.fullmatch(token.text) else None


def _year_after(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """A year behind a month: `2018`, `من عام 2018`, `، 2018`."""
    if i < len(tokens) and tokens[i].text in (",", "،", "من"):
        i += 1
    if i < len(tokens) and tokens[i].text in _YEAR_WORDS:
        i += 1
    if i < len(tokens) and (year := year_value(tokens[i])):
        return year, i + 1
    return None


def _whole(last: int, start: int, year: int, month: int, day: int, hijri: bool = False) -> Date:
    low = year * 10000 + (month or 1) * 100 + (day or 1)
    high = year * 10000 + (month or 12) * 100 + (day or 31)
    name = f"{year:04d}" if year else "-"
    if month:
        name += f"-{month:02d}"
    if day:
        name += f"-{day:02d}"
    return Date(last, start, Decimal(low), Decimal(high), name, hijri)


def _span(a: Date, b: Date, start: int) -> Date:
    return Date(b.last, start, a.low, b.high, f"{a.normalised}/{b.normalised}", b.hijri)


def _skip_to(tokens: Sequence[Token], i: int, end: int) -> int:
    while i < len(tokens) and tokens[i].start < end:
        i += 1
    return i


def _numeric(tokens: Sequence[Token], i: int, text: str) -> Date | None:
    """2018-06-25, 25/6/2018 and spans of years 2015-2018 at token `i`."""
    start = tokens[i].start
    if match := _ISO.match(text, start):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
    elif match := _DAY_FIRST.match(text, start):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        year += (2000 if year < 50 else 1900) if year < 100 else 0
        if len(match[4]) == 2 and match[2] != "/":
            return None
        if month > 12 >= day:
            day, month = month, day
    elif match := _YEARS.match(text, start):
        first, second = int(match[1]), int(match[2])
        second += first // 100 * 100 if second < 100 else 0
        if not first < second <= first + 60:
            return None
        last = _skip_to(tokens, i, match.end())
        return _span(_whole(last, start, first, 0, 0), _whole(last, start, second, 0, 0), start)
    else:
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    last = _skip_to(tokens, i, match.end())
    hijri = 1300 <= year <= 1500
    return _whole(_hijri_sign(tokens, last) if hijri else last, start, year, month, day, hijri)


def _day(tokens: Sequence[Token], i: int) -> tuple[int, int, int] | None:
    """A day of a month in figures or words: its value, the index after it, its start."""
    if is_figure(tokens[i]):
        plain = tokens[i].text.isdigit() and len(tokens[i].text) <= 2
        value = int(tokens[i].text) if plain else 0
        return (value, i + 1, tokens[i].start) if 1 <= value <= 31 else None
    if found := read_ordinal(tokens, i):
        return (found.value, found.last, found.start) if found.value <= 31 else None
    word = numeral(tokens[i].text)
    if word and word.definite and word.role == "tens" and word.value <= 30:
        return int(word.value), i + 1, tokens[i].start + word.skip
    return None


def _after_day(tokens: Sequence[Token], i: int) -> int:
    """The index after `من شهر`, `من`, `شهر` or `-` between day and month."""
    for word in ("من", "شهر", "-"):
        if i < len(tokens) and tokens[i].text == word:
            i += 1
    return i


def _day_month(tokens: Sequence[Token], i: int) -> Date | None:
    """25 يونيو 2018, الخامس والعشرين من يناير, 25-30 يونيو, 25 و26 يونيو."""
    day = _day(tokens, i)
    if day is None:
        return None
    value, last, start = day
    other: tuple[int, int, int] | None = None
    if last + 1 < len(tokens) and tokens[last].text in ("-", "و", "الي", "حتي", "او"):
        other = _day(tokens, last + 1)
    month = read_month(tokens, _after_day(tokens, other[1] if other else last))
    if month is None:
        return None
    if tokens[month.last - 1].text == "صفر" and tokens[month.last - 2].text not in ("من", "شهر"):
        return None  # zero more often than the month
    year, end = _year_after(tokens, month.last) or (0, month.last)
    end = _hijri_sign(tokens, end) if month.hijri else end
    found = _whole(end, start, year, month.number, value, month.hijri)
    if other and other[0] > value:
        return _span(found, _whole(end, start, year, month.number, other[0], month.hijri), start)
    return found


def _hijri_sign(tokens: Sequence[Token], i: int) -> int:
    return i + 1 if i < len(tokens) and tokens[i].text in _HIJRI else i


def _of_era(tokens: Sequence[Token], i: int) -> Date | None:
    """A year with its era (1439هـ, 1980 ميلادية); the short م is metres, except behind what opens
    a time (منذ 1980م)."""
    year, last = year_value(tokens[i]), i + 1
    if year is None or last == len(tokens):
        return None
    era, before = tokens[last].text, tokens[i - 1].text if i else ""
    if era in _HIJRI and 1300 <= year <= 1500:
        return _whole(last + 1, tokens[i].start, year, 0, 0, True)
    if era in _CHRISTIAN or (era == "م" and before in _OPENS_TIME and year >= 1800):
        return _whole(last + 1, tokens[i].start, year, 0, 0)
    return None


def _year_in_words(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """ألف وتسعمئة وثمانية وأربعين at `i` as a year and the index after it."""
    number = read_cardinal(tokens, i) if i < len(tokens) and numeral(tokens[i].text) else None
    if number and 1000 < number.low == number.high < 2100 and number.last > i + 1:
        return int(number.low), number.last
    return None


def read_date(tokens: Sequence[Token], i: int, text: str) -> Date | None:
    """The date that begins at token `i` of the shadow `text`, or None.

    A year alone is one behind عام, سنة and their like; a bare figure is for the caller to judge
    by what follows it (`year_value`). Two digits of year are 1950..2049.
    """
    token = tokens[i]
    if is_figure(token):
        return _numeric(tokens, i, text) or _day_month(tokens, i) or _of_era(tokens, i)
    if token.text in _YEAR_WORDS and i + 1 < len(tokens):
        skip = 1 if token.text[0] in "ولب" and token.text[1:] in _YEAR_WORDS else 0
        skip = 0 if token.text.startswith("لل") else skip
        start = token.start + skip
        if is_figure(tokens[i + 1]):
            if span := _numeric(tokens, i + 1, text):
                return span._replace(start=start) if "/" in span.normalised else None
            year = year_value(tokens[i + 1])
            hijri = i + 2 < len(tokens) and tokens[i + 2].text in _HIJRI
            return _whole(i + 2 + hijri, start, year, 0, 0, hijri) if year else None
        if words := _year_in_words(tokens, i + 1):
            return _whole(words[1], start, words[0], 0, 0)
        return None
    numeric = numeral(token.text)
    if ordinal_word(token.text) or (numeric and numeric.definite and numeric.role == "tens"):
        return _day_month(tokens, i)
    if not is_month_word(token.text) and token.text not in ("ذو", "ذي", "ربيع", "وربيع"):
        return None
    month = read_month(tokens, i)
    if month is None:
        return None
    year_found = _year_after(tokens, month.last)
    if not names_month(tokens, i, month, year_found is not None):
        return None
    year, last = year_found or (0, month.last)
    start = token.start + len(token.text) - len(bare_month(token.text))
    last = _hijri_sign(tokens, last) if month.hijri else last
    return _whole(last, start, year, month.number, 0, month.hijri)
