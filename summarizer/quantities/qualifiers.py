"""Words that make a number a bound or an approximation: أكثر من, ما لا يقل عن, نحو, على الأقل."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from summarizer.quantities.numerals import Token

Bound = Literal["exact", "at_least", "more_than", "at_most", "less_than"]


class Qualifier(NamedTuple):
    """What stands before (or after) a number: tokens `first:last`; it begins at `start`."""

    bound: Bound
    approx: bool
    first: int
    last: int
    start: int


_VERBS = "يزيد تزيد زاد زادت يربو تربو"
_MORE_THAN = """
اكثر من|ازيد من|اعلي من|اكبر من|ما يفوق|يفوق|تفوق|فاق|فاقت|تجاوز|تجاوزت|يتجاوز|تتجاوز|ما يتجاوز
بما يتجاوز|متجاوزا|متجاوزه|تخطي|تخطت|يتخطي|تتخطي|متخطيا
""" + "\n".join(
    f"{lead}{verb} {to}"
    for verb in _VERBS.split()
    for to in ("علي", "عن")
    for lead in ("", "ما ", "بما ")
)
_AT_LEAST = """
ما لا يقل عن|لا يقل عن|لا تقل عن|بما لا يقل عن|مالا يقل عن|لا يقلون عن|لم يقل عن|علي الاقل
ليس اقل من|ليست اقل من|كحد ادني|بحد ادني|حد ادني
"""
_LESS_THAN = """
اقل من|ما يقل عن|يقل عن|تقل عن|دون سن|ادني من|اصغر من|تحت سن
"""
_AT_MOST = """
لا يتجاوز|لا تتجاوز|لم يتجاوز|لم تتجاوز|لا يزيد علي|لا يزيد عن|لا تزيد علي|لا تزيد عن|لم يزد عن
لم يزد علي|لا يتعدي|لا تتعدي|لم يتعد|لا يفوق|لا تفوق|علي الاكثر|كحد اقصي|بحد اقصي|ما يصل الي
يصل الي|تصل الي|ليس اكثر من|لا اكثر من|اقصاها|اقصاه|بما لا يتجاوز|ما لا يتجاوز|ما لا يزيد علي
ما لا يزيد عن
"""
_ABOUT = """
نحو|حوالي|قرابه|زها|ما يقارب|مايقارب|يقارب|تقارب|تقريبا|ما يناهز|يناهز|تناهز|ناهز|ناهزت|قارب
قاربت|ما يقرب من|مايقرب من|يقرب من|قريب من|قريبا من|بحدود|في حدود|نحو من
"""
_AT_LEAST_AFTER = """
علي الاقل|او اكثر|فاكثر|فما فوق|وما فوق|كحد ادني|بحد ادني|او يزيد|علي اقل تقدير
"""
_AT_MOST_AFTER = """
علي الاكثر|كحد اقصي|بحد اقصي|او اقل|فاقل|فما دون|علي اقصي تقدير|علي اكثر تقدير
"""


def _table(*rows: tuple[Bound, bool, str]) -> dict[tuple[str, ...], tuple[Bound, bool]]:
    return {
        tuple(phrase.split()): (bound, approx)
        for bound, approx, phrases in rows
        for phrase in phrases.strip().replace("\n", "|").split("|")
    }


_BEFORE = _table(
    ("more_than", False, _MORE_THAN),
    ("at_least", False, _AT_LEAST),
    ("less_than", False, _LESS_THAN),
    ("at_most", False, _AT_MOST),
    ("exact", True, _ABOUT),
)
_AFTER = _table(
    ("at_least", False, _AT_LEAST_AFTER),
    ("at_most", False, _AT_MOST_AFTER),
    ("more_than", True, "ونيف|ونيفا|و نيف"),
    ("exact", True, "تقريبا"),
)
_FIRST_WORDS = frozenset(phrase[0] for phrase in _AFTER)
_CLITICS = ("", "و", "ب", "ل", "ف", "وب", "ول", "فب")


def _ending_at(tokens: Sequence[Token], i: int) -> Qualifier | None:
    """The longest phrase of `_BEFORE` that ends right before token `i`."""
    for length in (4, 3, 2, 1):
        first = i - length
        if first < 0:
            continue
        word = tokens[first].text
        for clitic in _CLITICS:
            if not word.startswith(clitic):
                continue
            phrase = (word[len(clitic) :], *(token.text for token in tokens[first + 1 : i]))
            if phrase in _BEFORE:
                start = tokens[first].start + len(clitic)
                return Qualifier(*_BEFORE[phrase], first, i, start)
    return None


def qualifier_before(tokens: Sequence[Token], i: int) -> Qualifier | None:
    """The longest qualifier that ends right before token `i`, with another before it taken in
    (نحو أكثر من); None where there is none.
    """
    found = _ending_at(tokens, i)
    while found and (more := _ending_at(tokens, found.first)):
        bound = found.bound if found.bound != "exact" else more.bound
        approx = found.approx or more.approx
        found = Qualifier(bound, approx, more.first, i, more.start)
    return found


def qualifier_after(tokens: Sequence[Token], i: int) -> Qualifier | None:
    """The qualifier whose words begin at token `i`, as in `15 قتيلا على الأقل`."""
    if i >= len(tokens) or tokens[i].text not in _FIRST_WORDS:
        return None
    for length in (3, 2, 1):
        phrase = tuple(token.text for token in tokens[i : i + length])
        if phrase in _AFTER:
            bound, approx = _AFTER[phrase]
            return Qualifier(bound, approx, i, i + len(phrase), tokens[i].start)
    return None
