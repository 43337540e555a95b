"""Who is taken for known is named in full, in brackets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.articles import Edit
from summarizer.naming import with_full_names
from summarizer.passages import Passage
from summarizer.story import Story

FILL = "ويربط الجسر القديم ضفتي النهر منذ قرن."


def told(story: Story, *numbers: int) -> list[Passage]:
    """Each of these units as a passage."""
    found = []
    for number in numbers:
        unit = story.units[number]
        text = unit.text[unit.lead :]
        found.append(Passage(unit.article, unit.start, unit.end, text, (), (number,), unit.size))
    return found


@pytest.mark.parametrize(
    ("before", "said", "shown"),
    [
        (
            "أعلن بيان للديوان الأميري وفاة الشاعر سالم الضفاف.",
            "وقال الديوان في بيان آخر إن الجنازة تقام الأحد.",
            "قال [الديوان الأميري] في بيان آخر إن الجنازة تقام الأحد.",
        ),
        (
            "قال مركز رصد الزلازل إن الهزة ضربت الساحل.",
            "وأوضح المركز أن الهزة لم تسبب أضرارا كبيرة.",
            "أوضح [مركز رصد الزلازل] أن الهزة لم تسبب أضرارا كبيرة.",
        ),
        (
            "عثر رجال الإنقاذ على المهندس عبد الرحمن الشامي حيا تحت الأنقاض.",
            "والشامي هو ثالث ناج يخرج من المبنى المنهار.",
            "[عبد الرحمن] الشامي هو ثالث ناج يخرج من المبنى المنهار.",
        ),
        (
            "قال فوزي البدري مدير الميناء إن السفن تنتظر منذ أسبوع.",
            "وقال فوزي البدري على صفحته إن الرافعة الثانية تعطلت.",
            "قال فوزي البدري [مدير الميناء] على صفحته إن الرافعة الثانية تعطلت.",
        ),
        (
            "أعلنت وزارة الري ارتفاع منسوب النهر مترين.",
            "وقال المتحدث باسم الوزارة حسن الشامي إن الجسر سيغلق.",
            "قال المتحدث باسم [وزارة الري] حسن الشامي إن الجسر سيغلق.",
        ),
        (
            "أعلنت وزارة الري ارتفاع منسوب النهر مترين.",
            "وقال الناطق باسم الوزراة حسن الشامي إن الجسر سيغلق.",
            "قال الناطق باسم [وزارة الري] حسن الشامي إن الجسر سيغلق.",
        ),
    ],
)
def test_what_is_taken_for_known_is_named_in_full(
    tell: Callable[..., Story], before: str, said: str, shown: str
) -> None:
    story = tell(f"{before}\n{FILL}\n{said}")
    (found,) = with_full_names(told(story, 2), story, 100)
    assert found.text == shown
    assert [edit.kind for edit in found.edits if edit.before != "و"] == ["speaker"]


def test_what_is_printed_before_is_known(tell: Callable[..., Story]) -> None:
    story = tell(
        "قال مركز رصد الزلازل إن الهزة ضربت الساحل.\n"
        "وأوضح المركز أن الهزة لم تسبب أضرارا كبيرة.\n"
        "ونقل المهندس عمر الشامي إلى المستشفى.\n"
        "وغادر الشامي المستشفى صباح الأحد."
    )
    assert all(not p.edits for p in with_full_names(told(story, 0, 1, 2, 3), story, 100))


@pytest.mark.parametrize(
    "said",
    [
        "وقال فوزي البدري، مدير الميناء، إن الرافعة الثانية تعطلت.",
        "وقالت وزارة النقل إن الرافعة الثانية تعطلت.",
        "وقال المركز إن الرافعة الثانية تعطلت.",
    ],
)
def test_nothing_is_put_in_where_all_is_told_or_nothing_is_found(
    tell: Callable[..., Story], said: str
) -> None:
    story = tell(f"قال فوزي البدري مدير الميناء إن السفن تنتظر منذ أسبوع.\n{FILL}\n{said}")
    assert with_full_names(told(story, 2), story, 100)[0].edits == ()


def test_a_last_name_with_two_given_names_stays(tell: Callable[..., Story]) -> None:
    story = tell(
        "اصطدم قارب عمر الشامي بقارب محمود الشامي قرب الميناء.\nوأصيب الشامي بجروح طفيفة في يده."
    )
    assert with_full_names(told(story, 1), story, 100)[0].edits == ()


def test_a_name_in_brackets_is_an_edit_of_its_own(tell: Callable[..., Story]) -> None:
    story = tell(f"أصيب البحار محمود الشامي في الحادث.\n{FILL}\nوغادر الشامي المستشفى الأحد.")
    (found,) = with_full_names(told(story, 2), story, 100)
    assert found.edits == (Edit("speaker", "الشامي", "[محمود] الشامي"),)


def test_no_name_is_put_in_without_room(tell: Callable[..., Story]) -> None:
    story = tell(f"أصيب البحار محمود الشامي في الحادث.\n{FILL}\nوغادر الشامي المستشفى الأحد.")
    (passage,) = told(story, 2)
    assert with_full_names([passage], story, passage.words) == [passage]
    assert with_full_names([passage], story, passage.words + 1) != [passage]
