"""The choice of runs: by the salience of what they add for their length, less what they repeat, and
never two values of one thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush

from summarizer.denials import denials
from summarizer.retelling import Retelling
from summarizer.weighing import Weighing

REDUNDANCY_COST = 1.0
"""Share (0..1) of its worth that a passage loses when it is like one already taken (Carbonell and
Goldstein 1998, maximal marginal relevance)."""

MIN_SALIENCE = 0.07
"""Salience (0..1) that the best statement of a further passage needs: room left is no reason."""

MAX_KNOWN = 0.6
"""Share (0..1) of the weight of a passage's terms that the summary may have already."""

RETOLD = (0.35, 0.6)
"""Share (0..1) of what a sentence states first that another one of the summary tells, from which
on its worth falls, and from which on it has none."""

RETOLD_BACK = 0.6
"""What it counts where the other one is all told again by it, with more besides."""

FRESH = 0.95
"""Share (0..1) of the worth of a passage that nothing chosen tells in other words, from which on it
is news whatever it shares."""

MIN_NEWS = 0.6
"""Share of it that a passage needs at all: what is mostly told again is left out, whatever room is
left."""

MAX_LIKENESS = 0.7
"""Cosine (0..1) to a passage already taken above which nothing new is said."""


class Selection:
    """What has been chosen (`chosen`, indexes of runs), the values of conflicts that this gives
    (`given`, by conflict id), and what it makes the other runs worth.
    """

    def __init__(self, weighing: Weighing) -> None:
        self.chosen: list[int] = []
        self.given: dict[str, str] = {}
        self._weighing = weighing
        self._runs = weighing.runs
        self._terms = weighing.terms
        self._tells = weighing.tells
        self._told: set[int] = set()
        self._known: set[str] = set()
        self._likeness = [0.0] * len(weighing.runs)
        self._salient = [
            index
            for index, tells in enumerate(weighing.tells)
            if max(weighing.salience[one] for one in tells) >= MIN_SALIENCE
        ]
        self._denials = denials(weighing.merged.story, weighing.runs)
        self._retelling = Retelling(weighing.merged.story, weighing.repeats.weights)
        self._retold: dict[tuple[int, int], float] = {}

    def best(self, left: int) -> int | None:
        """The run of at most `left` words worth most now; None where none adds anything."""
        if not self.chosen:
            every = range(len(self._runs))
            return self._first([i for i in every if self._room_for(i) <= left], left)
        fitting = [index for index in self._salient if self._room_for(index) <= left]
        # What is told again can only cost: only what comes up is compared.
        weighed: list[tuple[float, int]] = []
        for score, index in self._ranked(fitting, left, self._score):
            if weighed and weighed[0] <= (-score, index):
                break
            news = self._news(index) if self._adds(index) else 0.0
            if news >= MIN_NEWS:
                heappush(weighed, (-score * news, index))
        return weighed[0][1] if weighed else None

    def denial_of(self, index: int, left: int) -> int | None:
        """The run of at most `left` words in which the accused deny what run `index` accuses them
        of, unless it is chosen; None for others.
        """
        denial = self._denials.get(index)
        if denial is None or not self._words_of_denial(index):
            return None
        passage = self._runs.readable(denial)
        return denial if passage.words <= left and passage.needs <= self._known else None

    def take(self, index: int) -> None:
        """Makes the run part of the summary."""
        taken = self._runs[index]
        self.chosen.append(index)
        self._told |= self._tells[index]
        self._known |= self._terms[index]
        for unit in taken.units:
            self.given.update(self._weighing.standing.values.get(unit, ()))
        for other in self._salient:
            run = self._runs[other]
            overlap = run.article == taken.article and (
                run.start < taken.end and taken.start < run.end
            )
            likeness = 1.0 if overlap else self._weighing.repeats.likeness(other, index)
            self._likeness[other] = max(self._likeness[other], likeness)

    def _first(self, fitting: Sequence[int], left: int) -> int | None:
        """The run that opens the summary: one that points back only where nothing else can."""
        leads = [index for index in fitting if self._weighing.repeats.is_lead(index)]
        for needs in (False, True):
            if any(self._opens(index, left, needs=needs) for index in leads):
                rank = self._weighing.as_first
            else:
                # Too little room for what opens any article: the one fact that matters most.
                rank = self._weighing.worth
            for _, index in self._ranked(fitting, left, rank):
                if self._opens(index, left, needs=needs):
                    return index
        return None

    def _opens(self, index: int, left: int, *, needs: bool) -> bool:
        """Whether the run reads alone in the room that is left, pointing back only if it `needs`
        may."""
        return self._reads(index, left) and (needs or not self._runs.readable(index).needs)

    def _ranked(
        self, indexes: Iterable[int], left: int, rank: Callable[[int], float]
    ) -> Iterator[tuple[float, int]]:
        """(rank, index) of the runs that read alone and for which `left` words are room, the
        highest first. What is not judged yet is ranked by the words it has at least: no lower.
        """
        ranked = [(-rank(index), index) for index in indexes]
        heapify(ranked)
        judged: set[int] = set()
        while ranked:
            score, index = heappop(ranked)
            if index in judged:
                yield -score, index
            elif self._reads(index, left):
                judged.add(index)
                heappush(ranked, (-rank(index), index))

    def _reads(self, index: int, left: int) -> bool:
        """Whether the run reads alone in the room that is left."""
        return self._runs.passage(index) is not None and self._room_for(index) <= left

    def _room_for(self, index: int) -> int:
        """Words that the run takes, behind the first with the denial that it needs beside it."""
        return self._runs.words(index) + (self._words_of_denial(index) if self.chosen else 0)

    def _words_of_denial(self, index: int) -> int:
        """Words of the denial that the run needs beside it; 0 where there is none, or one has been
        chosen."""
        denial = self._denials.get(index)
        if denial is None or self._tells[denial] <= self._told:
            return 0
        return self._runs.words(denial)

    def _score(self, index: int) -> float:
        """What the run adds is worth for its length."""
        worth = self._weighing.worth(index, self._told)
        left = 1 - REDUNDANCY_COST * self._likeness[index]
        return self._weighing.for_length(index, worth * left)

    def _adds(self, index: int) -> bool:
        """Whether the run says something new, and no other value of what is said already."""
        weighing, tells, terms = self._weighing, self._tells[index], self._terms[index]
        if self._likeness[index] > MAX_LIKENESS or tells <= self._told:
            return False
        if weighing.standing.is_stale(self._runs[index].units):
            return False
        if weighing.is_scrap(index) or not self._runs.readable(index).needs <= self._known:
            return False
        if weighing.repeats.minutes_told(index, self.chosen):
            return False
        weight = weighing.repeats.weight
        if weight(terms & self._known) > MAX_KNOWN * weight(terms):
            return False
        if not weighing.gives_no_other_value(index, self.given):
            return False
        repeats = weighing.repeats.repeated
        if not any(repeats(index, other) for other in self.chosen):
            return True
        fresh = self._news(index) >= FRESH
        return fresh and not any(repeats(index, other, fresh=True) for other in self.chosen)

    def _news(self, index: int) -> float:
        """Share (0..1) of the worth of a run that is not told by another one of the summary in
        other words.
        """
        worth = left = 0.0
        for unit in self._runs[index].units:
            statement = self._weighing.merged.cluster_of[unit]
            if statement not in self._told:
                salience = self._weighing.salience[statement]
                worth += salience
                left += salience * (1 - self._told_again(unit))
        return left / worth if worth else 0.0

    def _told_again(self, unit: int) -> float:
        """How far (0..1) a unit tells what a chosen run tells."""
        low, high = RETOLD
        most = 0.0
        for chosen in self.chosen:
            share = self._retold.get((unit, chosen))
            if share is None:
                told = self._runs[chosen].units
                share = self._retelling.share(unit, told)
                back = min(self._retelling.share_back(other, unit) for other in told)
                share = max(share, low + RETOLD_BACK * (back - low))
                self._retold[unit, chosen] = share
            most = max(most, share)
        return min(1.0, max(0.0, (most - low) / (high - low)))
