"""POST /v1/summaries: articles in, one summary out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from litestar import Request, Response, post
from litestar.di import NamedDependency
from litestar.params import SkipValidation

from api.answers import Answer, build_answer, encode_answer
from api.files import read_summary_form
from api.glossaries import HouseGlossary, merged
from api.identifiers import uuid7
from api.openapi import problem_responses
from api.pool import RequestPool
from api.port import Summarize
from api.problems import (
    BAD_PROMPT,
    GENERATION_FAILED,
    MODEL_UNAVAILABLE,
    MODELS_NOT_LOADED,
    NOT_READY,
)
from api.readiness import EngineSlot
from api.rendering import to_markdown, to_text
from api.routes.exchange import JSON, PROBLEMS, Exchange
from api.schemas import read_request
from api.settings import Limits
from summarizer.articles import SummaryRequest
from summarizer.watch import Watch

EXCHANGE: Exchange[SummaryRequest, Answer] = Exchange(
    read_request,
    read_summary_form,
    {
        JSON: encode_answer,
        "text/plain": lambda answer: to_text(answer).encode(),
        "text/markdown": lambda answer: to_markdown(answer).encode(),
    },
)


@post(
    "/v1/summaries",
    status_code=200,
    summary="Summarize articles about one event",
    operation_id="summarize",
    tags=["Summaries"],
    responses=problem_responses(
        *PROBLEMS,
        MODEL_UNAVAILABLE,
        GENERATION_FAILED,
        BAD_PROMPT,
        NOT_READY,
        MODELS_NOT_LOADED,
    ),
)
async def summarize_articles(
    request: Request[Any, Any, Any],
    slot: NamedDependency[EngineSlot],
    pool: NamedDependency[RequestPool],
    limits: NamedDependency[Limits],
    glossary: NamedDependency[SkipValidation[HouseGlossary]],
    summarize: NamedDependency[SkipValidation[Summarize]],
) -> Response[bytes]:
    """Merges what several outlets wrote about one event into one Arabic summary, each sentence
    with the exact characters it rests on, and tells what was merged and what conflicts.

    The articles come as JSON, or as a multipart form with one file an article.
    """
    engine = slot.engine()

    def work(asked: SummaryRequest, watch: Watch) -> Answer:
        own = replace(asked, glossary=merged(asked.glossary, glossary.pairs))
        (result,) = summarize([own], engine, watch=watch)
        return build_answer(result, uuid7())

    return await EXCHANGE.respond(request, pool, limits, work)
