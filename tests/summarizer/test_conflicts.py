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


def test_one_event_does_not_contradict_what_an_article_tells_of_another() -> None:
    result = dated(
        (6, "قتل 30 شخصا في قصف مدينة الصخور، بينهم 12 شخصا قتلوا في قصف سوق مدينة الصخور."),
        (7, "قتل 12 شخصا في قصف سوق مدينة الصخور."),
    )
    assert result.conflicts == ()


def test_attackers_and_forces_are_other_dead(summary_of: Callable[..., Result]) -> None:
    result = summary_of(
        "قتل ثلاثة مسلحين خلال مداهمة منزل في حي الكروم غرب المدينة القديمة.",
        "قتل أربعة من رجال الأمن خلال مداهمة منزل في حي الكروم غرب المدينة القديمة.",
    )
    assert result.conflicts == ()


@pytest.mark.parametrize(("other", "count"), [("سامر حداد", 1), ("وليد قرنفل", 0)])
def test_minutes_are_compared_for_one_player(
    summary_of: Callable[..., Result], other: str, count: int
) -> None:
    result = summary_of(
        "وسجل سامر حداد هدف الفريق الزائر في الدقيقة 86 من المباراة على ملعب الصخور.",
        f"وسجل {other} هدف الفريق الزائر في الدقيقة 71 من المباراة على ملعب الصخور.",
    )
    assert len([c for c in result.conflicts if c.slot == "figure"]) == count


def test_one_amount_in_two_currencies_is_a_contradiction(
    summary_of: Callable[..., Result],
) -> None:
    result = summary_of(
        "تعهد بنك التنمية الزراعية بتقديم 300 مليون يورو لصندوق مياه الريف.",
        "وأعلن أن بنك التنمية الزراعية سيمنح صندوق مياه الريف 300 مليون دولار هذا العام.",
    )
    (conflict,) = result.conflicts
    assert [value.unit for value in conflict.values] == ["EUR", "USD"]


def test_a_correction_is_an_update_also_where_its_figure_is_lower() -> None:
    result = dated(
        (6, "لقي 14 شخصا مصرعهم في انهيار منجم للفحم قرب قرية الصخور."),
        (10, "تصحيح لعدد القتلى. لقي 9 أشخاص مصرعهم في انهيار منجم للفحم قرب قرية الصخور."),
    )
    (conflict,) = result.conflicts
    assert (conflict.kind, conflict.latest) == ("update", "9")


def test_no_value_is_the_latest_while_others_still_tell_another() -> None:
    result = dated(
        (6, "أعلن مجلس البلدية أن كلفة ترميم القلعة بلغت 40 مليون دينار."),
        (8, "أعلن مجلس البلدية أن كلفة ترميم القلعة بلغت 55 مليون دينار."),
        (10, "وأكد مجلس البلدية أن كلفة ترميم القلعة بلغت 40 مليون دينار."),
    )
    (conflict,) = result.conflicts
    assert (conflict.kind, conflict.latest) == ("contradiction", None)


def test_the_time_of_saying_is_no_time_of_the_event(summary_of: Callable[..., Result]) -> None:
    result = summary_of(
        "ضرب زلزال قوي جزيرة المرجان فجر اليوم وانهارت عشرات المنازل القديمة.",
        "ضرب زلزال قوي جزيرة المرجان وانهارت عشرات المنازل القديمة، وفق ما أعلنت البلدية مساء.",
    )
    assert result.conflicts == ()


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "وقال المهندس إن خمسة من الضحايا كانوا في حافلة صغيرة جرفتها المياه في وادي نخيلة.",
            "وحصدت الفيضانات عشرات البيوت، وكان خمسة في حافلة صغيرة باغتتها المياه في وادي سمران.",
            {"وادي نخيله", "وادي سمران"},
        ),
        (
            "جرى في مدينة إربد يوم الأحد توقيع اتفاقية الربط الكهربائي بين شركات عددها 17 شركة.",
            "شهدت العاصمة عمان يوم الأحد توقيع اتفاقية الربط الكهربائي بين 17 شركة وسط حضور واسع.",
            {"اربد", "عمان"},
        ),
    ],
)
def test_another_place_of_one_event_is_a_contradiction(
    summary_of: Callable[..., Result], one: str, other: str, values: set[str]
) -> None:
    found = [c for c in summary_of(one, other).conflicts if c.slot == "place"]
    assert [{value.normalised for value in c.values} for c in found] == [values]


def test_another_count_in_one_clause_is_a_contradiction(
    summary_of: Callable[..., Result],
) -> None:
    result = summary_of(
        "وأظهرت صور بثتها القناة رجال الإطفاء حول المبنى المؤلف من تسعة طوابق الذي انهار جزء منه.",
        "وتحدث سكان الحي عن مبنى من ثمانية طوابق انهار جزء منه ليلا بينما كان أصحابه نائمين.",
    )
    (conflict,) = result.conflicts
    assert [value.normalised for value in conflict.values] == ["9", "8"]


def test_another_first_name_of_one_official_is_a_contradiction(
    summary_of: Callable[..., Result],
) -> None:
    frame = (
        "وأضاف العقيد {} الزغبي، المتحدث باسم خفر السواحل، أن فرق الإنقاذ انتشلت 40 ناجيا. "
        "وقال الزغبي إن البحر كان هائجا."
    )
    found = [
        c
        for c in summary_of(frame.format("شوقي"), frame.format("مهند")).conflicts
        if c.slot == "person"
    ]
    assert [[v.normalised for v in c.values] for c in found] == [["شوقي الزغبي", "مهند الزغبي"]]


def test_all_who_give_a_disputed_figure_are_disputed(summary_of: Callable[..., Result]) -> None:
    first = "قالت الهيئة إن 27 مليون شخص في ست دول مهددون بنقص حاد في الغذاء هذا العام."
    again = "وقالت الهيئة المشتركة إن 27 مليون شخص في الدول الست مهددون بنقص حاد في الغذاء."
    other = "وقالت الأمم المتحدة إن 31 مليون شخص في ست دول مهددون بنقص حاد في الغذاء هذا العام."
    (conflict,) = summary_of(first, again, other).conflicts
    assert {
        value.normalised: sorted(member.article_id for member in value.members)
        for value in conflict.values
    } == {"27000000": ["a1", "a2"], "31000000": ["a3"]}
