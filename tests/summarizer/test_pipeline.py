"""The whole flow, its notes and its refusals."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.articles import Article, ArticleSet, Result, SummaryRequest
from summarizer.backends.fake import ScriptedSeq2Seq
from summarizer.engine import Engine
from summarizer.errors import (
    Cancelled,
    DeadlineExceeded,
    DuplicateArticleId,
    ModelUnavailable,
    NoUsableArticle,
)
from summarizer.pipeline import report, summarize
from summarizer.watch import Watch

PORT = (
    "أعلنت هيئة الموانئ فتح الرصيف الجديد أمام السفن التجارية الكبيرة اعتبارا من الأحد.\n"
    "وقال مدير الهيئة حسن الشامي إن كلفة المشروع بلغت 90 مليون دينار.\n"
    "وطالب صيادون بتعويضات عن إغلاق المرسى القديم في الميناء."
)
PORT_TOO = (
    "افتتحت هيئة الموانئ الرصيف الجديد أمام السفن التجارية بحضور وزيرة النقل سلمى عواد.\n"
    "وبلغت كلفة مشروع الرصيف 90 مليون دينار، بحسب مدير الهيئة حسن الشامي."
)
CHESS = (
    "توجت اللاعبة ندى الريس بلقب بطولة الشطرنج المدرسية بعد فوزها في خمس جولات متتالية.\n"
    "وأهدت البطلة كأسها إلى معلمتها التي دربتها ثلاث سنوات في مكتبة الحي."
)


def codes(result: Result) -> list[str]:
    return [note.code for note in result.notes]


def run(*articles: Article, english: bool = False) -> Result:
    return summarize([SummaryRequest(articles=articles, english=english)], Engine())[0]


def test_bad_articles_among_good_ones_are_left_out_with_a_note() -> None:
    result = run(
        Article(id="good", text=PORT),
        Article(id="empty", text=" \n "),
        Article(id="english", text="The port opened a new pier on Sunday."),
        Article(id="too", text=PORT_TOO),
        Article(id="chess", text=CHESS),
    )
    assert codes(result) == [
        "article-empty",
        "article-not-arabic",
        "article-unrelated",
        "weights-missing",
    ]
    used = {member.article_id for one in result.statements for member in one.members}
    assert used == {"good", "too"}
    assert [article.id for article in result.articles] == [
        "good", "empty", "english", "too", "chess",
    ]  # fmt: skip


def test_of_two_unlike_articles_none_is_the_stranger(summary_of: Callable[..., Result]) -> None:
    assert "article-unrelated" not in codes(summary_of(PORT, CHESS))


def test_all_bad_is_refused() -> None:
    with pytest.raises(NoUsableArticle):
        run(Article(id="a", text=""), Article(id="b", text="Nothing Arabic here at all."))


def test_two_articles_of_one_id_are_refused_by_field() -> None:
    with pytest.raises(DuplicateArticleId) as caught:
        run(Article(id="a", text=PORT), Article(id="a", text=CHESS))
    assert caught.value.field == "articles[1].id"


def test_mt5_without_weights_is_refused_and_auto_says_so() -> None:
    request = SummaryRequest(articles=(Article(id="a", text=PORT),), engine="mt5")
    with pytest.raises(ModelUnavailable):
        summarize([request], Engine())
    assert codes(run(Article(id="a", text=PORT))) == ["weights-missing"]


def test_extractive_asked_for_needs_no_note() -> None:
    request = SummaryRequest(articles=(Article(id="a", text=PORT),), engine="extractive")
    result = summarize([request], Engine())[0]
    assert (result.engine, result.notes) == ("extractive", ())


def test_english_without_weights_is_null_with_a_remedy() -> None:
    result = run(Article(id="a", text=PORT), english=True)
    assert result.summary.en is None
    (note,) = [n for n in result.notes if n.code == "translator-missing"]
    assert "KHULASA_TRANSLATOR" in note.message


def test_english_goes_sentence_by_sentence() -> None:
    translator = ScriptedSeq2Seq(
        lambda text: "The port authority opened it.", architecture="marian"
    )
    with Engine(translator=translator) as engine:
        request = SummaryRequest(articles=(Article(id="a", text=PORT),), english=True)
        result = summarize([request], engine)[0]
    english = result.summary.en
    assert english is not None
    assert len(english.sentences) == len(result.summary.ar.sentences)
    assert [one.source_index for one in english.sentences] == [
        (i,) for i in range(len(english.sentences))
    ]
    assert result.models.translator is not None
    bad = [one for one in english.sentences if one.verdict == "bad"]
    assert any(reason.startswith("figure") for one in bad for reason in one.reasons)
    assert codes(result).count("translation-bad") >= len(bad)


def test_several_requests_give_several_results_in_order() -> None:
    requests = [
        SummaryRequest(articles=(Article(id="a", text=text),)) for text in (PORT, CHESS, PORT_TOO)
    ]
    results = summarize(requests, Engine())
    assert [r.summary.ar.sentences[0].sources[0].text in t for r, t in zip(
        results, (PORT, CHESS, PORT_TOO), strict=True)] == [True] * 3  # fmt: skip
    assert summarize([], Engine()) == []


def test_the_same_request_gives_the_same_answer(summary_of: Callable[..., Result]) -> None:
    one, other = summary_of(PORT, PORT_TOO), summary_of(PORT, PORT_TOO)
    assert one.summary == other.summary
    assert one.statements == other.statements


def test_a_deadline_and_a_cancellation_stop_the_work() -> None:
    request = SummaryRequest(articles=(Article(id="a", text=PORT),))
    with pytest.raises(DeadlineExceeded):
        summarize([request], Engine(), watch=Watch(timeout_s=0.0))
    watch = Watch()
    watch.cancel()
    with pytest.raises(Cancelled):
        summarize([request], Engine(), watch=watch)


def test_progress_names_the_steps_in_order() -> None:
    steps: list[str] = []
    request = SummaryRequest(articles=(Article(id="a", text=PORT), Article(id="b", text=PORT_TOO)))
    result = summarize([request], Engine(), watch=Watch(on_step=steps.append))[0]
    assert steps == [
        "clean", "units", "copies", "statements", "conflicts", "salience", "compose",
    ]  # fmt: skip
    assert set(result.timings_ms) == {*steps, "total"}


@pytest.mark.parametrize("step", ["units", "statements", "conflicts"])
def test_a_cancellation_is_seen_inside_a_step(step: str) -> None:
    watch = Watch()

    def on_step(name: str) -> None:
        if name == step:
            watch.cancel()

    watch = Watch(on_step=on_step)
    texts = (
        "افتتحت بلدية الواحة الأحد جسرا جديدا فوق النهر بكلفة تسعين مليون دينار.",
        "افتتح الأحد في الواحة جسر جديد فوق النهر كلف ثمانين مليون دينار.",
    )
    articles = tuple(Article(id=str(i), text=text) for i, text in enumerate(texts))
    with pytest.raises(Cancelled):
        report(ArticleSet(articles=articles), watch=watch)


def test_hundreds_of_identical_sentences_are_one_statement() -> None:
    text = " ".join(["قال مدير الهيئة إن العمل في الميناء مستمر."] * 300)
    found = report(ArticleSet(articles=(Article(id="a", text=text),)))
    assert [len(one.members) for one in found.statements] == [300]
