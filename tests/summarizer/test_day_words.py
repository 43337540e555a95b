"""Day words that only their own article's date explains."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from summarizer.articles import Article, Result
from summarizer.config import PipelineConfig
from summarizer.day_words import one_day, without_day_words
from summarizer.pipeline import read_story


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("أعلنت الوزارة، اليوم، مقتل جندي.", "أعلنت الوزارة مقتل جندي."),
        (
            "قال الوزير، حسن الشامي، مساء أمس، إن الطريق مغلق.",
            "قال الوزير، حسن الشامي، إن الطريق مغلق.",
        ),
        ("التقى الرئيس أمس وزير النقل.", "التقى الرئيس وزير النقل."),
        ("وصل اليوم الوفد الأول.", "وصل الوفد الأول."),
        ("وصل الوفد إلى القاهرة اليوم، ثم غادر.", "وصل الوفد إلى القاهرة، ثم غادر."),
        ("في وقت سابق من اليوم ، قال المحافظ إن السد آمن.", "قال المحافظ إن السد آمن."),
        ("انطلقت اليوم إلى الساحل قافلة.", "انطلقت إلى الساحل قافلة."),
        ("عاد الهدوء في ساعة متأخرة من مساء أمس.", "عاد الهدوء."),
        ("تبدأ الجلسة الساعة الثامنة مساء اليوم.", "تبدأ الجلسة الساعة الثامنة مساء."),
        ("قضى الحريق على السوق أمس الأول.", "قضى الحريق على السوق."),
        ("قتل شخصان مساء اليوم الاثنين.", "قتل شخصان مساء الاثنين."),
        ("غرق المركب يوم أمس السبت.", "غرق المركب يوم السبت."),
        ("أغلق الميناء اليوم (الأربعاء)، وفتح لاحقا.", "أغلق الميناء الأربعاء، وفتح لاحقا."),
        ("يستمر الحظر حتى اليوم الخميس.", "يستمر الحظر حتى يوم الخميس."),
    ],
)
def test_a_day_word_goes_and_the_name_of_its_day_stays(text: str, shown: str) -> None:
    found, edits = without_day_words(text)
    assert found == shown
    assert [edit.kind for edit in edits] == ["day"]
    assert all(edit.before in text for edit in edits)


@pytest.mark.parametrize(
    "text",
    [
        'قال: "نبدأ العمل اليوم" في كلمته.',
        "الحصار مستمر حتى اليوم.",
        "عاد في اليوم التالي.",
        "صدر القرار في نفس اليوم.",
        "هذا اليوم الاثنين عطلة.",
        "يحتفل بهذا اليوم العالمي للبحار.",
        "قالت صحيفة المصري اليوم إن القطار توقف.",
        "نقلت قناة روسيا اليوم عن مصدر أن الميناء مغلق.",
        "انتهت مباراة أمس بالتعادل.",
        "وقع الهجوم منذ أمس.",
        "التحالف هو اليوم أقوى.",
        "يصل الوفد غدا.",
        "سجل اللاعب في الدوري الخامس.",
    ],
)
def test_a_noun_a_bound_a_name_and_a_quotation_stay(text: str) -> None:
    assert without_day_words(text) == (text, ())


def test_several_day_words_are_several_edits_in_order() -> None:
    text = "أعلن الجيش اليوم، أن الجسر الذي انهار أمس أعيد فتحه."
    found, edits = without_day_words(text)
    assert found == "أعلن الجيش، أن الجسر الذي انهار أعيد فتحه."
    assert [edit.before for edit in edits] == ["اليوم", "أمس"]


TEXTS = (
    "انهار جسر الضفة مساء أمس فوق قارب صغير وأصيب ثلاثة صيادين.",
    "أغلقت الشرطة الطريق إلى الجسر المنهار في الضفة حتى إشعار آخر.",
)


def test_articles_of_one_known_day_keep_their_day_words() -> None:
    def story_days(*days: date | None) -> bool:
        articles = [
            Article(id=f"a{n}", text=text, published_at=day)
            for n, (text, day) in enumerate(zip(TEXTS, days, strict=True))
        ]
        return one_day(read_story(articles, PipelineConfig(), []))

    monday, tuesday = date(2024, 3, 4), date(2024, 3, 5)
    assert story_days(monday, monday)
    assert not story_days(monday, tuesday)
    assert not story_days(monday, None)


def test_the_summary_lists_the_day_word_that_it_left_out(
    summary_of: Callable[..., Result],
) -> None:
    told = [
        one
        for one in summary_of(*TEXTS).summary.ar.sentences
        if one.sources[0].text.startswith("انهار")
    ]
    assert [one.text for one in told] == ["انهار جسر الضفة فوق قارب صغير وأصيب ثلاثة صيادين."]
    assert [(e.kind, e.before, e.after) for e in told[0].edits] == [("day", "مساء أمس", "")]
