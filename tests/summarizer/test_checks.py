"""Sentences against the articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.checks import Checker
from summarizer.config import PipelineConfig
from summarizer.story import Story

A = (
    "أعلنت هيئة الموانئ فتح الرصيف الجديد أمام السفن التجارية الكبيرة اعتبارا من الأحد.\n"
    "وقال مدير الهيئة حسن الشامي إن كلفة المشروع بلغت 90 مليون دينار.\n"
    'وأكدت وزيرة النقل: "لن تتغير الرسوم المفروضة على الصيادين هذا العام".'
)
B = "احتج صيادون على إغلاق المرسى القديم وطالبوا بتعويضات عن خسائرهم."


@pytest.fixture
def checker(tell: Callable[..., Story]) -> Checker:
    return Checker(tell(A, B), PipelineConfig())


@pytest.mark.parametrize(
    "sentence",
    [
        "فتحت هيئة الموانئ الرصيف الجديد أمام السفن التجارية.",
        "بلغت كلفة المشروع تسعين مليون دينار.",
        'وقالت وزيرة النقل: "لن تتغير الرسوم المفروضة على الصيادين".',
        "طالب صيادون بتعويضات بعد إغلاق المرسى القديم.",
    ],
)
def test_what_the_articles_say_is_supported(checker: Checker, sentence: str) -> None:
    check = checker.check(sentence)
    assert (check.verdict, check.reasons) == ("supported", ())
    assert check.sources


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("بلغت كلفة المشروع 95 مليون دينار.", "figure"),
        ('وقالت وزيرة النقل: "سنرفع الرسوم على جميع الصيادين".', "quote"),
        ("لم تعلن هيئة الموانئ فتح الرصيف الجديد أمام السفن التجارية.", "negation"),
        ("استقال رئيس البلدية بعد فضيحة مالية هزت المدينة.", "words"),
        ("", "words"),
    ],
)
def test_what_they_do_not_say_is_named(checker: Checker, sentence: str, kind: str) -> None:
    check = checker.check(sentence)
    assert check.verdict == "unsupported"
    assert kind in [reason.split(":")[0] for reason in check.reasons]


def test_sources_are_spans_of_the_articles(checker: Checker) -> None:
    (source, *_) = checker.check("بلغت كلفة المشروع تسعين مليون دينار.").sources
    assert source.article_id == "a1"
    assert A[source.start : source.end] == source.text
    assert "90 مليون" in source.text
    assert 0 < source.similarity <= 1
