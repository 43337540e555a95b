"""One exchange: a body in one of two types, the work in the pool, an answer in the form asked for.

Every path that takes articles goes through here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from litestar import Request, Response
from litestar.exceptions import InternalServerException
from litestar.exceptions.http_exceptions import RequestEntityTooLarge

from api.pool import RequestPool
from api.problems import (
    ARTICLE_CONTENT,
    ARTICLE_TOO_LONG,
    BAD_ARTICLE,
    BAD_ENCODING,
    BODY_TOO_LARGE,
    CANCELLED,
    DEADLINE_EXCEEDED,
    DUPLICATE_ARTICLE_ID,
    INTERNAL_ERROR,
    INVALID_VALUE,
    MALFORMED_FORM,
    MALFORMED_JSON,
    MISSING_FIELD,
    NO_ARTICLES,
    NO_USABLE_ARTICLE,
    NOT_ACCEPTABLE,
    NOT_UTF8,
    OVERLOADED,
    TOO_MANY_ARTICLES,
    UNKNOWN_FIELD,
    UNSUPPORTED_MEDIA_TYPE,
    URL_NOT_SUPPORTED,
    Refused,
)
from api.settings import Limits
from summarizer.watch import Watch

JSON = "application/json"
FORM = "multipart/form-data"
PROBLEMS = (
    MALFORMED_JSON,
    MALFORMED_FORM,
    NOT_UTF8,
    NOT_ACCEPTABLE,
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
    OVERLOADED,
    CANCELLED,
    DEADLINE_EXCEEDED,
)
"""What can go wrong with any of them."""

Asked = TypeVar("Asked")
Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Exchange(Generic[Asked, Given]):
    """How a path reads its bodies, of JSON and (with the content type) of a form, and the forms
    of its answer, the default first.
    """

    read_json: Callable[[bytes, Limits], Asked]
    read_form: Callable[[bytes, str, Limits], Asked]
    forms: Mapping[str, Callable[[Given], bytes]]

    async def respond(
        self,
        request: Request[Any, Any, Any],
        pool: RequestPool,
        limits: Limits,
        work: Callable[[Asked, Watch], Given],
    ) -> Response[bytes]:
        """What `work` makes of the request's body, run in `pool`; the event loop reads neither.

        Raises Refused, what `pool.run` raises, and what reading and `work` raise.
        """
        media_type = self._negotiate(request)
        read = self._reader(request)
        data = await _body(request)

        def whole(watch: Watch) -> bytes:
            return self.forms[media_type](work(read(data, limits), watch))

        content = await pool.run(whole, partial(_gone, request))
        return Response(content, media_type=media_type, headers={"Vary": "Accept"})

    def _negotiate(self, request: Request[Any, Any, Any]) -> str:
        if not request.headers.get("Accept", "").strip():
            return next(iter(self.forms))
        try:
            match = request.accept.best_match(list(self.forms))
        except OverflowError:  # Litestar's own, of a header like `*/*;q=inf`
            match = None
        if match is None:
            raise Refused(NOT_ACCEPTABLE, f"An answer can be {', '.join(self.forms)}.")
        return match

    def _reader(self, request: Request[Any, Any, Any]) -> Callable[[bytes, Limits], Asked]:
        """How to read the body, by its content type."""
        coding = request.headers.get("Content-Encoding", "identity").strip().lower()
        if coding != "identity":
            raise Refused(UNSUPPORTED_MEDIA_TYPE, f"The body is {coding}; send it uncompressed.")
        media_type, options = request.content_type
        if media_type == FORM:
            content_type = request.headers["Content-Type"]
            return lambda data, limits: self.read_form(data, content_type, limits)
        if media_type == JSON and options.get("charset", "utf-8").lower() in {"utf-8", "utf8"}:
            return self.read_json
        given = request.headers.get("Content-Type", "") or "not given"
        raise Refused(
            UNSUPPORTED_MEDIA_TYPE,
            f"The content type is {given}; send {JSON} in UTF-8, or {FORM}.",
        )


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
