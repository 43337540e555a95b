"""What is new or changed since an earlier answer."""

from __future__ import annotations

import pytest

from summarizer import earlier_statements, report, summarize
from summarizer.articles import Article, ArticleSet, EarlierStatement, Report, SummaryRequest
from summarizer.engine import Engine

MORNING = (
    "أعلنت هيئة الموانئ فتح الرصيف الجديد أمام السفن التجارية الكبيرة اعتبارا من الأحد.\n"
    "وقال مدير الهيئة حسن الشامي إن كلفة المشروع بلغت 90 مليون دينار.\n"
    "وطالب صيادون بتعويضات عن إغلاق المرسى القديم في الميناء."
)
EVENING = (
    "أعلنت هيئة الموانئ فتح الرصيف الجديد أمام السفن التجارية الكبيرة اعتبارا من الأحد.\n"
    "وقال مدير الهيئة حسن الشامي إن كلفة المشروع بلغت 95 مليون دينار.\n"
    "وأصيب عاملان في حريق نشب داخل مستودع للحبوب قرب البوابة الشرقية."
)


def told(*texts: str, since: tuple[EarlierStatement, ...] | None = None) -> Report:
    articles = tuple(
        Article(id=f"a{number}", source=f"o{number}", text=text)
        for number, text in enumerate(texts, 1)
    )
    return report(ArticleSet(articles=articles, since=since))


def changes(earlier: tuple[str, ...], *texts: str) -> dict[str, str | None]:
    """The change of each statement by its words, since an answer on the `earlier` articles."""
    since = earlier_statements(told(*earlier).statements)
    return {one.text: one.change for one in told(*texts, since=since).statements}


def change_of(earlier: str, later: str) -> str | None:
    """The change of a sentence since an answer that had one statement."""
    since = (EarlierStatement("c1", earlier),)
    (statement,) = told(later, since=since).statements
    return statement.change


def test_without_an_earlier_answer_nothing_is_marked() -> None:
    assert {(one.change, one.earlier_id) for one in told(MORNING).statements} == {(None, None)}


def test_since_an_answer_without_statements_all_is_new() -> None:
    assert {one.change for one in told(MORNING, since=()).statements} == {"new"}


def test_the_same_articles_have_nothing_new() -> None:
    assert set(changes((MORNING, EVENING), EVENING, MORNING).values()) == {"same"}


def test_repeated_changed_and_new_statements_are_told_apart() -> None:
    opening, cost, fire = EVENING.split("\n")
    assert changes((MORNING,), EVENING) == {opening: "same", cost: "changed", fire: "new"}


def test_a_statement_names_the_earlier_one_that_it_repeats_or_changes() -> None:
    since = tuple(
        EarlierStatement(f"m{number}", text) for number, text in enumerate(MORNING.split("\n"))
    )
    found = {one.text: one.earlier_id for one in told(EVENING, since=since).statements}
    assert list(map(found.get, EVENING.split("\n"))) == ["m0", "m1", None]


def test_with_both_values_known_before_neither_is_a_change() -> None:
    found = changes((MORNING, EVENING), EVENING)
    assert set(found.values()) == {"same"}


def test_a_value_that_was_told_in_other_words_is_no_change() -> None:
    since = (
        EarlierStatement("c1", "بلغت كلفة مشروع الرصيف الجديد 90 مليون دينار."),
        EarlierStatement("c2", "ذكرت الهيئة أن كلفة مشروع الرصيف الجديد بلغت 95 مليون دينار."),
    )
    (one,) = told("بلغت كلفة مشروع الرصيف الجديد خمسة وتسعين مليون دينار.", since=since).statements
    assert (one.change, one.earlier_id) == ("same", "c2")


@pytest.mark.parametrize(
    ("earlier", "later", "change"),
    [
        (
            "افتتح وزير النقل محطة القطار الجديدة في المدينة الساحلية مساء الخميس.",
            "افْتتحَ وزير النقل محطّة القطار الجديدة في المدينة الساحليه مساء الخميس",
            "same",
        ),
        (
            "افتتح وزير النقل محطة القطار الجديدة في المدينة الساحلية مساء الخميس.",
            "مساء الخميس افتتح وزير النقل في المدينة الساحلية محطة القطار الجديدة.",
            "same",
        ),
        (
            "قتل 12 شخصا في انهيار سد ترابي شمال البلاد.",
            "ارتفع عدد قتلى انهيار السد الترابي شمال البلاد إلى 15 قتيلا.",
            "changed",
        ),
        (
            "قتل 12 شخصا في انهيار سد ترابي شمال البلاد.",
            "قتل اثنا عشر شخصا في انهيار سد ترابي شمال البلاد.",
            "same",
        ),
        (
            "أعلن المجلس البلدي مشروع توسعة السوق القديمة.",
            "لم يعلن المجلس البلدي مشروع توسعة السوق القديمة.",
            "changed",
        ),
        (
            "وصل رئيس الوفد الاقتصادي إلى العاصمة صباح الاثنين.",
            "وصل رئيس الوفد الاقتصادي إلى العاصمة صباح الاثنين حاملا رسالة خطية تتضمن عرضا "
            "لبناء محطة تحلية وخط أنابيب ومصنع للأسمدة.",
            "changed",
        ),
        (
            "وصل رئيس الوفد الاقتصادي إلى العاصمة صباح الاثنين.",
            "توقعت الأرصاد هطول أمطار غزيرة على المرتفعات الغربية.",
            "new",
        ),
    ],
)
def test_a_later_sentence_is_the_same_changed_or_new(earlier: str, later: str, change: str) -> None:
    assert change_of(earlier, later) == change


def test_the_figure_of_the_head_counts_although_another_member_stood_there_before() -> None:
    plain = "انهار السد الترابي شمال البلاد الثلاثاء وقتل أشخاص في القرى المجاورة له."
    before = "انهار السد الترابي شمال البلاد وقتل 12 شخصا في القرى المجاورة له."
    after = "انهار السد الترابي شمال البلاد وقتل 15 شخصا في القرى المجاورة له."
    found = changes((before, plain), after, plain)
    assert found[after] == "changed"


def test_wordings_of_members_count_too() -> None:
    (one,) = told(
        "أصيب عاملان في حريق نشب داخل مستودع للحبوب.",
        since=(
            EarlierStatement(
                "c7", "حريق في المستودع.", ("أصيب عاملان في حريق نشب داخل مستودع للحبوب.",)
            ),
        ),
    ).statements
    assert (one.change, one.earlier_id) == ("same", "c7")


@pytest.mark.parametrize("text", ["", " ", "…", "123"])
def test_an_earlier_statement_without_words_matches_nothing(text: str) -> None:
    assert change_of(text, "أصيب عاملان في حريق نشب داخل مستودع للحبوب.") == "new"


def test_sentences_of_a_summary_have_the_greatest_change_of_their_statements() -> None:
    since = earlier_statements(told(MORNING).statements)
    request = SummaryRequest(articles=(Article(id="a", text=EVENING),), since=since)
    with Engine() as engine:
        (result,) = summarize([request], engine)
    change_by_id = {one.id: one.change for one in result.statements}
    order = ["same", "changed", "new"]
    sentences = result.summary.ar.sentences
    assert [one.change for one in sentences] == [
        max((str(change_by_id[i]) for i in one.statement_ids), key=order.index) for one in sentences
    ]
    assert {one.change for one in sentences} == {"same", "changed", "new"}
    assert "changes" in result.timings_ms


def test_a_summary_without_an_earlier_answer_has_no_change() -> None:
    request = SummaryRequest(articles=(Article(id="a", text=EVENING),))
    with Engine() as engine:
        (result,) = summarize([request], engine)
    assert {one.change for one in result.summary.ar.sentences} == {None}
    assert "changes" not in result.timings_ms
