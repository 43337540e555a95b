"""The answer as it goes over the wire. Its names and meanings are the API's contract.

It mirrors the values of summarizer/articles.py, one struct for each, and adds the id.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct

from summarizer.articles import (
    Change,
    CheckReport,
    ConflictKind,
    EngineName,
    EnglishVerdict,
    Report,
    Result,
    Slot,
    TranslationReport,
    Verdict,
)

Share = Annotated[float, Meta(extra_json_schema={"minimum": 0, "maximum": 1})]
Offset = Annotated[
    int, Meta(ge=0, description="Unicode code points from the start of the article's text.")
]


class SpanAnswer(Struct, frozen=True, kw_only=True):
    """A place in an article; `text` equals the article's `text[start:end]`."""

    article_id: str
    start: Offset
    end: Offset
    text: str
    similarity: Annotated[
        Share, Meta(description="Of a member to the head, of a source to the sentence.")
    ]


class EditAnswer(Struct, frozen=True, kw_only=True):
    """One difference between a sentence of the summary and its source's words."""

    kind: Annotated[
        str,
        Meta(
            description="`connective` (cut or replaced at the start), `speaker` (added in "
            "brackets), `spelling` (of a name), `day` (a word like اليوم, cut or down to the "
            "day's name), `punctuation`.",
            examples=["connective", "speaker", "spelling", "day"],
        ),
    ]
    before: str
    after: str


class HeadlineSourceAnswer(Struct, frozen=True, kw_only=True):
    """Where the headline's words stand."""

    article_id: str
    field: Literal["title", "text"]
    start: Offset
    end: Offset


class HeadlineAnswer(Struct, frozen=True, kw_only=True):
    """The headline of the summary; `source` is null where a model wrote it."""

    text: str
    source: HeadlineSourceAnswer | None


class SentenceAnswer(Struct, frozen=True, kw_only=True):
    """One Arabic sentence of the summary with the ground it stands on."""

    id: str
    text: str
    engine: Literal["mt5", "extractive"]
    verdict: Annotated[
        Verdict, Meta(description="Whether the sources carry it, and whether they disagree.")
    ]
    reasons: Annotated[tuple[str, ...], Meta(description="Why the verdict is not `supported`.")]
    edits: Annotated[
        tuple[EditAnswer, ...], Meta(description="Every difference from the source's words.")
    ]
    sources: Annotated[tuple[SpanAnswer, ...], Meta(description="What it rests on.")]
    statement_ids: tuple[str, ...]
    conflict_ids: tuple[str, ...]
    outlets: Annotated[int, Meta(ge=0, description="Outlets that say it.")]
    independent_texts: Annotated[
        int, Meta(ge=0, description="Texts that say it, copies and re-runs of one counted once.")
    ]
    change: Annotated[
        Change | None,
        Meta(
            description="`new` where one of its statements is new, else `changed` where one "
            "changed; null without `since`."
        ),
    ] = None


class ArabicAnswer(Struct, frozen=True, kw_only=True):
    """The Arabic summary; `text` is the sentences laid out in the form asked for."""

    headline: HeadlineAnswer | None
    text: str
    sentences: tuple[SentenceAnswer, ...]


class EnglishSentenceAnswer(Struct, frozen=True, kw_only=True):
    """One English sentence and the Arabic sentences it renders."""

    id: str
    text: str
    source_index: Annotated[
        tuple[int, ...], Meta(description="Indexes of the Arabic sentences, from 0.")
    ]
    verdict: Annotated[EnglishVerdict, Meta(description="Whether the translation may be used.")]
    reasons: Annotated[
        tuple[str, ...],
        Meta(description="What is lost, added or changed.", examples=["figure: 95"]),
    ]


class EnglishAnswer(Struct, frozen=True, kw_only=True):
    """The English summary."""

    headline: HeadlineAnswer | None
    text: str
    sentences: tuple[EnglishSentenceAnswer, ...]


class SummaryAnswer(Struct, frozen=True, kw_only=True):
    """The summary; `en` is null unless asked for and possible."""

    ar: ArabicAnswer
    en: EnglishAnswer | None


class StatementAnswer(Struct, frozen=True, kw_only=True):
    """What one or more articles say in other words; `text` is the head, which stands for all."""

    id: str
    text: str
    speaker: str | None
    salience: Annotated[Share, Meta(description="How much it matters to the story.")]
    outlets: Annotated[int, Meta(ge=0, description="Outlets that say all that the head says.")]
    independent_texts: Annotated[int, Meta(ge=0)]
    members: tuple[SpanAnswer, ...]
    change: Annotated[
        Change | None,
        Meta(
            description="Since the earlier answer: `changed` where a value or the polarity "
            "differs, or most of it was not told; null without `since`."
        ),
    ] = None
    earlier_id: Annotated[
        str | None, Meta(description="The earlier statement that it repeats or changes.")
    ] = None


class CopyAnswer(Struct, frozen=True, kw_only=True):
    """An article that is the kept one under light editing; `edits` names what differs."""

    article_id: str
    similarity: Share
    edits: tuple[str, ...]


class CopyGroupAnswer(Struct, frozen=True, kw_only=True):
    """Articles that are one text: the one kept, why, and the others."""

    kept: str
    why: str
    copies: tuple[CopyAnswer, ...]


class DuplicatesAnswer(Struct, frozen=True, kw_only=True):
    """What was there more than once."""

    articles: tuple[CopyGroupAnswer, ...]
    redundancy: Annotated[
        Share, Meta(description="Share of the words that stand in members that are not heads.")
    ]


class ConflictValueAnswer(Struct, frozen=True, kw_only=True):
    """One of the values that cannot both be true, who says it and where."""

    text: Annotated[str, Meta(description="As written.")]
    normalised: Annotated[str, Meta(description="A plain decimal, an ISO date.")]
    unit: str | None
    speaker: str | None
    members: tuple[SpanAnswer, ...]


class ConflictAnswer(Struct, frozen=True, kw_only=True):
    """The same slot of the same event with other values."""

    id: str
    kind: Annotated[
        ConflictKind, Meta(description="`update`: both true, at different times of the story.")
    ]
    slot: Slot
    statement_ids: tuple[str, ...]
    latest: Annotated[
        str | None,
        Meta(
            description="Of an update: the newest `normalised` value, where times or words show it."
        ),
    ]
    values: tuple[ConflictValueAnswer, ...]


class ArticleAnswer(Struct, frozen=True, kw_only=True):
    """An article of the request; `text` only where it was taken out of a page, else null."""

    id: str
    title: str | None
    source: str | None
    text: str | None


class NoteAnswer(Struct, frozen=True, kw_only=True):
    """Something dropped, cut, merged, retried or fallen back."""

    code: Annotated[str, Meta(description="Stable.", examples=["weights-missing"])]
    message: str


class ModelAnswer(Struct, frozen=True, kw_only=True):
    """A model that took part, with the prompt and the hash of the prompt's file."""

    id: str
    backend: str
    prompt: str
    prompt_version: str
    licence: str | None


class ModelsAnswer(Struct, frozen=True, kw_only=True):
    """The models of this answer; null where a role was not played by one."""

    summarizer: ModelAnswer | None
    translator: ModelAnswer | None


class Answer(Struct, frozen=True, kw_only=True):
    """The whole answer: the summary, what it rests on, what was merged, and what conflicts."""

    id: Annotated[UUID, Meta(description="A UUID of version 7: answers sort by their time.")]
    engine: Annotated[
        EngineName,
        Meta(description="Who wrote the summary; `mixed` where its sentences differ."),
    ]
    summary: SummaryAnswer
    statements: tuple[StatementAnswer, ...]
    duplicates: DuplicatesAnswer
    conflicts: tuple[ConflictAnswer, ...]
    articles: tuple[ArticleAnswer, ...]
    notes: tuple[NoteAnswer, ...]
    models: ModelsAnswer
    timings_ms: Annotated[dict[str, float], Meta(description="Milliseconds by step, and `total`.")]


class ReportAnswer(Struct, frozen=True, kw_only=True):
    """What the articles repeat and where they conflict, without a summary."""

    id: Annotated[UUID, Meta(description="A UUID of version 7: answers sort by their time.")]
    statements: tuple[StatementAnswer, ...]
    duplicates: DuplicatesAnswer
    conflicts: tuple[ConflictAnswer, ...]
    articles: tuple[ArticleAnswer, ...]
    notes: tuple[NoteAnswer, ...]
    timings_ms: Annotated[dict[str, float], Meta(description="Milliseconds by step, and `total`.")]


class CheckedSentenceAnswer(Struct, frozen=True, kw_only=True):
    """A sentence of the text, or of its translation, with its verdict."""

    text: str
    verdict: Annotated[
        Verdict | EnglishVerdict,
        Meta(
            description="Of a text whether its articles carry it; of a translation whether it is "
            "`adequate`."
        ),
    ]
    reasons: Annotated[
        tuple[str, ...],
        Meta(description="What has no ground, or is lost in translation.", examples=["figure: 95"]),
    ]
    sources: Annotated[
        tuple[SpanAnswer, ...],
        Meta(
            description="What carries it, best first; of a translation the sentences of the text "
            "that it renders, whose `article_id` is `text`."
        ),
    ]


class ChecksAnswer(Struct, frozen=True, kw_only=True):
    """Every sentence of the text, or of its translation, with its verdict."""

    sentences: tuple[CheckedSentenceAnswer, ...]
    articles: tuple[ArticleAnswer, ...]
    notes: tuple[NoteAnswer, ...]
    timings_ms: Annotated[dict[str, float], Meta(description="Milliseconds by step, and `total`.")]


class TranslatedSentenceAnswer(EnglishSentenceAnswer, frozen=True, kw_only=True):
    """One English sentence and what it renders."""

    sources: Annotated[
        tuple[SpanAnswer, ...],
        Meta(description="The sentences of the text that it renders; `article_id` is `text`."),
    ]


class TranslationAnswer(Struct, frozen=True, kw_only=True):
    """The English of a text, sentence by sentence."""

    id: Annotated[UUID, Meta(description="A UUID of version 7: answers sort by their time.")]
    text: Annotated[
        str, Meta(description="The sentences, with the line breaks of the Arabic text.")
    ]
    sentences: tuple[TranslatedSentenceAnswer, ...]
    notes: tuple[NoteAnswer, ...]
    models: ModelsAnswer
    timings_ms: Annotated[dict[str, float], Meta(description="Milliseconds by step, and `total`.")]


class Health(Struct, frozen=True):
    """The process answers."""

    status: Literal["ok"] = "ok"


class Readiness(Struct, frozen=True):
    """Requests can be answered, and by which models."""

    summarizer: Annotated[str | None, Meta(description="Id or folder of the mT5 weights.")]
    translator: Annotated[str | None, Meta(description="Id or folder of the Marian weights.")]
    status: Literal["ready"] = "ready"


# msgspec 0.22 prepares a struct when it is first used, and two threads that do so at once crash the
# process (measured: 6 of 6 runs of 20 first uses by 4 threads). Making a decoder prepares it here,
# and every struct below it.
_DECODER = msgspec.json.Decoder(Answer)
_PREPARED = tuple(
    msgspec.json.Decoder(answer) for answer in (ReportAnswer, ChecksAnswer, TranslationAnswer)
)


def build_answer(result: Result, answer_id: UUID) -> Answer:
    """The answer that carries `result`. Timings are rounded to microseconds."""
    return msgspec.convert({"id": answer_id, **_values(result)}, Answer, from_attributes=True)


def build_report(report: Report, answer_id: UUID) -> ReportAnswer:
    """The answer that carries `report`. Timings are rounded to microseconds."""
    return msgspec.convert({"id": answer_id, **_values(report)}, ReportAnswer, from_attributes=True)


def build_checks(report: CheckReport) -> ChecksAnswer:
    """The answer that carries what was checked. Timings are rounded to microseconds."""
    return msgspec.convert(_values(report), ChecksAnswer, from_attributes=True)


def build_translation_answer(report: TranslationReport, answer_id: UUID) -> TranslationAnswer:
    """The answer that carries a translation. Timings are rounded to microseconds."""
    values = {"id": answer_id, **_values(report)}
    return msgspec.convert(values, TranslationAnswer, from_attributes=True)


def _values(result: Result | Report | CheckReport | TranslationReport) -> dict[str, object]:
    values = {spec.name: getattr(result, spec.name) for spec in fields(result)}
    return values | {"timings_ms": {step: round(ms, 3) for step, ms in result.timings_ms.items()}}


def encode_answer(answer: Answer | ReportAnswer | ChecksAnswer | TranslationAnswer) -> bytes:
    """The answer as JSON of UTF-8, in one line."""
    return msgspec.json.encode(answer)


def decode_answer(data: bytes) -> Answer:
    """The answer that JSON holds; fields that are not known are passed over.

    Raises msgspec.DecodeError, UnicodeDecodeError, RecursionError.
    """
    return _DECODER.decode(data)
