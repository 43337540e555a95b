"""The sentences of the sources as a claim is laid beside them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from summarizer.checks.denials import Denials, find_denials
from summarizer.checks.wording import Token, read_tokens
from summarizer.story import Story


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence of a source: its tokens, what it denies, and the units that it is cut into."""

    article: int
    sentence: int
    units: tuple[int, ...]
    tokens: tuple[Token, ...]
    denials: Denials


def read_frames(story: Story) -> tuple[Frame, ...]:
    """The sentences of a story that are no headings, in order."""
    members: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, unit in enumerate(story.units):
        if not unit.heading:
            members[unit.article, unit.sentence].append(index)
    found = []
    for (number, sentence), units in members.items():
        article = story.articles[number]
        span = article.sentences[sentence]
        words = article.words_in(span.start, span.end)
        quantities = article.quantities_in(span.start, span.end)
        tokens = read_tokens(article.text, words, quantities, story.vocabulary)
        found.append(Frame(number, sentence, tuple(units), tokens, find_denials(tokens)))
    return tuple(found)
