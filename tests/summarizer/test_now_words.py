"""Words for the present moment of an article that is not the newest."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.articles import Article
from summarizer.config import PipelineConfig
from summarizer.now_words import newest_articles, without_now_words
from summarizer.pipeline import read_story


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("أنقذت الفرق حتى اللحظة ستة بحارة.", "أنقذت الفرق ستة بحارة."),
        ("انتشل الغواصون جثتين حتى الآن.", "انتشل الغواصون جثتين."),
        ("تفرز اللجنة حاليا أوراق المغتربين.", "تفرز اللجنة أوراق المغتربين."),
        ("تفرز اللجنة، حالياً، أوراق المغتربين.", "تفرز اللجنة، أوراق المغتربين."),
        ("حتى هذه اللحظة، وصلت تسع شاحنات.", "وصلت تسع شاحنات."),
        ("وصلت تسع شاحنات، حتى الآن.", "وصلت تسع شاحنات."),
    ],
)
def test_the_present_moment_goes_as_an_edit(text: str, shown: str) -> None:
    found, edits = without_now_words(text)
    assert found == shown
    assert [edit.kind for edit in edits] == ["day"]
    assert all(edit.before in text for edit in edits)


@pytest.mark.parametrize(
    "text",
    [
        "لم يعلن المصرف حتى الآن موعد الافتتاح.",
        "حتى الآن لم تصل أي شاحنة.",
        "ظل النفق مغلقا دون تفسير حتى اللحظة.",
        "هذه أعلى خسارة للشركة حتى الآن.",
        "استقبل المخيم ألف أسرة منذ مايو حتى الآن.",
        'قال المدرب: "نحن حاليا في القمة".',
        "لا يزال البحث جاريا حتى الآن.",
        "السعر أعلى مما هو عليه حاليا.",
        "حتى الآباء حضروا الحفل.",
    ],
)
def test_a_denial_a_record_a_span_of_time_and_a_quotation_keep_it(text: str) -> None:
    assert without_now_words(text) == (text, ())


def test_the_newest_article_is_known_only_where_all_times_are() -> None:
    def newest(*days: date | None) -> set[int]:
        articles = [
            Article(id=f"a{n}", text=f"أغلقت الشرطة الجسر رقم {n} في الضفة.", published_at=day)
            for n, day in enumerate(days)
        ]
        return set(newest_articles(read_story(articles, PipelineConfig(), [])))

    monday, tuesday = date(2024, 3, 4), date(2024, 3, 5)
    assert newest(monday, tuesday, tuesday) == {1, 2}
    assert newest(monday, None) == set()
    assert newest(None) == {0}
