"""The summary without weights: the most salient statements in the words of their sources.

Passages that read alone are taken by the salience of the statements that they add for their length,
less what they repeat. The first opens an article; the others follow in the story's own order.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from summarizer.arabic import stem
from summarizer.articles import Conflict
from summarizer.merged import Merged
from summarizer.passages import Passage, find_passages
from summarizer.quantities import Quantity, compatible
from summarizer.readable import tells_nothing_known
from summarizer.salience import AGE_COST, recency
from summarizer.story import Story, Unit

LENGTH_COST = 0.5
"""What a passage tells is divided by its words ** LENGTH_COST."""

MIN_PAID_WORDS = 12
"""Words that a passage is taken to have at least: the shortest sentences tell the least."""

MIN_HELD = 0.75
"""Share (0..1) of a passage's terms that one which tells the same and more has."""

MIN_MORE = 0.3
"""Share (0..1) of the weight of its own terms that is then new."""

MIN_FULLER_WORTH = 0.6
"""Worth that it has of the other's at least."""

LEAD_LENGTH_COST = 0.25
"""The same for the first passage: a lead may take its words."""

REDUNDANCY_COST = 1.0
"""Share (0..1) of its worth that a passage loses when it is like one already taken (Carbonell and
Goldstein 1998, maximal marginal relevance)."""

MIN_SALIENCE = 0.1
"""Salience (0..1) that the best statement of a further passage needs: room left is no reason."""

MAX_KNOWN = 0.6
"""Share (0..1) of the weight of a passage's terms that the summary may have already."""

MAX_REPEATED = 0.45
"""Share (0..1) of the weight of the terms of the shorter of two passages that the other may hold:
beyond, both tell the same event, whatever each adds."""

MAX_SHARED = 0.5
"""The same for the number of terms, whatever they weigh."""

MAX_SHARED_WITH_FIGURES = 0.25
"""The same where the passage gives no figure that the other does not: a toll, a sum or a score told
again is the event told again."""

MAX_SHARED_BY_LEADS = 0.42
"""The same for sentences that open articles: what opens two reports of one event is that event."""

MAX_LIKENESS = 0.7
"""Cosine (0..1) to a passage already taken above which nothing new is said."""

STALE_WORTH = 0.1
"""Share (0..1) of its worth that a passage keeps which gives an older value."""

_TOLD_ONCE = frozenset({"cardinal", "money", "measure", "percent", "score"})

UNKNOWN_WORTH = 0.3
"""The same for one that only tells what is not known yet."""

NOT_A_LEAD = 0.35
"""The same for the first passage, where it does not open its article."""


def compose(merged: Merged, *, max_words: int, max_sentences: int) -> list[Passage]:
    """The passages of the summary in reading order; empty where nothing whole fits `max_words`."""
    selection = _Selection(merged, find_passages(merged.story, merged.copies))
    left = max_words
    while len(selection.chosen) < max_sentences:
        index = selection.best(left)
        if index is None:
            break
        selection.take(index)
        left -= selection.passages[index].words
    left = selection.exchange(left)
    selection.lengthen(left)
    return _in_order(merged, [selection.passages[index] for index in selection.chosen])


class _Selection:
    """What has been chosen, and what that makes the other passages worth."""

    def __init__(self, merged: Merged, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.chosen: list[int] = []
        self._merged = merged
        units = merged.story.units
        self._terms = [
            frozenset(token.key for number in p.units for token in units[number].tokens)
            for p in passages
        ]
        self._weights = _weights(units)
        self._tells = [frozenset(merged.told_by(p.units)) for p in passages]
        self._figures = [
            [figure for number in p.units for figure in _figures(units[number])] for p in passages
        ]
        self._values = _values_of_units(merged)
        self._stale = _stale_units(merged)
        self._standing = [self._standing_of(passage) for passage in passages]
        self._leads = _lead_sentences(merged.story)
        self._freshness = [1 - AGE_COST * (1 - new) for new in recency(merged.story)]
        self._told: set[int] = set()
        self._known: set[str] = set()
        self._given: dict[str, str] = {}
        self._likeness = [0.0] * len(passages)

    def best(self, left: int) -> int | None:
        """The passage of at most `left` words worth most now; None where none adds anything."""
        fitting = [
            index
            for index, passage in enumerate(self.passages)
            if passage.words <= left and self._adds(index)
        ]
        if not self.chosen and not fitting:
            # What points back must open the summary where nothing else can.
            fitting = [i for i, passage in enumerate(self.passages) if passage.words <= left]
        if not self.chosen and not any(map(self._is_lead, fitting)):
            # Too little room for what opens any article: the one fact that matters most.
            scores = [(self._worth(index), -index) for index in fitting]
        else:
            scores = [(self._score(index), -index) for index in fitting]
        return -max(scores)[1] if scores else None

    def take(self, index: int) -> None:
        """Makes the passage part of the summary."""
        taken = self.passages[index]
        self.chosen.append(index)
        self._told |= self._tells[index]
        self._known |= self._terms[index]
        for unit in taken.units:
            self._given.update(self._values.get(unit, ()))
        for other, passage in enumerate(self.passages):
            likeness = _cosine(self._terms[other], self._terms[index])
            overlap = passage.article == taken.article and (
                passage.start < taken.end and taken.start < passage.end
            )
            self._likeness[other] = 1.0 if overlap else max(self._likeness[other], likeness)

    def exchange(self, left: int) -> int:
        """Puts in the place of a passage one that tells the same and more besides, where `left`
        words allow; the words that remain.
        """
        for place, chosen in enumerate(self.chosen):
            others = [one for one in self.chosen if one != chosen]
            fuller = [
                index
                for index in range(len(self.passages))
                if index != chosen
                and (place > 0 or self._is_lead(index))
                and self.passages[index].words - self.passages[chosen].words <= left
                and self._is_fuller(index, chosen, others)
            ]
            if fuller:
                best = max(fuller, key=lambda index: (self._plain_worth(index), -index))
                left -= self.passages[best].words - self.passages[chosen].words
                self.chosen[place] = best
        return left

    def _is_fuller(self, index: int, chosen: int, others: Sequence[int]) -> bool:
        """Whether passage `index` tells what `chosen` tells and more, that `others` do not."""
        passage, terms = self.passages[index], self._terms[index]
        known = frozenset().union(*(self._terms[one] for one in others))
        mine = self._terms[chosen]
        more = terms - mine - known
        return (
            passage.needs <= known
            and len(terms & mine) >= MIN_HELD * len(mine)
            and self._weight(more) >= MIN_MORE * self._weight(terms)
            and self._plain_worth(index) >= MIN_FULLER_WORTH * self._plain_worth(chosen)
            and self._stale.isdisjoint(passage.units)
            and not any(self._repeats(index, one) for one in others)
            and self._gives_no_other_value(index)
        )

    def _plain_worth(self, index: int) -> float:
        salience = self._merged.salience.of_cluster
        return self._standing[index] * sum(salience[one] for one in self._tells[index])

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
            told = frozenset().union(*(self._tells[one] for one in others))
            known = frozenset().union(*(self._terms[one] for one in others))
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

    def _runs_on(
        self, index: int, chosen: int, told: frozenset[int], known: frozenset[str]
    ) -> bool:
        """Whether what passage `index` has beyond `chosen` is news, beside what else is told."""
        passage = self.passages[index]
        rest = self._tells[index] - self._tells[chosen]
        terms = self._terms[index] - self._terms[chosen]
        salience = self._merged.salience.of_cluster
        return (
            passage.needs <= known
            and rest.isdisjoint(told)
            and any(salience[one] >= MIN_SALIENCE for one in rest)
            and self._weight(terms & known) <= MAX_REPEATED * self._weight(terms)
            and self._gives_no_other_value(index)
        )

    def _adds(self, index: int) -> bool:
        """Whether the passage says something new, and no other value of what is said already."""
        if self._likeness[index] > MAX_LIKENESS or self._tells[index] <= self._told:
            return False
        salience = self._merged.salience.of_cluster
        if self.chosen and max(salience[one] for one in self._tells[index]) < MIN_SALIENCE:
            return False
        if not self.passages[index].needs <= self._known:
            return False
        terms, weight = self._terms[index], self._weight
        if weight(terms & self._known) > MAX_KNOWN * weight(terms):
            return False
        return all(
            not self._repeats(index, other) for other in self.chosen
        ) and self._gives_no_other_value(index)

    def _repeats(self, index: int, other: int) -> bool:
        """Whether the passages tell the same: by weight of meanings, or by their number."""
        mine, theirs = self._terms[index], self._terms[other]
        shared = mine & theirs
        smaller = min(self._weight(mine), self._weight(theirs))
        if self._weight(shared) > MAX_REPEATED * smaller:
            return True
        fewer = min(len(mine), len(theirs))
        if len(shared) > MAX_SHARED_WITH_FIGURES * fewer and self._same_figures(index, other):
            return True
        both_lead = self._is_lead(index) and self._is_lead(other)
        limit = MAX_SHARED_BY_LEADS if both_lead else MAX_SHARED
        return len(shared) > limit * fewer

    def _same_figures(self, index: int, other: int) -> bool:
        """Whether the passage has figures, and the other one has each of them."""
        mine, theirs = self._figures[index], self._figures[other]
        return bool(mine) and all(
            any(what == whose and compatible(one, another) for another, whose in theirs)
            for one, what in mine
        )

    def _standing_of(self, passage: Passage) -> float:
        """The share (0..1) of its worth that a passage keeps: less where it is overtaken, or tells
        only that nothing is known.
        """
        story = self._merged.story
        units = [story.units[number] for number in passage.units]
        standing = 1.0
        if not self._stale.isdisjoint(passage.units):
            standing *= STALE_WORTH
        if all(tells_nothing_known(unit) for unit in units):
            standing *= UNKNOWN_WORTH
        return standing

    def _gives_no_other_value(self, index: int) -> bool:
        return all(
            self._given.get(conflict, value) == value
            for unit in self.passages[index].units
            for conflict, value in self._values.get(unit, ())
        )

    def _is_lead(self, index: int) -> bool:
        """Whether the passage is of the sentence that opens its article."""
        first = self._merged.story.units[self.passages[index].units[0]]
        return (first.article, first.sentence) in self._leads

    def _weight(self, terms: frozenset[str]) -> float:
        return sum(self._weights[term] for term in terms)

    def _worth(self, index: int) -> float:
        salience = self._merged.salience.of_cluster
        score = sum(salience[one] for one in self._tells[index] - self._told)
        score *= 1 - REDUNDANCY_COST * self._likeness[index]
        return score * self._standing[index]

    def _score(self, index: int) -> float:
        passage, score = self.passages[index], self._worth(index)
        if self.chosen:
            return score / math.pow(max(passage.words, MIN_PAID_WORDS), LENGTH_COST)
        if not self._is_lead(index):
            score *= NOT_A_LEAD
        score *= self._freshness[passage.article]
        return score / math.pow(passage.words, LEAD_LENGTH_COST)


def _figures(unit: Unit) -> list[tuple[Quantity, str | None]]:
    """The counts, sums and scores of a unit, each with the fate or thing that it counts."""
    return [
        (quantity, slot or (stem(quantity.counted) if quantity.counted else quantity.unit))
        for quantity, slot in zip(unit.quantities, unit.slots, strict=True)
        if quantity.kind in _TOLD_ONCE and slot != "part"
    ]


def _cosine(a: frozenset[str], b: frozenset[str]) -> float:
    """Of two sets of meanings; 0 where one is empty."""
    return len(a & b) / math.sqrt(len(a) * len(b)) if a and b else 0.0


def _weights(units: Sequence[Unit]) -> dict[str, float]:
    """For each meaning of the story its inverse document frequency over units, log(1 + N / df): to
    say again what the whole story is about repeats nothing.
    """
    holders = Counter(key for unit in units for key in {token.key for token in unit.tokens})
    return {key: math.log(1 + len(units) / count) for key, count in holders.items()}


def _values_of_units(merged: Merged) -> dict[int, set[tuple[str, str]]]:
    """For each unit that gives values of conflicts: (conflict id, value)."""
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for conflict in merged.conflicts:
        for unit, value in _values_given(merged, conflict):
            found[unit].add((conflict.id, value))
    return found


def _stale_units(merged: Merged) -> frozenset[int]:
    """Units that give an older value where a newer one is known."""
    return frozenset(
        unit
        for conflict in merged.conflicts
        if conflict.latest is not None
        for unit, value in _values_given(merged, conflict)
        if value != conflict.latest
    )


def _values_given(merged: Merged, conflict: Conflict) -> list[tuple[int, str]]:
    """(unit, value) wherever the story gives a value of the conflict."""
    story = merged.story
    at = {
        (story.articles[unit.article].id, unit.start, unit.end): i
        for i, unit in enumerate(story.units)
    }
    return [
        (at[member.article_id, member.start, member.end], value.normalised)
        for value in conflict.values
        for member in value.members
    ]


def _lead_sentences(story: Story) -> frozenset[tuple[int, int]]:
    """(article, sentence) of the first sentence of each article that is neither a heading nor all
    in brackets, as editors' notes are.
    """
    leads: dict[int, int] = {}
    for unit in story.units:
        if not unit.heading and not (unit.text.startswith("(") and unit.text.endswith(")")):
            leads.setdefault(unit.article, unit.sentence)
    return frozenset(leads.items())


def _in_order(merged: Merged, chosen: Sequence[Passage]) -> list[Passage]:
    """The lead, then by where the story's articles tell it on average; passages of one article
    keep its order.
    """
    if not chosen:
        return []

    def place(passage: Passage) -> float:
        members = [m for i in merged.told_by(passage.units) for m in merged.clusters[i].members]
        return sum(merged.story.units[m].position for m in members) / len(members)

    rest = sorted(chosen[1:], key=place)
    for article in {p.article for p in rest}:
        slots = [i for i, p in enumerate(rest) if p.article == article]
        own = sorted((rest[i] for i in slots), key=lambda p: p.start)
        for i, passage in zip(slots, own, strict=True):
            rest[i] = passage
    return _behind_what_they_need(merged, chosen[0], rest)


def _behind_what_they_need(merged: Merged, lead: Passage, rest: Sequence[Passage]) -> list[Passage]:
    """The passages in their order, but what points back stands behind what it points at."""
    ordered, waiting = [lead], list(rest)
    while waiting:
        units = merged.story.units
        known = {t.key for p in ordered for number in p.units for t in units[number].tokens}
        ready = next((p for p in waiting if p.needs <= known), waiting[0])
        waiting.remove(ready)
        ordered.append(ready)
    return ordered
