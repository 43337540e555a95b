"""Where each word of a claim has its ground: the sentences of the sources that hold most of it,
and word by word where it stands there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.checks.frames import read_frames
from summarizer.checks.respelling import alike, one_letter_apart, other_spellings
from summarizer.checks.wording import (
    TIES,
    Token,
    ties,
    weak_roots,
    word_ties,
)
from summarizer.gazetteer import Place
from summarizer.story import Story, Unit
from summarizer.terms import Vocabulary, consonants

MAX_FRAMES = 3
"""Source sentences that one sentence may rest on: more would ground anything."""

MIN_GAIN = 0.08
"""Share (0..1) of a claim's weight that a further source sentence has to add."""

SAYING_WEIGHT = 0.3
"""Weight (0..1) of a verb of saying among the words of a claim: one neutral verb is as good as
another, and what else it says is compared apart."""

MIN_MISPRINT = 6
"""Letters of a term from which on one other letter is a misprint, or another way to write a name.
"""

NEAR_SHARE = 0.12
"""Share (0..1) of a claim's weight below which a sentence has nothing to do with it."""

WEAK_SHARE = 0.3
"""Share (0..1) of a claim's weight that a sentence must hold for weak roots to tie into it."""


@dataclass(frozen=True, slots=True)
class Grounding:
    """The ground of a claim's tokens. `strength[i]` (0..1) is how far any source has token `i`,
    `aligned[f][i]` the position of its best match in frame `f` (-1 for none), `share[f]` (0..1) the
    part of the claim's weight that frame `f` holds, both for frames with `NEAR_SHARE` at least.
    `chosen` are the frames that the claim rests on, best first; `touched` all that share a word.
    """

    weights: tuple[float, ...]
    strength: tuple[float, ...]
    aligned: dict[int, tuple[int, ...]]
    share: dict[int, float]
    chosen: tuple[int, ...]
    touched: frozenset[int]

    @property
    def support(self) -> float:
        """Share (0..1) of the claim's weight that has ground; 0 for a claim without content."""
        total = sum(self.weights)
        held = sum(w * s for w, s in zip(self.weights, self.strength, strict=True))
        return held / total if total else 0.0


class Ground:
    """The sentences of a story, indexed by the ties of their words."""

    def __init__(self, story: Story) -> None:
        self._vocabulary: Vocabulary = story.vocabulary
        self.frames = read_frames(story)
        self._by_sentence = {(f.article, f.sentence): f for f in self.frames}
        self.places: dict[str, Place] = {}
        self._places: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        self._by_letter: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(dict)
        for number, frame in enumerate(self.frames):
            for at, token in enumerate(frame.tokens):
                for tie in ties(token):
                    self._places[tie].append((number, at))
                if token.place is not None:
                    self.places[token.place.name] = token.place
                    if token.place.country is not None:
                        self._places["country", token.place.country].append((number, at))
                if token.term:
                    self._by_letter[token.term[0]].setdefault(token.term, []).append((number, at))
                    self._places["spelt", consonants(token.term)].append((number, at))
                    for root in weak_roots(token.word):
                        self._places["weak", root].append((number, at))
                if at and token.term and frame.tokens[at - 1].term:
                    joined = consonants(frame.tokens[at - 1].word + token.word)
                    self._places["joined", joined].append((number, at))

    def tokens_of(self, unit: Unit) -> tuple[Token, ...]:
        """The tokens of the sentence that the unit stands in."""
        return self._by_sentence[unit.article, unit.sentence].tokens

    def meet(self, claim: Sequence[Token], saying: Sequence[bool]) -> Grounding:
        """The ground of a claim's tokens; `saying[i]` where token `i` is a verb of saying."""
        weights = tuple(
            (self._vocabulary.weight(token.term) * (SAYING_WEIGHT if said else 1.0))
            if token.content
            else 0.0
            for token, said in zip(claim, saying, strict=True)
        )
        hits = [self._hits(claim, at) for at in range(len(claim))]
        self._weak_hits(claim, hits, weights)
        strength = tuple(max((s for s, _ in found.values()), default=0.0) for found in hits)
        total = sum(weights) or 1.0
        share: dict[int, float] = defaultdict(float)
        for found, weight in zip(hits, weights, strict=True):
            for frame, (tie, _) in found.items():
                share[frame] += weight * tie / total
        chosen = _chosen(hits, weights, total)
        near = {
            frame: held for frame, held in share.items() if held >= NEAR_SHARE or frame in chosen
        }
        aligned = {frame: _aligned(claim, hits, frame, self.frames[frame].tokens) for frame in near}
        return Grounding(weights, strength, aligned, near, chosen, frozenset(share))

    def _hits(self, claim: Sequence[Token], at: int) -> dict[int, tuple[float, list[int]]]:
        """For each frame that has token `at`: how far, and where."""
        token = claim[at]
        found: dict[int, tuple[float, list[int]]] = {}
        if not token.term and not token.concept:
            return found
        for tie, key in ties(token):
            self._collect(found, (tie, key), TIES[tie])
        place = token.place
        if place is not None:
            if place.kind in _LANDS and place.country is not None:
                self._collect(found, ("country", place.country), TIES["country"])
            if not found and place.kind == "nationality":  # an adjective may be another word's
                for tie, key in word_ties(token.word, token.term):
                    self._collect(found, (tie, key), TIES[tie])
            return found
        if not found and token.content:
            self._misprints(found, token)
        if not found:
            for how, key, spelt in other_spellings(claim, at):
                self._collect(found, (how, key), TIES["sound"], spelt)
        return found

    def _misprints(self, found: dict[int, tuple[float, list[int]]], token: Token) -> None:
        """Adds words that are the token but for one letter, where both are long."""
        if len(token.term) < MIN_MISPRINT:
            return
        for term, places in self._by_letter.get(token.term[0], {}).items():
            if len(term) >= MIN_MISPRINT and one_letter_apart(token.term, term):
                for frame, at in places:
                    found.setdefault(frame, (TIES["sound"], []))[1].append(at)

    def _weak_hits(
        self,
        claim: Sequence[Token],
        hits: Sequence[dict[int, tuple[float, list[int]]]],
        weights: Sequence[float],
    ) -> None:
        """Adds the ties of weak roots for words without another, in frames that hold much of the
        claim."""
        held: dict[int, float] = defaultdict(float)
        for found, weight in zip(hits, weights, strict=True):
            for frame, (tie, _) in found.items():
                held[frame] += weight * tie
        close = {frame for frame, mass in held.items() if mass >= WEAK_SHARE * sum(weights)}
        for token, found in zip(claim, hits, strict=True):
            if found or not token.content:
                continue
            for root in weak_roots(token.word):
                for frame, at in self._places.get(("weak", root), ()):
                    if frame in close:
                        found.setdefault(frame, (TIES["weak"], []))[1].append(at)

    def _collect(
        self,
        found: dict[int, tuple[float, list[int]]],
        key: tuple[str, str],
        strength: float,
        spelt: str = "",
    ) -> None:
        for frame, at in self._places.get(key, ()):
            if key[0] == "spelt" and not alike(self.frames[frame].tokens[at].term, spelt):
                continue
            known = found.get(frame)
            if known is None or known[0] < strength:
                found[frame] = (strength, [at])
            elif known[0] == strength and at not in known[1]:
                known[1].append(at)


_LANDS = frozenset({"country", "nationality"})
"""Kinds of places that a city in them stands for: the country of a named city may be told."""


def _chosen(
    hits: Sequence[dict[int, tuple[float, list[int]]]],
    weights: Sequence[float],
    total: float,
) -> tuple[int, ...]:
    """Frames that together hold most of the claim, each with a gain of its own."""
    held = [0.0] * len(hits)
    chosen: list[int] = []
    while len(chosen) < MAX_FRAMES:
        gains: dict[int, float] = defaultdict(float)
        for at, found in enumerate(hits):
            for frame, (tie, _) in found.items():
                if tie > held[at]:
                    gains[frame] += weights[at] * (tie - held[at])
        best = max(gains, key=lambda frame: (gains[frame], -frame), default=-1)
        if best < 0 or gains[best] <= 0 or (chosen and gains[best] < MIN_GAIN * total):
            break
        chosen.append(best)
        for at, found in enumerate(hits):
            if best in found:
                held[at] = max(held[at], found[best][0])
    return tuple(chosen)


def _aligned(
    claim: Sequence[Token],
    hits: Sequence[dict[int, tuple[float, list[int]]]],
    frame: int,
    tokens: Sequence[Token],
) -> tuple[int, ...]:
    """The position of each token in the frame, -1 for none: of several the same word, of those the
    one that follows on."""
    found = []
    last = -1
    for token, hit in zip(claim, hits, strict=True):
        if frame not in hit:
            found.append(-1)
            continue
        places = hit[frame][1]
        last = (
            min(
                places,
                key=lambda at: (tokens[at].word != token.word, abs(at - last - 1), at),
            )
            if len(places) > 1
            else places[0]
        )
        found.append(last)
    return tuple(found)
