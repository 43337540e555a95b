"""What is told of one is not what is told of more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.bare_nouns import one_against_more
from summarizer.merged import Merged

Merge = Callable[..., Merged]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("أطلق المسلحون الاثنين صاروخا على الميناء.", "أطلق المسلحون 40 صاروخا على الميناء.", True),
        ("أطلق المسلحون 40 صاروخا على الميناء.", "أطلق المسلحون أربعين صاروخا.", False),
        ("احتجز الحراس قاربا قرب الجزيرة.", "احتجز الحراس سبعة قوارب قرب الجزيرة.", True),
        ("احتجز الحراس القارب قرب الجزيرة.", "احتجز الحراس سبعة قوارب قرب الجزيرة.", False),
        ("غادر قارب فجرا.", "غادر قاربان فجرا.", True),
        ("سجل اللاعب 4 أهداف وصنع لهدف خامس.", "سجل اللاعب رباعية.", False),
    ],
)
def test_one_is_apart_from_more(merged: Merge, one: str, other: str, apart: bool) -> None:
    units = merged(one, other).story.units
    assert one_against_more(units[0], units[1]) is apart
