"""Minutes of a match in an Arabic shadow, counted through from the start: 90+4 and الدقيقة الرابعة
من الوقت بدل الضائع are 94, the sixth minute of the second half is 51.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.quantities.number_words import word_set
from summarizer.quantities.numerals import Token, is_figure, word_at
from summarizer.quantities.ordinals import ordinal_word, read_ordinal


class Minute(NamedTuple):
    """A minute in tokens up to `last` whose words are `start:end` of the shadow."""

    last: int
    start: int
    end: int
    value: int


MINUTE = "دقيقه"
"""The folded noun that a minute counts."""

_LABELS = word_set("الدقيقه بالدقيقه والدقيقه للدقيقه دقيقه د")
_LISTS = word_set("الدقيقتين بالدقيقتين للدقيقتين الدقايق بالدقايق")
_BETWEEN = word_set("و ( ، من الوقت بدل بدلا المحتسب الضايع ثم")
"""What may stand between الدقيقتين and the second of its minutes."""

_HALVES = (45, 90, 105, 120)
"""Minutes at which a half ends, and added time begins."""

MAX_ADDED = 20
"""Minutes that are added to a half at most."""

_AND = frozenset({"و", "،", ",", "+"})
_STOPS = frozenset(".!؟?:")
_GOALS = word_set("""
سجل وسجل سجلا وسجلا سجله سجلها يسجل احرز واحرز احرزا احرزه احرزها يحرز احراز تسجيل هدف الهدف هدفا
هدفي هدفين هدفان هدفيه الهدفين اهداف الاهداف ثنائيه هاتريك ثلاثيه التعادل تعادل وتعادل افتتح وافتتح
""")
_POINTS = word_set("نقطه نقاط النقاط نقطتين رصيد رصيده رصيدها الترتيب ترتيب برصيد")
_NUMBERED = word_set("رقم الماده ماده الفقره البند المركز المجموعه")

MAX_GOAL_BACK = 45
"""Tokens before such a bracket among which a word of goals stands."""

MAX_BACK = 10
"""Tokens before a minute among which its label stands."""

_PERIODS = (
    (("الشوط", "الاضافي", "الثاني"), 105, 15),
    (("الشوط", "الاضافي", "الاول"), 90, 15),
    (("الشوط", "الاضافي"), 90, 30),
    (("الوقت", "الاضافي"), 90, 30),
    (("الشوط", "الثاني"), 45, 50),
    (("الشوط", "الاول"), 0, 50),
)
"""The part of a match behind من, the minute at which it begins, how many it has at most."""

_ADDED = (
    ("الوقت", "بدل", "الضايع"), ("الوقت", "بدلا", "من", "الضايع"), ("الوقت", "الضايع"),
    ("الوقت", "بدل", "من", "الضايع"), ("الوقت", "المحتسب", "بدل", "الضايع"),
    ("الوقت", "المحتسب", "بدل", "من", "الضايع"), ("الوقت", "المحتسب", "بدلا", "من", "الضايع"),
    ("الوقت", "المحتسب", "بدلا", "عن", "الضايع"), ("الوقت", "المحتسب"), ("الوقت", "بدلا", "عن",
    "الضايع"),
)  # fmt: skip


def read_minute(tokens: Sequence[Token], i: int) -> Minute | None:
    """The minute of a match at token `i` that other readers would not see, or not as it counts:
    added time, the minutes of a later half, the second of الدقيقتين 53 و55. None for any other.
    """
    if is_figure(tokens[i]):
        if not tokens[i].text.isdigit() or len(tokens[i].text) > 3:
            return None
        value, last, start = int(tokens[i].text), i + 1, tokens[i].start
        added = word_at(tokens, i + 2)
        if word_at(tokens, i + 1) == "+" and added.isdigit() and value in _HALVES:
            more = int(added)
            named = _label(tokens, i) is not None or value != 120
            return (
                Minute(i + 3, start, tokens[i + 2].end, value + more)
                if named and more <= MAX_ADDED
                else None
            )
    else:
        ordinal = read_ordinal(tokens, i)
        if ordinal is None:
            return None
        value, last, start = ordinal.value, ordinal.last, ordinal.start
    label = _label(tokens, i)
    if label is None and is_figure(tokens[i]) and 0 < value <= _HALVES[-1]:
        label = "list" if _in_brackets(tokens, i) else None
    if label is None:
        return None
    if word_at(tokens, last) == "من":
        if end := _phrase(tokens, last + 1):
            first_half = "الاول" in (word_at(tokens, end + 1), word_at(tokens, end + 2))
            first_half = first_half and word_at(tokens, end).endswith(("شوط", "من", "في"))
            before = 45 if first_half else 90
            whole = before + value if value <= MAX_ADDED else value
            return Minute(end, start, tokens[end - 1].end, whole)
        for words, begins, most in _PERIODS:
            end = last + 1 + len(words)
            if tuple(token.text for token in tokens[last + 1 : end]) == words:
                whole = begins + value if value <= most else value
                return Minute(end, start, tokens[end - 1].end, whole)
    return Minute(last, start, tokens[last - 1].end, value) if label == "list" else None


def _in_brackets(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is a minute of who scored: with nothing but minutes in brackets, behind a
    word of goals (أحرز سعيد (7) وكمال (38 و82) هدفين). Where points are told it may be those.
    """
    first, last = i, i + 1
    while first and (is_figure(tokens[first - 1]) or tokens[first - 1].text in _AND):
        first -= 1
    while last < len(tokens) and (is_figure(tokens[last]) or tokens[last].text in _AND):
        last += 1
    if word_at(tokens, first - 1) != "(" or word_at(tokens, last) != ")" or first < 2:
        return False
    if not tokens[first - 2].text[0].isalpha() or tokens[first - 2].text in _NUMBERED:
        return False
    scores = False
    for back in range(first - 2, max(-1, first - 2 - MAX_GOAL_BACK), -1):
        word = tokens[back].text
        if word in _STOPS or word in _POINTS:
            return False
        scores = scores or word in _GOALS
    return scores


def _phrase(tokens: Sequence[Token], i: int) -> int | None:
    for words in _ADDED:
        if tuple(token.text for token in tokens[i : i + len(words)]) == words:
            return i + len(words)
    return None


def _label(tokens: Sequence[Token], i: int) -> str | None:
    """How token `i` is named a minute: `one` right behind الدقيقة, `list` as a further one behind
    الدقيقتين or الدقائق; None where it is not.
    """
    i -= word_at(tokens, i - 1) in ("ال", "(")
    for back in range(i - 1, max(-1, i - 1 - MAX_BACK), -1):
        word = tokens[back].text
        if word in _LABELS:
            return "one" if back == i - 1 else None
        if word in _LISTS:
            return "list"
        if not (is_figure(tokens[back]) or word in _BETWEEN or ordinal_word(word)):
            return None
    return None
