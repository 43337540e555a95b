"""The store by itself: what verifying finds, which model plays, and what is remembered."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.errors import DamagedModel, ModelUnavailable
from summarizer.models.catalog import default_of, find_known, load_catalog
from summarizer.models.hub import needed_names
from summarizer.models.importing import import_folder
from summarizer.models.making import Making
from summarizer.models.store import Installed, Store, default_store, installed_at
from summarizer.models.trust import choose_source
from summarizer.models.verifying import verify
from summarizer.prompts import choose_prompt, load_prompts

HERE = Path(__file__).parent
AS_IT_IS = Making(convert=False)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def marian(store: Store) -> Installed:
    return import_folder(store, HERE / "marian-miniature", making=AS_IT_IS)


def copied(name: str, to: Path) -> Path:
    """The Marian miniature in a folder of another name."""
    shutil.copytree(HERE / "marian-miniature", to / name)
    return to / name


@pytest.mark.parametrize(
    ("change", "path", "problem"),
    [
        (lambda f: (f / "vocab.json").unlink(), "vocab.json", "is missing"),
        (lambda f: (f / "vocab.json").write_bytes(b"{}"), "vocab.json", "has 2 bytes, not"),
        (
            lambda f: (f / "source.spm").write_bytes((f / "source.spm").read_bytes()[:-1] + b"?"),
            "source.spm",
            "has other bytes",
        ),
        (lambda f: (f / "more.bin").write_bytes(b""), "more.bin", "was not installed"),
        (lambda f: (f.parent / "manifest.json").write_text("{"), "", "cannot be read"),
        (lambda f: (f.parent / "manifest.json").write_text('{"format": 9}'), "", "format 9"),
    ],
)
def test_verifying_finds_what_is_not_as_it_was_installed(
    change: Callable[[Path], object], path: str, problem: str, store: Store, marian: Installed
) -> None:
    assert verify(store) == []
    change(marian.folder)
    (fault,) = verify(store)
    assert (fault.key, fault.path) == (marian.key, path)
    assert problem in fault.problem


def test_a_model_that_is_damaged_is_installed_anew_by_the_same_import(
    store: Store, marian: Installed
) -> None:
    (marian.folder / "vocab.json").unlink()
    import_folder(store, HERE / "marian-miniature", making=AS_IT_IS)
    assert verify(store) == []


def test_the_model_that_was_installed_last_plays_its_role(
    store: Store, marian: Installed, tmp_path: Path
) -> None:
    later = import_folder(store, copied("later", tmp_path), making=AS_IT_IS)
    assert store.playing("translator") == later
    assert store.playing("summarizer") is None
    with store.locked():
        store.remove(later)
    assert store.playing("translator") == marian
    assert verify(store) == []


def test_a_model_is_found_by_its_id_and_by_its_key(store: Store, marian: Installed) -> None:
    assert store.find("Marian-Miniature") == marian
    assert store.find(marian.key) == marian
    with pytest.raises(ModelUnavailable, match="no such model"):
        store.find("another")


def test_a_store_that_is_not_there_is_empty_and_is_not_made(store: Store) -> None:
    assert store.installed() == [] and verify(store) == []
    assert store.playing("summarizer") is None
    assert store.accepted_licences() == frozenset()
    assert not store.root.exists()


def test_a_folder_knows_its_manifest_only_inside_a_store(marian: Installed) -> None:
    assert installed_at(marian.folder) == marian
    assert installed_at(HERE / "marian-miniature") is None
    assert installed_at(marian.home) is None


def test_licences_are_remembered_by_model_and_damage_is_told(store: Store) -> None:
    with store.locked():
        store.accept_licence("a/b", "cc-by-nc-4.0")
        store.accept_licence("c/d", "cc-by-nc-4.0")
    assert store.accepted_licences() == {("a/b", "cc-by-nc-4.0"), ("c/d", "cc-by-nc-4.0")}
    (store.root / "licences.json").write_text("[1]")
    with pytest.raises(DamagedModel, match=r"licences\.json"):
        store.accepted_licences()


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"HOME": "/home/desk"}, "/home/desk/.local/share/khulasa/models"),
        ({"HOME": "/home/desk", "XDG_DATA_HOME": "/data"}, "/data/khulasa/models"),
        ({"HOME": "/home/desk", "XDG_DATA_HOME": "data"}, "/home/desk/.local/share/khulasa/models"),
        ({}, None),
    ],
)
def test_the_store_is_where_the_user_keeps_data(
    environ: dict[str, str], expected: str | None
) -> None:
    assert default_store(environ) == (None if expected is None else Path(expected))


def test_an_engine_takes_what_is_named_and_else_what_the_store_has(
    store: Store, marian: Installed, tmp_path: Path
) -> None:
    folder = str(copied("named", tmp_path))
    assert choose_source(folder, store, "translator") == folder
    assert choose_source("Marian-miniature", store, "translator") == str(marian.folder)
    assert choose_source("some/id", store, "translator") == "some/id"
    assert choose_source(None, store, "translator") == str(marian.folder)
    assert choose_source(None, store, "summarizer") is None
    assert choose_source(None, None, "translator") is None
    assert choose_source("none", store, "translator") is None


def test_a_manifest_is_replaced_whole(store: Store, marian: Installed) -> None:
    trial = {"why_not": "because"}
    store.update(marian, replace(marian.manifest, trial=trial))
    assert store.find(marian.key).manifest.trial == trial
    assert verify(store) == []


WEIGHTS = ["model.safetensors", "pytorch_model.bin"]
PARTS = ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"]


@pytest.mark.parametrize(
    ("there", "needed"),
    [
        (["config.json", *WEIGHTS, "tf_model.h5"], ["config.json", "model.safetensors"]),
        (["pytorch_model.bin", "spiece.model"], ["pytorch_model.bin", "spiece.model"]),
        (
            [*PARTS, "model.safetensors.index.json", "pytorch_model.bin"],
            [*PARTS, "model.safetensors.index.json"],
        ),
        (["model.safetensors.index.json", "pytorch_model.bin"], ["pytorch_model.bin"]),
        (["config.json", "tf_model.h5", "flax_model.msgpack"], []),
        (["model.safetensors", "README.md", "LICENSE"], ["LICENSE", "README.md", *WEIGHTS[:1]]),
        (["model.safetensors", "tokenizer.json", "optimizer.pt", "a.py"], ["model.safetensors"]),
        ([], []),
    ],
)
def test_weights_are_needed_in_one_format_safetensors_first(
    there: list[str], needed: list[str]
) -> None:
    assert needed_names(there) == needed


def test_every_known_checkpoint_has_its_prompt_and_each_role_a_default() -> None:
    prompts = load_prompts()
    catalog = load_catalog()
    for one in catalog:
        chosen = choose_prompt(prompts, one.role, one.id, one.architecture)
        assert chosen.name == one.prompt
        assert chosen.max_input_tokens <= one.max_input_tokens
        limits = [decoding.max_new_tokens for decoding in chosen.decodings.values()]
        assert max(limits) <= one.max_output_tokens
    assert default_of(catalog, "summarizer").non_commercial
    assert default_of(catalog, "translator").id == "Helsinki-NLP/opus-mt-ar-en"
    assert find_known(catalog, "helsinki-nlp/OPUS-MT-tc-big-ar-en") == catalog[-1]
    assert find_known(catalog, "opus-mt-ar-en") is None
