"""Sentences of a text and of its translation meet by their lengths."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.bilingual.pairing import MOST, pair_sentences
from summarizer.verification import check_translation


def counts(given_lengths: list[int], made: list[int]) -> list[tuple[int, int]]:
    return [(len(a), len(b)) for a, b in pair_sentences(given_lengths, made)]


@pytest.mark.parametrize(
    ("lengths", "made", "expected"),
    [
        ([50, 50], [60, 60], [(1, 1), (1, 1)]),
        ([100, 40], [60, 62, 50], [(1, 2), (1, 1)]),
        ([40, 45, 90], [100, 110], [(2, 1), (1, 1)]),
        ([30, 30, 30], [110], [(3, 1)]),
        ([30] * 4, [150], []),
        ([], [10], []),
    ],
)
def test_lengths_tell_who_stands_for_whom(
    lengths: list[int], made: list[int], expected: list[tuple[int, int]]
) -> None:
    assert counts(lengths, made) == expected


LENGTHS = st.lists(st.integers(1, 300), min_size=1, max_size=8)


@settings(max_examples=60)
@given(LENGTHS, LENGTHS)
def test_the_pairs_are_all_of_both_sides_in_order(one: list[int], other: list[int]) -> None:
    pairs = pair_sentences(one, other)
    if not pairs:
        assert max(len(one), len(other)) > MOST * min(len(one), len(other))
        return
    assert [i for a, _ in pairs for i in a] == list(range(len(one)))
    assert [i for _, b in pairs for i in b] == list(range(len(other)))


def test_only_the_sentence_that_is_wrong_is_bad_where_one_was_split() -> None:
    arabic = (
        "افتتحت بلدية الواحة جسرا جديدا فوق النهر، وقال رئيسها إن كلفته بلغت 90 مليون دينار. "
        "ويبلغ طول الجسر 400 متر."
    )
    english = (
        "The municipality of the oasis opened a new bridge over the river. "
        "Its head said that it cost 90 million dinars. The bridge is 300 metres long."
    )
    checked = check_translation(arabic, english)
    assert [one.verdict for one in checked] == ["adequate", "bad"]
    assert any("300" in reason or "400" in reason for reason in checked[1].reasons)
