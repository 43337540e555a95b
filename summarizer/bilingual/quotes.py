"""Quotation marks that only one of the two languages has."""

from __future__ import annotations

import re

from summarizer.arabic import count_words

_ARABIC = re.compile(r"«([^»]+)»|“([^”]+)”|\"([^\"]+)\"|„([^“”]+)[“”]|‹([^›]+)›")
_ENGLISH = re.compile(
    r"“([^”]+)”|\"([^\"]+)\"|«([^»]+)»|‘([^’]+(?:’[a-z]+[^’]*)*)’|(?<![\w'])'([^']+(?:'[a-z][^']*)*)'(?!\w)"
)
_FEW = 3
"""Words up to which a quote may be a title or a scare quote, which English writes without marks or
in italics."""


def compare_quotes(arabic: str, english: str) -> list[str]:
    """The reasons of kind `quote`: words quoted in the Arabic for which no quote stands in the
    English, and quotes that the English adds. Short ones (up to three words) need none, but may
    have theirs only where the Arabic has marks.
    """
    given, made = quotes_in(arabic, _ARABIC), quotes_in(english, _ENGLISH)
    long = [quote for quote in given if count_words(quote) > _FEW]
    reasons = []
    if long and not made:
        reasons.append(f"quote: {_cut(long[0])} is not quoted")
    if made and not given:
        reasons.append(f"quote: {_cut(made[0])} is not quoted in the Arabic")
    return reasons


def quotes_in(text: str, pattern: re.Pattern[str] = _ARABIC) -> list[str]:
    """What stands between quotation marks, in order."""
    return [next(filter(None, match.groups())) for match in pattern.finditer(text)]


def _cut(quote: str) -> str:
    words = quote.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")
