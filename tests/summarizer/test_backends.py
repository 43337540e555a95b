"""The port: one contract for every implementation, and what is the real ones' own."""

import io
import json
import pickle
import random
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import sentencepiece as spm
import torch
import transformers
from safetensors.torch import save_file

from summarizer.backends import ctranslate2_backend
from summarizer.backends.checkpoint import open_checkpoint
from summarizer.backends.converted import Quantization
from summarizer.backends.fake import ScriptedSeq2Seq
from summarizer.backends.pieces import load_pieces
from summarizer.backends.port import Decoding, GenerateReply, Seq2Seq
from summarizer.backends.transformers_backend import _cpu_has_bfloat16, load
from summarizer.errors import BadModelFolder, GenerationFailed, ModelUnavailable
from summarizer.prompts import load_prompts
from tests.models.grammar import statement, story

ROOT = Path(__file__).parents[2]
MT5 = ROOT / "tests/models/mt5-miniature"
MARIAN = ROOT / "tests/models/marian-miniature"
PROMPTS = {prompt.name: prompt for prompt in load_prompts()}
BEAMS = Decoding(num_beams=4, max_new_tokens=84, length_penalty=0.6, no_repeat_ngram_size=2)
GREEDY = Decoding(num_beams=1, max_new_tokens=84)


@pytest.fixture(autouse=True, scope="module")
def one_thread() -> Iterator[None]:
    """On models this small, threads that wait for each other cost more than they give."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def load_float32(folder: Path) -> Seq2Seq:
    return load(folder, device="cpu", dtype="float32")


def statements(count: int) -> list[str]:
    dice = random.Random(11)
    return [statement(dice, held_out=True).arabic for _ in range(count)]


def stories(count: int) -> list[str]:
    dice = random.Random(12)
    return [story(dice, held_out=True, statements=2 + n % 3).text for n in range(count)]


# --- the contract --------------------------------------------------------------------------------

Converted = Callable[[Path, Quantization], Path]
MAKERS: dict[str, Callable[[Converted], Seq2Seq]] = {
    "scripted": lambda _: ScriptedSeq2Seq(lambda text: f"{text} {text}"),
    "transformers-mt5": lambda _: load_float32(MT5),
    "transformers-marian": lambda _: load_float32(MARIAN),
    "ctranslate2-mt5": lambda made: load_converted(made(MT5, "float32")),
    "ctranslate2-marian": lambda made: load_converted(made(MARIAN, "float32")),
}


def load_converted(folder: Path) -> Seq2Seq:
    return ctranslate2_backend.load(folder, device="cpu", threads=1)


@pytest.fixture(params=MAKERS)
def model(request: pytest.FixtureRequest, converted: Converted) -> Iterator[Seq2Seq]:
    made = MAKERS[request.param](converted)
    yield made
    made.close()


@pytest.mark.parametrize("decoding", [BEAMS, GREEDY], ids=["beams", "greedy"])
def test_a_text_comes_out_the_same_alone_and_in_any_batch(
    model: Seq2Seq, decoding: Decoding
) -> None:
    texts = [*statements(4), "", *stories(3)]
    together = model.generate(texts, decoding)
    alone = [model.generate([text], decoding)[0] for text in texts]
    assert [reply.text for reply in together] == [reply.text for reply in alone]
    for one, other in zip(together, alone, strict=True):
        assert one.score == pytest.approx(other.score, abs=1e-4)
        assert (one.input_tokens, one.output_tokens, one.finished) == (
            other.input_tokens,
            other.output_tokens,
            other.finished,
        )


def test_no_texts_give_no_replies(model: Seq2Seq) -> None:
    assert model.generate([], BEAMS) == []


def test_the_end_token_is_counted(model: Seq2Seq) -> None:
    assert model.count_tokens("") == 1
    (text,) = statements(1)
    assert model.count_tokens(text) > 1
    assert model.generate([text], BEAMS)[0].input_tokens == model.count_tokens(text)


def test_a_reply_that_ends_says_so_and_has_no_special_tokens(model: Seq2Seq) -> None:
    (reply,) = model.generate(statements(1), BEAMS)
    assert reply.finished
    assert reply.score <= 0
    assert reply.text and reply.text == reply.text.strip()
    assert "<" not in reply.text and "▁" not in reply.text


def test_a_reply_that_hits_the_cap_is_not_finished(model: Seq2Seq) -> None:
    # Also for Marian, whose own file forces an end token there.
    (reply,) = model.generate(statements(1), Decoding(num_beams=4, max_new_tokens=3))
    assert (reply.finished, reply.output_tokens) == (False, 3)


def test_an_input_that_is_too_long_is_refused_and_not_cut(model: Seq2Seq) -> None:
    text = " ".join(statements(100))
    tokens = model.count_tokens(text)
    assert tokens > model.info.max_input_tokens
    with pytest.raises(GenerationFailed, match=f"{tokens} tokens"):
        model.generate(["نص", text], BEAMS)


def test_the_candidates_of_a_search_come_best_first_and_leave_the_best_as_it_is(
    model: Seq2Seq,
) -> None:
    texts = [*statements(2), "قال الحاكم إن الأمر صعب."]
    plain = model.generate(texts, BEAMS)
    several = model.generate(texts, replace(BEAMS, num_hypotheses=4))
    for one, other in zip(plain, several, strict=True):
        assert one.others == ()
        assert (one.text, one.output_tokens, one.finished) == (
            other.text,
            other.output_tokens,
            other.finished,
        )
        assert other.score == pytest.approx(one.score, abs=1e-4)
        assert len(other.others) <= 3
        scores = [found.score for found in other.hypotheses]
        assert all(a >= b - 1e-4 for a, b in pairwise(scores))


@pytest.mark.parametrize("folder", [MT5, MARIAN], ids=["mt5", "marian"])
@pytest.mark.parametrize("ban", [0, 2, 4])
def test_both_backends_give_the_same_candidates(
    folder: Path, ban: int, converted: Converted
) -> None:
    # Sentences of other words, so that the models are unsure and the search has to rank.
    texts = [*statements(2), *stories(2), "قال الحاكم إن الأمر صعب.", "وصل وفد كبير أمس."]
    decoding = Decoding(
        num_beams=4,
        max_new_tokens=24,
        length_penalty=0.6,
        no_repeat_ngram_size=ban,
        num_hypotheses=4,
    )
    reference, other = load_float32(folder), load_converted(converted(folder, "float32"))
    found = [model.generate(texts, decoding) for model in (reference, other)]
    other.close()
    for one, two in zip(*found, strict=True):
        assert len(one.others) == 3
        assert [h.text for h in one.hypotheses] == [h.text for h in two.hypotheses]
        assert [h.finished for h in one.hypotheses] == [h.finished for h in two.hypotheses]
        for ours, theirs in zip(one.hypotheses, two.hypotheses, strict=True):
            assert ours.score == pytest.approx(theirs.score, abs=1e-3)


def test_a_closed_model_fails_and_may_be_closed_again(model: Seq2Seq) -> None:
    model.close()
    model.close()
    with pytest.raises(GenerationFailed, match="closed"):
        model.generate(["نص"], BEAMS)


# --- the scripted fake ---------------------------------------------------------------------------


def test_the_fake_remembers_its_calls() -> None:
    fake = ScriptedSeq2Seq(["أ", "ب", "ت"])
    fake.generate(["1", "2"], BEAMS)
    fake.generate(["3"], GREEDY)
    assert [(call.texts, call.decoding) for call in fake.calls] == [
        (("1", "2"), BEAMS),
        (("3",), GREEDY),
    ]


def test_the_fake_gives_as_many_candidates_as_were_asked_for() -> None:
    fake = ScriptedSeq2Seq(lambda _: ("أ", "ب", "ت"))
    (one,) = fake.generate(["1"], BEAMS)
    (two,) = fake.generate(["1"], replace(BEAMS, num_hypotheses=2))
    assert [found.text for found in one.hypotheses] == ["أ"]
    assert [found.text for found in two.hypotheses] == ["أ", "ب"]


def test_the_fake_raises_what_its_script_says_and_when_the_script_ends() -> None:
    fake = ScriptedSeq2Seq([OSError("disk")])
    with pytest.raises(OSError, match="disk"):
        fake.generate(["1"], BEAMS)
    with pytest.raises(GenerationFailed, match="no answer"):
        fake.generate(["2"], BEAMS)


def test_the_fake_gives_a_scripted_reply_as_it_is() -> None:
    reply = GenerateReply(text="أ", score=-3, input_tokens=9, output_tokens=2, finished=False)
    assert ScriptedSeq2Seq([reply]).generate(["1"], BEAMS) == [reply]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("num_beams", 0),
        ("max_new_tokens", 0),
        ("min_new_tokens", 10),
        ("length_penalty", 6.0),
        ("no_repeat_ngram_size", -1),
        ("num_hypotheses", 5),
    ],
)
def test_a_decoding_out_of_range_names_the_field(field: str, value: float) -> None:
    with pytest.raises(ValueError, match=field):
        Decoding(**{"num_beams": 4, "max_new_tokens": 9, field: value})


# --- pieces --------------------------------------------------------------------------------------


def test_mt5_ids_are_those_of_sentencepiece_and_an_end_token() -> None:
    pieces = load_pieces(MT5, "mt5")
    processor = spm.SentencePieceProcessor(model_file=str(MT5 / "spiece.model"))
    for text in stories(5):
        assert pieces.encode(text) == [*processor.encode(text), 1]
        assert pieces.decode(pieces.encode(text)) == text


def test_mt5_text_has_its_white_space_collapsed_as_in_training() -> None:
    pieces = load_pieces(MT5, "mt5")
    assert pieces.encode(" وصل\n\n الوزير\t") == pieces.encode("وصل الوزير")


def test_mt5_spells_rare_signs_in_bytes_and_reads_them_back() -> None:
    pieces = load_pieces(MT5, "mt5")
    ids = pieces.encode("الوزير 😀")
    assert 2 not in ids  # <unk>
    assert pieces.decode(ids) == "الوزير 😀"


def test_mt5_special_tokens_are_dropped_and_never_written() -> None:
    pieces = load_pieces(MT5, "mt5")
    assert pieces.decode([0, *pieces.encode("الوزير"), 2, 0, pieces.size + 5]) == "الوزير"
    assert pieces.decode([]) == ""
    # Padding and a hundred sentinels.
    assert len(pieces.banned_ids) == 1 + 100
    assert pieces.banned_ids[0] == 0


def test_mt5_ids_agree_with_transformers_where_no_byte_is_needed() -> None:
    tokenizer = transformers.T5Tokenizer.from_pretrained(MT5, local_files_only=True)
    pieces = load_pieces(MT5, "mt5")
    for text in stories(5):
        assert pieces.encode(text) == tokenizer(text).input_ids


def test_marian_ids_and_texts_agree_with_transformers() -> None:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Recommended: pip install sacremoses")
        tokenizer = transformers.MarianTokenizer.from_pretrained(MARIAN, local_files_only=True)
    pieces = load_pieces(MARIAN, "marian")
    for text in [*statements(20), "نص من خارج القواعد 😀 مع Latin", ""]:
        ids = pieces.encode(text)
        assert ids == tokenizer(text).input_ids
        assert pieces.decode(ids) == tokenizer.decode(ids, skip_special_tokens=True)


def test_marian_marks_are_those_of_its_training() -> None:
    pieces = load_pieces(MARIAN, "marian")
    assert pieces.encode("قال «نعم»…\u200f") == pieces.encode('قال "نعم"...')


def with_vocabulary(folder: Path, *extra: str) -> Path:
    shutil.copytree(MARIAN, folder)
    table = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    table |= {piece: len(table) + number for number, piece in enumerate(extra)}
    (folder / "vocab.json").write_text(json.dumps(table), encoding="utf-8")
    return folder


def test_a_target_language_is_one_token_where_the_vocabulary_has_it(tmp_path: Path) -> None:
    told = load_pieces(with_vocabulary(tmp_path / "m", ">>eng<<", ">>fra<<"), "marian")
    plain = load_pieces(MARIAN, "marian")
    (text,) = statements(1)
    assert told.target_tokens == (">>eng<<", ">>fra<<")
    assert plain.target_tokens == ()
    eng = plain.size
    assert told.encode(f">>eng<< {text}") == [eng, *plain.encode(text)]
    assert eng not in told.encode(f">>deu<< {text}")
    assert told.decode([eng, *plain.encode("Cairo")]) == plain.decode(plain.encode("Cairo"))


def test_a_checkpoint_with_two_vocabularies_writes_with_the_second(tmp_path: Path) -> None:
    folder = with_vocabulary(tmp_path / "m")
    table = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    turned = dict(zip(table, [0, 1, *reversed(range(2, len(table)))], strict=True))
    (folder / "target_vocab.json").write_text(json.dumps(turned), encoding="utf-8")
    pieces = load_pieces(folder, "marian")
    assert pieces.decode([turned["▁Cairo"]]) == "Cairo"
    assert pieces.encode("القاهرة") == load_pieces(MARIAN, "marian").encode("القاهرة")


# --- transformers --------------------------------------------------------------------------------


def test_what_is_known_of_a_model_comes_from_its_folder() -> None:
    mt5, marian = load_float32(MT5).info, load_float32(MARIAN).info
    assert (mt5.id, mt5.backend, mt5.architecture) == ("mt5-miniature", "transformers", "mt5")
    assert (marian.id, marian.architecture) == ("marian-miniature", "marian")
    assert (mt5.licence, mt5.max_input_tokens) == ("apache-2.0", 512)
    assert (marian.licence, marian.max_input_tokens) == ("apache-2.0", 512)


def test_the_head_of_mt5_stays_what_the_file_holds() -> None:
    saved = torch.load(MT5 / "pytorch_model.bin", weights_only=True)
    network = load_float32(MT5)._network  # no other way to see what was loaded
    assert torch.equal(network.lm_head.weight, saved["lm_head.weight"])
    assert not torch.equal(network.lm_head.weight, network.shared.weight)
    # The embeddings of both sides are one table, not copies.
    assert network.encoder.embed_tokens.weight is network.shared.weight
    assert network.decoder.embed_tokens.weight is network.shared.weight


@pytest.mark.parametrize(
    ("folder", "prompt"), [(MT5, "xlsum"), (MARIAN, "marian")], ids=["mt5", "marian"]
)
def test_scores_are_those_of_the_beam_search(folder: Path, prompt: str) -> None:
    model = load_float32(folder)
    decoding = PROMPTS[prompt].decodings["standard"]
    # Sentences of other words, so that the model is unsure and the search has to rank.
    texts = ["وصل وفد كبير إلى القاهرة أمس.", "قال الحاكم إن الأمر صعب."]
    network, pieces = model._network, model._pieces  # the same weights, asked directly
    for text, reply in zip(texts, model.generate(texts, decoding), strict=True):
        ids = torch.tensor([pieces.encode(text)])
        bans = model._bans(network, decoding)
        outputs = network.generate(
            ids,
            attention_mask=torch.ones_like(ids),
            logits_processor=bans,
            num_beams=4,
            early_stopping=True,
            renormalize_logits=True,
            length_penalty=decoding.length_penalty,
            max_new_tokens=decoding.max_new_tokens,
            return_dict_in_generate=True,
            output_scores=True,
        )
        assert reply.text == pieces.decode(outputs.sequences[0].tolist())
        assert reply.score == pytest.approx(outputs.sequences_scores.item(), abs=1e-4)
        assert reply.score < -0.01


def test_no_run_of_pieces_is_repeated_under_the_ban() -> None:
    model = load_float32(MT5)
    pieces = model._pieces
    texts = ["😀 😀 😀", "قال قال قال", "Latin only", "٩٩٩٩ ٩٩٩٩"]
    decoding = Decoding(num_beams=4, max_new_tokens=40, no_repeat_ngram_size=2)
    for reply in model.generate(texts, decoding):
        ids = pieces.encode(reply.text)[:-1]
        assert "extra_id" not in reply.text
        assert reply.output_tokens <= 40
        pairs = list(pairwise(ids))
        assert len(set(pairs)) == len(pairs)


def test_an_output_may_be_forced_to_go_on() -> None:
    decoding = Decoding(num_beams=4, max_new_tokens=30, min_new_tokens=20)
    (reply,) = load_float32(MARIAN).generate(statements(1), decoding)
    assert reply.output_tokens >= 20


def test_the_settings_of_the_checkpoint_do_not_leak_into_the_search(tmp_path: Path) -> None:
    folder = tmp_path / "m"
    shutil.copytree(MARIAN, folder)
    leaks = {
        "num_beams": 1,
        "max_length": 4,
        "forced_bos_token_id": 5,
        "forced_eos_token_id": 0,
        "suppress_tokens": list(range(6, 60)),
        "repetition_penalty": 9.0,
        "no_repeat_ngram_size": 1,
    }
    (folder / "generation_config.json").write_text(json.dumps(leaks), encoding="utf-8")
    texts = statements(5)
    decoding = PROMPTS["marian"].decodings["standard"]
    assert load_float32(folder).generate(texts, decoding) == load_float32(MARIAN).generate(
        texts, decoding
    )


def same_as_the_miniature(folder: Path) -> bool:
    texts = stories(4)
    return load_float32(folder).generate(texts, BEAMS) == load_float32(MT5).generate(texts, BEAMS)


def copy_mt5(folder: Path) -> tuple[Path, dict[str, torch.Tensor]]:
    shutil.copytree(MT5, folder)
    return folder, torch.load(folder / "pytorch_model.bin", weights_only=True)


def test_safetensors_are_preferred(tmp_path: Path) -> None:
    folder, weights = copy_mt5(tmp_path / "m")
    save_file(
        {name: tensor.clone() for name, tensor in weights.items()}, folder / "model.safetensors"
    )
    (folder / "pytorch_model.bin").write_bytes(b"never read")
    assert same_as_the_miniature(folder)


def test_pickles_of_the_old_format_are_read(tmp_path: Path) -> None:
    folder, weights = copy_mt5(tmp_path / "m")
    torch.save(weights, folder / "pytorch_model.bin", _use_new_zipfile_serialization=False)
    assert same_as_the_miniature(folder)


def test_weights_in_parts_are_read(tmp_path: Path) -> None:
    folder, weights = copy_mt5(tmp_path / "m")
    (folder / "pytorch_model.bin").unlink()
    index: dict[str, str] = {}
    for number, names in enumerate((list(weights)[::2], list(weights)[1::2]), 1):
        part = f"pytorch_model-0000{number}-of-00002.bin"
        torch.save({name: weights[name] for name in names}, folder / part)
        index |= dict.fromkeys(names, part)
    (folder / "pytorch_model.bin.index.json").write_text(
        json.dumps({"metadata": {}, "weight_map": index}), encoding="utf-8"
    )
    assert same_as_the_miniature(folder)


class Payload:
    """A pickle that would make a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return open, (str(self.path), "w")


def test_code_in_a_pickle_is_not_run(tmp_path: Path) -> None:
    folder, _ = copy_mt5(tmp_path / "m")
    made = io.BytesIO()
    pickle.dump({"lm_head.weight": Payload(tmp_path / "ran")}, made, protocol=2)
    (folder / "pytorch_model.bin").write_bytes(made.getvalue())
    with pytest.raises(BadModelFolder, match=r"pytorch_model\.bin"):
        load_float32(folder)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("source", "name"),
    [(MT5, name) for name in ("config.json", "spiece.model", "pytorch_model.bin")]
    + [
        (MARIAN, name)
        for name in ("config.json", "vocab.json", "source.spm", "target.spm", "pytorch_model.bin")
    ],
    ids=lambda value: getattr(value, "name", value),
)
@pytest.mark.parametrize("damage", ["missing", "garbage"])
def test_a_missing_or_damaged_file_is_named(
    source: Path, name: str, damage: str, tmp_path: Path
) -> None:
    folder = tmp_path / "m"
    shutil.copytree(source, folder)
    if damage == "missing":
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(b"\x00garbage")
    with pytest.raises(BadModelFolder) as caught:
        load_float32(folder)
    assert name in caught.value.message


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"model_type": "bert"}, "model_type is 'bert'"),
        ({"eos_token_id": 5}, "eos_token_id is 5, the tokenizer's is 1"),
        ({"pad_token_id": 7}, "pad_token_id is 7, the tokenizer's is 0"),
        ({"num_layers": 3}, "pytorch_model.bin has no encoder.block.2"),
        ({"d_ff": 999}, "pytorch_model.bin: cannot be loaded"),
        ({"vocab_size": 100}, "pytorch_model.bin: cannot be loaded"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_files_that_do_not_fit_together_are_refused(
    settings: dict[str, object], complaint: str, tmp_path: Path
) -> None:
    folder, _ = copy_mt5(tmp_path / "m")
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps(config | settings), encoding="utf-8")
    with pytest.raises(BadModelFolder) as caught:
        load_float32(folder)
    assert complaint in caught.value.message


def test_a_tokenizer_with_more_pieces_than_rows_is_refused(tmp_path: Path) -> None:
    folder = with_vocabulary(tmp_path / "m", "▁one", "▁more")
    with pytest.raises(BadModelFolder, match="the tokenizer has"):
        load_float32(folder)


def test_a_vocabulary_without_its_special_tokens_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "m"
    shutil.copytree(MARIAN, folder)
    (folder / "vocab.json").write_text('{"</s>": 0, "<unk>": 1}', encoding="utf-8")
    with pytest.raises(BadModelFolder, match=r"vocab\.json has no <pad>"):
        load_float32(folder)


def test_what_is_not_on_disk_is_unavailable_and_not_downloaded() -> None:
    with pytest.raises(ModelUnavailable, match="nothing is downloaded"):
        load_float32(Path("khulasa-tests/no-such-model"))
    with pytest.raises(ModelUnavailable, match="no such folder"):
        load_float32(Path("/no/such/folder"))


def test_a_folder_without_a_card_has_no_known_licence(tmp_path: Path) -> None:
    folder, _ = copy_mt5(tmp_path / "m")
    (folder / "README.md").unlink()
    assert open_checkpoint(folder).licence is None
    (folder / "README.md").write_text("---\nlicense:\n- cc-by-nc-sa-4.0\n---\nText.\n")
    assert open_checkpoint(folder).licence == "cc-by-nc-sa-4.0"


def test_the_input_limit_is_the_smaller_of_positions_and_tokenizer(tmp_path: Path) -> None:
    folder = tmp_path / "m"
    shutil.copytree(MARIAN, folder)
    (folder / "tokenizer_config.json").write_text('{"model_max_length": 100}')
    assert open_checkpoint(folder).max_input_tokens == 100
    (folder / "tokenizer_config.json").write_text('{"model_max_length": 1e30}')
    assert open_checkpoint(folder).max_input_tokens == 512
    (folder / "tokenizer_config.json").unlink()
    assert open_checkpoint(folder).max_input_tokens == 512


def test_a_gpu_gives_the_text_of_the_cpu_and_is_refused_where_there_is_none() -> None:
    if torch.cuda.is_available():
        texts = stories(20)
        on_gpu = load(MT5, device="cuda", dtype="float32").generate(texts, BEAMS)
        on_cpu = load_float32(MT5).generate(texts, BEAMS)
        assert [reply.text for reply in on_gpu] == [reply.text for reply in on_cpu]
    else:
        with pytest.raises(ModelUnavailable, match="no GPU"):
            load(MT5, device="cuda")


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ("flags\t\t: fpu avx2 avx512f avx512_bf16", True),
        ("flags\t\t: fpu amx_bf16 amx_tile", True),
        ("Features\t: fp asimd bf16 i8mm", True),
        ("flags\t\t: fpu avx2 avx512f", False),
    ],
)
def test_bfloat16_is_chosen_only_where_the_cpu_computes_in_it(
    flags: str, expected: bool, tmp_path: Path
) -> None:
    cpuinfo = tmp_path / "cpuinfo"
    cpuinfo.write_text(f"processor\t: 0\n{flags}\n", encoding="utf-8")
    assert _cpu_has_bfloat16(cpuinfo) is expected
    assert _cpu_has_bfloat16(tmp_path / "none") is False


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        env={"PATH": "", "HF_HUB_OFFLINE": "1", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_loading_and_writing_is_silent() -> None:
    done = run(
        "from summarizer.backends.transformers_backend import load\n"
        "from summarizer.backends.port import Decoding\n"
        f"for folder in ({str(MT5)!r}, {str(MARIAN)!r}):\n"
        "    model = load(folder, device='cpu')\n"
        "    for beams in (1, 4):\n"
        "        model.generate(['وصل', 'نص'], Decoding(num_beams=beams, max_new_tokens=9))\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_without_torch_the_message_says_how_to_install_it() -> None:
    done = run(
        "import sys; sys.modules['torch'] = None\n"
        "from summarizer.backends.transformers_backend import load\n"
        "from summarizer.errors import MissingPackage\n"
        f"try:\n    load({str(MT5)!r})\n"
        "except MissingPackage as error:\n    print(error.message)\n"
    )
    assert "torch is missing" in done.stdout and "pip install 'khulasa[convert]'" in done.stdout


def test_a_hub_id_is_taken_from_the_local_cache(tmp_path: Path) -> None:
    repository = tmp_path / "models--someone--mt5-news"
    snapshot = repository / "snapshots" / "abc"
    shutil.copytree(MT5, snapshot)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text("abc")
    done = run(
        "from summarizer.backends.checkpoint import open_checkpoint\n"
        "found = open_checkpoint('someone/mt5-news')\n"
        "print(found.id, found.architecture, found.folder)\n",
        HF_HUB_CACHE=str(tmp_path),
    )
    assert done.stdout.split() == ["someone/mt5-news", "mt5", str(snapshot)], done.stderr
