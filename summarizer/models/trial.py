"""Installed weights on articles that ship with the product, beside what needs no weights.

What the model wrote by itself is judged, before any repair: repairs make every answer sound, and
would hide a model that says nothing of its own.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from summarizer.arabic import count_words
from summarizer.articles import Result, SummaryRequest
from summarizer.config import PipelineConfig
from summarizer.drafting import draft_story
from summarizer.engine import Engine
from summarizer.judging import Candidate
from summarizer.pipeline import merge, read_story, summarize
from summarizer.planning import MIN_SALIENCE
from summarizer.roles import prompt_for
from summarizer.watch import Watch

MAX_UNSUPPORTED = 0.4
"""Share (0..1) of the sentences a model wrote that may say what the articles do not. Each of them
is repaired or replaced by the sources' own words: above two in five a summary would mostly be the
extractive one, at a hundred times its cost."""

MIN_USABLE = 0.8
"""Share (0..1) of the passes that must give a sentence at all: what loops, leaves Arabic or never
ends is a wrong conversion or a model that was trained for something else."""

MIN_COVERAGE = 0.75
"""How much of the extractive answer's coverage the written answer must have: one that tells
less than three quarters of it is the worse summary, however fluent."""

_LOST = frozenset(
    {"draft-failed", "draft-empty", "draft-unfinished", "draft-loop", "draft-foreign-script"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTrial:
    """One set of articles. `passes` of the model gave `lost` that came to nothing and `drafted`
    sentences (`drafted_text`), of which `unsupported` say what the articles do not.

    `coverage` (0..1) is the share of the salient statements, weighed by salience, that the answer
    tells; `text`, `words` and `seconds` are the answer's, with repairs. The same of the extractive
    answer beside it.
    """

    name: str
    passes: int
    drafted: int
    unsupported: int
    lost: int
    drafted_text: str
    text: str
    words: int
    coverage: float
    seconds: float
    extractive_text: str
    extractive_words: int
    extractive_coverage: float
    extractive_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """All sets together. `why_not` says why the weights are not trusted with `engine: auto`; None
    where they passed. `unsupported`, `usable` and `coverage` are the figures that the floors hold,
    each 0..1 (`coverage` against the extractive one, so it may pass 1).
    """

    prompt_version: str
    unsupported: float
    usable: float
    coverage: float
    why_not: str | None
    sets: tuple[SetTrial, ...]

    def as_plain(self) -> dict[str, Any]:
        """As values that JSON has, for a manifest."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatorTrial:
    """The translator on the extractive answers of all sets: `sentences`, of which `bad` failed
    their checks, in `seconds`. Nothing depends on it: each English sentence is checked when made.
    """

    prompt_version: str
    sentences: int
    bad: int
    seconds: float
    texts: Mapping[str, str]
    why_not: None = None

    def as_plain(self) -> dict[str, Any]:
        """As values that JSON has, for a manifest."""
        return asdict(self)


OnSet = Callable[[str], None]
"""Told the name of the set that is tried next."""


def try_summarizer(
    engine: Engine,
    sets: Mapping[str, SummaryRequest],
    config: PipelineConfig | None = None,
    on_set: OnSet = lambda name: None,
) -> Trial:
    """The engine's summarizer on every set (one or more), in their order.

    Raises ModelUnavailable, GenerationFailed, BadPrompt, NoUsableArticle.
    """
    settings = config or PipelineConfig()
    tried = []
    for name, request in sets.items():
        on_set(name)
        tried.append(_try_set(name, request, engine, settings))
    prompt, _ = prompt_for(engine, "summarizer")
    drafted = sum(one.drafted for one in tried)
    passes = sum(one.passes for one in tried)
    base = sum(one.extractive_coverage for one in tried)
    unsupported = sum(one.unsupported for one in tried) / drafted if drafted else 1.0
    usable = 1 - sum(one.lost for one in tried) / passes if passes else 0.0
    coverage = sum(one.coverage for one in tried) / base if base else 0.0
    return Trial(
        prompt_version=f"{prompt.name} {prompt.version}",
        unsupported=round(unsupported, 3),
        usable=round(max(0.0, usable), 3),
        coverage=round(coverage, 3),
        why_not=why_not(unsupported, usable, coverage),
        sets=tuple(tried),
    )


def why_not(unsupported: float, usable: float, coverage: float) -> str | None:
    """What is below its floor, in words; None where nothing is."""
    faults = []
    if usable < MIN_USABLE:
        faults.append(f"only {usable:.0%} of its passes gave a sentence (floor {MIN_USABLE:.0%})")
    if unsupported > MAX_UNSUPPORTED:
        faults.append(
            f"{unsupported:.0%} of its sentences say what the articles do not "
            f"(at most {MAX_UNSUPPORTED:.0%})"
        )
    if coverage < MIN_COVERAGE:
        faults.append(
            f"it tells {coverage:.0%} of what the extractive answer tells "
            f"(floor {MIN_COVERAGE:.0%})"
        )
    return "; ".join(faults) or None


def try_translator(
    engine: Engine, sets: Mapping[str, SummaryRequest], on_set: OnSet = lambda name: None
) -> TranslatorTrial:
    """The engine's translator on the extractive answer to every set.

    Raises ModelUnavailable, BadPrompt, NoUsableArticle.
    """
    sentences, bad, seconds = 0, 0, 0.0
    texts: dict[str, str] = {}
    prompt, _ = prompt_for(engine, "translator")
    for name, request in sets.items():
        on_set(name)
        result, _ = _timed(replace(request, engine="extractive", english=True), engine)
        seconds += result.timings_ms.get("translate", 0.0) / 1000
        english = result.summary.en
        if english is not None:
            sentences += len(english.sentences)
            bad += sum(one.verdict == "bad" for one in english.sentences)
            texts[name] = english.text
    return TranslatorTrial(
        prompt_version=f"{prompt.name} {prompt.version}",
        sentences=sentences,
        bad=bad,
        seconds=round(seconds, 2),
        texts=texts,
    )


def _try_set(
    name: str, request: SummaryRequest, engine: Engine, config: PipelineConfig
) -> SetTrial:
    firsts = _written(request, engine, config)
    drafted = [one for first in firsts for one in first.sentences if one.check is not None]
    written, seconds = _timed(replace(request, engine="mt5", english=False), engine)
    plain, plain_seconds = _timed(replace(request, engine="extractive", english=False), engine)
    return SetTrial(
        name=name,
        passes=len(firsts),
        drafted=len(drafted),
        unsupported=sum(one.fault is not None for one in drafted),
        lost=sum(note.code in _LOST for first in firsts for note in first.faults),
        drafted_text=" ".join(one.text for one in drafted),
        text=written.summary.ar.text,
        words=count_words(written.summary.ar.text),
        coverage=coverage_of(written),
        seconds=round(seconds, 2),
        extractive_text=plain.summary.ar.text,
        extractive_words=count_words(plain.summary.ar.text),
        extractive_coverage=coverage_of(plain),
        extractive_seconds=round(plain_seconds, 2),
    )


def _written(request: SummaryRequest, engine: Engine, config: PipelineConfig) -> list[Candidate]:
    """What the model writes of a set by itself, pass by pass."""
    watch = Watch()
    merged = merge(read_story(request.articles, config, []), config, watch)
    _, made, _ = draft_story(merged, request.length, engine, config, watch)
    return [one.first for one in made.passes]


def coverage_of(result: Result) -> float:
    """Share (0..1) of the salient statements, weighed by salience, that the summary tells; 1 where
    there are none.
    """
    told = {name for one in result.summary.ar.sentences for name in one.statement_ids}
    salient = [one for one in result.statements if one.salience >= MIN_SALIENCE]
    total = sum(one.salience for one in salient)
    covered = sum(one.salience for one in salient if one.id in told)
    return round(covered / total, 3) if total else 1.0


def _timed(request: SummaryRequest, engine: Engine) -> tuple[Result, float]:
    begun = time.perf_counter()
    (result,) = summarize([request], engine)
    return result, time.perf_counter() - begun
