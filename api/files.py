"""Files as articles: what arrives in a multipart form, and what the command line reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

import msgspec
from multipart import MultipartError, MultipartParser, parse_options_header

from api.articles import unused_id
from api.bodies import ChecksBody, DuplicatesBody, SummaryBody, TranslationBody
from api.problems import (
    INVALID_VALUE,
    MALFORMED_FORM,
    TOO_MANY_ARTICLES,
    UNKNOWN_FIELD,
    UNSUPPORTED_MEDIA_TYPE,
    Refused,
)
from api.schemas import (
    UTF8_MARK,
    Body,
    build_article_set,
    build_check,
    build_request,
    build_translation,
    convert_body,
)
from api.settings import Limits
from summarizer.articles import (
    ArticleSet,
    CheckRequest,
    Note,
    SummaryRequest,
    TranslationRequest,
)
from summarizer.errors import BadEncoding
from summarizer.reading import decode_text

ARTICLES_FIELD = "articles"
JSON_FIELDS = frozenset({"since", "glossary"})
"""The options of a form that are not words but JSON."""

TEXT_FIELDS = frozenset({"text", "translation"})
"""Those in which places are counted, so that their white space stays."""

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_MAX_PARTS = 1_000
_MAX_NAME = 120
TEXT_TYPES = frozenset({"", "text/plain", "text/markdown", "application/octet-stream"})


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it came: `name` may be empty, `media_type` is empty where nobody told it."""

    name: str
    data: bytes
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """What a multipart form holds: the files of `articles` in order, and the options as words;
    `since` and `glossary` as the plain values of their JSON.
    """

    files: tuple[SourceFile, ...]
    options: Mapping[str, object]


def read_files(
    files: Sequence[SourceFile], options: Mapping[str, object], limits: Limits
) -> SummaryRequest:
    """The request that files make, one article each; `id` and `source` are the file's name
    without its ending, suffixed where two are the same, and `a1`, `a2`… where there is none.

    Raises Refused, BadEncoding (both name the file by its place: `articles[2]`).
    """
    return build_request(*_as_body(files, options, limits, SummaryBody))


def read_summary_form(data: bytes, content_type: str, limits: Limits) -> SummaryRequest:
    """The request that a multipart form is. Raises as `read_form` and `read_files`."""
    form = read_form(data, content_type, SummaryBody)
    return read_files(form.files, form.options, limits)


def read_article_set_form(data: bytes, content_type: str, limits: Limits) -> ArticleSet:
    """The articles that a multipart form holds. Raises as `read_form` and `read_files`."""
    form = read_form(data, content_type, DuplicatesBody)
    return build_article_set(*_as_body(form.files, form.options, limits, DuplicatesBody))


def read_check_form(data: bytes, content_type: str, limits: Limits) -> CheckRequest:
    """What a multipart form asks to check. Raises as `read_form` and `read_files`."""
    form = read_form(data, content_type, ChecksBody)
    return build_check(*_as_body(form.files, form.options, limits, ChecksBody))


def read_translation_form(data: bytes, content_type: str, limits: Limits) -> TranslationRequest:
    """What a multipart form asks to translate. Raises as `read_form`."""
    form = read_form(data, content_type, TranslationBody)
    return build_translation(convert_body(dict(form.options), TranslationBody), limits)


def options_of(body: type[Body]) -> tuple[str, ...]:
    """The names of the fields that a form takes beside the articles' files."""
    return tuple(name for name in body.__struct_fields__ if name != ARTICLES_FIELD)


def _as_body(
    files: Sequence[SourceFile], options: Mapping[str, object], limits: Limits, body: type[Body]
) -> tuple[Body, Limits, list[Note]]:
    taken: set[str] = set()
    articles: list[dict[str, object]] = []
    notes: list[Note] = []
    if len(files) > limits.max_articles:
        raise Refused(
            TOO_MANY_ARTICLES,
            f"There are {len(files)} files; at most {limits.max_articles} are taken.",
            field=ARTICLES_FIELD,
        )
    for number, file in enumerate(files, 1):
        field = f"{ARTICLES_FIELD}[{number - 1}]"
        stem = _stem(file.name)
        name = unused_id(stem or f"a{number}", taken)
        taken.add(name)
        kind = _kind(file, field)
        try:
            decoded = decode_text(file.data)
        except BadEncoding as error:
            raise BadEncoding(f"{name}: {error.message}", field=field) from error
        if decoded.note is not None:
            notes.append(Note(decoded.note.code, f"{name}: {decoded.note.message}"))
        articles.append({"id": name, "source": name if stem else None, kind: decoded.text})
    given: dict[str, object] = {ARTICLES_FIELD: articles, **options}
    if not articles and body is ChecksBody:
        del given[ARTICLES_FIELD]
    return convert_body(given, body), limits, notes


def read_form(data: bytes, content_type: str, body: type[Body]) -> Form:
    """The parts of a multipart form with the fields of `body`. `articles` is repeated, an option
    stands once.

    Raises Refused.
    """
    boundary = parse_options_header(content_type)[1].get("boundary", "")
    if not boundary:
        raise Refused(MALFORMED_FORM, "The content type names no boundary.")
    files: list[SourceFile] = []
    known = body.__struct_fields__
    options: dict[str, object] = {}
    for name, file in _parts(data, boundary):
        if name not in known:
            raise Refused(
                UNKNOWN_FIELD,
                f"The form has no field {name!r}; it takes {', '.join(known)}.",
                field=name,
            )
        if name == ARTICLES_FIELD:
            files.append(file)
        elif name in options:
            raise Refused(INVALID_VALUE, f"{name} stands twice.", field=name)
        else:
            options[name] = (_json if name in JSON_FIELDS else _word)(file.data, name)
    return Form(tuple(files), options)


def _parts(data: bytes, boundary: str) -> list[tuple[str, SourceFile]]:
    # The body lies in memory already, within max_body_bytes: nothing is spooled to disk.
    size = len(data) + 1
    parser = MultipartParser(
        BytesIO(data),
        boundary,
        part_limit=_MAX_PARTS,
        spool_limit=size,
        memory_limit=size,
    )
    try:
        return [
            (part.name, SourceFile(part.filename or "", part.raw, part.content_type))
            for part in parser
        ]
    except MultipartError as error:
        raise Refused(MALFORMED_FORM, f"The form cannot be read: {error}.") from error


def _kind(file: SourceFile, field: str) -> str:
    """`html` or `text`, by the type that was told, else by the ending of the name."""
    suffix = PurePosixPath(file.name).suffix.lower()
    if file.media_type in HTML_TYPES or suffix in HTML_SUFFIXES:
        return "html"
    if file.media_type in TEXT_TYPES:
        return "text"
    raise Refused(
        UNSUPPORTED_MEDIA_TYPE,
        f"{file.name or field} is of type {file.media_type}; articles are plain text or HTML.",
        field=field,
    )


def _stem(name: str) -> str:
    """The file's own name without folders and ending, and without control characters."""
    own = PurePosixPath(name.replace("\\", "/")).stem
    return "".join(char for char in own if char.isprintable())[:_MAX_NAME].strip()


def _word(data: bytes, name: str) -> str:
    try:
        word = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(INVALID_VALUE, f"{name} is not UTF-8.", field=name) from error
    return word if name in TEXT_FIELDS else word.strip()


def _json(data: bytes, name: str) -> object:
    try:
        return msgspec.json.decode(data.removeprefix(UTF8_MARK))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(INVALID_VALUE, f"{name} is not valid JSON: {error}.", field=name) from error
