"""Results of matches in an Arabic shadow: 3-1, ثلاثة أهداف مقابل هدف, بثلاثية نظيفة, بهدف وحيد."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.quantities.counted import is_countable
from summarizer.quantities.measures import read_unit
from summarizer.quantities.number_words import word_set
from summarizer.quantities.numerals import Token, is_figure, read_cardinal


class Score(NamedTuple):
    """A result in tokens up to `last` that begins at `start`; `low` is the loser's side."""

    last: int
    start: int
    low: int
    high: int


_CONTEXT = word_set("""
هدف اهداف يفوز هزم هزمت خسر خسرت بنتيجه نتيجه مباراه المباراه مباريات ملعب شوط الشوط الدوري ذهاب
اياب الذهاب الاياب تقدم متقدما ركلات الترجيح مجموعتين اشواط كاس سحق اكتسح منتخب فريق النهايي
""")
_STEMS = ("فوز", "فاز", "هزيم", "خسار", "تغلب", "تعادل", "التعادل", "الفوز", "انتصار")
_GOALS = word_set("هدف هدفا اهداف هدفان هدفين اصابه اصابات نقاط نقطه")
_SETS = {"ثناييه": 2, "ثلاثيه": 3, "رباعيه": 4, "خماسيه": 5, "سداسيه": 6, "سباعيه": 7}
_NIL = (
    ("دون", "رد"), ("دون", "مقابل"), ("من", "دون", "رد"), ("من", "دون", "مقابل"), ("بدون", "رد"),
    ("بدون", "مقابل"), ("بلا", "رد"), ("بلا", "مقابل"), ("مقابل", "لا", "شي"), ("مقابل", "لاشي"),
    ("للا", "شي"), ("نظيفه",), ("نظيف",), ("نظيفين",), ("نظفين",), ("مقابل", "صفر"), ("لصفر",),
    ("للاشي",),
)  # fmt: skip
_DRAW = (("لمثله",), ("لمثلها",), ("لمثلهما",), ("لمثلهم",), ("لكل", "منهما"), ("لكل", "منهم"),
    ("لكل", "فريق"), ("لكل", "جانب"), ("لكل", "طرف"))  # fmt: skip
"""Words behind goals that give the other side as many."""

_DRAWN = word_set("""
تعادل تعادلا تعادلت تعادلوا يتعادل ويتعادل وتعادل وتعادلا التعادل بالتعادل والتعادل بتعادل لتعادل
""")
_GOALLESS = (("سلبي",), ("السلبي",), ("سلبيا",), ("سلبا",), ("دون", "اهداف"), ("بدون", "اهداف"),
    ("بلا", "اهداف"))  # fmt: skip
MAX_DRAWN = 3
"""Words that may stand between a draw and that it was without goals (تعادل الفريقان سلبيا)."""

_ONLY = ("وحيد", "يتيم")
_ONLY_ONE = ("الوحيد", "اليتيم")
_OF_MATCH = word_set("المباراه اللقا المواجهه")
"""Nouns between هدف and its adjective, or behind الهدف الوحيد, with which it is all of a match."""
_SIDES = frozenset({"هدف", "هدفا", "هدفين", "هدفان", "واحد", *_SETS})


def _behind(tokens: Sequence[Token], i: int, phrases: Sequence[tuple[str, ...]]) -> int | None:
    """The index after the phrase that stands at `i`, None where none of `phrases` does."""
    for phrase in phrases:
        if tuple(token.text for token in tokens[i : i + len(phrase)]) == phrase:
            return i + len(phrase)
    return None


def _side(tokens: Sequence[Token], i: int, clitics: str) -> tuple[int, int, int] | None:
    """One side in words at `i`: goals, the index after them, the clitic letters before."""
    if i >= len(tokens):
        return None
    word = tokens[i].text
    skip = 0
    while word[skip:] not in _SIDES and skip < min(2, len(word)) and word[skip] in clitics:
        skip += 1
    skip = skip if word[skip:] in _SIDES else 0
    bare = word[skip:]
    if bare in _SETS:
        return _SETS[bare], i + 1, skip
    if bare in ("هدف", "واحد", "هدفا"):
        return 1, i + 1 + (i + 1 < len(tokens) and tokens[i + 1].text in ("واحد", "وحيد")), skip
    if bare in ("هدفين", "هدفان"):
        return 2, i + 1, skip
    number = read_cardinal(tokens, i)
    if number is None or number.low != number.high or number.low >= 200:
        return None
    if number.low != int(number.low) or number.definite:
        return None
    last = number.last + (number.last < len(tokens) and tokens[number.last].text in _GOALS)
    return int(number.low), last, number.start - tokens[i].start


def _goals(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether tokens `i:last` name goals themselves, so that نقاط مقابل alone is no result."""
    words = [token.text.removeprefix("ب").removeprefix("ل") for token in tokens[i:last]]
    return any(word in _GOALS or word in _SETS for word in words)


def _drawn(tokens: Sequence[Token], i: int) -> Score | None:
    """A draw without goals: بالتعادل السلبي, تعادلا سلبيا, تعادل الفريقان من دون أهداف."""
    for at in range(i + 1, min(i + 2 + MAX_DRAWN, len(tokens))):
        if not tokens[at].text[0].isalpha():
            return None
        if end := _behind(tokens, at, _GOALLESS):
            return Score(end, tokens[i].start, 0, 0)
    return None


def _only_goal(tokens: Sequence[Token], i: int) -> Score | None:
    """What one goal alone decided: بهدف وحيد, هدف المباراة الوحيد, الهدف الوحيد في المباراة. The
    only goal of one side (الهدف الوحيد لفريقه) is no result.
    """
    word = tokens[i].text
    following = [token.text for token in tokens[i + 1 : i + 4]]
    start = tokens[i].start + len(word) - len(word.lstrip("وب"))
    if word in ("بهدف", "وبهدف") and following[:1] and following[0] in _ONLY:
        return Score(i + 2, start, 0, 1)
    if len(following) < 2:
        return None
    of_match = following[0] in _OF_MATCH and following[1] in _ONLY_ONE
    if word.lstrip("وب") == "هدف" and of_match:
        return Score(i + 3, start, 0, 1)
    if word.lstrip("وب") == "الهدف" and following[0] in _ONLY_ONE:
        last = 2 if following[1] == "في" else 1
        noun = following[last] if last < len(following) else ""
        if not _OF_MATCH.isdisjoint((noun, "ا" + noun[1:], "ال" + noun[1:])):
            return Score(i + last + 2, start, 0, 1)
    return None


def _in_words(tokens: Sequence[Token], i: int) -> Score | None:
    if tokens[i].text in _DRAWN:
        return _drawn(tokens, i)
    return _two_sides(tokens, i) or _only_goal(tokens, i)


def _two_sides(tokens: Sequence[Token], i: int) -> Score | None:
    first = _side(tokens, i, "بلو")
    if first is None or not _goals(tokens, i, first[1]):
        return None
    value, last, skip = first
    start = tokens[i].start + skip
    if end := _behind(tokens, last, _NIL):
        return Score(end, start, 0, value)
    if (end := _behind(tokens, last, _DRAW)) and not tokens[last - 1].text.startswith("نق"):
        return Score(end, start, value, value)
    if last >= len(tokens):
        return None
    if tokens[last].text == "مقابل":
        other = _side(tokens, last + 1, "")
    elif tokens[last].text.startswith("ل") and tokens[last].text != "لكن":
        other = _side(tokens, last, "ل")
        other = other if other and other[2] else None
    else:
        return None
    if other is None:
        return None
    return Score(other[1], start, min(value, other[0]), max(value, other[0]))


def _digits(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].text.isdigit()


def in_match(tokens: Sequence[Token], i: int) -> bool:
    """Whether words of sport stand within a dozen words of token `i`."""
    return any(
        token.text in _CONTEXT
        or token.text.lstrip("وبفل") in _CONTEXT
        or token.text.lstrip("وب").startswith(_STEMS)
        for token in tokens[max(0, i - 12) : i + 12]
    )


def read_score(tokens: Sequence[Token], i: int) -> Score | None:
    """The result that begins at token `i`, or None.

    In figures the larger side first is always a result; the smaller first is one near words of
    sport, and a range elsewhere. A unit or a third figure behind (4-4-2) makes it none.
    """
    if tokens[i].text == "صفر" and _digits(tokens, i + 2) and tokens[i + 1].text == "-":
        goals = int(tokens[i + 2].text)
        return Score(i + 3, tokens[i].start, 0, goals) if goals < 100 else None
    if not is_figure(tokens[i]):
        return _in_words(tokens, i)
    if i + 1 < len(tokens) and tokens[i + 1].text in _GOALS:
        return _two_sides(tokens, i)
    if i + 2 >= len(tokens) or tokens[i + 1].text not in ("-", ":", "/"):
        return None
    if i > 1 and tokens[i - 1].text == "-" and is_figure(tokens[i - 2]):
        return None
    a, b = tokens[i].text, tokens[i + 2].text
    b = "0" if b == "صفر" else b
    if not (a.isdigit() and b.isdigit() and len(a) <= 3 and len(b) <= 3):
        return None
    after = tokens[i + 3].text if i + 3 < len(tokens) else ""
    if after in ("-", "%") or read_unit(tokens, i + 3):
        return None
    sport = in_match(tokens, i)
    first, second = int(a), int(b)
    if tokens[i + 1].text != "-" and not (sport and max(first, second) < 10):
        return None
    if not sport and (first < second or first > 30):
        return None
    if first < second and after and is_countable(after) and after not in ("في", "امام"):
        known_range = after.endswith(("ا", "ات")) and not sport
        if known_range:
            return None
    return Score(i + 3, tokens[i].start, min(first, second), max(first, second))


SCORE_WORDS = frozenset({"هدف", "الهدف", "هدفين", "هدفان", "صفر", *_SETS, *_DRAWN})
