"""What is no value of its own beside exact figures: a bound that one of them satisfies, a vague
word (العشرات)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from summarizer.articles import published_moment
from summarizer.over_time import Said
from summarizer.quantities import Quantity
from summarizer.slots import same_count
from summarizer.story import Story

MAX_APART = timedelta(days=1)
"""How far apart in time a bound and the figure that it is a bound of may be told."""

VAGUE_SPREAD = 3
"""How many times the lower end of a word's span its upper end is, from which on it is vague."""


def under_exact(story: Story, values: Sequence[Sequence[Said]]) -> list[list[Said]]:
    """The values with each bound (أكثر من 200) under the exact figure of about its time that
    satisfies it (212); all of them as they are where fewer than two would be left.
    """
    exact = [list(some) for some in values if not _is_bound(some)]
    alone: list[list[Said]] = []
    for some in values:
        if _is_bound(some):
            own = _satisfying(story, some, exact)
            if own is None:
                alone.append(list(some))
            else:
                own.extend(some)
    found = sorted([*exact, *alone], key=lambda some: (some[0].unit, some[0].start))
    return found if len(found) > 1 else [list(some) for some in values]


def without_vague(links: Sequence[tuple[Said, Said, float]]) -> list[tuple[Said, Said, float]]:
    """The links between rival values without those of a vague word with a figure that has an exact
    rival: between exact figures it says nothing.
    """
    exact = {
        said
        for one, other, _ in links
        if not _is_vague(one) and not _is_vague(other)
        for said in (one, other)
    }
    return [
        (one, other, strength)
        for one, other, strength in links
        if not (_is_vague(one) and other in exact) and not (_is_vague(other) and one in exact)
    ]


def _is_vague(said: Said) -> bool:
    figure = said.figure
    if figure is None or figure.kind != "cardinal" or figure.bound != "exact":
        return False
    worded = not any(sign.isdigit() for sign in figure.text)
    return worded and figure.high >= figure.low * VAGUE_SPREAD


def _is_bound(some: Sequence[Said]) -> bool:
    figure = some[0].figure
    return figure is not None and figure.bound != "exact"


def _satisfying(
    story: Story, bound: Sequence[Said], exact: Sequence[list[Said]]
) -> list[Said] | None:
    """Of the exact figures that satisfy a bound the one told the nearest to it in time, then in
    number; None where there is none of about its time.
    """
    mine = bound[0].figure
    fitting: list[tuple[timedelta, Decimal, int]] = []
    for index, some in enumerate(exact):
        theirs = some[0].figure
        if mine is None or theirs is None or some[0].measure != bound[0].measure:
            continue
        if mine.kind != theirs.kind or mine.unit != theirs.unit or not same_count(mine, theirs):
            continue
        apart = _apart(story, bound, some)
        if apart <= MAX_APART:
            fitting.append((apart, abs(theirs.low - _figure(mine)), index))
    return exact[min(fitting)[2]] if fitting else None


def _figure(bound: Quantity) -> Decimal:
    return bound.low if bound.low.is_finite() else bound.high


def _apart(story: Story, some: Sequence[Said], others: Sequence[Said]) -> timedelta:
    """The least time between the articles that tell two values; none where it is not known."""
    mine, theirs = _moments(story, some), _moments(story, others)
    gaps = [abs(one - other) for one in mine for other in theirs]
    return min(gaps, default=timedelta(0))


def _moments(story: Story, some: Sequence[Said]) -> list[datetime]:
    articles = (story.articles[story.units[said.unit].article].clean.article for said in some)
    moments = (published_moment(article.published_at) for article in articles)
    return [moment for moment in moments if moment is not None]
