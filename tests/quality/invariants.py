"""What must hold for every answer, whatever the articles: each broken promise in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from summarizer.arabic import count_words, tidy
from summarizer.articles import Article, Result, Span
from summarizer.config import PipelineConfig
from summarizer.pipeline import read_story
from summarizer.readable import fault


def broken(articles: Sequence[Article], result: Result, max_words: int) -> list[str]:
    """Every promise that the answer breaks; none for a good one."""
    texts = {article.id: article.text for article in articles}
    return [
        *_wrong_offsets(result, texts, {a.id: a.title or "" for a in articles}),
        *_overlapping_members(result),
        *_unknown_ids(result),
        *_too_long(result, max_words),
        *_altered(result),
        *_dangling(result),
    ]


def _spans(result: Result) -> Iterator[Span]:
    for statement in result.statements:
        yield from statement.members
    for conflict in result.conflicts:
        for value in conflict.values:
            yield from value.members
    for sentence in result.summary.ar.sentences:
        yield from sentence.sources


def _wrong_offsets(
    result: Result, texts: Mapping[str, str], titles: Mapping[str, str]
) -> Iterator[str]:
    for span in _spans(result):
        if not span.text or texts[span.article_id][span.start : span.end] != span.text:
            yield f"offsets: {span.article_id} {span.start}..{span.end} is not {span.text!r}"
    headline = result.summary.ar.headline
    if headline is None:
        yield "headline: none"
    elif headline.source is not None:
        source = headline.source
        where = titles if source.field == "title" else texts
        cut = where[source.article_id][source.start : source.end]
        if not cut.strip():
            yield f"offsets: the headline's source is {cut!r}"


def _overlapping_members(result: Result) -> Iterator[str]:
    """Statements are a partition: no character belongs to two members."""
    places = sorted(
        (member.article_id, member.start, member.end, statement.id)
        for statement in result.statements
        for member in statement.members
    )
    for one, other in pairwise(places):
        if one[0] == other[0] and other[1] < one[2]:
            yield f"partition: {one} and {other} overlap"


def _unknown_ids(result: Result) -> Iterator[str]:
    statements = [statement.id for statement in result.statements]
    conflicts = [conflict.id for conflict in result.conflicts]
    if len(set(statements)) < len(statements) or len(set(conflicts)) < len(conflicts):
        yield "ids: one stands for two"
    for sentence in result.summary.ar.sentences:
        if not sentence.statement_ids or not set(sentence.statement_ids) <= set(statements):
            yield f"ids: {sentence.id} tells {sentence.statement_ids}"
        if not set(sentence.conflict_ids) <= set(conflicts):
            yield f"ids: {sentence.id} is in {sentence.conflict_ids}"
    for conflict in result.conflicts:
        if not set(conflict.statement_ids) <= set(statements):
            yield f"ids: {conflict.id} is of {conflict.statement_ids}"


def _too_long(result: Result, max_words: int) -> Iterator[str]:
    words = count_words(result.summary.ar.text)
    if words > max_words:
        yield f"length: {words} words, at most {max_words} were asked for"


def _altered(result: Result) -> Iterator[str]:
    """A sentence without edits equals its source but for white space and invisible marks."""
    for sentence in result.summary.ar.sentences:
        if not sentence.edits and tidy(sentence.sources[0].text) != sentence.text:
            yield f"edits: {sentence.text!r} is not {sentence.sources[0].text!r}"


def _dangling(result: Result) -> Iterator[str]:
    """A sentence, read as if it were all there is, must lean on nothing before it."""
    for sentence in result.summary.ar.sentences:
        if any(edit.kind == "speaker" for edit in sentence.edits):
            continue
        alone = Article(id="alone", text=sentence.text)
        story = read_story([alone], PipelineConfig(), [])
        problem = fault(sentence.text, story.units[0])
        if problem is not None:
            yield f"dangling ({problem}): {sentence.text}"
