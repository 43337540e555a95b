import pytest

from api.bodies import SummaryBody
from api.files import (
    SourceFile,
    read_article_set_form,
    read_check_form,
    read_files,
    read_form,
    read_summary_form,
)
from api.problems import Refused
from api.settings import Limits
from summarizer.articles import EarlierStatement, SummaryRequest
from summarizer.errors import BadEncoding

LIMITS = Limits(max_articles=3)
TEXT = "افتتح الوزير المعرض الدولي للكتاب في العاصمة مساء أمس، بحضور عدد من الكتاب والناشرين."
BOUNDARY = "frontier"
CONTENT_TYPE = f"multipart/form-data; boundary={BOUNDARY}"


def file(name: str, data: bytes | str = TEXT, media_type: str = "") -> SourceFile:
    return SourceFile(name, data.encode() if isinstance(data, str) else data, media_type)


def read(*files: SourceFile, **options: object) -> SummaryRequest:
    return read_files(files, options, LIMITS)


def part(name: str, value: str | bytes, filename: str | None = None) -> bytes:
    head = f'Content-Disposition: form-data; name="{name}"'
    if filename is not None:
        head += f'; filename="{filename}"'
    content = value.encode() if isinstance(value, str) else value
    return f"--{BOUNDARY}\r\n{head}\r\n\r\n".encode() + content + b"\r\n"


def form(*parts: bytes) -> bytes:
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def ids(request: SummaryRequest) -> list[str]:
    return [article.id for article in request.articles]


def test_a_file_gives_its_name_without_the_ending_as_id_and_source() -> None:
    (article,) = read(file("elaph.txt")).articles
    assert (article.id, article.source, article.text) == ("elaph", "elaph", TEXT)


def test_files_of_one_name_are_told_apart() -> None:
    request = read(file("news.txt"), file("news.html.txt"), file("news.txt"))
    assert ids(request) == ["news", "news.html", "news-2"]
    assert [article.source for article in request.articles] == ids(request)


def test_a_file_without_a_name_gets_an_id_by_its_place_and_no_source() -> None:
    request = read(file("a2.txt"), file(""), file("\x07.txt"))
    assert ids(request) == ["a2", "a2-2", "a3"]
    assert request.articles[1].source is None


@pytest.mark.parametrize(
    "name", ["C:\\news\\elaph.txt", "../../elaph.txt", "/elaph.txt", "ela\x1bph.txt"]
)
def test_folders_and_control_characters_of_a_name_are_dropped(name: str) -> None:
    assert ids(read(file(name))) == ["elaph"]


def test_windows_1256_is_read_and_told() -> None:
    request = read(file("a.txt"), file("b.txt", TEXT.encode("cp1256")))
    assert [article.text for article in request.articles] == [TEXT, TEXT]
    assert [note.code for note in request.notes] == ["decoded-as"]
    assert request.notes[0].message.startswith("b: ")


def test_a_file_of_no_known_encoding_is_refused_by_its_place() -> None:
    with pytest.raises(BadEncoding, match=r"^b: ") as caught:
        read(file("a.txt"), file("b.txt", b"\x00\x81\xff" * 50))
    assert caught.value.field == "articles[1]"


@pytest.mark.parametrize(
    ("name", "media_type"), [("a.html", ""), ("a.HTM", "text/plain"), ("a", "text/html")]
)
def test_html_is_known_by_its_type_or_its_ending(name: str, media_type: str) -> None:
    paragraphs = "".join(f"<p>{TEXT}</p>" for _ in range(3))
    page = f"<html><body><article>{paragraphs}</article></body></html>"
    (article,) = read(file(name, page, media_type)).articles
    assert article.extracted
    assert article.text.startswith(TEXT)


def test_a_file_of_another_type_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        read(file("a.pdf", b"%PDF", "application/pdf"))
    assert (caught.value.kind.name, caught.value.field) == ("unsupported-media-type", "articles[0]")


def test_more_files_than_the_limit_are_refused() -> None:
    with pytest.raises(Refused) as caught:
        read(*[file("a.txt")] * 4)
    assert caught.value.kind.name == "too-many-articles"


def test_options_come_as_words() -> None:
    request = read(file("a.txt"), length="brief", max_words="60", english="true")
    assert (request.length, request.max_words, request.english) == ("brief", 60, True)


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"max_words": "many"}, "max_words"),
        ({"max_words": "4"}, "max_words"),
        ({"english": "perhaps"}, "english"),
        ({"length": "huge"}, "length"),
    ],
)
def test_an_option_that_is_wrong_is_named(options: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as caught:
        read(file("a.txt"), **options)
    assert (caught.value.kind.name, caught.value.field) == ("invalid-value", field)


def test_a_form_gives_its_files_in_order_and_its_options() -> None:
    read = read_form(
        form(
            part("articles", "خبر أول", "b.txt"),
            part("length", " brief "),
            part("articles", "خبر ثان", "a.txt"),
            part("articles", "خبر ثالث"),
        ),
        CONTENT_TYPE,
        SummaryBody,
    )
    assert [(each.name, each.data.decode()) for each in read.files] == [
        ("b.txt", "خبر أول"),
        ("a.txt", "خبر ثان"),
        ("", "خبر ثالث"),
    ]
    assert read.options == {"length": "brief"}


@pytest.mark.parametrize(
    ("data", "kind", "field"),
    [
        (form(), "no-articles", "articles"),
        (b"", "malformed-form", None),
        (b"not a form", "malformed-form", None),
        (form(part("articles", "خبر", "a.txt"))[:-20], "malformed-form", None),
        (form(*[part("articles", "خبر", "a.txt")] * 1001), "malformed-form", None),
        (form(part("length", "brief")), "no-articles", "articles"),
        (form(part("article", "خبر", "a.txt")), "unknown-field", "article"),
        (
            form(part("articles", "خبر"), part("form", "x"), part("form", "y")),
            "invalid-value",
            "form",
        ),
        (form(part("articles", "خبر"), part("form", b"\xff")), "invalid-value", "form"),
        (form(part("articles", "خبر"), part("since", "{")), "invalid-value", "since"),
        (form(part("articles", "خبر"), part("since", b"\xff")), "invalid-value", "since"),
        (form(part("articles", "خبر"), part("since", "[" * 100_000)), "invalid-value", "since"),
        (form(part("articles", "خبر"), part("since", "{}")), "missing-field", "since.statements"),
    ],
)
def test_a_form_that_cannot_be_read_is_refused(data: bytes, kind: str, field: str | None) -> None:
    with pytest.raises(Refused) as caught:
        read_summary_form(data, CONTENT_TYPE, Limits())
    assert (caught.value.kind.name, caught.value.field) == (kind, field)


@pytest.mark.parametrize("content_type", ["multipart/form-data", "multipart/form-data; boundary="])
def test_a_form_without_a_boundary_is_refused(content_type: str) -> None:
    with pytest.raises(Refused) as caught:
        read_form(form(part("articles", "خبر")), content_type, SummaryBody)
    assert caught.value.kind.name == "malformed-form"


SINCE = '{"id": "x", "statements": [{"id": "c1", "text": "قول", "salience": 0.5, "members": []}]}'


def test_the_earlier_answer_of_a_form_is_json() -> None:
    data = form(part("articles", "خبر"), part("since", SINCE, "answer.json"))
    expected = (EarlierStatement("c1", "قول"),)
    assert read_summary_form(data, CONTENT_TYPE, Limits()).since == expected
    assert read_article_set_form(data, CONTENT_TYPE, Limits()).since == expected


def test_a_form_of_articles_alone_takes_no_options_of_a_summary() -> None:
    with pytest.raises(Refused) as caught:
        read_article_set_form(
            form(part("articles", "خبر"), part("length", "brief")), CONTENT_TYPE, Limits()
        )
    assert (caught.value.kind.name, caught.value.field) == ("unknown-field", "length")
    assert "since" in str(caught.value)


def test_a_form_to_check_has_a_text_with_articles_or_a_translation() -> None:
    against = form(part("text", "قول", "claim.txt"), part("articles", "خبر", "anba.txt"))
    read = read_check_form(against, CONTENT_TYPE, Limits())
    assert (read.text, read.translation) == ("قول", None)
    assert [(each.id, each.text) for each in read.articles] == [("anba", "خبر")]
    rendered = form(part("text", "قول"), part("translation", "A saying"))
    read = read_check_form(rendered, CONTENT_TYPE, Limits())
    assert (read.text, read.articles, read.translation) == ("قول", (), "A saying")
