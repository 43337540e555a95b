"""Whole sets through the whole pipeline with the miniatures in the engine, and what every answer
owes: a verdict for every sentence, and a note for everything that was repaired.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import get_args

from summarizer.articles import Article, Length, Result, SummaryRequest
from summarizer.engine import Engine, EngineConfig, load_engine
from summarizer.models.conversion import convert
from summarizer.pipeline import summarize

LENGTHS: tuple[Length, ...] = get_args(Length)
CANNOT_STAND = {
    "draft-empty",
    "draft-failed",
    "draft-foreign-script",
    "draft-loop",
    "draft-unfinished",
    "draft-unsupported",
}
FATES = {"draft-other-beam", "draft-redecoded", "draft-not-redecoded"}


@contextmanager
def miniature_engine(folder: Path) -> Iterator[Engine]:
    """Both miniatures, converted into `folder`, in one engine of one thread each."""
    for name in ("mt5-miniature", "marian-miniature"):
        convert(Path(__file__).parent / name, folder / name, quantization="float32")
    config = EngineConfig(
        summarizer=str(folder / "mt5-miniature"),
        translator=str(folder / "marian-miniature"),
        device="cpu",
        threads=1,
    )
    with load_engine(config) as engine:
        yield engine


def answers(articles: Sequence[Article], engine: Engine, *, english: bool) -> Iterator[Result]:
    """The written answer at every length, in order."""
    request = SummaryRequest(articles=tuple(articles), engine="mt5", english=english)
    for length in LENGTHS:
        (result,) = summarize([replace(request, length=length)], engine)
        yield result


def owed(articles: Sequence[Article], result: Result) -> list[str]:
    """What the answer does not tell and should; none for a good one."""
    texts = {article.id: article.text for article in articles}
    codes = Counter(note.code for note in result.notes)
    arabic = result.summary.ar.sentences
    missing = []
    for one in arabic:
        if one.verdict not in ("supported", "disputed"):
            missing.append(f"{one.id} stands as {one.verdict}: {one.text}")
        if not one.sources or not one.statement_ids:
            missing.append(f"{one.id} rests on nothing: {one.text}")
        missing += [
            f"{one.id}: {span.article_id} {span.start}..{span.end} is not {span.text!r}"
            for span in one.sources
            if texts[span.article_id][span.start : span.end] != span.text
        ]
    unusable = codes["draft-unusable"] > 0
    stand_ins = sum(one.engine == "extractive" for one in arabic)
    if not unusable and stand_ins != codes["draft-replaced"]:
        missing.append(f"{stand_ins} stand-ins, {codes['draft-replaced']} notes")
    repaired = sum(len(one.edits) for one in arabic if one.engine == "mt5")
    if repaired > codes["draft-name-repaired"]:
        missing.append(f"{repaired} names repaired, {codes['draft-name-repaired']} notes")
    changed = sum(codes[code] for code in ("draft-replaced", "draft-dropped", *FATES))
    wrong = sum(codes[code] for code in CANNOT_STAND)
    if bool(wrong) != bool(changed) and not codes["draft-name-repaired"]:
        missing.append(f"{wrong} cannot stand, {changed} repairs: {codes}")
    if not arabic and "budget-too-small" not in codes:
        missing.append(f"no sentence, and no reason: {codes}")
    if result.summary.en is not None:
        missing += [
            f"{one.id} has no verdict"
            for one in result.summary.en.sentences
            if one.verdict not in ("adequate", "bad")
        ]
    return missing
