"""Hashes every file of the store again and tells what is not as its manifest says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import DamagedModel
from summarizer.models.hashing import files_below, sha256_of
from summarizer.models.manifest import read_manifest
from summarizer.models.store import Store


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a file (`path` below the model's folder, "" for the model as a whole)."""

    key: str
    path: str
    problem: str


def verify(store: Store) -> list[Fault]:
    """The faults of all models, by key and path; none for a sound store or none at all."""
    return [fault for home in store.homes() for fault in faults_of(home)]


def faults_of(home: Path) -> list[Fault]:
    """The faults of one model, by path: a manifest that cannot be read, files that are missing,
    of another size or of other bytes, and files that the manifest does not know.
    """
    try:
        manifest = read_manifest(home)
    except DamagedModel as error:
        return [Fault(home.name, "", error.message)]
    folder = home / manifest.folder
    found = []
    for record in manifest.files:
        path = folder / record.path
        if not path.is_file():
            found.append(Fault(home.name, record.path, "is missing"))
        elif path.stat().st_size != record.size:
            size = path.stat().st_size
            found.append(Fault(home.name, record.path, f"has {size} bytes, not {record.size}"))
        elif sha256_of(path) != record.sha256:
            found.append(Fault(home.name, record.path, "has other bytes than were installed"))
    known = {record.path for record in manifest.files}
    for path in files_below(folder) if folder.is_dir() else []:
        name = path.relative_to(folder).as_posix()
        if name not in known:
            found.append(Fault(home.name, name, "was not installed"))
    return sorted(found, key=lambda fault: fault.path)
