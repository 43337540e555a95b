"""A network of transformers as the weights and settings of a CTranslate2 folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.backends.converted import Quantization
from summarizer.backends.ctranslate2_backend import input_name, output_name

if TYPE_CHECKING:
    from ctranslate2.specs import TransformerSpec

    from summarizer.backends.network import Network


def spec_of(network: Network) -> TransformerSpec:
    """The network's weights as CTranslate2 names them; they are shared, not copied."""
    from ctranslate2.converters.transformers import BartLoader, MT5Loader

    if network.config.model_type == "mt5":
        # transformers 5 says of every mT5 that its head is tied; CTranslate2 believes it and
        # multiplies the logits by d_model ** -0.5. transformers itself never does that to an mT5:
        # greedy output would be the same, beams would silently be others.
        network.config.tie_word_embeddings = False
        return MT5Loader().get_model_spec(network)
    # As CTranslate2's own loader of Marian has it, but the start token keeps its row instead of
    # being taken for zeros: it is so in the checkpoints of OPUS, not in everything trained since.
    network.config.normalize_before = False
    network.config.normalize_embedding = False
    return BartLoader().get_model_spec(network)


def save(
    spec: TransformerSpec,
    folder: Path,
    *,
    eos_id: int,
    start_id: int,
    quantization: Quantization,
) -> None:
    """Writes the weights into `folder`, which is made. Anything coarser than float32 is computed
    in place: the network is of no use after it.
    """
    # The library's own vocabularies only number the tokens: ids come from sentencepiece.
    rows = [spec.get_source_vocabulary_size(), spec.get_target_vocabulary_size()]
    source = rows[0][0] if isinstance(rows[0], list) else rows[0]
    spec.register_source_vocabulary([input_name(index) for index in range(source)])
    spec.register_target_vocabulary([output_name(index) for index in range(rows[1])])
    spec.config.bos_token = output_name(start_id)
    spec.config.decoder_start_token = output_name(start_id)
    spec.config.eos_token = output_name(eos_id)
    # One has to be named; ids have no unknown.
    spec.config.unk_token = output_name(eos_id)
    spec.validate()
    spec.optimize(quantization)
    folder.mkdir(parents=True)
    spec.save(str(folder))


def keep_rows(network: Network, kept: Sequence[int]) -> None:
    """Leaves an mT5 network with the embeddings and the output weights of `kept`, in that order."""
    import torch

    chosen = torch.tensor(list(kept))
    with torch.inference_mode(False), torch.no_grad():
        embeddings = network.get_input_embeddings().weight[chosen].clone()
        head = network.get_output_embeddings().weight[chosen].clone()
    network.set_input_embeddings(torch.nn.Embedding.from_pretrained(embeddings))
    output = torch.nn.Linear(1, 1, bias=False)
    output.weight = torch.nn.Parameter(head, requires_grad=False)
    network.set_output_embeddings(output)
    network.config.vocab_size = len(kept)
