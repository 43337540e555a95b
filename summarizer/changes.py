"""What is new or changed since an earlier answer.

The earlier answer's wordings are read as one more article, so that they meet the new units by the
similarity of statements: the same measure, the same things that forbid it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer.arabic import fold_words
from summarizer.articles import (
    Article,
    Change,
    CleanArticle,
    EarlierStatement,
    Paragraph,
    Sentence,
    Statement,
    SummarySentence,
    UnitSpan,
)
from summarizer.compatibility import comparable, mergeable
from summarizer.config import PipelineConfig
from summarizer.conflicts import Said, find_rivals
from summarizer.merged import Merged
from summarizer.quantities import compatible
from summarizer.statements import Pair, similar_pairs, weights
from summarizer.story import Story, read_article, tell_story
from summarizer.substitution import Substitution, find_substitutions

MIN_TOLD = 0.5
"""Share (0..1) of a unit's term weight that an earlier wording must hold for the unit to be the
same: one that only stands whole in a longer unit does not tell the rest of it."""

_RANK: Mapping[Change, int] = {"same": 0, "changed": 1, "new": 2}


@dataclass(frozen=True, slots=True)
class Since:
    """How a statement stands to an earlier answer, and the id of the statement there that it
    repeats or changes; None for a new one.
    """

    change: Change
    earlier_id: str | None = None


def find_changes(
    merged: Merged, earlier: Sequence[EarlierStatement], config: PipelineConfig
) -> dict[str, Since]:
    """For the id of each statement how it stands to `earlier`: all `new` where that is empty.

    `same`: the head, or another member, says what an earlier wording says; exact for the same
    words. `changed`: a value or the polarity differs from an earlier statement's, or the words of
    one stand in it among more that is not told there. `new`: none of them.
    """
    comparison = _compare(merged, earlier, config)
    return {
        identity: comparison.of(one.head, one.members)
        for identity, one in zip(merged.ids, merged.clusters, strict=True)
        if not merged.story.units[one.head].heading
    }


def mark_statements(
    statements: Sequence[Statement], changes: Mapping[str, Since]
) -> tuple[Statement, ...]:
    """The statements with their change."""
    return tuple(
        replace(one, change=changes[one.id].change, earlier_id=changes[one.id].earlier_id)
        for one in statements
    )


def mark_sentences(
    sentences: Sequence[SummarySentence], changes: Mapping[str, Since]
) -> tuple[SummarySentence, ...]:
    """The sentences with the greatest change of their statements; `new` where there is none."""
    return tuple(replace(one, change=_greatest(one, changes)) for one in sentences)


def earlier_statements(statements: Sequence[Statement]) -> tuple[EarlierStatement, ...]:
    """The statements of a result as those of an earlier answer, for the next request's `since`."""
    return tuple(
        EarlierStatement(one.id, one.text, tuple(member.text for member in one.members))
        for one in statements
    )


def _greatest(sentence: SummarySentence, changes: Mapping[str, Since]) -> Change:
    told = [changes[one].change for one in sentence.statement_ids if one in changes]
    return max(told, key=lambda change: _RANK[change], default="new")


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What each unit of the story is to the earlier answer, as ids of its statements."""

    repeated: Mapping[int, str]
    rivalled: Mapping[int, str]
    altered: Mapping[int, str]

    def of(self, head: int, members: Sequence[int]) -> Since:
        """A value of the head's that was not told before outweighs that its other words, or
        another member, stood there.
        """
        rest = [member for member in members if member != head]
        looks: list[tuple[Change, Mapping[int, str], Sequence[int]]] = [
            ("changed", self.rivalled, [head]),
            ("same", self.repeated, [head, *rest]),
            ("changed", self.rivalled, rest),
            ("changed", self.altered, [head, *rest]),
        ]
        for change, found, units in looks:
            for unit in units:
                if unit in found:
                    return Since(change, found[unit])
        return Since("new")


def _compare(
    merged: Merged, earlier: Sequence[EarlierStatement], config: PipelineConfig
) -> _Comparison:
    story = merged.story
    wordings = _wordings(earlier)
    ids = [wording.id for wording in wordings.values()]
    exact = {
        index: wordings[unit.folded].id
        for index, unit in enumerate(story.units)
        if unit.folded in wordings
    }
    # Statements whose head is known word for word are settled; the rest are compared.
    asked = [
        member
        for one in merged.clusters
        if one.head not in exact and not story.units[one.head].heading
        for member in one.members
    ]
    if not asked or not wordings:
        return _Comparison(exact, {}, {})
    both = _with_wordings(story, [wording.text for wording in wordings.values()])
    first = len(asked)
    units = [*(both.units[i] for i in asked), *both.units[len(story.units) :]]
    close = replace(both, units=tuple(units))
    pairs = {
        key: pair
        for key, pair in similar_pairs(close, weights(close), config.same_toll).items()
        if key[0] < first <= key[1]
    }
    substitutions = find_substitutions(close, pairs, config)
    repeated: dict[int, str] = {}
    altered: dict[int, str] = {}
    # The likest comes last, and stays.
    for (a, b), pair in sorted(pairs.items(), key=lambda item: item[1].similarity):
        if pair.similarity < config.same_statement:
            continue
        alike = (a, b) not in substitutions and mergeable(units[a], units[b])
        alike = alike and pair.of_a >= MIN_TOLD
        (repeated if alike else altered)[asked[a]] = ids[b - first]
    rivals = _rivals(close, pairs, substitutions, first, config)
    rivalled = {asked[a]: ids[b - first] for a, b in rivals.items()}
    return _Comparison(repeated | exact, rivalled, altered)


def _rivals(
    story: Story,
    pairs: Mapping[tuple[int, int], Pair],
    substitutions: Mapping[tuple[int, int], Substitution],
    first: int,
    config: PipelineConfig,
) -> dict[int, int]:
    """For each new unit with a value that contradicts an earlier one, and that no earlier unit
    has, the earlier unit that is likest to it. Units from `first` on are the earlier ones.
    """
    partners: dict[int, list[int]] = {}
    for (a, b), _ in sorted(pairs.items(), key=lambda item: -item[1].similarity):
        partners.setdefault(a, []).append(b)
    found: dict[int, int] = {}
    for group in find_rivals(story, pairs, substitutions, config):
        there = {said.unit for said in group.values if said.unit >= first}
        for said in group.values:
            if said.unit >= first or said.unit in found:
                continue
            likest = partners[said.unit]
            if not any(_has_value(story, said, other) for other in likest):
                found[said.unit] = next(other for other in likest if other in there)
    return found


def _has_value(story: Story, said: Said, other: int) -> bool:
    """Whether another unit gives the value too: the figure of the same thing, or the same words."""
    a, b = story.units[said.unit], story.units[other]
    if said.figure is None:
        words = fold_words(a.text[said.start - a.start : said.end - a.start])
        return f" {' '.join(words)} " in f" {' '.join(b.folded)} "
    index = a.quantities.index(said.figure)
    return any(
        comparable(a, index, b, j) and compatible(said.figure, b.quantities[j])
        for j in range(len(b.quantities))
    )


@dataclass(frozen=True, slots=True)
class _Wording:
    id: str
    text: str


def _wordings(earlier: Sequence[EarlierStatement]) -> dict[tuple[str, ...], _Wording]:
    """The earlier wordings, each once by its folded words; one of two statements is the first's."""
    found: dict[tuple[str, ...], _Wording] = {}
    for one in earlier:
        for text in (one.text, *one.wordings):
            folded = tuple(fold_words(text))
            if folded:
                found.setdefault(folded, _Wording(one.id, text))
    return found


def _with_wordings(story: Story, texts: Sequence[str]) -> Story:
    """The story with one article more, whose units are `texts`; its own units stay in place."""
    paragraphs = []
    start = 0
    for text in texts:
        paragraphs.append(Paragraph(start, start + len(text)))
        start += len(text) + 1
    sentences = [Sentence(p.start, p.end, i, i) for i, p in enumerate(paragraphs)]
    spans = [UnitSpan(p.start, p.end, i) for i, p in enumerate(paragraphs)]
    article = Article(id="earlier", text="\n".join(texts))
    more = read_article(CleanArticle(article, tuple(paragraphs)), sentences)
    own: list[list[UnitSpan]] = [[] for _ in story.articles]
    for unit in story.units:
        own[unit.article].append(
            UnitSpan(unit.start, unit.end, unit.sentence, unit.lead, unit.dependent)
        )
    return tell_story([*story.articles, more], [*own, spans])
