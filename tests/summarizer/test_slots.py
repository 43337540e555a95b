"""What a figure counts."""

from __future__ import annotations

import pytest

from summarizer.arabic import shadow
from summarizer.quantities import find_quantities
from summarizer.slots import same_noun, slots_of


def slots(text: str) -> list[tuple[str, str | None]]:
    folded = shadow(text)
    words = [(w, *folded.original(a, b)) for w, a, b in folded.words]
    found = find_quantities(text)
    return [(q.normalised, s) for q, s in zip(found, slots_of(words, found), strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قُتل 7 جنود وأصيب 12 آخرون", [("7", "killed"), ("12", "injured")]),
        ("لقي خمسة عمال حتفهم في المنجم", [("5", "killed")]),
        ("30 شخصا لقوا مصرعهم وفقد 4", [("30", "killed"), ("4", "missing")]),
        ("ارتفعت الحصيلة إلى 9 قتلى و40 جريحا", [("9", "killed"), ("40", "injured")]),
        ("اعتقلت الشرطة 15 متظاهرا", [("15", "detained")]),
        ("قتلت الانفجارات 11 شخصا وجرحت 41 آخرين", [("11", "killed"), ("41", "injured")]),
        ("قتل 9 أشخاص بينهم 3 أطفال", [("9", "killed"), ("3", "part")]),
        ("أصيب 9 أشخاص، أربعة منهم في حال خطرة", [("9", "injured"), ("4", "part")]),
        ("خمسة من القتلى كانوا في حافلة", [("5", "part")]),
        ("شارك في الحفل 300 ضيف", [("300", None)]),
        ("أصيب 3 عمال في حريق شب في 5 مخازن", [("3", "injured"), ("5", None)]),
        ("إن 14 شخصا نقلوا إلى المستشفيات جراء إصابتهم في الحريق", [("14", "injured")]),
        ("عولج 8 عمال في المكان بسبب إصابتهم بحروق", [("8", "injured")]),
        ("توفي 8 عمال في المستشفى بعد إصابتهم بحروق", [("8", "killed")]),
        ("غادر 14 شخصا ثم نقل 5 عمال بعد إصابتهم", [("14", None), ("5", "injured")]),
        ("ألقت الشرطة القبض على ثلاثة من أعضاء العصابة", [("3", "detained")]),
        ("مقتل 5 من عمال المنجم وإصابة 8 من موظفي الشركة", [("5", "killed"), ("8", "injured")]),
        ("خلف السيل 12قتيلا و15جريحا", [("12", "killed"), ("15", "injured")]),
        ("قضى نحو 140مصرعهم", [("140", "killed")]),
        (
            "نزوح آلاف القرويين والتي تجاوزت 20ألف صياد",
            [("2000..9999", "displaced"), ("20000", "displaced")],
        ),
        ("إصابة عشرات العمال والذين كانوا في 12 حافلة", [("20..99", "injured"), ("12", None)]),
    ],
)
def test_a_figure_counts_the_fate_that_is_named_next_to_it(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert slots(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال العقيد إن 6 أشخاص ما زالوا في عداد المفقودين", [("6", "missing")]),
        ("ولا يزال 6 صيادين في عداد المفقودين", [("6", "missing")]),
        ("ولا يزال البحث جاريا عن شخص واحد", [("1", "missing")]),
        ("وتبحث فرق الإنقاذ عن أربعة عمال تحت الصخور", [("4", "missing")]),
        ("وتبحث الشرطة عن أربعة أشخاص بعد السطو", [("4", None)]),
        ("والبحث مستمر عن أربعة أشخاص يشتبه بضلوعهم في السطو", [("4", None)]),
        ("والبحث مستمر عن أربعة مسلحين", [("4", None)]),
        ("والبحث مستمر عن أربع سفن", [("4", None)]),
    ],
)
def test_who_is_searched_for_is_missing_unless_wanted(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert slots(text) == expected


def test_an_age_counts_no_fate() -> None:
    assert slots("وهو صياد في السبعين فقد زورقه") == [("70", None)]


def test_a_share_counts_no_fate() -> None:
    assert slots("قتل في الحادث 5% من القطيع") == [("5", None)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("مرحله", "جوله", True),
        ("دوله", "بلد", True),
        ("شجره", "شجره", True),
        ("قارب", "سياره", False),
        ("مرحله", "بلد", False),
    ],
)
def test_two_words_of_one_meaning_count_one_thing(one: str, other: str, same: bool) -> None:
    assert same_noun(one, other) == same_noun(other, one) == same
