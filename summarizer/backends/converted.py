"""A converted folder: what stands in it beside the weights, written once and read at every load.

`khulasa.json` tells what CTranslate2's own files do not: whose weights these are, under which
licence, how long an input may be, which pieces were kept and what the parity check said.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Literal, get_args

from summarizer.backends.port import Architecture
from summarizer.errors import BadModelFolder

NAME = "khulasa.json"
"""The file that makes a folder a converted one."""

FORMAT = 1
"""Raised when a folder written before can no longer be read."""

Quantization = Literal["int8", "int8_float32", "float16", "bfloat16", "float32"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """What a converted folder says of itself.

    `id` is the checkpoint's. `rows` is the size of the vocabulary as the weights have it;
    `start_id` the token before the first one written. `max_output_tokens` is None where the
    decoder has no limit. `tied_head` tells whether the checkpoint had no output weights of its
    own. `checkpoint_pieces` is how many pieces it had, `pieces` how many of them were kept.
    `parity` and `tools` (names to versions) are for people: nothing is decided by them.
    """

    id: str
    architecture: Architecture
    licence: str | None
    quantization: Quantization
    max_input_tokens: int
    max_output_tokens: int | None
    start_id: int
    rows: int
    tied_head: bool
    checkpoint_pieces: int
    pieces: int
    tools: Mapping[str, str]
    parity: Mapping[str, Mapping[str, float]]


def is_converted(source: str | Path) -> bool:
    """Whether `source` is a folder that `convert` wrote."""
    return (Path(source) / NAME).is_file()


def open_converted(folder: str | Path) -> Converted:
    """What the folder says of itself. No weights are read. Raises BadModelFolder."""
    path = Path(folder) / NAME
    if not path.is_file():
        raise BadModelFolder(f"{folder}: {NAME} is missing; it was not written by convert")
    try:
        table = json.loads(path.read_bytes())
    except ValueError as error:
        raise BadModelFolder(f"{folder}: {NAME} is not JSON: {error}") from error
    if not isinstance(table, dict):
        raise BadModelFolder(f"{folder}: {NAME} is not a JSON object")
    if table.pop("format", None) != FORMAT:
        raise BadModelFolder(f"{folder}: {NAME} is not of format {FORMAT}; convert it again")
    names = {spec.name for spec in fields(Converted)}
    for name in sorted(names ^ set(table)):
        raise BadModelFolder(f"{folder}: {NAME}: {name} is {'missing' if name in names else 'new'}")
    if table["architecture"] not in get_args(Architecture):
        raise BadModelFolder(f"{folder}: {NAME}: architecture is {table['architecture']!r}")
    for name in ("max_input_tokens", "rows", "start_id", "pieces"):
        if not isinstance(table[name], int) or isinstance(table[name], bool) or table[name] < 0:
            raise BadModelFolder(f"{folder}: {NAME}: {name} is {table[name]!r}")
    return Converted(**table)


def write_converted(folder: Path, converted: Converted) -> None:
    """Writes `khulasa.json` into the folder."""
    table = {"format": FORMAT, **asdict(converted)}
    text = json.dumps(table, ensure_ascii=False, indent=2) + "\n"
    (folder / NAME).write_text(text, encoding="utf-8")
