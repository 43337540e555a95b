"""A small hub on a loopback port: what huggingface_hub asks for, and faults on demand.

It answers `/api/models/ID/revision/REV?blobs=true` and `/ID/resolve/REV/PATH` (HEAD and GET with
ranges) as the real one does: large files are redirected to another path, with their SHA-256 as
`X-Linked-Etag`; small ones have the name that git gives to their bytes as `ETag`. There is no Xet.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

COMMIT = "0123456789abcdef0123456789abcdef01234567"
LFS_FROM = 100_000
"""Bytes from which a file is stored as a large one here."""

_BLOCK = 1 << 14


class Repository:
    """Files of one model; `licence` is in its card's metadata."""

    def __init__(
        self, folder: Path, *, licence: str | None, more: dict[str, bytes] | None = None
    ) -> None:
        self.licence = licence
        self.files = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
        self.files |= more or {}

    def described(self, name: str) -> dict[str, object]:
        data = self.files[name]
        told: dict[str, object] = {"rfilename": name, "size": len(data), "blobId": blob_id(data)}
        if len(data) >= LFS_FROM:
            digest = hashlib.sha256(data).hexdigest()
            told["lfs"] = {"size": len(data), "sha256": digest, "pointerSize": 134}
        return told


def blob_id(data: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()


class Hub:
    """`address` is the endpoint; `served` counts the bytes of files that went out, `asked` holds
    the paths of files in order. Faults: `cut_after` bytes each answer with a file breaks off;
    `damaged` names a file that comes with other bytes; `refuse` answers 503 to all.
    """

    def __init__(self, repositories: dict[str, Repository]) -> None:
        self.repositories = repositories
        self.address = ""
        self.served = 0
        self.asked: list[str] = []
        self.starts: list[int] = []
        self.cut_after: int | None = None
        self.damaged: str | None = None
        self.refuse = False


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: Hub

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def handle(self) -> None:
        with suppress(ConnectionResetError):  # a client that was killed
            super().handle()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _answer(self, *, body: bool) -> None:
        if self.hub.refuse:
            self._send(503, b"busy", {}, body)
            return
        path = unquote(urlsplit(self.path).path)
        parts = path.strip("/").split("/")
        if parts[:2] == ["api", "models"]:
            self._describe("/".join(parts[2:4]), parts[5] if len(parts) > 5 else "main", body)
        elif parts[0] == "large":
            self._file("/".join(parts[1:3]), parts[4], body)
        elif len(parts) == 5 and parts[2] == "resolve":
            self._resolve("/".join(parts[:2]), parts[3], parts[4], body)
        else:
            self._missing("EntryNotFound", body)

    def _describe(self, name: str, revision: str, body: bool) -> None:
        repository = self.hub.repositories.get(name)
        if repository is None:
            self._missing("RepoNotFound", body)
            return
        if revision not in ("main", COMMIT):
            self._missing("RevisionNotFound", body)
            return
        told = {
            "id": name,
            "modelId": name,
            "sha": COMMIT,
            "tags": [],
            "private": False,
            "downloads": 0,
            "siblings": [repository.described(each) for each in sorted(repository.files)],
        }
        if repository.licence is not None:
            told["cardData"] = {"license": repository.licence}
        self._send(200, json.dumps(told).encode(), {"Content-Type": "application/json"}, body)

    def _resolve(self, name: str, revision: str, file: str, body: bool) -> None:
        repository = self.hub.repositories.get(name)
        if repository is None or file not in repository.files:
            self._missing("EntryNotFound", body)
            return
        data = repository.files[file]
        headers = {"X-Repo-Commit": COMMIT, "ETag": f'"{blob_id(data)}"'}
        if len(data) >= LFS_FROM:
            headers |= {
                "X-Linked-Etag": f'"{hashlib.sha256(data).hexdigest()}"',
                "X-Linked-Size": str(len(data)),
                "Location": f"{self.hub.address}/large/{name}/{revision}/{file}",
            }
            self._send(302, b"", headers, body)
        else:
            self._file(name, file, body, headers)

    def _file(
        self, name: str, file: str, body: bool, headers: dict[str, str] | None = None
    ) -> None:
        data = self.hub.repositories[name].files[file]
        if self.hub.damaged == file:
            data = data[:-1] + bytes([data[-1] ^ 1])
        asked = self.headers.get("Range")
        start = int(asked.removeprefix("bytes=").partition("-")[0]) if asked else 0
        told = dict(headers or {})
        if asked:
            told["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        if body:
            self.hub.asked.append(file)
            self.hub.starts.append(start)
        self._send(206 if asked else 200, data[start:], told, body, a_file=True)

    def _missing(self, code: str, body: bool) -> None:
        self._send(404, b"", {"X-Error-Code": code}, body)

    def _send(
        self, status: int, data: bytes, headers: dict[str, str], body: bool, a_file: bool = False
    ) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if not body:
            return
        cut = self.hub.cut_after if a_file else None
        out = data if cut is None else data[:cut]
        try:
            for at in range(0, len(out), _BLOCK):
                self.wfile.write(out[at : at + _BLOCK])
                self.hub.served += len(out[at : at + _BLOCK]) if a_file else 0
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        if len(out) < len(data):
            self.close_connection = True


@contextmanager
def running_hub(repositories: dict[str, Repository]) -> Iterator[Hub]:
    hub = Hub(repositories)
    handler = type("Handler", (_Handler,), {"hub": hub})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    hub.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
