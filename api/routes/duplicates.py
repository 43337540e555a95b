"""POST /v1/duplicates: articles in, what they repeat and where they conflict out."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, post
from litestar.di import NamedDependency
from litestar.params import SkipValidation

from api.answers import ReportAnswer, build_report, encode_answer
from api.files import read_article_set_form
from api.identifiers import uuid7
from api.openapi import problem_responses
from api.pool import RequestPool
from api.port import ReportDuplicates
from api.rendering import to_markdown
from api.routes.exchange import JSON, PROBLEMS, Exchange
from api.schemas import read_article_set
from api.settings import Limits
from summarizer.articles import ArticleSet
from summarizer.watch import Watch

EXCHANGE: Exchange[ArticleSet, ReportAnswer] = Exchange(
    read_article_set,
    read_article_set_form,
    {JSON: encode_answer, "text/markdown": lambda answer: to_markdown(answer).encode()},
)


@post(
    "/v1/duplicates",
    status_code=200,
    summary="What articles repeat, and where they conflict",
    operation_id="duplicates",
    tags=["Duplicates"],
    responses=problem_responses(*PROBLEMS),
)
async def report_duplicates(
    request: Request[Any, Any, Any],
    pool: NamedDependency[RequestPool],
    limits: NamedDependency[Limits],
    report: NamedDependency[SkipValidation[ReportDuplicates]],
) -> Response[bytes]:
    """The whole report of merging, without a summary: each statement once with all places where it
    is said, articles that are one text, and values that cannot all be true. Needs no model.

    The articles come as JSON, or as a multipart form with one file an article; one sentence each
    will do.
    """

    def work(asked: ArticleSet, watch: Watch) -> ReportAnswer:
        return build_report(report(asked, watch=watch), uuid7())

    return await EXCHANGE.respond(request, pool, limits, work)
