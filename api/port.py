"""The pipeline as the door calls it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from summarizer.articles import Result, SummaryRequest
from summarizer.engine import Engine
from summarizer.watch import Watch


class Summarize(Protocol):
    """The pipeline, as the door calls it."""

    def __call__(
        self, requests: Sequence[SummaryRequest], engine: Engine, *, watch: Watch | None = None
    ) -> list[Result]:
        """One result for each request, in order."""
        ...
