"""The one way from a request's body to what the pipeline takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NoReturn, TypeVar

import msgspec

from api.articles import check_length, read_articles
from api.bodies import ChecksBody, DuplicatesBody, SinceBody, SummaryBody, TranslationBody
from api.glossaries import Glossary, check_glossary
from api.problems import (
    CHECK_AGAINST,
    INVALID_VALUE,
    MALFORMED_JSON,
    MISSING_FIELD,
    NOT_UTF8,
    UNKNOWN_FIELD,
    Refused,
)
from api.settings import Limits
from summarizer.arabic import LETTER
from summarizer.articles import (
    ArticleSet,
    CheckRequest,
    EarlierStatement,
    Note,
    SummaryRequest,
    TranslationRequest,
)

UTF8_MARK = b"\xef\xbb\xbf"

Body = TypeVar("Body", bound=msgspec.Struct)

# Made here, once, because preparing a struct is not safe in threads (see api/answers.py).
_DECODERS: dict[type, msgspec.json.Decoder[Any]] = {
    body: msgspec.json.Decoder(body)
    for body in (DuplicatesBody, SummaryBody, ChecksBody, TranslationBody)
}


def read_request(data: bytes, limits: Limits) -> SummaryRequest:
    """The request that a JSON body is: what the API, the command line and batches take alike.

    Raises Refused, DuplicateArticleId.
    """
    return build_request(decode_body(data, SummaryBody), limits)


def read_article_set(data: bytes, limits: Limits) -> ArticleSet:
    """The articles that a JSON body holds. Raises Refused, DuplicateArticleId."""
    return build_article_set(decode_body(data, DuplicatesBody), limits)


def read_check(data: bytes, limits: Limits) -> CheckRequest:
    """What a JSON body asks to check. Raises Refused, DuplicateArticleId."""
    return build_check(decode_body(data, ChecksBody), limits)


def read_translation(data: bytes, limits: Limits) -> TranslationRequest:
    """What a JSON body asks to translate. Raises Refused."""
    return build_translation(decode_body(data, TranslationBody), limits)


def decode_body(data: bytes, body: type[Body]) -> Body:
    """JSON of UTF-8, with or without a byte order mark. Raises Refused."""
    try:
        decoded: Body = _DECODERS[body].decode(data.removeprefix(UTF8_MARK))
        return decoded
    except msgspec.ValidationError as error:
        _refuse(error)
    except UnicodeDecodeError as error:
        raise Refused(NOT_UTF8, f"The body is not valid UTF-8: {error.reason}.") from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise Refused(MALFORMED_JSON, f"The body is not valid JSON: {error}.") from error


def convert_body(fields: dict[str, object], body: type[Body]) -> Body:
    """A body given as plain values, numbers and truth as words ("60", "true"). Raises Refused."""
    try:
        return msgspec.convert(fields, body, strict=False)
    except msgspec.ValidationError as error:
        _refuse(error)


def build_request(body: SummaryBody, limits: Limits, notes: Sequence[Note] = ()) -> SummaryRequest:
    """The pipeline's request; as `build_article_set`, which it raises the errors of."""
    taken = build_article_set(body, limits, notes)
    return SummaryRequest(
        articles=taken.articles,
        since=taken.since,
        notes=taken.notes,
        length=body.length,
        max_words=body.max_words,
        form=body.form,
        english=body.english,
        engine=body.engine,
        glossary=_glossary(body.glossary),
    )


def build_article_set(
    body: DuplicatesBody, limits: Limits, notes: Sequence[Note] = ()
) -> ArticleSet:
    """The articles of a request. Those without an id get `a1`, `a2`… by their place; `notes` tell
    what happened to the input so far.

    Raises Refused, DuplicateArticleId.
    """
    articles, more = read_articles(body.articles, limits)
    since = None if body.since is None else _earlier(body.since)
    return ArticleSet(articles=articles, since=since, notes=(*notes, *more))


def build_check(body: ChecksBody, limits: Limits, notes: Sequence[Note] = ()) -> CheckRequest:
    """What is to be checked; `notes` tell what happened to the input so far.

    Raises Refused, DuplicateArticleId.
    """
    given = [name for name in ("articles", "translation") if getattr(body, name) is not None]
    if len(given) != 1:
        raise Refused(
            CHECK_AGAINST,
            "Exactly one of articles and translation is needed; there is "
            f"{' and '.join(given) or 'none of them'}.",
            field=given[-1] if given else "articles",
        )
    if not body.text.strip():
        raise Refused(INVALID_VALUE, "There is no text to check.", field="text")
    check_length(body.text, "text", limits)
    if body.articles is None:
        translation = body.translation or ""
        check_length(translation, "translation", limits)
        return CheckRequest(text=body.text, translation=translation, notes=tuple(notes))
    articles, more = read_articles(body.articles, limits)
    return CheckRequest(text=body.text, articles=articles, notes=(*notes, *more))


def build_translation(
    body: TranslationBody, limits: Limits, notes: Sequence[Note] = ()
) -> TranslationRequest:
    """What is to be translated; `notes` tell what happened to the input so far. Raises Refused."""
    if not LETTER.search(body.text):
        raise Refused(INVALID_VALUE, "There is no Arabic text to translate.", field="text")
    check_length(body.text, "text", limits)
    return TranslationRequest(text=body.text, glossary=_glossary(body.glossary), notes=tuple(notes))


def _glossary(names: dict[str, str]) -> Glossary:
    try:
        return check_glossary(names)
    except ValueError as error:
        raise Refused(INVALID_VALUE, f"{error}.", field="glossary") from error


def _earlier(since: SinceBody) -> tuple[EarlierStatement, ...]:
    return tuple(
        EarlierStatement(one.id, one.text, tuple(member.text for member in one.members))
        for one in since.statements
    )


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
