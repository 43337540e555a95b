"""Brings a model into the store: looked up, licence shown, fetched, verified, made, installed.

Whatever stops it, the store holds what it held before; what was fetched stays, and the next pull
goes on from there.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from summarizer.backends.port import Role
from summarizer.errors import BadModelFolder, DownloadFailed
from summarizer.models.catalog import find_known, load_catalog
from summarizer.models.fetching import OnBytes, fetch
from summarizer.models.hub import DEFAULT_ENDPOINT, RemoteModel, look_up
from summarizer.models.installing import (
    OnLicence,
    OnStage,
    Origin,
    install,
    licence_by,
    now,
    settle_licence,
)
from summarizer.models.making import Convert, Making, check_can_convert, convert_by_ctranslate2
from summarizer.models.manifest import read_manifest
from summarizer.models.store import Installed, Store
from summarizer.models.verifying import faults_of

SPARE_BYTES = 64 * 2**20
"""What must stay free on the disk beyond the model's own files."""


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
        settle_licence(store, model_id, licence, accept_licence)
        name = model_id.replace("/", "--")
        key = f"{name}@{remote.commit[:12]}-{wanted.suffix}"
        home = store.root / "installed" / key
        if home.is_dir() and not faults_of(home):
            on_stage("installed-already", model_id)
            _clear_downloads(store, name)
            found = Installed(read_manifest(home), home)
            return store.update(found, replace(found.manifest, installed_at=now()))
        files = store.downloads(f"{name}@{remote.commit[:12]}") / model_id.rpartition("/")[2]
        files.mkdir(exist_ok=True)
        on_stage("fetch", model_id)
        _check_space(store, remote, files)
        fetch(remote, files, on_bytes)
        on_stage("make", model_id)
        installed = install(
            store,
            key,
            files,
            Origin(model_id, remote.endpoint, revision, remote.commit, licence),
            wanted,
            convert,
            role,
            on_stage,
            ours=True,
        )
        _clear_downloads(store, name)
        return installed


def _clear_downloads(store: Store, name: str) -> None:
    """What pulls of this model left, those of other commits too."""
    for folder in (store.root / "downloads").glob(f"{name}@*"):
        shutil.rmtree(folder, ignore_errors=True)


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
