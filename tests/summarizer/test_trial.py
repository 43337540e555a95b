"""Proved before trusted: what a model must show before `engine: auto` lets it write."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.articles import Article, SummaryRequest
from summarizer.backends.fake import Answer, ScriptedSeq2Seq
from summarizer.backends.port import ModelInfo
from summarizer.engine import Engine
from summarizer.models.importing import import_folder
from summarizer.models.making import Making
from summarizer.models.store import Store
from summarizer.models.trial import (
    MAX_UNSUPPORTED,
    MIN_COVERAGE,
    MIN_USABLE,
    try_summarizer,
    try_translator,
    why_not,
)
from summarizer.models.trust import describe
from summarizer.pipeline import summarize
from summarizer.prompts import load_prompts

FLOOD = (
    "غمرت مياه النهر ثلاث قرى شمال المدينة صباح الاثنين. وقال محافظ الإقليم إن الجيش نقل أربعين "
    "عائلة إلى مدارس قريبة. وأغلقت الشرطة الجسر القديم أمام الشاحنات حتى يوم الخميس."
)
ECHO = (
    "غمرت مياه النهر ثلاث قرى شمال المدينة فجر الاثنين. وأكد محافظ الإقليم أن أربعين عائلة نقلت "
    "إلى المدارس. ووزعت الجمعية الأهلية خياما وأغطية على سكان القرى."
)
SETS = {
    "flood": SummaryRequest(
        articles=(
            Article(id="a1", text=FLOOD, source="o1"),
            Article(id="a2", text=ECHO, source="o2"),
        )
    )
}


def first_statement(text: str) -> Answer:
    """What an honest but lazy model writes: the first sentence of what it was given."""
    return re.split(r"(?<=[.])\s", text)[0]


def inventing(text: str) -> Answer:
    return "أعلنت الوزارة افتتاح سبعين مصنعا للسيارات في العاصمة."


def looping(text: str) -> Answer:
    return "قال إن " * 20


def test_a_model_that_keeps_to_the_articles_passes() -> None:
    with Engine(ScriptedSeq2Seq(first_statement)) as engine:
        trial = try_summarizer(engine, SETS)
    (one,) = trial.sets
    assert trial.why_not is None
    assert (trial.unsupported, trial.usable) == (0.0, 1.0)
    assert one.drafted >= 1 and one.lost == 0
    assert one.drafted_text and one.extractive_text and one.text
    assert 0 < one.coverage <= 1 and 0 < one.extractive_coverage <= 1
    assert one.words == len(one.text.split())


@pytest.mark.parametrize(
    ("script", "told"),
    [(inventing, "say what the articles do not"), (looping, "of its passes gave a sentence")],
)
def test_a_model_that_invents_or_loops_does_not_pass_and_it_is_told_why(
    script: Callable[[str], Answer], told: str
) -> None:
    with Engine(ScriptedSeq2Seq(script)) as engine:
        trial = try_summarizer(engine, SETS)
    assert trial.why_not is not None and told in trial.why_not


@pytest.mark.parametrize(
    ("unsupported", "usable", "coverage", "told"),
    [
        (MAX_UNSUPPORTED, MIN_USABLE, MIN_COVERAGE, None),
        (MAX_UNSUPPORTED + 0.01, 1.0, 1.0, "41% of its sentences say what the articles do not"),
        (0.0, MIN_USABLE - 0.01, 1.0, "only 79% of its passes gave a sentence"),
        (0.0, 1.0, MIN_COVERAGE - 0.01, "it tells 74% of what the extractive answer tells"),
    ],
)
def test_each_floor_is_held_and_named(
    unsupported: float, usable: float, coverage: float, told: str | None
) -> None:
    found = why_not(unsupported, usable, coverage)
    assert found is None if told is None else told in (found or "")


def test_a_translator_is_tried_on_the_extractive_answers() -> None:
    with Engine(translator=ScriptedSeq2Seq(lambda text: "", architecture="marian")) as engine:
        trial = try_translator(engine, SETS)
    assert trial.sentences == trial.bad > 0
    assert trial.texts == {"flood": ""}


@pytest.mark.parametrize(
    ("asked", "distrust", "written"),
    [
        ("auto", None, True),
        ("auto", "it did not pass", False),
        ("mt5", "it did not pass", True),
        ("extractive", None, False),
    ],
)
def test_auto_uses_the_model_only_where_it_is_trusted_and_says_why_not(
    asked: str, distrust: str | None, written: bool
) -> None:
    model = ScriptedSeq2Seq(first_statement)
    known = {"summarizer": replace(model.info, distrust=distrust)}
    with Engine(model, known=known) as engine:
        (result,) = summarize([replace(SETS["flood"], engine=asked)], engine)
    assert bool(model.calls) == written
    notes = [note.message for note in result.notes if note.code == "model-not-trusted"]
    assert len(notes) == (asked == "auto" and distrust is not None)
    assert all("it did not pass" in note for note in notes)


def info_of(folder: Path) -> ModelInfo:
    return ModelInfo(
        id=folder.name, backend="b", architecture="mt5", licence=None, max_input_tokens=512
    )


def test_only_weights_of_the_store_that_passed_are_trusted(tmp_path: Path) -> None:
    miniature = Path(__file__).parents[1] / "models" / "mt5-miniature"
    carried = describe(info_of(miniature), str(miniature), "summarizer")
    assert not carried.trusted and "khulasa models import" in (carried.distrust or "")

    store = Store(tmp_path)
    one = import_folder(store, miniature, making=Making(convert=False))

    def told() -> ModelInfo:
        return describe(info_of(one.folder), str(one.folder), "summarizer")

    assert "not tried yet" in (told().distrust or "")
    assert told().licence == "apache-2.0"
    prompt = next(prompt for prompt in load_prompts() if prompt.name == "mt5")
    passed = {"why_not": None, "prompt_version": f"mt5 {prompt.version}"}
    store.update(one, replace(one.manifest, trial={**passed, "why_not": "70% invented"}))
    assert "70% invented" in (told().distrust or "")
    store.update(one, replace(one.manifest, trial={**passed, "prompt_version": "mt5 0"}))
    assert "with another prompt" in (told().distrust or "")
    store.update(one, replace(one.manifest, trial=passed))
    assert told().trusted


def test_a_translator_needs_no_trust(tmp_path: Path) -> None:
    assert describe(info_of(tmp_path), str(tmp_path), "translator").trusted
