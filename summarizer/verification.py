"""A text against its articles, or a translation against its text, sentence by sentence."""

from __future__ import annotations

from summarizer.articles import (
    ArticleEcho,
    CheckedSentence,
    CheckReport,
    CheckRequest,
    Span,
)
from summarizer.bilingual.checking import check_english
from summarizer.checking import check_text, sentence_spans
from summarizer.config import PipelineConfig
from summarizer.semantics import MEANING_UNCHECKED, SentenceEncoder
from summarizer.watch import Watch

TEXT_ID = "text"
"""What the sources of a translation's sentences name as their article: the request's text."""


def verify(
    request: CheckRequest,
    config: PipelineConfig | None = None,
    *,
    encoder: SentenceEncoder | None = None,
    watch: Watch | None = None,
) -> CheckReport:
    """The verdict on each sentence of the text, or of its translation; needs no model. A
    translation's meaning is compared where there is an `encoder`.

    Raises NoUsableArticle and DuplicateArticleId where it is checked against articles, and
    Cancelled or DeadlineExceeded by `watch`.
    """
    timed = watch or Watch()
    notes = list(request.notes)
    if request.translation is not None:
        with timed.step("check"):
            sentences = check_translation(request.text, request.translation, encoder, timed)
        if encoder is None:
            notes.append(MEANING_UNCHECKED)
    else:
        checked = check_text(
            request.text, request.articles, config or PipelineConfig(), notes, timed
        )
        sentences = tuple(
            CheckedSentence(text, check.verdict, check.reasons, check.sources)
            for text, check in checked
        )
    return CheckReport(
        sentences=sentences,
        articles=tuple(
            ArticleEcho(a.id, a.title, a.source, a.text if a.extracted else None)
            for a in request.articles
        ),
        notes=tuple(notes),
        timings_ms={
            **{name: round(spent, 2) for name, spent in timed.timings_ms.items()},
            "total": round(timed.total_ms(), 2),
        },
    )


def check_translation(
    text: str,
    translation: str,
    encoder: SentenceEncoder | None = None,
    watch: Watch | None = None,
) -> tuple[CheckedSentence, ...]:
    """The verdict (`adequate` or `bad`) on each sentence of `translation`, in order.

    The sentences of the two meet by their order; where one has more than the other, the whole is
    checked as one.
    """
    given, made = sentence_spans(text), sentence_spans(translation)
    if len(given) != len(made) or not given:
        given, made = [_whole(given, text)], [_whole(made, translation)]
    found = []
    for (start, end), (begun, ended) in zip(given, made, strict=True):
        (watch or Watch()).check()
        reasons = check_english(text[start:end], translation[begun:ended], encoder)
        found.append(
            CheckedSentence(
                translation[begun:ended],
                "bad" if reasons else "adequate",
                reasons,
                (Span(TEXT_ID, start, end, text[start:end]),),
            )
        )
    return tuple(found)


def _whole(spans: list[tuple[int, int]], text: str) -> tuple[int, int]:
    return (spans[0][0], spans[-1][1]) if spans else (0, len(text))
