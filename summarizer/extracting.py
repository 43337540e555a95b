"""The summary without weights: the most salient statements in the words of their sources.

Passages that read alone are taken by the salience of the statements that they add for their length,
less what they repeat. The first opens an article; the others follow in the story's own order.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.merged import Merged
from summarizer.passages import Passage
from summarizer.refining import Refining
from summarizer.selection import Selection
from summarizer.weighing import Weighing


def compose(merged: Merged, *, max_words: int, max_sentences: int) -> list[Passage]:
    """The passages of the summary in reading order; empty where nothing whole fits `max_words`."""
    weighing = Weighing(merged)
    selection = Selection(weighing)
    runs, left = weighing.runs, max_words
    while len(selection.chosen) < max_sentences:
        index = selection.best(left)
        if index is None:
            break
        selection.take(index)
        left -= runs.words(index)
        denial = selection.denial_of(index, left)
        if denial is not None and len(selection.chosen) < max_sentences:
            selection.take(denial)
            left -= runs.words(denial)
    refining = Refining(weighing, selection.chosen, selection.given, left)
    refining.exchange()
    refining.join_parts()
    refining.lengthen()
    return _in_order(merged, [runs.readable(index) for index in refining.chosen])


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
    """The passages in their order, but what points back stands behind what it points at, right
    behind it where that can be."""
    units = merged.story.units
    ordered, waiting = [lead], list(rest)
    known = set[str]()
    while waiting:
        last = {t.key for number in ordered[-1].units for t in units[number].tokens}
        fresh, known = last - known, known | last
        ready = [passage for passage in waiting if passage.needs <= known]
        close = [p for p in waiting if p.points <= known and p.points & fresh]
        following = next(iter(close or ready or waiting))
        waiting.remove(following)
        ordered.append(following)
    return ordered
