"""A text against articles, and a translation against its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.articles import Article, CheckRequest, Note
from summarizer.errors import DeadlineExceeded, NoUsableArticle
from summarizer.verification import check_translation, verify
from summarizer.watch import Watch

SOURCE = "افتتح وزير الثقافة معرض الكتاب الدولي في العاصمة بمشاركة 70 دار نشر."


def verdicts(text: str, translation: str) -> list[tuple[str, str]]:
    return [(one.text, one.verdict) for one in check_translation(text, translation)]


@pytest.mark.parametrize(
    ("text", "translation", "expected"),
    [
        (
            "قتل 12 شخصا في الحادث. ونقل المصابون إلى المستشفى.",
            "Twelve people were killed in the accident. The injured were taken to hospital.",
            ["adequate", "adequate"],
        ),
        (
            "قتل 12 شخصا في الحادث.\nونقل المصابون إلى المستشفى.",
            "The accident killed 20 people. The injured were taken to hospital.",
            ["bad", "adequate"],
        ),
        (
            "قتل 12 شخصا في الحادث ونقل المصابون إلى المستشفى.",
            "Twelve people were killed in the accident. The injured were taken to hospital.",
            ["adequate"],
        ),
        (
            "قتل 12 شخصا في الحادث. ونقل المصابون إلى المستشفى.",
            "Some people were killed in the accident and the injured were taken to hospital.",
            ["bad"],
        ),
        ("افتتح الوزير المعرض.", "", ["bad"]),
        ("افتتح الوزير المعرض.", "The minister opened المعرض.", ["bad"]),
    ],
)
def test_sentences_meet_by_order_or_the_whole_is_one(
    text: str, translation: str, expected: list[str]
) -> None:
    assert [verdict for _, verdict in verdicts(text, translation)] == expected


def test_the_whole_names_all_of_the_text_and_of_the_translation() -> None:
    text, english = "افتتح الوزير المعرض. وألقى كلمة.", " The minister opened the fair, and spoke. "
    (one,) = check_translation(text, english)
    assert one.text == english.strip()
    assert [source.text for source in one.sources] == [text]


@given(st.text(alphabet="ابتثق .؟!\n1a", max_size=60), st.text(alphabet="ab .?!\n1", max_size=60))
def test_every_source_is_cut_from_the_text_and_every_sentence_from_the_translation(
    text: str, translation: str
) -> None:
    checked = check_translation(text, translation)
    assert checked
    for one in checked:
        assert one.text in translation
        assert [text[s.start : s.end] for s in one.sources] == [s.text for s in one.sources]
        assert (one.verdict == "bad") == bool(one.reasons)


def test_every_sentence_of_the_text_is_checked_also_one_that_looks_like_furniture() -> None:
    request = CheckRequest(
        text=f"{SOURCE}\nتابعونا على فيسبوك\nافتتح وزير الثقافة معرض الكتاب الدولي",
        articles=(Article(id="a", text=SOURCE),),
    )
    report = verify(request)
    assert [one.text for one in report.sentences] == request.text.split("\n")
    assert [one.verdict for one in report.sentences] == ["supported", "unsupported", "supported"]


def test_what_was_left_out_and_what_happened_before_stands_in_the_notes() -> None:
    request = CheckRequest(
        text=SOURCE,
        articles=(Article(id="a", text=SOURCE), Article(id="b", text="Only English here.")),
        notes=(Note("decoded-as", "x"),),
    )
    report = verify(request)
    assert [note.code for note in report.notes] == ["decoded-as", "article-not-arabic"]
    assert [article.id for article in report.articles] == ["a", "b"]
    assert {"check", "total"} <= set(report.timings_ms)


def test_without_a_usable_article_there_is_no_verdict() -> None:
    with pytest.raises(NoUsableArticle):
        verify(CheckRequest(text=SOURCE, articles=(Article(id="a", text=""),)))


def test_a_deadline_stops_it() -> None:
    for request in (
        CheckRequest(text=SOURCE, articles=(Article(id="a", text=SOURCE),)),
        CheckRequest(text=SOURCE, translation="The minister."),
    ):
        with pytest.raises(DeadlineExceeded):
            verify(request, watch=Watch(timeout_s=0.0))
