"""In a large story what is rare in it tells whether two sentences state the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from summarizer.merged import Merged
from summarizer.rarity import LARGE_STORY, Rarity, Told, likeness_in_story

Merge = Callable[..., Merged]

STORY = """
أعلنت شركة السنديان للطيران، الأحد، أن مديرها المغربي كريم شوقلي غادر منصبه بعد خسائر كبيرة.
وانخفضت أسهم شركة السنديان للطيران في بورصة الدار البيضاء بنسبة ثمانية في المئة.
وقال خبراء إن شركة السنديان للطيران تحتاج إلى قروض جديدة من المصارف.
ونقلت شركة السنديان للطيران مليوني مسافر خلال العام الماضي.
وتأسست شركة السنديان للطيران قبل ثلاثين عاما في مدينة طنجة.
وتملك شركة السنديان للطيران أربعين طائرة متوسطة.
وكان كريم شوقلي درس الهندسة في مدينة ليون.
وطالبت نقابة الطيارين شركة السنديان للطيران بضمان الأجور.
ورفضت شركة السنديان للطيران طلب النقابة زيادة الرواتب.
ويعمل لدى شركة السنديان للطيران خمسة آلاف موظف.
وافتتحت شركة السنديان للطيران خطا جديدا إلى داكار.
"""


def told_together(merged: Merged, one: str, other: str) -> bool:
    at = {unit.text: index for index, unit in enumerate(merged.story.units)}
    return merged.cluster_of[at[one]] == merged.cluster_of[at[other]]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            "طلبت شركة السنديان للطيران من مديرها المغربي كريم شوقلي توضيحات مكتوبة.",
            "رفع محامون دعوى على مدير شركة السنديان للطيران المغربي كريم شوقلي.",
            False,
        ),
        (
            "رفع محامون دعوى على مدير شركة السنديان للطيران المغربي كريم شوقلي.",
            "أكد مصدر قضائي أن محامين رفعوا دعوى على مدير شركة السنديان للطيران.",
            True,
        ),
    ],
)
def test_what_the_whole_story_shares_makes_no_two_sentences_one(
    merged: Merge, one: str, other: str, same: bool
) -> None:
    found = merged(STORY + one, other)
    assert len(found.story.units) >= LARGE_STORY
    assert told_together(found, one, other) is same


def test_a_small_story_has_no_rarity(merged: Merge) -> None:
    assert not Rarity(merged("غادر الوزير العاصمة.", "وصل الوزير إلى العاصمة.").story)


def test_a_word_is_the_rarer_the_fewer_units_have_it(merged: Merge) -> None:
    story = merged(STORY, "وصل وفد من المصارف إلى طنجة.").story
    held = Counter(key for unit in story.units for key in {t.key for t in unit.tokens})
    ((common, _),) = held.most_common(1)
    rare = next(key for key, units in held.items() if units == 1)
    told = Rarity(story).told({common: 1.0, rare: 0.5}, [common, rare])
    assert told.said[common] < told.said[rare]
    assert set(told.main) == {common}


@pytest.mark.parametrize("figures", [0, 1, 3, 9])
def test_likeness_stays_between_nothing_and_all(figures: int) -> None:
    one = Told({"a": 1.0, "b": 0.5}, {"a": 1.0, "b": 0.5}, 1.5, 1.5)
    nothing = Told({}, {}, 0.0, 0.0)
    assert likeness_in_story(one, nothing, figures, 1.0) == 0.0
    assert 0.44 < likeness_in_story(one, one, figures, 1.0) <= 1.0
    assert likeness_in_story(one, one, figures, 0.2) <= likeness_in_story(one, one, figures, 1.0)


def test_each_shared_figure_up_to_three_makes_two_units_more_alike() -> None:
    one = Told({"a": 0.5, "b": 0.5}, {"a": 0.5, "b": 0.5}, 1.0, 1.0)
    other = Told({"a": 0.5, "c": 0.5}, {"a": 0.5, "c": 0.5}, 1.0, 1.0)
    likeness = [likeness_in_story(one, other, n, 0.0) for n in range(5)]
    assert likeness[0] < likeness[1] < likeness[2] < likeness[3] == likeness[4]
