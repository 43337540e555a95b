"""What says one of a thing is no statement that counts two of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.articles import Result

TWO = "غرقت ناقلتا حبوب كبيرتان في عاصفة قبالة جزيرة المرجان مساء الأحد، وفق إدارة الميناء."


def merged(result: Result) -> bool:
    return any(
        len({member.article_id for member in statement.members}) == 2
        for statement in result.statements
    )


@pytest.mark.parametrize(
    "one",
    [
        "غرقت ناقلة حبوب في عاصفة قبالة جزيرة المرجان مساء الأحد، وفق إدارة الميناء.",
        "وقالت إدارة الميناء إن ناقلة حبوب غرقت في عاصفة قبالة جزيرة المرجان مساء الأحد.",
    ],
)
def test_one_and_two_of_a_thing_are_a_contradiction(
    summary_of: Callable[..., Result], one: str
) -> None:
    result = summary_of(TWO, one)
    assert not merged(result)
    (conflict,) = result.conflicts
    assert [(v.normalised, v.unit, v.text) for v in conflict.values] == [
        ("2", "ناقله", "ناقلتا"),
        ("1", "ناقله", "ناقلة"),
    ]
    for value in conflict.values:
        assert all(value.text in member.text for member in value.members)


@pytest.mark.parametrize(
    "other",
    [
        "غرقت ناقلتان للحبوب في عاصفة قبالة جزيرة المرجان مساء الأحد، وفق إدارة الميناء.",
        "غرقت في عاصفة قبالة جزيرة المرجان مساء الأحد ناقلتا الحبوب، وفق إدارة الميناء.",
    ],
)
def test_two_told_otherwise_agree(summary_of: Callable[..., Result], other: str) -> None:
    result = summary_of(TWO, other)
    assert merged(result) and not result.conflicts


def test_one_of_the_two_is_no_contradiction(summary_of: Callable[..., Result]) -> None:
    other = (
        "غرقت ناقلة حبوب في عاصفة قبالة جزيرة المرجان مساء الأحد، وفق إدارة الميناء. "
        "وكانت الناقلتان قد غادرتا الميناء صباحا."
    )
    assert summary_of(TWO, other).conflicts == ()


def test_two_more_are_not_told_as_one(summary_of: Callable[..., Result]) -> None:
    result = summary_of(
        "غرقت سفينة صيد في عاصفة قبالة جزيرة المرجان مساء الأحد، وفق إدارة الميناء.",
        "وغرقت سفينتان أخريان في العاصفة قبالة جزيرة المرجان مساء الأحد، وفق إدارة الميناء.",
    )
    assert not merged(result) and not result.conflicts
