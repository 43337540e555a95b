"""A sentence is cut where its sides say what different statements of other articles say."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from summarizer.story import Story

PACKED = (
    "وفي ختام الزيارة تم بحث مشروع الربط الكهربائي بين البلدين عبر البحر "
    "وإجراءات تسهيل عبور الشاحنات في المنافذ البرية المشتركة."
)
POWER = "وتناول اللقاء مشروع الربط الكهربائي بين البلدين عبر البحر."
TRUCKS = "وناقش الوزيران إجراءات تسهيل عبور الشاحنات في المنافذ البرية المشتركة."


def texts(story: Story, article: int) -> list[str]:
    return [unit.text for unit in story.units if unit.article == article]


def test_two_statements_behind_one_verb_are_parted(tell: Callable[..., Story]) -> None:
    story = tell(PACKED, f"{POWER}\n{TRUCKS}")
    first, second = texts(story, 0)
    assert first.endswith("عبر البحر")
    assert second.startswith("وإجراءات تسهيل")
    assert [unit.dependent for unit in story.units if unit.article == 0] == [False, True]


def test_without_partners_the_sentence_stays_whole(tell: Callable[..., Story]) -> None:
    assert texts(tell(PACKED, "فاز فريق المدينة ببطولة كرة السلة للناشئين."), 0) == [PACKED]


def test_one_partner_that_says_both_does_not_cut(tell: Callable[..., Story]) -> None:
    assert texts(tell(PACKED, PACKED), 0) == [PACKED]


def test_units_never_overlap_and_stay_in_their_sentence(tell: Callable[..., Story]) -> None:
    story = tell(PACKED, f"{POWER}\n{TRUCKS}")
    for article in range(2):
        spans = [(u.start, u.end) for u in story.units if u.article == article]
        assert spans == sorted(spans)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
