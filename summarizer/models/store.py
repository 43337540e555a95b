"""The folder that holds the models: what is in it, and the one step that puts something there.

    lock                     held by who changes the store; freed by the system when he dies
    licences.json            licences that were accepted
    installed/KEY/           a model: manifest.json, and its folder as the engine takes it
    downloads/KEY/           files on their way, kept so that a pull that was stopped goes on
    staging/                 what is being built; never looked at, emptied by the next who locks

A model gets into `installed/` by one rename of a folder that is complete and on the disk. Of
several models of a role the one installed last plays it, so that no second file can disagree.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from summarizer.backends.port import Role
from summarizer.errors import DamagedModel, ModelUnavailable, StoreBusy
from summarizer.models.hashing import flush_one, flush_to_disk
from summarizer.models.manifest import NAME, Manifest, read_manifest, write_manifest


@dataclass(frozen=True, slots=True)
class Installed:
    """A model of the store: its manifest, the folder of both, and the folder that an engine takes
    (named as the model's repository).
    """

    manifest: Manifest
    home: Path

    @property
    def folder(self) -> Path:
        """What EngineConfig takes."""
        return self.home / self.manifest.folder

    @property
    def key(self) -> str:
        """What the store calls it."""
        return self.home.name


def default_store(environ: Mapping[str, str]) -> Path | None:
    """Where the store is unless told otherwise, by the XDG base directories; None for a user
    without a home. Makes nothing.
    """
    data, home = environ.get("XDG_DATA_HOME", ""), environ.get("HOME", "")
    if data.startswith("/"):  # the specification has relative paths ignored
        return Path(data, "khulasa", "models")
    return Path(home, ".local", "share", "khulasa", "models") if home else None


class Store:
    """The store in a folder, which need not exist: then it is empty. Making one reads nothing."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def installed(self) -> list[Installed]:
        """All models, by the time of installing, the newest last; none for no store.

        Raises DamagedModel where a manifest cannot be read.
        """
        found = [Installed(read_manifest(home), home) for home in self.homes()]
        return sorted(found, key=lambda one: (one.manifest.installed_at, one.key))

    def homes(self) -> list[Path]:
        """The folders of all models, readable or not, by name."""
        above = self.root / "installed"
        return sorted(path for path in above.iterdir() if path.is_dir()) if above.is_dir() else []

    def playing(self, role: Role) -> Installed | None:
        """The model that plays the role where none is named: the one installed last; or None."""
        return next((one for one in reversed(self.installed()) if one.manifest.role == role), None)

    def find(self, name: str) -> Installed:
        """The model of that key or id (the newest of several), in any case.

        Raises ModelUnavailable where there is none.
        """
        wanted = name.lower()
        for one in reversed(self.installed()):
            if wanted in (one.key.lower(), one.manifest.id.lower()):
                return one
        raise ModelUnavailable(f"{name}: no such model in the store {self.root}")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Changes the store alone; makes its folder, and clears what is only half built, by a dead
        predecessor too. Raises StoreBusy where another process is at it.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.root / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise StoreBusy(
                    f"{self.root}: another process is changing the store; wait for it, or stop it"
                ) from error
            shutil.rmtree(self.root / "staging", ignore_errors=True)
            try:
                yield
            finally:
                shutil.rmtree(self.root / "staging", ignore_errors=True)
        finally:
            os.close(handle)

    def downloads(self, key: str) -> Path:
        """The folder, made if need be, where files of a pull lie until it is done."""
        folder = self.root / "downloads" / key
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def staging(self, key: str) -> Path:
        """A new empty folder to build a model in; call it `locked`."""
        folder = self.root / "staging" / key
        folder.mkdir(parents=True)
        return folder

    def install(self, staged: Path, manifest: Manifest) -> Installed:
        """Moves a complete folder into the store, in one step; call it `locked`.

        Where a model of that key is there (damaged, or it would not be installed again), it leaves
        first.
        """
        write_manifest(manifest, staged)
        flush_to_disk(staged)
        home = self.root / "installed" / staged.name
        home.parent.mkdir(exist_ok=True)
        if home.exists():
            home.rename(self.root / "staging" / f"{staged.name}.old")
        staged.rename(home)
        flush_one(home.parent)
        return Installed(manifest, home)

    def update(self, one: Installed, manifest: Manifest) -> Installed:
        """The model with another manifest. Raises OSError."""
        write_manifest(manifest, one.home)
        return Installed(manifest, one.home)

    def remove(self, one: Installed) -> None:
        """Takes a model out of the store, in one step; call it `locked`."""
        out = self.root / "staging"
        out.mkdir(exist_ok=True)
        one.home.rename(out / one.key)

    def accepted_licences(self) -> frozenset[tuple[str, str]]:
        """Pairs of model and licence that were accepted here. Raises DamagedModel."""
        path = self.root / "licences.json"
        if not path.is_file():
            return frozenset()
        try:
            return frozenset(
                (pair["model"], pair["licence"]) for pair in json.loads(path.read_bytes())
            )
        except (ValueError, KeyError, TypeError) as error:
            raise DamagedModel(f"{path}: cannot be read: {error}") from error

    def accept_licence(self, model: str, licence: str) -> None:
        """Remembers it; call it `locked`."""
        pairs = sorted({*self.accepted_licences(), (model, licence)})
        aside = self.root / ".licences.json"
        aside.write_text(json.dumps([{"model": m, "licence": x} for m, x in pairs], indent=1))
        flush_one(aside)
        aside.replace(self.root / "licences.json")
        flush_one(self.root)


def installed_at(folder: Path) -> Installed | None:
    """The model of a store whose folder this is; None for a folder outside every store.

    Raises DamagedModel.
    """
    home = folder.resolve().parent
    if home.parent.name != "installed" or not (home / NAME).is_file():
        return None
    found = Installed(read_manifest(home), home)
    return found if found.folder == folder.resolve() else None
