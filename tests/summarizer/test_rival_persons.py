"""Who held an office, how he left it, who is suspected: told otherwise it is a contradiction."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.articles import Result

RESIGNED = (
    "وكلف الرئيس نائبه بتشكيل لجنة جديدة عقب استقالة محافظ الساحل سمير الحداد على خلفية الأزمة."
)
DISMISSED = "وأثار مشروع الميناء غضبا شعبيا أدى إلى إقالة مجلس المحافظة برئاسة سمير الحداد."


def test_a_resignation_in_one_outlet_is_no_dismissal_in_another(
    summary_of: Callable[..., Result],
) -> None:
    (conflict,) = summary_of(RESIGNED, DISMISSED).conflicts
    assert (conflict.kind, conflict.slot) == ("contradiction", "outcome")
    assert [value.text for value in conflict.values] == ["استقالة", "إقالة"]


@pytest.mark.parametrize(
    "other",
    [
        # Wanted, denied, another's.
        "وطالب المحتجون على مشروع الميناء أمس بإقالة مجلس المحافظة برئاسة سمير الحداد.",
        "ولم يعلن الرئيس بعد إقالة مجلس المحافظة برئاسة سمير الحداد بسبب مشروع الميناء.",
        "وأثار مشروع الميناء غضبا شعبيا أدى إلى إقالة مجلس البلدية برئاسة نبيل الشامي.",
        # The article tells both.
        DISMISSED + " وكانت استقالة سمير الحداد قد رفضت قبل ذلك بيوم.",
    ],
)
def test_a_dismissal_that_did_not_happen_or_is_anothers_is_none(
    summary_of: Callable[..., Result], other: str
) -> None:
    assert [c for c in summary_of(RESIGNED, other).conflicts if c.slot == "outcome"] == []


def test_an_office_of_before_is_not_still_held(summary_of: Callable[..., Result]) -> None:
    (conflict,) = summary_of(
        "وكان دروبي يشغل منصب نائب مدير مصرف الساحل في المملكة قبل توليه منصبه الحالي.",
        "ويشغل دروبي أيضا منصب نائب مدير مصرف الساحل في المملكة.",
    ).conflicts
    assert (conflict.kind, conflict.slot) == ("contradiction", "person")
    assert [value.normalised for value in conflict.values] == ["كان يشغل", "يشغل"]


def test_who_held_an_office_until_he_died_is_no_rival(summary_of: Callable[..., Result]) -> None:
    result = summary_of(
        "وكان دروبي يشغل منصب نائب مدير مصرف الساحل في المملكة.",
        "ويشغل دروبي منصب نائب مدير مصرف الساحل في المملكة.",
    )
    assert result.conflicts == ()


SUSPECTS = (
    "قال متحدث باسم شرطة الميناء إن المحققين يشتبهون في أن جماعة {}، التي ظهرت قبل عام، {} "
    "تفجير مستودع الصخور."
)


def test_another_group_under_one_suspicion_is_a_contradiction(
    summary_of: Callable[..., Result],
) -> None:
    (conflict,) = summary_of(
        SUSPECTS.format("فرسان الجبل", "تقف وراء"), SUSPECTS.format("فرسان النهر", "هي المسؤولة عن")
    ).conflicts
    assert (conflict.kind, conflict.slot) == ("contradiction", "person")
    assert [value.text for value in conflict.values] == ["فرسان الجبل", "فرسان النهر"]


def test_a_spelling_or_a_second_group_of_the_article_is_no_other_suspect(
    summary_of: Callable[..., Result],
) -> None:
    one = SUSPECTS.format("فرسان الجبل", "تقف وراء")
    spelt = SUSPECTS.format("فورسان الجبل", "تقف وراء")
    assert summary_of(one, spelt).conflicts == ()
    both = SUSPECTS.format("فرسان النهر", "تقف وراء") + " وانشقت عن جماعة فرسان الجبل قبل عام."
    assert [c for c in summary_of(one, both).conflicts if c.slot == "person"] == []


def test_one_victim_beside_an_equal_toll_of_the_injured_is_not_two(
    summary_of: Callable[..., Result],
) -> None:
    frame = "{} في مواجهات دارت مساء الخميس قرب جسر الصخور غرب المدينة."
    alone = frame.format("وكان فتى قد قتل وأصيب 120 شخصا")
    (conflict,) = summary_of(alone, frame.format("أوقعت الشرطة قتيلين وأكثر من 100 جريح")).conflicts
    assert [value.normalised for value in conflict.values] == ["1", "2"]
    assert [value.text for value in conflict.values] == ["فتى", "قتيلين"]
    other = frame.format("أوقعت الشرطة قتيلين و30 جريحا")
    assert ["1", "2"] not in [
        [value.normalised for value in c.values] for c in summary_of(alone, other).conflicts
    ]


SECOND = "والشامي هو ثاني غطاس يقتل في النهر منذ 12 مايو بحسب نقابة الصيادين."


@pytest.mark.parametrize(
    ("other", "ranks"),
    [
        ("وكان الشامي ثالث غطاس قتل منذ سيول 12 مايو التي أغرقت القرية.", ["ثاني", "ثالث"]),
        ("وكان الحداد ثالث غطاس قتل منذ سيول 12 مايو التي أغرقت القرية.", []),
        ("وكان الشامي ثالث غطاس قتل منذ سيول 3 يونيو التي أغرقت القرية.", []),
        ("وكان الشامي ثالث غطاس أنقذ منذ سيول 12 مايو التي أغرقت القرية.", []),
    ],
)
def test_one_and_the_same_has_one_rank_since_one_day(
    summary_of: Callable[..., Result], other: str, ranks: list[str]
) -> None:
    conflicts = summary_of(SECOND, other).conflicts
    assert [value.text for c in conflicts if c.slot == "figure" for value in c.values] == ranks


def test_ranks_of_what_is_not_named_are_told_apart_by_their_nouns(
    summary_of: Callable[..., Result],
) -> None:
    one = "شهدت بغداد الأحد رابع هجوم على السفارة منذ مطلع مارس بحسب الشرطة."
    other = "قالت الشرطة إن هذا ثالث هجوم على السفارة منذ مطلع مارس في بغداد."
    (conflict,) = summary_of(one, other).conflicts
    assert [value.text for value in conflict.values] == ["رابع", "ثالث"]
