"""An answer laid out as lines of a kind each, which Markdown and the terminal dress."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from api.answers import (
    Answer,
    ChecksAnswer,
    ConflictAnswer,
    CopyGroupAnswer,
    NoteAnswer,
    ReportAnswer,
    StatementAnswer,
    TranslationAnswer,
)
from api.lines import Line, Sources, cleaned, count, quoted
from summarizer.articles import Change


def lay_out(
    answer: Answer | ReportAnswer | ChecksAnswer | TranslationAnswer,
) -> Iterator[Line]:
    """The page of an answer. Whatever articles wrote comes in one line, without control
    characters.

    Of a summary: headline, the summary with the numbers of its sources, these word for word, what
    was merged, what conflicts, notes, and a line on how it was made; of a report the same without
    the summary; of checks each sentence with its verdict, reasons and sources; of a translation
    each English sentence, what is wrong with it, and what it renders.
    """
    if isinstance(answer, TranslationAnswer):
        return _translation(answer)
    if isinstance(answer, ChecksAnswer):
        return _checks(answer)
    return _summary_page(answer) if isinstance(answer, Answer) else _report_page(answer)


def _summary_page(answer: Answer) -> Iterator[Line]:
    sources = Sources(answer.articles, answer.summary.ar.sentences)
    yield from _summary(answer, sources)
    yield from _numbered(sources)
    yield from _merged(answer.statements, sources)
    yield from _copies(answer.duplicates.articles, sources)
    yield from _conflicts(answer.conflicts, sources)
    yield from _notes(answer.notes)
    models = (answer.models.summarizer, answer.models.translator)
    yield _foot(
        answer,
        f"engine: {answer.engine}",
        repeats=answer.duplicates.redundancy,
        models=[f"{model.id} ({model.backend})" for model in models if model is not None],
    )


def _report_page(answer: ReportAnswer) -> Iterator[Line]:
    sources = Sources(answer.articles, ())
    yield from _merged(answer.statements, sources)
    yield from _single(answer.statements, sources)
    yield from _copies(answer.duplicates.articles, sources)
    yield from _conflicts(answer.conflicts, sources)
    yield from _notes(answer.notes)
    first = count(len(answer.statements), "statement")
    yield _foot(answer, first, repeats=answer.duplicates.redundancy)


def _checks(answer: ChecksAnswer) -> Iterator[Line]:
    sources = Sources(answer.articles, answer.sentences)
    yield Line("heading", "Verdicts")
    for sentence in answer.sentences:
        markers = sources.markers(sentence.sources)
        verdict = f"({sentence.verdict})"
        yield Line("item", cleaned(sentence.text), f"{markers} {verdict}".strip())
        for reason in sentence.reasons:
            yield Line("detail", cleaned(reason))
    yield from _numbered(sources)
    yield from _notes(answer.notes)
    yield _foot(answer, count(len(answer.sentences), "sentence"))


def _translation(answer: TranslationAnswer) -> Iterator[Line]:
    sources = Sources((), answer.sentences)
    yield Line("heading", "In English")
    for sentence in answer.sentences:
        doubt = "" if sentence.verdict == "adequate" else "(doubtful)"
        marked = f"{sources.markers(sentence.sources)} {doubt}"
        yield Line("item", cleaned(sentence.text), marked.strip())
        for reason in sentence.reasons:
            yield Line("detail", cleaned(reason))
    yield from _numbered(sources)
    yield from _notes(answer.notes)
    model = answer.models.translator
    models = [] if model is None else [f"{model.id} ({model.backend})"]
    yield _foot(answer, count(len(answer.sentences), "sentence"), models=models)


def _numbered(sources: Sources) -> Iterator[Line]:
    if sources.spans:
        yield Line("heading", "Sources")
        for number, span in enumerate(sources.spans, 1):
            yield Line("source", f"[{number}] {sources.outlet(span.article_id)}")
            yield Line("quote", quoted(span.text))


def _notes(notes: Sequence[NoteAnswer]) -> Iterator[Line]:
    if notes:
        yield Line("heading", "Notes")
        for note in notes:
            yield Line("item", f"{cleaned(note.message)} ({cleaned(note.code)})")


def _summary(answer: Answer, sources: Sources) -> Iterator[Line]:
    arabic, english = answer.summary.ar, answer.summary.en
    if arabic.headline is not None:
        yield Line("title", cleaned(arabic.headline.text))
    for sentence in arabic.sentences:
        markers = sources.markers(sentence.sources)
        yield Line("text", cleaned(sentence.text), f"{markers} {_news(sentence.change)}".strip())
    if not arabic.sentences:
        yield Line("text", cleaned(arabic.text) or "(no summary)")
    if english is not None:
        yield Line("heading", "In English")
        if english.headline is not None:
            yield Line("text", cleaned(english.headline.text))
        for rendered in english.sentences:
            doubt = "" if rendered.verdict == "adequate" else "(doubtful)"
            yield Line("text", cleaned(rendered.text), doubt)


def _merged(statements: Sequence[StatementAnswer], sources: Sources) -> Iterator[Line]:
    shared = [statement for statement in statements if statement.outlets > 1]
    if not shared:
        return
    yield Line("heading", "Said by several outlets")
    for statement in shared:
        yield Line("statement", cleaned(statement.text), _news(statement.change))
        yield Line(
            "detail",
            f"{count(statement.outlets, 'outlet')}, "
            f"{count(statement.independent_texts, 'independent text')}: "
            f"{sources.outlets(statement.members)}",
        )
        for member in statement.members:
            yield Line("wording", f"{sources.outlet(member.article_id)}: {quoted(member.text)}")


def _single(statements: Sequence[StatementAnswer], sources: Sources) -> Iterator[Line]:
    single = [statement for statement in statements if statement.outlets <= 1]
    if not single:
        return
    yield Line("heading", "Said by one outlet")
    for statement in single:
        yield Line("statement", cleaned(statement.text), _news(statement.change))
        yield Line("detail", sources.outlets(statement.members))


def _copies(groups: Sequence[CopyGroupAnswer], sources: Sources) -> Iterator[Line]:
    if not groups:
        return
    yield Line("heading", "Copies")
    for group in groups:
        yield Line("item", f"{sources.outlet(group.kept)} is kept: {cleaned(group.why)}")
        for copy in group.copies:
            differs = f"; differs in {', '.join(copy.edits)}" if copy.edits else ""
            yield Line(
                "detail",
                f"{sources.outlet(copy.article_id)}: "
                f"{copy.similarity:.0%} the same{cleaned(differs)}",
            )


def _conflicts(conflicts: Sequence[ConflictAnswer], sources: Sources) -> Iterator[Line]:
    if not conflicts:
        return
    yield Line("heading", "Conflicts")
    for conflict in conflicts:
        yield Line("item", f"{conflict.kind} of {conflict.slot}")
        for value in conflict.values:
            written = f" («{value.text}»)" if value.text != value.normalised else ""
            unit = f" {value.unit}" if value.unit else ""
            speaker = f" — {value.speaker}" if value.speaker else ""
            latest = " — the latest" if value.normalised == conflict.latest else ""
            outlets = sources.outlets(value.members)
            yield Line(
                "detail",
                cleaned(f"{value.normalised}{unit}{written}{speaker} — {outlets}{latest}"),
            )


def _foot(
    answer: Answer | ReportAnswer | ChecksAnswer | TranslationAnswer,
    first: str,
    *,
    repeats: float | None = None,
    models: Sequence[str] = (),
) -> Line:
    parts = [first]
    if not isinstance(answer, TranslationAnswer) and answer.articles:
        parts.append(count(len(answer.articles), "article"))
    if "total" in answer.timings_ms:
        parts.append(f"{answer.timings_ms['total']:.0f} ms")
    if repeats is not None:
        parts.append(f"{repeats:.0%} of the words were repeats")
    return Line("foot", cleaned(" · ".join([*parts, *models])))


def _news(change: Change | None) -> str:
    """What is told of a change: what stood there before needs no word."""
    return f"({change})" if change in {"new", "changed"} else ""
