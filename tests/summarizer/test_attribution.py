"""Who says it, in the shapes that newswire has."""

from __future__ import annotations

import time

import pytest

from summarizer.arabic import shadow
from summarizer.attribution import Attribution, attribute


def attributed(text: str) -> Attribution:
    folded = shadow(text)
    return attribute(
        text,
        [(w, *folded.original(a, b)) for w, a, b in folded.words],
    )


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقال وزير الري سامح البدوي إن السد آمن.", "وزير الري سامح البدوي"),
        ("أكد مدير المستشفى أن القسم يعمل.", "مدير المستشفى"),
        ("وأعلنت هيئة الموانئ: «سنفتح الرصيف غدا».", "هيئة الموانئ"),
        ("من جانبها، شددت الوزيرة على أهمية الحوار.", "الوزيرة"),
        ("وفي مؤتمر صحفي عقده بالعاصمة، قال البدوي إن العمل مستمر.", "البدوي"),
        ("وكان المحافظ قد أعلن أن المدارس ستغلق.", "المحافظ"),
        ("ارتفع منسوب النهر مترين، بحسب مصادر محلية.", "مصادر محلية"),
        ("أغلق الجسر أمام الشاحنات، وفقا لبيان هيئة الطرق.", "بيان هيئة الطرق"),
        ("أغلق الجسر أمام الشاحنات، وفقا للشرطة المحلية.", "الشرطة المحلية"),
        ("وأوضح متحدث باسم الشرطة أن الطريق سالك.", "متحدث باسم الشرطة"),
        ("وشدد الوزير على رفع القيود عن التجار.", "الوزير"),
        ("وكانت وزارة الري قد أعلنت مقتل عامل وجرح ستة آخرين في السد.", "وزارة الري"),
        ("أعلنت الأحد وزيرة الري سلمى عواد أن السد آمن.", "وزيرة الري سلمى عواد"),
        ('وذكرت "المرفأ" أن الجسر أغلق أمام الشاحنات.', "المرفأ"),
        ('ووفقا لوكالة "المرفأ"، أغلق الجسر أمام الشاحنات.', 'وكالة "المرفأ"'),
    ],
)
def test_the_speaker_is_found(text: str, speaker: str) -> None:
    assert attributed(text).speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "وأضاف أن الأعمال ستنتهي في موعدها.",
        "وأعرب عن استعداده لتوسيع التعاون بين البلدين.",
        'وتابع: "سنعود إلى طاولة المفاوضات قريبا".',
        "كما أشار إلى أن الطريق سالك.",
        "ووصف الهجوم بأنه عمل جبان لن يمر من دون عقاب.",
        'وقال "لا للحرب" أن السد آمن.',
        "وأكدت على ضرورة فتح المعبر.",
    ],
)
def test_a_dropped_subject_is_noticed(text: str) -> None:
    found = attributed(text)
    assert found.subjectless
    assert found.speaker is None


@pytest.mark.parametrize(
    "text",
    [
        "انهار جزء من الجسر القديم فجر الثلاثاء.",
        "ومن شأن الخطوة أن تفيد المزارعين.",
        "وتقع القرية بين جبلين.",
        "وشددت الحكومة الرقابة على الأسواق.",
        "شدد البنك المركزي القيود على التحويلات.",
        "وأكد الهجوم الأخير على القافلة خطورة الطريق.",
        "ويشهد البلد منذ الأربعاء إضرابا عاما دعت إليه نقابة الصيادين.",
        "كشفت هزيمة الفريق ضعف خط الدفاع.",
        "",
    ],
)
def test_a_bare_assertion_has_no_speaker(text: str) -> None:
    found = attributed(text)
    assert not found.attributed
    assert not found.claimed


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("زعم محامي الشركة أن العقد سليم.", True),
        ("واتهم رئيس النقابة الوزارة بالتقصير.", True),
        ("يشتبه في أن الحريق متعمد في المخزن.", True),
        ("قال رئيس النقابة إن الوزارة ردت.", False),
        ("وصل رئيس النقابة الذي اتهمته الوزارة بالتقصير.", False),
    ],
)
def test_a_claim_is_told_from_a_report(text: str, claimed: bool) -> None:
    assert attributed(text).claimed is claimed


def test_the_frame_ends_where_the_content_begins() -> None:
    text = "وقال وزير الري إن السد آمن."
    assert text[: attributed(text).frame_end] == "وقال وزير الري"


def test_the_verbs_gender_is_kept() -> None:
    assert attributed("وأضافت أن العمل مستمر.").feminine
    assert not attributed("وأضاف أن العمل مستمر.").feminine


def test_a_long_word_in_quotes_is_read_in_no_time() -> None:
    begun = time.perf_counter()
    attributed(f'قال "{"ا" * 20_000} في المدينة كلها أمس.')
    assert time.perf_counter() - begun < 2
