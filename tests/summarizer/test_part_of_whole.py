"""Counts of which one is part of the other."""

from __future__ import annotations

from collections.abc import Callable

from summarizer.articles import Result
from summarizer.part_of_whole import counts_of, parts_of_wholes, tells_part
from summarizer.story import Story

Tell = Callable[..., Story]


def test_a_part_is_known_by_what_says_among_them(tell: Tell) -> None:
    story = tell("قتل 30 شخصا في الفيضان، بينهم 12 طفلا.")
    whole, part = ("killed", "30"), ("killed", "12")
    assert parts_of_wholes(story) == {(whole, part)}
    assert tells_part(story.units[0], whole, part)
    assert whole in counts_of(story.units)


def test_two_counts_side_by_side_are_no_part_of_each_other(tell: Tell) -> None:
    assert not parts_of_wholes(tell("قتل 30 شخصا في الفيضان وأصيب 12 شخصا."))


def test_a_whole_beside_its_part_is_told_with_it(summary_of: Callable[..., Result]) -> None:
    result = summary_of(
        "قتل 12 طفلا حين جرف الفيضان مدرسة في بلدة الرمان، وفق ما ذكرت فرق الإنقاذ.\n"
        "وأعلن المحافظ الحداد ثلاثة أيام في عموم الإقليم.",
        "أودى الفيضان بحياة المئات من رؤوس الماشية في إقليم الجبل.\n"
        "وقالت وزارة الداخلية إن السيول تسببت في مقتل 30 شخصا في قرى الوادي منذ الأحد.",
        "فتح سد الرمان بواباته بعد أمطار غزيرة.\n"
        "وأسفرت الفيضانات عن مقتل 30 شخصا، بينهم 12 طفلا في مدرسة الرمان.",
    )
    told = [one.text for one in result.summary.ar.sentences if "30" in one.text]
    assert told
    assert all("12" in text for text in told)
