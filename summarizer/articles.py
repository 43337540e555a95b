"""The plain values that pass between the rooms. All are frozen; no step edits what another made.

Offsets are Unicode code points in `Article.text` as received (after decoding and removal of a byte
order mark), so `text[start:end]` is exactly what the outlet wrote.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Literal

Length = Literal["headline", "brief", "standard", "long"]
Form = Literal["paragraph", "bullets"]
EngineChoice = Literal["auto", "mt5", "extractive"]
EngineName = Literal["mt5", "extractive", "mixed"]
Verdict = Literal["supported", "disputed", "unsupported"]
EnglishVerdict = Literal["adequate", "bad"]
ConflictKind = Literal["contradiction", "update"]
Slot = Literal["figure", "date", "place", "person", "polarity", "outcome"]
Change = Literal["new", "changed", "same"]


# --- what comes in ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One outlet's text. `text` is what every offset counts in.

    `extracted` is true where `text` was taken out of an HTML page, so that the answer returns it.
    """

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    published_at: datetime | date | None = None
    extracted: bool = False


@dataclass(frozen=True, slots=True)
class EarlierStatement:
    """A statement of an earlier answer, to compare with; `wordings` are its members' texts."""

    id: str
    text: str
    wordings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSet:
    """Articles about one event, to be merged."""

    articles: tuple[Article, ...]
    since: tuple[EarlierStatement, ...] | None = None
    """The statements of an earlier answer: what is new or changed since is marked. None marks
    nothing; where the earlier answer had no statement, all is new."""

    notes: tuple[Note, ...] = ()
    """What happened to the input before it came here (a text decoded as windows-1256, say)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRequest(ArticleSet):
    """One set of articles and what is wanted of it. `max_words` (5..400) overrides `length`."""

    length: Length = "standard"
    max_words: int | None = None
    form: Form = "paragraph"
    english: bool = False
    engine: EngineChoice = "auto"
    glossary: tuple[tuple[str, str], ...] = ()
    """Pairs of an Arabic name and how the English is to spell it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRequest:
    """A text to check: against `articles` where it has no `translation`, else the translation
    against the text, and there are no articles.
    """

    text: str
    articles: tuple[Article, ...] = ()
    translation: str | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationRequest:
    """An Arabic text to translate; `glossary` as in `SummaryRequest`."""

    text: str
    glossary: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()


def published_moment(value: datetime | date | None) -> datetime | None:
    """The moment `value` names, aware, for ordering; a bare date counts as its midnight, and a
    moment without a zone as UTC. None stays None.
    """
    if value is None:
        return None
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    return datetime.combine(value, time(), UTC)


# --- between the steps -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Removed:
    """A span of the article's text that is not the article's own words, and what it is:
    `print-date`, `site-name`, `section`, `staff`, `follow-us`, `related`, `share`, `credit`,
    `dateline`, `headline`, `repeated`, `caption`, `byline`, `signature`, `separator`, `advert`,
    `copyright`, `tags`, `link`, `marker`, `editor-note`, `post`.
    """

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of the article's own words, trimmed of white space. `kind`: `body`, `heading` (an
    inner heading, which never swallows the next sentence) or `item` (of a list).
    """

    start: int
    end: int
    kind: Literal["body", "heading", "item"] = "body"


@dataclass(frozen=True, slots=True)
class CleanArticle:
    """An article without furniture. `paragraphs` and `removed` never overlap, and together hold
    every character of the text that is not white space.

    `headline` is a span of `article.text` recognised as the headline; None where there is none in
    the text (`article.title` may still be there). `agencies` are the names of agencies that
    datelines, credits and signatures give as the origin, folded, without repeats.
    """

    article: Article
    paragraphs: tuple[Paragraph, ...]
    removed: tuple[Removed, ...] = ()
    headline: tuple[int, int] | None = None
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one article: `paragraph` counts the article's paragraphs, `index` its
    sentences, both from 0. `heading` sentences inform salience and are never quoted alone.
    """

    start: int
    end: int
    paragraph: int
    index: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class UnitSpan:
    """A span inside a sentence that makes one statement. Units of a sentence do not overlap.

    `lead` counts the characters at the start that only connect (كما، وفي السياق ذاته،) and may be
    cut when the unit stands alone. `dependent` where it leans on the unit before it (its verb or
    its speaker stands there), so that it cannot stand alone.
    """

    start: int
    end: int
    sentence: int
    lead: int = 0
    dependent: bool = False


# --- what goes out: names and meanings are the API's contract -----------------------------------


@dataclass(frozen=True, slots=True)
class Note:
    """Something dropped, cut, merged, retried or fallen back: a stable code and a sentence."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference between a sentence of the summary and its source's words; in a sentence that
    a model wrote, between it and the model's.

    `kind`: `connective` (cut or replaced at the start), `speaker` (added in brackets), `spelling`
    (a name), `day` (a word like اليوم, cut or down to the day's name), `punctuation`.
    """

    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Span:
    """A place in an article; `text` equals the article's `text[start:end]`. `similarity` 0..1."""

    article_id: str
    start: int
    end: int
    text: str
    similarity: float = 1.0


@dataclass(frozen=True, slots=True)
class HeadlineSource:
    """Where the headline's words stand: `field` is `title` or `text`."""

    article_id: str
    field: Literal["title", "text"]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline of the summary; `source` is None where a model wrote it."""

    text: str
    source: HeadlineSource | None


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """One Arabic sentence of the summary with the ground it stands on."""

    id: str
    text: str
    engine: Literal["mt5", "extractive"]
    verdict: Verdict
    reasons: tuple[str, ...]
    edits: tuple[Edit, ...]
    sources: tuple[Span, ...]
    statement_ids: tuple[str, ...]
    conflict_ids: tuple[str, ...]
    outlets: int
    independent_texts: int
    change: Change | None = None
    """That of its statements: `new` where one is new, else `changed` where one changed."""


@dataclass(frozen=True, slots=True)
class ArabicSummary:
    """The Arabic side of the answer; `text` is the sentences laid out in the form asked for."""

    headline: Headline | None
    text: str
    sentences: tuple[SummarySentence, ...]


@dataclass(frozen=True, slots=True)
class EnglishSentence:
    """One English sentence and the indexes (from 0) of the Arabic sentences it renders."""

    id: str
    text: str
    source_index: tuple[int, ...]
    verdict: EnglishVerdict
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EnglishSummary:
    """The English side of the answer."""

    headline: Headline | None
    text: str
    sentences: tuple[EnglishSentence, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Both sides; `en` is None unless asked for and possible."""

    ar: ArabicSummary
    en: EnglishSummary | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A cluster of units that say the same; the head's words are `text`.

    `outlets` and `independent_texts` count the members that carry all that the head says.
    `change` is since the earlier answer, and `earlier_id` its statement that this one repeats or
    changes; both None where there was nothing to compare with.
    """

    id: str
    text: str
    speaker: str | None
    salience: float
    outlets: int
    independent_texts: int
    members: tuple[Span, ...]
    change: Change | None = None
    earlier_id: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that is the kept one under light editing; `edits` names what differs."""

    article_id: str
    similarity: float
    edits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Articles that are one text: the one kept, why, and the others."""

    kept: str
    why: str
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class Duplicates:
    """`redundancy` (0..1) is the share of words that stand in members that are not heads."""

    articles: tuple[CopyGroup, ...]
    redundancy: float


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One of the values that cannot both be true, as written and normalised (a plain decimal, an
    ISO date), who says it and where.
    """

    text: str
    normalised: str
    unit: str | None
    speaker: str | None
    members: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """The same slot of the same event with other values. `latest` is the `normalised` value of
    an update that holds now, where times or words show it; None of a contradiction.
    """

    id: str
    kind: ConflictKind
    slot: Slot
    statement_ids: tuple[str, ...]
    latest: str | None
    values: tuple[ConflictValue, ...]


@dataclass(frozen=True, slots=True)
class ArticleEcho:
    """An article of the request as the answer names it; `text` only where it was extracted."""

    id: str
    title: str | None
    source: str | None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class ModelUsed:
    """A model that took part: its id or folder, the backend, the prompt and the prompt's hash."""

    id: str
    backend: str
    prompt: str
    prompt_version: str
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Models:
    """The models of one answer; None where the role was not played by a model."""

    summarizer: ModelUsed | None = None
    translator: ModelUsed | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What the articles repeat and where they conflict, without a summary."""

    statements: tuple[Statement, ...]
    duplicates: Duplicates
    conflicts: tuple[Conflict, ...]
    articles: tuple[ArticleEcho, ...]
    notes: tuple[Note, ...] = ()
    timings_ms: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """One sentence with its verdict and why. `sources` are spans of the articles, best first; of a
    translation the spans of the text that it renders, whose `article_id` is `text`.
    """

    text: str
    verdict: Verdict | EnglishVerdict
    reasons: tuple[str, ...]
    sources: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The sentences of what was checked, in order; no articles where a translation was."""

    sentences: tuple[CheckedSentence, ...]
    articles: tuple[ArticleEcho, ...] = ()
    notes: tuple[Note, ...] = ()
    timings_ms: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TranslatedSentence:
    """One English sentence; `source_index` as in `EnglishSentence`, `sources` are the spans of the
    text that it renders, whose `article_id` is `text`.
    """

    id: str
    text: str
    source_index: tuple[int, ...]
    verdict: EnglishVerdict
    reasons: tuple[str, ...]
    sources: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TranslationReport:
    """The English of a text: `text` is its sentences with the line breaks of the original."""

    text: str
    sentences: tuple[TranslatedSentence, ...]
    notes: tuple[Note, ...] = ()
    models: Models = Models()
    timings_ms: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """The whole answer to one request but for its id, which the door gives."""

    engine: EngineName
    summary: Summary
    statements: tuple[Statement, ...]
    duplicates: Duplicates
    conflicts: tuple[Conflict, ...]
    articles: tuple[ArticleEcho, ...]
    notes: tuple[Note, ...] = ()
    models: Models = Models()
    timings_ms: dict[str, float] = field(default_factory=dict)
