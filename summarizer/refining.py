"""A choice of runs made better: fuller tellings, parts told with their wholes, sentences run on as
far as the room allows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summarizer.part_of_whole import Count, counts_of, parts_of_wholes, tells_part
from summarizer.repeats import MAX_REPEATED
from summarizer.selection import MIN_SALIENCE
from summarizer.weighing import Weighing

MIN_HELD = 0.75
"""Share (0..1) of a passage's terms that one has which tells the same and more."""

MIN_HELD_OF_STATEMENT = 0.6
"""The same where both are found to tell one statement."""

MIN_MORE = 0.2
"""Share (0..1) of the weight of its own terms that is then new."""

MIN_FULLER_WORTH = 0.6
"""Worth that it has of the other's at least."""


class Refining:
    """`chosen` are indexes of runs, in the order of choice; `given` the values of conflicts that
    they give, by conflict id; `left` words remain.
    """

    def __init__(
        self, weighing: Weighing, chosen: Sequence[int], given: dict[str, str], left: int
    ) -> None:
        self.chosen = list(chosen)
        self._weighing = weighing
        self._runs = weighing.runs
        self._given = dict(given)
        self._left = left

    def exchange(self) -> None:
        """Puts in the place of a run one that tells the same and more besides."""
        for place, chosen in enumerate(self.chosen):
            others = [one for one in self.chosen if one != chosen]
            known = self._weighing.known_from(others)
            self._put_best(
                place,
                [
                    index
                    for index in range(len(self._runs))
                    if index != chosen
                    and self._runs.words(index) - self._runs.words(chosen) <= self._left
                    and (place > 0 or self._weighing.repeats.is_lead(index))
                    and self._is_fuller(index, chosen, others, known)
                ],
            )

    def join_parts(self) -> None:
        """Puts in the place of a run that gives a count, where another one gives a part of it as if
        it were another event, one that says which is part of which.
        """
        units = self._weighing.merged.story.units
        pairs = parts_of_wholes(self._weighing.merged.story)
        if not pairs:
            return
        counts = [counts_of([units[number] for number in run.units]) for run in self._runs]
        for whole, part in sorted(pairs):
            given = [counts[one] for one in self.chosen]
            alone = [whole in one and part not in one for one in given]
            parted = any(part in one and whole not in one for one in given)
            if not parted or any(whole in one and part in one for one in given):
                continue
            for place in (at for at, is_alone in enumerate(alone) if is_alone and at):
                self._join(place, whole, part)

    def lengthen(self) -> None:
        """Lets runs go on in their sentences as far as what follows is new: a sentence is cut for
        want of room alone.
        """
        longer: dict[tuple[int, int], list[int]] = defaultdict(list)
        for index, run in enumerate(self._runs):
            longer[run.article, run.start].append(index)
        for place, chosen in enumerate(self.chosen):
            run = self._runs[chosen]
            others = [one for one in self.chosen if one != chosen]
            told = frozenset[int]().union(*(self._weighing.tells[one] for one in others))
            known = self._weighing.known_from(others)
            best = chosen
            for index in longer[run.article, run.start]:
                if self._runs_on(index, chosen, told, known):
                    best = max(best, index, key=self._runs.words)
            self._put(place, best)

    def _join(self, place: int, whole: Count, part: Count) -> None:
        """Puts what tells a count with its part at `place`."""
        chosen, units = self.chosen[place], self._weighing.merged.story.units
        known = self._weighing.known_from([one for one in self.chosen if one != chosen])
        self._put_best(
            place,
            [
                index
                for index, run in enumerate(self._runs)
                if tells_part(units[run.units[0]], whole, part)
                and not self._weighing.standing.is_stale(run.units)
                and self._can_stand(index, chosen, known)
            ],
        )

    def _put_best(self, place: int, better: Sequence[int]) -> None:
        """Puts the most worth of `better` at `place`, the first of equal ones."""
        if better:
            self._put(place, max(better, key=lambda index: (self._weighing.worth(index), -index)))

    def _put(self, place: int, index: int) -> None:
        self._left -= self._runs.words(index) - self._runs.words(self.chosen[place])
        self.chosen[place] = index
        for unit in self._runs[index].units:
            self._given.update(self._weighing.standing.values.get(unit, ()))

    def _can_stand(self, index: int, chosen: int, known: frozenset[str]) -> bool:
        """Whether the run reads alone beside what is `known` and fits in the place of `chosen`."""
        passage = self._runs.passage(index)
        if passage is None or not passage.needs <= known:
            return False
        return passage.words - self._runs.words(chosen) <= self._left

    def _is_fuller(
        self, index: int, chosen: int, others: Sequence[int], known: frozenset[str]
    ) -> bool:
        """Whether the run tells what `chosen` tells and more, that `others` do not."""
        weighing = self._weighing
        terms, mine = weighing.terms[index], weighing.terms[chosen]
        same = weighing.tells[chosen] <= weighing.tells[index]
        if len(terms & mine) < (MIN_HELD_OF_STATEMENT if same else MIN_HELD) * len(mine):
            return False
        weight = weighing.repeats.weight
        return (
            weight(terms - mine - known) >= MIN_MORE * weight(terms)
            and weighing.worth(index) >= MIN_FULLER_WORTH * weighing.worth(chosen)
            and not weighing.standing.is_stale(self._runs[index].units)
            and weighing.gives_no_other_value(index, self._given)
            and self._can_stand(index, chosen, known)
            and not any(weighing.repeats.repeated(index, one) for one in others)
        )

    def _runs_on(
        self, index: int, chosen: int, told: frozenset[int], known: frozenset[str]
    ) -> bool:
        """Whether what the run has beyond `chosen` is news, beside what else is told."""
        weighing = self._weighing
        rest = weighing.tells[index] - weighing.tells[chosen]
        terms = weighing.terms[index] - weighing.terms[chosen]
        weight = weighing.repeats.weight
        return (
            rest.isdisjoint(told)
            and any(weighing.salience[one] >= MIN_SALIENCE for one in rest)
            and weight(terms & known) <= MAX_REPEATED * weight(terms)
            and weighing.gives_no_other_value(index, self._given)
            and self._can_stand(index, chosen, known)
        )
