"""The promises are broken here on purpose: each must be found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from summarizer.articles import ArabicSummary, Result, SummarySentence
from tests.quality.answers import one_sentence_articles, summary_of
from tests.quality.invariants import broken

ARTICLES = one_sentence_articles(
    [
        "افتتح وزير النقل الجسر الجديد فوق نهر العاصي صباح الأحد.",
        "قال رئيس البلدية إن كلفة الجسر بلغت عشرين مليون ليرة.",
    ]
)


@pytest.fixture(scope="module")
def result() -> Result:
    return summary_of(ARTICLES, length="standard")


def first_sentence(result: Result, **changes: object) -> Result:
    """The result with its first sentence changed."""
    arabic = result.summary.ar
    sentence: SummarySentence = replace(arabic.sentences[0], **changes)  # type: ignore[arg-type]
    told = ArabicSummary(arabic.headline, arabic.text, (sentence, *arabic.sentences[1:]))
    return replace(result, summary=replace(result.summary, ar=told))


def test_a_good_answer_breaks_none(result: Result) -> None:
    assert broken(ARTICLES, result, 110) == []


def test_too_many_words_are_found(result: Result) -> None:
    (fault,) = broken(ARTICLES, result, 5)
    assert fault.startswith("length")


def test_a_span_that_cuts_other_words_is_found(result: Result) -> None:
    moved = [replace(article, text=f"و{article.text}") for article in ARTICLES]
    assert all(fault.startswith("offsets") for fault in broken(moved, result, 110))
    assert broken(moved, result, 110)


def test_a_changed_word_without_an_edit_is_found(result: Result) -> None:
    text = result.summary.ar.sentences[0].text.replace("الجسر", "النفق")
    assert any(
        f.startswith("edits") for f in broken(ARTICLES, first_sentence(result, text=text), 110)
    )


def test_a_sentence_without_a_subject_is_found(result: Result) -> None:
    changed = first_sentence(result, text="وأضاف أن الجسر سيخفف الازدحام في المدينة.")
    assert any(fault.startswith("dangling") for fault in broken(ARTICLES, changed, 110))


def test_a_member_of_two_statements_is_found(result: Result) -> None:
    again = replace(result.statements[0], id="c99")
    doubled = replace(result, statements=(*result.statements, again))
    assert any(fault.startswith("partition") for fault in broken(ARTICLES, doubled, 110))


def test_an_unknown_statement_is_found(result: Result) -> None:
    changed = first_sentence(result, statement_ids=("c99",))
    assert any(fault.startswith("ids") for fault in broken(ARTICLES, changed, 110))
