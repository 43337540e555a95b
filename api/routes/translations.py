"""POST /v1/translations: any Arabic text in, checked English out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from litestar import Request, Response, post
from litestar.di import NamedDependency
from litestar.params import SkipValidation

from api.answers import TranslationAnswer, build_translation_answer, encode_answer
from api.files import read_translation_form
from api.glossaries import HouseGlossary, merged
from api.identifiers import uuid7
from api.openapi import problem_responses
from api.pool import RequestPool
from api.port import Translate
from api.problems import (
    BAD_PROMPT,
    GENERATION_FAILED,
    MODEL_UNAVAILABLE,
    MODELS_NOT_LOADED,
    NOT_READY,
)
from api.readiness import EngineSlot
from api.rendering import to_markdown
from api.routes.exchange import JSON, PROBLEMS, Exchange
from api.schemas import read_translation
from api.settings import Limits
from summarizer.articles import TranslationRequest
from summarizer.watch import Watch

EXCHANGE: Exchange[TranslationRequest, TranslationAnswer] = Exchange(
    read_translation,
    read_translation_form,
    {
        JSON: encode_answer,
        "text/plain": lambda answer: (answer.text + "\n").encode(),
        "text/markdown": lambda answer: to_markdown(answer).encode(),
    },
)


@post(
    "/v1/translations",
    status_code=200,
    summary="Translate an Arabic text into English",
    operation_id="translate",
    tags=["Translations"],
    responses=problem_responses(
        *PROBLEMS,
        MODEL_UNAVAILABLE,
        GENERATION_FAILED,
        BAD_PROMPT,
        NOT_READY,
        MODELS_NOT_LOADED,
    ),
)
async def translate_sentences(
    request: Request[Any, Any, Any],
    slot: NamedDependency[EngineSlot],
    pool: NamedDependency[RequestPool],
    limits: NamedDependency[Limits],
    glossary: NamedDependency[SkipValidation[HouseGlossary]],
    translate: NamedDependency[SkipValidation[Translate]],
) -> Response[bytes]:
    """The English of any Arabic text, sentence by sentence, each with the place that it renders and
    a verdict with reasons: figures, names, negation, quotes, length, and meaning where the extra
    `semantic` is installed. What is bad is decoded again and the best attempt kept.

    Comes as JSON, or as a multipart form. Needs the weights of a translation model.
    """
    engine = slot.engine()

    def work(asked: TranslationRequest, watch: Watch) -> TranslationAnswer:
        own = replace(asked, glossary=merged(asked.glossary, glossary.pairs))
        return build_translation_answer(translate(own, engine, watch=watch), uuid7())

    return await EXCHANGE.respond(request, pool, limits, work)
