"""Quotations and brackets, read by what each mark touches and never by counting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.quotations import MAX_DEPTH, find_quotations


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in find_quotations(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('قال "نعم" ثم "لا".', ['"نعم"', '"لا"']),
        ("قال «نعم» (أمس) ثم “لا”.", ["«نعم»", "(أمس)", "“لا”"]),
        ('بين "أهمية حلف "الضفة" للجميع"، ثم غادر.', ['"أهمية حلف "الضفة" للجميع"']),
        ('قال لـ"المنبر" إنه راض.', ['"المنبر"']),
        ('قال بـ "وضوح" إنه راض.', ['"وضوح"']),
        ('العمل مستمر". وقال "نعم".', ['"نعم"']),
        ('قال: "العمل مستمر. وقال نعم.', []),
        ('قال " نعم " ثم مضى.', ['" نعم "']),
        ('قال:" نعم.. الآن" ثم مضى.', ['" نعم.. الآن"']),
        ("((نعم) أو لا)", ["((نعم) أو لا)"]),
        ("نعم) أو لا(", []),
        ("", []),
    ],
)
def test_pairs_are_found_and_single_marks_passed_over(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_thousand_open_marks_cost_no_more_than_the_last_ones() -> None:
    text = "«" * 1000 + "نص" + "»" * 1000
    assert quoted(text) == ["«" * MAX_DEPTH + "نص" + "»" * MAX_DEPTH]


@given(st.text('«»()"“” نص.ل\u200f', max_size=60))
def test_quotations_are_apart_in_order_and_hold_both_marks(text: str) -> None:
    found = find_quotations(text, 0, len(text))
    position = 0
    for start, end in found:
        assert position <= start < end - 1 <= len(text)
        assert text[start] in '"«(“' and text[end - 1] in '"»)”'
        position = end
