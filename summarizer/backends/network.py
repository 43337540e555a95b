"""The weights of a checkpoint as a network of transformers, with the head that the file holds."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from summarizer.backends.checkpoint import Checkpoint
from summarizer.backends.pieces import Pieces
from summarizer.errors import BadModelFolder, MissingPackage

if TYPE_CHECKING:
    import torch
    from transformers import MarianMTModel, MT5ForConditionalGeneration

    Network: TypeAlias = MT5ForConditionalGeneration | MarianMTModel


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
