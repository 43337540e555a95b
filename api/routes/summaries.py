"""POST /v1/summaries: articles in, one summary out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from litestar import Request, Response, post
from litestar.di import NamedDependency
from litestar.exceptions import InternalServerException
from litestar.exceptions.http_exceptions import RequestEntityTooLarge
from litestar.params import SkipValidation

from api.answers import Answer, build_answer, encode_answer
from api.files import read_files, read_form
from api.identifiers import uuid7
from api.openapi import problem_responses
from api.pool import RequestPool
from api.port import Summarize
from api.problems import (
    ARTICLE_CONTENT,
    ARTICLE_TOO_LONG,
    BAD_ARTICLE,
    BAD_ENCODING,
    BAD_PROMPT,
    BODY_TOO_LARGE,
    CANCELLED,
    DEADLINE_EXCEEDED,
    DUPLICATE_ARTICLE_ID,
    GENERATION_FAILED,
    INTERNAL_ERROR,
    INVALID_VALUE,
    MALFORMED_FORM,
    MALFORMED_JSON,
    MISSING_FIELD,
    MODEL_UNAVAILABLE,
    MODELS_NOT_LOADED,
    NO_ARTICLES,
    NO_USABLE_ARTICLE,
    NOT_ACCEPTABLE,
    NOT_READY,
    NOT_UTF8,
    OVERLOADED,
    TOO_MANY_ARTICLES,
    UNKNOWN_FIELD,
    UNSUPPORTED_MEDIA_TYPE,
    URL_NOT_SUPPORTED,
    Refused,
)
from api.readiness import EngineSlot
from api.rendering import to_markdown, to_text
from api.schemas import read_request
from api.settings import Limits
from summarizer.articles import SummaryRequest
from summarizer.watch import Watch

JSON = "application/json"
FORM = "multipart/form-data"
RENDERERS: dict[str, Callable[[Answer], bytes]] = {
    JSON: encode_answer,
    "text/plain": lambda answer: to_text(answer).encode(),
    "text/markdown": lambda answer: to_markdown(answer).encode(),
}
"""The forms of an answer, the default first."""


@post(
    "/v1/summaries",
    status_code=200,
    summary="Summarize articles about one event",
    operation_id="summarize",
    tags=["Summaries"],
    responses=problem_responses(
        MALFORMED_JSON,
        MALFORMED_FORM,
        NOT_UTF8,
        NOT_ACCEPTABLE,
        MODEL_UNAVAILABLE,
        BODY_TOO_LARGE,
        UNSUPPORTED_MEDIA_TYPE,
        INVALID_VALUE,
        UNKNOWN_FIELD,
        MISSING_FIELD,
        NO_ARTICLES,
        TOO_MANY_ARTICLES,
        ARTICLE_TOO_LONG,
        ARTICLE_CONTENT,
        URL_NOT_SUPPORTED,
        DUPLICATE_ARTICLE_ID,
        BAD_ENCODING,
        BAD_ARTICLE,
        NO_USABLE_ARTICLE,
        INTERNAL_ERROR,
        GENERATION_FAILED,
        BAD_PROMPT,
        NOT_READY,
        MODELS_NOT_LOADED,
        OVERLOADED,
        CANCELLED,
        DEADLINE_EXCEEDED,
    ),
)
async def summarize_articles(
    request: Request[Any, Any, Any],
    slot: NamedDependency[EngineSlot],
    pool: NamedDependency[RequestPool],
    limits: NamedDependency[Limits],
    summarize: NamedDependency[SkipValidation[Summarize]],
) -> Response[bytes]:
    """Merges what several outlets wrote about one event into one Arabic summary, each sentence
    with the exact characters it rests on, and tells what was merged and what conflicts.

    The articles come as JSON, or as a multipart form with one file an article.
    """
    media_type = _negotiate(request)
    read = _reader(request)
    engine = slot.engine()
    data = await _body(request)

    def work(watch: Watch) -> bytes:
        (result,) = summarize([read(data, limits)], engine, watch=watch)
        return RENDERERS[media_type](build_answer(result, uuid7()))

    content = await pool.run(work, partial(_gone, request))
    return Response(content, media_type=media_type, headers={"Vary": "Accept"})


def _negotiate(request: Request[Any, Any, Any]) -> str:
    if not request.headers.get("Accept", "").strip():
        return JSON
    try:
        match = request.accept.best_match(list(RENDERERS))
    except OverflowError:  # Litestar's own, of a header like `*/*;q=inf`
        match = None
    if match is None:
        raise Refused(NOT_ACCEPTABLE, f"An answer can be {', '.join(RENDERERS)}.")
    return match


def _reader(request: Request[Any, Any, Any]) -> Callable[[bytes, Limits], SummaryRequest]:
    """How to read the body, by its content type; the event loop does not do it."""
    coding = request.headers.get("Content-Encoding", "identity").strip().lower()
    if coding != "identity":
        raise Refused(UNSUPPORTED_MEDIA_TYPE, f"The body is {coding}; send it uncompressed.")
    media_type, options = request.content_type
    if media_type == FORM:
        return partial(_read_form, content_type=request.headers["Content-Type"])
    if media_type == JSON and options.get("charset", "utf-8").lower() in {"utf-8", "utf8"}:
        return read_request
    given = request.headers.get("Content-Type", "") or "not given"
    raise Refused(
        UNSUPPORTED_MEDIA_TYPE,
        f"The content type is {given}; send {JSON} in UTF-8, or {FORM}.",
    )


def _read_form(data: bytes, limits: Limits, *, content_type: str) -> SummaryRequest:
    form = read_form(data, content_type)
    return read_files(form.files, form.options, limits)


async def _body(request: Request[Any, Any, Any]) -> bytes:
    try:
        return await request.body()
    except RequestEntityTooLarge as error:
        limit = request.route_handler.resolve_request_max_body_size()
        raise Refused(BODY_TOO_LARGE, f"At most {limit} bytes are taken.") from error
    except InternalServerException as error:
        # Litestar says so, and nothing else here, where the client leaves while it sends.
        raise Refused(CANCELLED, "The body ended before its end.") from error


async def _gone(request: Request[Any, Any, Any]) -> None:
    """Returns when the client has closed the connection."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
