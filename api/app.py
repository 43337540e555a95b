"""The application: `create_app` is the only place that wires."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from litestar import Litestar
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.plugins.problem_details import (
    ProblemDetailsConfig,
    ProblemDetailsException,
    ProblemDetailsPlugin,
)

from api.glossaries import HouseGlossary
from api.pool import RequestPool
from api.port import ReportDuplicates, Summarize, Translate, Verify
from api.problems import problem_of
from api.readiness import EngineSlot
from api.routes.checks import check_sentences
from api.routes.docs import document, openapi_config
from api.routes.duplicates import report_duplicates
from api.routes.health import health, readiness
from api.routes.models import show_models
from api.routes.summaries import summarize_articles
from api.routes.translations import translate_sentences
from api.security import add_security_headers
from api.settings import Settings
from summarizer.engine import Engine, load_engine
from summarizer.errors import KhulasaError
from summarizer.pipeline import report as merge_report
from summarizer.pipeline import summarize as pipeline
from summarizer.semantics import SentenceEncoder, find_encoder
from summarizer.translating import translate_text
from summarizer.verification import verify as verify_sentences


def create_app(
    settings: Settings | None = None,
    *,
    engine: Engine | None = None,
    summarize: Summarize = pipeline,
    report: ReportDuplicates = merge_report,
    verify: Verify | None = None,
    translate: Translate = translate_text,
    encoder: SentenceEncoder | None = None,
) -> Litestar:
    """The application. Without `settings` they come from the environment; without `engine` the
    models that they name are loaded while the application starts, and closed when it stops.
    Without an `encoder` it is the one of the extra `semantic`, where that is installed.

    Raises BadSetting.
    """
    chosen = Settings.from_environment(os.environ) if settings is None else settings
    glossary = HouseGlossary(chosen.read_glossary())
    if encoder is None and chosen.semantic:
        encoder = engine.encoder if engine is not None else find_encoder()
    slot = EngineSlot(lambda: load_engine(chosen.engine_config, encoder), engine)
    check: Verify = verify or partial(verify_sentences, encoder=encoder)
    pool = RequestPool(
        max_concurrent=chosen.max_concurrent_requests,
        max_queued=chosen.max_queued_requests,
        timeout_s=chosen.request_timeout_s,
    )

    @asynccontextmanager
    async def lifespan(app: Litestar) -> AsyncIterator[None]:
        loading = asyncio.create_task(slot.load())
        if engine is not None or not _has_models(chosen):
            await loading
        try:
            yield
        finally:
            await loading
            await asyncio.to_thread(pool.close)
            await asyncio.to_thread(slot.close)

    app = Litestar(
        route_handlers=[
            summarize_articles,
            report_duplicates,
            check_sentences,
            translate_sentences,
            show_models,
            health,
            readiness,
            document,
        ],
        dependencies={
            "slot": Provide(lambda: slot, sync_to_thread=False),
            "pool": Provide(lambda: pool, sync_to_thread=False),
            "store": Provide(lambda: chosen.store, sync_to_thread=False),
            "limits": Provide(lambda: chosen.limits, sync_to_thread=False),
            "summarize": Provide(lambda: summarize, sync_to_thread=False),
            "report": Provide(lambda: report, sync_to_thread=False),
            "verify": Provide(lambda: check, sync_to_thread=False),
            "translate": Provide(lambda: translate, sync_to_thread=False),
            "glossary": Provide(lambda: glossary, sync_to_thread=False),
        },
        lifespan=[lifespan],
        request_max_body_size=chosen.max_body_bytes,
        before_send=[add_security_headers],
        plugins=[
            ProblemDetailsPlugin(
                ProblemDetailsConfig(
                    exception_to_problem_detail_map={
                        HTTPException: _as_problem,
                        Exception: _as_problem,
                    }
                )
            )
        ],
        openapi_config=openapi_config(),
        logging_config=None,
    )
    app.state.slot = slot
    return app


def _has_models(settings: Settings) -> bool:
    """Whether there is something to load; what cannot be told now will fail when it is loaded."""
    if settings.summarizer is not None or settings.translator is not None:
        return True
    try:
        config = settings.engine_config
    except KhulasaError:
        return True
    return config.summarizer is not None or config.translator is not None


def _as_problem(error: Exception) -> ProblemDetailsException:
    """What Litestar's plugin sends for `error`."""
    problem = problem_of(error)
    return ProblemDetailsException(
        type_=problem.type,
        title=problem.title,
        status_code=problem.status,
        detail=problem.detail,
        extra={"field": problem.field} if problem.field is not None else None,
        headers=getattr(error, "headers", None),
    )
