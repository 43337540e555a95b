"""The value of a figure written in digits, with its separators."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_GROUPED = re.compile(r"\d{1,3}(?:[,،]\d{3})+|\d{1,3}(?:\.\d{3})+")
_GROUPED_DECIMAL = re.compile(r"(\d{1,3}(?:[,،]\d{3})+)\.(\d+)|(\d{1,3}(?:\.\d{3})+)[,،](\d+)")
_PLAIN_DECIMAL = re.compile(r"(\d+)[.,،](\d+)")


@lru_cache(maxsize=8192)
def figure_value(text: str, decimal: bool = False) -> Decimal | None:
    """The value of a figure, or None where it is none (1.2.3, telephone numbers).

    Three digits after one separator are a group of thousands (1.200 and 1,200 alike), unless they
    follow 0 or more than three digits, or `decimal` says that the context makes them decimals: the
    separator was ٫, a magnitude word or a percent sign follows. Any other count of digits makes
    the separator a decimal one. With several separators the last is decimal if it differs.
    """
    if text.isdigit():
        long_or_coded = len(text) > 9 or (len(text) > 1 and text[0] == "0")
        return None if long_or_coded else Decimal(text)
    single = _PLAIN_DECIMAL.fullmatch(text)
    if single and (decimal or text[0] == "0" or not _GROUPED.fullmatch(text)):
        whole, part = single.groups()
        if len(whole) > 9 or len(part) > 4 or (text[0] == "0" and len(whole) > 1):
            return None
        return Decimal(f"{whole}.{part}")
    if _GROUPED.fullmatch(text):
        return Decimal(re.sub(r"\D", "", text))
    if mixed := _GROUPED_DECIMAL.fullmatch(text):
        whole, part = [group for group in mixed.groups() if group]
        return Decimal(re.sub(r"\D", "", whole) + "." + part)
    return None
