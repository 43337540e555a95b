"""What the command line is pointed at: files, a folder, a set of articles as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from api.failures import Failed
from api.files import HTML_SUFFIXES, SourceFile, read_files
from api.schemas import UTF8_MARK, build_request, decode_body
from api.settings import Limits
from summarizer.articles import SummaryRequest

STDIN = "-"
SET_NAME = "articles.json"
SET_SUFFIX = ".json"
FOLDER_SUFFIXES = HTML_SUFFIXES | {".txt"}


def read_paths(
    paths: Sequence[str], options: Mapping[str, Any], limits: Limits, stdin: BinaryIO
) -> SummaryRequest:
    """The request that `paths` make: files of one article each, or one set of articles as JSON.

    `options` are fields of the request's body; they override those of a set. Hidden files of a
    folder are passed over.

    Raises Failed, Refused, OSError, BadEncoding, DuplicateArticleId.
    """
    files = [file for path in paths for file in _files(path, stdin)]
    sets = [file for file in files if _is_set(file)]
    if not sets:
        return read_files(files, options, limits)
    if len(files) > 1:
        raise Failed(f"{sets[0].name or STDIN} is a whole set of articles: give it alone")
    body = decode_body(sets[0].data)
    return build_request(msgspec.structs.replace(body, **options), limits)


def _files(path: str, stdin: BinaryIO) -> list[SourceFile]:
    if path == STDIN:
        return [SourceFile("", stdin.read())]
    here = Path(path)
    if not here.is_dir():
        return [SourceFile(here.name, here.read_bytes())]
    if (here / SET_NAME).is_file():
        return [SourceFile(SET_NAME, (here / SET_NAME).read_bytes())]
    found = sorted(
        file
        for file in here.iterdir()
        if file.suffix.lower() in FOLDER_SUFFIXES
        and not file.name.startswith(".")
        and file.is_file()
    )
    if not found:
        raise Failed(f"{path} holds neither {SET_NAME} nor any .txt or .html file")
    return [SourceFile(file.name, file.read_bytes()) for file in found]


def _is_set(file: SourceFile) -> bool:
    """By the ending of the name; what has no name (standard input) by its first sign."""
    if file.name:
        return Path(file.name).suffix.lower() == SET_SUFFIX
    return file.data.removeprefix(UTF8_MARK).lstrip()[:1] == b"{"
