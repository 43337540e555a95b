"""Whether the process lives, and whether it can take requests."""

from __future__ import annotations

from litestar import get
from litestar.di import NamedDependency

from api.answers import Health, Readiness
from api.openapi import problem_responses
from api.problems import MODELS_NOT_LOADED, NOT_READY
from api.readiness import EngineSlot


@get(
    "/healthz",
    summary="Whether the process lives",
    operation_id="health",
    tags=["Service"],
    sync_to_thread=False,
)
def health() -> Health:
    """Always 200 while the process answers at all."""
    return Health()


@get(
    "/readyz",
    summary="Whether requests are answered",
    operation_id="readiness",
    tags=["Service"],
    sync_to_thread=False,
    responses=problem_responses(NOT_READY, MODELS_NOT_LOADED),
)
def readiness(slot: NamedDependency[EngineSlot]) -> Readiness:
    """503 until the models are loaded. Without weights the service is ready at once."""
    engine = slot.engine()
    summarizer, translator = engine.model("summarizer"), engine.model("translator")
    return Readiness(
        summarizer=summarizer.id if summarizer else None,
        translator=translator.id if translator else None,
    )
