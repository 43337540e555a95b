"""POST /v1/checks: a text against its articles, or a translation against its text."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, post
from litestar.di import NamedDependency
from litestar.params import SkipValidation

from api.answers import ChecksAnswer, build_checks, encode_answer
from api.files import read_check_form
from api.openapi import problem_responses
from api.pool import RequestPool
from api.port import Verify
from api.problems import CHECK_AGAINST
from api.rendering import to_markdown
from api.routes.exchange import JSON, PROBLEMS, Exchange
from api.schemas import read_check
from api.settings import Limits
from summarizer.articles import CheckRequest
from summarizer.watch import Watch

EXCHANGE: Exchange[CheckRequest, ChecksAnswer] = Exchange(
    read_check,
    read_check_form,
    {JSON: encode_answer, "text/markdown": lambda answer: to_markdown(answer).encode()},
)


@post(
    "/v1/checks",
    status_code=200,
    summary="Check a text against articles, or a translation",
    operation_id="check",
    tags=["Checks"],
    responses=problem_responses(*PROBLEMS, CHECK_AGAINST),
)
async def check_sentences(
    request: Request[Any, Any, Any],
    pool: NamedDependency[RequestPool],
    limits: NamedDependency[Limits],
    verify: NamedDependency[SkipValidation[Verify]],
) -> Response[bytes]:
    """A verdict on each sentence of an Arabic text against the articles it was made of, with
    reasons and sources; or on each sentence of its English `translation`. Needs no model.

    Comes as JSON, or as a multipart form: `text` with one file an article, or with `translation`.
    """

    def work(asked: CheckRequest, watch: Watch) -> ChecksAnswer:
        return build_checks(verify(asked, watch=watch))

    return await EXCHANGE.respond(request, pool, limits, work)
