"""Packing: the most important whole texts within the budget, in reading order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.packing import pack, spread
from summarizer.prompts import load_prompts

PROMPT = next(prompt for prompt in load_prompts() if prompt.name == "xlsum")


def count(text: str) -> int:
    """Words and an end token."""
    return len(text.split()) + 1


def test_the_important_texts_stay_in_reading_order() -> None:
    packed = pack(["أ أ", "ب ب", "ت ت"], [0.2, 0.1, 0.9], count, PROMPT, 2 + 2 + 1)
    assert packed.text == "أ أ ت ت"
    assert (packed.kept, packed.left_out, packed.tokens) == ((0, 2), (1,), 5)


def test_a_text_that_does_not_fit_leaves_room_for_less_important_ones() -> None:
    packed = pack(["أ أ أ أ", "ب"], [0.9, 0.1], count, PROMPT, 1 + 1)
    assert (packed.text, packed.kept, packed.left_out) == ("ب", (1,), (0,))


def test_of_equally_important_texts_the_earlier_goes_first() -> None:
    assert pack(["أ", "ب", "ت"], [0.5] * 3, count, PROMPT, 2 + 1).kept == (0, 1)


def test_a_single_text_too_long_is_left_out_and_never_cut() -> None:
    packed = pack(["أ ب ت"], [1.0], count, PROMPT, 3)
    assert (packed.text, packed.kept, packed.left_out, packed.tokens) == ("", (), (0,), 0)


def test_blank_texts_are_left_out() -> None:
    assert pack(["", " \n", "أ"], [1, 1, 0], count, PROMPT, 9).kept == (2,)


def test_nothing_packs_to_nothing() -> None:
    packed = pack([], [], count, PROMPT, 9)
    assert (packed.text, packed.kept, packed.left_out, packed.tokens) == ("", (), (), 0)


def test_texts_and_priorities_must_go_together() -> None:
    with pytest.raises(ValueError, match="2 texts have 1 priorities"):
        pack(["أ", "ب"], [1.0], count, PROMPT, 9)


@given(
    st.lists(
        st.tuples(st.text(alphabet="أب .\n", max_size=12), st.floats(0, 1, allow_nan=False)),
        max_size=12,
    ),
    st.integers(0, 40),
)
def test_the_budget_is_never_passed_and_every_text_is_accounted_for(
    items: list[tuple[str, float]], budget: int
) -> None:
    texts, priorities = [text for text, _ in items], [weight for _, weight in items]
    # Pieces of a kind that joins cost more than the parts do alone.
    packed = pack(texts, priorities, len, PROMPT, budget)
    assert len(packed.text) <= budget
    assert packed.tokens == len(packed.text)
    assert sorted([*packed.kept, *packed.left_out]) == list(range(len(texts)))
    assert packed.text == PROMPT.lay_out([texts[index].strip() for index in packed.kept])
    for index in packed.left_out:
        alone = texts[index].strip()
        above = [i for i in packed.kept if (-priorities[i], i) < (-priorities[index], index)]
        with_it = PROMPT.lay_out([texts[i].strip() for i in sorted([*above, index])])
        assert not alone or len(with_it) > budget


def test_a_group_gets_as_many_inputs_as_hold_it_about_equally_full() -> None:
    parts = spread([["أ"] * 5], [[1.0] * 5], count, PROMPT, 4 + 1, 9)
    assert [len(part.packed.kept) for part in parts] == [3, 2]


def test_an_input_holds_texts_of_one_group_alone() -> None:
    parts = spread([["أ"], ["ب"]], [[1.0], [1.0]], count, PROMPT, 99, 9)
    assert [(part.group, part.packed.text) for part in parts] == [(0, "أ"), (1, "ب")]


def test_room_that_a_long_text_leaves_is_taken_by_less_important_ones() -> None:
    (part,) = spread([["أ أ", "ب ب ب", "ت"]], [[0.9, 0.8, 0.1]], count, PROMPT, 3 + 1, 1)
    assert (part.packed.kept, part.packed.left_out) == ((0, 2), (1,))


GROUPS = st.lists(
    st.lists(st.tuples(st.text(alphabet="اب ", max_size=12), st.floats(0, 1)), max_size=8),
    max_size=4,
)


@given(GROUPS, st.integers(2, 12), st.integers(1, 6))
def test_every_text_is_given_once_or_left_out_and_no_input_passes_the_budget(
    groups: list[list[tuple[str, float]]], budget: int, most: int
) -> None:
    texts = [[text for text, _ in group] for group in groups]
    priorities = [[worth for _, worth in group] for group in groups]
    parts = spread(texts, priorities, count, PROMPT, budget, most)
    assert sum(bool(part.packed.text) for part in parts) <= most
    assert {part.group for part in parts} == set(range(len(groups)))
    for group, own in enumerate(texts):
        packed = [part.packed for part in parts if part.group == group]
        told = [index for one in packed for index in (*one.kept, *one.left_out)]
        assert sorted(told) == [*range(len(own))]
        for one in packed:
            assert one.tokens == (count(one.text) if one.kept else 0) <= budget
            assert one.kept == tuple(sorted(one.kept))


@given(GROUPS, st.integers(2, 12))
def test_with_passes_enough_only_what_no_input_holds_is_left_out(
    groups: list[list[tuple[str, float]]], budget: int
) -> None:
    texts = [[text for text, _ in group] for group in groups]
    parts = spread(texts, [[1.0] * len(group) for group in groups], count, PROMPT, budget, 99)
    for part in parts:
        for index in part.packed.left_out:
            text = texts[part.group][index]
            assert not text.strip() or count(text) > budget
