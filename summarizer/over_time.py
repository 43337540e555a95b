"""How rival values follow each other in time: a toll that rises, a correction, or neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from summarizer.arabic import fold_words
from summarizer.articles import ConflictKind, published_moment
from summarizer.quantities import Quantity
from summarizer.story import Story, Unit
from summarizer.surroundings import says_when

FATES = frozenset({"killed", "injured", "missing", "rescued", "detained", "displaced", "evacuated"})
"""What a toll counts."""

HAS_RISEN = frozenset(fold_words("ارتفع ارتفعت ارتفاع وارتفع وارتفعت وارتفاع لترتفع ليرتفع"))
"""Words that say of the figure behind them that it was lower before."""

_PREVIOUS = frozenset(fold_words("سابقة السابقة بدلا بعدما مقابل بدل"))
"""Words that say of the figure behind them that it holds no more."""

_CORRECTS = frozenset(fold_words("تصحيح تصويب لتعديل لتصحيح لتصويب تصحيحا"))
"""Words at the head of an article that corrects an earlier one."""

_WAS = tuple(
    tuple(fold_words(words))
    for words in ("بعدما كان", "بعدما كانت", "بعدما كانوا", "بعد أن كان", "بعد أن كانت")
)
"""Words that say the same, some more words before (بعدما كانت قد أعلنت مساء السبت اعتقال ثلاثة)."""

_SAID_EARLIER = tuple(fold_words("في وقت سابق"))
"""Words that say of a toll behind them that it was told before."""

MAX_LATER_DAYS = 3
"""Days from which on it is no more sure which of two days of the week is the later one."""

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_FALLING = frozenset({"missing"})
"""Fates of which a later toll may be lower: they are found."""

MAX_RISE_WORDS = 6
"""Words that may stand between such a word and its figure (ارتفعت حصيلة القتلى إلى 15)."""

MAX_WAS_WORDS = 10
"""Words that may stand between بعدما كان and its figure."""

HEAD_WORDS = 30
"""Words of an article among which it says that it is a correction."""


@dataclass(frozen=True, slots=True)
class Said:
    """A value where it stands: an article span inside unit `unit`, and its plain form. `earlier`
    where its article tells it as one that holds no more.
    """

    unit: int
    start: int
    end: int
    normalised: str
    measure: str | None = None
    figure: Quantity | None = None
    earlier: bool = False


OverTime = tuple[ConflictKind, str | None]
"""How rival values follow each other, and which is the newest."""


def tells_rise(unit: Unit) -> bool:
    """Whether the unit tells that something has risen: its day and hour are those of the rise."""
    return not HAS_RISEN.isdisjoint(unit.folded)


def over_time(story: Story, values: Sequence[Sequence[Said]]) -> OverTime:
    """`update` where a value corrects the others, or where figures follow each other in time and
    only grow, as a toll does; `latest` is the newest value where all times are known, one is the
    newest, and no article of its time or later still tells another. Where times do not show it, the
    greatest figure is the newest if its own words say that it has risen, or the others' that they
    were told before. A greater toll leaves lower bounds (6 قتلى على الأقل) true; it is the latest
    where times do not tell otherwise. Of a contradiction nothing is the latest: who writes last is
    not right for that.
    """
    risen = _risen(story, values)
    unknown: OverTime = ("contradiction", None) if risen is None else ("update", risen)
    bounded = None if risen is not None else _above_bounds(values)
    if bounded is not None:
        unknown = ("update", bounded)
    corrected = _corrected(story, values)
    moments = [_moments(story, some) for some in values]
    if any(None in some for some in moments):
        return unknown if corrected is None else ("update", corrected)
    dated = sorted(
        (
            (min(known), max(known), some[0])
            for some, told in zip(values, moments, strict=True)
            if (known := [moment for moment in told if moment is not None])
        ),
        key=lambda item: item[0],
    )
    if len(dated) < 2:
        return unknown if corrected is None else ("update", corrected)
    newest = dated[-1]
    if corrected is not None and corrected == newest[2].normalised:
        return "update", corrected
    if any(last >= newest[0] for _, last, _ in dated[:-1]):
        return unknown
    growing = all(
        one[0] < other[0] and may_grow(one[2], other[2]) for one, other in pairwise(dated)
    )
    if growing:
        return "update", newest[2].normalised
    return ("contradiction" if bounded is None else "update"), None


def tells_previous(story: Story, told: Said) -> bool:
    """Whether the words before a value say that it holds no more (بعد حصيلة سابقة بلغت 34)."""
    if not _PREVIOUS.isdisjoint(_before(story, told)):
        return True
    words = tuple(_before(story, told, MAX_WAS_WORDS))
    return any(words[i : i + len(was)] == was for was in _WAS for i in range(len(words)))


def has_risen(story: Story, told: Said) -> bool:
    """Whether the words next before a value say that it was lower before (ارتفع إلى خمسة)."""
    return not HAS_RISEN.isdisjoint(_before(story, told))


def _before(story: Story, told: Said, reach: int = MAX_RISE_WORDS) -> list[str]:
    unit = story.units[told.unit]
    return fold_words(unit.text[: told.start - unit.start])[-reach:]


def _moments(story: Story, some: Sequence[Said]) -> list[datetime | None]:
    """When the articles that tell a value, and not as an earlier one, were published."""
    holding = [told for told in some if not told.earlier and not tells_previous(story, told)]
    holding = holding or list(some)
    articles = (story.articles[story.units[told.unit].article].clean.article for told in holding)
    return [published_moment(article.published_at) for article in articles]


def _corrected(story: Story, values: Sequence[Sequence[Said]]) -> str | None:
    """The value that an article tells which says of itself that it corrects."""
    for some in values:
        for told in some:
            article = story.articles[story.units[told.unit].article]
            head = [*fold_words(article.clean.article.title or ""), *article.body[:HEAD_WORDS]]
            if not _CORRECTS.isdisjoint(head) and not tells_previous(story, told):
                return told.normalised
    return None


def _risen(story: Story, values: Sequence[Sequence[Said]]) -> str | None:
    """The greatest of the values, where the words next before it say that it has risen, or where
    all others are told as earlier ones or on an earlier day; else the one value of them that is
    not told as an earlier one."""
    figures = [(told.figure.low, told) for some in values for told in some if told.figure]
    if not figures:
        return None
    most = max(low for low, _ in figures)
    for low, told in figures:
        if low == most and has_risen(story, told):
            return told.normalised
    still = [some for some in values if not any(told.earlier for told in some)]
    if len(still) == 1:
        return still[0][0].normalised
    greatest = [some for some in values if some[0].figure and some[0].figure.low == most]
    lesser = [some for some in values if some not in greatest]
    if len(greatest) != 1 or greatest[0][0].measure not in FATES - _FALLING:
        return None
    days = _days_of_saying(story, greatest[0])
    if all(_told_before(story, some) or _on_earlier_day(story, some, days) for some in lesser):
        return greatest[0][0].normalised
    return None


def _told_before(story: Story, some: Sequence[Said]) -> bool:
    """Whether one who tells a value says that it was told before, or that it holds no more."""
    return any(
        tells_previous(story, told) or _has(_before(story, told, MAX_WAS_WORDS), _SAID_EARLIER)
        for told in some
    )


def _has(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    joined = ("و" + phrase[0], *phrase[1:])
    size = len(phrase)
    return any(tuple(words[i : i + size]) in (phrase, joined) for i in range(len(words)))


def _days_of_saying(story: Story, some: Sequence[Said]) -> set[int]:
    """The days of the week on which a value was said, 0 for Monday."""
    units = [story.units[told.unit] for told in some]
    return {
        _WEEK.index(day.normalised)
        for unit in units
        for day in unit.quantities
        if day.kind == "weekday" and says_when(unit, day)
    }


def _on_earlier_day(story: Story, some: Sequence[Said], days: set[int]) -> bool:
    """Whether all days that the tellers of a value name lie next before one of `days`."""
    units = (story.units[told.unit] for told in some)
    named = {
        _WEEK.index(day.normalised)
        for unit in units
        for day in unit.quantities
        if day.kind == "weekday"
    }
    return bool(named) and any(
        all(0 < (later - day) % 7 <= MAX_LATER_DAYS for day in named) for later in days
    )


def _above_bounds(values: Sequence[Sequence[Said]]) -> str | None:
    """The greatest of the tolls, where all others are lower bounds, so that it leaves them true."""
    if any(some[0].measure not in FATES for some in values):
        return None
    known = [(some[0].figure.low, some[0]) for some in values if some[0].figure is not None]
    most = max((low for low, _ in known), default=None)
    below = [told.figure for low, told in known if low != most]
    if len(known) < len(values) or len(known) - len(below) != 1:
        return None
    if any(one is None or one.bound not in ("at_least", "more_than") for one in below):
        return None
    return next(told.normalised for low, told in known if low == most)


def may_grow(earlier: Said, later: Said) -> bool:
    """Whether the later value may be the earlier one grown: a toll or a sum; how many take part or
    how high a house is does not change within a story. Those who are missing become fewer, too."""
    one, other = earlier.figure, later.figure
    if one is None or other is None or one.unit != other.unit:
        return False
    if earlier.measure in _FALLING:
        return True
    grows = one.kind == "money" or earlier.measure in FATES or one.kind == "percent"
    return grows and one.low <= other.high
