"""The Arabic sentences: drafted by the model and checked, or taken from the sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.articles import Length, ModelUsed, Note, SummaryRequest, SummarySentence
from summarizer.assembling import assemble
from summarizer.config import LENGTH_WORDS, PipelineConfig
from summarizer.drafting import draft_story
from summarizer.editing import compose_edited
from summarizer.engine import Engine
from summarizer.merged import Merged
from summarizer.passages import Passage
from summarizer.reporting import extracted_sentence
from summarizer.watch import Watch

MAX_SENTENCES: dict[Length, int] = {"headline": 1, "brief": 2, "standard": 8, "long": 20}
"""Sentences of a summary by `length`, at most."""


@dataclass(frozen=True, slots=True)
class Written:
    """The sentences in reading order, the passages that were taken, and how it came about."""

    sentences: tuple[SummarySentence, ...]
    passages: tuple[Passage, ...]
    notes: tuple[Note, ...]
    model: ModelUsed | None = None


def write(
    request: SummaryRequest,
    merged: Merged,
    engine: Engine,
    config: PipelineConfig,
    watch: Watch,
) -> Written:
    """The summary's sentences; none, with a note, where nothing whole fits the bound.

    Raises Cancelled and DeadlineExceeded by `watch`.
    """
    limit = LENGTH_WORDS[request.length][1] if request.max_words is None else request.max_words
    if request.engine == "extractive":
        return _extract(request, merged, limit, watch)
    model = engine.model("summarizer")
    if model is not None and (model.trusted or request.engine == "mt5"):
        return _draft(request, merged, limit, engine, config, watch)
    if model is not None:
        untrusted = Note(
            "model-not-trusted",
            f"the summary is taken from the sources word for word: {model.distrust}; "
            "engine mt5 has it written all the same",
        )
        return _extract(request, merged, limit, watch, untrusted)
    missing = Note(
        "weights-missing",
        "no summarization model is loaded, so the summary is taken from the sources word for word; "
        "khulasa models pull brings one, or KHULASA_SUMMARIZER names an mT5 checkpoint",
    )
    return _extract(request, merged, limit, watch, missing)


def _extract(
    request: SummaryRequest, merged: Merged, limit: int, watch: Watch, *notes: Note
) -> Written:
    with watch.step("compose"):
        passages = compose_edited(merged, max_words=limit, max_sentences=_most_sentences(request))
    if not passages:
        notes = (*notes, Note("budget-too-small", f"no whole statement fits into {limit} words"))
    return Written(_numbered(passages, merged), tuple(passages), notes)


def _numbered(passages: Sequence[Passage], merged: Merged) -> tuple[SummarySentence, ...]:
    return tuple(
        extracted_sentence(f"s{number}", passage, merged)
        for number, passage in enumerate(passages, 1)
    )


def _draft(
    request: SummaryRequest,
    merged: Merged,
    limit: int,
    engine: Engine,
    config: PipelineConfig,
    watch: Watch,
) -> Written:
    """The model's sentences that can stand, and the sources' own for those that cannot."""
    groups, made, used = draft_story(merged, _planned_length(request), engine, config, watch)
    with watch.step("check"):
        found = assemble(
            made.passes, groups, merged, max_words=limit, max_sentences=_most_sentences(request)
        )
    notes = (*made.notes, *found.notes)
    if not found.sentences:
        note = Note(
            "draft-unusable",
            "nothing that the model wrote could be used, so the summary is taken from the sources",
        )
        fallen = _extract(request, merged, limit, watch, *notes, note)
        return replace(fallen, model=used)
    return Written(found.sentences, found.passages, notes, used)


def _planned_length(request: SummaryRequest) -> Length:
    """The length that the passes are planned for: as asked, or the longer one that `max_words` has
    room for.
    """
    asked = LENGTH_WORDS[request.length][1]
    room = max(asked, request.max_words or 0)
    return next((one for one in MAX_SENTENCES if LENGTH_WORDS[one][1] >= room), "long")


def _most_sentences(request: SummaryRequest) -> int:
    return MAX_SENTENCES[request.length if request.max_words is None else "long"]
