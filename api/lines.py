"""What a page is made of: lines of a kind each, the numbers of its sources, words made safe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from api.answers import (
    ArticleAnswer,
    CheckedSentenceAnswer,
    SentenceAnswer,
    SpanAnswer,
    TranslatedSentenceAnswer,
)

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
    """What the page itself adds: numbers of sources, a verdict; never an article's words."""


class Sources:
    """Numbers the places that the sentences rest on, from 1, in their order."""

    def __init__(
        self,
        articles: Sequence[ArticleAnswer],
        sentences: Sequence[SentenceAnswer]
        | Sequence[CheckedSentenceAnswer]
        | Sequence[TranslatedSentenceAnswer],
    ) -> None:
        self._names = {article.id: cleaned(article.source or article.id) for article in articles}
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.spans: list[SpanAnswer] = []
        for sentence in sentences:
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
        clean_id = cleaned(article_id)
        name = self._names.get(article_id, clean_id)
        return name if name == clean_id else f"{name} ({clean_id})"

    def outlets(self, spans: Sequence[SpanAnswer]) -> str:
        """The outlets of `spans` in order, each once."""
        return "، ".join(dict.fromkeys(self.outlet(span.article_id) for span in spans))


def count(number: int, noun: str) -> str:
    """`1 outlet`, `2 outlets`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def quoted(text: str) -> str:
    """In one line, in quotation marks."""
    return f"«{cleaned(text)}»"


def cleaned(text: str) -> str:
    """In one line, without control characters and bidi overrides."""
    return " ".join(_CONTROLS.sub(" ", text).split())
