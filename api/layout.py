"""An answer laid out as lines of a kind each, which Markdown and the terminal dress."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from api.answers import Answer, ConflictAnswer, SpanAnswer, StatementAnswer

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
"""White space is laid out anew; escape sequences and bidi overrides in an article would reach
the terminal or the page's other lines."""

Style = Literal[
    "title", "heading", "text", "source", "quote", "statement", "item", "detail", "wording", "foot"
]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page. `statement` is an item of what was merged, `wording` how one outlet
    put it; `foot` ends the page.
    """

    style: Style
    text: str
    marker: str = ""
    """What the page itself adds: numbers of sources, never an article's words."""


def lay_out(answer: Answer) -> Iterator[Line]:
    """The page: headline, summary with the numbers of its sources, the sources word for word, what
    was merged, what conflicts, notes, and a line on how it was made. Whatever articles wrote comes
    in one line, without control characters.
    """
    sources = _Sources(answer)
    yield from _summary(answer, sources)
    if sources.spans:
        yield Line("heading", "Sources")
        for number, span in enumerate(sources.spans, 1):
            yield Line("source", f"[{number}] {sources.outlet(span.article_id)}")
            yield Line("quote", _quoted(span.text))
    yield from _merged(answer.statements, sources)
    yield from _copies(answer, sources)
    yield from _conflicts(answer.conflicts, sources)
    if answer.notes:
        yield Line("heading", "Notes")
        for note in answer.notes:
            yield Line("item", f"{_clean(note.message)} ({_clean(note.code)})")
    yield Line("foot", _foot(answer))


class _Sources:
    """Numbers the places that the summary rests on, from 1, in the order of the sentences."""

    def __init__(self, answer: Answer) -> None:
        self._names = {
            article.id: _clean(article.source or article.id) for article in answer.articles
        }
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.spans: list[SpanAnswer] = []
        for sentence in answer.summary.ar.sentences:
            for span in sentence.sources:
                place = (span.article_id, span.start, span.end)
                if place not in self._numbers:
                    self.spans.append(span)
                    self._numbers[place] = len(self.spans)

    def markers(self, spans: Iterable[SpanAnswer]) -> str:
        """`[1][3]` for the places of `spans`."""
        numbers = {self._numbers[span.article_id, span.start, span.end] for span in spans}
        return "".join(f"[{number}]" for number in sorted(numbers))

    def outlet(self, article_id: str) -> str:
        """The outlet's name, with the article's id where that says more."""
        clean_id = _clean(article_id)
        name = self._names.get(article_id, clean_id)
        return name if name == clean_id else f"{name} ({clean_id})"

    def outlets(self, spans: Sequence[SpanAnswer]) -> str:
        """The outlets of `spans` in order, each once."""
        return "، ".join(dict.fromkeys(self.outlet(span.article_id) for span in spans))


def _summary(answer: Answer, sources: _Sources) -> Iterator[Line]:
    arabic, english = answer.summary.ar, answer.summary.en
    if arabic.headline is not None:
        yield Line("title", _clean(arabic.headline.text))
    for sentence in arabic.sentences:
        yield Line("text", _clean(sentence.text), sources.markers(sentence.sources))
    if not arabic.sentences:
        yield Line("text", _clean(arabic.text) or "(no summary)")
    if english is not None:
        yield Line("heading", "In English")
        if english.headline is not None:
            yield Line("text", _clean(english.headline.text))
        for rendered in english.sentences:
            doubt = "" if rendered.verdict == "adequate" else "(doubtful)"
            yield Line("text", _clean(rendered.text), doubt)


def _merged(statements: Sequence[StatementAnswer], sources: _Sources) -> Iterator[Line]:
    shared = [statement for statement in statements if statement.outlets > 1]
    if not shared:
        return
    yield Line("heading", "Said by several outlets")
    for statement in shared:
        yield Line("statement", _clean(statement.text))
        yield Line(
            "detail",
            f"{_count(statement.outlets, 'outlet')}, "
            f"{_count(statement.independent_texts, 'independent text')}: "
            f"{sources.outlets(statement.members)}",
        )
        for member in statement.members:
            yield Line("wording", f"{sources.outlet(member.article_id)}: {_quoted(member.text)}")


def _copies(answer: Answer, sources: _Sources) -> Iterator[Line]:
    if not answer.duplicates.articles:
        return
    yield Line("heading", "Copies")
    for group in answer.duplicates.articles:
        yield Line("item", f"{sources.outlet(group.kept)} is kept: {_clean(group.why)}")
        for copy in group.copies:
            differs = f"; differs in {', '.join(copy.edits)}" if copy.edits else ""
            yield Line(
                "detail",
                f"{sources.outlet(copy.article_id)}: "
                f"{copy.similarity:.0%} the same{_clean(differs)}",
            )


def _conflicts(conflicts: Sequence[ConflictAnswer], sources: _Sources) -> Iterator[Line]:
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
                _clean(f"{value.normalised}{unit}{written}{speaker} — {outlets}{latest}"),
            )


def _foot(answer: Answer) -> str:
    parts = [f"engine: {answer.engine}", _count(len(answer.articles), "article")]
    if "total" in answer.timings_ms:
        parts.append(f"{answer.timings_ms['total']:.0f} ms")
    parts.append(f"{answer.duplicates.redundancy:.0%} of the words were repeats")
    models = (answer.models.summarizer, answer.models.translator)
    parts.extend(f"{model.id} ({model.backend})" for model in models if model is not None)
    return _clean(" · ".join(parts))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _quoted(text: str) -> str:
    return f"«{_clean(text)}»"


def _clean(text: str) -> str:
    """In one line, without control characters and bidi overrides."""
    return " ".join(_CONTROLS.sub(" ", text).split())
