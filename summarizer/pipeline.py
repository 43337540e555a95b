"""From articles to one checked summary. Reads like the flow: each step is a room of its own.

request -> articles -> clean -> units -> clusters (+ conflicts) -> salient statements ->
model input -> draft -> checks -> (English -> checks) -> result.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.aligning import aligned_spans
from summarizer.arabic import arabic_share, fold_words
from summarizer.articles import (
    ArabicSummary,
    Article,
    ArticleEcho,
    ArticleSet,
    CleanArticle,
    Models,
    Note,
    Report,
    Result,
    Summary,
    SummaryRequest,
    UnitSpan,
)
from summarizer.changes import Since, find_changes, mark_sentences, mark_statements
from summarizer.cleaning import clean
from summarizer.compatibility import ClashesOf
from summarizer.config import PipelineConfig
from summarizer.conflicts import find_rivals, report_conflicts, with_statements
from summarizer.copies import find_copies
from summarizer.engine import Engine
from summarizer.english import English, into_english
from summarizer.errors import DuplicateArticleId, ModelUnavailable, NoUsableArticle
from summarizer.headlines import choose_headline, titles_of
from summarizer.merged import Merged
from summarizer.relevance import strangers
from summarizer.reporting import lay_out, report_duplicates, report_statements
from summarizer.salience import number_statements, weigh
from summarizer.sentences import split_sentences
from summarizer.statements import cluster, similar_pairs, weights
from summarizer.story import ReadArticle, Story, read_article, tell_story
from summarizer.substitution import find_substitutions
from summarizer.teasers import without_teasers
from summarizer.units import split_units
from summarizer.watch import Watch
from summarizer.writing import write

MAX_EXACT_UNITS = 1200
"""Units up to which all pairs are compared: what sixty long articles have."""

MAX_SAME_UNITS = 200
"""Units word for word like another one up to which that goes on: 500 identical sentences took 12 s,
and take 0.4 s as one."""


def summarize(
    requests: Sequence[SummaryRequest],
    engine: Engine,
    config: PipelineConfig | None = None,
    *,
    watch: Watch | None = None,
) -> list[Result]:
    """One result for each request, in order; none for none.

    Raises NoUsableArticle, DuplicateArticleId, ModelUnavailable (`engine: mt5` without weights),
    GenerationFailed, and Cancelled or DeadlineExceeded by `watch`.
    """
    settings = config or PipelineConfig()
    return [_summarize_one(request, engine, settings, watch or Watch()) for request in requests]


def report(
    request: ArticleSet, config: PipelineConfig | None = None, *, watch: Watch | None = None
) -> Report:
    """What the articles repeat and where they conflict, without a summary; needs no model. What a
    SummaryRequest asks of the summary is passed over.

    Raises NoUsableArticle, DuplicateArticleId, and Cancelled or DeadlineExceeded by `watch`.
    """
    settings, timed = config or PipelineConfig(), watch or Watch()
    notes = list(request.notes)
    merged = merge(read_story(request.articles, settings, notes, timed), settings, timed)
    changes = _changes(request, merged, settings, timed)
    return _report(request, merged, changes, notes, timed)


def _summarize_one(
    request: SummaryRequest, engine: Engine, config: PipelineConfig, watch: Watch
) -> Result:
    if request.engine == "mt5" and not engine.has("summarizer"):
        raise ModelUnavailable(
            "no summarization model is loaded: khulasa models pull brings one, "
            "or ask for engine auto or extractive",
            field="engine",
        )
    notes = list(request.notes)
    merged = merge(read_story(request.articles, config, notes, watch), config, watch)
    changes = _changes(request, merged, config, watch)
    written = write(request, merged, engine, config, watch)
    notes.extend(written.notes)
    headline = choose_headline(merged, written.passages)
    text = lay_out([sentence.text for sentence in written.sentences], request.form)
    sentences = written.sentences
    if changes is not None:
        sentences = mark_sentences(sentences, changes)
    arabic = ArabicSummary(headline, text, sentences)
    english: English | None = None
    if request.english:
        with watch.step("translate"):
            english = into_english(arabic, request.form, engine, watch, request.glossary)
        notes.extend(english.notes)
    kinds = {sentence.engine for sentence in written.sentences}
    told = _report(request, merged, changes, notes, watch)
    return Result(
        engine="mixed" if len(kinds) > 1 else next(iter(kinds), "extractive"),
        summary=Summary(arabic, english.summary if english else None),
        statements=told.statements,
        duplicates=told.duplicates,
        conflicts=told.conflicts,
        articles=told.articles,
        notes=told.notes,
        models=Models(written.model, english.model if english else None),
        timings_ms=told.timings_ms,
    )


def _changes(
    request: ArticleSet, merged: Merged, config: PipelineConfig, watch: Watch
) -> dict[str, Since] | None:
    """How each statement stands to the earlier answer; None where there is none to compare."""
    if request.since is None:
        return None
    with watch.step("changes"):
        return find_changes(merged, request.since, config)


def _report(
    request: ArticleSet,
    merged: Merged,
    changes: dict[str, Since] | None,
    notes: Sequence[Note],
    watch: Watch,
) -> Report:
    statements = report_statements(merged)
    return Report(
        statements=statements if changes is None else mark_statements(statements, changes),
        duplicates=report_duplicates(merged),
        conflicts=merged.conflicts,
        articles=tuple(
            ArticleEcho(a.id, a.title, a.source, a.text if a.extracted else None)
            for a in request.articles
        ),
        notes=tuple(notes),
        timings_ms={
            **{name: round(spent, 2) for name, spent in watch.timings_ms.items()},
            "total": round(watch.total_ms(), 2),
        },
    )


def read_story(
    articles: Sequence[Article],
    config: PipelineConfig,
    notes: list[Note],
    watch: Watch | None = None,
) -> Story:
    """The articles that can take part, clean and cut into units; who is left out is in `notes`.

    Raises NoUsableArticle, DuplicateArticleId, and Cancelled or DeadlineExceeded by `watch`.
    """
    watch = watch or Watch()
    with watch.step("clean"):
        cleaned = _usable(articles, config, notes, watch)
    with watch.step("units"):
        read = []
        for one in cleaned:
            watch.check()
            read.append(read_article(one, split_sentences(one), watch))
        return _story(_of_one_story(read, config, notes), config, watch)


def merge(story: Story, config: PipelineConfig, watch: Watch) -> Merged:
    """What the articles repeat, merged: copies, statements, conflicts and what matters."""
    with watch.step("copies"):
        copies = find_copies(
            [article.clean for article in story.articles],
            [article.body for article in story.articles],
            [article.quoted for article in story.articles],
            config,
        )
    with watch.step("statements"):
        weighted = weights(story)
        pairs = similar_pairs(story, weighted, config.same_toll, watch)
        substitutions = find_substitutions(story, pairs, config, watch)
        clashes = ClashesOf(story.units)
        clusters = cluster(story, pairs, substitutions, config, weighted, watch, clashes)
    with watch.step("conflicts"):
        rivals = find_rivals(story, pairs, substitutions, config, watch, clashes)
    with watch.step("salience"):
        titles = [story.vocabulary.terms(fold_words(words)) for _, words in titles_of(story)]
        rival_units = [[said.unit for said in group.values] for group in rivals]
        salience = weigh(story, clusters, copies, titles, rival_units, pairs)
        ids = number_statements(salience)
    cluster_of = [0] * len(story.units)
    for index, one in enumerate(clusters):
        for member in one.members:
            cluster_of[member] = index
    told = with_statements(story, rivals, clusters)
    conflicts = report_conflicts(story, told, [ids[index] for index in cluster_of])
    return Merged(
        story, copies, pairs, tuple(clusters), tuple(cluster_of), tuple(ids), salience, conflicts
    )


def _usable(
    articles: Sequence[Article], config: PipelineConfig, notes: list[Note], watch: Watch
) -> list[CleanArticle]:
    """The articles without furniture; an empty one, or one that is not Arabic, is left out with
    a note."""
    seen: set[str] = set()
    found = []
    for index, article in enumerate(articles):
        if article.id in seen:
            raise DuplicateArticleId(
                f"two articles have the id {article.id!r}", field=f"articles[{index}].id"
            )
        seen.add(article.id)
        watch.check()
        cleaned = clean(article)
        words = " ".join(article.text[p.start : p.end] for p in cleaned.paragraphs)
        if not fold_words(words):
            notes.append(Note("article-empty", f"article {article.id} has no text; left out"))
        elif arabic_share(words) < config.min_arabic_share:
            notes.append(
                Note("article-not-arabic", f"article {article.id} is not in Arabic; left out")
            )
        else:
            found.append(cleaned)
    if not found:
        raise NoUsableArticle("no article has Arabic text", field="articles")
    return without_teasers(found)


def _of_one_story(
    articles: Sequence[ReadArticle], config: PipelineConfig, notes: list[Note]
) -> list[ReadArticle]:
    """The articles without those of another story, which leave with a note."""
    out = set(strangers(articles, config))
    notes.extend(
        Note("article-unrelated", f"article {articles[i].id} is about another story; left out")
        for i in sorted(out)
    )
    return [article for i, article in enumerate(articles) if i not in out]


def _many_units(articles: Sequence[ReadArticle], spans: Sequence[Sequence[UnitSpan]]) -> bool:
    """Whether units are too many, or too many the same, for all pairs of them to be compared."""
    total = sum(map(len, spans))
    if total <= MAX_SAME_UNITS:
        return False
    distinct = {
        article.text[unit.start : unit.end]
        for article, some in zip(articles, spans, strict=True)
        for unit in some
    }
    return total > MAX_EXACT_UNITS or total - len(distinct) > MAX_SAME_UNITS


def _story(articles: Sequence[ReadArticle], config: PipelineConfig, watch: Watch) -> Story:
    """The story with its units: cut by grammar, then where articles align."""
    spans: list[list[UnitSpan]] = []
    for article in articles:
        watch.check()
        spans.append(list(split_units(article.text, article.sentences, article.sentence_words)))
    large = len(articles) > config.exact_pairs_up_to or _many_units(articles, spans)
    story = tell_story(articles, spans, large=large, watch=watch)
    if len(articles) == 1:
        return story
    aligned = aligned_spans(story)
    if aligned == spans:
        return story
    return tell_story(articles, aligned, story, large=large, watch=watch)
