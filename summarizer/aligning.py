"""Cuts inside a sentence where its two sides say what different statements of other articles say.

Newswire packs several statements behind one verb (تم بحث علاقات التعاون … واجراءات توسعة …).
Grammar alone cannot tell such a conjunction from a list; the other articles can.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer.articles import UnitSpan
from summarizer.candidates import MAX_POSTINGS, TermIndex, shared_weight
from summarizer.statements import weights
from summarizer.story import Story
from summarizer.units import candidate_cuts

MIN_COVERED = 0.5
"""Share (0..1) of another article's unit that must stand in the sentence for it to take part."""

MIN_SIDED = 0.6
"""How far (0..1) the shared weight must lie on one side of the cut: (near - far) / both."""

MIN_PARTNER_TERMS = 4
"""Terms of a partner: shorter units stand anywhere."""

MAX_PARTNERS = 12
"""Partners looked at for one sentence, the best covered first."""

MAX_LOOKED_AT = 200
"""Units of a large story that share the most with a sentence, among which its partners are."""


@dataclass(frozen=True, slots=True)
class _Partner:
    """Another article's unit; `marks` are (offset, weight) of the words that it shares."""

    unit: int
    mass: float
    marks: tuple[tuple[int, float], ...]

    def sided(self, cut: int) -> float:
        """-1 (all before the cut) .. 1 (all after it)."""
        after = sum(weight for offset, weight in self.marks if offset >= cut)
        return (2 * after - self.mass) / self.mass

    def within(self, start: int, end: int) -> _Partner | None:
        """The partner as seen from a part; None where most of it lies elsewhere."""
        marks = tuple(mark for mark in self.marks if start <= mark[0] < end)
        mass = sum(weight for _, weight in marks)
        return _Partner(self.unit, mass, marks) if mass > self.mass / 2 else None


_BETWEEN = re.compile(r"\bبين\s+(?!\S+(?:ين|هما|هم)\b)(?:(?!و)[^\s،,.:؛]+\s*){1,4}$")
"""بين and what it names first, up to the end."""


def aligned_spans(story: Story) -> list[list[UnitSpan]]:
    """The units of every article, cut further where two sides align with different statements.

    What is cut off behind a conjunction leans on the verb before it and is `dependent`.
    """
    weighted = weights(story)
    totals = [sum(terms.values()) for terms in weighted]
    sharing = _sharing(story, weighted)
    grammatical = [
        candidate_cuts(one.text, one.sentences, one.sentence_words) for one in story.articles
    ]
    spans: list[list[UnitSpan]] = [[] for _ in story.articles]
    for index, unit in enumerate(story.units):
        whole = UnitSpan(unit.start, unit.end, unit.sentence, unit.lead, unit.dependent)
        found = grammatical[unit.article][unit.sentence]
        text = story.articles[unit.article].text
        first = max(unit.start + 1, unit.attribution.frame_end)
        cuts = tuple(cut for cut in found if first <= cut < unit.end and _is_whole(text, cut))
        partners = _partners(story, index, weighted, totals, sharing) if cuts else []
        spans[unit.article].extend(_cut(text, whole, cuts, partners))
    return spans


def _is_whole(text: str, cut: int) -> bool:
    """Whether what stands before the cut can end there: with a pause or a definite word. An
    indefinite noun may wait for what both sides of و belong to (كفاءة وقدرات القوات), and what is
    between one thing (القمة بين واشنطن) waits for the other.
    """
    before = text[:cut].rstrip()
    if _BETWEEN.search(before):
        return False
    last = before[max(before.rfind(" "), before.rfind("\n")) + 1 :].lstrip('"«“(')
    return not before[-1:].isalpha() or last.startswith(("ال", "وال", "بال", "لل", "فال", "كال"))


def _sharing(
    story: Story, weighted: Sequence[dict[str, float]]
) -> Callable[[int], Mapping[int, float]]:
    """What tells, for a unit, which units of other articles share how much of their weight with
    it; in a large story one of those that read the same, each asked once.
    """
    if story.twins is not None:
        return _sharing_by_index(story, weighted)
    holders: dict[str, list[int]] = defaultdict(list)
    for index, terms in enumerate(weighted):
        for term in terms:
            holders[term].append(index)

    def shared_by(index: int) -> Mapping[int, float]:
        unit = story.units[index]
        shared: dict[int, float] = defaultdict(float)
        for term in dict.fromkeys(token.key for token in unit.tokens):
            for other in holders.get(term, ()):
                if story.units[other].article != unit.article:
                    shared[other] += weighted[other][term]
        return shared

    return shared_by


def _sharing_by_index(
    story: Story, weighted: Sequence[dict[str, float]]
) -> Callable[[int], Mapping[int, float]]:
    index = TermIndex(weighted, story.firsts, MAX_POSTINGS)
    known: dict[int, Mapping[int, float]] = {}

    def shared_by(unit: int) -> Mapping[int, float]:
        first = story.first(unit)
        if first not in known:
            near, _ = index.near(first)
            ranked = sorted(near, key=lambda other: (-near[other], other))
            known[first] = {
                other: shared_weight(weighted[other], dict.fromkeys(weighted[first], 1.0))
                for other in ranked[:MAX_LOOKED_AT]
                if other != first and not story.only_in_one_article(first, other)
            }
        return known[first]

    return shared_by


def _partners(
    story: Story,
    index: int,
    weighted: Sequence[dict[str, float]],
    totals: Sequence[float],
    sharing: Callable[[int], Mapping[int, float]],
) -> list[_Partner]:
    unit = story.units[index]
    places: dict[str, list[int]] = defaultdict(list)
    for token in unit.tokens:
        places[token.key].append(token.start)
    shared = sharing(index)
    found = []
    for other, mass in shared.items():
        if len(weighted[other]) < MIN_PARTNER_TERMS or mass < MIN_COVERED * totals[other]:
            continue
        held = [term for term in places if term in weighted[other]]
        # A word that stands twice in the sentence does not tell on which side its partner is.
        once = [term for term in held if len(places[term]) == 1]
        marks = tuple(
            (offset, weighted[other][term])
            for term in (once if len(once) >= MIN_PARTNER_TERMS else held)
            for offset in places[term]
        )
        found.append(_Partner(other, sum(weight for _, weight in marks), marks))
    found.sort(key=lambda partner: (-partner.mass / totals[partner.unit], partner.unit))
    return found[:MAX_PARTNERS]


def _cut(
    text: str, span: UnitSpan, cuts: Sequence[int], partners: Sequence[_Partner]
) -> list[UnitSpan]:
    """`span` cut at the conjunction that parts its partners best, and its parts in turn."""
    best: tuple[float, int] | None = None
    for cut in cuts:
        sides = [partner.sided(cut) for partner in partners]
        before = [-s * p.mass for s, p in zip(sides, partners, strict=True) if s <= -MIN_SIDED]
        after = [s * p.mass for s, p in zip(sides, partners, strict=True) if s >= MIN_SIDED]
        if before and after and (best is None or max(before) + max(after) > best[0]):
            best = (max(before) + max(after), cut)
    if best is None:
        return [span]
    cut = best[1]
    end = span.start + len(text[span.start : cut].rstrip())
    parts = []
    for part in (
        replace(span, end=end),
        UnitSpan(cut, span.end, span.sentence, 0, dependent=True),
    ):
        low, high = bisect_right(cuts, part.start), bisect_left(cuts, part.end)
        inside = [p.within(part.start, part.end) for p in partners]
        parts.extend(_cut(text, part, cuts[low:high], [p for p in inside if p is not None]))
    return parts
