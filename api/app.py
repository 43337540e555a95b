"""The application: `create_app` is the only place that wires."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from litestar import Litestar
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.plugins.problem_details import (
    ProblemDetailsConfig,
    ProblemDetailsException,
    ProblemDetailsPlugin,
)

from api.pool import RequestPool
from api.port import Summarize
from api.problems import problem_of
from api.readiness import EngineSlot
from api.routes.docs import document, openapi_config
from api.routes.health import health, readiness
from api.routes.summaries import summarize_articles
from api.security import add_security_headers
from api.settings import Settings
from summarizer.engine import Engine, load_engine
from summarizer.pipeline import summarize as pipeline


def create_app(
    settings: Settings | None = None,
    *,
    engine: Engine | None = None,
    summarize: Summarize = pipeline,
) -> Litestar:
    """The application. Without `settings` they come from the environment; without `engine` the
    models that they name are loaded while the application starts, and closed when it stops.

    Raises BadSetting.
    """
    chosen = Settings.from_environment(os.environ) if settings is None else settings
    slot = EngineSlot(lambda: load_engine(chosen.engine_config), engine)
    pool = RequestPool(
        max_concurrent=chosen.max_concurrent_requests,
        max_queued=chosen.max_queued_requests,
        timeout_s=chosen.request_timeout_s,
    )

    @asynccontextmanager
    async def lifespan(app: Litestar) -> AsyncIterator[None]:
        loading = asyncio.create_task(slot.load())
        if engine is not None or (chosen.summarizer is None and chosen.translator is None):
            await loading
        try:
            yield
        finally:
            await loading
            await asyncio.to_thread(pool.close)
            await asyncio.to_thread(slot.close)

    app = Litestar(
        route_handlers=[summarize_articles, health, readiness, document],
        dependencies={
            "slot": Provide(lambda: slot, sync_to_thread=False),
            "pool": Provide(lambda: pool, sync_to_thread=False),
            "limits": Provide(lambda: chosen.limits, sync_to_thread=False),
            "summarize": Provide(lambda: summarize, sync_to_thread=False),
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
