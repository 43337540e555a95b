"""Lines of a text as it was received."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.lines import Line, join_wrapped, split_lines, tokens


def shown(lines: list[Line]) -> list[str]:
    return [line.shown for line in lines]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\v", "\f"])
def test_every_kind_of_line_end_counts(end: str) -> None:
    assert shown(split_lines(f"سطر أول{end}سطر ثان")) == ["سطر أول", "سطر ثان"]


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n \t\n", "\n\u200f\n", "\n&nbsp;\n"])
def test_an_empty_line_is_remembered(gap: str) -> None:
    assert [line.gap_before for line in split_lines(f"أول{gap}ثان\nثالث")] == [True, True, False]


def test_words_are_folded_and_keep_their_place() -> None:
    text = "قالَ الوزيـــر: &quot;نعم&quot; #وسم_جديد 2024"
    found = tokens(split_lines(text)[0].shown)
    assert [word for word, _, _ in found] == ["قال", "الوزير", "نعم", "وسم", "جديد", "2024"]
    assert [text[start:end] for _, start, end in found][:3] == ["قالَ", "الوزيـــر", "نعم"]


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("• نقطة", "• "),
        ("- نقطة", "- "),
        ("-نقطة", ""),
        ("1- نقطة", "1- "),
        ("٢) نقطة", "٢) "),
        ("(3) نقطة", "(3) "),
        ("12-3-2020 تاريخ", ""),
        ("2.5 مليون", ""),
        ("*", ""),
    ],
)
def test_a_bullet_or_number_is_told_from_text(text: str, marker: str) -> None:
    assert text[: split_lines(text)[0].marker] == marker


def test_lines_of_a_fixed_width_are_joined_into_their_paragraph() -> None:
    block = ["سطر طويل من فقرة كسرت عند عرض ثابت لا", "يتجاوزه أي سطر من سطورها مهما طال بها"] * 2
    text = "\n".join([*block, "وهذه نهايتها.", "", *block, "وهذه نهاية أخرى."])
    assert len(join_wrapped(split_lines(text))) == 2


def test_paragraphs_of_one_line_each_are_left_apart() -> None:
    text = "\n".join(["قال الوزير إن العمل مستمر في الجسر كله."] * 6)
    assert len(join_wrapped(split_lines(text))) == 6


@given(st.text("اب. \n\r\t\u00a0\u200f&nbsp;-•1", max_size=60))
def test_a_line_stands_where_it_says_and_is_trimmed(text: str) -> None:
    for line in split_lines(text):
        assert len(line.shown) == line.end - line.start
        assert line.shown == line.shown.strip() != ""
        assert "\n" not in text[line.start : line.end]
