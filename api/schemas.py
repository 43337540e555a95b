"""The one way from a request's body to what the pipeline takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NoReturn

import msgspec

from api.bodies import ArticleBody, SummaryBody
from api.problems import (
    ARTICLE_CONTENT,
    ARTICLE_TOO_LONG,
    INVALID_VALUE,
    MALFORMED_JSON,
    MISSING_FIELD,
    NO_ARTICLES,
    NOT_UTF8,
    TOO_MANY_ARTICLES,
    UNKNOWN_FIELD,
    URL_NOT_SUPPORTED,
    Refused,
)
from api.settings import Limits
from summarizer.articles import Article, Note, SummaryRequest
from summarizer.errors import BadArticle, DuplicateArticleId
from summarizer.extraction import extract_article

UTF8_MARK = b"\xef\xbb\xbf"


# Made here, once, because preparing a struct is not safe in threads (see api/answers.py).
_DECODER = msgspec.json.Decoder(SummaryBody)


def read_request(data: bytes, limits: Limits) -> SummaryRequest:
    """The request that a JSON body is: what the API, the command line and batches take alike.

    Raises Refused, DuplicateArticleId.
    """
    return build_request(decode_body(data), limits)


def decode_body(data: bytes) -> SummaryBody:
    """JSON of UTF-8, with or without a byte order mark. Raises Refused."""
    try:
        return _DECODER.decode(data.removeprefix(UTF8_MARK))
    except msgspec.ValidationError as error:
        _refuse(error)
    except UnicodeDecodeError as error:
        raise Refused(NOT_UTF8, f"The body is not valid UTF-8: {error.reason}.") from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise Refused(MALFORMED_JSON, f"The body is not valid JSON: {error}.") from error


def convert_body(fields: dict[str, object]) -> SummaryBody:
    """A body given as plain values, numbers and truth as words ("60", "true"). Raises Refused."""
    try:
        return msgspec.convert(fields, SummaryBody, strict=False)
    except msgspec.ValidationError as error:
        _refuse(error)


def build_request(body: SummaryBody, limits: Limits, notes: Sequence[Note] = ()) -> SummaryRequest:
    """The pipeline's request. Articles without an id get `a1`, `a2`… by their place; `notes` tell
    what happened to the input so far.

    Raises Refused, DuplicateArticleId.
    """
    count = len(body.articles)
    if count == 0:
        raise Refused(NO_ARTICLES, "The set of articles is empty.", field="articles")
    if count > limits.max_articles:
        raise Refused(
            TOO_MANY_ARTICLES,
            f"The set has {count} articles; at most {limits.max_articles} are taken.",
            field="articles",
        )
    ids = _ids(body.articles)
    read = [
        _read_article(article, ids[index], f"articles[{index}]", limits)
        for index, article in enumerate(body.articles)
    ]
    return SummaryRequest(
        articles=tuple(each.article for each in read),
        length=body.length,
        max_words=body.max_words,
        form=body.form,
        english=body.english,
        engine=body.engine,
        notes=(*notes, *(each.note for each in read if each.note is not None)),
    )


@dataclass(frozen=True, slots=True)
class _Read:
    article: Article
    note: Note | None = None


def _ids(articles: Sequence[ArticleBody]) -> list[str]:
    """The ids given, and one by place for each that is left out, evading those given."""
    taken: set[str] = set()
    for index, article in enumerate(articles):
        if article.id is None:
            continue
        if article.id in taken:
            raise DuplicateArticleId(
                f"Two articles carry the id {article.id!r}.", field=f"articles[{index}].id"
            )
        taken.add(article.id)
    ids = []
    for number, article in enumerate(articles, 1):
        ids.append(article.id if article.id is not None else unused_id(f"a{number}", taken))
        taken.add(ids[-1])
    return ids


def unused_id(wanted: str, taken: set[str]) -> str:
    """`wanted`, or with the first of `-2`, `-3`… that makes it none of `taken`."""
    candidate, number = wanted, 1
    while candidate in taken:
        number += 1
        candidate = f"{wanted}-{number}"
    return candidate


def _read_article(body: ArticleBody, article_id: str, field: str, limits: Limits) -> _Read:
    given = [name for name in ("text", "html", "url") if getattr(body, name) is not None]
    if len(given) != 1:
        found = " and ".join(given) or "none of them"
        raise Refused(
            ARTICLE_CONTENT,
            f"Exactly one of text, html and url is needed; there is {found}.",
            field=field,
        )
    if body.url is not None:
        raise Refused(
            URL_NOT_SUPPORTED,
            "Articles are not fetched from addresses yet; send the page as html.",
            field=f"{field}.url",
        )
    published_at = _moment(body.published_at, f"{field}.published_at")
    title, source = _stripped(body.title), _stripped(body.source)
    if body.html is None:
        text = body.text or ""
        _check_length(text, f"{field}.text", limits)
        article = Article(
            id=article_id, text=text, title=title, source=source, published_at=published_at
        )
        return _Read(article)
    try:
        page = extract_article(body.html)
    except BadArticle as error:
        # Kept as an article without text: the pipeline leaves it out among good ones.
        empty = Article(
            id=article_id,
            text="",
            title=title,
            source=source,
            published_at=published_at,
            extracted=True,
        )
        return _Read(empty, Note("html-without-article", f"{article_id}: {error.message}"))
    _check_length(page.text, f"{field}.html", limits)
    return _Read(
        Article(
            id=article_id,
            text=page.text,
            title=title or page.title,
            source=source or page.source,
            published_at=published_at or page.published_at,
            extracted=True,
        )
    )


def _check_length(text: str, field: str, limits: Limits) -> None:
    if len(text) > limits.max_article_chars:
        raise Refused(
            ARTICLE_TOO_LONG,
            f"The text has {len(text)} characters; at most {limits.max_article_chars} are taken.",
            field=field,
        )


def _stripped(value: str | None) -> str | None:
    """Without white space at the ends; None where nothing is left, so that an outlet named by a
    blank is no outlet.
    """
    return (value or "").strip() or None


def _moment(value: str | None, field: str) -> datetime | date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(value)
    except ValueError as error:
        raise Refused(
            INVALID_VALUE, f"{value!r} is not an ISO 8601 date or date with time.", field=field
        ) from error


_PLACE = re.compile(r" - at `(?:key in )?\$\.?(?P<path>.*)`\Z", re.DOTALL)
_NAMED_FIELD = re.compile(
    r"Object (?P<what>contains unknown|missing required) field `(?P<name>.*)`", re.DOTALL
)


def _refuse(error: msgspec.ValidationError) -> NoReturn:
    """Turns what msgspec says ("… - at `$.articles[0].text`") into a problem with that field."""
    message = str(error)
    place = _PLACE.search(message)
    path = place["path"] if place else ""
    said = message[: place.start()] if place else message
    named = _NAMED_FIELD.fullmatch(said)
    kind = INVALID_VALUE
    if named:
        kind = UNKNOWN_FIELD if named["what"] == "contains unknown" else MISSING_FIELD
        path = f"{path}.{named['name']}" if path else named["name"]
    raise Refused(kind, f"{said}.", field=path or None) from error
