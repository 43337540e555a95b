"""Figures that cannot both be true are reported; those that can are not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from summarizer.articles import Article, Result, SummaryRequest
from summarizer.engine import Engine
from summarizer.pipeline import summarize


def dated(*versions: tuple[int, str]) -> Result:
    articles = tuple(
        Article(
            id=f"h{hour}", text=text, source=f"o{hour}",
            published_at=datetime(2026, 5, 2, hour, tzinfo=UTC),
        )
        for hour, text in versions
    )  # fmt: skip
    with Engine() as engine:
        return summarize([SummaryRequest(articles=articles)], engine)[0]


def test_two_values_of_one_slot_are_a_contradiction(summary_of: Callable[..., Result]) -> None:
    result = summary_of(
        "أعلن مجلس البلدية أن كلفة ترميم القلعة بلغت 40 مليون دينار.",
        "أعلن مجلس البلدية أن كلفة ترميم القلعة بلغت 55 مليون دينار.",
    )
    (conflict,) = result.conflicts
    assert (conflict.kind, conflict.slot, conflict.latest) == ("contradiction", "figure", None)
    assert [value.normalised for value in conflict.values] == ["40000000", "55000000"]
    assert [value.members[0].article_id for value in conflict.values] == ["a1", "a2"]
    assert len(set(conflict.statement_ids)) == 2
    ids = {sentence.verdict for sentence in result.summary.ar.sentences}
    assert ids == {"disputed"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أكثر من 8 قتلى", "9 قتلى"),
        ("نحو 400 قتيل", "402 قتيل"),
        ("ثلاثون قتيلا", "30 قتيلا"),
        ("1200 قتيل", "ألف ومئتا قتيل"),
    ],
)
def test_bounds_rounding_and_spelling_do_not_conflict(
    summary_of: Callable[..., Result], one: str, other: str
) -> None:
    frame = "أسفر انهيار المنجم القديم في الجبل الغربي عن سقوط {} بحسب فرق الإنقاذ."
    assert summary_of(frame.format(one), frame.format(other)).conflicts == ()


def test_a_rising_toll_is_an_update_with_its_latest_value() -> None:
    result = dated(
        (6, "لقي ثمانية أشخاص مصرعهم في انهيار منجم للفحم قرب قرية الصخور."),
        (10, "ارتفعت حصيلة انهيار منجم الفحم قرب قرية الصخور إلى 14 قتيلا."),
        (18, "بلغ عدد قتلى انهيار منجم الفحم قرب قرية الصخور واحدا وعشرين قتيلا."),
    )
    (conflict,) = result.conflicts
    assert (conflict.kind, conflict.latest) == ("update", "21")
    assert [value.normalised for value in conflict.values] == ["8", "14", "21"]
    assert "ثمانية أشخاص" not in result.summary.ar.text


def test_a_falling_toll_is_no_update() -> None:
    result = dated(
        (6, "لقي 14 شخصا مصرعهم في انهيار منجم للفحم قرب قرية الصخور."),
        (10, "لقي 9 أشخاص مصرعهم في انهيار منجم للفحم قرب قرية الصخور."),
    )
    (conflict,) = result.conflicts
    assert (conflict.kind, conflict.latest) == ("contradiction", "9")


def test_other_things_counted_do_not_conflict(summary_of: Callable[..., Result]) -> None:
    result = summary_of(
        "زرعت الجمعية 500 شجرة زيتون في سفوح الوادي هذا الربيع.",
        "زرعت الجمعية 80 شجيرة ورد في سفوح الوادي هذا الربيع.",
    )
    assert result.conflicts == ()


def test_background_of_another_year_does_not_conflict(summary_of: Callable[..., Result]) -> None:
    result = summary_of(
        "لقي 12 شخصا مصرعهم في غرق عبارة قبالة الجزيرة الأحد.",
        "وكانت عبارة قد غرقت قبالة الجزيرة عام 1998 ولقي 60 شخصا مصرعهم.",
    )
    assert result.conflicts == ()


def test_one_article_does_not_contradict_itself(summary_of: Callable[..., Result]) -> None:
    text = (
        "تقدم النادي بفارق 4 نقاط أمام مطارديه في ترتيب الدوري المحلي.\n"
        "وبلغ الفارق في ترتيب الدوري المحلي 13 نقطة بينه وبين النادي الأخير."
    )
    assert not summary_of(text, "فاز النادي بمباراته الأخيرة في الدوري المحلي.").conflicts


def test_a_count_that_has_risen_is_an_update_without_times(
    summary_of: Callable[..., Result],
) -> None:
    result = summary_of(
        "أصيب 4 أشخاص في إطلاق نار قرب مقهى في وسط المدينة مساء الاثنين.",
        "ارتفع عدد المصابين إلى 5 أشخاص في إطلاق نار قرب مقهى في وسط المدينة مساء الاثنين.",
    )
    (conflict,) = result.conflicts
    assert (conflict.kind, conflict.latest) == ("update", "5")
