"""Which passages tell the same, so that a summary tells it once.

Words alone do not show it: two desks tell one event with few words in common. Figures and quoted
words do, and so does the place: what opens two reports of one event is that event.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from summarizer.arabic import fold_words, stem
from summarizer.minutes import is_minute
from summarizer.quantities import Quantity, compatible
from summarizer.readable import QUOTED
from summarizer.runs import Runs
from summarizer.story import Story, Unit
from summarizer.terms import STOP_WORDS

MAX_REPEATED = 0.45
"""Share (0..1) of the weight of the terms of the shorter of two passages that the other may hold:
beyond, both tell the same event, whatever each adds."""

MAX_RETOLD = 0.5
"""Share (0..1) of the weight of what has been told that news may tell again on its way."""

MIN_OWN = 0.45
"""Share (0..1) of the weight of a passage that another one tells below which it is not told again,
however much of the other it has."""

MAX_SHARED = 0.45
"""The same for the number of terms, whatever they weigh."""

MAX_SHARED_BY_LEADS = 0.42
"""The same for sentences that open articles."""

MAX_SHARED_WITH_FIGURES = 0.25
"""The same where the passage gives no figure that the other does not: a toll, a sum or a score told
again is the event told again."""

QUOTED_WORDS = 4
"""Words in a row that one passage quotes and another has: the same was said."""

RESULTS = frozenset({"@win", "@lose", "@crown", "@overthrow", "@champion"})
"""Concepts of how a contest ends."""

LAST_OPENING = 2
"""Sentences that stand before one that still opens its article, at most."""

MIN_SIDES = 2
"""Names and words that the openings of two reports of one contest share, results left out."""

_TOLD_ONCE = frozenset({"cardinal", "money", "measure", "percent", "score", "duration"})

_Phrases = frozenset[tuple[str, ...]]


class Repeats:
    """The runs of a story as they are compared; runs are named by their indexes.

    `terms[i]` are the meanings (token keys) of run `i`, `weights` what each meaning weighs.
    """

    def __init__(self, story: Story, runs: Runs) -> None:
        units = story.units
        keys = [frozenset(token.key for token in unit.tokens) for unit in units]
        self.terms = [
            keys[run.units[0]]
            if len(run.units) == 1
            else frozenset[str]().union(*(keys[number] for number in run.units))
            for run in runs
        ]
        self._story = story
        self._runs = runs
        self.weights = inverse_frequencies(units)
        self._leads = _lead_sentences(story)
        self._words: dict[int, tuple[_Phrases, _Phrases]] = {}

    def weight(self, terms: frozenset[str]) -> float:
        """What the meanings weigh together (>= 0)."""
        return sum(self.weights[term] for term in terms)

    def likeness(self, index: int, other: int) -> float:
        """Cosine (0..1) of the meanings of two passages; 0 where one has none."""
        mine, theirs = self.terms[index], self.terms[other]
        if not mine or not theirs:
            return 0.0
        return len(mine & theirs) / math.sqrt(len(mine) * len(theirs))

    def is_lead(self, index: int) -> bool:
        """Whether the passage is of the sentence that opens its article."""
        first = self._story.units[self._runs[index].units[0]]
        return (first.article, first.sentence) in self._leads

    def repeated(self, index: int, other: int, *, fresh: bool = False) -> bool:
        """Whether passage `index` tells what `other` tells: by the weight or the number of their
        meanings, by its figures, or by what is quoted.
        """
        mine, theirs = self.terms[index], self.terms[other]
        shared = mine & theirs
        weight, told = self.weight(mine), self.weight(shared)
        smaller, fewer = min(weight, self.weight(theirs)), min(len(mine), len(theirs))
        if len(shared) > MAX_SHARED_WITH_FIGURES * fewer and self._same_figures(index, other):
            return True
        if self._quoted_alike(index, other) or self._same_result(index, other):
            return True
        if fresh and told < MIN_OWN * weight and told <= MAX_RETOLD * smaller:
            return False
        if told > MAX_REPEATED * smaller:
            return True
        both_lead = self.is_lead(index) and self.is_lead(other)
        return len(shared) > (MAX_SHARED_BY_LEADS if both_lead else MAX_SHARED) * fewer

    def minutes_told(self, index: int, others: Sequence[int]) -> bool:
        """Whether the run gives minutes of a match, and the others together have each of them."""
        mine = self._minutes(index)
        return bool(mine) and mine <= frozenset[Decimal]().union(*map(self._minutes, others))

    def _minutes(self, index: int) -> frozenset[Decimal]:
        units = (self._story.units[number] for number in self._runs[index].units)
        return frozenset(q.low for unit in units for q in unit.quantities if is_minute(q))

    def _same_result(self, index: int, other: int) -> bool:
        """Whether both open their articles and tell how a contest between the same ended."""
        mine, theirs = self.terms[index], self.terms[other]
        if mine.isdisjoint(RESULTS) or theirs.isdisjoint(RESULTS):
            return False
        units = self._story.units
        first = all(units[self._runs[one].units[0]].place <= LAST_OPENING for one in (index, other))
        sides = [key for key in mine & theirs if key[0] not in "@#"]
        return first and len(sides) >= MIN_SIDES

    def _same_figures(self, index: int, other: int) -> bool:
        """Whether the passage has figures, and the other one has each of them."""
        mine, theirs = self._figures(index), self._figures(other)
        return bool(mine) and all(
            any(what == whose and compatible(one, another) for another, whose in theirs)
            for one, what in mine
        )

    def _figures(self, index: int) -> list[tuple[Quantity, str | None]]:
        """The counts, sums and scores of a passage, each with the fate or thing it counts."""
        units = (self._story.units[number] for number in self._runs[index].units)
        return [
            (quantity, slot or (stem(quantity.counted) if quantity.counted else quantity.unit))
            for unit in units
            for quantity, slot in zip(unit.quantities, unit.slots, strict=True)
            if quantity.kind in _TOLD_ONCE and slot != "part"
        ]

    def _quoted_alike(self, index: int, other: int) -> bool:
        (mine, quoted), (theirs, quoted_there) = self._phrases_of(index), self._phrases_of(other)
        return not quoted.isdisjoint(theirs) or not quoted_there.isdisjoint(mine)

    def _phrases_of(self, index: int) -> tuple[_Phrases, _Phrases]:
        """The runs of words of a passage, and those in quotation marks."""
        if index not in self._words:
            text = self._runs.readable(index).text
            quoted = frozenset[tuple[str, ...]]().union(
                *(_phrases(part[0]) for part in QUOTED.finditer(text))
            )
            self._words[index] = (_phrases(text), quoted)
        return self._words[index]


def _phrases(text: str) -> _Phrases:
    """The runs of `QUOTED_WORDS` folded words of a text that are more than a name."""
    words = fold_words(text)
    runs = zip(*(words[i:] for i in range(QUOTED_WORDS)), strict=False)
    return frozenset(run for run in runs if not STOP_WORDS.isdisjoint(run))


def inverse_frequencies(units: Sequence[Unit]) -> dict[str, float]:
    """For each meaning of the story its inverse document frequency over units, log(1 + N / df): to
    say again what the whole story is about repeats nothing.
    """
    holders = Counter(key for unit in units for key in {token.key for token in unit.tokens})
    return {key: math.log(1 + len(units) / count) for key, count in holders.items()}


def _lead_sentences(story: Story) -> frozenset[tuple[int, int]]:
    """(article, sentence) of the first sentence of each article that is neither a heading nor all
    in brackets, as editors' notes are.
    """
    leads: dict[int, int] = {}
    for unit in story.units:
        if not unit.heading and not (unit.text.startswith("(") and unit.text.endswith(")")):
            leads.setdefault(unit.article, unit.sentence)
    return frozenset(leads.items())
