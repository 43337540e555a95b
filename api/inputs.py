"""What the command line is pointed at: files, a folder, a set of articles as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from api.articles import check_length
from api.bodies import SinceBody, SummaryBody, TranslationBody
from api.failures import Failed
from api.files import HTML_SUFFIXES, SourceFile, read_files
from api.glossaries import Glossary
from api.problems import INVALID_VALUE, Refused
from api.schemas import UTF8_MARK, build_request, build_translation, decode_body
from api.settings import Limits
from summarizer.articles import CheckRequest, Note, SummaryRequest, TranslationRequest
from summarizer.errors import BadEncoding
from summarizer.reading import decode_text

STDIN = "-"
SET_NAME = "articles.json"
SET_SUFFIX = ".json"
FOLDER_SUFFIXES = HTML_SUFFIXES | {".txt"}
_EARLIER = msgspec.json.Decoder(SinceBody)


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
    body = decode_body(sets[0].data, SummaryBody)
    return build_request(msgspec.structs.replace(body, **options), limits)


def read_claim(
    text: str | None,
    files: Sequence[str],
    sources: Sequence[str],
    limits: Limits,
    stdin: BinaryIO,
) -> CheckRequest:
    """What is to be checked against the articles of `sources`: `text`, else the one of `files`.

    Raises as `read_paths`.
    """
    notes: list[Note] = []
    for path in files:
        text = _decoded(path, stdin, notes)
    claim = text or ""
    if not claim.strip():
        raise Refused(INVALID_VALUE, "There is no text to check.", field="text")
    check_length(claim, "text", limits)
    read = read_paths(sources, {}, limits, stdin)
    return CheckRequest(text=claim, articles=read.articles, notes=(*notes, *read.notes))


def read_text(
    text: str | None, path: str, glossary: Glossary, limits: Limits, stdin: BinaryIO
) -> TranslationRequest:
    """What is to be translated: `text`, else the file at `path`. Raises as `read_paths`."""
    notes: list[Note] = []
    if text is None:
        text = _decoded(path, stdin, notes)
    body = TranslationBody(text=text, glossary=dict(glossary))
    return build_translation(body, limits, notes)


def read_earlier(path: str) -> SinceBody:
    """The statements of an answer that was saved as JSON. Raises Failed, OSError."""
    try:
        return _EARLIER.decode(Path(path).read_bytes())
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Failed(f"{path} is no answer of the API: {error}") from error


def _decoded(path: str, stdin: BinaryIO, notes: list[Note]) -> str:
    data = stdin.read() if path == STDIN else Path(path).read_bytes()
    try:
        decoded = decode_text(data)
    except BadEncoding as error:
        raise BadEncoding(f"{path}: {error.message}", field="text") from error
    if decoded.note is not None:
        notes.append(Note(decoded.note.code, f"{path}: {decoded.note.message}"))
    return decoded.text


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
