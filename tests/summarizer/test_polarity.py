"""What a span denies."""

from __future__ import annotations

import pytest

from summarizer.arabic import fold_words
from summarizer.polarity import negated_terms
from summarizer.terms import plain_term


def negated(text: str) -> frozenset[str]:
    return negated_terms(fold_words(text), lambda words: [t for w in words if (t := plain_term(w))])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("البعثة غير قتالية", {"قتال"}),
        ("لم تعلن الشركة أرباحها", {"تعلن"}),
        ("دعا إلى ألا يكون الميناء ساحة", {"ميناء"[:4]}),
        ("لن ينجح أحد إلا يوم الحساب", {"ينجح"}),
        ("أعلنت الشركة أرباحها", set()),
        ("", set()),
    ],
)
def test_the_term_behind_the_particle_is_denied(text: str, expected: set[str]) -> None:
    assert {term[:4] for term in negated(text)} == {term[:4] for term in expected}
