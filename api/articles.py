"""Articles of a body to articles of the pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from api.bodies import ArticleBody
from api.problems import (
    ARTICLE_CONTENT,
    ARTICLE_TOO_LONG,
    INVALID_VALUE,
    NO_ARTICLES,
    TOO_MANY_ARTICLES,
    URL_NOT_SUPPORTED,
    Refused,
)
from api.settings import Limits
from summarizer.articles import Article, Note
from summarizer.errors import BadArticle, DuplicateArticleId
from summarizer.extraction import extract_article


def read_articles(
    bodies: Sequence[ArticleBody], limits: Limits
) -> tuple[tuple[Article, ...], tuple[Note, ...]]:
    """The articles, in order, and what happened to them on the way; those without an id get `a1`,
    `a2`… by their place.

    Raises Refused, DuplicateArticleId.
    """
    count = len(bodies)
    if count == 0:
        raise Refused(NO_ARTICLES, "The set of articles is empty.", field="articles")
    if count > limits.max_articles:
        raise Refused(
            TOO_MANY_ARTICLES,
            f"The set has {count} articles; at most {limits.max_articles} are taken.",
            field="articles",
        )
    ids = _ids(bodies)
    read = [
        _read_article(article, ids[index], f"articles[{index}]", limits)
        for index, article in enumerate(bodies)
    ]
    notes = tuple(each.note for each in read if each.note is not None)
    return tuple(each.article for each in read), notes


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
        check_length(text, f"{field}.text", limits)
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
    check_length(page.text, f"{field}.html", limits)
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


def check_length(text: str, field: str, limits: Limits) -> None:
    """Raises Refused where `text`, the value of `field`, is longer than an article may be."""
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
