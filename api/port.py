"""The pipeline as the door calls it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from summarizer.articles import (
    ArticleSet,
    CheckReport,
    CheckRequest,
    Report,
    Result,
    SummaryRequest,
    TranslationReport,
    TranslationRequest,
)
from summarizer.engine import Engine
from summarizer.watch import Watch


class Summarize(Protocol):
    """The pipeline, as the door calls it."""

    def __call__(
        self, requests: Sequence[SummaryRequest], engine: Engine, *, watch: Watch | None = None
    ) -> list[Result]:
        """One result for each request, in order."""
        ...


class ReportDuplicates(Protocol):
    """The pipeline without a summary, as the door calls it."""

    def __call__(self, request: ArticleSet, *, watch: Watch | None = None) -> Report:
        """What the articles repeat and where they conflict."""
        ...


class Translate(Protocol):
    """The translation of a text, as the door calls it."""

    def __call__(
        self, request: TranslationRequest, engine: Engine, *, watch: Watch | None = None
    ) -> TranslationReport:
        """The English of the text, sentence by sentence."""
        ...


class Verify(Protocol):
    """The checks, as the door calls them."""

    def __call__(self, request: CheckRequest, *, watch: Watch | None = None) -> CheckReport:
        """The verdict on each sentence."""
        ...
