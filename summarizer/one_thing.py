"""Whether two figures that cannot both be true fill one slot of one event.

Whole units may have little in common where one outlet says in a clause what another says in a
sentence; so the figures' own surroundings count: the noun, who is counted, whose goal it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.arabic import fold_words, stem
from summarizer.config import PipelineConfig
from summarizer.fillers import anchors
from summarizer.lexicon import WEEKDAYS, saying_form
from summarizer.minutes import is_minute, names_before, same_names
from summarizer.quantities import Quantity
from summarizer.sides import same_side, side_of
from summarizer.slots import fate_of
from summarizer.statements import Pair, clashing
from summarizer.story import ReadArticle, Story, Unit
from summarizer.substitution import of_other_places, of_the_saying

SAME_CONTEXT = 0.4
"""Share (0..1) of the weight of the smaller of two figures' neighbouring terms that must be shared
for them to be figures of one thing, whatever else their units say."""

MIN_ANCHORS = 2
"""Terms beyond the generic that two units must share for their tolls to be of one event."""

SHORT = 5
"""Such terms up to which a unit is so short that one shared is enough."""

MAX_RATIO = 4
"""How many times another figure, no toll, may be this one and still be of one thing: beyond, they
count different things in like words."""

MAX_GROWTH = 10
"""How many times a toll may be another and still be the same one told later."""

CLOSE = 1.5
"""How many times a count may be another one where only their own clauses speak of one thing."""

ROUNDED = 1.06
"""Up to how many times one count may be another one that tells it in a round figure."""

MIN_SHARED = 2
"""Words of their clauses that two counts of one thing share, whatever else their units say."""

MANY_ANCHORS = 5
"""Words of the event that their units share where only one of the clauses is shared."""

LARGE = 1000
"""A count from which on a story hardly has another one near it; `MIN_ANCHORS` are enough."""

MIN_ADJECTIVE = 5
"""Letters from which on a word that ends in ي is taken for an adjective of origin."""

CLAUSE = (6, 6)
"""Content words before and behind a figure that are its clause."""

_OPENS_SAID = re.compile(r'\b(?:أنّ?|إنّ?|ان|بأن|بان)\b|أنه|إنه|انه|["«“:]')

_RISING = frozenset(fold_words("ارتفع ارتفعت ارتفاع وارتفع وارتفعت حصيلة الحصيلة بلغت وبلغت"))
"""Words by which a later report tells of a count that has grown."""

_ANYWHERE = frozenset(fold_words("شخص أشخاص آخر آخرون آخرين عدد حصيلة حادث وقع بلغ ارتفع")) | {
    stem(word) for word in WEEKDAYS
}

DATES = frozenset({"date", "time", "weekday", "relative_day"})
"""Kinds of figures that tell when."""


def rival_figures(story: Story, pair: Pair, config: PipelineConfig) -> Iterator[tuple[int, int]]:
    """The figures of a pair's units, as indexes into each one's quantities, that fill one slot of
    one event and cannot both be true.
    """
    a, b = story.units[pair.a], story.units[pair.b]
    for i, j in clashing(a, b):
        if not is_minute(a.quantities[i]) and _of_one_thing(story, pair, i, j, config):
            yield i, j
    yield from _minutes(story, pair, config)
    yield from _currencies(story, a, b)
    yield from _counts(story, a, b)


def _of_one_thing(story: Story, pair: Pair, i: int, j: int, config: PipelineConfig) -> bool:
    """Whether figure `i` of the pair's first unit and `j` of the second fill one slot of one event.

    The more a kind of figure is tied to its own sentence, the more alike the sentences must be: a
    story has one toll of each fate, but many days, shares and ranks.
    """
    a, b = story.units[pair.a], story.units[pair.b]
    mine, theirs, slot = a.quantities[i], b.quantities[j], a.slots[i]
    if mine.kind == "ordinal":
        return False
    if mine.kind in DATES:
        told = _says_when(a, mine) or _says_when(b, theirs)
        return pair.similarity >= config.same_slot and not told
    if of_other_times(story, a, b):
        return False
    if slot == "part":
        return pair.similarity >= config.same_figure
    if slot is not None:
        low, high = sorted((mine.low, theirs.low))
        return (
            pair.similarity >= config.same_toll
            and _of_one_event(a, b)
            and high <= low * MAX_GROWTH
            and not of_other_places(a, b)
            and same_side(side_of(a, i), side_of(b, j))
        )
    floor = config.same_figure if _one_context(story, a, i, b, j) else config.same_slot
    low, high = sorted((abs(mine.low), abs(theirs.low)))
    near = mine.kind != "cardinal" or high <= low * MAX_RATIO
    return pair.similarity >= floor and near


def _of_one_event(a: Unit, b: Unit) -> bool:
    """Whether two units share enough words that are of this event and not of any."""
    mine, theirs = ({t for t in u.terms if not _generic(t)} for u in (a, b))
    needed = MIN_ANCHORS if min(len(mine), len(theirs)) > SHORT else 1
    return len(mine & theirs) >= needed


def _minutes(story: Story, pair: Pair, config: PipelineConfig) -> Iterator[tuple[int, int]]:
    """Minutes of what one player did, or of one thing that units alike tell without a name. One
    that the other article tells too is another goal.
    """
    a, b = story.units[pair.a], story.units[pair.b]
    mine, theirs = ([i for i, q in enumerate(unit.quantities) if is_minute(q)] for unit in (a, b))
    known, other = (
        {q.low for q in story.articles[unit.article].quantities if is_minute(q)} for unit in (a, b)
    )
    for i in mine:
        one = names_before(a, i)
        for j in theirs:
            if b.quantities[j].low in known or a.quantities[i].low in other:
                continue
            two = names_before(b, j)
            if one and two and (same_names(one, two) or max(len(one), len(two)) > 1):
                same = same_names(one, two) and _of_one_event(a, b)
            else:
                context = _one_context(story, a, i, b, j)
                same = pair.similarity >= (config.same_figure if context else config.same_slot)
            if same:
                yield i, j
                break


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
            if iso and not told and len(_clause(a, mine) & _clause(b, theirs)) >= MIN_ANCHORS:
                yield i, j


def _counts(story: Story, a: Unit, b: Unit) -> Iterator[tuple[int, int]]:
    """Counts of one noun near each other, whose own clauses speak of one thing. One that the other
    article tells too is another count.
    """
    for i, j in clashing(a, b):
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
        shared = _clause(a, mine) & _clause(b, theirs)
        held = len(anchors(story, a, b))
        needed = MIN_ANCHORS if low >= LARGE else MANY_ANCHORS
        if len(shared) >= MIN_SHARED or (shared and held >= needed):
            yield i, j


def _counts_too(article: ReadArticle, count: Quantity) -> bool:
    noun = stem(count.counted or "")
    return any(
        q.low == count.low and q.counted and stem(q.counted) == noun for q in article.quantities
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


def _clause(unit: Unit, figure: Quantity) -> set[str]:
    """What the content words around a figure mean, other figures left out."""
    before = [t for t in unit.tokens if t.end <= figure.start][-CLAUSE[0] :]
    behind = [t for t in unit.tokens if t.start >= figure.end][: CLAUSE[1]]
    noun = stem(figure.counted or "")
    return {
        t.key
        for t in (*before, *behind)
        if t.key[0] != "#" and not _generic(t.term) and stem(t.term) != noun
    }


def _says_when(unit: Unit, day: Quantity) -> bool:
    """Whether the day is that of the saying, not of what is said (قال الوزير السبت إن…)."""
    if of_the_saying(unit, day.start):
        return True
    if unit.attribution.verb is None:
        return False
    opening = _OPENS_SAID.search(unit.text)
    return opening is None or day.start < unit.start + opening.start()


def _generic(term: str) -> bool:
    """Whether a term says nothing of which event it is: figures, fates, days, persons at large."""
    return (
        term.startswith("#")
        or fate_of(term) is not None
        or saying_form(term) is not None
        or term in _ANYWHERE
    )


def _one_context(story: Story, a: Unit, i: int, b: Unit, j: int) -> bool:
    """Whether the words next to two figures are the same for the most part."""
    mine, theirs = a.contexts[i], b.contexts[j]
    weight = story.vocabulary.weight
    shared = sum(weight(term) for term in mine & theirs)
    smaller = min(sum(map(weight, mine)), sum(map(weight, theirs)))
    return len(mine & theirs) >= 2 and shared >= SAME_CONTEXT * smaller


def of_other_times(story: Story, a: Unit, b: Unit) -> bool:
    """Whether one of two units tells of a year and the other of none or another (background), or
    each names a day that the other does not, unless one tells how a count has grown since.
    """
    years, days = zip(*(_times(story, unit) for unit in (a, b)), strict=True)
    if years[0] != years[1]:
        return True
    rising = any(not _RISING.isdisjoint(unit.folded) for unit in (a, b))
    return bool(days[0] and days[1] and not days[0] & days[1]) and not rising


def _times(story: Story, unit: Unit) -> tuple[set[str], set[str]]:
    """The years that a unit names, and the days of the week; its sentence's where it has none."""
    years = {
        q.normalised[:4] for q in unit.quantities if q.kind == "date" and q.normalised[:2].isdigit()
    }
    days = {q.normalised for q in unit.quantities if q.kind == "weekday"}
    if not days:
        article = story.articles[unit.article]
        sentence = article.sentences[unit.sentence]
        around = article.quantities_in(sentence.start, sentence.end)
        days = {q.normalised for q in around if q.kind == "weekday"}
    return years, days
