"""Brings files of the hub to the disk, goes on where it was stopped, and believes only hashes.

`hf_hub_download` of huggingface_hub 2 throws a partial file away when it is stopped, and compares
nothing but sizes. So the bytes are streamed here, over its session (mirrors, tokens, offline mode,
no Xet), into a `.part` that is kept, and a file gets its name when its hash is right.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from summarizer.errors import DamagedModel, DownloadFailed
from summarizer.models.hashing import git_blob_sha1_of, sha256_of
from summarizer.models.hub import RemoteFile, RemoteModel

if TYPE_CHECKING:
    import httpx2

TIMEOUT_S = 30.0
"""Seconds without a byte after which a connection counts as cut."""

RETRIES = 5
"""Cut connections in a row, without a byte between them, after which a pull gives up."""

FIRST_PAUSE_S = 0.2
"""Seconds before the first retry; doubled for each that follows."""

OnBytes = Callable[[str, int, int], None]
"""Told the file, the bytes of it that are on the disk, and its size."""


def fetch(remote: RemoteModel, folder: Path, on_bytes: OnBytes = lambda *_: None) -> None:
    """Has all files of `remote` in `folder`, each with the hash that the hub states.

    What is there already is hashed and kept; what is there in part is continued. A file that came
    in pieces and turns out damaged is fetched once more, whole.

    Raises DownloadFailed, DamagedModel, OSError (a full disk); what was fetched stays.
    """
    for file in remote.files:
        target = folder / file.path
        if target.is_file() and is_right(target, file):
            on_bytes(file.path, file.size, file.size)
            continue
        part = folder / f"{file.path}.part"
        continued = part.is_file() and part.stat().st_size > 0
        _complete(remote, file, part, on_bytes)
        if not is_right(part, file) and continued:
            part.unlink()
            _complete(remote, file, part, on_bytes)
        if not is_right(part, file):
            part.unlink()
            raise DamagedModel(
                f"{remote.id}: {file.path} came with other bytes than {remote.endpoint} says it "
                "has; it was thrown away, and the store is as it was"
            )
        part.replace(target)


def is_right(path: Path, file: RemoteFile) -> bool:
    """Whether the file on the disk has the size and the hash that the hub states."""
    if path.stat().st_size != file.size:
        return False
    if file.sha256 is not None:
        return sha256_of(path) == file.sha256
    return git_blob_sha1_of(path) == file.blob_id


def _complete(remote: RemoteModel, file: RemoteFile, part: Path, on_bytes: OnBytes) -> None:
    """Appends to `part` until it has the file's size; too long a part starts anew."""
    import httpx2
    from huggingface_hub import get_hf_file_metadata, hf_hub_url
    from huggingface_hub.errors import HfHubHTTPError
    from huggingface_hub.utils import build_hf_headers  # type: ignore[attr-defined]

    if remote.cached is not None:
        shutil.copyfile(remote.cached / file.path, part)
        on_bytes(file.path, file.size, file.size)
        return
    if part.is_file() and part.stat().st_size > file.size:
        part.unlink()
    address = hf_hub_url(remote.id, file.path, revision=remote.commit, endpoint=remote.endpoint)
    left = RETRIES
    with part.open("ab") as out:
        while True:
            have = out.tell()
            on_bytes(file.path, have, file.size)
            if have == file.size:
                return
            try:
                place = get_hf_file_metadata(address, timeout=TIMEOUT_S, endpoint=remote.endpoint)
                headers = build_hf_headers()
                if urlsplit(place.location).netloc != urlsplit(address).netloc:
                    headers.pop("authorization", None)
                _append(place.location, headers, out.write, have, file, on_bytes)
            except HfHubHTTPError as error:
                if not _passes(error.response):
                    raise DownloadFailed(f"{address}: {str(error).splitlines()[0]}") from error
            except httpx2.TransportError as error:
                if left == 0:
                    raise DownloadFailed(
                        f"{address}: {error}; {have} of {file.size} bytes are kept, and the next "
                        "pull goes on from there"
                    ) from error
            out.flush()
            if out.tell() > have:
                left = RETRIES
                continue
            if left == 0:
                raise DownloadFailed(
                    f"{address}: nothing comes; {have} of {file.size} bytes are kept, and the "
                    "next pull goes on from there"
                )
            time.sleep(FIRST_PAUSE_S * 2 ** (RETRIES - left))
            left -= 1


def _append(
    address: str,
    headers: dict[str, str],
    write: Callable[[bytes], object],
    have: int,
    file: RemoteFile,
    on_bytes: OnBytes,
) -> None:
    """Writes the bytes from `have` on, as far as they come."""
    from huggingface_hub import get_session
    from huggingface_hub.utils import hf_raise_for_status  # type: ignore[attr-defined]

    asked = {**headers, "Accept-Encoding": "identity", "Range": f"bytes={have}-"}
    with get_session().stream("GET", address, headers=asked, timeout=TIMEOUT_S) as response:
        if response.status_code >= 400:
            response.read()
        hf_raise_for_status(response)
        # A server without ranges sends the file from its start: what is there already is skipped.
        skip = have if response.status_code == 200 else 0
        done = have
        for chunk in response.iter_bytes():
            fresh = chunk[skip:]
            skip = max(0, skip - len(chunk))
            if fresh:
                write(fresh[: file.size - done])
                done = min(file.size, done + len(fresh))
                on_bytes(file.path, done, file.size)


def _passes(response: httpx2.Response) -> bool:
    """Whether an answer like that is worth another try."""
    return response.status_code in (408, 429) or response.status_code >= 500
