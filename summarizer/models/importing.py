"""Brings a folder that was carried here into the store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from summarizer.backends.converted import is_converted
from summarizer.backends.port import Role
from summarizer.errors import BadModelFolder, DamagedModel
from summarizer.models.catalog import load_catalog
from summarizer.models.installing import (
    Licence,
    OnLicence,
    OnStage,
    Origin,
    install,
    licence_by,
    settle_licence,
)
from summarizer.models.making import (
    Convert,
    Making,
    check_can_convert,
    convert_by_ctranslate2,
    open_model,
)
from summarizer.models.manifest import NAME, Manifest, read_manifest
from summarizer.models.store import Installed, Store
from summarizer.models.verifying import faults_of


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
        settle_licence(store, origin.id, origin.licence, accept_licence)
        name = origin.id.replace("/", "--")
        kept = (origin.commit or "carried")[:12]
        key = f"{name}@{kept}-{'converted' if converted else wanted.suffix}"
        on_stage("make", origin.id)
        installed = install(store, key, files, origin, wanted, convert, role, on_stage, ours=False)
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


def _origin_of(files: Path, carried: Manifest | None) -> Origin:
    if carried is not None:
        return Origin(
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
    return Origin(model_id, "folder", None, None, licence_by(said.licence, known))
