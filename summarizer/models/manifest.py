"""What stands beside each model: where it came from, what was done to it, and its files."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, get_args

from summarizer.backends.port import Architecture, Role
from summarizer.errors import DamagedModel
from summarizer.models.hashing import FileRecord, flush_one

NAME = "manifest.json"
FORMAT = 1
"""Of the file; raised when a reader of the one before would misread it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`id` is the hub id, or the folder's name where it was carried in by hand.

    `source` is the address or the folder, `revision` what was asked for and `commit` what it
    resolved to; both None where the model was carried in without saying. `licence` is as its card
    states it. `installed_at` is ISO 8601 in UTC. `received` are the files as they came, `files` as
    they are used. `made` tells what was done (`converted`, and what the conversion reported),
    `tools` the versions that did it, `parity` what comparing the converted model with the
    checkpoint gave, `trial` what `khulasa models try` found; None where there was none.
    """

    id: str
    role: Role
    architecture: Architecture
    source: str
    revision: str | None
    commit: str | None
    licence: str | None
    non_commercial: bool
    installed_at: str
    folder: str
    received: tuple[FileRecord, ...]
    files: tuple[FileRecord, ...]
    made: Mapping[str, Any]
    tools: Mapping[str, str]
    parity: Mapping[str, Any] | None = None
    trial: Mapping[str, Any] | None = None


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Writes it into `folder` in one step: a reader sees the one before or this one."""
    aside = folder / f".{NAME}.{os.getpid()}"
    text = json.dumps({"format": FORMAT, **asdict(manifest)}, ensure_ascii=False, indent=1)
    aside.write_text(text + "\n", encoding="utf-8")
    flush_one(aside)
    aside.replace(folder / NAME)
    flush_one(folder)


def read_manifest(folder: Path) -> Manifest:
    """The manifest in `folder`. Raises DamagedModel where it is missing or cannot be read."""
    path = folder / NAME
    try:
        table = json.loads(path.read_bytes())
        if table["format"] != FORMAT:
            raise DamagedModel(f"{path}: format {table['format']} is not {FORMAT}")
        del table["format"]
        for name in ("received", "files"):
            table[name] = tuple(FileRecord(**record) for record in table[name])
        manifest = Manifest(**table)
        if manifest.role not in get_args(Role) or not manifest.folder:
            raise DamagedModel(f"{path}: the role or the folder is missing")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedModel(f"{path}: cannot be read: {error}") from error
    return manifest
