"""What a unit states decides what it merges with; what hangs on it counts less."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer import stating
from summarizer.emphasis import HANGING, emphasis, persons, predicate, said_from
from summarizer.merged import Merged
from summarizer.statements import weights
from summarizer.stating import ONLY_NAMES, Stating
from tests.summarizer.test_rarity import STORY

Merge = Callable[..., Merged]


def likeness(merged: Merged) -> float:
    """Of the only two units."""
    assert len(merged.story.units) == 2
    return Stating(merged.story, weights(merged.story))(0, 1)


def told_together(merged: Merged) -> bool:
    return merged.cluster_of[0] == merged.cluster_of[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "ونقل المصابون إلى العيادة بعد الحريق في فندق النخيل الأبيض.",
            "واندلع الحريق في فندق النخيل الأبيض قرابة منتصف الليل.",
        ),
        (
            "أثار القرار استياء الوزير المغربي كريم شوقلي الذي طلب لقاء عاجلا.",
            "هؤلاء هم جيران الوزير المغربي كريم شوقلي في القرية.",
        ),
    ],
)
def test_what_hangs_on_two_sentences_does_not_make_them_one(
    merged: Merge, one: str, other: str
) -> None:
    assert not told_together(merged(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "شددت تونس الحصار على ميناء النورس.",
            "شددت الحكومة التونسية حصارها على ميناء النورس.",
        ),
        (
            "سقط زعيم العصابة في قبضة شرطة الميناء فجر الأحد.",
            "اعتقلت شرطة الميناء زعيم العصابة فجر الأحد.",
        ),
        (
            "توج نادي الصقور بلقب الدوري بعد فوزه على ضيفه.",
            "حسم نادي الصقور لقب الدوري بعد فوزه على ضيفه.",
        ),
        (
            "أعلنت #حركة_الجهاد هدنة في غزة مع الفصائل و#إسرائيل.",
            "أعلنت حركة الجهاد الإسلامي هدنة في قطاع غزة مع الفصائل وإسرائيل.",
        ),
        (
            "لم تعلن البلدية سبب الحريق.",
            "لم تعلن البلدية سبب الحريق، لكن ناطقا باسم التجار اتهم صاحب مستودع قديم بالإهمال "
            "وطالب بإغلاقه.",
        ),
    ],
)
def test_one_act_told_in_other_words_is_one_statement(merged: Merge, one: str, other: str) -> None:
    assert told_together(merged(one, other))


def test_one_or_the_other_is_not_both(merged: Merge) -> None:
    one = "يعاقب القانون الجديد المخالف بغرامة كبيرة أو السجن سنتين في البلاد."
    other = "يعاقب القانون الجديد المخالف بغرامة كبيرة والسجن سنتين في البلاد."
    assert not told_together(merged(one, other))


def test_figures_written_otherwise_count_as_shared(merged: Merge) -> None:
    near = likeness(merged("حصل المرشح على 61.4 بالمئة.", "حصل المرشح على أكثر من 61 بالمئة."))
    far = likeness(merged("حصل المرشح على 61.4 بالمئة.", "حصل المرشح على صوت جاره القديم."))
    assert near > far


@pytest.mark.parametrize(
    ("text", "stated", "hanging"),
    [
        ("أغلق العمال المصنع القديم بعد خلاف طويل.", "المصنع", "خلاف"),
        ("شارك العداء في سباق الجسر وعينه على صدارة الترتيب العالمي.", "سباق", "الترتيب"),
    ],
)
def test_the_main_clause_counts_whole_and_what_hangs_on_it_less(
    merged: Merge, text: str, stated: str, hanging: str
) -> None:
    story = merged(text).story
    counts = emphasis(story, story.units[0])
    weights_of = {token.term: counts[token.key] for token in story.units[0].tokens}
    assert weights_of[story.vocabulary.term(stated)] == 1.0
    assert weights_of[story.vocabulary.term(hanging)] == HANGING


def test_what_is_said_of_a_thing_inside_does_not_open_what_is_stated(merged: Merge) -> None:
    story = merged("اعترف المصنع بمسؤوليته عن الحريق الذي أتى على مخزن يشتبه بأنه معمل سري.").story
    unit = story.units[0]
    assert said_from(unit) == unit.attribution.frame_end


def test_a_service_says_who_and_is_no_deed(merged: Merge) -> None:
    story = merged("وانتشلت فرق الإنقاذ 13 جثة من تحت أنقاض سوق النخيل.").story
    stated = predicate(story, story.units[0])
    assert stated[0] == "@recover-body"
    assert not {"@team", "@rescue"} & set(stated)


def test_an_aside_about_the_subject_does_not_hide_the_predicate(merged: Merge) -> None:
    story = merged("ورفع الفريق، صاحب أفضل سجل في البطولة، رصيده إلى قمة الترتيب.").story
    said = predicate(story, story.units[0])
    assert story.vocabulary.term("رصيده") in said
    assert story.vocabulary.term("سجل") not in said


def test_a_person_with_office_and_people_is_one_run(merged: Merge) -> None:
    story = merged("استقبل المجلس رئيس الوزراء الأردني جابر الشوملي أمس.").story
    unit = story.units[0]
    ((start, end),) = persons(story, unit)
    assert unit.text[unit.tokens[start].start : unit.tokens[end - 1].end] == (
        "رئيس الوزراء الأردني جابر الشوملي"
    )


def test_nouns_behind_an_office_are_no_name(merged: Merge) -> None:
    story = merged("توجه السفير العراقي بالجزائر لغرف تغيير ملابس اللاعبين.", "غرف نظيفة.").story
    assert persons(story, story.units[0]) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('وقال المدرب في تصريحات بعد المباراة "الفوز كان صعبا جدا علينا".', "الفوز"),
        ("وكان موقع النورس قال إن السفينة غادرت الميناء الشمالي.", "السفينة"),
        ("أعلنت الوزارة الأحد أن الطريق الساحلي مغلق حتى إشعار آخر.", "الطريق"),
        ("أعلنت الوزارة إغلاق الطريق الساحلي.", "إغلاق"),
    ],
)
def test_what_is_said_begins_behind_who_says_it(merged: Merge, text: str, said: str) -> None:
    unit = merged(text).story.units[0]
    assert unit.text[said_from(unit) - unit.start :].lstrip(' "').startswith(said)


def test_a_name_in_quotation_marks_closes_before_what_is_said(merged: Merge) -> None:
    unit = merged('ونفى اللاعب الاعتداء على "كاثرين" في فندق في المدينة القديمة.').story.units[0]
    assert "فندق" in unit.text[said_from(unit) - unit.start :]
    assert "الاعتداء" in unit.text[said_from(unit) - unit.start :]


def test_a_low_rank_is_no_shared_figure(merged: Merge) -> None:
    def likeness_of(one: str, other: str) -> float:
        found = merged(STORY + one, other)
        at = {unit.text: index for index, unit in enumerate(found.story.units)}
        return Stating(found.story, weights(found.story))(at[one], at[other])

    ranks = likeness_of(
        "حضر المدير الاجتماع للمرة الثانية هذا العام.", "وصل زورق إلى الميناء للمرة الثانية."
    )
    counts = likeness_of(
        "حضر المدير الاجتماع مع 27 موظفا هذا العام.", "وصل زورق إلى الميناء مع 27 موظفا."
    )
    assert ranks < counts


def test_the_circumstance_that_opens_a_sentence_hangs_on_what_follows(merged: Merge) -> None:
    text = "بعد انهيار السد القديم في الوادي، فتحت النيابة تحقيقا مع المقاول."
    story = merged(text).story
    unit = story.units[0]
    counts, comma = emphasis(story, unit), text.index("،")
    before = {token.key for token in unit.tokens if token.start < comma}
    behind = {token.key for token in unit.tokens if token.start > comma}
    assert before and {counts[key] for key in before} == {HANGING}
    assert {counts[key] for key in behind} == {1.0}
    assert before.isdisjoint(predicate(story, unit))


def test_sentences_that_share_names_alone_are_two_statements(merged: Merge) -> None:
    names = "كريم شوقلي وحسان عواد ونبيل الشامي وسمير الحداد"
    one = f"وكان في استقبال الضيف كل من {names}."
    other = f"وحضر الجلسة كل من {names}."
    story = merged(f"{STORY}\n{one}\n{other}").story
    assert [unit.text for unit in story.units[-2:]] == [one, other]
    last = len(story.units) - 1
    assert Stating(story, weights(story))(last - 1, last) <= ONLY_NAMES


@pytest.mark.parametrize(
    ("one", "less"),
    [
        ("احتفل جمهور نادي الصقور في الساحة بعد مباراة انتهت بفوز الصقور 3-2 على الكثبان.", True),
        ("فاز نادي الصقور 3-2 على نادي الكثبان في مباراة مثيرة.", False),
    ],
)
def test_a_score_that_both_only_mention_counts_less_than_one_that_is_stated(
    merged: Merge, monkeypatch: pytest.MonkeyPatch, one: str, less: bool
) -> None:
    other = "أشاد المدرب حسان عواد باللاعبين بعد فوز الصقور 3-2 على الكثبان."
    story = merged(f"{STORY}\n{one}\n{other}").story
    last = len(story.units) - 1
    counted = Stating(story, weights(story))(last - 1, last)
    monkeypatch.setattr(stating, "BY_THE_WAY", 1.0)
    whole = Stating(story, weights(story))(last - 1, last)
    assert (counted < whole) is less
