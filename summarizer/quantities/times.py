"""Clock times, days of the week and relative days of an Arabic shadow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from summarizer.quantities.number_words import numeral, word_set
from summarizer.quantities.numerals import Token, is_figure, word_at
from summarizer.quantities.ordinals import read_ordinal


class Moment(NamedTuple):
    """A clock time (`value` in minutes since midnight, `normalised` "14:30"), a weekday (1 Monday
    .. 7 Sunday, "monday") or a relative day (days from today, "yesterday").

    `half_known` is false for a clock time that leaves open which half of the day is meant.
    """

    kind: Literal["time", "weekday", "relative_day"]
    last: int
    start: int
    value: int
    normalised: str
    half_known: bool = True


_WEEKDAYS = {
    "الاثنين": (1, "monday"),
    "الثلاثا": (2, "tuesday"),
    "الاربعا": (3, "wednesday"),
    "الخميس": (4, "thursday"),
    "الجمعه": (5, "friday"),
    "السبت": (6, "saturday"),
    "الاحد": (7, "sunday"),
}
_CLITICS = ("", "و", "ف", "ب")

_RELATIVE = {
    "امس": (-1, "yesterday"),
    "الامس": (-1, "yesterday"),
    "البارحه": (-1, "yesterday"),
    "غدا": (1, "tomorrow"),
    "اليوم": (0, "today"),
}
_NOT_TODAY_AFTER = word_set("في ذلك هذا ذات نفس منذ كل طوال طيله مدار هو من نصف ساعات بقيه باقي")
_AM = word_set("صباحا فجرا صباح فجر")
_PM = word_set("مسا عصرا مساا عصر")

_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?![\d:])")
_POINT_CLOCK = re.compile(r"([01]?\d|2[0-4])[.,،]([0-5]\d)")


def weekday(word: str) -> tuple[int, str, int] | None:
    """The weekday that a folded word names: its ISO number, its name, the letters of clitics."""
    for clitic in _CLITICS:
        if word.startswith(clitic) and (found := _WEEKDAYS.get(word[len(clitic) :])):
            return (*found, len(clitic))
    if word.startswith("لل") and (found := _WEEKDAYS.get("ا" + word[1:])):
        return (*found, 1)
    return None


def _half(tokens: Sequence[Token], i: int, hour: int) -> tuple[int, int, bool]:
    """The hour (0..23) as the words of the half of day at `i` settle it, the index after them,
    and whether they did.
    """
    word, second = word_at(tokens, i), word_at(tokens, i + 1)
    if word == "من" and (second in _AM or second in _PM):
        i, word = i + 1, second
        second = word_at(tokens, i + 1)
    if word in ("بعد", "قبل") and second in ("الظهر", "ظهر", "منتصف"):
        if second == "منتصف":
            return (hour % 12 + (0 if word == "بعد" else 12)), i + 3, True
        late = word == "بعد" and hour < 12
        return hour + 12 if late else hour, i + 2, True
    if word in _AM:
        return hour % 12 if hour == 12 else hour, i + 1, True
    if word in _PM:
        return hour + 12 if hour < 12 else hour, i + 1, True
    if word in ("ظهرا", "ظهر"):
        return hour + 12 if hour < 6 else hour, i + 1, True
    if word == "ليلا":
        return (hour % 24 if hour < 6 else (hour + 12) % 24 if hour <= 12 else hour), i + 1, True
    return hour % 24, i, hour > 12 or hour == 0


def _clock(
    tokens: Sequence[Token], last: int, start: int, hour: int, minute: int, *, known: bool = False
) -> Moment:
    """A time whose hour and minute end before token `last`; words of the half of day and a zone
    behind it settle the half, as does `known`.
    """
    hour, last, settled = _half(tokens, last, hour)
    known = known or settled or word_at(tokens, last).startswith(("بتوقيت", "غرينتش", "جرينتش"))
    return Moment(
        "time", last, start, hour % 24 * 60 + minute, f"{hour % 24:02d}:{minute:02d}", known
    )


def _hour_in_words(tokens: Sequence[Token], i: int) -> tuple[int, int, int] | None:
    """الثالثة والنصف, العاشرة إلا ربعا: hour, minute and the index after them."""
    ordinal = read_ordinal(tokens, i) if i < len(tokens) else None
    one = numeral(word_at(tokens, i))
    if ordinal and ordinal.feminine and 2 <= ordinal.value <= 12:
        hour, last = ordinal.value, ordinal.last
    elif one and one.role == "one" and one.definite:
        hour, last = 1, i + 1
    else:
        return None
    parts = {"والنصف": 30, "ونصف": 30, "والربع": 15, "وربع": 15, "والثلث": 20, "وثلث": 20}
    if minute := parts.get(word_at(tokens, last)):
        return hour, minute, last + 1
    if word_at(tokens, last) == "الا" and word_at(tokens, last + 1).removeprefix("ال") in (
        "ربعا", "ربع", "ثلثا", "ثلث",
    ):  # fmt: skip
        part = word_at(tokens, last + 1)
        return (hour - 2) % 12 + 1, 45 if "ربع" in part else 40, last + 2
    return hour, 0, last


def _clock_time(tokens: Sequence[Token], i: int, text: str) -> Moment | None:
    token = tokens[i]
    named = token.text in ("الساعه", "ساعه", "والساعه", "للساعه")
    at = i + 1 if named else i
    if at >= len(tokens):
        return None
    start = token.start
    if is_figure(tokens[at]):
        seconds = word_at(tokens, at - 1) == ":"
        if not seconds and (match := _CLOCK.match(text, tokens[at].start)):
            last = at + 1
            while last < len(tokens) and tokens[last].start < match.end():
                last += 1
            leading = match[1][0] == "0"
            return _clock(tokens, last, start, int(match[1]), int(match[2]), known=leading)
        after = word_at(tokens, at + 1)
        zone = after.startswith("بتوقيت") or (after in ("ت", "تغ", "جمت", "gmt"))
        match = _POINT_CLOCK.fullmatch(tokens[at].text)
        if match and (zone or token.text in ("الساعه", "والساعه", "للساعه")):
            return _clock(tokens, at + 1, start, int(match[1]), int(match[2]))
        short = tokens[at].text.isdigit() and len(tokens[at].text) <= 2
        hour = int(tokens[at].text) if short else 99
        halved = after in _AM | _PM | {"ظهرا", "ليلا"}
        if hour <= 24 and (halved or token.text in ("الساعه", "والساعه", "للساعه")):
            return _clock(tokens, at + 1, start, hour, 0)
        return None
    words = _hour_in_words(tokens, at)
    if words is None:
        return None
    hour, minute, last = words
    found = _clock(tokens, last, start, hour, minute)
    settled = found.last > last or word_at(tokens, last).startswith("بتوقيت")
    return found if settled or (named and token.text != "ساعه") else None


def read_moment(tokens: Sequence[Token], i: int, text: str) -> Moment | None:
    """The clock time, weekday or relative day that begins at token `i` of the shadow `text`.

    اليوم counts as today only where it is no noun (في اليوم التالي, اليوم الأول).
    """
    word, token = tokens[i].text, tokens[i]
    if found := weekday(word):
        eleven = word_at(tokens, i + 1) in ("عشر", "عشره")
        value, name, skip = found
        return None if eleven else Moment("weekday", i + 1, token.start + skip, value, name)
    if word in ("اول", "واول", "بعد", "وبعد") and i + 1 < len(tokens):
        at = i + 2 if word_at(tokens, i + 1) == "من" else i + 1
        if word.endswith("اول") and word_at(tokens, at) == "امس":
            return Moment("relative_day", at + 1, token.start, -2, "two days ago")
        if word.endswith("بعد") and word_at(tokens, i + 1) == "غد":
            return Moment("relative_day", i + 2, token.start, 2, "in two days")
        return None
    bare = word[1:] if word[0] in "وب" and word[1:] in _RELATIVE else word
    if bare in _RELATIVE:
        value, name = _RELATIVE[bare]
        before, after = word_at(tokens, i - 1), word_at(tokens, i + 1)
        if bare == "امس" and after == "الاول":
            return Moment("relative_day", i + 2, token.start, -2, "two days ago")
        if bare == "اليوم":
            noun = after.startswith("ال") and weekday(after) is None
            if before in _NOT_TODAY_AFTER or noun or after in ("نفسه", "ذاته"):
                return None
        return Moment("relative_day", i + 1, token.start + len(word) - len(bare), value, name)
    return _clock_time(tokens, i, text)


def may_be_moment(word: str) -> bool:
    """Whether `read_moment` has to look at this folded word at all; figures apart."""
    bare = word[1:] if word[0] in "وب" else word
    return (
        bare in _RELATIVE
        or word in ("اول", "واول", "بعد", "وبعد", "الساعه", "ساعه", "والساعه", "للساعه")
        or weekday(word) is not None
    )
