"""The Arabic sentences: drafted by the model and checked, or taken from the sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.arabic import count_words, fold_words
from summarizer.articles import Article, Length, ModelUsed, Note, SummaryRequest, SummarySentence
from summarizer.checks import Checker
from summarizer.cleaning import clean
from summarizer.config import LENGTH_WORDS, PipelineConfig
from summarizer.drafting import Draft, draft
from summarizer.engine import Engine
from summarizer.extracting import compose
from summarizer.merged import Merged
from summarizer.passages import Passage, find_passages
from summarizer.planning import Group, plan_groups
from summarizer.reporting import drafted_sentence, extracted_sentence
from summarizer.roles import prompt_for
from summarizer.sentences import split_sentences
from summarizer.spellings import majority_spellings, with_spellings
from summarizer.watch import Watch

MAX_SENTENCES: dict[Length, int] = {"headline": 1, "brief": 2, "standard": 8, "long": 20}
"""Sentences of a summary by `length`, at most."""

MAX_REPEATED = 0.7
"""Share (0..1) of a drafted sentence's terms that the sentences before it may have."""


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
        most = MAX_SENTENCES[request.length if request.max_words is None else "long"]
        spellings = majority_spellings(merged.story)
        passages = [
            with_spellings(passage, spellings)
            for passage in compose(merged, max_words=limit, max_sentences=most)
        ]
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
    """The model's sentences that pass their check; where one does not, a passage of its group
    stands in for it.
    """
    prompt, used = prompt_for(engine, "summarizer")
    with watch.step("draft"):
        groups = plan_groups(merged, request.length)
        made = draft(
            [group.texts for group in groups],
            [group.priority for group in groups],
            engine,
            prompt,
            request.length,
            watch,
            split=sentences_of,
        )
    with watch.step("check"):
        sentences, passages, notes = _checked(made, groups, merged, limit, config)
    if not sentences:
        note = Note(
            "draft-unusable",
            "nothing that the model wrote could be used, so the summary is taken from the sources",
        )
        fallen = _extract(request, merged, limit, watch, *made.notes, *notes, note)
        return Written(fallen.sentences, fallen.passages, fallen.notes, used)
    return Written(sentences, passages, (*made.notes, *notes), used)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text that a model wrote, in order."""
    cleaned = clean(Article(id="draft", text=text))
    return [text[one.start : one.end] for one in split_sentences(cleaned)]


def _checked(
    made: Draft, groups: Sequence[Group], merged: Merged, limit: int, config: PipelineConfig
) -> tuple[tuple[SummarySentence, ...], tuple[Passage, ...], tuple[Note, ...]]:
    checker = Checker(merged.story, config)
    passages = find_passages(merged.story, merged.copies)
    sentences: list[SummarySentence] = []
    taken: list[Passage] = []
    notes: list[Note] = []
    told: set[str] = set()
    left = limit
    for one in made.sentences:
        check = checker.check(one.text)
        identity = f"s{len(sentences) + 1}"
        found: SummarySentence | None = drafted_sentence(identity, one.text, check, merged)
        if check.verdict == "unsupported":
            notes.append(
                Note(
                    "draft-unsupported",
                    f"the model wrote what the articles do not say ({'; '.join(check.reasons)}): "
                    f"{one.text}",
                )
            )
            passage = _stand_in(groups[one.group], passages, merged, left, sentences)
            found = None
            if passage is not None:
                taken.append(passage)
                found = extracted_sentence(identity, passage, merged)
        if found is None:
            continue
        terms = set(merged.story.vocabulary.terms(fold_words(found.text)))
        if terms and len(terms & told) > MAX_REPEATED * len(terms):
            notes.append(Note("draft-repeated", f"left out, it is said already: {found.text}"))
        elif count_words(found.text) > left:
            notes.append(Note("draft-over-budget", f"left out, over the bound: {found.text}"))
        else:
            sentences.append(found)
            told |= terms
            left -= count_words(found.text)
    kept = {sentence.text for sentence in sentences}
    return tuple(sentences), tuple(p for p in taken if p.text in kept), tuple(notes)


def _stand_in(
    group: Group,
    passages: Sequence[Passage],
    merged: Merged,
    left: int,
    sentences: Sequence[SummarySentence],
) -> Passage | None:
    """The group's most salient passage that fits and is not in the summary yet; None without."""
    shown = {sentence.text for sentence in sentences}
    best: tuple[float, Passage] | None = None
    for passage in passages:
        told = merged.told_by(passage.units)
        if passage.words > left or passage.text in shown or not set(told) <= set(group.clusters):
            continue
        value = sum(merged.salience.of_cluster[i] for i in told)
        if best is None or value > best[0]:
            best = (value, passage)
    return best[1] if best else None
