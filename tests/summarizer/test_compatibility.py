"""What keeps two units apart whatever words they share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.compatibility import count_other_peoples, mergeable
from summarizer.merged import Merged

Merge = Callable[..., Merged]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("طردت الحكومة 7 مهندسين يابانيين.", "طردت طوكيو 7 مهندسين كنديين.", True),
        ("طردت الحكومة 7 مهندسين يابانيين.", "طردت الحكومة سبعة مهندسين يابانيين.", False),
        ("طردت الحكومة 7 مهندسين يابانيين.", "طردت الحكومة 7 مهندسين.", False),
        (
            "طردت الحكومة 3 مهندسين كنديين وسبعة مهندسين يابانيين.",
            "طردت الحكومة 3 مهندسين كنديين.",
            False,
        ),
    ],
)
def test_counts_of_two_peoples_are_two_statements(
    merged: Merge, one: str, other: str, apart: bool
) -> None:
    units = merged(one, other).story.units
    assert count_other_peoples(units[0], units[1]) is apart
    if apart:
        assert not mergeable(units[0], units[1])
