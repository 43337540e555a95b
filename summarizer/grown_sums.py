"""Sums that have grown: a unit tells the earlier and the later one (رفعت المجموع إلى 90 مليون دولار
مقابل 70 مليونا), its article perhaps the present one, and others each of them as it stood.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from summarizer.arabic import fold_words
from summarizer.articles import published_moment
from summarizer.members import figure_said
from summarizer.over_time import HAS_RISEN, MAX_RISE_WORDS, Said, tells_previous
from summarizer.quantities import Quantity
from summarizer.story import Story, Unit
from summarizer.surroundings import of_other_times

MIN_SUM = 1000
"""A sum from which on hardly another one of a story is the same."""

MAX_GROWN = 4
"""How many times the earlier sum the later one may be."""

CLAUSE = 6
"""Content words before a sum, or behind it, that name what it is a sum of."""

NEXT = 3
"""Those next before the present sum."""

_AMOUNTS = frozenset(
    {
        *("@announce", "@say", "@report", "@disclose", "@rise", "@raise", "@exceed", "@reach"),
        *("بلغ", "بلغت", "بالغ", "تبلغ", "يبلغ", "قدر", "قيم", "مجموع", "مبلغ", "اجمال", "مال"),
    }
)
"""Meanings beside a sum that do not tell what it is a sum of."""

_Sums = Mapping[tuple[Decimal, str | None], Sequence[tuple[int, int]]]

_RAISED = HAS_RISEN | frozenset(fold_words("رفعت رفع رفعوا ليرفع لترفع يرفع ترفع ورفعت ورفع"))
_TO = frozenset(fold_words("إلى"))
_FROM = frozenset(fold_words("من"))


def sums_grown(story: Story) -> list[tuple[Said, ...]]:
    """Groups of sums of one thing that follow each other, in the order of the story; those that
    hold no more where they stand are marked. None where no other article tells an earlier sum as
    the present one: who compares two years alone tells of no change within the story.
    """
    found: list[dict[tuple[int, int], Said]] = []
    where = _sums(story)
    for index, unit in enumerate(story.units):
        if unit.heading or unit.attribution.claimed:
            continue
        for i, j in _steps(story, unit, index):
            group = _group(story, index, i, j, where)
            if not group:
                continue
            for other in [one for one in found if one.keys() & group.keys()]:
                found.remove(other)
                for place, said in other.items():
                    if said.earlier or place not in group:
                        group[place] = said
            found.append(group)
    groups = [tuple(group[place] for place in sorted(group)) for group in found]
    return sorted(groups, key=lambda group: (group[0].unit, group[0].start))


def _steps(story: Story, unit: Unit, index: int) -> Iterator[tuple[int, int]]:
    """The pairs of sums of a unit, as indexes, of which it says that the first grew into the
    second."""
    for i, earlier in enumerate(unit.quantities):
        for j, later in enumerate(unit.quantities):
            if not _comparable(earlier, later) or not earlier.low < later.low:
                continue
            words = _words(unit, unit.start, later.start)[-MAX_RISE_WORDS:]
            before = _words(unit, unit.start, earlier.start)
            if later.start < earlier.start:
                grown = tells_previous(story, figure_said(story, index, i))
                grown = grown and not _RAISED.isdisjoint(words)
            else:
                between = _words(unit, earlier.end, later.start)
                grown = not _RAISED.isdisjoint(between[-MAX_RISE_WORDS:])
                from_to = not _FROM.isdisjoint(before[-1:]) and not _TO.isdisjoint(between[-1:])
                grown = grown or (from_to and not _RAISED.isdisjoint(before[-MAX_RISE_WORDS:]))
            if grown:
                yield i, j


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are exact sums of one currency that may be steps of one sum."""
    low, high = sorted((one.low, other.low))
    return (
        one.kind == other.kind == "money"
        and one.unit == other.unit
        and all(q.low == q.high and q.bound == "exact" for q in (one, other))
        and low >= MIN_SUM
        and high <= low * MAX_GROWN
    )


def _words(unit: Unit, start: int, end: int) -> list[str]:
    return fold_words(unit.text[start - unit.start : end - unit.start])


def _group(story: Story, index: int, i: int, j: int, where: _Sums) -> dict[tuple[int, int], Said]:
    """The two sums of a unit with the present one of its article, and with all units of other
    articles that tell one of them of the same thing; by unit and offset.
    """
    unit = story.units[index]
    earlier, later = unit.quantities[i], unit.quantities[j]
    own = [replace(figure_said(story, index, i), earlier=True), figure_said(story, index, j)]
    nouns = _around(unit, earlier) | _around(unit, later)
    others = _tellers(story, unit, (earlier, later), nouns, where)
    if not any(
        said.figure is not None
        and said.figure.low == earlier.low
        and not tells_previous(story, said)
        and not _later(story, story.units[said.unit], unit)
        for said in others
    ):
        return {}
    named = Counter(key for said in others for key in nouns & _around_said(story, said))
    nouns = {key for key, times in named.items() if times * 2 > len(others)}
    present = _present(story, index, later, nouns)
    if present is not None and present.figure is not None:
        own = [replace(said, earlier=True) for said in own] + [present]
        others += _tellers(story, unit, (present.figure,), nouns, where)
    return {(said.unit, said.start): said for said in (*others, *own)}


def _tellers(
    story: Story, unit: Unit, sums: Sequence[Quantity], nouns: set[str], where: _Sums
) -> list[Said]:
    """The units of other articles that tell one of the sums of a unit beside one of its nouns."""
    told: dict[int, list[int]] = defaultdict(list)
    for one in sums:
        for index, k in where.get((one.low, one.unit), ()):
            if story.units[index].article != unit.article:
                told[index].append(k)
    found: list[Said] = []
    for index in sorted(told):
        teller = story.units[index]
        around = set().union(*(_around(teller, teller.quantities[k]) for k in told[index]))
        if not around.isdisjoint(nouns) and not of_other_times(story, unit, teller):
            found.extend(figure_said(story, index, k) for k in sorted(told[index]))
    return found


def _sums(story: Story) -> dict[tuple[Decimal, str | None], list[tuple[int, int]]]:
    """Where a story has each exact sum: units and indexes."""
    found: dict[tuple[Decimal, str | None], list[tuple[int, int]]] = defaultdict(list)
    for index, unit in enumerate(story.units):
        for k, figure in enumerate(unit.quantities if not unit.heading else ()):
            if _comparable(figure, figure):
                found[figure.low, figure.unit].append((index, k))
    return found


def _around_said(story: Story, said: Said) -> set[str]:
    return _around(story.units[said.unit], said.figure) if said.figure else set()


def _around(unit: Unit, figure: Quantity) -> set[str]:
    before = [t.key for t in unit.tokens if t.end <= figure.start][-CLAUSE:]
    behind = [t.key for t in unit.tokens if t.start >= figure.end][:CLAUSE]
    return {key for key in (*before, *behind) if key[0] not in "#~" and key not in _AMOUNTS}


def _present(story: Story, index: int, later: Quantity, nouns: set[str]) -> Said | None:
    """The sum of the same thing into which an article says that one of its units' sums has grown
    further: told of the same noun, right before it. None where there is none, or several."""
    found: dict[str, Said] = {}
    for other, unit in _of_article(story, index):
        if unit.heading:
            continue
        for k, figure in enumerate(unit.quantities):
            if not _comparable(later, figure) or figure.low <= later.low:
                continue
            before = [t.key for t in unit.tokens if t.end <= figure.start][-NEXT:]
            if not nouns.isdisjoint(before):
                found.setdefault(figure.normalised, figure_said(story, other, k))
    return next(iter(found.values())) if len(found) == 1 else None


def _of_article(story: Story, index: int) -> Iterator[tuple[int, Unit]]:
    """The other units of the article of unit `index`, which stand next to it in the story."""
    article = story.units[index].article
    for step in (-1, 1):
        other = index + step
        while 0 <= other < len(story.units) and story.units[other].article == article:
            yield other, story.units[other]
            other += step


def _later(story: Story, one: Unit, other: Unit) -> bool:
    """Whether the article of one unit was published after that of the other."""
    mine, theirs = (
        published_moment(story.articles[unit.article].clean.article.published_at)
        for unit in (one, other)
    )
    return mine is not None and theirs is not None and mine > theirs
