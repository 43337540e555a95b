"""The article out of a page: all its sentences, and of its metadata only what is stated."""

from datetime import date, datetime, timedelta, timezone

import pytest

from summarizer.arabic import tidy
from summarizer.errors import BadArticle
from summarizer.extraction import extract_article

LEAD = "أعلنت بلدية المرسى، الاثنين، أن أعمال الترميم في السوق القديم ستبدأ بعد شهر من الآن."
SECOND = "وقال رئيس البلدية إن الكلفة تبلغ 4 ملايين وإن السوق لن يغلق أمام الزوار."
THIRD = "ويعود بناء السوق إلى القرن الثامن عشر، وفيه نحو 200 دكان."


def page(body: str, head: str = "") -> str:
    return f'<!doctype html><html lang="ar"><head>{head}</head><body>{body}</body></html>'


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_paragraphs_become_lines() -> None:
    found = extract_article(page(f"<article>{paragraphs(LEAD, SECOND, THIRD)}</article>"))
    assert found.text.split("\n") == [LEAD, SECOND, THIRD]


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{LEAD}<br><br>{SECOND}<br/>{THIRD}</div>",
        f"<table><tr><td><a>أخبار</a></td><td>{LEAD}<br>{SECOND}<br>{THIRD}</td></tr></table>",
        f"<div><div>{LEAD}</div><div>{SECOND}</div><div>{THIRD}</div></div>",
        f"<main><p>{LEAD}</p><blockquote>{SECOND}</blockquote><ul><li>{THIRD}</li></ul></main>",
        f"<div id=x>{LEAD}<div class=share>فيسبوك</div>{SECOND}<p>{THIRD}</p></div>",
        f"<p>{LEAD}</p><h2>أرقام</h2><p>{SECOND}</p><aside>جانب</aside><p>{THIRD}</p>",
    ],
    ids=["line breaks", "layout table", "divs", "quote and list", "bare text", "aside between"],
)
def test_no_sentence_is_lost_in_any_layout(body: str) -> None:
    lines = extract_article(page(body)).text.split("\n")
    for sentence in (LEAD, SECOND, THIRD):
        assert sum(sentence in line for line in lines) == 1
        assert any(line.removeprefix("- ") == sentence for line in lines)


def test_a_link_inside_a_sentence_does_not_break_it() -> None:
    linked = SECOND.replace("رئيس البلدية", '<a href="/r">رئيس البلدية</a>')
    found = extract_article(page(f"<div><div>{LEAD}</div><div>{linked}</div></div>"))
    assert SECOND in found.text.split("\n")


def test_a_page_of_one_short_sentence_is_an_article() -> None:
    assert extract_article("<p>توفي الشاعر.</p>").text == "توفي الشاعر."


def test_entities_are_decoded() -> None:
    found = extract_article(
        page("<p>قال المتحدث: &quot;نعم&quot;&nbsp;&ndash; ومضى إلى مكتبه.</p>")
    )
    assert tidy(found.text) == 'قال المتحدث: "نعم" \u2013 ومضى إلى مكتبه.'


def test_scripts_and_navigation_are_not_text() -> None:
    found = extract_article(
        page(
            "<nav><a href='/'>الرئيسية</a></nav><script>var نص = 'كلام لا يقرأ';</script>"
            + paragraphs(LEAD, SECOND)
        )
    )
    assert found.text.split("\n") == [LEAD, SECOND]


def test_metadata_that_the_page_states_are_taken() -> None:
    head = (
        '<meta property="og:title" content="ترميم السوق القديم - مرآة المرسى">'
        '<meta property="og:site_name" content="مرآة المرسى">'
        '<meta property="article:published_time" content="2022-06-01T08:00:00+02:00">'
    )
    found = extract_article(page(paragraphs(LEAD, SECOND), head))
    assert found.title == "ترميم السوق القديم"
    assert found.source == "مرآة المرسى"
    assert found.published_at == datetime(2022, 6, 1, 8, tzinfo=timezone(timedelta(hours=2)))


def test_linked_data_are_read_also_in_a_graph() -> None:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "س"},'
        '{"@type": ["NewsArticle"], "headline": "ترميم السوق", "datePublished": "2022-06-01",'
        '"publisher": {"name": "مرآة المرسى"}}]}</script>'
        '<script type="application/ld+json">{broken</script>'
    )
    found = extract_article(page(paragraphs(LEAD, SECOND), head))
    assert found.title == "ترميم السوق"
    assert found.source == "مرآة المرسى"
    assert found.published_at == date(2022, 6, 1)


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta property="article:published_time" content="أمس">',
        '<meta property="article:modified_time" content="2022-06-01">',
        '<script type="application/ld+json">{"datePublished": "2020-01-01"}</script>',
    ],
)
def test_a_date_that_is_not_stated_is_not_guessed(head: str) -> None:
    body = "<div class=date>الأحد 5 حزيران 2022</div>" + paragraphs(LEAD, SECOND)
    found = extract_article(page(body, head))
    assert found.published_at is None


def test_without_metadata_title_and_source_stay_open() -> None:
    found = extract_article(page(paragraphs(LEAD)))
    assert (found.title, found.source) == (None, None)


@pytest.mark.parametrize(
    "html",
    ["", "  \n", "<html><body></body></html>", "<p> &nbsp; </p>", "<script>x</script>", LEAD],
    ids=["empty", "blank", "no text", "white space", "script", "no markup"],
)
def test_html_without_an_article_is_a_problem(html: str) -> None:
    with pytest.raises(BadArticle):
        extract_article(html)


def test_absurdly_deep_nesting_of_wrappers_does_not_hide_the_article() -> None:
    assert extract_article(page("<div>" * 5000 + LEAD + "</div>" * 5000)).text == LEAD


def test_absurdly_deep_nesting_of_unknown_elements_is_a_problem_and_no_crash() -> None:
    with pytest.raises(BadArticle):
        extract_article(page("<x-y>" * 5000 + LEAD + "</x-y>" * 5000))
