"""Phrases that tell, some words away from a figure, that it counts the missing, or nobody at all:
the searched for, those still in عداد المفقودين, an age.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.arabic import fold_words
from summarizer.attribution import Word
from summarizer.quantities import Quantity

_STILL = frozenset(
    fold_words("ما زال زالت زالوا لا يزال تزال يزالون زالا يزالان مازال مازالت مازالوا في عداد")
)
"""Words between persons and what they are still counted among (ما زالوا في عداد المفقودين)."""

_SEARCHED = frozenset(
    fold_words("البحث والبحث بحث بحثا للبحث بالبحث تبحث يبحث يبحثون وتبحث ويبحث باحثة باحثين")
)
_POLICE = frozenset(fold_words("الشرطة شرطة الأمن أمن المخابرات الاستخبارات النيابة المحققون"))
"""Who searches for the wanted more often than for the missing."""

_ARMED = frozenset(fold_words("مسلح مقاتل عنصر أسير سجين"))
_SOUGHT = frozenset(
    fold_words(
        """
        يشتبه مشتبه مشتبها مطلوب مطلوبا مطلوبين متهم متهما متهمين فروا فر فارين هاربين هربوا لاذوا
        لاذ متورط متورطين ضالعين شاركوا نفذوا
        """
    )
)
"""Words that say of persons who are searched for that they are not missing but wanted."""

MAX_SEARCH_WORDS = 3
"""Words between the search and عن (البحث لا يزال جاريا عن)."""


def words_behind(words: Sequence[Word], last: int, reach: int) -> list[Word]:
    """The `reach` words behind a figure, which ends before word `last`; those left out that only
    say that persons are still counted among others.
    """
    behind = list(words[last : last + reach + len(_STILL)])
    if _counted_among(behind, reach):
        behind = [word for word in behind if word[0] not in _STILL]
    return behind[:reach]


def _counted_among(words: Sequence[Word], reach: int) -> bool:
    """Whether within the next words persons are still counted among others (ما زالوا في عداد)."""
    near = [word for word, _, _ in words[: reach + 1]]
    return "عداد" in near and not _STILL.isdisjoint(near[: near.index("عداد") - 1])


def searched_for(before: Sequence[Word], behind: Sequence[Word], quantity: Quantity) -> bool:
    """Whether persons are searched for who are missing (البحث جار عن شخص واحد), not wanted."""
    words = [word for word, _, _ in before]
    if words and words[-1] == quantity.counted:
        words.pop()
    if words[-1:] != ["عن"] or quantity.counted is None or quantity.counted in _ARMED:
        return False
    search = words[-2 - MAX_SEARCH_WORDS : -1]
    if _SEARCHED.isdisjoint(search) or not _POLICE.isdisjoint(words):
        return False
    return _SOUGHT.isdisjoint(word for word, _, _ in behind)


def is_age(words: Sequence[str]) -> bool:
    """Whether a figure with its article behind في is how old somebody is (فلاح في السبعين)."""
    return len(words) == 2 and words[0] == "في" and words[1].startswith("ال")
