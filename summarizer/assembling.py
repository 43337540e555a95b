"""The model's sentences and, for those that cannot stand, the sources' own, as one summary.

What tells the most is taken first, what is said already is left out, and the rest stands in the
order of the passes: who did what first. Each step is a note: `draft-replaced` (the nearest
statement of the sources stands in, word for word), `draft-dropped` (none does), `draft-repeated`,
`draft-over-budget`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.arabic import count_words, fold_words
from summarizer.articles import Note, SummarySentence
from summarizer.choosing import Pass
from summarizer.day_words import with_days_named
from summarizer.judging import DraftSentence
from summarizer.merged import Merged
from summarizer.passages import Passage
from summarizer.planning import Group
from summarizer.reporting import drafted_sentence, extracted_sentence
from summarizer.runs import find_passages

MAX_REPEATED = 0.7
"""Share (0..1) of a sentence's terms that one taken before it may have."""

MAX_RETOLD = 0.5
"""The same of all taken before it together, where they tell all its statements."""

LENGTH_COST = 0.5
"""What a sentence tells is divided by its words ** LENGTH_COST, as in the extractive summary."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """The sentences in reading order, the passages among them, and what happened on the way."""

    sentences: tuple[SummarySentence, ...]
    passages: tuple[Passage, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """A sentence of the draft, or (`text` "") a pass that has none, with the passages that may
    stand in for it, the nearest first, and what it is worth.
    """

    text: str
    sentence: SummarySentence | None
    stand_ins: tuple[Passage, ...]
    worth: float


def assemble(
    passes: Sequence[Pass],
    groups: Sequence[Group],
    merged: Merged,
    *,
    max_words: int,
    max_sentences: int,
) -> Assembled:
    """The summary of what the passes wrote, within both bounds; empty where nothing can stand, or
    where no pass wrote a sentence that could be held against the articles: then there is nothing
    that a statement could stand in for.
    """
    if all(one.check is None for made in passes for one in made.chosen.sentences):
        return Assembled((), (), ())
    passages = with_days_named(find_passages(merged.story, merged.copies), merged.story)
    items = [
        _item(one, groups[made.group], passages, merged)
        for made in passes
        for one in made.chosen.sentences or (None,)
    ]
    taking = _Taking(merged, max_words, max_sentences)
    for place in sorted(range(len(items)), key=lambda at: (-items[at].worth, at)):
        taking.take(place, items[place])
    return taking.result()


class _Taking:
    """What has been taken, and the room that is left."""

    def __init__(self, merged: Merged, max_words: int, max_sentences: int) -> None:
        self._merged = merged
        self._left = max_words
        self._most = max_sentences
        self._taken: dict[int, tuple[SummarySentence, Passage | None]] = {}
        self._terms_of: list[set[str]] = []
        self._told: set[str] = set()
        self._notes: dict[int, Note] = {}

    def take(self, place: int, item: _Item) -> None:
        """Takes the item, or what stands in for it, to stand at `place`."""
        if item.sentence is not None:
            code = self._refused(item.sentence.text, item.sentence.statement_ids)
            if code is None:
                self._add(place, item.sentence, None)
            else:
                self._notes[place] = Note(code, f"left out, {_WHY[code]}: {item.text}")
            return
        what = item.text or "a part without text"
        passage = next((p for p in item.stand_ins if self._fits(p)), None)
        if passage is None:
            told = f"left out, and no statement of the articles stands in for it: {what}"
            self._notes[place] = Note("draft-dropped", told)
            return
        self._add(place, extracted_sentence("", passage, self._merged), passage)
        told = f"a statement of the articles stands in, word for word, for this: {what}"
        self._notes[place] = Note("draft-replaced", told)

    def _fits(self, passage: Passage) -> bool:
        told = self._merged.told_by(passage.units)
        return self._refused(passage.text, [self._merged.ids[i] for i in told]) is None

    def _refused(self, text: str, statements: Sequence[str]) -> str | None:
        """Why it is not taken; None where it may be."""
        terms = self._terms(text)
        known = set().union(*self._terms_of)
        retold = self._told.issuperset(statements) and len(terms & known) > MAX_RETOLD * len(terms)
        again = any(len(terms & other) > MAX_REPEATED * len(terms) for other in self._terms_of)
        if terms and (retold or again):
            return "draft-repeated"
        if len(self._taken) >= self._most or count_words(text) > self._left:
            return "draft-over-budget"
        return None

    def _add(self, place: int, sentence: SummarySentence, passage: Passage | None) -> None:
        self._taken[place] = sentence, passage
        self._terms_of.append(self._terms(sentence.text))
        self._told.update(sentence.statement_ids)
        self._left -= count_words(sentence.text)

    def _terms(self, text: str) -> set[str]:
        return set(self._merged.story.vocabulary.terms(fold_words(text)))

    def result(self) -> Assembled:
        """What was taken, in the order of the places."""
        places = sorted(self._taken)
        return Assembled(
            tuple(
                replace(self._taken[place][0], id=f"s{number}")
                for number, place in enumerate(places, 1)
            ),
            tuple(p for _, p in (self._taken[place] for place in places) if p is not None),
            tuple(self._notes[place] for place in sorted(self._notes)),
        )


_WHY = {"draft-repeated": "it is said already", "draft-over-budget": "over the bound"}


def _item(
    one: DraftSentence | None, group: Group, passages: Sequence[Passage], merged: Merged
) -> _Item:
    if one is not None and one.fault is None and one.check is not None:
        sentence = drafted_sentence("", one.text, one.check, merged)
        told = merged.told_by(one.check.units)
        worth = _worth(told, count_words(one.text), merged)
        return _Item(one.text, replace(sentence, edits=one.edits), (), worth)
    text = "" if one is None else one.text
    near = _nearest(text, group, passages, merged)
    best = near[0] if near else None
    worth = _worth(merged.told_by(best.units), best.words, merged) if best else 0.0
    return _Item(text, None, near, worth)


def _nearest(
    text: str, group: Group, passages: Sequence[Passage], merged: Merged
) -> tuple[Passage, ...]:
    """The passages that tell a statement of the group, those that share the most content words with
    `text` for their length first; of equal ones those of the group alone, the more salient, then
    the earlier.
    """
    terms = set(merged.story.vocabulary.terms(fold_words(text)))
    known = set(group.clusters)
    ranked = []
    for place, passage in enumerate(passages):
        told = merged.told_by(passage.units)
        if known.isdisjoint(told):
            continue
        own = {term for unit in passage.units for term in merged.story.units[unit].terms}
        near = len(terms & own) / math.sqrt(len(terms) * len(own)) if terms and own else 0.0
        salience = sum(merged.salience.of_cluster[i] for i in told)
        ranked.append((-near, not known.issuperset(told), -salience, place))
    return tuple(passages[place] for *_, place in sorted(ranked))


def _worth(told: Sequence[int], words: int, merged: Merged) -> float:
    salience = sum(merged.salience.of_cluster[i] for i in told)
    return salience / math.pow(max(1, words), LENGTH_COST)
