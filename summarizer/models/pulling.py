"""Brings a model into the store: looked up, licence shown, fetched, verified, made, installed.

Whatever stops it, the store holds what it held before; what was fetched stays, and the next pull
goes on from there.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from summarizer.backends.converted import is_converted
from summarizer.backends.port import Role
from summarizer.errors import BadModelFolder, DamagedModel, DownloadFailed, LicenceNotAccepted
from summarizer.models.catalog import Known, find_known, load_catalog
from summarizer.models.fetching import OnBytes, fetch
from summarizer.models.hashing import FileRecord, record_folder
from summarizer.models.hub import DEFAULT_ENDPOINT, RemoteModel, look_up
from summarizer.models.making import (
    ROLE_OF,
    Convert,
    Making,
    check_can_convert,
    convert_by_ctranslate2,
    make,
    open_model,
    tools,
)
from summarizer.models.manifest import NAME, Manifest, read_manifest
from summarizer.models.store import Installed, Store
from summarizer.models.verifying import faults_of

SPARE_BYTES = 64 * 2**20
"""What must stay free on the disk beyond the model's own files."""

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


def pull(
    store: Store,
    model_id: str,
    *,
    role: Role | None = None,
    revision: str = "main",
    endpoint: str = DEFAULT_ENDPOINT,
    accept_licence: bool = False,
    making: Making | None = None,
    convert: Convert = convert_by_ctranslate2,
    on_licence: OnLicence = lambda *_: None,
    on_stage: OnStage = lambda *_: None,
    on_bytes: OnBytes = lambda *_: None,
) -> Installed:
    """The model of a hub id, in the store and playing its role from now on.

    One that is there already, of the same commit and made the same way, is not fetched again.
    `role`, if given, is the only one accepted.

    Raises MissingPackage (before anything is fetched), LicenceNotAccepted, DownloadFailed,
    DamagedModel, BadModelFolder, StoreBusy, OSError.
    """
    wanted = making or Making()
    if wanted.convert and convert is convert_by_ctranslate2:
        check_can_convert()
    known = find_known(load_catalog(), model_id)
    if known is not None and role is not None and known.role != role:
        raise BadModelFolder(f"{model_id} is a {known.role}, not a {role}")
    with store.locked():
        on_stage("look-up", model_id)
        remote = look_up(model_id, endpoint=endpoint, revision=revision)
        licence = licence_by(remote.licence, known)
        on_licence(model_id, licence)
        _settle_licence(store, model_id, licence, accept_licence)
        name = model_id.replace("/", "--")
        key = f"{name}@{remote.commit[:12]}-{wanted.suffix}"
        home = store.root / "installed" / key
        if home.is_dir() and not faults_of(home):
            on_stage("installed-already", model_id)
            found = Installed(read_manifest(home), home)
            return store.update(found, replace(found.manifest, installed_at=_now()))
        files = store.downloads(f"{name}@{remote.commit[:12]}") / model_id.rpartition("/")[2]
        files.mkdir(exist_ok=True)
        on_stage("fetch", model_id)
        _check_space(store, remote, files)
        fetch(remote, files, on_bytes)
        on_stage("make", model_id)
        installed = _install(
            store,
            key,
            files,
            _Origin(model_id, endpoint, revision, remote.commit, licence),
            wanted,
            convert,
            role,
            on_stage,
        )
        shutil.rmtree(files.parent, ignore_errors=True)
        return installed


def import_folder(
    store: Store,
    folder: Path,
    *,
    role: Role | None = None,
    accept_licence: bool = False,
    making: Making | None = None,
    convert: Convert = convert_by_ctranslate2,
    on_licence: OnLicence = lambda *_: None,
    on_stage: OnStage = lambda *_: None,
) -> Installed:
    """The model of a folder that was carried here, copied into the store.

    The folder is a checkpoint as its repository lays it out, a converted folder (which needs no
    extra), or a whole model of another store with its manifest, whose files are then held to it.

    Raises as `pull`, but for DownloadFailed.
    """
    source = folder.resolve()
    if not source.is_dir():
        raise BadModelFolder(f"{folder}: no such folder")
    wanted = making or Making()
    carried = read_manifest(source) if (source / NAME).is_file() else None
    if carried is not None:
        faults = faults_of(source)
        if faults:
            raise DamagedModel(f"{folder}: {faults[0].path} {faults[0].problem}")
    files = source if carried is None else source / carried.folder
    open_model(files)
    converted = is_converted(files)
    if wanted.convert and not converted and convert is convert_by_ctranslate2:
        check_can_convert()
    with store.locked():
        origin = _origin_of(files, carried)
        on_licence(origin.id, origin.licence)
        _settle_licence(store, origin.id, origin.licence, accept_licence)
        name = origin.id.replace("/", "--")
        kept = (origin.commit or "carried")[:12]
        key = f"{name}@{kept}-{'converted' if converted else wanted.suffix}"
        on_stage("make", origin.id)
        installed = _install(store, key, files, origin, wanted, convert, role, on_stage)
        if carried is None:
            return installed
        # What was done elsewhere is known better there. Its trial is not taken over: it may have
        # been with other prompts.
        told = replace(
            installed.manifest,
            received=carried.received,
            made=carried.made if converted else installed.manifest.made,
            tools=carried.tools if converted else installed.manifest.tools,
            parity=carried.parity if converted else installed.manifest.parity,
        )
        return store.update(installed, told)


def licence_by(stated: str | None, known: Known | None) -> Licence:
    """The licence by the card's words and the catalog's; non-commercial where either says so."""
    name = stated or (known.licence if known is not None else None)
    words = (name or "").lower().replace("_", "-").split("-")
    return Licence(name, "nc" in words or (known is not None and known.non_commercial))


@dataclass(frozen=True, slots=True)
class _Origin:
    id: str
    source: str
    revision: str | None
    commit: str | None
    licence: Licence


def _origin_of(files: Path, carried: Manifest | None) -> _Origin:
    if carried is not None:
        return _Origin(
            carried.id,
            carried.source,
            carried.revision,
            carried.commit,
            Licence(carried.licence, carried.non_commercial),
        )
    said = open_model(files)
    name = said.id.rpartition("/")[2].lower()
    known = next((one for one in load_catalog() if one.id.lower().endswith(f"/{name}")), None)
    model_id = known.id if known is not None else said.id
    return _Origin(model_id, "folder", None, None, licence_by(said.licence, known))


def _settle_licence(store: Store, model_id: str, licence: Licence, accept: bool) -> None:
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


def _check_space(store: Store, remote: RemoteModel, files: Path) -> None:
    """The files that are not here yet, and once more as much for what is made of them."""
    here = sum(path.stat().st_size for path in files.iterdir() if path.is_file())
    needed = max(0, remote.size - here) + remote.size + SPARE_BYTES
    free = shutil.disk_usage(store.root).free
    if free < needed:
        raise DownloadFailed(
            f"{store.root}: the disk has {free / 1e9:.1f} GB free, and {remote.id} needs "
            f"{needed / 1e9:.1f} GB while it is brought in"
        )


def _install(
    store: Store,
    key: str,
    files: Path,
    origin: _Origin,
    making: Making,
    convert: Convert,
    role: Role | None,
    on_stage: OnStage,
) -> Installed:
    architecture = open_model(files).architecture
    played = ROLE_OF[architecture]
    if role is not None and played != role:
        raise BadModelFolder(f"{origin.id} is a {played}, not a {role}")
    staged = store.staging(key)
    folder = origin.id.rpartition("/")[2]
    made = make(files, staged / folder, making, convert)
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
            installed_at=_now(),
            folder=folder,
            received=received,
            files=used,
            made=made,
            tools=tools(),
            parity=parity if isinstance(parity, dict) else None,
        ),
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
