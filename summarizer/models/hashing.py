"""What a file is, by its bytes: the hashes that the hub states and that the store keeps."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file of a model: `path` below the model's folder with `/`, bytes, SHA-256 in hex."""

    path: str
    size: int
    sha256: str


def sha256_of(path: Path) -> str:
    """SHA-256 of the file's bytes, in hex."""
    digest = hashlib.sha256()
    for block in _blocks(path):
        digest.update(block)
    return digest.hexdigest()


def git_blob_sha1_of(path: Path) -> str:
    """The name that git gives to the file's bytes, in hex: what the hub states of small files."""
    digest = hashlib.sha1(b"blob %d\0" % path.stat().st_size, usedforsecurity=False)
    for block in _blocks(path):
        digest.update(block)
    return digest.hexdigest()


def record_folder(folder: Path) -> tuple[FileRecord, ...]:
    """All files below `folder`, by path. Links are followed."""
    return tuple(
        FileRecord(str(path.relative_to(folder).as_posix()), path.stat().st_size, sha256_of(path))
        for path in files_below(folder)
    )


def files_below(folder: Path) -> list[Path]:
    """The files below `folder`, sorted; hidden ones are passed over."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def flush_to_disk(folder: Path) -> None:
    """Has the system write every file and folder below `folder`, and itself, to the disk."""
    for path in [*folder.rglob("*"), folder]:
        flush_one(path)


def flush_one(path: Path) -> None:
    """Has the system write one file or folder to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block
