"""mT5 and Marian through CTranslate2, from a converted folder; neither torch nor transformers is
imported, so a server on the base install runs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from summarizer.backends.converted import Converted, open_converted
from summarizer.backends.piece_model import Output, PieceModel
from summarizer.backends.pieces import Pieces, load_pieces
from summarizer.backends.port import Architecture, Decoding, ModelInfo, Seq2Seq
from summarizer.errors import BadModelFolder, MissingPackage, ModelUnavailable

if TYPE_CHECKING:
    import ctranslate2

Device = Literal["auto", "cpu", "cuda"]
DType = Literal["auto", "int8", "int8_float32", "float32", "float16", "bfloat16"]


def load(
    source: str | Path,
    *,
    device: Device = "auto",
    dtype: DType = "auto",
    architecture: Architecture | None = None,
    threads: int = 0,
) -> Seq2Seq:
    """The model of a folder that `summarizer.models.conversion` wrote.

    "auto" takes the GPU where CTranslate2 sees one. There it computes in bfloat16 (float32 where
    the GPU has none; mT5 overflows in float16); on a CPU in what the folder was converted to.
    `threads` (0: the library's choice) are those of one generation. `architecture`, if given, is
    the only one accepted.

    Raises MissingPackage without CTranslate2, ModelUnavailable for a device or a `dtype` that is
    not there, BadModelFolder that names the file for anything else.
    """
    try:
        import ctranslate2
    except ImportError as error:
        raise MissingPackage("a converted model needs ctranslate2: pip install khulasa") from error
    folder = Path(source).resolve()
    converted = open_converted(folder)
    if architecture is not None and converted.architecture != architecture:
        raise BadModelFolder(
            f"{folder}: converted from {converted.architecture}, where {architecture} is needed"
        )
    pieces = load_pieces(folder, converted.architecture)
    if pieces.size > converted.rows:
        raise BadModelFolder(
            f"{folder}: the tokenizer has {pieces.size} pieces, the weights {converted.rows} rows"
        )
    gpus = ctranslate2.get_cuda_device_count()
    if device == "cuda" and not gpus:
        raise ModelUnavailable("device cuda: CTranslate2 sees no GPU here")
    place = "cuda" if device == "cuda" or (device == "auto" and gpus) else "cpu"
    known = ctranslate2.get_supported_compute_types(place)
    if dtype != "auto" and dtype not in known:
        raise ModelUnavailable(
            f"dtype {dtype}: CTranslate2 computes in {', '.join(sorted(known))} on this {place}"
        )
    if dtype != "auto":
        number: str = dtype
    elif place == "cuda":
        number = "bfloat16" if "bfloat16" in known else "float32"
    else:
        number = converted.quantization if converted.quantization in known else "float32"
    try:
        translator = ctranslate2.Translator(
            str(folder), device=place, compute_type=number, inter_threads=1, intra_threads=threads
        )
    except (RuntimeError, ValueError) as error:
        raise BadModelFolder(f"{folder}: model.bin: cannot be loaded: {error}") from error
    return _CTranslate2Seq2Seq(converted, pieces, translator)


class _CTranslate2Seq2Seq(PieceModel):
    def __init__(
        self, converted: Converted, pieces: Pieces, translator: ctranslate2.Translator
    ) -> None:
        info = ModelInfo(
            id=converted.id,
            backend="ctranslate2",
            architecture=converted.architecture,
            licence=converted.licence,
            max_input_tokens=converted.max_input_tokens,
            target_tokens=pieces.target_tokens,
            dtype=translator.compute_type,
        )
        super().__init__(pieces, info, converted.max_output_tokens)
        self._translator: ctranslate2.Translator | None = translator
        never = sorted({*pieces.banned_ids, *range(pieces.size, converted.rows)})
        self._never = [[output_name(index)] for index in never]

    def close(self) -> None:
        if self._translator is not None:
            self._translator.unload_model()
        self._translator = None

    def _is_open(self) -> bool:
        return self._translator is not None

    def _search(
        self, inputs: Sequence[list[int]], decoding: Decoding, cap: int
    ) -> list[list[Output]]:
        assert self._translator is not None
        found = self._translator.translate_batch(
            [[input_name(index) for index in row] for row in inputs],
            beam_size=decoding.num_beams,
            num_hypotheses=decoding.num_hypotheses,
            # The search ends with `num_beams` candidates, as `early_stopping=True` has it.
            patience=1,
            length_penalty=decoding.length_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram_size,
            # Banned before the softmax, as `renormalize_logits=True` has it.
            suppress_sequences=self._never,
            # Inputs were measured before; the library would cut them at 1,024 without a word.
            max_input_length=0,
            max_decoding_length=cap,
            min_decoding_length=min(decoding.min_new_tokens, cap),
            # Without it the score is divided by the length less the end token.
            return_end_token=True,
            return_scores=True,
        )
        return [
            [
                Output([int(name) for name in names], score)
                for names, score in zip(one.hypotheses, one.scores, strict=True)
            ]
            for one in found
        ]


def output_name(index: int) -> str:
    """What the library's output vocabulary calls a token: ids come from sentencepiece alone."""
    return str(index)


def input_name(index: int) -> str:
    """What its input vocabulary calls a token. Other names than the output's: where an input is
    nothing but the end token, the library would answer it unread.
    """
    return f"in{index}"
