"""What the overlap of words alone scores: the baseline beside every figure of ours.

Words are folded as everywhere; figures are runs of digits, and nothing else is understood.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from summarizer.arabic import fold, fold_words
from summarizer.articles import Article

SAME = 0.35
"""Dice coefficient (0..1) of the words from which on two sentences are the same: the best of a
sweep over both sets of pairs, so in favour of the baseline."""

COPY = 0.7
"""The same for two articles."""

HELD = 0.6
"""Share (0..1) of a claim's words that its sources must have."""

WORD_RATIO = (0.8, 1.8)
"""English words for one Arabic word in a translation."""

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def figures(text: str) -> set[str]:
    """The figures in digits of a text, Arabic or English."""
    return set(_DIGITS.findall(fold(text)))


def dice(a: Sequence[str], b: Sequence[str]) -> float:
    """Dice coefficient (0..1) of two bags of words; 0 where both are empty."""
    shared = (Counter(a) & Counter(b)).total()
    return 2 * shared / (len(a) + len(b)) if shared else 0.0


def pair_label(a: str, b: str) -> str:
    """`conflict` for sentences that overlap and both give figures, but other ones."""
    if dice(fold_words(a), fold_words(b)) < SAME:
        return "different"
    given = figures(a), figures(b)
    return "conflict" if all(given) and given[0] != given[1] else "duplicate"


def support_label(sources: Sequence[str], claim: str) -> str:
    """`supported` where the sources have most words and all figures of the claim."""
    words = fold_words(claim)
    known = {word for source in sources for word in fold_words(source)}
    given = set().union(*(figures(source) for source in sources))
    held = sum(word in known for word in words) >= HELD * len(words)
    return "supported" if held and figures(claim) <= given else "unsupported"


def translation_label(arabic: str, english: str) -> str:
    """`adequate` where the length and the figures in digits fit."""
    low, high = WORD_RATIO
    fits = low <= len(english.split()) / max(1, len(arabic.split())) <= high
    return "adequate" if fits and figures(arabic) == figures(english) else "bad"


def copy_groups(articles: Sequence[Article]) -> list[set[str]]:
    """Articles joined by single links of `COPY`."""
    words = {article.id: fold_words(article.text) for article in articles}
    links = [(a, b) for a, b in combinations(words, 2) if dice(words[a], words[b]) >= COPY]
    return joined(links)


def joined(links: Iterable[tuple[str, str]]) -> list[set[str]]:
    """The groups that the links make."""
    groups: list[set[str]] = []
    for link in links:
        touching = [group for group in groups if not group.isdisjoint(link)]
        groups = [group for group in groups if group.isdisjoint(link)]
        groups.append(set(link).union(*touching))
    return groups
