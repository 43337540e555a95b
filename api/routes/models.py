"""GET /v1/models: which models write and translate, under which licences, and what is installed."""

from __future__ import annotations

from litestar import get
from litestar.di import NamedDependency
from litestar.params import SkipValidation

from api.model_answers import ModelList, loaded_model, stored_model
from api.openapi import problem_responses
from api.problems import BAD_MODEL_FOLDER, MODELS_NOT_LOADED, NOT_READY
from api.readiness import EngineSlot
from summarizer.models.store import Store


@get(
    "/v1/models",
    summary="The models, and their licences",
    operation_id="models",
    tags=["Service"],
    sync_to_thread=True,
    responses=problem_responses(NOT_READY, MODELS_NOT_LOADED, BAD_MODEL_FOLDER),
)
def show_models(
    slot: NamedDependency[EngineSlot], store: NamedDependency[SkipValidation[Store | None]]
) -> ModelList:
    """Which models are in use and which are installed, with their licences; whether the summarizer
    is trusted with `engine: auto`, and if not, why. 503 until the models are loaded.
    """
    engine = slot.engine()
    return ModelList(
        summarizer=loaded_model(engine.model("summarizer")),
        translator=loaded_model(engine.model("translator")),
        installed=[stored_model(one) for one in (store.installed() if store is not None else [])],
    )
