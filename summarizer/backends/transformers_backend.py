"""mT5 and Marian through transformers, from weights that are on disk already.

Needs the extra `convert` (torch and transformers); they are imported when a model is loaded.
"""

from __future__ import annotations

import json
import math
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from summarizer.backends.checkpoint import Checkpoint, open_checkpoint
from summarizer.backends.pieces import Pieces, load_pieces
from summarizer.backends.port import Architecture, Decoding, GenerateReply, ModelInfo, Seq2Seq
from summarizer.errors import BadModelFolder, GenerationFailed, MissingPackage, ModelUnavailable

if TYPE_CHECKING:
    import torch
    from transformers import LogitsProcessorList, MarianMTModel, MT5ForConditionalGeneration

    Network: TypeAlias = MT5ForConditionalGeneration | MarianMTModel

Device = Literal["auto", "cpu", "cuda"]
DType = Literal["auto", "float32", "bfloat16"]

_BF16_FLAGS = frozenset({"avx512_bf16", "amx_bf16", "bf16"})
"""What Linux calls a CPU's own bfloat16 arithmetic (x86, x86, ARM). Others emulate it, slowly."""


def load(
    source: str | Path,
    *,
    device: Device = "auto",
    dtype: DType = "auto",
    architecture: Architecture | None = None,
) -> Seq2Seq:
    """The model of a checkpoint folder, or of a hub id that lies in the local cache.

    Nothing is downloaded. "auto" takes the GPU where torch sees one, and bfloat16 only where the
    device computes in it. `architecture`, if given, is the only one accepted.

    Raises MissingPackage without torch or transformers, ModelUnavailable for a hub id that is not
    on disk or a GPU that is not there, BadModelFolder that names the file for anything else.
    """
    require_packages()
    import torch

    checkpoint = open_checkpoint(source)
    if architecture is not None and checkpoint.architecture != architecture:
        raise BadModelFolder(
            f"{checkpoint.folder}: config.json says {checkpoint.architecture}, "
            f"where {architecture} is needed"
        )
    pieces = load_pieces(checkpoint.folder, checkpoint.architecture)
    place = _device(device)
    number = _number_type(dtype, place)
    network = read_network(checkpoint, pieces, number)
    with torch.inference_mode():
        network.to(place)
    return TransformersSeq2Seq(checkpoint, pieces, network)


def require_packages() -> None:
    """Raises MissingPackage where torch or transformers cannot be imported."""
    try:
        import torch  # noqa: F401
        import transformers  # noqa: F401
    except ImportError as error:
        raise MissingPackage(
            f"mT5 and Marian need torch and transformers ({error.name} is missing): "
            "pip install 'khulasa[convert]'"
        ) from error


def read_network(checkpoint: Checkpoint, pieces: Pieces, number: torch.dtype) -> Network:
    """The weights of a checkpoint on the CPU, ready to generate, with the head that the file holds.

    Raises BadModelFolder that names the file.
    """
    import transformers

    enabled = transformers.utils.logging.is_progress_bar_enabled()
    transformers.utils.logging.disable_progress_bar()
    try:
        network = _network(checkpoint, number)
    finally:
        if enabled:
            transformers.utils.logging.enable_progress_bar()
    _check_fit(checkpoint, pieces, network)
    return network.eval()


class TransformersSeq2Seq:
    """The port over a network that was read; `pieces` number its tokens."""

    def __init__(self, checkpoint: Checkpoint, pieces: Pieces, network: Network) -> None:
        self._pieces = pieces
        self._network: Network | None = network
        self._info = ModelInfo(
            id=checkpoint.id,
            backend="transformers",
            architecture=checkpoint.architecture,
            licence=checkpoint.licence,
            max_input_tokens=checkpoint.max_input_tokens,
            target_tokens=pieces.target_tokens,
            dtype=str(network.dtype).removeprefix("torch."),
        )
        start = network.config.decoder_start_token_id
        self._start_id = pieces.pad_id if start is None else int(start)
        self._max_output_tokens = checkpoint.max_output_tokens

    @property
    def info(self) -> ModelInfo:
        """As the port says."""
        return self._info

    def count_tokens(self, text: str) -> int:
        """As the port says."""
        return len(self._pieces.encode(text))

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[GenerateReply]:
        """As the port says. A checkpoint with fewer positions than `max_new_tokens` stops there,
        and its reply is not finished.
        """
        inputs = [self._pieces.encode(text) for text in texts]
        longest = max(map(len, inputs), default=0)
        if longest > self._info.max_input_tokens:
            raise GenerationFailed(
                f"an input has {longest} tokens; {self._info.id} takes "
                f"{self._info.max_input_tokens}"
            )
        if self._network is None:
            raise GenerationFailed(f"{self._info.id} is closed")
        if not inputs:
            return []
        try:
            found = self._search(self._network, inputs, decoding)
        except (RuntimeError, ValueError, IndexError) as error:
            raise GenerationFailed(f"{self._info.id} failed: {error}") from error
        return [
            GenerateReply(
                text=self._pieces.decode(ids),
                score=score,
                input_tokens=len(given),
                output_tokens=len(ids),
                finished=ids[-1:] == [self._pieces.eos_id],
            )
            for given, (ids, score) in zip(inputs, found, strict=True)
        ]

    def close(self) -> None:
        """As the port says."""
        self._network = None

    def _search(
        self, network: Network, inputs: Sequence[list[int]], decoding: Decoding
    ) -> list[tuple[list[int], float]]:
        """The ids of each output, up to its end token, and their score."""
        import torch
        from transformers import GenerationConfig
        from transformers.modeling_outputs import BaseModelOutput

        width = max(map(len, inputs))
        ids = torch.tensor(
            [row + [self._pieces.pad_id] * (width - len(row)) for row in inputs],
            device=network.device,
        )
        mask = torch.tensor(
            [[1] * len(row) + [0] * (width - len(row)) for row in inputs], device=network.device
        )
        bans = self._bans(network, decoding)
        # A whole configuration of our own, so that nothing of the checkpoint's leaks in (forced
        # end tokens, other beams).
        settings = GenerationConfig(
            max_new_tokens=min(
                decoding.max_new_tokens, self._max_output_tokens or decoding.max_new_tokens
            ),
            num_beams=decoding.num_beams,
            do_sample=False,
            renormalize_logits=True,
            pad_token_id=self._pieces.pad_id,
            eos_token_id=self._pieces.eos_id,
            decoder_start_token_id=self._start_id,
            **(
                {"early_stopping": True, "length_penalty": decoding.length_penalty}
                if decoding.num_beams > 1
                else {}
            ),
        )
        network.generation_config = settings
        with torch.inference_mode():
            states = network.get_encoder()(input_ids=ids, attention_mask=mask).last_hidden_state
            outputs = network.generate(
                encoder_outputs=BaseModelOutput(last_hidden_state=states),
                attention_mask=mask,
                generation_config=settings,
                logits_processor=bans,
            )
            found = []
            for number, row in enumerate(outputs):
                ended = (row[1:] == self._pieces.eos_id).nonzero()
                count = int(ended[0]) + 1 if len(ended) else len(row) - 1
                chosen = row[None, : count + 1]
                logits = network(
                    encoder_outputs=BaseModelOutput(last_hidden_state=states[number, None]),
                    attention_mask=mask[number, None],
                    decoder_input_ids=chosen[:, :-1],
                ).logits
                gain = _log_probability(chosen, logits, bans)
                found.append((chosen[0, 1:].tolist(), gain / count**decoding.length_penalty))
        return found

    def _bans(self, network: Network, decoding: Decoding) -> LogitsProcessorList:
        """What no step may choose; transformers normalises after them."""
        import torch
        from transformers import (
            LogitsProcessor,
            LogitsProcessorList,
            MinNewTokensLengthLogitsProcessor,
            NoRepeatNGramLogitsProcessor,
        )

        rows = network.get_output_embeddings().weight.shape[0]
        never = torch.zeros(rows, dtype=torch.bool, device=network.device)
        never[list(self._pieces.banned_ids)] = True
        never[self._pieces.size :] = True

        class Never(LogitsProcessor):  # type: ignore[misc]  # transformers is untyped here
            def __call__(
                self, input_ids: torch.LongTensor, scores: torch.FloatTensor
            ) -> torch.FloatTensor:
                return scores.masked_fill(never, -math.inf)

        bans = LogitsProcessorList([Never()])
        if decoding.no_repeat_ngram_size:
            bans.append(NoRepeatNGramLogitsProcessor(decoding.no_repeat_ngram_size))
        if decoding.min_new_tokens:
            bans.append(
                MinNewTokensLengthLogitsProcessor(
                    1, decoding.min_new_tokens, self._pieces.eos_id, device=str(network.device)
                )
            )
        return bans


def _log_probability(
    chosen: torch.Tensor, logits: torch.Tensor, bans: LogitsProcessorList
) -> float:
    """Of the tokens after the first in `chosen` (1 x tokens), as the search saw them.

    Asking `generate` for its scores would keep the whole vocabulary of every step and beam: for
    mT5-base 340 MB an input at 84 steps. One more pass over what was chosen gives the same.
    """
    total = 0.0
    for step in range(logits.shape[1]):
        allowed = bans(chosen[:, : step + 1], logits[:, step].float()).log_softmax(-1)
        total += allowed[0, chosen[0, step + 1]].item()
    return total


def _network(checkpoint: Checkpoint, number: torch.dtype) -> Network:
    import transformers

    class SeparateHead(transformers.MT5ForConditionalGeneration):  # type: ignore[misc]  # untyped
        """transformers 5 says of every mT5 that its head is the embeddings. It is not in the
        checkpoints that have one; the embeddings of both sides are still one table.
        """

        _tied_weights_keys: ClassVar[dict[str, str]] = {
            "encoder.embed_tokens.weight": "shared.weight",
            "decoder.embed_tokens.weight": "shared.weight",
        }

    where = f"{checkpoint.folder}: {checkpoint.weights.name}"
    kind: type[MT5ForConditionalGeneration] | type[MarianMTModel]
    try:
        if checkpoint.architecture == "marian":
            kind = transformers.MarianMTModel
        elif "lm_head.weight" in _tensor_names(checkpoint.weights):
            kind = SeparateHead
        else:
            kind = transformers.MT5ForConditionalGeneration
        network, report = kind.from_pretrained(
            checkpoint.folder,
            dtype=number,
            local_files_only=True,
            weights_only=True,
            use_safetensors="safetensors" in checkpoint.weights.name,
            output_loading_info=True,
        )
    except (OSError, RuntimeError, ValueError, KeyError, pickle.UnpicklingError) as error:
        raise BadModelFolder(f"{where}: cannot be loaded: {error}") from error
    missing = sorted(report["missing_keys"])
    if missing:
        raise BadModelFolder(f"{where} has no {', '.join(missing[:3])}")
    return network


def _tensor_names(weights: Path) -> frozenset[str]:
    """Names of the tensors in the file, or in all parts of an index; no weights are kept."""
    if weights.suffix == ".json":
        return frozenset(json.loads(weights.read_bytes())["weight_map"])
    if weights.suffix == ".safetensors":
        from safetensors import safe_open

        with safe_open(weights, framework="pt") as file:
            return frozenset(file.keys())
    import torch

    return frozenset(torch.load(weights, map_location="meta", weights_only=True))


def _check_fit(checkpoint: Checkpoint, pieces: Pieces, network: Network) -> None:
    config = network.config
    rows = network.get_output_embeddings().weight.shape[0]
    if pieces.size > rows:
        raise BadModelFolder(
            f"{checkpoint.folder}: the tokenizer has {pieces.size} pieces, "
            f"{checkpoint.weights.name} {rows} rows"
        )
    for name, wanted in (("eos_token_id", pieces.eos_id), ("pad_token_id", pieces.pad_id)):
        if getattr(config, name) != wanted:
            raise BadModelFolder(
                f"{checkpoint.folder}: config.json: {name} is {getattr(config, name)}, "
                f"the tokenizer's is {wanted}"
            )


def _device(device: Device) -> torch.device:
    import torch

    if device == "cuda" and not torch.cuda.is_available():
        raise ModelUnavailable("device cuda: torch sees no GPU here")
    if device == "auto":
        device = "cuda" if torch.cuda.is_available() else "cpu"
    return torch.device(device)


def _number_type(dtype: DType, place: torch.device) -> torch.dtype:
    import torch

    if dtype == "auto":
        if place.type == "cuda":
            native = torch.cuda.is_bf16_supported(including_emulation=False)
        else:
            native = _cpu_has_bfloat16(Path("/proc/cpuinfo"))
        dtype = "bfloat16" if native else "float32"
    return torch.bfloat16 if dtype == "bfloat16" else torch.float32


def _cpu_has_bfloat16(cpuinfo: Path) -> bool:
    """Whether a list of CPU features as Linux writes it names bfloat16; False without one."""
    if not cpuinfo.is_file():
        return False
    return not _BF16_FLAGS.isdisjoint(cpuinfo.read_text(encoding="utf-8", errors="replace").split())
