"""What a repository of the hub holds, and which of its files a model needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import DownloadFailed

if TYPE_CHECKING:
    from huggingface_hub import ModelInfo

DEFAULT_ENDPOINT = "https://huggingface.co"

_CARDS = re.compile(r"(README\.md|LICEN[CS]E(\.\w+)?|NOTICE(\.\w+)?)", re.IGNORECASE)
_SETTINGS = frozenset(
    {
        "config.json",
        "generation_config.json",
        "tokenizer_config.json",
        "special_tokens_map.json",
        "spiece.model",
        "source.spm",
        "target.spm",
        "vocab.json",
        "target_vocab.json",
    }
)
"""What mT5 and Marian need beside their weights; `tokenizer.json` is not among them, since pieces
come from sentencepiece."""

_HASH = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")

_WEIGHTS = (
    re.compile(r"model\.safetensors"),
    re.compile(r"model-\d{5}-of-\d{5}\.safetensors|model\.safetensors\.index\.json"),
    re.compile(r"pytorch_model\.bin"),
    re.compile(r"pytorch_model-\d{5}-of-\d{5}\.bin|pytorch_model\.bin\.index\.json"),
)
"""The formats of weights, the best first; the first that is there is the only one fetched."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file of a repository. `sha256` is stated for large files, `blob_id` (the name that git
    gives to the bytes) for the others; exactly one of them is None.
    """

    path: str
    size: int
    sha256: str | None
    blob_id: str | None


@dataclass(frozen=True, slots=True)
class RemoteModel:
    """A repository at one commit, and the files of it that a model needs. `licence` is None where
    its card does not state one.
    """

    id: str
    endpoint: str
    revision: str
    commit: str
    licence: str | None
    files: tuple[RemoteFile, ...]
    cached: Path | None = None
    """Where its files lie in huggingface_hub's cache, in offline mode."""

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


def look_up(model_id: str, *, endpoint: str, revision: str = "main") -> RemoteModel:
    """The repository `model_id` at `endpoint`, a branch, tag or commit resolved to its commit; in
    offline mode (HF_HUB_OFFLINE) what huggingface_hub's cache has of it.

    Raises DownloadFailed where the hub cannot be reached or does not have it, and where the
    repository lacks what a model needs or does not state its hashes.
    """
    import httpx2
    from huggingface_hub import HfApi, is_offline_mode
    from huggingface_hub.errors import (
        HfHubHTTPError,
        HFValidationError,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    if is_offline_mode():
        return _look_up_cached(model_id, revision)
    try:
        info = HfApi(endpoint=endpoint).model_info(
            model_id, revision=revision, files_metadata=True, timeout=30
        )
    except HFValidationError as error:
        raise DownloadFailed(f"{model_id} is not an id of the hub: {error}") from error
    except RevisionNotFoundError as error:
        raise DownloadFailed(f"{model_id} at {endpoint} has no revision {revision}") from error
    except RepositoryNotFoundError as error:
        raise DownloadFailed(
            f"{endpoint} has no model {model_id}, or does not show it to everyone"
        ) from error
    except (HfHubHTTPError, httpx2.HTTPError, ValueError) as error:
        raise DownloadFailed(f"{model_id} at {endpoint}: {_first_line(error)}") from error
    if info.sha is None:
        raise DownloadFailed(f"{model_id} at {endpoint}: the answer names no commit")
    return RemoteModel(
        id=model_id,
        endpoint=endpoint,
        revision=revision,
        commit=info.sha,
        licence=_licence(info),
        files=tuple(_needed(model_id, info)),
    )


def needed_names(names: Iterable[str]) -> list[str]:
    """Of a repository's files those that a model needs: settings, pieces, card, and the weights in
    one format. No weights, no names.
    """
    every = sorted(names)
    for form in _WEIGHTS:
        weights = [name for name in every if form.fullmatch(name)]
        # An index without its parts is no format.
        if any(not name.endswith(".json") for name in weights):
            return [
                name
                for name in every
                if name in _SETTINGS or name in weights or _CARDS.fullmatch(name)
            ]
    return []


def _look_up_cached(model_id: str, revision: str) -> RemoteModel:
    """What the cache of huggingface_hub has; it names large files by their SHA-256, and the others
    as git does.
    """
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        folder = Path(snapshot_download(model_id, revision=revision, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError) as error:
        raise DownloadFailed(
            f"{model_id}: HF_HUB_OFFLINE forbids to ask for it, and it is not in the cache of "
            "huggingface_hub; khulasa models import brings in a folder that was carried here"
        ) from error
    found = []
    for name in needed_names(path.name for path in folder.iterdir()):
        blob = (folder / name).resolve()
        size = blob.stat().st_size
        if not _HASH.fullmatch(blob.name):
            raise DownloadFailed(f"{folder / name}: the cache does not say its hash")
        large = len(blob.name) == 64
        found.append(
            RemoteFile(name, size, blob.name if large else None, None if large else blob.name)
        )
    if not found:
        raise DownloadFailed(f"{folder}: the cache does not have the whole model")
    return RemoteModel(model_id, "cache", revision, folder.name, None, tuple(found), folder)


def _needed(model_id: str, info: ModelInfo) -> list[RemoteFile]:
    siblings = {one.rfilename: one for one in info.siblings or ()}
    names = needed_names(siblings)
    if not names:
        raise DownloadFailed(f"{model_id}: it has no weights in safetensors or PyTorch's format")
    found = []
    for name in names:
        one = siblings[name]
        sha256 = one.lfs.sha256 if one.lfs is not None else None
        size = one.lfs.size if one.lfs is not None else one.size
        if size is None or (sha256 is None and one.blob_id is None):
            raise DownloadFailed(f"{model_id}: the hub states no size or no hash of {name}")
        found.append(RemoteFile(name, size, sha256, None if sha256 else one.blob_id))
    return found


def _licence(info: ModelInfo) -> str | None:
    stated = info.card_data.get("license") if info.card_data is not None else None
    if isinstance(stated, list) and stated:
        stated = stated[0]
    if isinstance(stated, str) and stated:
        return stated.lower()
    tags = (tag.partition(":") for tag in info.tags or ())
    return next((name.lower() for kind, _, name in tags if kind == "license"), None)


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0] if lines else type(error).__name__
