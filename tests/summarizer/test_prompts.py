"""Prompts: the shipped files, the choice between them, and complaints that name file and key."""

import hashlib
from importlib.resources import files
from pathlib import Path

import pytest

from summarizer.backends.port import Decoding
from summarizer.errors import BadPrompt
from summarizer.prompts import Prompt, choose_prompt, load_prompts

GOOD = """
role = "summarizer"
models = ["one/*"]
template = "لخص: {text}"
joiner = " "
max_input_tokens = 100
[generation]
num_beams = 4
max_new_tokens = 20
[generation.headline]
max_new_tokens = 9
"""


def write(folder: Path, text: str, name: str = "p.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def shipped(name: str) -> Prompt:
    return next(prompt for prompt in load_prompts() if prompt.name == name)


def test_the_xlsum_settings_are_those_of_its_authors() -> None:
    prompt = shipped("xlsum")
    assert prompt.max_input_tokens == 512
    assert prompt.decodings["standard"] == Decoding(
        num_beams=4, max_new_tokens=84, length_penalty=0.6, no_repeat_ngram_size=2
    )
    assert prompt.lay_out(["جملة أولى.", "جملة ثانية."]) == "جملة أولى. جملة ثانية."


def test_every_shipped_prompt_has_settings_for_every_length() -> None:
    assert {prompt.name for prompt in load_prompts()} == {"marian", "mt5", "xlsum"}
    for prompt in load_prompts():
        assert set(prompt.decodings) == {"headline", "brief", "standard", "long"}


def test_the_version_is_the_hash_of_the_file() -> None:
    data = files("prompts").joinpath("xlsum.toml").read_bytes()
    assert shipped("xlsum").version == hashlib.sha256(data).hexdigest()[:12]


def test_files_come_by_name_and_others_are_not_read(tmp_path: Path) -> None:
    write(tmp_path, GOOD, "b.toml")
    write(tmp_path, GOOD, "a.toml")
    write(tmp_path, "not toml at all", "README.md")
    assert [prompt.name for prompt in load_prompts(tmp_path)] == ["a", "b"]


def test_settings_of_a_length_override_the_shared_ones(tmp_path: Path) -> None:
    (prompt,) = load_prompts(write(tmp_path, GOOD))
    assert prompt.decodings["brief"].max_new_tokens == 20
    assert prompt.decodings["headline"].max_new_tokens == 9
    assert prompt.decodings["headline"].num_beams == 4


def test_what_is_decoded_again_has_settings_of_its_own(tmp_path: Path) -> None:
    retry = "[generation.retry]\nnum_beams = 8\nno_repeat_ngram_size = 4\n"
    (prompt,) = load_prompts(write(tmp_path, GOOD + retry))
    assert prompt.retry == Decoding(num_beams=8, max_new_tokens=20, no_repeat_ngram_size=4)


def test_without_such_settings_nothing_is_decoded_again(tmp_path: Path) -> None:
    (prompt,) = load_prompts(write(tmp_path, GOOD))
    assert prompt.retry is None


def test_the_shipped_summarizers_decode_again_wider_and_with_a_longer_ban() -> None:
    for name in ("xlsum", "mt5"):
        prompt = shipped(name)
        assert prompt.retry is not None
        plain = prompt.decodings["standard"]
        assert prompt.retry.num_beams > plain.num_beams
        assert prompt.retry.no_repeat_ngram_size > plain.no_repeat_ngram_size
        assert prompt.retry.min_new_tokens > 0


def test_the_template_is_laid_out_round_the_joined_texts(tmp_path: Path) -> None:
    (prompt,) = load_prompts(write(tmp_path, GOOD))
    assert prompt.lay_out(["أ", "{text}"]) == "لخص: أ {text}"


@pytest.mark.parametrize(
    ("role", "model", "architecture", "expected"),
    [
        ("summarizer", "csebuetnlp/mT5_multilingual_XLSum", "mt5", "xlsum"),
        ("summarizer", "mT5_multilingual_XLSum", "mt5", "xlsum"),
        ("summarizer", "my-mt5-xlsum-arabic", "mt5", "xlsum"),
        ("summarizer", "someone/mt5-arabic-news", "mt5", "mt5"),
        ("translator", "Helsinki-NLP/opus-mt-ar-en", "marian", "marian"),
    ],
)
def test_the_closest_prompt_is_chosen(
    role: str, model: str, architecture: str, expected: str
) -> None:
    assert choose_prompt(load_prompts(), role, model, architecture).name == expected


def test_a_longer_pattern_beats_a_shorter_and_an_id_beats_an_architecture(tmp_path: Path) -> None:
    for name, pattern in (("wide", "one/*"), ("close", "one/news*"), ("kind", "mt5")):
        write(tmp_path, GOOD.replace("one/*", pattern), f"{name}.toml")
    prompts = load_prompts(tmp_path)
    assert choose_prompt(prompts, "summarizer", "one/news-large", "mt5").name == "close"
    assert choose_prompt(prompts, "summarizer", "one/other", "mt5").name == "wide"
    assert choose_prompt(prompts, "summarizer", "two/other", "mt5").name == "kind"


def test_no_fitting_prompt_is_an_error_that_names_the_model() -> None:
    with pytest.raises(BadPrompt, match="translator someone/mt5"):
        choose_prompt(load_prompts(), "translator", "someone/mt5", "mt5")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('role = "summarizer"', 'role = "editor"', "p.toml: role: must be one of"),
        ('role = "summarizer"', "", "p.toml: role: must be one of"),
        ('["one/*"]', "[]", "p.toml: models: must be a list"),
        ('["one/*"]', "[1]", "p.toml: models: 1 is not a text"),
        ("{text}", "text", "p.toml: template: must hold {text} once"),
        ("{text}", "{text}{text}", "p.toml: template: must hold {text} once"),
        ("joiner", "joyner", "p.toml: joyner: not a key here"),
        ("= 100", "= 0", "p.toml: max_input_tokens: must be a whole number from 1"),
        ("= 100", "= true", "p.toml: max_input_tokens: must be a whole number from 1"),
        ("= 100", "= 100\nsafe_input_tokens = 101", "p.toml: safe_input_tokens: 101 is outside"),
        ("[generation]", "[generations]", "p.toml: generations: not a key here"),
        ("num_beams = 4", "", "p.toml: generation.headline.num_beams: is missing"),
        ("num_beams = 4", 'num_beams = "4"', "p.toml: generation.num_beams: must be a number"),
        ("num_beams = 4", "num_beams = 4.5", "num_beams: must be a whole number"),
        ("num_beams = 4", "num_beams = 99", "num_beams: 99 is outside 1..16"),
        ("num_beams = 4", "beams = 4", "p.toml: generation.beams: not a key here"),
        ("= 9", "= 0", "p.toml: generation.headline.max_new_tokens: 0 is outside 1..1024"),
        (".headline", ".headlines", "p.toml: generation.headlines: not a key here"),
        ("models =", "models = =", "p.toml: not a TOML file"),
    ],
)
def test_a_wrong_file_is_refused_with_file_and_key(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    assert old in GOOD
    with pytest.raises(BadPrompt) as caught:
        load_prompts(write(tmp_path, GOOD.replace(old, new)))
    assert complaint in caught.value.message


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_bytes("joiner = 'é'".encode("latin-1"))
    with pytest.raises(BadPrompt, match=r"p\.toml: not a TOML file"):
        load_prompts(tmp_path)
