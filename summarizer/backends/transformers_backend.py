"""mT5 and Marian through transformers, from weights that are on disk already.

Needs the extra `convert` (torch and transformers); they are imported when a model is loaded.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from summarizer.backends.checkpoint import Checkpoint, open_checkpoint
from summarizer.backends.network import read_network, require_packages
from summarizer.backends.piece_model import Output, PieceModel
from summarizer.backends.pieces import Pieces, load_pieces
from summarizer.backends.port import Architecture, Decoding, ModelInfo, Seq2Seq
from summarizer.errors import BadModelFolder, ModelUnavailable

if TYPE_CHECKING:
    import torch
    from transformers import LogitsProcessorList

    from summarizer.backends.network import Network

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


class TransformersSeq2Seq(PieceModel):
    """The port over a network that was read; `pieces` number its tokens."""

    def __init__(self, checkpoint: Checkpoint, pieces: Pieces, network: Network) -> None:
        info = ModelInfo(
            id=checkpoint.id,
            backend="transformers",
            architecture=checkpoint.architecture,
            licence=checkpoint.licence,
            max_input_tokens=checkpoint.max_input_tokens,
            target_tokens=pieces.target_tokens,
            dtype=str(network.dtype).removeprefix("torch."),
        )
        super().__init__(pieces, info, checkpoint.max_output_tokens)
        self._network: Network | None = network
        start = network.config.decoder_start_token_id
        self._start_id = pieces.pad_id if start is None else int(start)

    def close(self) -> None:
        """As the port says."""
        self._network = None

    def _is_open(self) -> bool:
        return self._network is not None

    def _search(
        self, inputs: Sequence[list[int]], decoding: Decoding, cap: int
    ) -> list[list[Output]]:
        import torch
        from transformers import GenerationConfig
        from transformers.modeling_outputs import BaseModelOutput

        network = self._network
        assert network is not None
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
            max_new_tokens=cap,
            num_beams=decoding.num_beams,
            num_return_sequences=decoding.num_hypotheses,
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
            rows = network.generate(
                encoder_outputs=BaseModelOutput(last_hidden_state=states),
                attention_mask=mask,
                generation_config=settings,
                logits_processor=bans,
            )
            outputs = [
                self._scored(network, row, states[number, None], mask[number, None], bans, decoding)
                for number, row in (
                    (at // decoding.num_hypotheses, row) for at, row in enumerate(rows)
                )
            ]
        step = decoding.num_hypotheses
        return [outputs[at : at + step] for at in range(0, len(outputs), step)]

    def _scored(
        self,
        network: Network,
        row: torch.Tensor,
        states: torch.Tensor,
        mask: torch.Tensor,
        bans: LogitsProcessorList,
        decoding: Decoding,
    ) -> Output:
        """The ids of one output, up to its end token, and their score."""
        from transformers.modeling_outputs import BaseModelOutput

        ended = (row[1:] == self._pieces.eos_id).nonzero()
        count = int(ended[0]) + 1 if len(ended) else len(row) - 1
        chosen = row[None, : count + 1]
        logits = network(
            encoder_outputs=BaseModelOutput(last_hidden_state=states),
            attention_mask=mask,
            decoder_input_ids=chosen[:, :-1],
        ).logits
        gain = _log_probability(chosen, logits, bans)
        return Output(chosen[0, 1:].tolist(), gain / count**decoding.length_penalty)

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
