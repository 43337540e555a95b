"""Every sentence against its sources: what has no ground in them is named.

The sentence is grounded greedily in the units that hold most of its content; then its figures,
quotes and negation are looked for in what was found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.arabic import fold, fold_words
from summarizer.articles import Span, Verdict
from summarizer.config import PipelineConfig
from summarizer.lexicon import NEGATIONS
from summarizer.polarity import deed_keys, negated_keys
from summarizer.quantities import Quantity, compatible, find_quantities
from summarizer.statements import weights
from summarizer.story import Story, Unit

MAX_SOURCES = 3
"""Units that one sentence may rest on: more would ground anything."""

_QUOTE = re.compile(r'"([^"]+)"|«([^»]+)»|“([^”]+)”')
_MIN_QUOTE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Check:
    """The verdict on one sentence, why, and the spans it rests on, best first. `reasons` are
    `kind: words` with the kinds `figure`, `quote`, `negation`, `words`; none where supported.
    """

    verdict: Verdict
    reasons: tuple[str, ...]
    sources: tuple[Span, ...]
    units: tuple[int, ...]


class Checker:
    """Checks sentences against one story; what it needs of the story is read once."""

    def __init__(self, story: Story, config: PipelineConfig) -> None:
        self._story = story
        self._config = config
        self._weights = weights(story)

    def check(self, sentence: str) -> Check:
        """The verdict (`supported` or `unsupported`) on an Arabic sentence. One without words is
        unsupported."""
        folded = fold_words(sentence)
        figures = find_quantities(sentence)
        terms = dict.fromkeys(self._terms(sentence, figures))
        if not terms:
            return Check("unsupported", ("words: ",), (), ())
        units, missing = self._ground(terms)
        found = [self._story.units[i] for i in units]
        reasons = [
            *(f"figure: {q.text}" for q in figures if not _has_figure(found, q)),
            *(f"quote: {q}" for q in _quotes(sentence) if not self._has_quote(q)),
        ]
        denied = negated_keys(folded, self._story.vocabulary.terms)
        deeds = deed_keys(terms)
        turned = any(
            (denied - unit.negated) & unit.deeds or (unit.negated - denied) & deeds
            for unit in found
        )
        if turned:
            reasons.append("negation: " + " ".join(word for word in folded if word in NEGATIONS))
        weight = sum(self._story.vocabulary.weight(term) for term in terms)
        lost = sum(self._story.vocabulary.weight(term) for term in missing)
        if 1 - lost / weight < self._config.support_similarity:
            reasons.append("words: " + " ".join(missing))
        verdict: Verdict = "unsupported" if reasons else "supported"
        return Check(verdict, tuple(reasons), self._spans(units, terms), tuple(units))

    def _terms(self, sentence: str, figures: Sequence[Quantity]) -> list[str]:
        parts, at = [], 0
        for quantity in figures:
            parts += self._story.vocabulary.terms(fold_words(sentence[at : quantity.start]))
            parts.append(f"#{quantity.normalised}")
            at = quantity.end
        return parts + self._story.vocabulary.terms(fold_words(sentence[at:]))

    def _ground(self, terms: dict[str, None]) -> tuple[list[int], list[str]]:
        """Units that cover most of the terms' weight, and the terms that none of them has."""
        missing = list(terms)
        units: list[int] = []
        while missing and len(units) < MAX_SOURCES:
            gains = [
                (sum(held[term] for term in missing if term in held), -i)
                for i, held in enumerate(self._weights)
                if not self._story.units[i].heading
            ]
            gain, index = max(gains, default=(0.0, 0))
            if gain <= 0 or (units and gain < 0.08 * sum(self._weights[units[0]].values())):
                break
            units.append(-index)
            missing = [term for term in missing if term not in self._weights[-index]]
        return units, missing

    def _has_quote(self, quote: str) -> bool:
        wanted = " ".join(fold_words(quote))
        return any(wanted in " ".join(article.body) for article in self._story.articles)

    def _spans(self, units: Sequence[int], terms: dict[str, None]) -> tuple[Span, ...]:
        weight = sum(self._story.vocabulary.weight(term) for term in terms)
        spans = []
        for index in units:
            unit = self._story.units[index]
            shared = sum(self._weights[index].get(term, 0.0) for term in terms)
            spans.append(
                Span(
                    self._story.articles[unit.article].id,
                    unit.start,
                    unit.end,
                    unit.text,
                    round(min(1.0, shared / weight), 3),
                )
            )
        return tuple(spans)


def _quotes(sentence: str) -> list[str]:
    found = ("".join(match.groups("")) for match in _QUOTE.finditer(sentence))
    return [quote for quote in found if len(fold(quote).split()) >= _MIN_QUOTE_WORDS]


def _has_figure(units: Sequence[Unit], wanted: Quantity) -> bool:
    return any(
        wanted.kind == there.kind and compatible(wanted, there)
        for unit in units
        for there in unit.quantities
    )
