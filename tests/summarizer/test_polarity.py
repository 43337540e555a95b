"""What a span denies."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from summarizer.arabic import fold_words
from summarizer.polarity import deed_key, negated_keys
from summarizer.terms import plain_term


def terms_of(words: Iterable[str]) -> list[str]:
    return [term for word in words if (term := plain_term(word))]


def negated(text: str) -> frozenset[str]:
    return negated_keys(fold_words(text), terms_of)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("البعثة غير قتالية", "القتال"),
        ("لم تعلن الشركة أرباحها", "أعلنت"),
        ("لن يهدم الجسر قبل الصيف", "هدم"),
        ("دعا إلى ألا يهاجم أحد الميناء", "هاجم"),
        ("أكد عدم انسحاب الفريق", "انسحاب"),
    ],
)
def test_what_stands_behind_the_particle_is_denied(text: str, denied: str) -> None:
    assert negated(text) == {deed_key(plain_term(fold_words(denied)[0]))}


@pytest.mark.parametrize("text", ["أعلنت الشركة أرباحها", "لم يبق إلا يومان", "غير", ""])
def test_nothing_else_is(text: str) -> None:
    assert "علن" not in negated(text)
    assert deed_key("يوم") == ""
