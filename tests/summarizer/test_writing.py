"""Drafts are checked, and what cannot stand is replaced by the sources' words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.articles import Article, Length, Result, SummaryRequest
from summarizer.backends.fake import ScriptedSeq2Seq
from summarizer.engine import Engine
from summarizer.pipeline import summarize

A = (
    "أعلنت هيئة الموانئ فتح الرصيف الجديد أمام السفن التجارية الكبيرة اعتبارا من الأحد.\n"
    "وقال مدير الهيئة حسن الشامي إن كلفة المشروع بلغت 90 مليون دينار.\n"
    "وطالب صيادون بتعويضات عن إغلاق المرسى القديم في الميناء."
)
B = (
    "افتتحت هيئة الموانئ الرصيف الجديد أمام السفن التجارية بحضور وزيرة النقل سلمى عواد.\n"
    "وبلغت كلفة مشروع الرصيف 90 مليون دينار، بحسب مدير الهيئة حسن الشامي.\n"
    "ووصفت نقابة البحارة المشروع بأنه خطوة تأخرت عشرين عاما."
)


def written_by(
    script: Callable[[str], str], length: Length = "brief", max_words: int | None = None
) -> tuple[Result, ScriptedSeq2Seq]:
    model = ScriptedSeq2Seq(script, id="scripted-mt5", licence="CC BY-NC-SA 4.0")
    articles = (
        Article(id="a", text=A, source="x"),
        Article(id="b", text=B, source="y"),
    )
    request = SummaryRequest(articles=articles, length=length, max_words=max_words)
    with Engine(summarizer=model) as engine:
        return summarize([request], engine)[0], model


def codes(result: Result) -> list[str]:
    return [note.code for note in result.notes]


def test_a_supported_draft_stands_with_its_sources_and_its_model() -> None:
    text = "فتحت هيئة الموانئ الرصيف الجديد أمام السفن التجارية الكبيرة."
    result, _ = written_by(lambda _: text)
    (sentence,) = result.summary.ar.sentences
    assert (sentence.text, sentence.engine, sentence.verdict) == (text, "mt5", "supported")
    assert result.engine == "mt5"
    assert sentence.sources
    assert sentence.statement_ids
    used = result.models.summarizer
    assert used is not None
    assert (used.id, used.licence) == ("scripted-mt5", "CC BY-NC-SA 4.0")
    assert len(used.prompt_version) == 12


def test_an_invented_figure_is_replaced_by_a_sentence_of_the_sources() -> None:
    wrong = "بلغت كلفة مشروع الرصيف الجديد 400 مليون دينار."
    result, _ = written_by(lambda _: wrong)
    assert wrong not in result.summary.ar.text
    (sentence,) = result.summary.ar.sentences
    assert sentence.engine == "extractive"
    (note,) = [n for n in result.notes if n.code == "draft-unsupported"]
    assert "figure: 400 مليون" in note.message
    assert wrong in note.message


def test_an_empty_draft_falls_back_to_the_extractive_summary() -> None:
    result, _ = written_by(lambda _: "")
    assert result.engine == "extractive"
    assert result.summary.ar.sentences
    assert {"draft-empty", "draft-unusable"} <= set(codes(result))


def test_standard_takes_several_passes_over_different_content_in_one_batch() -> None:
    result, model = written_by(lambda text: text.split(".")[0] + ".", length="standard")
    (call,) = model.calls
    assert len(call.texts) > 1
    assert len(set(call.texts)) == len(call.texts)
    assert all(one.verdict in ("supported", "disputed") for one in result.summary.ar.sentences)


def test_what_is_said_already_is_left_out_with_a_note() -> None:
    text = "فتحت هيئة الموانئ الرصيف الجديد أمام السفن التجارية الكبيرة."
    longer = "فتحت هيئة الموانئ الرصيف الجديد أمام السفن التجارية الكبيرة الأحد."
    result, model = written_by(
        lambda given: text if "أعلنت" in given else longer, length="standard"
    )
    assert len(model.calls[0].texts) > 1
    assert len(result.summary.ar.sentences) < len(model.calls[0].texts)
    assert "draft-repeated" in codes(result)


@pytest.mark.parametrize("words", [8, 12, 30])
def test_a_draft_never_passes_the_bound(words: int) -> None:
    text = "فتحت هيئة الموانئ الرصيف الجديد أمام السفن التجارية الكبيرة اعتبارا من الأحد."
    result, _ = written_by(lambda _: text, max_words=words)
    assert len(result.summary.ar.text.split()) <= words


def test_the_model_is_given_statements_once_and_no_furniture() -> None:
    _, model = written_by(lambda text: text.split(".")[0] + ".")
    (given,) = model.calls[0].texts
    assert given.count("90 مليون") == 1
    assert "\n" not in given
