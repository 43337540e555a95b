"""What a sentence only tells again, and what of it is news."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.articles import Result
from summarizer.denials import denials
from summarizer.merged import Merged
from summarizer.outgrown import before_deaths, outgrown
from summarizer.repeats import inverse_frequencies
from summarizer.retelling import Retelling
from summarizer.runs import Runs
from summarizer.story import Story

Tell = Callable[..., Story]
FILLING = (
    "ويعيش في الوادي مزارعون ورعاة منذ قرون. وتشتهر القرية بزيت الزيتون والعسل. "
    "وشيد الرومان جسرا قديما فوق النهر. وتقام سوق كل خميس قرب الطاحونة."
)


def share(tell: Tell, told: str, again: str) -> float:
    """What the second sentence tells again of the first, in a story that tells more."""
    story = tell(told, again, FILLING)
    index = {unit.article: number for number, unit in reversed(list(enumerate(story.units)))}
    return Retelling(story, inverse_frequencies(story.units)).share(index[1], [index[0]])


@pytest.mark.parametrize(
    ("told", "again"),
    [
        (
            "تعهدت الوزيرة سلمى عواد بسحب مشروع الضريبة الذي أثار جدلا.",
            "وأضافت عواد أن الحكومة ستسحب مشروع الضريبة بعد أداء اليمين.",
        ),
        (
            "تم التوافق على وقف إطلاق النار بعد اتصالات جرت في القرية.",
            "وأعلن الوسطاء التوصل إلى اتفاق لوقف إطلاق النار.",
        ),
        (
            "أعلنت البلدية القبض على اللص حسان الطويل فجرا.",
            "ونشر متحدث باسم البلدية على صفحته نبأ القبض على حسان الطويل.",
        ),
        (
            "أضافت اللجنة نقطة إلى رصيد العداء الذي كان احتسب السباق لمنافسه.",
            "وكان السباق احتسب لمنافسه بعدما عبر الخط قبل الجميع.",
        ),
    ],
)
def test_a_fact_in_another_frame_or_clause_is_told_again(tell: Tell, told: str, again: str) -> None:
    assert share(tell, told, again) > 0.5


@pytest.mark.parametrize(
    ("told", "other"),
    [
        (
            "تعهدت الوزيرة سلمى عواد بسحب مشروع الضريبة الذي أثار جدلا.",
            "والتقت عواد نقابة الصيادين لبحث أجور العمال.",
        ),
        (
            "نقل المصابون إلى المستشفى بعد الانفجار.",
            "ووقع الانفجار بعد منتصف الليل بساعة قرب السوق.",
        ),
        (
            "استدعت الخارجية السفير السبت للمرة الثانية.",
            "وكانت الخارجية استدعت السفير الثلاثاء.",
        ),
    ],
)
def test_another_deed_another_day_and_how_it_happened_are_news(
    tell: Tell, told: str, other: str
) -> None:
    assert share(tell, told, other) < 0.35


def test_a_new_figure_makes_less_of_it_told_again(tell: Tell) -> None:
    told = "غرق قارب الصيادين في الخليج."
    plain = share(tell, told, "وغرق قارب الصيادين قبالة الساحل.")
    assert share(tell, told, "وغرق قارب الصيادين وعلى متنه 14 شخصا قبالة الساحل.") < plain


def test_a_condition_of_what_has_happened_is_overtaken(tell: Tell) -> None:
    told = "حصل التاجر نبيل حداد على الجنسية المالطية الاثنين."
    assert share(tell, told, "وإذا حصل حداد على الجنسية فسيصبح أغنى سكان الجزيرة.") == 1.0
    assert share(tell, told, "ويملك حداد مصانع للسفن في ثلاث مدن.") == 0.0


def test_the_place_of_what_is_told_again_goes_to_news(
    summary_of: Callable[..., Result],
) -> None:
    result = summary_of(
        "تعهدت رئيسة الحكومة المكلفة سلمى عواد الخميس بسحب قانون الضريبة الذي أثار احتجاجات.\n"
        "وقالت عواد إن حوارا سيبدأ مع النقابات حول الأجور.",
        "أكدت سلمى عواد أن الحكومة الجديدة ستسحب قانون الضريبة بعد أداء اليمين.\n"
        "ورحبت نقابة المعلمين بالتعهد وعلقت إضرابها في المدارس.",
    )
    told = [s for s in result.summary.ar.sentences if "الضريبة" in s.text]
    assert len(told) == 1
    assert "إضرابها" in result.summary.ar.text


ACCUSED = (
    "أعلن مستشفى في لندن خروج الجاسوس السابق بعد تعافيه.\n"
    "واتهمت بريطانيا روسيا بالمسؤولية عن الهجوم على الجاسوس."
)


def test_the_denial_of_the_accused_answers_the_accusation(merged: Callable[..., Merged]) -> None:
    one = merged(f"{ACCUSED}\nونفت موسكو ضلوعها في الهجوم ووصفته بالمسرحية.", FILLING)
    runs = Runs(one.story, one.copies)
    found = {
        runs.readable(a).text: runs.readable(b).text for a, b in denials(one.story, runs).items()
    }
    assert any("اتهمت" in text and "نفت موسكو" in answer for text, answer in found.items())


@pytest.mark.parametrize(
    "other", ["ونفت بكين شراء القمح من البرازيل.", "ونفت موسكو رفع أسعار القمح."]
)
def test_a_denial_of_another_side_or_of_something_else_answers_nothing(
    merged: Callable[..., Merged], other: str
) -> None:
    one = merged(f"{ACCUSED}\n{other}", FILLING)
    assert denials(one.story, Runs(one.story, one.copies)) == {}


@pytest.mark.parametrize(
    ("first", "later", "again", "overtaken"),
    [
        (
            "قتل 6 أشخاص على الأقل في الزلزال.",
            "قتل 11 شخصا في الزلزال.",
            "أدى الزلزال إلى مقتل 11 شخصا.",
            True,
        ),
        (
            "قتل 6 أشخاص في الزلزال.",
            "قتل 11 شخصا في الزلزال.",
            "أدى الزلزال إلى مقتل 11 شخصا.",
            True,
        ),
        ("بنت المدينة 6 جسور.", "بنت المدينة 11 جسرا.", "في المدينة 11 جسرا جديدا.", False),
        (
            "بنت المدينة 6 جسور على الأقل.",
            "بنت المدينة 11 جسرا.",
            "في المدينة 11 جسرا جديدا.",
            True,
        ),
    ],
)
def test_a_floor_and_a_toll_are_outgrown_by_the_count_of_more_articles(
    tell: Tell, first: str, later: str, again: str, overtaken: bool
) -> None:
    story = tell(first, later, again)
    given = [(0, "6"), (1, "11"), (2, "11")]
    assert outgrown(story, given) == ({0: frozenset({1, 2})} if overtaken else {})
    assert outgrown(story, given[:2]) == {}


DEADLY = "قتل بحاران وأصيب آخرون في انفجار داخل مصنع الزجاج في تونس مساء الأحد."


@pytest.mark.parametrize(
    ("first", "more", "early"),
    [
        ("أصيب خمسة بحارة في انفجار داخل مصنع الزجاج في تونس مساء الأحد.", "", True),
        ("أصيب خمسة بحارة في حافلة داخل مصنع الزجاج في الأردن مساء الأحد.", "", False),
        ("أصيب خمسة بحارة في انفجار داخل مصنع الزجاج في تونس مساء الثلاثاء.", "", False),
        (
            "أصيب خمسة بحارة في انفجار داخل مصنع الزجاج في تونس مساء الأحد.",
            " وقتل بحاران في وقت لاحق.",
            False,
        ),
    ],
)
def test_the_injured_are_counted_anew_once_deaths_are_known(
    tell: Tell, first: str, more: str, early: bool
) -> None:
    story = tell(DEADLY, first + more)
    found = {story.units[number].text for number in before_deaths(story)}
    assert found == ({first} if early else set())
