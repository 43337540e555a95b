"""The miniatures: real layout, small, and exactly right on what no training saw. What would break
a real checkpoint (a wrong start token, a missing end, a cut input, a wrong tokenizer) breaks them.
"""

import json
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch

from summarizer.backends.port import Seq2Seq
from summarizer.backends.transformers_backend import load
from summarizer.prompts import load_prompts
from tests.models.grammar import Statement, Story, statement, story

HERE = Path(__file__).parent
MT5, MARIAN = HERE / "mt5-miniature", HERE / "marian-miniature"
MAX_BYTES = 3 * 2**20
ITEMS = 60
PROMPTS = {prompt.name: prompt for prompt in load_prompts()}


@pytest.fixture(autouse=True, scope="module")
def one_thread() -> Iterator[None]:
    """On models this small, threads that wait for each other cost more than they give."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def unseen_stories() -> list[Story]:
    dice = random.Random(7001)
    return [story(dice, held_out=True, statements=2 + n % 3) for n in range(ITEMS)]


def unseen_statements() -> list[Statement]:
    dice = random.Random(7002)
    return [statement(dice, held_out=True) for _ in range(ITEMS)]


def right_summaries(model: Seq2Seq) -> int:
    """How many of the unseen sets are summed up exactly, by the production settings."""
    stories = unseen_stories()
    replies = model.generate([one.text for one in stories], PROMPTS["xlsum"].decodings["standard"])
    return sum(
        reply.finished and reply.text == one.summary
        for reply, one in zip(replies, stories, strict=True)
    )


def right_translations(model: Seq2Seq) -> int:
    """How many of the unseen sentences are translated exactly, by the production settings."""
    said = unseen_statements()
    replies = model.generate([one.arabic for one in said], PROMPTS["marian"].decodings["standard"])
    return sum(
        reply.finished and reply.text == one.english
        for reply, one in zip(replies, said, strict=True)
    )


KINDS = pytest.mark.parametrize(
    ("folder", "right"),
    [(MT5, right_summaries), (MARIAN, right_translations)],
    ids=["mt5", "marian"],
)
Right = Callable[[Seq2Seq], int]


def load_float32(folder: Path) -> Seq2Seq:
    return load(folder, device="cpu", dtype="float32")


def altered(folder: Path, to: Path, **settings: object) -> Path:
    """A copy of the folder with other values in its config.json."""
    shutil.copytree(folder, to)
    config = json.loads((to / "config.json").read_text(encoding="utf-8"))
    (to / "config.json").write_text(json.dumps(config | settings), encoding="utf-8")
    return to


@pytest.mark.parametrize(
    ("folder", "layout"),
    [
        (
            MT5,
            {
                "README.md",
                "config.json",
                "pytorch_model.bin",
                "special_tokens_map.json",
                "spiece.model",
                "tokenizer_config.json",
            },
        ),
        (
            MARIAN,
            {
                "README.md",
                "config.json",
                "generation_config.json",
                "pytorch_model.bin",
                "source.spm",
                "target.spm",
                "tokenizer_config.json",
                "vocab.json",
            },
        ),
    ],
)
def test_a_miniature_is_small_and_laid_out_as_the_real_repository(
    folder: Path, layout: set[str]
) -> None:
    files = list(folder.iterdir())
    assert {file.name for file in files} == layout
    assert sum(file.stat().st_size for file in files) <= MAX_BYTES
    assert "never a product" in (folder / "README.md").read_text(encoding="utf-8")


def test_held_out_statements_are_never_in_a_training() -> None:
    dice = random.Random(7003)
    seen = {statement(dice, held_out=False) for _ in range(3000)}
    assert not any(one.held_out for one in seen)
    assert seen.isdisjoint(unseen_statements())
    assert all(one.held_out for one in unseen_statements())


@KINDS
def test_unseen_items_come_out_exactly_right(folder: Path, right: Right) -> None:
    assert right(load_float32(folder)) == ITEMS


@KINDS
def test_a_wrong_start_token_is_noticed(folder: Path, right: Right, tmp_path: Path) -> None:
    end = {"mt5-miniature": 1, "marian-miniature": 0}[folder.name]
    broken = altered(folder, tmp_path / folder.name, decoder_start_token_id=end)
    assert right(load_float32(broken)) < ITEMS / 2


def test_a_head_tied_to_the_embeddings_is_noticed(tmp_path: Path) -> None:
    folder = altered(MT5, tmp_path / "tied")
    weights = torch.load(folder / "pytorch_model.bin", weights_only=True)
    del weights["lm_head.weight"]
    torch.save(weights, folder / "pytorch_model.bin")
    assert right_summaries(load_float32(folder)) < ITEMS / 2


class _Edited:
    """Pieces whose input ids are altered on the way to the model."""

    def __init__(self, pieces: object, edit: Callable[[list[int]], list[int]]) -> None:
        self._pieces = pieces
        self._edit = edit

    def __getattr__(self, name: str) -> object:
        return getattr(self._pieces, name)

    def encode(self, text: str) -> list[int]:
        return self._edit(self._pieces.encode(text))


@KINDS
@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda ids: ids[:-1], id="no end token"),
        pytest.param(lambda ids: [*ids[: len(ids) // 2], ids[-1]], id="input cut in half"),
        pytest.param(lambda ids: [*(i + 1 for i in ids[:-1]), ids[-1]], id="other numbering"),
    ],
)
def test_wrong_input_ids_are_noticed(
    folder: Path, right: Right, edit: Callable[[list[int]], list[int]]
) -> None:
    model = load_float32(folder)
    model._pieces = _Edited(model._pieces, edit)
    assert right(model) < ITEMS / 2


def test_a_tokenizer_of_the_other_side_is_noticed(tmp_path: Path) -> None:
    folder = altered(MARIAN, tmp_path / "swapped")
    shutil.copy(MARIAN / "target.spm", folder / "source.spm")
    assert right_translations(load_float32(folder)) < ITEMS / 2


def test_embeddings_that_are_not_scaled_are_noticed(tmp_path: Path) -> None:
    folder = altered(MARIAN, tmp_path / "unscaled", scale_embedding=False)
    assert right_translations(load_float32(folder)) < ITEMS / 2


@KINDS
def test_bfloat16_gets_nearly_everything_right(folder: Path, right: Right) -> None:
    assert right(load(folder, device="cpu", dtype="bfloat16")) >= ITEMS * 0.9
