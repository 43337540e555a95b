"""A checkpoint folder as the hub lays it out: what it is, and where its weights are."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from summarizer.backends.port import Architecture
from summarizer.errors import BadModelFolder, ModelUnavailable

_HUB_ID = re.compile(r"[\w.-]+/[\w.-]+")
_LICENCE = re.compile(r"^license:\s*(?:-\s*)?[\"']?([\w.+-]+)", re.MULTILINE)

_MT5_TOKENS = 512
"""Where a folder does not say: mT5 has relative positions and no limit of its own, and nearly all
fine-tuning was done at this length."""

_NO_LIMIT = 100_000
"""transformers writes 1e30 as the length of a tokenizer that has none."""

_WEIGHTS = (
    "model.safetensors",
    "model.safetensors.index.json",
    "pytorch_model.bin",
    "pytorch_model.bin.index.json",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """`weights` is the file to load, or the index of its parts; safetensors where there are both.

    `max_input_tokens` counts the end token. `max_output_tokens` is None where the decoder has no
    limit of its own.
    """

    id: str
    folder: Path
    architecture: Architecture
    weights: Path
    licence: str | None
    max_input_tokens: int
    max_output_tokens: int | None


def open_checkpoint(source: str | Path) -> Checkpoint:
    """The checkpoint in a folder, or of a hub id that lies in the local cache already.

    Nothing is downloaded and no weights are read. Raises ModelUnavailable for what is not on disk,
    BadModelFolder that names the file.
    """
    folder = _folder(str(source))
    settings = _json(folder, "config.json")
    if settings is None:
        raise BadModelFolder(f"{folder}: config.json is missing")
    kind = settings.get("model_type")
    architecture: Architecture
    if kind == "mt5":
        architecture = "mt5"
    elif kind == "marian":
        architecture = "marian"
    else:
        raise BadModelFolder(f"{folder}: config.json: model_type is {kind!r}, not mt5 or marian")
    positions = _length(settings.get("max_position_embeddings"))
    stated = _length((_json(folder, "tokenizer_config.json") or {}).get("model_max_length"))
    if architecture == "mt5":
        positions = None
    limits = [limit for limit in (positions, stated) if limit is not None]
    return Checkpoint(
        id=folder.name if Path(source).is_dir() else str(source),
        folder=folder,
        architecture=architecture,
        weights=_weights(folder),
        licence=_licence(folder),
        max_input_tokens=min(limits, default=_MT5_TOKENS),
        max_output_tokens=positions,
    )


def _folder(source: str) -> Path:
    path = Path(source)
    if path.is_dir():
        return path.resolve()
    if not _HUB_ID.fullmatch(source):
        raise ModelUnavailable(f"{source}: no such folder")
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    try:
        return Path(snapshot_download(source, local_files_only=True))
    except LocalEntryNotFoundError as error:
        raise ModelUnavailable(
            f"{source}: neither a folder nor a model in the local cache; nothing is downloaded"
        ) from error


def _json(folder: Path, name: str) -> Mapping[str, object] | None:
    """The object in the file; None where there is no file."""
    path = folder / name
    if not path.is_file():
        return None
    try:
        table = json.loads(path.read_bytes())
    except ValueError as error:
        raise BadModelFolder(f"{folder}: {name} is not JSON: {error}") from error
    if not isinstance(table, dict):
        raise BadModelFolder(f"{folder}: {name} is not a JSON object")
    return table


def _length(value: object) -> int | None:
    return value if isinstance(value, int) and 0 < value < _NO_LIMIT else None


def _weights(folder: Path) -> Path:
    for name in _WEIGHTS:
        if (folder / name).is_file():
            return folder / name
    raise BadModelFolder(f"{folder}: the weights are missing; looked for {', '.join(_WEIGHTS)}")


def _licence(folder: Path) -> str | None:
    """What the head of the model card states, if there is a card."""
    card = folder / "README.md"
    if not card.is_file():
        return None
    parts = card.read_text(encoding="utf-8", errors="replace").split("---\n", 2)
    if len(parts) < 3 or parts[0].strip():
        return None
    found = _LICENCE.search(parts[1])
    return found.group(1) if found else None
