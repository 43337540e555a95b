"""Counts and sums of one thing that cannot both be true, where only their own clauses say that it
is one: another currency or scale, a figure next to it, another rank, two where the other tells one.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.arabic import fold, fold_words, stem
from summarizer.bare_nouns import tells_two, twos_told_as_one
from summarizer.compatibility import Clashes, clashing, denies, react_otherwise
from summarizer.fillers import anchors
from summarizer.meanings import Token
from summarizer.quantities import Quantity, compatible
from summarizer.quantities.ordinals import rank_word
from summarizer.statements import Pair
from summarizer.story import ReadArticle, Story, Unit
from summarizer.substitution import of_other_places
from summarizer.surroundings import CLAUSE, MIN_ANCHORS, beside, clause, of_other_times

CLOSE = 1.5
"""How many times a count may be another one where only their own clauses speak of one thing."""

ROUNDED = 1.06
"""Up to how many times one count may be another one that tells it in a round figure."""

SAME_BUT_COUNT = 0.4
"""Similarity (0..1) from which on two units say the same but for how many of a thing: a little less
than for one statement, since the noun and its agreement differ."""

MIN_SHARED = 2
"""Words of their clauses that two counts of one thing share, whatever else their units say."""

MANY_ANCHORS = 5
"""Words of the event that their units share where only one of the clauses is shared."""

LARGE = 1000
"""A count from which on a story hardly has another one near it; `MIN_ANCHORS` are enough."""

MIN_ADJECTIVE = 5
"""Letters from which on a word that ends in ي is taken for an adjective of origin."""

_SCALED = frozenset({"cardinal", "money", "measure"})
"""Kinds of figures that are told in thousands, millions and milliards."""


def rival_counts(story: Story, pair: Pair, clashes: Clashes) -> Iterator[tuple[int, int]]:
    """The counts and sums of a pair's units, as indexes into each one's quantities, of which one at
    most is true; what `rival_figures` finds may be among them. `clashes` as there.
    """
    a, b = story.units[pair.a], story.units[pair.b]
    yield from _currencies(story, a, b)
    yield from _shares(a, b)
    yield from _scales(story, a, b, clashes)
    yield from _counts(story, a, b, clashes)
    yield from _ranks(story, a, b, clashes)


def _currencies(story: Story, a: Unit, b: Unit) -> Iterator[tuple[int, int]]:
    """One amount told in two currencies of one thing."""
    for i, mine in enumerate(a.quantities):
        for j, theirs in enumerate(b.quantities):
            if mine.kind != "money" or theirs.kind != "money" or mine.low != theirs.low:
                continue
            known = mine.unit is not None and theirs.unit is not None and mine.unit != theirs.unit
            iso = known and (mine.unit or "").isupper() and (theirs.unit or "").isupper()
            told = any(
                q.kind == "money" and q.low == mine.low and q.unit == other.unit
                for unit, other in ((a, theirs), (b, mine))
                for q in unit.quantities
            )
            if iso and not told and len(clause(a, mine) & clause(b, theirs)) >= MIN_ANCHORS:
                yield i, j


def _shares(a: Unit, b: Unit) -> Iterator[tuple[int, int]]:
    """A share told in per cent and as a fraction of one thing."""
    for i, mine in enumerate(a.quantities):
        for j, theirs in enumerate(b.quantities):
            if {mine.kind, theirs.kind} != {"percent", "fraction"} or compatible(mine, theirs):
                continue
            if len(clause(a, mine) & clause(b, theirs)) >= MIN_ANCHORS:
                yield i, j


def _scales(story: Story, a: Unit, b: Unit, clashes: Clashes) -> Iterator[tuple[int, int]]:
    """One figure told in millions and in milliards of one thing."""
    for i, j in clashes:
        mine, theirs = a.quantities[i], b.quantities[j]
        low, high = sorted((mine.low, theirs.low))
        if mine.kind not in _SCALED or low < LARGE or high not in (low * 1000, low * 1000000):
            continue
        other = _counts_too(story.articles[b.article], mine)
        other = other or _counts_too(story.articles[a.article], theirs)
        shared = {t.key for t in beside(a, mine)} & {t.key for t in beside(b, theirs)}
        if not other and len(shared) >= MIN_ANCHORS:
            yield i, j


def _counts(story: Story, a: Unit, b: Unit, clashes: Clashes) -> Iterator[tuple[int, int]]:
    """Counts of one noun near each other, whose own clauses speak of one thing. One that the other
    article tells too is another count.
    """
    for i, j in clashes:
        mine, theirs = a.quantities[i], b.quantities[j]
        if mine.kind != "cardinal" or a.slots[i] is not None or b.slots[j] is not None:
            continue
        if mine.counted is None or theirs.counted is None or of_other_times(story, a, b):
            continue
        low, high = sorted((float(abs(mine.low)), float(abs(theirs.low))))
        if not low * ROUNDED < high <= low * CLOSE:
            continue
        if _counts_too(story.articles[b.article], mine) or _counts_too(
            story.articles[a.article], theirs
        ):
            continue
        if _of_a_kind(a, mine, b) or _of_a_kind(b, theirs, a) or _crossed(a, mine, b, theirs):
            continue
        shared = clause(a, mine) & clause(b, theirs)
        held = len(anchors(story, a, b))
        needed = MIN_ANCHORS if low >= LARGE else MANY_ANCHORS
        if len(shared) >= MIN_SHARED or (shared and held >= needed):
            yield i, j


def _ranks(story: Story, a: Unit, b: Unit, clashes: Clashes) -> Iterator[tuple[int, int]]:
    """The how manieth one is (ثاني مسعف يقتل منذ …), where the words behind say the same. Both may
    be told of two, so that neither article may have the other's rank.
    """
    for i, j in clashes:
        mine, theirs = a.quantities[i], b.quantities[j]
        if mine.kind != "ordinal" or not _is_rank(mine) or not _is_rank(theirs):
            continue
        if _counts_too(story.articles[b.article], mine):
            continue
        if _counts_too(story.articles[a.article], theirs) or of_other_times(story, a, b):
            continue
        one, other = ({t.key for t in _behind(u, q)} for u, q in ((a, mine), (b, theirs)))
        if len(one & other) >= MIN_SHARED and anchors(story, a, b):
            yield i, j


def _is_rank(figure: Quantity) -> bool:
    """Whether an ordinal stands without the article before its noun."""
    return rank_word(fold(figure.text)) is not None


def _behind(unit: Unit, figure: Quantity) -> list[Token]:
    noun = stem(figure.counted or "")
    behind = [t for t in unit.tokens if t.start >= figure.end and stem(t.term) != noun]
    return behind[: CLAUSE[1]]


def rival_singles(story: Story, pair: Pair) -> Iterator[tuple[int, int, int, int]]:
    """Two of a thing in one unit that the other, which says the same, tells of as one: the unit
    that counts with the index of the figure, the other one with that of the bare noun in `folded`.
    None where the other's article has two of it, too.
    """
    if pair.similarity < SAME_BUT_COUNT:
        return
    for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
        a, b = story.units[one], story.units[other]
        for index, word in twos_told_as_one(a, b):
            noun = a.quantities[index].counted or ""
            article = story.articles[b.article]
            if tells_two(article.body, noun) or _counts_too(article, a.quantities[index]):
                continue
            claimed = a.attribution.claimed != b.attribution.claimed
            if claimed or clashing(a, b) or denies(a, b) or denies(b, a) or react_otherwise(a, b):
                continue
            if not of_other_times(story, a, b) and not of_other_places(a, b):
                yield one, index, other, word


def _counts_too(article: ReadArticle, count: Quantity) -> bool:
    noun, unit = stem(count.counted or ""), count.unit
    return any(
        q.low == count.low
        and (stem(q.counted) == noun if q.counted else unit is not None and q.unit == unit)
        for q in article.quantities
    )


def _of_a_kind(unit: Unit, count: Quantity, other: Unit) -> bool:
    """Whether an adjective of origin behind the noun says which are counted, and the other unit
    does not have it (ثلاث دول خليجية)."""
    words = fold_words(unit.text[count.end - unit.start :])[:2]
    return (
        bool(words[1:])
        and words[1].endswith(("يه", "ي"))
        and len(words[1]) >= MIN_ADJECTIVE
        and words[1] not in other.folded
    )


def _crossed(a: Unit, mine: Quantity, b: Unit, theirs: Quantity) -> bool:
    """Whether who stands before one figure stands behind the other, and the other way round: they
    are the figures of two who are compared (29 هدفا لصلاح بفارق أربعة عن كين).
    """
    (before, behind), (earlier, later) = (
        (
            {t.key for t in unit.tokens if t.end <= figure.start and t.key[0] not in "@#"},
            {t.key for t in unit.tokens if t.start >= figure.end and t.key[0] not in "@#"},
        )
        for unit, figure in ((a, mine), (b, theirs))
    )
    return bool(before & later) and bool(behind & earlier)
