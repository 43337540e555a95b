"""The headline is an outlet's own, or the summary's shortest sentence."""

from __future__ import annotations

from datetime import UTC, datetime

from summarizer.articles import Article, Headline, SummaryRequest
from summarizer.engine import Engine
from summarizer.pipeline import summarize

TEXT = "أعلنت هيئة الموانئ فتح الرصيف الجديد أمام السفن التجارية الكبيرة اعتبارا من الأحد."


def headline_of(*articles: Article) -> Headline:
    with Engine() as engine:
        found = summarize([SummaryRequest(articles=articles)], engine)[0].summary.ar.headline
    assert found is not None
    return found


def test_the_title_nearest_to_the_story_wins() -> None:
    found = headline_of(
        Article(id="a", text=TEXT, title="تابعونا في نشرة المساء"),
        Article(id="b", text=TEXT, title="هيئة الموانئ تفتح الرصيف الجديد أمام السفن"),
    )
    assert found.text == "هيئة الموانئ تفتح الرصيف الجديد أمام السفن"
    assert found.source is not None
    assert (found.source.article_id, found.source.field) == ("b", "title")


def test_its_span_cuts_the_title() -> None:
    title = "  هيئة الموانئ تفتح الرصيف الجديد \n"
    found = headline_of(Article(id="a", text=TEXT, title=title))
    assert found.source is not None
    assert title[found.source.start : found.source.end] == found.text


def test_without_titles_a_sentence_is_the_headline() -> None:
    found = headline_of(Article(id="a", text=TEXT))
    assert found.text == TEXT.removesuffix(".")
    assert found.source is not None
    assert found.source.field == "text"


def test_a_title_with_an_old_toll_gives_way() -> None:
    found = headline_of(
        Article(
            id="old",
            text="لقي ثمانية عمال مصرعهم في انهيار منجم للفحم قرب قرية الصخور صباح الأحد.",
            title="8 قتلى في انهيار منجم للفحم قرب قرية الصخور",
            published_at=datetime(2026, 5, 2, 6, tzinfo=UTC),
        ),
        Article(
            id="new",
            text="ارتفعت حصيلة انهيار منجم الفحم قرب قرية الصخور إلى 14 قتيلا بعد انتشال ست جثث.",
            title="ارتفاع حصيلة انهيار المنجم إلى 14 قتيلا",
            published_at=datetime(2026, 5, 2, 15, tzinfo=UTC),
        ),
    )
    assert found.text == "ارتفاع حصيلة انهيار المنجم إلى 14 قتيلا"
