"""Any Arabic text against articles, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.articles import Article, CleanArticle, Note, Paragraph
from summarizer.checks import Check, Checker
from summarizer.config import PipelineConfig
from summarizer.lines import split_lines
from summarizer.pipeline import read_story
from summarizer.sentences import split_sentences
from summarizer.watch import Watch


def check_text(
    text: str,
    articles: Sequence[Article],
    config: PipelineConfig,
    notes: list[Note] | None = None,
    watch: Watch | None = None,
) -> list[tuple[str, Check]]:
    """Each sentence of `text` with its check, in order; empty for a text without words.

    Every Arabic article is a source, however little it shares with the others; one that is left
    out is told in `notes`. Raises NoUsableArticle and DuplicateArticleId as `read_story` does, and
    Cancelled or DeadlineExceeded by `watch`.
    """
    watch = watch or Watch()
    # Whoever names the sources says that they belong together: none is left out as a stranger.
    config = replace(config, unrelated_similarity=0.0)
    story = read_story(articles, config, [] if notes is None else notes, watch)
    checked = []
    with watch.step("check"):
        checker = Checker(story, config)
        for start, end in sentence_spans(text):
            watch.check()
            checked.append((text[start:end], checker.check(text[start:end])))
    return checked


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text stand, in order; it is taken as it is, nothing is cleaned away.
    A blank text has none.
    """
    paragraphs = tuple(Paragraph(line.start, line.end) for line in split_lines(text))
    article = Article(id="text", text=text)
    return [(one.start, one.end) for one in split_sentences(CleanArticle(article, paragraphs))]
