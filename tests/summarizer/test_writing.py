"""Drafts are checked, and what cannot stand is replaced by the sources' words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.articles import Article, Length, Result, SummaryRequest
from summarizer.backends.fake import Answer, ScriptedSeq2Seq
from summarizer.engine import Engine
from summarizer.pipeline import summarize
from summarizer.planning import MIN_SALIENCE

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
    script: Callable[[str], Answer], length: Length = "brief", max_words: int | None = None
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


def test_a_word_bound_above_the_length_asked_for_gives_the_model_more_passes() -> None:
    def passes(length: Length, max_words: int | None = None) -> int:
        _, model = written_by(lambda text: text.partition(".")[0] + ".", length, max_words)
        return len(model.calls[0].texts)

    assert passes("headline") == passes("headline", 20) == passes("headline", 50) == 1
    assert passes("headline", 100) == passes("standard") > 1
    assert passes("standard", 8) == passes("standard")


def test_an_invented_figure_is_replaced_by_a_sentence_of_the_sources() -> None:
    wrong = "بلغت كلفة مشروع الرصيف الجديد 400 مليون دينار."
    result, _ = written_by(lambda _: wrong)
    assert wrong not in result.summary.ar.text
    (sentence,) = result.summary.ar.sentences
    assert sentence.engine == "extractive"
    (note,) = [n for n in result.notes if n.code == "draft-unsupported"]
    assert "figure: 400 مليون" in note.message
    assert wrong in note.message
    assert codes(result) == ["draft-unsupported", "draft-redecoded", "draft-replaced"]
    assert wrong in result.notes[-1].message


def test_what_stands_in_is_the_nearest_statement_and_not_the_most_salient() -> None:
    result, _ = written_by(lambda _: "طالب صيادون بتعويضات تبلغ 700 دينار عن المرسى القديم.")
    (sentence,) = result.summary.ar.sentences
    assert sentence.engine == "extractive"
    assert sentence.text == "طالب صيادون بتعويضات عن إغلاق المرسى القديم في الميناء."
    leads = max(result.statements, key=lambda one: one.salience)
    assert leads.id not in sentence.statement_ids


def test_another_candidate_of_the_search_comes_before_the_sources_own_words() -> None:
    right = "بلغت كلفة مشروع الرصيف الجديد 90 مليون دينار."
    result, model = written_by(lambda _: ("بلغت كلفة مشروع الرصيف الجديد 400 مليون دينار.", right))
    (sentence,) = result.summary.ar.sentences
    assert (sentence.text, sentence.engine) == (right, "mt5")
    assert codes(result) == ["draft-unsupported", "draft-other-beam"]
    assert len(model.calls) == 1


def test_a_second_search_comes_before_the_sources_own_words() -> None:
    right = "بلغت كلفة مشروع الرصيف الجديد 90 مليون دينار."
    answers = iter(["بلغت كلفة مشروع الرصيف الجديد 400 مليون دينار.", right])
    result, model = written_by(lambda _: next(answers))
    (sentence,) = result.summary.ar.sentences
    assert (sentence.text, sentence.engine) == (right, "mt5")
    assert codes(result) == ["draft-unsupported", "draft-redecoded"]
    first, second = model.calls
    assert second.decoding.num_beams > first.decoding.num_beams


def test_a_name_that_the_model_misspelt_is_repaired_noted_and_listed() -> None:
    articles = tuple(
        Article(id=name, source=name, text=text)
        for name, text in (
            ("a", "التقى الأمين العام للحلف ينس ستولتنبرغ رئيس الحكومة في بغداد."),
            ("b", "بحث ينس ستولتنبرغ مع رئيس الحكومة تدريب القوات في بغداد."),
        )
    )
    model = ScriptedSeq2Seq(lambda _: "التقى ينس ستولتنبر رئيس الحكومة في بغداد.")
    with Engine(model) as engine:
        (result,) = summarize([SummaryRequest(articles=articles, length="brief")], engine)
    (sentence,) = result.summary.ar.sentences
    assert sentence.text == "التقى ينس ستولتنبرغ رئيس الحكومة في بغداد."
    assert (sentence.engine, sentence.verdict) == ("mt5", "supported")
    assert [(e.kind, e.before, e.after) for e in sentence.edits] == [
        ("spelling", "ستولتنبر", "ستولتنبرغ")
    ]
    assert codes(result) == ["draft-redecoded", "draft-name-repaired"]


def test_a_repair_that_has_no_room_is_left_out_with_a_note() -> None:
    answers = iter(
        [
            "بلغت كلفة الرصيف 90 مليون دينار. وطالب صيادون بتعويضات تبلغ 700 دينار.",
            "خطأ.",
        ]
    )
    result, _ = written_by(lambda _: next(answers), max_words=7)
    (sentence,) = result.summary.ar.sentences
    assert sentence.engine == "mt5"
    assert codes(result)[-1] == "draft-dropped"


def test_the_sentence_of_the_lead_comes_first_whatever_is_taken_first() -> None:
    result, model = written_by(lambda text: text.split(".")[0] + ".", length="long")
    first = model.calls[0].texts[0]
    assert result.summary.ar.sentences[0].text in first


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


def large_set() -> tuple[Article, ...]:
    """Sixty articles of three statements, each of which three articles tell."""
    towns = ("حلب", "حمص", "حماة", "درعا", "إدلب", "دمشق", "الرقة", "تدمر", "طرطوس", "اللاذقية")
    deeds = (
        "افتتحت البلدية مستشفى للأطفال في",
        "أغلقت الشرطة السوق القديم في",
        "وزعت الجمعية بطانيات وخياما في",
        "رممت الوزارة ثلاث مدارس في",
        "أضرب سائقو الحافلات في",
        "زرع المتطوعون أشجار الزيتون في",
    )
    said = [f"{deed} {town} بعد العاصفة الثلجية." for town in towns for deed in deeds]
    return tuple(
        Article(
            id=f"a{number}",
            source=f"o{number}",
            text="\n".join(said[(number + step) % len(said)] for step in (0, 7, 25)),
        )
        for number in range(60)
    )


def written_of_large_set(length: Length, max_input_tokens: int) -> tuple[Result, ScriptedSeq2Seq]:
    model = ScriptedSeq2Seq(
        lambda text: text.split(".")[0] + ".", max_input_tokens=max_input_tokens
    )
    with Engine(model) as engine:
        (result,) = summarize([SummaryRequest(articles=large_set(), length=length)], engine)
    return result, model


def test_sets_larger_than_the_budget_lose_nothing_that_is_salient() -> None:
    result, model = written_of_large_set("long", 41)
    given = [text for call in model.calls for text in call.texts]
    salient = [one for one in result.statements if one.salience >= MIN_SALIENCE]
    assert len(salient) > 40
    assert sum(len(one.text.split()) for one in salient) > 5 * 40
    assert [one.text for one in salient if not any(one.text in text for text in given)] == []
    assert "draft-left-out" not in codes(result)
    assert len(result.summary.ar.text.split()) <= 250


def test_with_a_tiny_budget_the_least_salient_is_left_out_and_counted() -> None:
    result, model = written_of_large_set("standard", 12)
    given = [text for call in model.calls for text in call.texts]
    salient = [one for one in result.statements if one.salience >= MIN_SALIENCE]
    out = [one for one in salient if not any(one.text in text for text in given)]
    (note,) = [note for note in result.notes if note.code == "draft-left-out"]
    assert f"{len(out)} of {len(salient)}" in note.message
    told = [one.salience for one in salient if one not in out]
    # A longer one may give way to a shorter one that is worth a little less.
    assert max(one.salience for one in out) <= max(told)
    assert sum(one.salience for one in out) / len(out) <= sum(told) / len(told)
    assert len(result.summary.ar.text.split()) <= 110
