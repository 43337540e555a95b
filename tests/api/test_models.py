"""`khulasa models …` as its users meet it, and GET /v1/models."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from litestar.testing import TestClient

from api.app import create_app
from api.cli import main
from api.settings import Settings
from summarizer.backends.fake import ScriptedSeq2Seq
from summarizer.engine import Engine
from summarizer.models.importing import import_folder
from summarizer.models.making import Making
from summarizer.models.store import Store
from tests.models.hub import COMMIT, Hub, Repository, running_hub

MODELS = Path(__file__).parents[1] / "models"
MARIAN = "Helsinki-NLP/opus-mt-ar-en"
XLSUM = "csebuetnlp/mT5_multilingual_XLSum"


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("KHULASA_MODELS", str(tmp_path / "store"))
    return Store(tmp_path / "store")


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], store: Store) -> Run:
    def run(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main(["models", *(str(argument) for argument in arguments)])
        out, err = capfd.readouterr()
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, out, err)

    return run


@pytest.fixture
def hub() -> Iterator[Hub]:
    repositories = {
        MARIAN: Repository(MODELS / "marian-miniature", licence="apache-2.0"),
        XLSUM: Repository(MODELS / "mt5-miniature", licence=None),
    }
    with running_hub(repositories) as hub:
        yield hub


def brought(run: Run, name: str) -> Ran:
    return run("import", MODELS / name, "--no-convert", "--no-try")


def online(hub: Hub, store: Store, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own, which may ask the hub of the tests."""
    environment = {name: value for name, value in os.environ.items() if name != "HF_HUB_OFFLINE"}
    environment |= {
        "KHULASA_MODELS": str(store.root),
        "KHULASA_HUB_ENDPOINT": hub.address,
        "NO_PROXY": "127.0.0.1",
        "OMP_NUM_THREADS": "1",
    }
    return subprocess.run(
        [sys.executable, "-c", "from api.cli import main; main()", "models", *arguments],
        env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


def test_a_pull_converts_shows_the_licence_and_tries_the_model_once(hub: Hub, store: Store) -> None:
    done = online(hub, store, "pull", "--translator", MARIAN)
    assert done.returncode == 0, done.stderr
    assert f"{MARIAN}: licence apache-2.0" in done.stdout
    assert "parity float32" in done.stdout and "parity int8" in done.stdout
    assert "sentences failed their checks" in done.stdout
    assert done.stderr == ""
    (one,) = store.installed()
    assert one.manifest.made["quantization"] == "int8"
    assert one.manifest.parity is not None and one.manifest.trial is not None
    assert one.manifest.trial["sentences"] > 0
    again = online(hub, store, "pull", "--translator", MARIAN)
    assert again.returncode == 0, again.stderr
    assert "installed already" in again.stdout and "failed their checks" not in again.stdout


def test_a_non_commercial_licence_is_warned_of_in_plain_words(hub: Hub, store: Store) -> None:
    refused = online(hub, store, "pull", "--summarizer", XLSUM)
    assert refused.returncode == 1
    assert "WARNING: cc-by-nc-sa-4.0 forbids commercial use" in refused.stderr
    assert "--accept-license" in refused.stderr.splitlines()[-1]
    assert hub.asked == []
    options = ("--no-convert", "--no-try", "--accept-license", "--revision", COMMIT)
    assert online(hub, store, "pull", "--summarizer", XLSUM, *options).returncode == 0


def test_what_the_store_has_is_listed_with_licence_and_trial(run: Run, store: Store) -> None:
    assert "is empty; khulasa models pull" in run("list").out
    brought(run, "marian-miniature")
    listed = run("list").out
    assert listed.startswith("* translator marian-miniature (apache-2.0, as it came, ")
    assert "not tried" in listed


def test_a_sound_store_verifies_and_a_damaged_one_ends_with_1(run: Run, store: Store) -> None:
    brought(run, "marian-miniature")
    sound = run("verify")
    assert sound.code == 0 and "as it was installed" in sound.out
    (store.installed()[0].folder / "vocab.json").unlink()
    damaged = run("verify")
    assert damaged.code == 1
    assert "vocab.json is missing" in damaged.out
    assert damaged.err.count("\n") == 1


def test_paths_are_printed_by_role_id_and_for_the_store(run: Run, store: Store) -> None:
    brought(run, "marian-miniature")
    (one,) = store.installed()
    assert run("path").out == f"{store.root}\n"
    for name in ("translator", "marian-miniature", one.key):
        assert run("path", name).out == f"{one.folder}\n"
    missing = run("path", "summarizer")
    assert missing.code == 1 and "no such model" in missing.err


def test_what_is_removed_is_gone(run: Run, store: Store) -> None:
    brought(run, "marian-miniature")
    assert run("remove", "translator").code == 0
    assert store.installed() == []
    assert run("remove", "translator").code == 1


def test_trying_an_empty_store_says_how_to_fill_it(run: Run) -> None:
    tried = run("try")
    assert tried.code == 1 and "khulasa models pull" in tried.err


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("pull", "--revision", "main"), 2, "--revision is for one model"),
        (("pull", "--summarizer", "nobody/nothing"), 1, "HF_HUB_OFFLINE"),
        (("import", "nowhere"), 1, "no such folder"),
        (("import", MODELS), 1, "config.json is missing"),
        (("convert", "nowhere", "out"), 1, "no such folder"),
        (("nonsense",), 2, "No such command"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    arguments: tuple[object, ...], code: int, told: str, run: Run, store: Store
) -> None:
    failed = run(*arguments)
    assert failed.code == code
    assert told in failed.err and failed.err.count("\n") == 1
    assert store.installed() == []


def test_settings_take_from_the_store_what_is_not_named(run: Run, store: Store) -> None:
    brought(run, "marian-miniature")
    (one,) = store.installed()
    settings = Settings(models=str(store.root))
    assert settings.engine_config.translator == str(one.folder)
    assert settings.engine_config.summarizer is None
    assert replace(settings, translator="other/id").engine_config.translator == "other/id"
    assert Settings().engine_config.translator is None


def test_the_api_shows_models_with_licences_and_whether_they_are_trusted(store: Store) -> None:
    import_folder(store, MODELS / "marian-miniature", making=Making(convert=False))
    model = ScriptedSeq2Seq([], id=XLSUM)
    known = {"summarizer": replace(model.info, distrust="it was not tried yet")}
    app = create_app(Settings(models=str(store.root)), engine=Engine(model, known=known))
    with TestClient(app) as client:
        response = client.get("/v1/models")
    assert response.status_code == 200
    told = response.json()
    assert told["translator"] is None
    summarizer = told["summarizer"]
    assert (summarizer["id"], summarizer["licence"]) == (XLSUM, "cc-by-nc-sa-4.0")
    assert summarizer["non_commercial"] is True
    assert (summarizer["trusted"], summarizer["reason"]) == (False, "it was not tried yet")
    (stored,) = told["installed"]
    assert (stored["id"], stored["role"]) == ("marian-miniature", "translator")
    assert (stored["licence"], stored["tried"]) == ("apache-2.0", False)
    assert stored["size_bytes"] == sum(
        path.stat().st_size for path in (MODELS / "marian-miniature").iterdir()
    )


def test_a_store_that_is_damaged_keeps_the_server_unready_and_tells_no_path(store: Store) -> None:
    one = import_folder(store, MODELS / "marian-miniature", making=Making(convert=False))
    (one.home / "manifest.json").write_text("{")
    with TestClient(create_app(Settings(models=str(store.root)), engine=Engine())) as client:
        response = client.get("/v1/models")
    assert response.status_code == 503
    assert str(store.root) not in response.text
