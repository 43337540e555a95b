"""What stands around a figure: its clause, the event of its unit, the time of which it is told."""

from __future__ import annotations

import re

from summarizer.arabic import fold_words, stem
from summarizer.emphasis import of_the_saying
from summarizer.lexicon import WEEKDAYS, saying_form
from summarizer.meanings import Token
from summarizer.quantities import Quantity
from summarizer.slots import fate_of
from summarizer.story import Story, Unit

SAME_CONTEXT = 0.4
"""Share (0..1) of the weight of the smaller of two figures' neighbouring terms that must be shared
for them to be figures of one thing, whatever else their units say."""

MIN_ANCHORS = 2
"""Terms beyond the generic that two units must share for their tolls to be of one event."""

SHORT = 5
"""Such terms up to which a unit is so short that one shared is enough."""

CLAUSE = (6, 6)
"""Content words before and behind a figure that are its clause."""

_OPENS_SAID = re.compile(r'\b(?:أنّ?|إنّ?|ان|بأن|بان)\b|أنه|إنه|انه|["«“:]')

_RISING = frozenset(fold_words("ارتفع ارتفعت ارتفاع وارتفع وارتفعت حصيلة الحصيلة بلغت وبلغت"))
"""Words by which a later report tells of a count that has grown."""

_ANYWHERE = frozenset(fold_words("شخص أشخاص آخر آخرون آخرين عدد حصيلة حادث وقع بلغ ارتفع")) | {
    stem(word) for word in WEEKDAYS
}


def is_generic(term: str) -> bool:
    """Whether a term says nothing of which event it is: figures, fates, days, persons at large."""
    return (
        term.startswith("#")
        or fate_of(term) is not None
        or saying_form(term) is not None
        or term in _ANYWHERE
    )


def clause(unit: Unit, figure: Quantity) -> set[str]:
    """What the content words around a figure mean, those left out that are of any event."""
    return {t.key for t in beside(unit, figure) if not is_generic(t.term)}


def beside(unit: Unit, figure: Quantity) -> list[Token]:
    """The content words around a figure, neither other figures nor the noun counted."""
    before = [t for t in unit.tokens if t.end <= figure.start][-CLAUSE[0] :]
    behind = [t for t in unit.tokens if t.start >= figure.end][: CLAUSE[1]]
    noun = stem(figure.counted or "")
    return [t for t in (*before, *behind) if t.key[0] != "#" and stem(t.term) != noun]


def one_context(story: Story, a: Unit, i: int, b: Unit, j: int) -> bool:
    """Whether the words next to two figures are the same for the most part."""
    mine, theirs = a.contexts[i], b.contexts[j]
    weight = story.vocabulary.weight
    shared = sum(weight(term) for term in mine & theirs)
    smaller = min(sum(map(weight, mine)), sum(map(weight, theirs)))
    return len(mine & theirs) >= 2 and shared >= SAME_CONTEXT * smaller


def of_one_event(a: Unit, b: Unit) -> bool:
    """Whether two units share enough words that are of this event and not of any."""
    mine, theirs = ({t for t in u.terms if not is_generic(t)} for u in (a, b))
    needed = MIN_ANCHORS if min(len(mine), len(theirs)) > SHORT else 1
    return len(mine & theirs) >= needed


def says_when(unit: Unit, day: Quantity) -> bool:
    """Whether the day is that of the saying, not of what is said (قال الوزير السبت إن…)."""
    if of_the_saying(unit, day.start):
        return True
    if unit.attribution.verb is None:
        return False
    opening = _OPENS_SAID.search(unit.text)
    return opening is None or day.start < unit.start + opening.start()


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
