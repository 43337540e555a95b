"""The choice of passages: by the salience of what they add for their length, less what they repeat,
and never two values of one thing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from summarizer.articles import Conflict
from summarizer.denials import denials
from summarizer.merged import Merged
from summarizer.outgrown import outgrown
from summarizer.part_of_whole import Count, counts_of, parts_of_wholes, tells_part
from summarizer.passages import Passage
from summarizer.readable import tells_nothing_known
from summarizer.repeats import MAX_REPEATED, Repeats
from summarizer.restated import values_restated
from summarizer.retelling import Retelling
from summarizer.salience import AGE_COST, recency

LENGTH_COST = 0.4
"""What a passage tells is divided by its words ** LENGTH_COST."""

MIN_PAID_WORDS = 12
"""Words that a passage is taken to have at least: the shortest sentences tell the least."""

LEAD_LENGTH_COST = 0.25
"""`LENGTH_COST` for the first passage: a lead may take its words."""

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

MAX_LIKENESS = 0.7
"""Cosine (0..1) to a passage already taken above which nothing new is said."""

MIN_HELD = 0.75
"""Share (0..1) of a passage's terms that one has which tells the same and more."""

MIN_HELD_OF_STATEMENT = 0.6
"""The same where both are found to tell one statement."""

MIN_MORE = 0.2
"""Share (0..1) of the weight of its own terms that is then new."""

MIN_FULLER_WORTH = 0.6
"""Worth that it has of the other's at least."""

STALE_WORTH = 0.1
"""Share (0..1) of its worth that a passage keeps which gives an older value."""

LATEST_WORTH = 1.8
"""What the worth of one is multiplied by that gives the newest value of what has changed."""

SHORT_PART = 8
"""Words below which a part cut off its sentence hardly tells more than that something was said: it
is taken only where the summary has room for nothing else."""

SHORT_MEMBER = 10
"""Words below which a member of a statement must tell most of what its head tells."""

MIN_OF_HEAD = 0.6
"""Share (0..1) of the head's meanings that it must have."""

MAX_COMPARED = 50
"""Members of a statement among which the best is looked for."""

NOT_A_LEAD = 0.35
"""The same for the first passage, where it does not open its article."""


_Span = tuple[str, int, int]


class Selection:
    """What has been chosen (`chosen`, indexes into `passages`), and what that makes the other
    passages worth.
    """

    def __init__(self, merged: Merged, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.chosen: list[int] = []
        self._repeats = Repeats(merged.story, passages)
        self._terms = self._repeats.terms
        self._tells = [frozenset(merged.told_by(p.units)) for p in passages]
        restated = values_restated(merged, range(len(merged.story.units)))
        self._values = _values_of_units(merged, restated)
        self._stale, self._latest = _moved_on(merged, restated)
        salience = list(merged.salience.of_cluster)
        for number, higher in _outgrown(merged).items():
            # The count that has outgrown another one takes its place.
            self._stale |= {number}
            for unit in higher:
                mine, theirs = merged.cluster_of[unit], merged.cluster_of[number]
                salience[mine] = max(salience[mine], salience[theirs])
        self._salience = tuple(salience)
        self._standing = [self._standing_of(merged, passage) for passage in passages]
        self._scraps = {
            index
            for index, passage in enumerate(passages)
            if (passage.words < SHORT_PART and not _is_whole(merged, passage))
            or all(tells_nothing_known(merged.story.units[number]) for number in passage.units)
            or (passage.words < SHORT_MEMBER and _is_lesser(merged, passage))
        }
        self._freshness = [1 - AGE_COST * (1 - new) for new in recency(merged.story)]
        self._merged = merged
        self._told: set[int] = set()
        self._known: set[str] = set()
        self._given: dict[str, str] = {}
        self._likeness = [0.0] * len(passages)
        self._denials = denials(merged.story, passages)
        self._retelling = Retelling(merged.story, self._repeats.weights)
        self._cluster_of = merged.cluster_of
        self._retold: dict[tuple[int, int], float] = {}

    def best(self, left: int) -> int | None:
        """The passage of at most `left` words worth most now; None where none adds anything."""
        fitting = [i for i, passage in enumerate(self.passages) if passage.words <= left]
        if not self.chosen:
            return self._first(fitting)
        fitting = [i for i in fitting if self.passages[i].words + self._words_of_denial(i) <= left]
        ranked = [(-self._score(index), index) for index in fitting]
        heapify(ranked)
        # What is told again can only cost: only what comes up is compared.
        weighed: set[int] = set()
        while ranked:
            score, index = heappop(ranked)
            if index in weighed:
                return index
            news = self._news(index) if self._adds(index) else 0.0
            if news:
                weighed.add(index)
                heappush(ranked, (score * news, index))
        return None

    def denial_of(self, index: int, left: int) -> int | None:
        """The passage of at most `left` words in which the accused deny what passage `index`
        accuses them of, unless it is chosen; None for others.
        """
        denial = self._denials.get(index)
        if denial is None or not self._words_of_denial(index):
            return None
        passage = self.passages[denial]
        return denial if passage.words <= left and passage.needs <= self._known else None

    def _words_of_denial(self, index: int) -> int:
        """Words of the denial that passage `index` needs beside it; 0 where there is none, or one
        has been chosen."""
        denial = self._denials.get(index)
        if denial is None or self._tells[denial] <= self._told:
            return 0
        return self.passages[denial].words

    def _news(self, index: int) -> float:
        """Share (0..1) of the worth of a passage that is not told by another one of the summary in
        other words.
        """
        worth = left = 0.0
        for unit in self.passages[index].units:
            statement = self._cluster_of[unit]
            if statement not in self._told:
                worth += self._salience[statement]
                left += self._salience[statement] * (1 - self._told_again(unit))
        return left / worth if worth else 0.0

    def _told_again(self, unit: int) -> float:
        """How far (0..1) a unit tells what a chosen passage tells."""
        low, high = RETOLD
        most = 0.0
        for chosen in self.chosen:
            share = self._retold.get((unit, chosen))
            if share is None:
                share = self._retelling.share(unit, self.passages[chosen].units)
                back = min(
                    self._retelling.share_back(other, unit) for other in self.passages[chosen].units
                )
                share = max(share, low + RETOLD_BACK * (back - low))
                self._retold[unit, chosen] = share
            most = max(most, share)
        return min(1.0, max(0.0, (most - low) / (high - low)))

    def _first(self, fitting: Sequence[int]) -> int | None:
        # What points back opens the summary only where nothing else can.
        able = [index for index in fitting if not self.passages[index].needs] or fitting
        # Too little room for what opens any article: the one fact that matters most.
        rank = self._score if any(map(self._repeats.is_lead, able)) else self._worth
        return max(able, key=lambda index: (rank(index), -index), default=None)

    def take(self, index: int) -> None:
        """Makes the passage part of the summary."""
        taken = self.passages[index]
        self.chosen.append(index)
        self._told |= self._tells[index]
        self._known |= self._terms[index]
        for unit in taken.units:
            self._given.update(self._values.get(unit, ()))
        for other, passage in enumerate(self.passages):
            overlap = passage.article == taken.article and (
                passage.start < taken.end and taken.start < passage.end
            )
            likeness = 1.0 if overlap else self._repeats.likeness(other, index)
            self._likeness[other] = max(self._likeness[other], likeness)

    def exchange(self, left: int) -> int:
        """Puts in the place of a passage one that tells the same and more besides, where `left`
        words allow; the words that remain.
        """
        for place, chosen in enumerate(self.chosen):
            others = [one for one in self.chosen if one != chosen]
            known = self._known_from(others)
            fuller = [
                index
                for index in range(len(self.passages))
                if index != chosen
                and self.passages[index].words - self.passages[chosen].words <= left
                and self._is_fuller(index, chosen, others, known)
                and (place > 0 or self._repeats.is_lead(index))
            ]
            if fuller:
                best = max(fuller, key=lambda index: (self._plain_worth(index), -index))
                left -= self.passages[best].words - self.passages[chosen].words
                self.chosen[place] = best
        return left

    def join_parts(self, left: int) -> int:
        """Puts in the place of a passage that gives a count, where another one gives a part of it
        as if it were another event, one that says which is part of which, where `left` words
        allow; the words that remain.
        """
        units = self._merged.story.units
        pairs = parts_of_wholes(self._merged.story)
        if not pairs:
            return left
        counts = [counts_of([units[number] for number in p.units]) for p in self.passages]
        for whole, part in sorted(pairs):
            given = [counts[one] for one in self.chosen]
            alone = [whole in one and part not in one for one in given]
            parted = any(part in one and whole not in one for one in given)
            if not parted or any(whole in one and part in one for one in given):
                continue
            for place in (at for at, is_alone in enumerate(alone) if is_alone and at):
                left = self._join(place, whole, part, left)
        return left

    def _join(self, place: int, whole: Count, part: Count, left: int) -> int:
        """Puts what tells a count with its part at `place`; the words that remain."""
        chosen, units = self.chosen[place], self._merged.story.units
        known = self._known_from([one for one in self.chosen if one != chosen])
        better = [
            index
            for index, passage in enumerate(self.passages)
            if tells_part(units[passage.units[0]], whole, part)
            and passage.words - self.passages[chosen].words <= left
            and passage.needs <= known
            and self._stale.isdisjoint(passage.units)
        ]
        if not better:
            return left
        best = max(better, key=lambda index: (self._plain_worth(index), -index))
        self.chosen[place] = best
        return left - self.passages[best].words + self.passages[chosen].words

    def lengthen(self, left: int) -> None:
        """Lets passages run on in their sentences as far as `left` words allow and what follows is
        new: a sentence is cut for want of room alone.
        """
        longer: dict[tuple[int, int], list[int]] = defaultdict(list)
        for index, passage in enumerate(self.passages):
            longer[passage.article, passage.start].append(index)
        for place, chosen in enumerate(self.chosen):
            passage = self.passages[chosen]
            others = [one for one in self.chosen if one != chosen]
            told = frozenset[int]().union(*(self._tells[one] for one in others))
            known = self._known_from(others)
            best = chosen
            for index in longer[passage.article, passage.start]:
                more = self.passages[index].words - passage.words
                if (
                    self.passages[index].words > self.passages[best].words
                    and more <= left
                    and self._runs_on(index, chosen, told, known)
                ):
                    best = index
            left -= self.passages[best].words - passage.words
            self.chosen[place] = best

    def _is_fuller(
        self, index: int, chosen: int, others: Sequence[int], known: frozenset[str]
    ) -> bool:
        """Whether passage `index` tells what `chosen` tells and more, that `others` do not."""
        passage, terms, mine = self.passages[index], self._terms[index], self._terms[chosen]
        same = self._tells[chosen] <= self._tells[index]
        if len(terms & mine) < (MIN_HELD_OF_STATEMENT if same else MIN_HELD) * len(mine):
            return False
        weight = self._repeats.weight
        return (
            passage.needs <= known
            and weight(terms - mine - known) >= MIN_MORE * weight(terms)
            and self._plain_worth(index) >= MIN_FULLER_WORTH * self._plain_worth(chosen)
            and self._stale.isdisjoint(passage.units)
            and not any(self._repeats.repeated(index, one) for one in others)
            and self._gives_no_other_value(index)
        )

    def _runs_on(
        self, index: int, chosen: int, told: frozenset[int], known: frozenset[str]
    ) -> bool:
        """Whether what passage `index` has beyond `chosen` is news, beside what else is told."""
        passage, weight = self.passages[index], self._repeats.weight
        rest = self._tells[index] - self._tells[chosen]
        terms = self._terms[index] - self._terms[chosen]
        return (
            passage.needs <= known
            and rest.isdisjoint(told)
            and any(self._salience[one] >= MIN_SALIENCE for one in rest)
            and weight(terms & known) <= MAX_REPEATED * weight(terms)
            and self._gives_no_other_value(index)
        )

    def _adds(self, index: int) -> bool:
        """Whether the passage says something new, and no other value of what is said already."""
        if self._likeness[index] > MAX_LIKENESS or self._tells[index] <= self._told:
            return False
        if max(self._salience[one] for one in self._tells[index]) < MIN_SALIENCE:
            return False
        if index in self._scraps or not self.passages[index].needs <= self._known:
            return False
        terms, weight = self._terms[index], self._repeats.weight
        if weight(terms & self._known) > MAX_KNOWN * weight(terms):
            return False
        return not any(
            self._repeats.repeated(index, other) for other in self.chosen
        ) and self._gives_no_other_value(index)

    def _gives_no_other_value(self, index: int) -> bool:
        return all(
            self._given.get(conflict, value) == value
            for unit in self.passages[index].units
            for conflict, value in self._values.get(unit, ())
        )

    def _known_from(self, chosen: Sequence[int]) -> frozenset[str]:
        return frozenset[str]().union(*(self._terms[one] for one in chosen))

    def _standing_of(self, merged: Merged, passage: Passage) -> float:
        """What the worth of a passage is multiplied by: less than 1 where it is overtaken, more
        where it gives the newest value of what has changed.
        """
        standing = 1.0
        if not self._stale.isdisjoint(passage.units):
            standing *= STALE_WORTH
        elif not self._latest.isdisjoint(passage.units):
            standing *= LATEST_WORTH
        return standing

    def _plain_worth(self, index: int) -> float:
        """What the passage tells is worth by itself."""
        return self._standing[index] * sum(self._salience[one] for one in self._tells[index])

    def _worth(self, index: int) -> float:
        """What the passage adds is worth."""
        score = sum(self._salience[one] for one in self._tells[index] - self._told)
        return score * (1 - REDUNDANCY_COST * self._likeness[index]) * self._standing[index]

    def _score(self, index: int) -> float:
        passage, score = self.passages[index], self._worth(index)
        if self.chosen:
            return score / math.pow(max(passage.words, MIN_PAID_WORDS), LENGTH_COST)
        if self._repeats.is_lead(index):
            score *= math.sqrt(_fullness(self._merged, passage))
        else:
            score *= NOT_A_LEAD
        score *= self._freshness[passage.article]
        return score / math.pow(passage.words, LEAD_LENGTH_COST)


def _fullness(merged: Merged, passage: Passage) -> float:
    """Share (0..1) of the worth of what tells the passage's first statement best that the passage
    has itself: a statement's shortest telling is no opening.
    """
    first = passage.units[0]
    members = merged.clusters[merged.cluster_of[first]].members[:MAX_COMPARED]
    top = max(_own_worth(merged, member) for member in (first, *members))
    return _own_worth(merged, first) / top if top else 1.0


def _is_lesser(merged: Merged, passage: Passage) -> bool:
    """Whether the passage is one member of a statement whose head, in another sentence, has far
    more meanings.
    """
    units, number = merged.story.units, passage.units[0]
    head = merged.clusters[merged.cluster_of[number]].head
    if len(passage.units) > 1 or head == number:
        return False
    theirs = {token.key for token in units[head].tokens}
    mine = {token.key for token in units[number].tokens}
    return len(mine & theirs) < MIN_OF_HEAD * len(theirs)


def _own_worth(merged: Merged, number: int) -> float:
    unit = merged.story.units[number]
    return merged.salience.worth(unit.terms, unit.place)


def _is_whole(merged: Merged, passage: Passage) -> bool:
    """Whether the passage is all of its sentence."""
    units = merged.story.units
    first, last = passage.units[0], passage.units[-1]
    place = (units[first].article, units[first].sentence)
    before, behind = first - 1, last + 1
    return not any(
        0 <= near < len(units) and (units[near].article, units[near].sentence) == place
        for near in (before, behind)
    )


def _values_of_units(
    merged: Merged, restated: Sequence[tuple[int, Conflict, str]]
) -> dict[int, set[tuple[str, str]]]:
    """For each unit that gives values of conflicts: (conflict id, value)."""
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    at = _units_by_span(merged)
    for conflict in merged.conflicts:
        for unit, value in _values_given(at, conflict):
            found[unit].add((conflict.id, value))
    for unit, conflict, value in restated:
        found[unit].add((conflict.id, value))
    return found


def _moved_on(
    merged: Merged, restated: Sequence[tuple[int, Conflict, str]]
) -> tuple[frozenset[int], frozenset[int]]:
    """Units that give an older value where a newer one holds (`restated` ones too), and units that
    give the newest. Where outlets contradict each other, who wrote last is not more right.
    """
    at = _units_by_span(merged)
    old: set[int] = set()
    new: set[int] = set()
    for conflict in merged.conflicts:
        if conflict.kind == "update" and conflict.latest is not None:
            for unit, value in _values_given(at, conflict):
                (new if value == conflict.latest else old).add(unit)
    for unit, conflict, value in restated:
        if conflict.latest is not None and value != conflict.latest:
            old.add(unit)
    return frozenset(old), frozenset(new - old)


def _outgrown(merged: Merged) -> dict[int, frozenset[int]]:
    at = _units_by_span(merged)
    found: dict[int, frozenset[int]] = {}
    for conflict in merged.conflicts:
        if conflict.kind == "contradiction":
            found.update(outgrown(merged.story, _values_given(at, conflict)))
    return found


def _units_by_span(merged: Merged) -> dict[_Span, int]:
    story = merged.story
    return {
        (story.articles[unit.article].id, unit.start, unit.end): index
        for index, unit in enumerate(story.units)
    }


def _values_given(at: dict[_Span, int], conflict: Conflict) -> list[tuple[int, str]]:
    """(unit, value) wherever the story gives a value of the conflict."""
    return [
        (at[member.article_id, member.start, member.end], value.normalised)
        for value in conflict.values
        for member in value.members
    ]
