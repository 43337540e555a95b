"""Pulling from a hub of the tests: what is fetched, what stops it, and what the store is after."""

import hashlib
import json
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.errors import DownloadFailed, StoreBusy
from summarizer.models.installing import licence_by
from summarizer.models.manifest import read_manifest
from summarizer.models.pulling import pull
from summarizer.models.store import Installed, Store
from summarizer.models.verifying import verify
from tests.models.hub import COMMIT, LFS_FROM, Hub, Repository, blob_id, running_hub
from tests.models.puller import Puller

HERE = Path(__file__).parent
MT5, MARIAN = "csebuetnlp/mT5_multilingual_XLSum", "Helsinki-NLP/opus-mt-ar-en"
OTHER = "Helsinki-NLP/opus-mt-tc-big-ar-en"
NEEDED = {
    "README.md", "config.json", "generation_config.json", "pytorch_model.bin", "source.spm",
    "target.spm", "tokenizer_config.json", "vocab.json",
}  # fmt: skip
NEVER = {
    "tf_model.h5": b"t" * LFS_FROM,
    "flax_model.msgpack": b"f" * LFS_FROM,
    "rust_model.ot": b"r" * LFS_FROM,
    "optimizer.pt": b"o" * LFS_FROM,
    "training_args.bin": b"a" * 99,
    "tokenizer.json": b"{}",
}
KILLS = 20


@pytest.fixture
def hub() -> Iterator[Hub]:
    marian, mt5 = HERE / "marian-miniature", HERE / "mt5-miniature"
    repositories = {
        MT5: Repository(mt5, licence=None),
        MARIAN: Repository(marian, licence="apache-2.0", more=NEVER),
        OTHER: Repository(marian, licence="cc-by-4.0"),
    }
    with running_hub(repositories) as hub:
        yield hub


@pytest.fixture(scope="module")
def puller() -> Iterator[Puller]:
    puller = Puller()
    yield puller
    puller.close()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def only(store: Store) -> Installed:
    (one,) = store.installed()
    return one


def kept_downloads(store: Store) -> int:
    """Bytes that lie there for the next pull."""
    return sum(path.stat().st_size for path in store.root.glob("downloads/*/*/*"))


def test_a_pull_fetches_what_is_needed_and_nothing_else(
    hub: Hub, puller: Puller, store: Store
) -> None:
    assert puller(store.root, model=MARIAN, endpoint=hub.address).error == ""
    assert set(hub.asked) == NEEDED
    assert len(hub.asked) == len(NEEDED)
    assert hub.served == sum(len(hub.repositories[MARIAN].files[name]) for name in NEEDED)
    assert kept_downloads(store) == 0


def test_the_manifest_says_where_it_came_from_and_what_was_done(
    hub: Hub, puller: Puller, store: Store
) -> None:
    puller(store.root, model=MARIAN, endpoint=hub.address, revision=COMMIT)
    manifest = only(store).manifest
    assert (manifest.id, manifest.role, manifest.architecture) == (MARIAN, "translator", "marian")
    assert (manifest.source, manifest.commit) == (hub.address, COMMIT)
    assert (manifest.licence, manifest.non_commercial) == ("apache-2.0", False)
    assert {record.path for record in manifest.received} == NEEDED
    assert {record.path for record in manifest.files} >= {"model.bin", "khulasa.json", "README.md"}
    assert manifest.made["converted"] and manifest.made["pieces"] == 900
    assert manifest.parity == {"int8": {"items": 1.0, "same": 1.0}}
    assert {"khulasa", "huggingface_hub", "ctranslate2", "sentencepiece"} <= set(manifest.tools)
    assert only(store).folder.name == "opus-mt-ar-en"
    assert verify(store) == []


def test_without_converting_the_checkpoint_is_installed_as_it_came(
    hub: Hub, puller: Puller, store: Store
) -> None:
    puller(store.root, model=MARIAN, endpoint=hub.address, convert=False)
    for name in NEEDED:
        assert (only(store).folder / name).read_bytes() == hub.repositories[MARIAN].files[name]


def test_a_second_pull_of_the_same_fetches_nothing_and_makes_it_play(
    hub: Hub, puller: Puller, store: Store
) -> None:
    for model in (MARIAN, OTHER):
        puller(store.root, model=model, endpoint=hub.address)
    playing = store.playing("translator")
    assert playing is not None and playing.manifest.id == OTHER
    before = hub.served
    assert puller(store.root, model=MARIAN, endpoint=hub.address).error == ""
    playing = store.playing("translator")
    assert playing is not None and playing.manifest.id == MARIAN
    assert hub.served == before


def test_cut_connections_are_taken_up_where_they_broke(
    hub: Hub, puller: Puller, store: Store
) -> None:
    hub.cut_after = 200_000
    assert puller(store.root, model=MARIAN, endpoint=hub.address).error == ""
    sizes = {name: len(hub.repositories[MARIAN].files[name]) for name in NEEDED}
    wanted = sorted(
        (name, start)
        for name, size in sizes.items()
        for start in range(0, max(1, size), hub.cut_after)
    )
    assert sorted(zip(hub.asked, hub.starts, strict=True)) == wanted
    assert verify(store) == []


def test_a_hub_that_gives_nothing_more_is_given_up_and_the_next_pull_goes_on(
    hub: Hub, puller: Puller, store: Store
) -> None:
    puller(store.root, model=MARIAN, endpoint=hub.address, max_file_bytes=300_000)
    part = kept_downloads(store)
    assert part > 300_000
    hub.refuse = True
    refused = puller(store.root, model=MARIAN, endpoint=hub.address)
    assert refused.error == "DownloadFailed"
    assert store.installed() == []
    hub.refuse, hub.served = False, 0
    assert puller(store.root, model=MARIAN, endpoint=hub.address).error == ""
    whole = sum(len(hub.repositories[MARIAN].files[name]) for name in NEEDED)
    assert hub.served == whole - part


@pytest.mark.parametrize("name", ["pytorch_model.bin", "vocab.json", "config.json"])
def test_a_file_with_other_bytes_than_stated_is_refused_and_named(
    name: str, hub: Hub, puller: Puller, store: Store
) -> None:
    hub.damaged = name
    refused = puller(store.root, model=MARIAN, endpoint=hub.address)
    assert refused.error == "DamagedModel"
    assert name in refused.message
    assert store.installed() == [] and verify(store) == []
    hub.damaged, hub.asked = None, []
    assert puller(store.root, model=MARIAN, endpoint=hub.address).error == ""
    assert name in hub.asked and "README.md" not in hub.asked
    assert verify(store) == []


def test_a_part_that_was_damaged_on_the_disk_is_fetched_anew(
    hub: Hub, puller: Puller, store: Store
) -> None:
    puller(store.root, model=MARIAN, endpoint=hub.address, max_file_bytes=300_000)
    (part,) = store.root.glob("downloads/*/*/pytorch_model.bin.part")
    part.write_bytes(b"damaged" * 1000)
    assert puller(store.root, model=MARIAN, endpoint=hub.address).error == ""
    assert verify(store) == []


def test_a_disk_that_is_full_leaves_the_store_as_it_was(
    hub: Hub, puller: Puller, store: Store
) -> None:
    """The system refuses to let a file grow, as it does where the disk has no room."""
    puller(store.root, model=OTHER, endpoint=hub.address)
    before = store.installed()
    full = puller(store.root, model=MARIAN, endpoint=hub.address, max_file_bytes=300_000)
    assert full.error == "OSError" and "too large" in full.message
    assert store.installed() == before and verify(store) == []
    assert kept_downloads(store) >= 300_000
    assert puller(store.root, model=MARIAN, endpoint=hub.address).error == ""
    assert verify(store) == [] and len(store.installed()) == 2


def test_a_pull_that_is_killed_anywhere_leaves_a_sound_store_and_the_next_ends_right(
    hub: Hub, puller: Puller, tmp_path: Path
) -> None:
    """At 20 random points of all that a pull does to files and sockets, a model being there."""
    whole = puller(tmp_path / "whole", model=MARIAN, endpoint=hub.address)
    assert whole.events > 200
    manifest = only(Store(tmp_path / "whole")).manifest
    files = {record.path: record.sha256 for record in manifest.files}
    dice = random.Random(20261121)
    puller(tmp_path / "before", model=OTHER, endpoint=hub.address)
    ended = 0
    for number in range(KILLS):
        store = Store(shutil.copytree(tmp_path / "before", tmp_path / f"store{number}"))
        point = dice.randrange(1, whole.events)
        ended += not puller(store.root, model=MARIAN, endpoint=hub.address, kill_at=point).killed
        assert verify(store) == [], point
        found = {one.manifest.id for one in store.installed()}
        assert found in ({OTHER}, {OTHER, MARIAN}), point
        assert puller(store.root, model=MARIAN, endpoint=hub.address).error == "", point
        assert verify(store) == [], point
        playing = store.playing("translator")
        assert playing is not None and playing.manifest.id == MARIAN
        assert {r.path: r.sha256 for r in playing.manifest.files} == files
        assert kept_downloads(store) == 0
        assert not list(store.root.glob("staging/*"))
    assert ended <= 1


def test_a_non_commercial_licence_is_accepted_once_and_before_anything_is_fetched(
    hub: Hub, puller: Puller, store: Store
) -> None:
    refused = puller(store.root, model=MT5, endpoint=hub.address)
    assert (refused.error, refused.licences) == ("LicenceNotAccepted", ["cc-by-nc-sa-4.0"])
    assert "--accept-license" in refused.message
    assert hub.asked == []
    assert puller(store.root, model=MT5, endpoint=hub.address, accept_licence=True).error == ""
    store.remove(only(store))
    assert puller(store.root, model=MT5, endpoint=hub.address).error == ""
    assert only(store).manifest.non_commercial


def test_without_the_extra_nothing_is_fetched_and_the_way_to_install_it_is_told(
    hub: Hub, puller: Puller, store: Store
) -> None:
    refused = puller(store.root, model=MARIAN, endpoint=hub.address, quick=False, without=["torch"])
    assert refused.error == "MissingPackage"
    assert "pip install 'khulasa[convert]'" in refused.message
    assert hub.asked == [] and not store.root.exists()


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ({"model": "nobody/nothing"}, "has no model nobody/nothing"),
        ({"model": MARIAN, "revision": "v9"}, "has no revision v9"),
        ({"model": "not an id"}, "is not an id of the hub"),
        ({"model": MARIAN, "role": "summarizer"}, "is a translator, not a summarizer"),
    ],
)
def test_what_cannot_be_had_is_told(
    order: dict[str, str], told: str, hub: Hub, puller: Puller, store: Store
) -> None:
    refused = puller(store.root, endpoint=hub.address, **order)
    assert told in refused.message
    assert store.installed() == []


def test_a_repository_without_weights_is_refused(hub: Hub, puller: Puller, store: Store) -> None:
    del hub.repositories[OTHER].files["pytorch_model.bin"]
    refused = puller(store.root, model=OTHER, endpoint=hub.address)
    assert refused.error == "DownloadFailed" and "no weights" in refused.message


def test_two_pulls_at_once_are_one_too_many(hub: Hub, puller: Puller, store: Store) -> None:
    with store.locked():
        assert puller(store.root, model=MARIAN, endpoint=hub.address).error == "StoreBusy"
        with pytest.raises(StoreBusy), store.locked():
            pass
    assert puller(store.root, model=MARIAN, endpoint=hub.address).error == ""


def test_in_offline_mode_nobody_is_asked(hub: Hub, store: Store) -> None:
    """This process is in offline mode, and the cache of huggingface_hub has no such model."""
    with pytest.raises(DownloadFailed, match="HF_HUB_OFFLINE"):
        pull(store, "nobody/khulasa-offline", endpoint=hub.address, convert=_never)
    assert hub.asked == [] and store.installed() == []


def cache_of(folder: Path, cache: Path) -> Path:
    """The files of a model as huggingface_hub keeps them; gives the folder of their bytes."""
    home = cache / f"models--{MARIAN.replace('/', '--')}"
    snapshot, blobs = home / "snapshots" / COMMIT, home / "blobs"
    for made in (snapshot, blobs, home / "refs"):
        made.mkdir(parents=True)
    (home / "refs" / "main").write_text(COMMIT)
    for path in folder.iterdir():
        data = path.read_bytes()
        large = len(data) >= LFS_FROM
        name = hashlib.sha256(data).hexdigest() if large else blob_id(data)
        (blobs / name).write_bytes(data)
        (snapshot / path.name).symlink_to(f"../../blobs/{name}")
    return blobs


def test_in_offline_mode_the_cache_of_huggingface_hub_will_do_and_is_held_to_its_hashes(
    hub: Hub, store: Store, tmp_path: Path
) -> None:
    blobs = cache_of(HERE / "marian-miniature", tmp_path / "cache")
    offline = Puller(HF_HUB_OFFLINE="1", HF_HUB_CACHE=str(tmp_path / "cache"))
    try:
        assert offline(store.root, model=MARIAN, endpoint=hub.address).error == ""
        assert (only(store).manifest.commit, only(store).manifest.source) == (COMMIT, "cache")
        assert verify(store) == [] and hub.asked == []
        largest = max(blobs.iterdir(), key=lambda path: path.stat().st_size)
        largest.write_bytes(largest.read_bytes()[:-1] + b"!")
        store.remove(only(store))
        refused = offline(store.root, model=MARIAN, endpoint=hub.address)
        assert refused.error == "DamagedModel" and "pytorch_model.bin" in refused.message
    finally:
        offline.close()


def _never(*_: object, **__: object) -> object:
    raise AssertionError("nothing is to be converted")


def test_a_folder_that_was_carried_here_is_imported_and_verified(
    puller: Puller, store: Store
) -> None:
    assert puller(store.root, folder=str(HERE / "marian-miniature")).error == ""
    manifest = only(store).manifest
    assert (manifest.id, manifest.source, manifest.commit) == ("marian-miniature", "folder", None)
    assert verify(store) == []


def test_a_converted_folder_needs_no_extra_and_a_checkpoint_says_which(
    puller: Puller, store: Store, tmp_path: Path
) -> None:
    puller(store.root, folder=str(HERE / "marian-miniature"))
    elsewhere = Store(tmp_path / "elsewhere")
    bare = {"without": ["torch", "transformers"], "quick": False}
    assert puller(elsewhere.root, folder=str(only(store).folder), **bare).error == ""
    assert only(elsewhere).manifest.made["converted"]
    refused = puller(elsewhere.root, folder=str(HERE / "mt5-miniature"), **bare)
    assert refused.error == "MissingPackage" and "khulasa[convert]" in refused.message


def test_a_model_of_another_store_keeps_its_origin_and_is_held_to_its_hashes(
    hub: Hub, puller: Puller, store: Store, tmp_path: Path
) -> None:
    puller(store.root, model=MARIAN, endpoint=hub.address)
    here = Store(tmp_path / "here")
    assert puller(here.root, folder=str(only(store).home)).error == ""
    carried, before = only(here).manifest, only(store).manifest
    assert (carried.id, carried.commit, carried.source) == (MARIAN, COMMIT, hub.address)
    assert (carried.received, carried.parity) == (before.received, before.parity)
    assert read_manifest(only(here).home) == carried
    weights = only(store).folder / "model.bin"
    weights.write_bytes(weights.read_bytes()[:-1] + b"!")
    refused = puller(Store(tmp_path / "third").root, folder=str(only(store).home))
    assert refused.error == "DamagedModel" and "model.bin" in refused.message


def test_a_folder_by_the_name_of_a_known_model_has_its_licence(
    puller: Puller, store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "mT5_multilingual_XLSum"
    folder.mkdir()
    for path in (HERE / "mt5-miniature").iterdir():
        if path.name != "README.md":
            (folder / path.name).symlink_to(path)
    refused = puller(store.root, folder=str(folder))
    assert (refused.error, refused.licences) == ("LicenceNotAccepted", ["cc-by-nc-sa-4.0"])
    assert puller(store.root, folder=str(folder), accept_licence=True).error == ""
    assert only(store).manifest.id == MT5


@pytest.mark.parametrize(
    ("stated", "non_commercial"),
    [
        ("apache-2.0", False),
        ("cc-by-4.0", False),
        ("cc-by-nc-4.0", True),
        ("CC-BY-NC-SA-4.0", True),
        ("cc_by_nc_nd_4.0", True),
        ("mit", False),
        ("other", False),
        (None, False),
    ],
)
def test_non_commercial_licences_are_known_by_their_name(
    stated: str | None, non_commercial: bool
) -> None:
    assert licence_by(stated, None).non_commercial == non_commercial


def test_the_hub_of_the_tests_names_small_files_as_git_does() -> None:
    """`git hash-object` of the six bytes "hello\\n"."""
    assert blob_id(b"hello\n") == "ce013625030ba8dba906f756967f9e9ca394464a"


def test_a_manifest_is_json_that_a_person_can_read(hub: Hub, puller: Puller, store: Store) -> None:
    puller(store.root, model=MARIAN, endpoint=hub.address)
    table = json.loads((only(store).home / "manifest.json").read_text(encoding="utf-8"))
    assert table["format"] == 1
    assert table["files"][0].keys() == {"path", "size", "sha256"}
    assert os.listdir(store.root / "installed") == [only(store).key]
