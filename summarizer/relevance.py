"""Which articles of a set can take part: Arabic, not empty, of the same story as the rest."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from summarizer.config import PipelineConfig
from summarizer.story import ReadArticle
from summarizer.terms import build_vocabulary

MIN_SET = 3
"""Articles from which on it can be told who is the stranger; of two, each is the other's."""


def strangers(articles: Sequence[ReadArticle], config: PipelineConfig) -> list[int]:
    """Indexes of the articles that share too little with the others; none in sets below
    `MIN_SET`. At least two articles always stay: where all are strangers to each other, none is.
    """
    if len(articles) < MIN_SET:
        return []
    likeness = closest(articles)
    found = [i for i, value in enumerate(likeness) if value < config.unrelated_similarity]
    return found if len(articles) - len(found) >= 2 else []


def closest(articles: Sequence[ReadArticle]) -> list[float]:
    """For each article its cosine (0..1) to all others together, over tf-idf of its terms."""
    vocabulary = build_vocabulary([article.body for article in articles])
    vectors: list[dict[str, float]] = []
    together: Counter[str] = Counter()
    for article in articles:
        counts = Counter(vocabulary.terms(article.body))
        vector = {t: (1 + math.log(n)) * vocabulary.weight(t) for t, n in counts.items()}
        norm = math.sqrt(sum(v * v for v in vector.values())) or 1.0
        vectors.append({t: v / norm for t, v in vector.items()})
        together.update(vectors[-1])
    square = sum(value * value for value in together.values())
    found = []
    for vector in vectors:
        dot = sum(value * (together[t] - value) for t, value in vector.items())
        rest = square - 2 * dot - sum(value * value for value in vector.values())
        found.append(dot / math.sqrt(rest) if rest > 1e-9 else 0.0)
    return found
