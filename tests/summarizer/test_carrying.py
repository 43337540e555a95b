"""Only who says all of a statement is counted for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.carrying import carries
from summarizer.merged import Merged

Merge = Callable[..., Merged]

HEAD = "افتتح الوزير الجسر الجديد في بلدة المرجان"


@pytest.mark.parametrize(
    ("head", "carrier", "says_all"),
    [
        (f"{HEAD}.", f"{HEAD} بعد عامين من العمل.", True),
        (f"{HEAD} بكلفة 40 مليون ريال.", f"{HEAD}.", False),
        (f"{HEAD} بكلفة 40 مليون ريال.", f"{HEAD} بكلفة أربعين مليون ريال.", True),
        (f"{HEAD} الاثنين.", f"{HEAD}.", False),
        (f"{HEAD} الاثنين.", f"{HEAD} يوم الاثنين.", True),
        (f"{HEAD}، وهو أول مشروع لشركة النقل الساحلي في الإقليم.", f"{HEAD}.", False),
        (f"{HEAD} القديمة.", f"{HEAD}.", True),
    ],
)
def test_figures_days_and_clauses_of_the_head_must_be_there(
    merged: Merge, head: str, carrier: str, says_all: bool
) -> None:
    story = merged(head, carrier).story
    assert carries(story, 1, 0) is says_all


def test_the_circumstance_under_which_it_was_said_must_be_there(merged: Merge) -> None:
    plain = "قال الوزير إن المصنع سيغلق أبوابه."
    story = merged("ودون أن يذكر الشركة اليونانية بالاسم، " + plain, plain).story
    assert not carries(story, 1, 0)
    assert carries(story, 0, 1)


@pytest.mark.parametrize(
    ("other", "says_all"),
    [
        ("غرق زورق قرب الميناء، بحسب خفر السواحل.", True),
        ("غرق زورق قرب الميناء، وفق ما أفاد الصيادون.", False),
        ("أفاد الصيادون بأن زورقا غرق قرب الميناء.", False),
        ("غرق زورق قرب الميناء.", True),
        ("غرق زورق قرب الميناء، وفق ما أورد مراسلنا.", True),
    ],
)
def test_a_source_named_behind_must_not_be_another(
    merged: Merge, other: str, says_all: bool
) -> None:
    story = merged("غرق زورق قرب الميناء، حسبما ذكر خفر السواحل.", other).story
    assert carries(story, 1, 0) is says_all


def test_a_day_of_the_saying_need_not_be_there(merged: Merge) -> None:
    story = merged("قال الناطق الاثنين إن الوزير سيفتتح الجسر.", "سيفتتح الوزير الجسر.").story
    assert carries(story, 1, 0)


def test_who_tells_of_the_dead_alone_does_not_tell_of_the_injured(merged: Merge) -> None:
    story = merged("قتل عمال وأصيب آخرون في المنجم.", "قتل عمال في المنجم.").story
    assert not carries(story, 1, 0)
    assert carries(story, 0, 1)


def test_every_unit_says_all_that_it_says(merged: Merge) -> None:
    story = merged(f"{HEAD} بكلفة 40 مليون ريال.").story
    assert carries(story, 0, 0)


def test_the_head_is_what_most_articles_carry(merged: Merge) -> None:
    core = "انهار السد الترابي شمال البلاد وغمرت المياه القرى المجاورة له."
    fuller = "انهار السد الترابي شمال البلاد وغمرت المياه القرى المجاورة له مساء الأحد."
    found = merged(fuller, core)
    (cluster,) = found.clusters
    assert found.story.units[cluster.head].text == core
    assert len(cluster.carriers) == 2
