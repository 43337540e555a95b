"""Token ids from sentencepiece itself with the model's own files, on every backend.

The tokenizers of transformers are not used: its `T5Tokenizer` has no byte fallback (what mT5
spells in bytes becomes `<unk>`) and adds 100 ids; measured, 1% of ordinary news paragraphs came
out in other pieces than sentencepiece gives.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import sentencepiece as spm

from summarizer.arabic import INVISIBLE
from summarizer.backends.port import Architecture
from summarizer.errors import BadModelFolder

_SENTINEL = re.compile(r"▁?<extra_id_\d+>")
_TARGET_TOKEN = re.compile(r">>[^<>\s]+<<")

# What `normalize-punctuation.perl` of Moses does to marks that occur in Arabic news; the cards of
# the OPUS models say "pre-processing: normalization + SentencePiece", and the models hardly ever
# saw the marks on the left. `remove-non-printing-char.perl` came before it.
_MOSES = str.maketrans(
    dict.fromkeys("„“”«»", '"') | dict.fromkeys("‘’‚´`", "'") | {"–": "-", "—": " - ", "…": "..."}
)


class Pieces(Protocol):
    """Text to ids and back, exactly as a checkpoint was trained.

    `banned_ids` can never be text (padding, sentinels, rows without a piece); ids outside
    0..`size` - 1 have no piece. `target_tokens` are those of `ModelInfo`.
    """

    size: int
    pad_id: int
    eos_id: int
    banned_ids: tuple[int, ...]
    target_tokens: tuple[str, ...]

    def encode(self, text: str) -> list[int]:
        """Ids of `text` and the end token; the end token alone for no text."""
        ...

    def decode(self, ids: Sequence[int]) -> str:
        """Text of `ids`, special tokens dropped as in training, trimmed; "" for none."""
        ...


def load_pieces(folder: Path, architecture: Architecture) -> Pieces:
    """The pieces of the checkpoint in `folder`. Raises BadModelFolder that names the file."""
    return _MT5Pieces(folder) if architecture == "mt5" else _MarianPieces(folder)


class _MT5Pieces:
    """`spiece.model`; its piece ids are the model's. No extra ids: mT5's sentinels are in it."""

    def __init__(self, folder: Path) -> None:
        self._processor = _processor(folder, "spiece.model")
        self.size = self._processor.get_piece_size()
        self.pad_id = _control(folder, "spiece.model", "pad", self._processor.pad_id())
        self.eos_id = _control(folder, "spiece.model", "</s>", self._processor.eos_id())
        self._silent = {self.pad_id, self.eos_id, self._processor.unk_id()}
        sentinels = [
            index
            for index in range(self.size)
            if _SENTINEL.fullmatch(self._processor.id_to_piece(index))
        ]
        self.banned_ids: tuple[int, ...] = (self.pad_id, *sentinels)
        self.target_tokens: tuple[str, ...] = ()

    def encode(self, text: str) -> list[int]:
        # XL-Sum's training collapsed newlines and runs of blanks (Hasan et al. 2021, their
        # `WHITESPACE_HANDLER`).
        return [*self._processor.encode(" ".join(text.split())), self.eos_id]

    def decode(self, ids: Sequence[int]) -> str:
        kept = [index for index in ids if index not in self._silent and index < self.size]
        return str(self._processor.decode(kept)).strip()


class _MarianPieces:
    """`source.spm` cuts, `vocab.json` numbers, `target.spm` rejoins.

    A checkpoint with vocabularies of its own for both sides has `target_vocab.json` besides.
    """

    def __init__(self, folder: Path) -> None:
        self._source = _processor(folder, "source.spm")
        self._target = _processor(folder, "target.spm")
        self._ids = _vocabulary(folder, "vocab.json")
        separate = (folder / "target_vocab.json").is_file()
        target_ids = _vocabulary(folder, "target_vocab.json") if separate else self._ids
        self._pieces = {index: piece for piece, index in target_ids.items()}
        self.size = 1 + max(max(self._ids.values()), max(self._pieces))
        self.pad_id = _listed(folder, self._ids, "<pad>")
        self.eos_id = _listed(folder, self._ids, "</s>")
        self._unk_id = _listed(folder, self._ids, "<unk>")
        self.banned_ids: tuple[int, ...] = (self.pad_id,)
        self.target_tokens = tuple(sorted(filter(_TARGET_TOKEN.fullmatch, self._ids)))
        self._silent = {"</s>", "<unk>", "<pad>", *self.target_tokens}

    def encode(self, text: str) -> list[int]:
        text = text.lstrip()
        told = _TARGET_TOKEN.match(text)
        head: list[int] = []
        if told is not None and told.group() in self._ids:
            head, text = [self._ids[told.group()]], text[told.end() :]
        pieces = self._source.encode(_moses(text), out_type=str)
        return [*head, *(self._ids.get(piece, self._unk_id) for piece in pieces), self.eos_id]

    def decode(self, ids: Sequence[int]) -> str:
        pieces = (self._pieces.get(index, "<unk>") for index in ids)
        kept = [piece for piece in pieces if piece not in self._silent]
        return str(self._target.decode_pieces(kept)).replace("▁", " ").strip()


def _moses(text: str) -> str:
    return " ".join(INVISIBLE.sub("", text).translate(_MOSES).split())


def _processor(folder: Path, name: str) -> spm.SentencePieceProcessor:
    path = folder / name
    if not path.is_file():
        raise BadModelFolder(f"{folder}: {name} is missing")
    try:
        return spm.SentencePieceProcessor(model_proto=path.read_bytes())
    except (OSError, RuntimeError) as error:
        raise BadModelFolder(f"{folder}: {name} is not a sentencepiece model") from error


def _vocabulary(folder: Path, name: str) -> dict[str, int]:
    path = folder / name
    if not path.is_file():
        raise BadModelFolder(f"{folder}: {name} is missing")
    try:
        table = json.loads(path.read_bytes())
    except ValueError as error:
        raise BadModelFolder(f"{folder}: {name} is not JSON: {error}") from error
    if not isinstance(table, dict) or not table:
        raise BadModelFolder(f"{folder}: {name} does not map pieces to ids")
    for piece, index in table.items():
        if not isinstance(index, int) or isinstance(index, bool) or index < 0:
            raise BadModelFolder(f"{folder}: {name} gives {piece!r} the id {index!r}")
    return table


def _control(folder: Path, name: str, piece: str, index: int) -> int:
    if index < 0:
        raise BadModelFolder(f"{folder}: {name} has no {piece} piece")
    return index


def _listed(folder: Path, ids: dict[str, int], piece: str) -> int:
    if piece not in ids:
        raise BadModelFolder(f"{folder}: vocab.json has no {piece}")
    return ids[piece]
