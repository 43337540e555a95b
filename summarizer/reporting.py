"""Puts what the steps found into the values of the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from summarizer.articles import (
    Conflict,
    Duplicates,
    Form,
    Span,
    Statement,
    SummarySentence,
)
from summarizer.carrying import Carrying
from summarizer.checks import Check
from summarizer.copies import Copies
from summarizer.merged import Merged
from summarizer.passages import Passage
from summarizer.restated import values_restated
from summarizer.story import Story


def report_statements(merged: Merged) -> tuple[Statement, ...]:
    """Every statement but inner headings, the most salient first."""
    story = merged.story
    found = []
    for index in sorted(range(len(merged.ids)), key=lambda i: int(merged.ids[i][1:])):
        one = merged.clusters[index]
        head = story.units[one.head]
        if head.heading:
            continue
        members = tuple(
            unit_span(story, member, similarity)
            for member, similarity in zip(one.members, one.similarity, strict=True)
        )
        found.append(
            Statement(
                merged.ids[index],
                head.text,
                head.attribution.speaker,
                merged.salience.of_cluster[index],
                count_outlets(story, one.carriers),
                count_voices(story, one.carriers, merged.copies),
                members,
            )
        )
    return tuple(found)


def report_duplicates(merged: Merged) -> Duplicates:
    """Groups of copies, and the share of words in members that are not heads."""
    units = merged.story.units
    total = sum(unit.size for unit in units)
    repeated = sum(
        units[member].size
        for one in merged.clusters
        for member in one.members
        if member != one.head
    )
    return Duplicates(merged.copies.groups, round(repeated / total, 3) if total else 0.0)


def count_outlets(story: Story, units: Sequence[int]) -> int:
    """Names of sources among the units' articles; an article without one is an outlet."""
    return len({story.articles[story.units[i].article].outlet for i in units})


def count_voices(story: Story, units: Sequence[int], copies: Copies) -> int:
    """Independent texts among the units: articles of one voice count once, and so do units that
    stand word for word in each other (a quote, an agency's paragraph).
    """
    seen: dict[int, list[frozenset[tuple[str, ...]]]] = {}
    for index in units:
        unit = story.units[index]
        runs = frozenset(zip(*(unit.folded[i:] for i in range(4)), strict=False))
        seen.setdefault(copies.voice_of[unit.article], []).append(runs)
    voices: list[list[frozenset[tuple[str, ...]]]] = []
    for mine in seen.values():
        if not any(_verbatim(a, b) for other in voices for a in other for b in mine):
            voices.append(mine)
    return len(voices)


def _verbatim(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> bool:
    smaller = min(len(a), len(b))
    return smaller >= 4 and len(a & b) >= 0.8 * smaller


def unit_span(story: Story, index: int, similarity: float = 1.0) -> Span:
    """Where unit `index` stands."""
    unit = story.units[index]
    return Span(story.articles[unit.article].id, unit.start, unit.end, unit.text, similarity)


def extracted_sentence(identity: str, passage: Passage, merged: Merged) -> SummarySentence:
    """A passage as a sentence of the summary: its own span first, then who else says all of it, or
    all of one of its parts.
    """
    story = merged.story
    article = story.articles[passage.article]
    own = Span(article.id, passage.start, passage.end, article.text[passage.start : passage.end])
    tellers = [_vouching(merged, unit) for unit in passage.units]
    sources = [own]
    for unit, members in zip(passage.units, tellers, strict=True):
        for member in members:
            if story.units[member].article != passage.article:
                likeness = round(merged.likeness(unit, member), 3)
                sources.append(unit_span(story, member, likeness))
    disputes = _disputes(merged, passage.units)
    return SummarySentence(
        id=identity,
        text=passage.text,
        engine="extractive",
        verdict="disputed" if _contradicted(disputes) else "supported",
        reasons=tuple(f"conflict: {conflict.id}" for conflict in disputes),
        edits=passage.edits,
        sources=tuple(dict.fromkeys(sources)),
        **_standing(merged, passage.units, disputes, tellers),
    )


def drafted_sentence(identity: str, text: str, check: Check, merged: Merged) -> SummarySentence:
    """A model's sentence with the verdict and the sources that the check found."""
    disputes = _disputes(merged, check.units)
    disputed = check.verdict == "supported" and _contradicted(disputes)
    return SummarySentence(
        id=identity,
        text=text,
        engine="mt5",
        verdict="disputed" if disputed else check.verdict,
        reasons=(*check.reasons, *(f"conflict: {conflict.id}" for conflict in disputes)),
        edits=(),
        sources=check.sources,
        **_standing(
            merged,
            check.units,
            disputes,
            [merged.clusters[i].carriers for i in merged.told_by(check.units)],
        ),
    )


class _Standing(TypedDict):
    statement_ids: tuple[str, ...]
    conflict_ids: tuple[str, ...]
    outlets: int
    independent_texts: int


def _standing(
    merged: Merged,
    units: tuple[int, ...],
    disputes: Sequence[Conflict],
    tellers: Sequence[Sequence[int]],
) -> _Standing:
    """Which statements a sentence tells; the counts are those of what fewest of its `tellers` say,
    each of which are the units that say one part of it.
    """
    return {
        "statement_ids": tuple(merged.ids[i] for i in merged.told_by(units)),
        "conflict_ids": tuple(conflict.id for conflict in disputes),
        "outlets": min((count_outlets(merged.story, some) for some in tellers), default=0),
        "independent_texts": min(
            (count_voices(merged.story, some, merged.copies) for some in tellers), default=0
        ),
    }


def _vouching(merged: Merged, unit: int) -> list[int]:
    """The units of the statement that say all that `unit` says, it among them."""
    members = merged.clusters[merged.cluster_of[unit]].members
    says_all = Carrying(merged.story, unit)
    return [member for member in members if says_all(member)]


def _contradicted(disputes: Sequence[Conflict]) -> bool:
    return any(conflict.kind == "contradiction" for conflict in disputes)


def _disputes(merged: Merged, units: Sequence[int]) -> list[Conflict]:
    """Conflicts that one of the units gives a value of."""
    story = merged.story
    restated = {conflict.id for _, conflict, _ in values_restated(merged, units)}
    spans = {
        (story.articles[story.units[i].article].id, story.units[i].start, story.units[i].end)
        for i in units
    }
    return [
        conflict
        for conflict in merged.conflicts
        if conflict.id in restated
        or any(
            (member.article_id, member.start, member.end) in spans
            for value in conflict.values
            for member in value.members
        )
    ]


def lay_out(texts: Sequence[str], form: Form) -> str:
    """The sentences as one paragraph, or as a list with a bullet each; "" for none."""
    if form == "bullets":
        return "\n".join(f"• {text}" for text in texts)
    return " ".join(texts)
