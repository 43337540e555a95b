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
from summarizer.bilingual.pairing import pair_sentences
from summarizer.checking import check_text, sentence_spans
from summarizer.config import PipelineConfig
from summarizer.semantics import MEANING_UNCHECKED, SentenceEncoder
from summarizer.watch import Watch

MAX_COMPARED = 100_000
"""Sentences of both sides, multiplied, up to which they are paired by length."""

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
    """The verdict (`adequate` or `bad`) on the sentences of `translation`, in order.

    Where the two have as many sentences these meet by their order, else by their lengths: up to
    three of one side may stand for one of the other, and are judged as one. Where one side has
    more than three times as many, the whole is checked as one.
    """
    given, made = sentence_spans(text), sentence_spans(translation)
    found = []
    for arabic, english in _pairs(given, made, text, translation):
        (watch or Watch()).check()
        (start, end), (begun, ended) = arabic, english
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


_Place = tuple[int, int]


def _pairs(
    given: list[_Place], made: list[_Place], text: str, translation: str
) -> list[tuple[_Place, _Place]]:
    """The spans of the two texts that stand for each other."""
    if len(given) == len(made):
        return list(zip(given, made, strict=True)) or [((0, len(text)), (0, len(translation)))]
    lengths = [[end - start for start, end in spans] for spans in (given, made)]
    if len(given) * len(made) <= MAX_COMPARED:
        joined = pair_sentences(*lengths)
        if joined:
            return [
                (
                    (given[a.start][0], given[a.stop - 1][1]),
                    (made[b.start][0], made[b.stop - 1][1]),
                )
                for a, b in joined
            ]
    return [(_whole(given, text), _whole(made, translation))]


def _whole(spans: list[_Place], text: str) -> _Place:
    return (spans[0][0], spans[-1][1]) if spans else (0, len(text))
