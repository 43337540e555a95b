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
    assert (conflict.kind, conflict.latest) == ("contradiction", None)


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


def test_fewer_missing_later_are_an_update() -> None:
    result = dated(
        (6, "فقد 3 صيادين في غرق زورق قبالة جزيرة المرجان."),
        (12, "بلغ عدد المفقودين 2 في غرق زورق قبالة جزيرة المرجان."),
    )
    assert [(c.kind, c.latest) for c in result.conflicts] == [("update", "2")]


def test_a_figure_told_as_an_earlier_one_makes_an_update(
    summary_of: Callable[..., Result],
) -> None:
    result = summary_of(
        "اعتقلت الشرطة سبعة مشتبها بهم في حريق سوق الصخور القديم مساء الخميس.",
        "وقال مدير الشرطة إن عدد الموقوفين في حريق سوق الصخور القديم ارتفع إلى سبعة، بعدما كانت "
        "الشرطة قد أعلنت مساء الخميس اعتقال أربعة.",
        "اعتقلت الشرطة أربعة مشتبها بهم في حريق سوق الصخور القديم مساء الخميس.",
    )
    (conflict,) = result.conflicts
    assert (conflict.kind, conflict.latest) == ("update", "7")
    members = {v.normalised: {m.article_id for m in v.members} for v in conflict.values}
    assert members == {"7": {"a1", "a2"}, "4": {"a2", "a3"}}


@pytest.mark.parametrize(
    ("one", "other", "latest"),
    [
        # A lower bound stays true beside what is greater.
        ("قتل 6 أشخاص على الأقل في حريق سوق الصخور القديم.",
         "قتل 11 شخصا على الأقل في حريق سوق الصخور القديم.", "11"),
        # It is told before.
        ("وفي وقت سابق من مساء الخميس، وثقت البلدية مقتل 6 أشخاص في حريق سوق الصخور القديم.",
         "قالت البلدية إن 19 شخصا قتلوا في حريق سوق الصخور القديم.", "19"),
        # It is said on the day after.
        ("قتل ستة أشخاص الخميس في حريق سوق الصخور القديم.",
         "أعلنت البلدية الجمعة أن 11 شخصا قتلوا في حريق سوق الصخور القديم الخميس.", "11"),
    ],
)  # fmt: skip
def test_a_lower_toll_that_is_a_bound_or_of_before_makes_an_update(
    summary_of: Callable[..., Result], one: str, other: str, latest: str
) -> None:
    (conflict,) = summary_of(one, other).conflicts
    assert (conflict.kind, conflict.latest) == ("update", latest)


def test_a_greater_toll_of_before_is_no_update(summary_of: Callable[..., Result]) -> None:
    result = summary_of(
        "وفي وقت سابق من مساء الخميس، وثقت البلدية مقتل 19 شخصا في حريق سوق الصخور القديم.",
        "قالت البلدية إن 6 أشخاص قتلوا في حريق سوق الصخور القديم.",
    )
    assert [(c.kind, c.latest) for c in result.conflicts] == [("contradiction", None)]


def test_parts_of_two_tolls_are_no_rivals(summary_of: Callable[..., Result]) -> None:
    frame = "أعلنت البلدية مقتل {} شخصا، بينهم {} أطفال، في حريق سوق الصخور القديم."
    one, other = frame.format(43, "سبعة"), frame.format(18, "خمسة")
    assert values_of(summary_of(one, other)) == [{"43": ["a1"], "18": ["a2"]}]
    same = values_of(summary_of(one, frame.format(43, "خمسة")))
    assert same == [{"7": ["a1"], "5": ["a2"]}]


def test_one_figure_in_millions_and_milliards_is_a_contradiction(
    summary_of: Callable[..., Result],
) -> None:
    result = summary_of(
        "رصدت الحكومة 4 ملايين دولار لترميم أسواق مدينة الصخور المتضررة.",
        "وأعلن الوزير منح أسواق مدينة الصخور أربعة مليارات دولار من صندوق الطوارئ.",
    )
    (conflict,) = result.conflicts
    assert {value.normalised for value in conflict.values} == {"4000000", "4000000000"}


def test_sums_far_from_each_other_are_of_other_things(summary_of: Callable[..., Result]) -> None:
    result = summary_of(
        "بلغت مبيعات مصنع الزجاج 90 مليون دينار في الفصل الأول.",
        "بلغت أرباح مصنع الزجاج 8 ملايين دينار في الفصل الأول.",
    )
    assert result.conflicts == ()


def test_two_nouns_of_one_meaning_are_one_slot(summary_of: Callable[..., Result]) -> None:
    result = summary_of(
        "أحرز نادي الصخور لقب الدوري قبل ثلاث مراحل من نهاية الموسم بعد فوزه على ضيفه.",
        "أحرز نادي الصخور لقب الدوري قبل أربع جولات من نهاية الموسم بعد فوزه على ضيفه.",
    )
    (conflict,) = result.conflicts
    assert {value.normalised for value in conflict.values} == {"3", "4"}


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "ويقطع عمال السكك الطريق منذ 12 نيسان/أبريل، تاريخ بدء إضراب النقابة المستقلة.",
            "وشارك المئات في تجمع لإضراب النقابة المستقلة لعمال السكك الذي انطلق في 12 حزيران.",
            ["--04-12", "--06-12"],
        ),
        (
            "ووقع حريق مخزن الأخشاب وورشة النجارة في 5 مارس الجاري، وفق السكان.",
            "وقال شهود إن ورشة النجارة ومخزن الأخشاب تعرضا لحريق في 6 أبريل الجاري.",
            ["--03-05", "--04-06"],
        ),
        (
            "ينتهي تجديد رصيف ميناء الصخور الجديد بحلول نهاية 2031.",
            "لن يكتمل تجديد رصيف ميناء الصخور الجديد قبل عام 2034.",
            ["2031", "2034"],
        ),
    ],
)
def test_another_date_of_one_thing_is_a_contradiction(
    summary_of: Callable[..., Result], one: str, other: str, values: list[str]
) -> None:
    found = [c for c in summary_of(one, other).conflicts if c.slot == "date"]
    assert [[value.normalised for value in c.values] for c in found] == [values]


def test_two_attacks_of_a_kind_may_be_of_two_dates(summary_of: Callable[..., Result]) -> None:
    result = summary_of(
        "قتل حارس في هجوم بقنبلة حارقة على مخزن حبوب في بلدة الكروم في 4 شباط/فبراير.",
        "وتبحث لجنة في هجوم بقنبلة حارقة على مخزن حبوب وقع في 7 نيسان/أبريل في بلدة النخيل.",
    )
    assert result.conflicts == ()


def test_another_day_of_what_has_the_same_count_is_a_contradiction(
    summary_of: Callable[..., Result],
) -> None:
    result = summary_of(
        "سقطت تسع قذائف على مطار عدن فجر الثلاثاء بعد ليلة من الهدوء.",
        "ومساء الاثنين رصد السكان سقوط تسع قذائف داخل مطار عدن القديم.",
    )
    (conflict,) = [c for c in result.conflicts if c.slot == "date"]
    assert {value.normalised for value in conflict.values} == {"monday", "tuesday"}


def test_another_rank_is_a_contradiction(summary_of: Callable[..., Result]) -> None:
    result = summary_of(
        "وحداد هو ثاني مسعف يصاب برصاص القناصة منذ بدء حصار مدينة الصخور.",
        "وكان سامر حداد ثالث مسعف يصاب منذ بدء حصار مدينة الصخور قبل شهر.",
    )
    (conflict,) = result.conflicts
    assert [(value.normalised, value.unit) for value in conflict.values] == [
        ("2", "مسعف"),
        ("3", "مسعف"),
    ]


def test_the_nearest_minutes_of_who_scored_twice_are_compared(
    summary_of: Callable[..., Result],
) -> None:
    result = summary_of(
        "وسجل سامر حداد هدفي الفريق الزائر في الدقيقتين 61 و94 على ملعب الصخور.",
        "وسجل سامر حداد هدفي الفريق الزائر في الدقيقتين 63 والثالثة من الوقت بدل الضائع.",
    )
    found = [{value.normalised for value in c.values} for c in result.conflicts]
    assert sorted(found, key=min) == [{"61", "63"}, {"93", "94"}]


def test_who_gives_the_same_minute_belongs_to_the_conflict(
    summary_of: Callable[..., Result],
) -> None:
    result = summary_of(
        "وسجل سامر حداد هدف التعادل للفريق الزائر في الدقيقة 68 من المباراة على ملعب الصخور.",
        "وسجل سامر حداد هدف التعادل للفريق الزائر في الدقيقة 64 من المباراة على ملعب الصخور.",
        "وجاء تعادل الفريق الزائر في الدقيقة الـ19 من الشوط الثاني بعد ضغط متواصل.",
    )
    (conflict,) = result.conflicts
    members = {v.normalised: [m.article_id for m in v.members] for v in conflict.values}
    assert members == {"68": ["a1"], "64": ["a2", "a3"]}


def test_since_when_two_were_first_again_is_no_one_thing(
    summary_of: Callable[..., Result],
) -> None:
    result = summary_of(
        "وبلغ نادي الصخور المباراة النهائية في كأس الإقليم للمرة الأولى منذ عام 2015.",
        "وعادت لاعبة التنس إلى المباراة النهائية في بطولة الإقليم لأول مرة منذ عام 2019.",
    )
    assert result.conflicts == ()


def values_of(result: Result) -> list[dict[str, list[str]]]:
    return [
        {v.normalised: [m.article_id for m in v.members] for v in c.values}
        for c in result.conflicts
    ]


def test_a_bound_stands_under_the_figure_of_its_time_and_a_vague_word_nowhere() -> None:
    result = dated(
        (6, "أصيب العشرات في انهيار منجم للفحم قرب قرية الصخور."),
        (8, "أصيب 112 شخصا في انهيار منجم للفحم قرب قرية الصخور."),
        (9, "أصيب أكثر من 100 شخص في انهيار منجم للفحم قرب قرية الصخور."),
        (15, "ارتفعت حصيلة انهيار منجم الفحم قرب قرية الصخور إلى 168 جريحا."),
    )
    assert values_of(result) == [{"112": ["h8", "h9"], "168": ["h15"]}]
    assert [(c.kind, c.latest) for c in result.conflicts] == [("update", "168")]


def test_a_bound_that_no_figure_satisfies_is_a_value() -> None:
    result = dated(
        (6, "قتل أكثر من 20 شخصا في انهيار منجم للفحم قرب قرية الصخور."),
        (15, "ارتفعت حصيلة انهيار منجم الفحم قرب قرية الصخور إلى 44 قتيلا."),
    )
    assert values_of(result) == [{"20": ["h6"], "44": ["h15"]}]


def test_the_missing_of_one_event_are_compared_clause_by_clause() -> None:
    result = dated(
        (
            6,
            "لقي 14 شخصا مصرعهم في انهيار منجم للفحم قرب قرية الصخور. وقال العقيد سامر حداد إن "
            "الطرق مقطوعة، مشيرا إلى أن تسعة أشخاص ما زالوا في عداد المفقودين.",
        ),
        (
            15,
            "ارتفعت حصيلة انهيار منجم الفحم قرب قرية الصخور إلى 18 قتيلا. وأوضحت فرق الإنقاذ أن "
            "الأمطار توقفت، وأن البحث مستمر عن أربعة أشخاص.",
        ),
    )
    (_, missing) = result.conflicts
    assert (missing.kind, missing.latest) == ("update", "4")
    assert [(v.normalised, v.unit, v.speaker) for v in missing.values] == [
        ("9", "missing", "العقيد سامر حداد"),
        ("4", "missing", "فرق الإنقاذ"),
    ]


def test_sums_that_an_article_tells_as_steps_are_an_update() -> None:
    result = dated(
        (6, "جمعت حملة ترميم المدارس تبرعات قيمتها 40 مليون دينار حتى مساء الأحد."),
        (
            10,
            "تجاوزت تبرعات حملة المدارس كل التوقعات بعدما رفعت شركتان المجموع إلى 55 مليون دينار، "
            "مقابل 40 مليون دينار من التبرعات في يومها الأول.",
        ),
        (
            15,
            "اختتمت حملة المدارس أعمالها بتبرعات قدرها 70 مليون دينار. وبلغت التبرعات في اليوم "
            "الأول 40 مليون دينار ثم ارتفعت في اليوم الثاني إلى 55 مليون دينار.",
        ),
    )  # fmt: skip
    (conflict,) = result.conflicts
    assert (conflict.kind, conflict.latest) == ("update", "70000000")
    assert {v.normalised for v in conflict.values} == {"40000000", "55000000", "70000000"}


def test_who_compares_two_years_alone_tells_of_no_change(
    summary_of: Callable[..., Result],
) -> None:
    result = summary_of(
        "ارتفعت أرباح شركة الغزل إلى 55 مليون دينار مقابل 40 مليون دينار في العام السابق.",
        "أعلنت شركة الغزل أرباحا قدرها 55 مليون دينار ووزعت نصفها على المساهمين.",
    )
    assert result.conflicts == ()


def test_a_share_and_a_fraction_of_two_speakers_of_one_article_contradict_each_other(
    summary_of: Callable[..., Result],
) -> None:
    result = summary_of(
        "ونفى الوزير سامر حداد وجود تأخير في ترميم الجسور. وأضاف أن قروض الجسور صرف منها 80 في "
        "المئة.\n"
        "وقالت النقابة إن التأخير ظاهر، وإن بيانات المرصد تشير إلى صرف أقل من ثلث قروض الجسور.",
        "زار وفد من النقابة موقع الجسور واطلع على سير العمل فيه.",
    )
    (conflict,) = result.conflicts
    assert [(v.normalised, v.speaker) for v in conflict.values] == [
        ("80", "الوزير"),
        ("0.333333", "بيانات المرصد"),
    ]


def test_all_who_name_a_disputed_place_stand_under_it(
    summary_of: Callable[..., Result],
) -> None:
    result = summary_of(
        "وقال المهندس إن خمسة من الضحايا كانوا في حافلة صغيرة جرفتها المياه في وادي نخيلة.",
        "وحصدت الفيضانات عشرات البيوت، وكان خمسة في حافلة صغيرة باغتتها المياه في وادي سمران.",
        "وأعلنت البلدية أن الحافلة التي قضى ركابها الخمسة انتشلت مساء من وادي نخيلة.",
        "ولا تزال الطريق مغلقة أمام السيارات القادمة من وادي نخيلة.",
    )
    (conflict,) = [c for c in result.conflicts if c.slot == "place"]
    members = {v.normalised: [m.article_id for m in v.members] for v in conflict.values}
    assert members == {"وادي نخيله": ["a1", "a3"], "وادي سمران": ["a2"]}


def test_a_later_contradiction_is_no_latest_value() -> None:
    result = dated(
        (6, "تعهد بنك التنمية الزراعية بتقديم 300 مليون يورو لصندوق مياه الريف."),
        (9, "وأعلن أن بنك التنمية الزراعية سيمنح صندوق مياه الريف 300 مليون دولار هذا العام."),
    )
    assert [(c.kind, c.latest) for c in result.conflicts] == [("contradiction", None)]


def test_who_holds_a_figure_in_a_like_clause_stands_under_it(
    summary_of: Callable[..., Result],
) -> None:
    result = summary_of(
        "قال المعهد الوطني للزلازل إن قوة الهزة بلغت 5.4 درجات قرب جزيرة المرجان.",
        "قال المرصد البحري للزلازل إن قوة الهزة بلغت 5.9 درجات قرب جزيرة المرجان.",
        "وانهارت بيوت قديمة في هزة حدد المعهد الوطني للزلازل قوتها قبل الفجر بـ5.4 درجات.",
    )
    (conflict,) = result.conflicts
    members = {v.normalised: [m.article_id for m in v.members] for v in conflict.values}
    assert members == {"5.4": ["a1", "a3"], "5.9": ["a2"]}


def test_what_an_article_quotes_may_be_another_toll_than_its_own(
    summary_of: Callable[..., Result],
) -> None:
    own = "أسفر انهيار السقف في مصنع الزجاج عن إصابة {} عاملا من عمال المصنع بجروح."
    quoted = (
        "ونقلت المواقع عن مصادر طبية أن انهيار السقف في مصنع الزجاج أسفر عن إصابة {} عاملا من "
        "عمال المصنع بجروح."
    )
    result = summary_of(own.format(14), own.format(25) + " " + quoted.format(31))
    (found,) = [list(values) for values in values_of(result)]
    assert sorted(found) == ["14", "25", "31"]


def test_what_is_told_with_a_newer_toll_is_newer_too(summary_of: Callable[..., Result]) -> None:
    frame = "قتل {} أشخاص على الأقل وأصيب {} آخرون بجروح في حريق سوق الأخشاب في مدينة القصبة."
    result = summary_of(frame.format(6, 24), frame.format(9, 31))
    found = {c.values[0].unit: (c.kind, c.latest) for c in result.conflicts}
    assert found == {"killed": ("update", "9"), "injured": ("update", "31")}
    apart = summary_of(frame.format(9, 24), frame.format(6, 31))
    kinds = {c.values[0].unit: c.kind for c in apart.conflicts}
    assert kinds["injured"] == "contradiction"
