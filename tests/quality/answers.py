"""The labels, groups and summaries that the product's own answers give for the evaluation sets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from summarizer.articles import (
    Article,
    ArticleSet,
    CheckReport,
    CheckRequest,
    Report,
    Result,
    SummaryRequest,
)
from summarizer.config import PipelineConfig
from summarizer.engine import Engine
from summarizer.pipeline import report, summarize
from summarizer.semantics import SentenceEncoder, find_encoder
from summarizer.verification import verify
from tests.quality.evaluation import Row

CONFIG = PipelineConfig()


def articles_of(rows: Sequence[Row]) -> list[Article]:
    """Articles as the sets give them: `id`, `text`, and `title` and `source` where there are."""
    return [
        Article(id=row["id"], text=row["text"], title=row.get("title"), source=row.get("source"))
        for row in rows
    ]


def one_sentence_articles(texts: Sequence[str]) -> list[Article]:
    """An article of each text, all from different sources."""
    return [
        Article(id=f"a{number}", text=text, source=f"outlet {number}")
        for number, text in enumerate(texts, 1)
    ]


def report_of(articles: Sequence[Article]) -> Report:
    """The merge report, as `POST /v1/duplicates` gives it."""
    return report(ArticleSet(articles=tuple(articles)), CONFIG)


def pair_label(a: str, b: str) -> str:
    """`conflict` where the report has one, else `duplicate` where a statement has members of
    both articles, else `different`.
    """
    told = report_of(one_sentence_articles([a, b]))
    if told.conflicts:
        return "conflict"
    for statement in told.statements:
        if len({member.article_id for member in statement.members}) == 2:
            return "duplicate"
    return "different"


def check_of(request: CheckRequest) -> CheckReport:
    """The verdicts, as `POST /v1/checks` gives them."""
    return verify(request, CONFIG)


def support_check(sources: Sequence[str], claim: str) -> CheckReport:
    """The verdicts on a claim's sentences against sources of a sentence each."""
    return check_of(CheckRequest(text=claim, articles=tuple(one_sentence_articles(sources))))


def support_label(sources: Sequence[str], claim: str) -> str:
    """`supported` where every sentence of the claim is."""
    told = support_check(sources, claim).sentences
    return "supported" if all(one.verdict == "supported" for one in told) else "unsupported"


class ExtraMissing(Exception):
    """A package of an extra is not installed, without which a set is not scored."""


@cache
def encoder() -> SentenceEncoder:
    """The encoder of the extra `semantic`. Raises ExtraMissing."""
    found = find_encoder()
    if found is None:
        raise ExtraMissing(
            "the extra semantic is not installed: translations were scored without it only"
        )
    return found


def translation_check(arabic: str, english: str, *, semantic: bool = False) -> CheckReport:
    """The verdicts on English, with the extra `semantic` or without it. Raises ExtraMissing."""
    request = CheckRequest(text=arabic, translation=english)
    return verify(request, CONFIG, encoder=encoder() if semantic else None)


def translation_label(arabic: str, english: str, *, semantic: bool = False) -> str:
    """`adequate` where every sentence of the English is."""
    told = translation_check(arabic, english, semantic=semantic).sentences
    return "adequate" if all(one.verdict == "adequate" for one in told) else "bad"


def copy_groups(articles: Sequence[Article]) -> list[set[str]]:
    """The ids of articles that the report calls one text."""
    groups = report_of(articles).duplicates.articles
    return [{group.kept, *(copy.article_id for copy in group.copies)} for group in groups]


def summary_of(articles: Sequence[Article], **options: object) -> Result:
    """The extractive answer to one request."""
    request = SummaryRequest(articles=tuple(articles), engine="extractive", **options)  # type: ignore[arg-type]
    with Engine() as engine:
        return summarize([request], engine, CONFIG)[0]
