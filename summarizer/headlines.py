"""The headline: the outlet's own that says most of what the story is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.arabic import count_words, fold_words, shadow, tidy
from summarizer.articles import Headline, HeadlineSource
from summarizer.attribution import Word
from summarizer.carrying import DAYS
from summarizer.day_words import one_day, without_day_words
from summarizer.meanings import figure_key, tokens_of
from summarizer.merged import Merged
from summarizer.passages import Passage
from summarizer.quantities import find_quantities
from summarizer.readable import QUOTED
from summarizer.runs import find_passages
from summarizer.salience import TITLE_AGE_COST, recency
from summarizer.slots import fate_of, slots_of
from summarizer.story import Story

MAX_WORDS = 20
"""Words above which a first line is no headline."""


STALE_WORTH = 0.1
"""Share (0..1) of its worth that a title keeps which gives a value known to be old."""


DIFFERING_WORTH = 0.5
"""The same for one that gives another value of a conflict than the summary does."""


DAY_WORTH = 0.5
"""The same for one with a day word that only its own article's date explains."""


UNQUOTED_WORTH = 0.5
"""The share of its worth that a title keeps which quotes words that the summary does not have."""

UNTOLD_COST = 0.5
"""The share of its worth that a title loses of whose meanings the summary has none."""


_LABEL = re.compile(r"\s*(?:تصحيح|تصويب|تحديث|محدث|عاجل|خاص|حصري)\s*[-–—|:.…]+\s*(?=\S)")
"""What desks put before a title to tell what kind of item it is."""


def titles_of(story: Story) -> list[tuple[HeadlineSource, str]]:
    """Every headline that the articles bring, from `title` or recognised in the text, in order,
    without a label in front (عاجل، تصحيح).
    """
    found = []
    for article in story.articles:
        title = article.clean.article.title
        if title and title.strip():
            cut = _label_length(title)
            found.append((HeadlineSource(article.id, "title", cut, len(title)), title[cut:]))
        if article.clean.headline is not None:
            start, end = article.clean.headline
            start += _label_length(article.text[start:end])
            found.append((HeadlineSource(article.id, "text", start, end), article.text[start:end]))
    return found


def _label_length(title: str) -> int:
    label = _LABEL.match(title)
    return label.end() if label else 0


def choose_headline(merged: Merged, passages: Sequence[Passage]) -> Headline | None:
    """The title with the most of the story's weight for its length; without titles the sentence
    that leads the summary, cut where it reads alone in few words; None where that is empty too.
    """
    story = merged.story
    fresh = {
        article.id: 1 - TITLE_AGE_COST * (1 - new)
        for article, new in zip(story.articles, recency(story), strict=True)
    }
    kept = {story.articles[i].id for i in range(len(story.articles)) if merged.copies.kept[i]}
    dated = one_day(story)
    body = frozenset(t.key for p in passages for n in p.units for t in story.units[n].tokens)
    best: tuple[float, HeadlineSource, str] | None = None
    for source, words in titles_of(story):
        terms = story.vocabulary.terms(fold_words(words))
        if not terms or count_words(words) > MAX_WORDS or words.rstrip().endswith(("؟", "?")):
            continue
        score = merged.salience.worth(terms, 0) * (1.0 if source.article_id in kept else 0.99)
        score *= fresh[source.article_id]
        score *= 1 - UNTOLD_COST * (1 - _borne_out(words, body, story))
        quotes = [quote[0] for quote in QUOTED.finditer(words) if count_words(quote[0]) > 1]
        if any(_borne_out(quote, body, story) < 1.0 for quote in quotes):
            score *= UNQUOTED_WORTH
        if not dated and without_day_words(tidy(words))[1]:
            score *= DAY_WORTH
        if _gives_old_value(words, merged) or _plays_down(words, passages, merged):
            score *= STALE_WORTH
        elif _differs(words, passages, merged):
            score *= DIFFERING_WORTH
        if best is None or score > best[0]:
            best = (score, source, words)
    if best is not None:
        _, source, words = best
        lead = len(words) - len(words.lstrip())
        end = source.start + len(words.rstrip())
        trimmed = HeadlineSource(source.article_id, source.field, source.start + lead, end)
        return Headline(tidy(words), trimmed)
    if not passages:
        return None
    first = _shortened(merged, passages[0])
    source = HeadlineSource(story.articles[first.article].id, "text", first.start, first.end)
    return Headline(first.text.removesuffix("."), source)


def _borne_out(title: str, body: frozenset[str], story: Story) -> float:
    """Share (0..1) of the title's meanings (token keys) that the summary has."""
    figures = find_quantities(title)
    days = {figure_key(figure) for figure in figures if figure.kind in DAYS}
    keys = {token.key for token in tokens_of(_words(title), figures, story.vocabulary)} - days
    return len(keys & body) / len(keys) if keys else 0.0


def _shortened(merged: Merged, lead: Passage) -> Passage:
    """The most of the lead that reads alone in `MAX_WORDS`, else the lead itself."""
    if lead.words <= MAX_WORDS:
        return lead
    shorter = [
        passage
        for passage in find_passages(merged.story, merged.copies)
        if (passage.article, passage.start) == (lead.article, lead.start)
        and passage.words <= MAX_WORDS
    ]
    return max(shorter, key=lambda passage: passage.words, default=lead)


def _plays_down(title: str, passages: Sequence[Passage], merged: Merged) -> bool:
    """Whether the title tells of injured alone where the sentence that leads the summary tells of
    dead: it was written before they were known.
    """
    if not passages:
        return False
    fates = {fate_of(word) for word in fold_words(title)}
    units = (merged.story.units[number] for number in passages[0].units)
    told = {fate_of(word) for unit in units for word in unit.folded}
    return "injured" in fates and "killed" not in fates and "killed" in told


def _differs(title: str, passages: Sequence[Passage], merged: Merged) -> bool:
    """Whether the title gives a value of a conflict of which the summary gives another one."""
    stated = _stated(title)
    spans = {
        (merged.story.articles[unit.article].id, unit.start, unit.end)
        for passage in passages
        for unit in (merged.story.units[number] for number in passage.units)
    }
    for conflict in merged.conflicts:
        given = {
            value.normalised
            for value in conflict.values
            for one in value.members
            if (one.article_id, one.start, one.end) in spans
        }
        mine = {v.normalised for v in conflict.values if (v.normalised, v.unit) in stated}
        if given and mine and given.isdisjoint(mine):
            return True
    return False


def _stated(title: str) -> set[tuple[str, str | None]]:
    """The figures of a title, each with what it counts."""
    figures = find_quantities(title)
    fates = slots_of(_words(title), figures)
    return {
        (q.normalised, fate or q.unit or q.counted) for q, fate in zip(figures, fates, strict=True)
    }


def _gives_old_value(title: str, merged: Merged) -> bool:
    """Whether the title states a value of a conflict where another is the latest."""
    stated = _stated(title)
    return any(
        (value.normalised, value.unit) in stated
        for conflict in merged.conflicts
        if conflict.kind == "update" and conflict.latest is not None
        for value in conflict.values
        if value.normalised != conflict.latest
    )


def _words(text: str) -> list[Word]:
    folded = shadow(text)
    return [(word, *folded.original(start, end)) for word, start, end in folded.words]
