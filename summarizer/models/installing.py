"""What a pull and an import share: the licence, and the one way into the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from summarizer.backends.port import Role
from summarizer.errors import BadModelFolder, LicenceNotAccepted
from summarizer.models.catalog import Known
from summarizer.models.hashing import FileRecord, record_folder
from summarizer.models.making import ROLE_OF, Convert, Making, make, open_model, tools
from summarizer.models.manifest import Manifest
from summarizer.models.store import Installed, Store

Stage = Literal["look-up", "fetch", "make", "install", "installed-already"]
OnStage = Callable[[Stage, str], None]
"""Told what begins, and of which model."""


@dataclass(frozen=True, slots=True)
class Licence:
    """`name` as the card or the catalog has it, None where neither says."""

    name: str | None
    non_commercial: bool


OnLicence = Callable[[str, Licence], None]
"""Told a model and its licence, before anything is fetched."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a model came from, as its manifest will say; see there."""

    id: str
    source: str
    revision: str | None
    commit: str | None
    licence: Licence


def licence_by(stated: str | None, known: Known | None) -> Licence:
    """The licence by the card's words and the catalog's; non-commercial where either says so."""
    name = stated or (known.licence if known is not None else None)
    words = (name or "").lower().replace("_", "-").split("-")
    return Licence(name, "nc" in words or (known is not None and known.non_commercial))


def settle_licence(store: Store, model_id: str, licence: Licence, accept: bool) -> None:
    """Remembers that a non-commercial licence was accepted, now or before; call it `locked`.

    Raises LicenceNotAccepted.
    """
    if not licence.non_commercial:
        return
    name = licence.name or "not stated"
    if (model_id, name) in store.accepted_licences():
        return
    if not accept:
        raise LicenceNotAccepted(
            f"{model_id} is under {name}, which forbids commercial use; if that is not yours, "
            "say so once with --accept-license"
        )
    store.accept_licence(model_id, name)


def install(
    store: Store,
    key: str,
    files: Path,
    origin: Origin,
    making: Making,
    convert: Convert,
    role: Role | None,
    on_stage: OnStage,
    *,
    ours: bool,
) -> Installed:
    """Makes the model of `files`, describes it, and puts it into the store as `key`; call it
    `locked`. Where the files are `ours`, their bytes may be shared with the store.

    Raises BadModelFolder where `role` is given and the model plays another; and as `make`.
    """
    architecture = open_model(files).architecture
    played = ROLE_OF[architecture]
    if role is not None and played != role:
        raise BadModelFolder(f"{origin.id} is a {played}, not a {role}")
    staged = store.staging(key)
    folder = origin.id.rpartition("/")[2]
    made = make(files, staged / folder, making, convert, ours=ours)
    parity = made.pop("parity", None)
    on_stage("install", origin.id)
    used = record_folder(staged / folder)
    received: tuple[FileRecord, ...] = record_folder(files) if made["converted"] else used
    return store.install(
        staged,
        Manifest(
            id=origin.id,
            role=played,
            architecture=architecture,
            source=origin.source,
            revision=origin.revision,
            commit=origin.commit,
            licence=origin.licence.name,
            non_commercial=origin.licence.non_commercial,
            installed_at=now(),
            folder=folder,
            received=received,
            files=used,
            made=made,
            tools=tools(),
            parity=parity if isinstance(parity, dict) else None,
        ),
    )


def now() -> str:
    """The moment, as manifests have it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
