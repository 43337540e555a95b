"""Day words that only the date of their own article explains (اليوم، مساء أمس), cut from what is
told with articles of other days.

What names its day keeps the name (مساء أمس السبت is مساء السبت). Nothing in quotation marks is
touched, nor the noun (هذا اليوم، اليوم التالي), nor a bound of time (حتى اليوم).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from summarizer.arabic import count_words, fold_words, tidy
from summarizer.articles import Edit
from summarizer.cutting import Cut, cut_words
from summarizer.gazetteer import places
from summarizer.lexicon import DEED_VERBS, WEEKDAYS, joined_word, saying_form
from summarizer.now_words import newest_articles, without_now_words
from summarizer.passages import Passage
from summarizer.story import Story
from summarizer.subjects import Word, is_adverbial, is_particle

_TODAY = "اليوم"
_YESTERDAY = "امس"
_LOOK = re.compile("اليوم|[أا]مس")
_PARTS = frozenset(fold_words("صباح مساء ظهر فجر عصر ليل ليلة"))
_PART_OF_PART = frozenset({("بعد", "ظهر"), ("قبل", "ظهر"), ("منتصف", "ليل"), ("بعد", "عصر")})
_HOURS = (
    ("في", "وقت", "سابق"),
    ("في", "وقت", "مبكر"),
    ("في", "وقت", "متاخر"),
    ("في", "ساعه", "مبكره"),
    ("في", "ساعه", "متاخره"),
    ("في", "الساعات", "الاولي"),
)
"""When in the day, before the day word, with or without من."""

_NOUN = frozenset(fold_words("هذا ذلك نفس ذات كل ذاك طوال طيلة طول مدار أول آخر"))
"""Words behind which it is the day itself that is meant."""

_BOUNDS = frozenset(
    fold_words(
        """
        حتى منذ إلى قبل بعد من في عن على عند مع بين خلال بحلول لغاية هو هي هم وهو وهي
        نهاية بنهاية بداية مطلع العالم المصري إلا أو أي أن إن
        """
    )
)
"""Words that govern the day word or make a name with it (المصري اليوم)."""

_GOES_ON = frozenset(
    fold_words("نفسه ذاته أو وأمس واليوم وغدا أقوى أكثر أقل أفضل أسوأ أكبر هو هي هم")
)
_SHE_DID = re.compile(r"[وف]?(?!وقت|تحت|بنت|ال)\w{2,}[^\Wاةوي]ت")
"""A perfect in the feminine, as it is written (انطلقت، بدأت)."""

_TANWIN = "\u064b"
_WHO = frozenset(fold_words("الذي التي الذين"))
_BEFORE_PLACE = frozenset(fold_words("في إلى من مدينة بلدة قرية"))
_PAUSES = '،,؛:)]»”".'


def one_day(story: Story) -> bool:
    """Whether all articles of the story are known to be published on one day, or it has but one."""
    if len(story.articles) == 1:
        return True
    days = set()
    for article in story.articles:
        moment = article.clean.article.published_at
        if moment is None:
            return False
        days.add(moment.date() if isinstance(moment, datetime) else moment)
    return len(days) == 1


def with_days_named(passages: Sequence[Passage], story: Story) -> list[Passage]:
    """The passages without the words of their own day, where not all articles are of one day, and
    of their own moment, where there is a newer article; each cut is an edit.
    """
    dated, newest = one_day(story), newest_articles(story)
    found = []
    for passage in passages:
        text, edits = (passage.text, ()) if dated else without_day_words(passage.text)
        if passage.article not in newest:
            text, more = without_now_words(text)
            edits = (*edits, *more)
        one = replace(passage, text=text, edits=(*passage.edits, *edits), words=count_words(text))
        found.append(one if edits else passage)
    return found


def without_day_words(text: str) -> tuple[str, tuple[Edit, ...]]:
    """`text` (tidy) without the words of its own day, and an edit for each, in order; the same
    text and none where there are none that can go.
    """
    if _LOOK.search(text) is None:
        return text, ()
    return cut_words(text, _day_word, _applied)


def _day_word(text: str, words: Sequence[Word], at: int) -> Cut | None:
    """What is replaced where word `at` is a day word that can go, and by what."""
    if words[at][0] not in (_TODAY, _YESTERDAY):
        return None
    return _with_weekday(text, words, at) or _alone(text, words, at)


def _with_weekday(text: str, words: Sequence[Word], at: int) -> Cut | None:
    """What is replaced where the day is named behind the day word, and by what."""
    if at + 1 == len(words) or words[at + 1][0] not in WEEKDAYS:
        return None
    _, start, end = words[at]
    _, begin, until = words[at + 1]
    gap = text[end:begin].strip()
    before = words[at - 1][0] if at else ""
    if gap not in {"", "،", "("} or before in _NOUN:
        return None
    name = text[begin:until]
    if gap == "(":
        if not text.startswith(")", until):
            return None
        until += 1
    if before in {"من", "حتي", "منذ", "في"}:
        return start, until, f"يوم {name}"
    return start, until, name


def _alone(text: str, words: Sequence[Word], at: int) -> Cut | None:
    """What is cut where nothing names the day: the day word, its part of the day and its hour."""
    folded = [word for word, _, _ in words]
    first, last = at, at
    if folded[at] == _YESTERDAY:
        if at + 1 < len(folded) and folded[at + 1] == "الاول":
            last = at + 1
        elif folded[:at][-1:] == ["اول"]:
            first = at - 1
        elif folded[:at][-2:] == ["اول", "من"]:
            first = at - 2
        elif folded[:at][-1:] == ["يوم"]:
            first = at - 1
    part = first > 0 and folded[first - 1] in _PARTS
    if part:
        first -= 1
        if first and (folded[first - 1], folded[first]) in _PART_OF_PART:
            first -= 1
    hour = _hour_before(folded, first)
    whole = first - hour
    if part and not hour and first and folded[first - 1] in {"في", "وفي"}:
        whole = first - 1
    if whole < first and folded[whole] == "وفي" and whole > 0:
        return None
    behind = folded[last + 1] if last + 1 < len(folded) else ""
    gap = text[words[last][2] : words[last + 1][1]].strip() if behind else "."
    noun = behind.startswith("ال") and not is_particle(behind) and not is_adverbial(behind)
    if behind in _GOES_ON:
        return None
    if folded[at] == _TODAY and not gap and noun and not _is_verb(text, words, first - 1):
        return None
    if part and "الساعه" in folded[max(0, whole - 4) : whole]:
        return words[at][1], words[last][2], ""  # الساعة الثامنة مساء اليوم
    if whole == first and not _settled(text, words, first):
        return None
    return words[whole][1], words[last][2], ""


def _hour_before(folded: Sequence[str], first: int) -> int:
    """How many words before `first` tell when in the day (في وقت سابق من)."""
    for size in (4, 3):
        if first < size:
            continue
        before = list(folded[first - size : first])
        if size == 4 and before.pop() != "من":
            continue
        if (before[0].removeprefix("و"), *before[1:]) in _HOURS:
            return size
    return 0


def _settled(text: str, words: Sequence[Word], first: int) -> bool:
    """Whether what stands before the day word is complete without it, no construct (مباراة أمس)."""
    if first == 0:
        return True
    before, start, end = words[first - 1]
    if not set(_PAUSES).isdisjoint(text[end : words[first][1]]):
        return True
    if before in _NOUN or before in _BOUNDS:
        return False
    if before.startswith("ال") or _TANWIN in text[start:end] or _is_verb(text, words, first - 1):
        return True
    found = places([before]) if first > 1 and words[first - 2][0] in _BEFORE_PLACE else ()
    return bool(found) and before != "روسيا"


def _is_verb(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether word `at` is surely a verb: by its form, or behind الذي."""
    if at < 0:
        return False
    word, start, end = words[at]
    if word in DEED_VERBS or saying_form(word) or joined_word(word) in DEED_VERBS:
        return True
    return bool(_SHE_DID.fullmatch(text[start:end])) or (at > 0 and words[at - 1][0] in _WHO)


def _applied(text: str, start: int, end: int, put: str) -> tuple[str, Edit]:
    """`text` with `put` in the place of `start:end`; nothing takes the commas around with it, but
    one stays that closes what stands before.
    """
    if put:
        return text[:start] + put + text[end:], Edit("day", text[start:end], put)
    left, right = text[:start].rstrip(), text[end:].lstrip()
    opened, closed = left.endswith("،"), right.startswith("،")
    if not left or (opened and closed and left.count("،") > 1):
        right = right.removeprefix("،").lstrip()
    elif opened and (closed or right[:1] in {"", "."}):
        left, right = left[:-1].rstrip(), right.removeprefix("،").lstrip()
    kept = left + ("" if not left or right[:1] in {"", ".", "،", "؛", ")", "؟", "!"} else " ")
    removed = text[len(left) : len(text) - len(right)]
    return kept + right, Edit("day", tidy(removed), "")
