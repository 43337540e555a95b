"""What GET /v1/models answers, over the wire."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from summarizer.backends.port import Architecture, ModelInfo, Role
from summarizer.models.catalog import find_known, load_catalog
from summarizer.models.installing import licence_by
from summarizer.models.store import Installed


class LoadedModel(Struct, frozen=True, kw_only=True):
    """A model in use."""

    id: Annotated[str, Meta(description="Its id on the hub, or the name of its folder.")]
    backend: Annotated[str, Meta(examples=["ctranslate2", "transformers"])]
    architecture: Architecture
    dtype: Annotated[str, Meta(description="What it computes in.", examples=["int8", "float32"])]
    licence: Annotated[str | None, Meta(description="As its card states it; null where unknown.")]
    non_commercial: Annotated[bool, Meta(description="Its licence forbids commercial use.")]
    max_input_tokens: int
    trusted: Annotated[
        bool, Meta(description="Whether it is used where `engine` is `auto`: it passed its trial.")
    ]
    reason: Annotated[str | None, Meta(description="Why it is not trusted.")]


class StoredModel(Struct, frozen=True, kw_only=True):
    """A model of the store, used or not."""

    id: str
    key: Annotated[str, Meta(description="What the store calls it.")]
    role: Role
    architecture: Architecture
    revision: Annotated[str | None, Meta(description="The commit of its repository.")]
    licence: str | None
    non_commercial: bool
    converted: bool
    quantization: str | None
    pieces: Annotated[int | None, Meta(description="Pieces of its vocabulary, where converted.")]
    size_bytes: int
    installed_at: Annotated[str, Meta(description="ISO 8601, in UTC.")]
    tried: Annotated[bool, Meta(description="Whether `khulasa models try` was run on it.")]
    reason: Annotated[str | None, Meta(description="Why its trial did not pass.")]


class ModelList(Struct, frozen=True, kw_only=True):
    """The models in use, null where a role is played without one, and those of the store."""

    summarizer: LoadedModel | None
    translator: LoadedModel | None
    installed: list[StoredModel]


# Prepared here, once: see api/answers.py.
_PREPARED = msgspec.json.Decoder(ModelList)


def loaded_model(info: ModelInfo | None) -> LoadedModel | None:
    """A model in use; None where the role is played without one."""
    if info is None:
        return None
    licence = licence_by(info.licence, find_known(load_catalog(), info.id))
    return LoadedModel(
        id=info.id,
        backend=info.backend,
        architecture=info.architecture,
        dtype=info.dtype,
        licence=licence.name,
        non_commercial=licence.non_commercial,
        max_input_tokens=info.max_input_tokens,
        trusted=info.trusted,
        reason=info.distrust,
    )


def stored_model(one: Installed) -> StoredModel:
    """A model of the store."""
    manifest = one.manifest
    return StoredModel(
        id=manifest.id,
        key=one.key,
        role=manifest.role,
        architecture=manifest.architecture,
        revision=manifest.commit,
        licence=manifest.licence,
        non_commercial=manifest.non_commercial,
        converted=bool(manifest.made.get("converted")),
        quantization=manifest.made.get("quantization"),
        pieces=manifest.made.get("pieces"),
        size_bytes=sum(record.size for record in manifest.files),
        installed_at=manifest.installed_at,
        tried=manifest.trial is not None,
        reason=(manifest.trial or {}).get("why_not"),
    )
