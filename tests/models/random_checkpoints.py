"""Checkpoints of any size with random weights, in the file layout of the real repositories.

They write nonsense, but they compute exactly what trained ones of their shape do: for parity,
where nothing hides behind a sure model, and for timing at full size.
"""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import torch
from sentencepiece import sentencepiece_model_pb2 as spm_pb
from transformers import MarianConfig, MarianMTModel, MT5Config, MT5ForConditionalGeneration

HERE = Path(__file__).parent
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإؤئ"
LATIN = "abcdefghijklmnopqrstuvwxyz"
OTHER = "абвгдежзиклмнопрстуфхцчшщыэюя"
SINGLE = "▁0123456789٠١٢٣٤٥٦٧٨٩.,،؛؟!\"'()-%:" + ARABIC + LATIN + LATIN.upper() + OTHER


def write_mt5(
    folder: Path,
    *,
    spiece: bytes,
    d_model: int = 64,
    d_kv: int = 16,
    heads: int = 4,
    d_ff: int = 128,
    layers: int = 3,
    spare_rows: int = 12,
    tied: bool = False,
    ends: float = 1.0,
    seed: int = 1,
) -> Path:
    """An mT5 with a head of its own (unless `tied`). `ends` scales the row of the end token: the
    larger, the surer it is that an output ends or does not.
    """
    folder.mkdir(parents=True)
    (folder / "spiece.model").write_bytes(spiece)
    rows = len(spm_pb.ModelProto.FromString(spiece).pieces) + spare_rows
    settings = {
        "architectures": ["MT5ForConditionalGeneration"],
        "d_ff": d_ff,
        "d_kv": d_kv,
        "d_model": d_model,
        "decoder_start_token_id": 0,
        "dropout_rate": 0.0,
        "eos_token_id": 1,
        "feed_forward_proj": "gated-gelu",
        "is_encoder_decoder": True,
        "layer_norm_epsilon": 1e-06,
        "model_type": "mt5",
        "num_decoder_layers": layers,
        "num_heads": heads,
        "num_layers": layers,
        "pad_token_id": 0,
        "relative_attention_num_buckets": 32,
        "tie_word_embeddings": tied,
        "vocab_size": rows,
    }
    _write(folder, settings)
    torch.manual_seed(seed)
    model = MT5ForConditionalGeneration(MT5Config(**settings))
    weights = model.state_dict()
    head = torch.randn(rows, d_model) * 3 * d_model**-0.5
    head[1] *= ends
    if tied:
        for name in ("shared", "encoder.embed_tokens", "decoder.embed_tokens"):
            weights[f"{name}.weight"] = head
        weights.pop("lm_head.weight", None)
    else:
        weights["lm_head.weight"] = head
    torch.save(weights, folder / "pytorch_model.bin")
    return folder


def write_marian(
    folder: Path,
    *,
    vocabulary: int | None = None,
    d_model: int = 64,
    heads: int = 4,
    d_ff: int = 128,
    layers: int = 3,
    ends: float = 1.0,
    seed: int = 1,
) -> Path:
    """A Marian with shared embeddings. Its tokenizer is the miniature's; `vocabulary` (None: as
    many as that needs) adds pieces that no text has, before the padding.
    """
    folder.mkdir(parents=True)
    for name in ("source.spm", "target.spm", "tokenizer_config.json"):
        shutil.copyfile(HERE / "marian-miniature" / name, folder / name)
    table = json.loads((HERE / "marian-miniature" / "vocab.json").read_bytes())
    del table["<pad>"]
    for number in range(len(table), (vocabulary or len(table) + 1) - 1):
        table[f"▁spare{number}"] = number
    pad = table["<pad>"] = len(table)
    (folder / "vocab.json").write_text(json.dumps(table), encoding="utf-8")
    settings = {
        "activation_function": "swish",
        "architectures": ["MarianMTModel"],
        "d_model": d_model,
        "decoder_attention_heads": heads,
        "decoder_ffn_dim": d_ff,
        "decoder_layers": layers,
        "decoder_start_token_id": pad,
        "decoder_vocab_size": pad + 1,
        "dropout": 0.0,
        "encoder_attention_heads": heads,
        "encoder_ffn_dim": d_ff,
        "encoder_layers": layers,
        "eos_token_id": 0,
        "is_encoder_decoder": True,
        "max_position_embeddings": 512,
        "model_type": "marian",
        "pad_token_id": pad,
        "scale_embedding": True,
        "share_encoder_decoder_embeddings": True,
        "vocab_size": pad + 1,
    }
    _write(folder, settings)
    torch.manual_seed(seed)
    model = MarianMTModel(MarianConfig(**settings))
    weights = model.state_dict()
    table_ = torch.randn(pad + 1, d_model) * 3 * d_model**-0.5
    table_[0] *= ends
    for name in list(weights):
        if name in ("lm_head.weight",) or name.endswith(("shared.weight", "embed_tokens.weight")):
            weights[name] = table_
    weights["final_logits_bias"] = torch.randn(1, pad + 1) * 0.1
    torch.save(weights, folder / "pytorch_model.bin")
    return folder


def spiece(*, arabic: int, latin: int, other: int, seed: int = 1, bytes_too: bool = True) -> bytes:
    """A tokenizer in mT5's manner: control and byte pieces, all characters, that many invented
    words of each script (most probable first, in mixed order), and the sentinels at the end.
    """
    dice = random.Random(seed)
    kind = spm_pb.ModelProto.SentencePiece.Type
    miniature = (HERE / "mt5-miniature" / "spiece.model").read_bytes()
    model = spm_pb.ModelProto.FromString(miniature)
    special = [piece for piece in model.pieces if piece.type in (kind.CONTROL, kind.UNKNOWN)]
    spelled = [piece for piece in model.pieces if piece.type == kind.BYTE and bytes_too]
    sentinels = [piece for piece in model.pieces if piece.type == kind.USER_DEFINED]
    words: list[str] = []
    for alphabet, count in ((ARABIC, arabic), (LATIN, latin), (OTHER, other)):
        found: dict[str, None] = {}
        while len(found) < count:
            length = dice.choice((2, 3, 3, 4, 4, 5, 6))
            start = dice.choice(("▁", "▁", ""))
            found[start + "".join(dice.choice(alphabet) for _ in range(length))] = None
        words += found
    dice.shuffle(words)
    del model.pieces[:]
    model.pieces.extend([*special, *spelled])
    for rank, piece in enumerate(words):
        model.pieces.add(piece=piece, score=-7.0 - 6.0 * rank / len(words), type=kind.NORMAL)
    for char in SINGLE:
        model.pieces.add(piece=char, score=-14.0, type=kind.NORMAL)
    model.pieces.extend(sentinels)
    model.trainer_spec.vocab_size = len(model.pieces)
    model.trainer_spec.byte_fallback = bytes_too
    return bytes(model.SerializeToString())


def text_of(dice: random.Random, alphabet: str, words: int) -> str:
    """Invented words of that alphabet, with a figure now and then."""
    found = []
    for _ in range(words):
        if dice.random() < 0.1:
            found.append(str(dice.randrange(1, 3000)))
        else:
            found.append("".join(dice.choice(alphabet) for _ in range(dice.randrange(2, 8))))
    return " ".join(found) + "."


def _write(folder: Path, settings: dict[str, object]) -> None:
    (folder / "config.json").write_text(json.dumps(settings), encoding="utf-8")
    card = "---\nlicense: apache-2.0\n---\nRandom weights, for tests alone.\n"
    (folder / "README.md").write_text(card, encoding="utf-8")
