"""The headline is an outlet's own, or the summary's shortest sentence."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from summarizer.articles import Article, Headline, SummaryRequest
from summarizer.config import PipelineConfig
from summarizer.engine import Engine
from summarizer.headlines import titles_of
from summarizer.pipeline import read_story, summarize

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


def test_a_title_that_knows_no_dead_gives_way_where_the_summary_tells_of_dead() -> None:
    found = headline_of(
        Article(
            id="early",
            text="أصيب خمسة عمال في انفجار داخل مصنع الزجاج في مدينة البحيرة صباح الأحد.",
            title="إصابة خمسة في انفجار داخل مصنع الزجاج في مدينة البحيرة",
        ),
        Article(
            id="late",
            text="قتل عاملان وأصيب آخرون في انفجار داخل مصنع الزجاج في مدينة البحيرة صباح الأحد.",
            title="قتيلان في مصنع الزجاج",
        ),
        Article(
            id="third",
            text="قتل عاملان في انفجار وقع صباح الأحد داخل مصنع الزجاج في مدينة البحيرة.",
        ),
    )
    assert found.text == "قتيلان في مصنع الزجاج"


def test_the_title_does_not_give_another_value_than_the_summary() -> None:
    texts = {
        "a": "أعلنت وزارة الزراعة الأحد أن الحريق أتى على 300 هكتار من غابات جبل السرو.",
        "b": "أعلنت وزارة الزراعة الأحد أن الحريق أتى على 300 هكتار من غابات جبل السرو، وأنه أخمد.",
        "c": "أعلنت بلدية السرو الأحد أن الحريق أتى على 450 هكتارا من غابات جبل السرو.",
    }
    titles = {
        "a": "الحريق أتى على 300 هكتار في جبل السرو",
        "b": None,
        "c": "الحريق أتى على 450 هكتارا من غابات جبل السرو",
    }
    with Engine() as engine:
        articles = tuple(Article(id=i, text=text, title=titles[i]) for i, text in texts.items())
        result = summarize([SummaryRequest(articles=articles)], engine)[0]
    headline = result.summary.ar.headline
    assert headline is not None
    assert result.conflicts
    assert ("300" in headline.text) == ("300" in result.summary.ar.text)


def test_the_newer_of_two_titles_that_say_as_much_wins() -> None:
    found = headline_of(
        Article(
            id="old",
            text="يبدأ مهرجان الزيتون دورته العاشرة في بلدة الكروم بمشاركة عشرين فرقة.",
            title="مهرجان الزيتون في بلدة الكروم يبدأ",
            published_at=datetime(2026, 5, 2, 6, tzinfo=UTC),
        ),
        Article(
            id="new",
            text="انتهى مهرجان الزيتون في بلدة الكروم بعد أيام من العروض.",
            title="مهرجان الزيتون في بلدة الكروم ينتهي",
            published_at=datetime(2026, 5, 6, 6, tzinfo=UTC),
        ),
    )
    assert found.text == "مهرجان الزيتون في بلدة الكروم ينتهي"


def test_a_title_that_says_today_gives_way_among_articles_of_several_days() -> None:
    today, plain = "هيئة الموانئ تعلن اليوم فتح الرصيف الجديد", "هيئة الموانئ تفتح الرصيف"

    def title(*days: datetime | None) -> str:
        return headline_of(
            *(
                Article(id=words, text=TEXT, title=words, published_at=day)
                for words, day in zip((today, plain), days, strict=True)
            )
        ).text

    monday = datetime(2024, 3, 4, tzinfo=UTC)
    assert title(monday, monday) == today
    assert title(None, None) == plain


def test_the_title_that_the_summary_bears_out_wins() -> None:
    early = "شب حريق في سوق الخشب بمدينة النخيل فجر الاثنين."
    told = "أتى حريق سوق الخشب في مدينة النخيل على عشرين متجرا وأخمده رجال الإطفاء ظهر الاثنين."
    found = headline_of(
        Article(id="a", text=told, title="حريق سوق الخشب في مدينة النخيل يأتي على عشرين متجرا"),
        Article(
            id="b", text=f"{told} {early}", title="سوق الخشب في مدينة النخيل: أسئلة وتحقيقات وغضب"
        ),
        Article(id="c", text=early, title="سوق الخشب في مدينة النخيل: شهادات التجار والجيران"),
    )
    assert found.source is not None
    assert found.source.article_id == "a"


def test_a_title_that_quotes_what_the_summary_does_not_have_gives_way() -> None:
    told = "حصل رجل الأعمال سالم الضفاف على رخصة الصيد في الخليج يوم الاثنين بحسب وزارة الري."
    plain = Article(id="a", text=told, title="سالم الضفاف يحصل على رخصة الصيد")
    quoted = Article(
        id="b",
        text=f"{told} وينتظر الصيادون قرارا آخر.",
        title='رجل الأعمال سالم الضفاف "مؤهل لرخصة الصيد" في الخليج',
    )
    named = Article(id="b", text=quoted.text, title=(quoted.title or "").replace('"', ""))
    assert headline_of(plain, quoted).text == plain.title
    assert headline_of(plain, named).text == named.title


@pytest.mark.parametrize(
    ("label", "rest"),
    [
        ("تصحيح - ", "هيئة الموانئ تفتح الرصيف الجديد"),
        ("عاجل | ", "هيئة الموانئ تفتح الرصيف الجديد"),
        ("", "تصحيح مسار السفن أمام الرصيف الجديد"),
        ("", "عاجل:"),
    ],
)
def test_a_label_in_front_is_no_part_of_the_headline(label: str, rest: str) -> None:
    title = f"{label}{rest}"
    story = read_story([Article(id="a", text=TEXT, title=title)], PipelineConfig(), [])
    ((source, words),) = titles_of(story)
    assert words == rest == title[source.start : source.end]
    assert source.field == "title"
