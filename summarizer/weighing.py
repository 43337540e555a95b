"""What the runs of a story tell, and what each is worth by itself."""

from __future__ import annotations

import math

from summarizer.merged import Merged
from summarizer.passages import Run
from summarizer.readable import tells_nothing_known
from summarizer.repeats import Repeats
from summarizer.runs import Runs
from summarizer.salience import AGE_COST, recency
from summarizer.standing import Standing

LENGTH_COST = 0.4
"""What a passage tells is divided by its words ** LENGTH_COST."""

MIN_PAID_WORDS = 12
"""Words that a passage is taken to have at least: the shortest sentences tell the least."""

LEAD_LENGTH_COST = 0.25
"""`LENGTH_COST` for the first passage: a lead may take its words."""

NOT_A_LEAD = 0.35
"""What the worth of a first passage is multiplied by that does not open its article."""

SCORE_WORTH = 1.25
"""What the worth of a first passage is multiplied by that gives the score of a match."""

SHORT_PART = 8
"""Words below which a part cut off its sentence hardly tells more than that something was said: it
is taken only where the summary has room for nothing else."""

SHORT_MEMBER = 10
"""Words below which a member of a statement must tell most of what its head tells."""

MIN_OF_HEAD = 0.6
"""Share (0..1) of the head's meanings that it must have."""

MAX_COMPARED = 50
"""Members of a statement among which the best is looked for."""


class Weighing:
    """The runs of a story, by their indexes: `terms` are the meanings (token keys) of each, `tells`
    the clusters that it tells of, `salience` that of each cluster (0..1).
    """

    def __init__(self, merged: Merged) -> None:
        self.merged = merged
        self.runs = Runs(merged.story, merged.copies)
        self.repeats = Repeats(merged.story, self.runs)
        self.terms = self.repeats.terms
        self.tells = [frozenset(merged.told_by(run.units)) for run in self.runs]
        self.standing = Standing(merged)
        self.salience = self.standing.salience
        self._factors = [self.standing.factor(run.units) for run in self.runs]
        self._freshness = [1 - AGE_COST * (1 - new) for new in recency(merged.story)]

    def worth(self, index: int, told: frozenset[int] | set[int] = frozenset()) -> float:
        """What the run tells is worth (>= 0), less what is `told` already."""
        return self._factors[index] * sum(self.salience[one] for one in self.tells[index] - told)

    def for_length(self, index: int, worth: float) -> float:
        """Worth for the room that the run takes."""
        return worth / math.pow(max(self.runs.words(index), MIN_PAID_WORDS), LENGTH_COST)

    def as_first(self, index: int) -> float:
        """What the run is worth as the first of a summary."""
        run, worth = self.runs[index], self.worth(index)
        if self.repeats.is_lead(index):
            worth *= math.sqrt(self._fullness(run))
        else:
            worth *= NOT_A_LEAD
        worth *= self._freshness[run.article]
        if any(q.kind == "score" for n in run.units for q in self.merged.story.units[n].quantities):
            worth *= SCORE_WORTH
        return worth / math.pow(self.runs.words(index), LEAD_LENGTH_COST)

    def gives_no_other_value(self, index: int, given: dict[str, str]) -> bool:
        """Whether the run gives no other value of a conflict than `given`, by conflict id."""
        return all(
            given.get(conflict, value) == value
            for unit in self.runs[index].units
            for conflict, value in self.standing.values.get(unit, ())
        )

    def is_scrap(self, index: int) -> bool:
        """Whether the run tells hardly anything by itself."""
        run, words = self.runs[index], self.runs.words(index)
        return (
            (words < SHORT_PART and not self._is_whole(run))
            or all(tells_nothing_known(self.merged.story.units[number]) for number in run.units)
            or (words < SHORT_MEMBER and self._is_lesser(run))
        )

    def known_from(self, chosen: list[int]) -> frozenset[str]:
        """The meanings of the runs together."""
        return frozenset[str]().union(*(self.terms[one] for one in chosen))

    def _fullness(self, run: Run) -> float:
        """Share (0..1) of the worth of what tells the run's first statement best that the run has
        itself: a statement's shortest telling is no opening.
        """
        first = run.units[0]
        members = self.merged.clusters[self.merged.cluster_of[first]].members[:MAX_COMPARED]
        top = max(map(self._own_worth, (first, *members)))
        return self._own_worth(first) / top if top else 1.0

    def _own_worth(self, number: int) -> float:
        unit = self.merged.story.units[number]
        return self.merged.salience.worth(unit.terms, unit.place)

    def _is_lesser(self, run: Run) -> bool:
        """Whether the run is one member of a statement whose head, in another sentence, has far
        more meanings.
        """
        units, number = self.merged.story.units, run.units[0]
        head = self.merged.clusters[self.merged.cluster_of[number]].head
        if len(run.units) > 1 or head == number:
            return False
        theirs = {token.key for token in units[head].tokens}
        mine = {token.key for token in units[number].tokens}
        return len(mine & theirs) < MIN_OF_HEAD * len(theirs)

    def _is_whole(self, run: Run) -> bool:
        """Whether the run is all of its sentence."""
        units = self.merged.story.units
        place = (run.article, units[run.units[0]].sentence)
        return not any(
            0 <= near < len(units) and (units[near].article, units[near].sentence) == place
            for near in (run.units[0] - 1, run.units[-1] + 1)
        )
