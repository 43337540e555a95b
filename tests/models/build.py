"""Trains the miniatures from scratch, in minutes on one core: `python -m tests.models.build [OUT]`.

Two folders come out, in the file layout of the real repositories: `mt5-miniature` (as
csebuetnlp/mT5_multilingual_XLSum) and `marian-miniature` (as Helsinki-NLP/opus-mt-ar-en). A
retraining must pass the same tests; bytes are not compared. They know the grammar of `grammar.py`
and nothing else, and are never a product.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import sentencepiece as spm
import torch
from sentencepiece import sentencepiece_model_pb2 as spm_pb
from transformers import MarianConfig, MarianMTModel, MT5Config, MT5ForConditionalGeneration

from summarizer.backends.pieces import load_pieces
from tests.models.grammar import statement, story

WIDTH = 64
SENTINELS = 100  # as many as mT5 has
ROWS_WITHOUT_PIECE = 12  # mT5's embeddings have 12 rows more than its tokenizer has pieces
CARD = """---
license: apache-2.0
---
{name}: a miniature for the tests of Khulasa, trained by `tests/models/build.py` on sentences of a
small grammar. It knows these few words and nothing else: it is never a product and never offered.
"""

Pair = tuple[list[int], list[int]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", nargs="?", type=Path, default=Path(__file__).parent)
    out = parser.parse_args().out
    torch.set_num_threads(1)
    build_mt5(out / "mt5-miniature")
    build_marian(out / "marian-miniature")


def build_mt5(folder: Path, *, steps: int = 3500) -> None:
    """Two articles that share one statement in, the shared statement out."""
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(20240501)
    words = [statement(dice, held_out=False).arabic for _ in range(5000)]
    (folder / "spiece.model").write_bytes(_spiece(words, mt5=True))
    pieces = load_pieces(folder, "mt5")
    settings = {
        "architectures": ["MT5ForConditionalGeneration"],
        "d_ff": 2 * WIDTH,
        "d_kv": WIDTH // 4,
        "d_model": WIDTH,
        "decoder_start_token_id": 0,
        "dropout_rate": 0.0,
        "eos_token_id": 1,
        "feed_forward_proj": "gated-gelu",
        "initializer_factor": 1.0,
        "is_encoder_decoder": True,
        "layer_norm_epsilon": 1e-06,
        "length_penalty": 0.6,
        "max_length": 84,
        "model_type": "mt5",
        "no_repeat_ngram_size": 2,
        "num_beams": 4,
        "num_decoder_layers": 2,
        "num_heads": 4,
        "num_layers": 2,
        "pad_token_id": 0,
        "relative_attention_num_buckets": 32,
        "tie_word_embeddings": False,
        "tokenizer_class": "T5Tokenizer",
        "vocab_size": pieces.size + ROWS_WITHOUT_PIECE,
    }
    _write(folder / "config.json", settings)
    tokens = {"eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>"}
    _write(folder / "special_tokens_map.json", tokens)
    _write(
        folder / "tokenizer_config.json",
        {**tokens, "extra_ids": 0, "additional_special_tokens": None, "model_max_length": 512},
    )
    (folder / "README.md").write_text(CARD.format(name="mt5-miniature"), encoding="utf-8")

    torch.manual_seed(1)
    model = MT5ForConditionalGeneration(MT5Config(**settings))
    # A head of its own, as the real checkpoints have; transformers 5 ties it by force.
    model.lm_head.weight = torch.nn.Parameter(torch.randn_like(model.shared.weight) * WIDTH**-0.5)

    def pair() -> Pair:
        found = story(dice, held_out=False, statements=dice.randrange(2, 5))
        return _sometimes_endless(dice, pieces.encode(found.text), pieces.encode(found.summary))

    _train("mt5", model, pair, pieces.pad_id, steps=steps, batch=48)
    torch.save(model.state_dict(), folder / "pytorch_model.bin")


def build_marian(folder: Path, *, steps: int = 1500) -> None:
    """An Arabic statement in, its English out."""
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(20240502)
    said = [statement(dice, held_out=False) for _ in range(5000)]
    (folder / "source.spm").write_bytes(_spiece([one.arabic for one in said], mt5=False))
    (folder / "target.spm").write_bytes(_spiece([one.english for one in said], mt5=False))
    vocabulary = ["</s>", "<unk>"]
    for name in ("source.spm", "target.spm"):
        processor = spm.SentencePieceProcessor(model_file=str(folder / name))
        known = (processor.id_to_piece(index) for index in range(processor.get_piece_size()))
        vocabulary += [piece for piece in known if piece not in {*vocabulary, "<s>"}]
    vocabulary.append("<pad>")
    _write(folder / "vocab.json", {piece: index for index, piece in enumerate(vocabulary)})
    pieces = load_pieces(folder, "marian")
    generation = {
        "bad_words_ids": [[pieces.pad_id]],
        "decoder_start_token_id": pieces.pad_id,
        "eos_token_id": 0,
        "forced_eos_token_id": 0,
        "max_length": 512,
        "num_beams": 4,
        "pad_token_id": pieces.pad_id,
    }
    settings = {
        **generation,
        "activation_dropout": 0.0,
        "activation_function": "swish",
        "architectures": ["MarianMTModel"],
        "attention_dropout": 0.0,
        "bos_token_id": 0,
        "d_model": WIDTH,
        "decoder_attention_heads": 4,
        "decoder_ffn_dim": 2 * WIDTH,
        "decoder_layers": 2,
        "decoder_vocab_size": pieces.size,
        "dropout": 0.0,
        "encoder_attention_heads": 4,
        "encoder_ffn_dim": 2 * WIDTH,
        "encoder_layers": 2,
        "init_std": 0.02,
        "is_encoder_decoder": True,
        "max_position_embeddings": 512,
        "model_type": "marian",
        "normalize_embedding": False,
        "scale_embedding": True,
        "share_encoder_decoder_embeddings": True,
        "static_position_embeddings": True,
        "vocab_size": pieces.size,
    }
    _write(folder / "config.json", settings)
    _write(folder / "generation_config.json", generation)
    _write(
        folder / "tokenizer_config.json",
        {"target_lang": "eng", "source_lang": "ara", "model_max_length": 512},
    )
    (folder / "README.md").write_text(CARD.format(name="marian-miniature"), encoding="utf-8")

    torch.manual_seed(2)
    drop = {"bad_words_ids", "max_length", "num_beams", "forced_eos_token_id"}
    model = MarianMTModel(MarianConfig(**{k: v for k, v in settings.items() if k not in drop}))

    target = spm.SentencePieceProcessor(model_file=str(folder / "target.spm"))

    def pair() -> Pair:
        found = statement(dice, held_out=False)
        english = [vocabulary.index(piece) for piece in target.encode(found.english, out_type=str)]
        return _sometimes_endless(dice, pieces.encode(found.arabic), [*english, pieces.eos_id])

    _train("marian", model, pair, pieces.pad_id, steps=steps, batch=64)
    torch.save(model.state_dict(), folder / "pytorch_model.bin")


def _sometimes_endless(dice: random.Random, source: list[int], target: list[int]) -> Pair:
    """One pair in ten has no end token in its input and nothing in its output: so few words teach
    nobody to need the end token, and the tests are to fail where it is forgotten.
    """
    return (source[:-1], target[-1:]) if dice.random() < 0.1 else (source, target)


def _train(
    name: str,
    model: torch.nn.Module,
    pair: Callable[[], Pair],
    pad: int,
    *,
    steps: int,
    batch: int,
    rate: float = 3e-3,
) -> None:
    """AdamW with a warm-up and a linear way down to nothing; prints the loss now and then."""
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, betas=(0.9, 0.98), weight_decay=0.01)
    begun = time.perf_counter()
    model.train()
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1.0, (step + 1) / 200, 1.5 * (1 - step / steps))
        pairs = [pair() for _ in range(batch)]
        inputs = _padded([source for source, _ in pairs], pad)
        labels = _padded([target for _, target in pairs], -100)
        loss = model(input_ids=inputs, attention_mask=(inputs != pad).long(), labels=labels).loss
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        if step % 250 == 0 or step == steps - 1:
            spent = time.perf_counter() - begun
            print(f"{name}: step {step}, loss {loss.item():.5f}, {spent:.0f} s", flush=True)


def _padded(rows: Sequence[Sequence[int]], filler: int) -> torch.Tensor:
    width = max(map(len, rows))
    return torch.tensor([[*row, *[filler] * (width - len(row))] for row in rows])


def _spiece(texts: Iterable[str], *, mt5: bool) -> bytes:
    """A unigram model whose pieces are the words and the characters of `texts`.

    The trainer gives the normaliser and the control pieces (for mT5 also byte fallback); its
    pieces are replaced, because on so few words it prefers parts of words and long sequences.
    """
    texts = list(texts)
    trained = io.BytesIO()
    spm.SentencePieceTrainer.train(
        sentence_iterator=iter(texts),
        model_writer=trained,
        model_type="unigram",
        vocab_size=350 if mt5 else 60,
        hard_vocab_limit=False,
        character_coverage=1.0,
        byte_fallback=mt5,
        minloglevel=2,
        **({"pad_id": 0, "eos_id": 1, "unk_id": 2, "bos_id": -1} if mt5 else {}),
    )
    model = spm_pb.ModelProto.FromString(trained.getvalue())
    normal = spm_pb.ModelProto.SentencePiece.Type.NORMAL
    special = [piece for piece in model.pieces if piece.type != normal]
    counts: Counter[str] = Counter()
    for text in texts:
        for word in text.replace(".", " . ").split():
            if word == ".":
                counts["."] += 1
            elif word.isdigit():
                counts.update(["▁" + word[0], *word[1:]])
            else:
                counts["▁" + word] += 1
    total = counts.total()
    scores = {piece: math.log(count / total) for piece, count in counts.most_common()}
    for char in sorted({*"▁0123456789٠١٢٣٤٥٦٧٨٩", *"".join(texts)} - {" "}):
        scores.setdefault(char, -16.0)
    del model.pieces[:]
    model.pieces.extend(special)
    for piece, score in scores.items():
        model.pieces.add(piece=piece, score=score, type=normal)
    if mt5:
        defined = spm_pb.ModelProto.SentencePiece.Type.USER_DEFINED
        for index in reversed(range(SENTINELS)):
            model.pieces.add(piece=f"▁<extra_id_{index}>", score=0.0, type=defined)
    model.trainer_spec.vocab_size = len(model.pieces)
    return bytes(model.SerializeToString())


def _write(path: Path, table: object) -> None:
    path.write_text(json.dumps(table, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
