"""Words for the present moment (حتى الآن، حاليا), cut from what was written before the newest
article: by then the moment was over.

Nothing in quotation marks is touched, nor what a denial needs (لم يعلن حتى الآن), a record (أعلى
حصيلة حتى الآن) or a span of time (منذ مايو حتى الآن).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from summarizer.arabic import fold_words
from summarizer.articles import Edit, published_moment
from summarizer.cutting import Cut, cut_words
from summarizer.story import Story
from summarizer.subjects import Word

_LOOK = re.compile("حالي|حت[ىي]")
_NOW = (("حتي", "الان"), ("حتي", "اللحظه"), ("حتي", "هذه", "اللحظه"), ("حاليا",))

_DENIES = frozenset(fold_words("لم لن لا ليس ليست ليسوا دون بدون غير عدم ولم ولن ولا وليس إلا"))
_RECORD = frozenset(
    fold_words(
        """
        أكبر أعلى أسوأ أقوى أخطر أكثر أفضل أول أولى أبرز أهم أحدث آخر أعنف أشد أقل أوسع أطول أغلى
        الأكبر الأعلى الأسوأ الأقوى الأخطر الأكثر الأفضل الأول الأولى الأحدث الأعنف الأشد الأقل
        """
    )
)
_SINCE = frozenset(fold_words("منذ ومنذ من بين ابتداء اعتبارا"))
_STILL = frozenset(fold_words("زال تزال يزال يزالون زالت زالوا مازال مازالت بقي يبقى"))
_AS_IT_IS = frozenset(fold_words("كما هو هي عليه عليها الحال الوضع أو أم سابقا"))

DENIED_WITHIN = 5
"""Words behind the present moment within which a denial governs it (حتى الآن لم يعلن)."""

RECORD_WITHIN = 6
"""Words before it within which a record or the start of a span of time is meant with it."""


def newest_articles(story: Story) -> Collection[int]:
    """Indexes of the articles of the latest time; none where the time of one is unknown, unless it
    is the only one.
    """
    if len(story.articles) == 1:
        return {0}
    moments = [published_moment(article.clean.article.published_at) for article in story.articles]
    known = [moment for moment in moments if moment is not None]
    if len(known) < len(moments):
        return ()
    return {index for index, moment in enumerate(known) if moment == max(known)}


def without_now_words(text: str) -> tuple[str, tuple[Edit, ...]]:
    """`text` (tidy) without the words for its own moment, and an edit for each, in order; the same
    text and none where there are none that can go.
    """
    if _LOOK.search(text) is None:
        return text, ()
    return cut_words(text, _now_word, _cut)


def _now_word(text: str, words: Sequence[Word], at: int) -> Cut | None:
    """What is cut where an expression for the present moment opens at word `at` and can go."""
    size = _size(words, at)
    if not size or _is_needed(words, at, size):
        return None
    return words[at][1], words[at + size - 1][2], ""


def _size(words: Sequence[Word], at: int) -> int:
    """Words of the expression for the present moment that opens at `at`; 0 for none."""
    for form in _NOW:
        if tuple(word for word, _, _ in words[at : at + len(form)]) == form:
            return len(form)
    return 0


def _is_needed(words: Sequence[Word], at: int, size: int) -> bool:
    folded = [word for word, _, _ in words]
    near = folded[max(0, at - RECORD_WITHIN) : at]
    behind = folded[at + size : at + size + DENIED_WITHIN]
    if not _DENIES.isdisjoint([*folded[:at], *behind]) or not _STILL.isdisjoint(folded):
        return True
    if not _RECORD.isdisjoint(near) or (near and near[-1] in _AS_IT_IS):
        return True
    since = size > 1 and any(word in _SINCE for word in near[-3:])
    return since or (bool(behind) and behind[0] in _AS_IT_IS)


def _cut(text: str, start: int, end: int, _: str) -> tuple[str, Edit]:
    """`text` without `start:end`, and without a comma where that leaves two, or one at an end."""
    left, right = text[:start].rstrip(), text[end:].lstrip()
    opened, closed = left.endswith(("،", ",")), right.startswith(("،", ","))
    if closed and (opened or not left):
        right = right[1:].lstrip()
    elif opened and right[:1] in {"", ".", "؛"}:
        left = left[:-1].rstrip()
    joint = "" if not left or right[:1] in {"", ".", "،", ",", "؛", ")", "؟", "!"} else " "
    removed = text[len(left) : len(text) - len(right)]
    return left + joint + right, Edit("day", removed.strip(), "")
