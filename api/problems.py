"""Everything that can be refused or fail, as RFC 9457 problems; the one map from error to problem.

A problem's `type` is `urn:khulasa:problem:` and a name that never changes. `field` names the part
of the request that is wrong, as a path: `articles[3].published_at`.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta, Struct

from summarizer import errors

MEDIA_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:khulasa:problem:"
RETRY_AFTER_S = 5
"""Seconds that a caller is asked to wait where the server is busy or not ready: a set of ten
articles takes a good second without weights and a few with them."""

logger = logging.getLogger(__name__)


class Problem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What went wrong, as RFC 9457 lays it out."""

    type: Annotated[str, Meta(description="Names the kind of problem; stable.")]
    title: Annotated[str, Meta(description="The kind in words, the same for all of one type.")]
    status: Annotated[int, Meta(description="The HTTP status.")]
    detail: Annotated[str, Meta(description="What is wrong with this request.")]
    field: Annotated[
        str | None,
        Meta(
            description="The part of the request that is wrong, as a path.",
            examples=["articles[3].published_at"],
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class Kind:
    """One type of problem. Where `ours`, the fault is the server's: the detail goes to the log
    and the caller gets a general sentence, so that no path of the machine is told.
    """

    name: str
    status: int
    title: str
    ours: bool = False


BAD_REQUEST = Kind("bad-request", 400, "The request cannot be read")
MALFORMED_JSON = Kind("malformed-json", 400, "The body is not JSON")
MALFORMED_FORM = Kind("malformed-form", 400, "The body is not a multipart form")
NOT_UTF8 = Kind("not-utf-8", 400, "The body is not UTF-8")
NOT_FOUND = Kind("not-found", 404, "There is nothing at this path")
METHOD_NOT_ALLOWED = Kind("method-not-allowed", 405, "This path does not take this method")
NOT_ACCEPTABLE = Kind("not-acceptable", 406, "No answer in the form asked for")
MODEL_UNAVAILABLE = Kind("model-unavailable", 409, "The model asked for has no weights here")
BODY_TOO_LARGE = Kind("body-too-large", 413, "The body is too large")
UNSUPPORTED_MEDIA_TYPE = Kind("unsupported-media-type", 415, "The body is of no type taken here")
INVALID_VALUE = Kind("invalid-value", 422, "A value is of the wrong type or out of range")
UNKNOWN_FIELD = Kind("unknown-field", 422, "There is no such field")
MISSING_FIELD = Kind("missing-field", 422, "A field is missing")
NO_ARTICLES = Kind("no-articles", 422, "The set of articles is empty")
TOO_MANY_ARTICLES = Kind("too-many-articles", 422, "There are too many articles")
ARTICLE_TOO_LONG = Kind("article-too-long", 422, "An article is too long")
ARTICLE_CONTENT = Kind("article-content", 422, "An article needs exactly one of text, html, url")
URL_NOT_SUPPORTED = Kind("url-not-supported", 422, "Articles are not fetched from addresses yet")
CHECK_AGAINST = Kind(
    "check-against", 422, "A text is checked against articles, or its translation against it"
)
DUPLICATE_ARTICLE_ID = Kind("duplicate-article-id", 422, "Two articles carry one id")
BAD_ENCODING = Kind("bad-encoding", 422, "A file's encoding is neither UTF-8 nor windows-1256")
BAD_ARTICLE = Kind("bad-article", 422, "An article has no text in it")
NO_USABLE_ARTICLE = Kind("no-usable-article", 422, "None of the articles can be used")
INTERNAL_ERROR = Kind("internal-error", 500, "The server failed", ours=True)
GENERATION_FAILED = Kind("generation-failed", 500, "The model failed", ours=True)
BAD_PROMPT = Kind("bad-prompt", 500, "A prompt file is wrong", ours=True)
BAD_MODEL_FOLDER = Kind("bad-model-folder", 503, "The model cannot be loaded", ours=True)
CONVERSION_REFUSED = Kind(
    "conversion-refused", 500, "The converted model is not true to its checkpoint", ours=True
)
MISSING_PACKAGE = Kind("missing-package", 503, "A package is not installed", ours=True)
NOT_READY = Kind("not-ready", 503, "The models are being loaded")
MODELS_NOT_LOADED = Kind("models-not-loaded", 503, "The models could not be loaded")
OVERLOADED = Kind("overloaded", 503, "Too many requests are waiting")
CANCELLED = Kind("cancelled", 503, "The work was cancelled")
DEADLINE_EXCEEDED = Kind("deadline-exceeded", 504, "The time allowed is over")

KIND_OF_ERROR: Mapping[type[errors.KhulasaError], Kind] = {
    errors.NoUsableArticle: NO_USABLE_ARTICLE,
    errors.DuplicateArticleId: DUPLICATE_ARTICLE_ID,
    errors.BadEncoding: BAD_ENCODING,
    errors.BadArticle: BAD_ARTICLE,
    errors.ModelUnavailable: MODEL_UNAVAILABLE,
    errors.BadModelFolder: BAD_MODEL_FOLDER,
    errors.MissingPackage: MISSING_PACKAGE,
    errors.GenerationFailed: GENERATION_FAILED,
    errors.EngineBusy: OVERLOADED,
    errors.ConversionRefused: CONVERSION_REFUSED,
    errors.LicenceNotAccepted: BAD_MODEL_FOLDER,
    errors.DownloadFailed: BAD_MODEL_FOLDER,
    errors.DamagedModel: BAD_MODEL_FOLDER,
    errors.StoreBusy: BAD_MODEL_FOLDER,
    errors.BadPrompt: BAD_PROMPT,
    errors.DeadlineExceeded: DEADLINE_EXCEEDED,
    errors.Cancelled: CANCELLED,
}
"""Every leaf of the tree in summarizer/errors.py."""

_KIND_OF_STATUS = {
    kind.status: kind
    for kind in (BAD_REQUEST, NOT_FOUND, METHOD_NOT_ALLOWED, BODY_TOO_LARGE, INTERNAL_ERROR)
}

_OURS = "The fault is the server's, not the request's; its log has the details."


class Refused(Exception):
    """The door itself refuses a request: it cannot be read, or there is no room for it."""

    def __init__(
        self,
        kind: Kind,
        detail: str,
        *,
        field: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.kind = kind
        self.field = field
        self.headers = dict(headers or {})


def problem_of(error: Exception) -> Problem:
    """The problem that `error` is; an error of no known kind is `internal-error`.

    Errors that are the server's own fault are logged here with their trace.
    """
    kind = kind_of(error)
    if kind.ours:
        logger.error("%s: %s", kind.name, error, exc_info=error)
    return Problem(
        type=TYPE_PREFIX + kind.name,
        title=kind.title,
        status=kind.status,
        detail=_OURS if kind.ours else _detail(error),
        field=None if kind.ours else getattr(error, "field", None),
    )


def kind_of(error: Exception) -> Kind:
    """The kind of problem that `error` is. Errors of the web framework tell it by their status."""
    if isinstance(error, Refused):
        return error.kind
    for ancestor in type(error).__mro__:
        if ancestor in KIND_OF_ERROR:
            return KIND_OF_ERROR[ancestor]
    status = getattr(error, "status_code", INTERNAL_ERROR.status)
    return _KIND_OF_STATUS.get(status, BAD_REQUEST if 400 <= status < 500 else INTERNAL_ERROR)


def _detail(error: Exception) -> str:
    if isinstance(error, Refused | errors.KhulasaError):
        return str(error)
    # The web framework's own words are only the status in words.
    allowed = (getattr(error, "headers", None) or {}).get("allow")
    return f"It takes {allowed}." if allowed else f"{kind_of(error).title}."
