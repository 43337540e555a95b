"""Copies, versions and voices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from summarizer.articles import Article, Result, SummaryRequest
from summarizer.config import PipelineConfig
from summarizer.engine import Engine
from summarizer.pipeline import summarize

DISPATCH = (
    "اندلع حريق كبير في مستودع للأخشاب عند مدخل ميناء المدينة فجر الأحد، وأسفر عن مقتل 12 عاملا.\n"
    "وقال مدير الدفاع المدني رامي الحلاق إن النيران امتدت إلى ثلاثة مبان قبل السيطرة عليها.\n"
    "ونقل المصابون إلى المستشفى المركزي، فيما أغلقت الشرطة الطريق الساحلي أمام حركة السير.\n"
    "وفتحت النيابة العامة تحقيقا في أسباب الحريق، واستدعت صاحب المستودع للاستماع إلى أقواله."
)
OWN = (
    "زار وزير الأشغال موقع الحريق في الميناء ووعد بتعويض أسر الضحايا خلال أسبوعين.\n"
    "وأضاف الوزير أن الحكومة ستراجع شروط السلامة في كل مستودعات الساحل قبل نهاية الشهر.\n"
    "وطالبت نقابة عمال الميناء بإقالة مدير المستودعات ومحاسبة المسؤولين عن الإهمال."
)


def result_of(*articles: Article) -> Result:
    with Engine() as engine:
        return summarize([SummaryRequest(articles=articles)], engine)[0]


def respelt(text: str) -> str:
    return text.replace("أ", "ا").replace("ة ", "ه ").replace("1", "١").replace("2", "٢")


@pytest.mark.parametrize(
    ("copy", "edit"),
    [
        (respelt(DISPATCH), "spelling"),
        (DISPATCH.rsplit("\n", 1)[0], "cut"),
        (
            DISPATCH + "\nوتتابع صحيفتنا القضية مع أسر العمال في القرى المجاورة للميناء.",
            "cut",
        ),  # kept, as the fuller
        (
            "الرئيسية / محليات\n" + DISPATCH + "\nاقرأ أيضا: أخبار الميناء\nشارك على واتساب",
            "furniture",
        ),
    ],
)
def test_light_editing_is_seen_and_named(copy: str, edit: str) -> None:
    result = result_of(
        Article(id="a", text=DISPATCH, source="x"), Article(id="b", text=copy, source="y")
    )
    (group,) = result.duplicates.articles
    assert {group.kept, *(c.article_id for c in group.copies)} == {"a", "b"}
    assert edit in group.copies[0].edits
    assert group.copies[0].similarity > 0.8


def test_copies_are_one_voice_and_two_outlets() -> None:
    result = result_of(
        Article(id="a", text=DISPATCH, source="x"), Article(id="b", text=DISPATCH, source="y")
    )
    assert {(s.outlets, s.independent_texts) for s in result.statements} == {(2, 1)}


def test_an_own_report_is_no_copy(summary_of: Callable[..., Result]) -> None:
    assert summary_of(DISPATCH, OWN).duplicates.articles == ()


def test_an_own_lead_over_agency_paragraphs_is_no_copy_and_its_paragraphs_no_voice() -> None:
    agency = DISPATCH.split("\n")
    partial = "\n".join([*OWN.split("\n"), agency[1], agency[2]])
    result = result_of(
        Article(id="a", text=DISPATCH, source="x"), Article(id="b", text=partial, source="y")
    )
    assert result.duplicates.articles == ()
    shared = next(s for s in result.statements if "رامي الحلاق" in s.text)
    assert (shared.outlets, shared.independent_texts) == (2, 1)


def test_a_resent_dispatch_with_another_toll_is_a_version_with_a_reported_update() -> None:
    result = result_of(
        Article(
            id="old", text=DISPATCH, source="x", published_at=datetime(2026, 3, 1, 8, tzinfo=UTC)
        ),
        Article(
            id="new",
            text=DISPATCH.replace("12", "15"),
            source="x",
            published_at=datetime(2026, 3, 1, 14, tzinfo=UTC),
        ),
    )
    (group,) = result.duplicates.articles
    assert group.kept == "new"
    assert "figures" in group.copies[0].edits
    (conflict,) = result.conflicts
    assert (conflict.kind, conflict.latest) == ("update", "15")
    assert {value.normalised for value in conflict.values} == {"12", "15"}
    assert "15 عاملا" in result.summary.ar.text
    assert "12 عاملا" not in result.summary.ar.text


def test_two_desks_that_quote_one_speech_are_not_copies(summary_of: Callable[..., Result]) -> None:
    speech = (
        '"لن نقبل أن تدفع القرى الفقيرة ثمن أخطاء الشركات الكبرى، وسنعود إلى المحكمة في كل مرة"'
    )
    one = f"قالت المحامية ليلى قباني أمام الصحافيين في ساحة العدل: {speech}."
    other = (
        "أثار حكم محكمة الاستئناف في قضية المصانع ردود فعل غاضبة بين أهالي الوادي الذين تجمعوا "
        f"منذ الصباح. وعلقت محامية الأهالي ليلى قباني بعد الجلسة قائلة {speech}."
    )
    assert summary_of(one, other).duplicates.articles == ()


def test_one_article_has_no_copies(summary_of: Callable[..., Result]) -> None:
    result = summary_of(DISPATCH)
    assert result.duplicates.articles == ()
    assert result.duplicates.redundancy == 0


def test_a_threshold_out_of_range_is_named() -> None:
    with pytest.raises(ValueError, match="copy_containment"):
        PipelineConfig(copy_containment=1.5)
