import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.problems import Refused
from api.schemas import read_article_set, read_check, read_request
from api.settings import Limits
from summarizer.articles import Article, ArticleSet, EarlierStatement
from summarizer.errors import DuplicateArticleId

LIMITS = Limits(max_articles=3, max_article_chars=20)
PAGE = (
    "<html><head><title>موعد الجلسة</title></head><body><article><h1>موعد الجلسة</h1>"
    "<p>تعقد الجلسة المقبلة في مدينة الرباط خلال شهر مايو، بحسب ما أعلنه المجلس المحلي يوم أمس.</p>"
    "<p>وقال رئيس المجلس إن الدعوات أرسلت إلى جميع الأعضاء وإن جدول الأعمال يضم سبع نقاط.</p>"
    "</article></body></html>"
)


def body(*articles: object, **options: object) -> bytes:
    return json.dumps({"articles": list(articles), **options}).encode()


def article(**fields: object) -> dict[str, object]:
    return {"text": "خبر.", **fields}


def refusal(data: bytes, limits: Limits = LIMITS) -> tuple[str, str | None]:
    with pytest.raises(Refused) as caught:
        read_request(data, limits)
    return caught.value.kind.name, caught.value.field


def test_only_articles_are_required_and_the_rest_has_the_defaults_of_the_contract() -> None:
    request = read_request(body(article()), LIMITS)
    assert request.articles == (Article(id="a1", text="خبر."),)
    assert (request.length, request.max_words, request.form) == ("standard", None, "paragraph")
    assert (request.english, request.engine, request.notes) == (False, "auto", ())
    assert request.since is None


def test_every_option_arrives() -> None:
    data = body(
        article(), length="long", max_words=5, form="bullets", english=True, engine="extractive"
    )
    request = read_request(data, LIMITS)
    assert (request.length, request.max_words, request.form) == ("long", 5, "bullets")
    assert (request.english, request.engine) == (True, "extractive")


def test_what_is_known_of_an_article_arrives_without_white_space_at_the_ends() -> None:
    given = article(id="x", title=" عنوان ", source="\tصحيفة", published_at="2021-06-30")
    assert read_request(body(given), LIMITS).articles == (
        Article(id="x", text="خبر.", title="عنوان", source="صحيفة", published_at=date(2021, 6, 30)),
    )


def test_an_outlet_of_blanks_is_no_outlet() -> None:
    assert read_request(body(article(source=" ", title="")), LIMITS).articles[0].source is None


def test_text_stays_as_received_to_the_last_code_point() -> None:
    text = "\u200fسطر\r\nثان\u00a0"
    assert read_request(body(article(text=text)), LIMITS).articles[0].text == text


@given(st.text(max_size=20))
def test_any_text_that_json_can_carry_arrives_unchanged(text: str) -> None:
    assert read_request(body({"text": text}), LIMITS).articles[0].text == text


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2021-06-30", date(2021, 6, 30)),
        ("2021-06-30T14:05:00Z", datetime(2021, 6, 30, 14, 5, tzinfo=UTC)),
        ("2021-06-30 14:05", datetime(2021, 6, 30, 14, 5)),
    ],
)
def test_a_moment_is_an_iso_date_with_or_without_a_time(written: str, moment: date) -> None:
    read = read_request(body(article(published_at=written)), LIMITS)
    assert read.articles[0].published_at == moment


def test_left_out_ids_are_given_by_place_and_evade_those_that_are_given() -> None:
    request = read_request(body(article(), article(id="a1"), article()), LIMITS)
    assert [each.id for each in request.articles] == ["a1-2", "a1", "a3"]


def test_two_articles_with_one_id_are_refused_at_the_second() -> None:
    with pytest.raises(DuplicateArticleId) as caught:
        read_request(body(article(id="x"), article(id="y"), article(id="x")), LIMITS)
    assert caught.value.field == "articles[2].id"


def test_html_is_reduced_to_its_article_which_is_marked_as_extracted() -> None:
    (read,) = read_request(body({"html": PAGE, "title": "من الطلب"}), Limits()).articles
    assert read.extracted
    assert "سبع نقاط" in read.text
    assert "<" not in read.text
    assert read.title == "من الطلب"


def test_html_without_an_article_is_kept_empty_with_a_note() -> None:
    request = read_request(body({"html": "<html></html>", "id": "x"}, article()), LIMITS)
    assert request.articles[0] == Article(id="x", text="", extracted=True)
    assert [note.code for note in request.notes] == ["html-without-article"]
    assert request.notes[0].message.startswith("x: ")


def test_a_byte_order_mark_before_the_json_is_passed_over() -> None:
    assert read_request(b"\xef\xbb\xbf" + body(article()), LIMITS).articles[0].text == "خبر."


@pytest.mark.parametrize(
    ("data", "kind", "field"),
    [
        (b"", "malformed-json", None),
        (b"{", "malformed-json", None),
        (b'{"articles": []} {}', "malformed-json", None),
        (b"null", "invalid-value", None),
        (b"[]", "invalid-value", None),
        (b"{}", "missing-field", "articles"),
        (b'{"articles": null}', "invalid-value", "articles"),
        (body(), "no-articles", "articles"),
        (body(*[article()] * 4), "too-many-articles", "articles"),
        (body("خبر"), "invalid-value", "articles[0]"),
        (body(article(), article(text=5)), "invalid-value", "articles[1].text"),
        (body(article(id="")), "invalid-value", "articles[0].id"),
        (body(article(id="a\n")), "invalid-value", "articles[0].id"),
        (body(article(published_at="yesterday")), "invalid-value", "articles[0].published_at"),
        (body(article(colour="red")), "unknown-field", "articles[0].colour"),
        (body(article(), colour="red"), "unknown-field", "colour"),
        (body(article(text="س" * 21)), "article-too-long", "articles[0].text"),
        (body({}), "article-content", "articles[0]"),
        (body({"text": None}), "article-content", "articles[0]"),
        (body(article(html="<p>")), "article-content", "articles[0]"),
        (body({"url": "http://192.0.2.1/"}), "url-not-supported", "articles[0].url"),
        (body(article(), length="huge"), "invalid-value", "length"),
        (body(article(), form="poem"), "invalid-value", "form"),
        (body(article(), engine="gpt"), "invalid-value", "engine"),
        (body(article(), english="yes"), "invalid-value", "english"),
        (body(article(), max_words=4), "invalid-value", "max_words"),
        (body(article(), max_words=401), "invalid-value", "max_words"),
        (body(article(), max_words="50"), "invalid-value", "max_words"),
        (body(article(), max_words=50.5), "invalid-value", "max_words"),
        (body(article(), since=[]), "invalid-value", "since"),
        (body(article(), since={}), "missing-field", "since.statements"),
        (
            body(article(), since={"statements": [{"id": "c1"}]}),
            "missing-field",
            "since.statements[0].text",
        ),
        (
            body(article(), since={"statements": [{"id": 1, "text": ""}]}),
            "invalid-value",
            "since.statements[0].id",
        ),
        (b'{"articles": [{"text": "\xc3\x28"}]}', "not-utf-8", None),
        ('{"articles": [{"text": "خبر"}]}'.encode("cp1256"), "not-utf-8", None),
        (b'{"articles": [{"text": "\\ud800"}]}', "malformed-json", None),
        (b"[" * 100_000, "invalid-value", None),
        (b'{"articles": ' + b"[" * 100_000, "invalid-value", "articles[0]"),
        (b'{"articles": [' + b'{"text": ' * 100_000, "invalid-value", "articles[0].text"),
        (b'{"x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "unknown-field", "x"),
    ],
)
def test_what_cannot_be_read_is_refused_and_the_field_is_named(
    data: bytes, kind: str, field: str | None
) -> None:
    assert refusal(data) == (kind, field)


def test_the_extracted_text_counts_not_the_page() -> None:
    assert len(PAGE) > 200
    read_request(body({"html": PAGE}), Limits(max_article_chars=200))
    assert refusal(body({"html": PAGE}), Limits(max_article_chars=50)) == (
        "article-too-long",
        "articles[0].html",
    )


EARLIER = {
    "id": "01a1",
    "statements": [
        {
            "id": "c1",
            "text": "قول.",
            "speaker": None,
            "salience": 0.5,
            "members": [{"article_id": "a1", "start": 0, "end": 4, "text": "قيل.", "later": 1}],
            "later": {},
        }
    ],
}


def test_an_earlier_answer_is_taken_as_it_is() -> None:
    expected = (EarlierStatement("c1", "قول.", ("قيل.",)),)
    assert read_request(body(article(), since=EARLIER), LIMITS).since == expected
    assert read_article_set(body(article(), since=EARLIER), LIMITS).since == expected


def test_articles_alone_have_no_options_of_a_summary() -> None:
    assert read_article_set(body(article()), LIMITS) == ArticleSet(
        articles=(Article(id="a1", text="خبر."),)
    )
    with pytest.raises(Refused) as caught:
        read_article_set(body(article(), length="brief"), LIMITS)
    assert (caught.value.kind.name, caught.value.field) == ("unknown-field", "length")


def check_body(**fields: object) -> bytes:
    return json.dumps(fields).encode()


def test_a_text_is_checked_against_articles_or_its_translation_against_it() -> None:
    against = read_check(check_body(text="قول", articles=[article()]), LIMITS)
    assert (against.text, against.translation) == ("قول", None)
    assert against.articles == (Article(id="a1", text="خبر."),)
    rendered = read_check(check_body(text="قول", translation=""), LIMITS)
    assert (rendered.text, rendered.articles, rendered.translation) == ("قول", (), "")


@pytest.mark.parametrize(
    ("data", "kind", "field"),
    [
        (check_body(text="قول"), "check-against", "articles"),
        (check_body(text="قول", articles=None), "check-against", "articles"),
        (check_body(text="قول", articles=[article()], translation="x"), "check-against",
         "translation"),
        (check_body(articles=[article()]), "missing-field", "text"),
        (check_body(text=None, translation="x"), "invalid-value", "text"),
        (check_body(text=" ", translation="x"), "invalid-value", "text"),
        (check_body(text="س" * 21, translation="x"), "article-too-long", "text"),
        (check_body(text="قول", translation="x" * 21), "article-too-long", "translation"),
        (check_body(text="قول", articles=[]), "no-articles", "articles"),
        (check_body(text="قول", articles=[article()] * 4), "too-many-articles", "articles"),
        (check_body(text="قول", articles=[{}]), "article-content", "articles[0]"),
        (check_body(text="قول", articles=[article()], since={}), "unknown-field", "since"),
        (b"{", "malformed-json", None),
        (b'{"text": "\xff"}', "not-utf-8", None),
    ],
)  # fmt: skip
def test_what_cannot_be_checked_is_refused_and_the_field_is_named(
    data: bytes, kind: str, field: str | None
) -> None:
    with pytest.raises(Refused) as caught:
        read_check(data, LIMITS)
    assert (caught.value.kind.name, caught.value.field) == (kind, field)
