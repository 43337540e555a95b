"""Which of mT5's 250,100 pieces Arabic news needs, and the tokenizer with those alone.

Most of the decoder's time and half of the memory go to the rows of pieces that never occur.
What is kept gives the same pieces to every text that needs no other: a unigram model (Kudo 2018)
takes the best path through the pieces that fit, and taking away others leaves that path the best.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sentencepiece import sentencepiece_model_pb2 as spm_pb

from summarizer.errors import BadModelFolder

KEEP = 40_000
"""Pieces kept in all, unless what must stay is more."""

_WORD_START = "▁"
_Script = Literal["arabic", "latin", "other", "none"]


@dataclass(frozen=True, slots=True)
class Trimmed:
    """`kept` are the old ids in ascending order; the new id of each is its index. `proto` is the
    sentencepiece model with those pieces. `needed` of them stay whatever `keep` is; the others are
    Latin pieces, the most probable first.
    """

    kept: tuple[int, ...]
    proto: bytes
    needed: int


def trim_pieces(proto: bytes, keep: int = KEEP) -> Trimmed:
    """The pieces of an mT5 tokenizer (a sentencepiece model) that stay, and a tokenizer of them.

    Kept: control, byte and user-defined pieces; every single character; every piece whose letters
    are all Arabic; pieces without letters (digits, punctuation); then pieces whose letters are
    all Latin, by score, until there are `keep` in all. Without byte fallback every piece with a
    character that has no piece of its own stays too, so that no new <unk> comes up.

    Raises BadModelFolder where `proto` is no unigram model, ValueError where `keep` is below 0.
    """
    if keep < 0:
        raise ValueError(f"keep: {keep} is below 0")
    model = spm_pb.ModelProto.FromString(proto)
    if model.trainer_spec.model_type != spm_pb.TrainerSpec.ModelType.UNIGRAM:
        raise BadModelFolder("spiece.model is not a unigram model, so it cannot be trimmed")
    kind = spm_pb.ModelProto.SentencePiece.Type
    texts = [piece.piece for piece in model.pieces]
    normal = [index for index, piece in enumerate(model.pieces) if piece.type == kind.NORMAL]
    needed = set(range(len(texts))) - set(normal)
    # An unknown character is scored by the lowest score there is, a user-defined piece by the
    # highest.
    by_score = sorted(normal, key=lambda index: model.pieces[index].score)
    needed |= {*by_score[:1], *by_score[-1:]}
    single = {texts[index] for index in normal if len(texts[index]) == 1}
    latin = []
    for index in normal:
        text = texts[index]
        script = _script(text)
        spelled = model.trainer_spec.byte_fallback or single.issuperset(
            text.removeprefix(_WORD_START)
        )
        if len(text) == 1 or script in ("arabic", "none") or not spelled:
            needed.add(index)
        elif script == "latin":
            latin.append(index)
    latin = [index for index in latin if index not in needed]
    latin.sort(key=lambda index: (-model.pieces[index].score, index))
    kept = sorted(needed | set(latin[: max(0, keep - len(needed))]))
    # Samples with the pieces of the whole model, which loading would check, are left behind.
    trimmed = spm_pb.ModelProto(
        pieces=[model.pieces[index] for index in kept],
        trainer_spec=model.trainer_spec,
        normalizer_spec=model.normalizer_spec,
        denormalizer_spec=model.denormalizer_spec,
    )
    trimmed.trainer_spec.vocab_size = len(kept)
    return Trimmed(tuple(kept), bytes(trimmed.SerializeToString()), len(needed))


def _script(piece: str) -> _Script:
    """The script of all its letters and marks; "none" without any, "other" where they are mixed."""
    found = {_script_of(char) for char in piece} - {"none"}
    if not found:
        return "none"
    return found.pop() if len(found) == 1 else "other"


@cache
def _script_of(char: str) -> _Script:
    if unicodedata.category(char)[0] not in "LM":
        return "none"
    name = unicodedata.name(char, "")
    if name.startswith("ARABIC "):
        return "arabic"
    return "latin" if name.startswith("LATIN ") else "other"
