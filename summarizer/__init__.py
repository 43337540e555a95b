"""One Arabic summary of several articles about one event, each sentence traceable to its sources.

This is the package's door. What it names is loaded when it is first used, so that importing the
package stays cheap and does nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.articles import Article, ArticleSet, Note, Report, Result, SummaryRequest
    from summarizer.changes import earlier_statements
    from summarizer.config import PipelineConfig
    from summarizer.engine import Engine, EngineConfig, load_engine
    from summarizer.errors import KhulasaError
    from summarizer.extraction import extract_article
    from summarizer.pipeline import report, summarize
    from summarizer.reading import decode_text
    from summarizer.watch import Watch

__all__ = [
    "Article",
    "ArticleSet",
    "Engine",
    "EngineConfig",
    "KhulasaError",
    "Note",
    "PipelineConfig",
    "Report",
    "Result",
    "SummaryRequest",
    "Watch",
    "decode_text",
    "earlier_statements",
    "extract_article",
    "load_engine",
    "report",
    "summarize",
]

_ROOMS = {
    "Article": "articles",
    "ArticleSet": "articles",
    "Engine": "engine",
    "EngineConfig": "engine",
    "KhulasaError": "errors",
    "Note": "articles",
    "PipelineConfig": "config",
    "Report": "articles",
    "Result": "articles",
    "SummaryRequest": "articles",
    "Watch": "watch",
    "decode_text": "reading",
    "earlier_statements": "changes",
    "extract_article": "extraction",
    "load_engine": "engine",
    "report": "pipeline",
    "summarize": "pipeline",
}


if not TYPE_CHECKING:  # a checker would take every misspelt name for one that exists

    def __getattr__(name: str) -> object:
        if name not in _ROOMS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)


def __dir__() -> list[str]:
    return __all__
