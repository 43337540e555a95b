"""Builders: stories, requests and results from plain texts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.articles import Article, Result, SummaryRequest
from summarizer.backends.converted import Quantization
from summarizer.config import PipelineConfig
from summarizer.engine import Engine
from summarizer.merged import Merged
from summarizer.pipeline import merge, read_story, summarize
from summarizer.story import Story
from summarizer.watch import Watch

TellStory = Callable[..., Story]
Converted = Callable[[Path, Quantization], Path]


def articles_of(texts: tuple[str, ...]) -> tuple[Article, ...]:
    """Articles a1, a2, … of outlets o1, o2, …"""
    return tuple(
        Article(id=f"a{number}", text=text, source=f"o{number}")
        for number, text in enumerate(texts, 1)
    )


@pytest.fixture
def tell() -> Callable[..., Story]:
    """tell(text, text, …): the story of one-text articles."""
    return lambda *texts: read_story(articles_of(texts), PipelineConfig(), [])


@pytest.fixture
def merged() -> Callable[..., Merged]:
    """merged(text, text, …): the story merged."""
    return lambda *texts: merge(
        read_story(articles_of(texts), PipelineConfig(), []), PipelineConfig(), Watch()
    )


@pytest.fixture
def summary_of() -> Callable[..., Result]:
    """summary_of(text, text, …, length=…): the result of the extractive pipeline."""

    def run(*texts: str, **options: object) -> Result:
        request = SummaryRequest(articles=articles_of(texts), **options)  # type: ignore[arg-type]
        with Engine() as engine:
            return summarize([request], engine)[0]

    return run


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Converted:
    """converted(checkpoint folder, "int8"): the folder converted, once a session."""
    from summarizer.models.conversion import convert

    made: dict[tuple[Path, Quantization], Path] = {}

    def build(folder: Path, quantization: Quantization) -> Path:
        if (folder, quantization) not in made:
            out = tmp_path_factory.mktemp("converted") / folder.name
            convert(folder, out, quantization=quantization)
            made[folder, quantization] = out
        return made[folder, quantization]

    return build
