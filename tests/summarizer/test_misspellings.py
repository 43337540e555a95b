"""Names a letter or two off a name of the sources, and native words that are not."""

from collections.abc import Callable

import pytest

from summarizer.misspellings import Misspellings, respelt
from summarizer.story import Story

ONE = (
    "التقى أمين عام الحلف ينس ستولتنبرغ رئيسة الوزراء زورغادينا في مدينة كوالالمبور مساء الخميس. "
    "وقال المتحدث ميخائيل بودولياك إن المحادثات تناولت تدريب القوات وتطوير الصناعات."
)
TWO = (
    "بحث ينس ستولتنبرغ مع زورغادينا في كوالالمبور تدريب القوات. وأشار بودولياك إلى انسحاب مقاتلين."
)

Tell = Callable[..., Story]


def repaired(tell: Tell, sentence: str, given: str = f"{ONE} {TWO}") -> str:
    return respelt(sentence, Misspellings(tell(ONE, TWO)).find(sentence, given))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("ستولتنبر", "ستولتنبرغ"),
        ("ستولتنيرغ", "ستولتنبرغ"),
        ("ستلتنبرغ", "ستولتنبرغ"),
        ("ستولتنبغرغ", "ستولتنبرغ"),
        ("زورغدينا", "زورغادينا"),
        ("كوالامبور", "كوالالمبور"),
        ("بودوليك", "بودولياك"),
    ],
)
@pytest.mark.parametrize("particle", ["", "و", "ل", "ب"])
def test_a_name_is_given_the_spelling_of_the_sources(
    tell: Tell, written: str, name: str, particle: str
) -> None:
    sentence = f"بحث {particle}{written} تدريب القوات."
    assert repaired(tell, sentence) == f"بحث {particle}{name} تدريب القوات."


@pytest.mark.parametrize(
    "sentence",
    [
        "بحث ستولتنبرغ تدريب القوات في كوالالمبور.",
        "انسحب مقاتلون من المدينة بعد المباحثات.",
        "تتطور الصناعة ويتدرب المتدربون في المصانع.",
        "قال متحدث إن محادثاتهم تناولت صناعاتها وتطورها.",
        "التقت الرئيسة وزيرة ووزراء من الحلفاء.",
        "قال بوتين إن أنقرة وموسكو تتفاوضان.",
        "بحث الحلف 12 ملفا مع NATO.",
    ],
)
def test_other_words_stay_as_they_are(tell: Tell, sentence: str) -> None:
    assert repaired(tell, sentence) == sentence


def test_only_names_that_the_model_was_given_are_looked_for(tell: Tell) -> None:
    sentence = "بحث ستولتنبر تدريب القوات."
    assert repaired(tell, sentence, given="تدريب القوات.") == sentence


def test_a_word_as_near_to_two_names_is_left_alone(tell: Tell) -> None:
    story = tell(
        "وصل كريستيانسون إلى أوسلو. وغادر السفير.", "التقى كريستيانسين الوزير. وعاد كريستيانسون."
    )
    found = Misspellings(story).find(
        "وصل كريستيانسن إلى أوسلو.", "وصل كريستيانسون والتقى كريستيانسين الوزير."
    )
    assert found == []


def test_the_place_of_the_name_is_told(tell: Tell) -> None:
    sentence = "وقال «ستولتنبر» نعم."
    (one,) = Misspellings(tell(ONE, TWO)).find(sentence, ONE)
    assert sentence[one.start : one.end] == one.written == "ستولتنبر"
    assert one.name == "ستولتنبرغ"
