"""A checkpoint folder to a CTranslate2 folder that runs without torch, proved before it is kept."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.backends import ctranslate2_backend, transformers_backend
from summarizer.backends.checkpoint import Checkpoint, open_checkpoint
from summarizer.backends.converted import Converted, Quantization, write_converted
from summarizer.backends.network import read_network, require_packages
from summarizer.backends.pieces import Pieces, load_pieces
from summarizer.backends.port import Decoding, GenerateReply
from summarizer.errors import BadModelFolder, ConversionRefused
from summarizer.models import weights
from summarizer.models.parity import Parity, parity_of, replies
from summarizer.models.parity_texts import measured
from summarizer.models.trimming import KEEP, Trimmed, trim_pieces

if TYPE_CHECKING:
    from summarizer.backends.network import Network

FLOOR_EXACT = 0.98
"""Share (0..1) of the built-in texts to which the float32 conversion says what transformers says;
and no difference may be more than a near tie. The miniature gives 1.00, and with the wrong flag
for its head 0.44."""

FLOOR_LIKENESS = 0.4
"""Mean share (0..1) of words that a coarser number type keeps of the float32 text. The miniatures,
which have never seen such sentences, keep 0.68 and more in int8, random weights about 0.5; to be
raised with figures of real weights."""

KEPT_IDS = "kept_ids.json"
"""In a trimmed folder: the checkpoint's id of every piece, in the order of the new ids."""

_CARRIED = (
    "README.md",
    "LICENSE",
    "spiece.model",
    "source.spm",
    "target.spm",
    "vocab.json",
    "target_vocab.json",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversionReport:
    """What a conversion did. `exact` compares float32 with the checkpoint through transformers,
    `quantized` the folder as it was written with that float32 (None where it is float32).

    `trimmed` is None where no piece was dropped. `size_bytes` is of the whole folder.
    """

    folder: Path
    converted: Converted
    trimmed: Trimmed | None
    exact: Parity
    quantized: Parity | None
    size_bytes: int
    seconds: float


def convert(
    folder: str | Path,
    out: str | Path,
    *,
    quantization: Quantization = "int8",
    trim: bool = True,
    keep: int = KEEP,
) -> ConversionReport:
    """Converts the checkpoint in `folder` (or of a hub id on disk) to the new folder `out`.

    An mT5 vocabulary is trimmed to about `keep` pieces where `trim`; Marian's, of two languages
    alone, never. The result is measured on built-in texts with the production settings and
    written aside; `out` appears when it has passed.

    Raises MissingPackage without torch and transformers, ModelUnavailable and BadModelFolder for
    a checkpoint that is not there or not right and where `out` exists, ConversionRefused for a
    result that does not say what the checkpoint says. Then nothing is left behind.
    """
    require_packages()
    import torch

    begun = time.perf_counter()
    checkpoint = open_checkpoint(folder)
    target = Path(out).absolute()
    if target.exists():
        raise BadModelFolder(f"{target}: exists already")
    pieces = load_pieces(checkpoint.folder, checkpoint.architecture)
    trimmed = None
    if trim and checkpoint.architecture == "mt5":
        found = trim_pieces((checkpoint.folder / "spiece.model").read_bytes(), keep)
        trimmed = found if len(found.kept) < pieces.size else None
    network = read_network(checkpoint, pieces, torch.float32)
    texts, decodings = measured(checkpoint.id, checkpoint.architecture, pieces.target_tokens)
    reference = transformers_backend.TransformersSeq2Seq(
        checkpoint, pieces if trimmed is None else _Without(pieces, trimmed.kept), network
    )
    expected = replies(reference, texts, decodings)
    converted = describe(checkpoint, pieces, network, trimmed, quantization)
    if trimmed is not None:
        weights.keep_rows(network, trimmed.kept)
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        made = aside / "float32"
        write_folder(made, checkpoint, replace(converted, quantization="float32"), network, trimmed)
        floats = _replies(made, texts, decodings)
        exact = parity_of(expected, floats)
        if exact.same < FLOOR_EXACT or exact.unexplained:
            raise ConversionRefused(
                f"{checkpoint.id}: in float32 the converted model says the same as the checkpoint "
                f"to {exact.same:.0%} of {exact.items} inputs, and {len(exact.unexplained)} "
                f"replies are clearly other; needed are {FLOOR_EXACT:.0%} and none"
            )
        quantized = None
        if quantization != "float32":
            shutil.rmtree(made)
            made = aside / quantization
            write_folder(made, checkpoint, converted, network, trimmed)
            quantized = parity_of(floats, _replies(made, texts, decodings))
            if quantized.likeness < FLOOR_LIKENESS:
                raise ConversionRefused(
                    f"{checkpoint.id}: in {quantization} it keeps {quantized.likeness:.0%} of the "
                    f"words that it writes in float32; needed are {FLOOR_LIKENESS:.0%}"
                )
        figures = {"float32": exact.figures}
        if quantized is not None:
            figures[quantization] = quantized.figures
        converted = replace(converted, parity=figures)
        write_converted(made, converted)
        made.rename(target)
    finally:
        shutil.rmtree(aside)
    return ConversionReport(
        folder=target,
        converted=converted,
        trimmed=trimmed,
        exact=exact,
        quantized=quantized,
        size_bytes=sum(file.stat().st_size for file in target.iterdir()),
        seconds=time.perf_counter() - begun,
    )


class _Without:
    """A checkpoint's pieces of which only `kept` may be written."""

    def __init__(self, pieces: Pieces, kept: Sequence[int]) -> None:
        self.size = pieces.size
        self.pad_id = pieces.pad_id
        self.eos_id = pieces.eos_id
        self.target_tokens = pieces.target_tokens
        dropped = set(range(pieces.size)).difference(kept)
        self.banned_ids = tuple(sorted(dropped.union(pieces.banned_ids)))
        self.encode = pieces.encode
        self.decode = pieces.decode


def describe(
    checkpoint: Checkpoint,
    pieces: Pieces,
    network: Network,
    trimmed: Trimmed | None,
    quantization: Quantization,
) -> Converted:
    """What the folder will say of itself; the parity is not known yet."""
    import torch

    head, embeddings = network.get_output_embeddings(), network.get_input_embeddings()
    start = network.config.decoder_start_token_id
    start = pieces.pad_id if start is None else int(start)
    if trimmed is not None and start not in trimmed.kept:
        raise BadModelFolder(f"{checkpoint.folder}: config.json: decoder_start_token_id is {start}")
    return Converted(
        id=checkpoint.id,
        architecture=checkpoint.architecture,
        licence=checkpoint.licence,
        quantization=quantization,
        max_input_tokens=checkpoint.max_input_tokens,
        max_output_tokens=checkpoint.max_output_tokens,
        start_id=start if trimmed is None else trimmed.kept.index(start),
        rows=head.weight.shape[0] if trimmed is None else len(trimmed.kept),
        tied_head=torch.equal(head.weight, embeddings.weight),
        checkpoint_pieces=pieces.size,
        pieces=pieces.size if trimmed is None else len(trimmed.kept),
        tools={name: version(name) for name in ("ctranslate2", "torch", "transformers")},
        parity={},
    )


def write_folder(
    folder: Path,
    checkpoint: Checkpoint,
    converted: Converted,
    network: Network,
    trimmed: Trimmed | None,
) -> None:
    """The whole folder: weights, tokenizer, card and what it says of itself."""
    pieces = load_pieces(checkpoint.folder, checkpoint.architecture)
    weights.save(
        weights.spec_of(network),
        folder,
        eos_id=pieces.eos_id if trimmed is None else trimmed.kept.index(pieces.eos_id),
        start_id=converted.start_id,
        quantization=converted.quantization,
    )
    for name in _CARRIED:
        if (checkpoint.folder / name).is_file():
            shutil.copyfile(checkpoint.folder / name, folder / name)
    if trimmed is not None:
        (folder / "spiece.model").write_bytes(trimmed.proto)
        (folder / KEPT_IDS).write_text(json.dumps(trimmed.kept), encoding="utf-8")
    write_converted(folder, converted)


def _replies(
    folder: Path, texts: Sequence[str], decodings: Sequence[Decoding]
) -> list[GenerateReply]:
    model = ctranslate2_backend.load(folder, device="cpu")
    try:
        return replies(model, texts, decodings)
    finally:
        model.close()
