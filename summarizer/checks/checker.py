"""One sentence against one story: what each judge finds, and the spans that it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.arabic import shadow
from summarizer.articles import Span, Verdict
from summarizer.attribution import Word
from summarizer.checks.agents import exchanged_agents, swapped_roles
from summarizer.checks.dates import other_times
from summarizer.checks.figures import ungrounded_figures, units_of
from summarizer.checks.grounding import Ground, Grounding
from summarizer.checks.modality import changed_time
from summarizer.checks.names import strange_names
from summarizer.checks.negation import opposed, turned, ungrounded_denial
from summarizer.checks.quotes import altered_quotes
from summarizer.checks.scope import exaggerations
from summarizer.checks.speakers import (
    SaidBy,
    claim_as_fact,
    exchanged_speaker,
    said_by,
    unknown_speaker,
)
from summarizer.checks.substitution import substitutions
from summarizer.checks.wording import Token, read_tokens, word_ties
from summarizer.config import PipelineConfig
from summarizer.lexicon import saying_form
from summarizer.quantities import Quantity, find_quantities
from summarizer.slots import slots_of
from summarizer.story import CONTEXT, Story


@dataclass(frozen=True, slots=True)
class Check:
    """The verdict on one sentence, why, and the spans it rests on, best first. `reasons` are
    `kind: words` with the kinds `figure`, `name`, `quote`, `negation`, `role`, `attribution`,
    `date`, `time`, `scope`, `words`; none where supported.
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
        self._ground = Ground(story)

    def check(self, sentence: str) -> Check:
        """The verdict (`supported` or `unsupported`) on an Arabic sentence. One without words is
        unsupported."""
        folded = shadow(sentence)
        words = tuple((word, *folded.original(a, b)) for word, a, b in folded.words)
        quantities = tuple(find_quantities(sentence))
        claim = read_tokens(sentence, words, quantities, self._story.vocabulary)
        if not claim:
            return Check("unsupported", ("words: ",), (), ())
        saying = [saying_form(token.word) is not None for token in claim]
        grounding = self._ground.meet(claim, saying)
        parts = said_by(sentence, words)
        reasons = [
            *self._figures(words, quantities, grounding),
            *(f"quote: {quote}" for quote in altered_quotes(sentence, self._story)),
            *self._meaning(claim, parts, grounding),
            *self._wording(claim, parts, grounding),
        ]
        units = self._units(grounding)
        verdict: Verdict = "unsupported" if reasons else "supported"
        spans = tuple(self._span(unit, claim, grounding) for unit in units)
        return Check(verdict, tuple(reasons), spans, units)

    def _figures(
        self,
        words: Sequence[Word],
        quantities: Sequence[Quantity],
        grounding: Grounding,
    ) -> list[str]:
        if not quantities:
            return []
        slots = slots_of(words, quantities)
        contexts = [self._context(words, quantity) for quantity in quantities]
        units = [frame.units for frame in self._ground.frames]
        near = units_of(grounding.chosen, units)
        touching = units_of(grounding.touched, units)
        return ungrounded_figures(quantities, slots, contexts, self._story, near, touching)

    def _context(self, words: Sequence[Word], quantity: Quantity) -> frozenset[tuple[str, str]]:
        before = [word for word, _, end in words if end <= quantity.start][-CONTEXT[0] :]
        behind = [word for word, start, _ in words if start >= quantity.end][: CONTEXT[1]]
        terms = self._story.vocabulary.terms(before + behind)
        return frozenset(tie for term in terms for tie in word_ties(term, term))

    def _meaning(
        self, claim: Sequence[Token], parts: Sequence[SaidBy], grounding: Grounding
    ) -> list[str]:
        """What the claim tells otherwise than the sources, though in their words."""
        ground, story = self._ground, self._story
        reasons = [f"negation: {words}" for words in turned(claim, grounding, ground)]
        reasons += [f"negation: {words}" for words in ungrounded_denial(claim, grounding)]
        reasons += [f"negation: {words}" for words in opposed(claim, grounding, ground)]
        reasons += [f"role: {words}" for words in swapped_roles(claim, grounding, ground)]
        reasons += [f"role: {words}" for words in exchanged_agents(claim, grounding, ground)]
        for part in parts:
            other = exchanged_speaker(claim, part, grounding, ground, story)
            if other is not None:
                reasons.append(f"attribution: {other}")
        attributions = [part.attribution for part in parts]
        mark = claim_as_fact(claim, attributions, grounding, ground, story)
        if mark is not None:
            reasons.append(f"attribution: {mark}")
        reasons += [f"date: {word}" for word in other_times(claim, grounding, ground)]
        reasons += [f"time: {word}" for word in changed_time(claim, grounding, ground)]
        return reasons

    def _wording(
        self, claim: Sequence[Token], parts: Sequence[SaidBy], grounding: Grounding
    ) -> list[str]:
        """What has no ground in words."""
        reasons = [f"scope: {w}" for w in exaggerations(claim, grounding, self._ground)]
        names = strange_names(claim, grounding, self._ground)
        for part in parts:
            speaker = unknown_speaker(claim, part.attribution, grounding)
            if speaker is not None and not any(name in speaker for name in names):
                names.append(speaker)
        for one in substitutions(claim, grounding, self._ground):
            words = " ".join(claim[at].word for at in one.here)
            if not any(words in name or name in words for name in names):
                names.append(words)
        reasons += [f"name: {name}" for name in names]
        if grounding.support < self._config.support_similarity:
            missing = [
                token.word
                for token, weight, strength in zip(
                    claim, grounding.weights, grounding.strength, strict=True
                )
                if weight and not strength
            ]
            reasons.append("words: " + " ".join(missing))
        return reasons

    def _units(self, grounding: Grounding) -> tuple[int, ...]:
        """The units that hold words of the claim, in the order of the sentences they stand in."""
        found = []
        for number in grounding.chosen:
            frame = self._ground.frames[number]
            starts = [frame.tokens[at].start for at in grounding.aligned[number] if at >= 0]
            for index in frame.units:
                unit = self._story.units[index]
                if any(unit.start <= start < unit.end for start in starts):
                    found.append(index)
        return tuple(found)

    def _span(self, index: int, claim: Sequence[Token], grounding: Grounding) -> Span:
        unit = self._story.units[index]
        frame = next(n for n in grounding.chosen if index in self._ground.frames[n].units)
        tokens = self._ground.frames[frame].tokens
        total = sum(grounding.weights) or 1.0
        held = sum(
            weight
            for at, weight in zip(grounding.aligned[frame], grounding.weights, strict=True)
            if at >= 0 and unit.start <= tokens[at].start < unit.end
        )
        article = self._story.articles[unit.article].id
        return Span(article, unit.start, unit.end, unit.text, round(min(1.0, held / total), 3))
