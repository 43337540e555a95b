"""Cardinals in words and figures; the words come from a generator of its own."""

from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.arabic import fold
from summarizer.quantities.figures import figure_value
from summarizer.quantities.number_words import numeral
from summarizer.quantities.numerals import is_figure, read_cardinal, tokenize

Gender = Literal["m", "f"]
Case = Literal["nom", "obl"]

_UNITS = {
    3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع",
}  # fmt: skip


def _unit(value: int, gender: Gender, case: Case) -> str:
    """1..9 for a noun of `gender`; from 3 on the number takes the other one."""
    if value == 1:
        return "واحد" if gender == "m" else "واحدة"
    if value == 2:
        stem = "اثن" if gender == "m" else "اثنت"
        return stem + ("ان" if case == "nom" else "ين")
    if gender == "f":
        return "ثماني" if value == 8 else _UNITS[value]
    return "ثمانية" if value == 8 else _UNITS[value] + "ة"


def _below_hundred(value: int, gender: Gender, case: Case) -> str:
    if value < 10:
        return _unit(value, gender, case)
    if value == 10:
        return "عشرة" if gender == "m" else "عشر"
    if value < 20:
        ten = "عشر" if gender == "m" else "عشرة"
        if value == 11:
            return f"{'أحد' if gender == 'm' else 'إحدى'} {ten}"
        if value == 12:
            stem = ("اثن" if gender == "m" else "اثنت") + ("ا" if case == "nom" else "ي")
            return f"{stem} {ten}"
        return f"{_unit(value - 10, gender, case)} {ten}"
    tens = {2: "عشر", **_UNITS}[value // 10] + ("ون" if case == "nom" else "ين")
    if value % 10 == 0:
        return tens
    one = "إحدى" if value % 10 == 1 and gender == "f" else _unit(value % 10, gender, case)
    return f"{one} و{tens}"


def _below_thousand(value: int, gender: Gender, case: Case, hundred: str) -> str:
    parts = []
    if value >= 200 and value < 300:
        parts.append(hundred[:-1] + ("تان" if case == "nom" else "تين"))
    elif value >= 300:
        parts.append(_UNITS[value // 100] + hundred)
    elif value >= 100:
        parts.append(hundred)
    if value % 100:
        parts.append(_below_hundred(value % 100, gender, case))
    return " و".join(parts)


def spell(value: int, gender: Gender = "m", case: Case = "nom", hundred: str = "مئة") -> str:
    """1..999,999 as an Arabic writer spells it for a counted noun of `gender` in `case`."""
    thousands, rest = divmod(value, 1000)
    parts = []
    if thousands == 1:
        parts.append("ألف")
    elif thousands == 2:
        parts.append("ألفان" if case == "nom" else "ألفين")
    elif thousands:
        few = 3 <= thousands % 100 <= 10
        round_hundred = thousands % 100 == 0
        scale = "آلاف" if few else "ألف" if round_hundred else "ألفا"
        parts.append(f"{_below_thousand(thousands, 'm', case, hundred)} {scale}")
    if rest:
        parts.append(_below_thousand(rest, gender, case, hundred))
    return " و".join(parts)


def read(text: str) -> tuple[Decimal, bool] | None:
    """The number at the start of `text`, and whether it takes all of it."""
    tokens = tokenize(fold(text))
    number = read_cardinal(tokens, 0)
    return None if number is None else (number.low, number.last == len(tokens))


@given(
    st.integers(2, 999_999),
    st.sampled_from(["m", "f"]),
    st.sampled_from(["nom", "obl"]),
    st.sampled_from(["مئة", "مائة"]),
)
def test_spelt_numbers_are_read_back(value: int, gender: Gender, case: Case, hundred: str) -> None:
    assert read(spell(value, gender, case, hundred)) == (value, True)


@pytest.mark.parametrize("gender", ["m", "f"])
@pytest.mark.parametrize("case", ["nom", "obl"])
def test_every_number_below_two_thousand_is_read_back(gender: Gender, case: Case) -> None:
    wrong = [n for n in range(2, 2_000) if read(spell(n, gender, case)) != (n, True)]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ثلاث مئة وخمسة", 305),
        ("خمسمئة", 500),
        ("ثمانمائة", 800),
        ("مئتي", 200),
        ("ثلاثة آلاف وخمسمئة واثنين وأربعين", 3542),
        ("أَلْفٌ وَتِسْعُمِئَةٍ", 1900),
        ("ثمانـــين", 80),
        ("3 آلاف و500", 3500),
        ("200 ألف", 200_000),
        ("مليون", 1_000_000),
        ("مليونا و200 ألف", 1_200_000),
        ("مليار و400 مليون", 1_400_000_000),
        ("3,5 مليون", 3_500_000),
        ("1.200 مليون", 1_200_000),
        ("100 ألف مليون", 100_000_000_000),
        ("تريليوني", 2_000_000_000_000),
        ("نصف مليون", 500_000),
        ("مليون ونصف المليون", 1_500_000),
        ("4 ملايين ونصف", 4_500_000),
        ("ثلاثة أرباع مليون", 750_000),
        ("مئة و20", 120),
        ("1 200", 1200),
        ("12 345 678", 12_345_678),
        ("٢٫٥ مليار", 2_500_000_000),
        ("۱۴", 14),
        ("للخمسة والعشرين", 25),
    ],
)
def test_number_is_read_whole(text: str, value: int) -> None:
    assert read(text) == (value, True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10 و15", 10),
        ("ثلاثة وأربعة", 3),
        ("عشرة وعشرون", 10),
        ("مئة ألف وثلاثة آلاف", 100_000),
        ("خمسة، وعشرون", 5),
    ],
)
def test_two_numbers_are_not_made_one(text: str, value: int) -> None:
    assert read(text) == (value, False)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("عشرات", 20, 99),
        ("مئات", 200, 999),
        ("آلاف", 2_000, 9_999),
        ("عشرات الآلاف", 20_000, 99_999),
        ("مئات آلاف", 200_000, 999_999),
        ("بضعة", 3, 9),
        ("بضع مئات", 300, 900),
        ("بضعة عشر", 13, 19),
    ],
)
def test_vague_words_are_spans(text: str, low: int, high: int) -> None:
    number = read_cardinal(tokenize(fold(text)), 0)
    assert number is not None
    assert (number.low, number.high) == (low, high)


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("1.200", "1200"),
        ("1,200", "1200"),
        ("2,5", "2.5"),
        ("2.50", "2.50"),
        ("0.125", "0.125"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1,234.5", "1234.5"),
        ("1.234,56", "1234.56"),
        ("2018,5", "2018.5"),
        ("3،5", "3.5"),
    ],
)
def test_separators_follow_the_rule(figure: str, value: str) -> None:
    assert figure_value(figure) == Decimal(value)


@pytest.mark.parametrize("figure", ["1.2.3", "0501234567", "12345678901", "1,23,4", "192.168.1.1"])
def test_other_figures_are_none(figure: str) -> None:
    assert figure_value(figure) is None


def test_context_makes_three_digits_decimal() -> None:
    assert figure_value("1.200", decimal=True) == Decimal("1.200")


@pytest.mark.parametrize("word", ["لست", "مات", "عشاء", "ثالث", "الثاني", "كتاب", "فستان"])
def test_other_words_are_no_numerals(word: str) -> None:
    assert numeral(fold(word)) is None


def test_addresses_are_single_tokens() -> None:
    texts = [token.text for token in tokenize("خبر https://a.example/12 و#حدث_15 و@desk24 و7")]
    assert [text for text in texts if text[0].isdigit()] == ["7"]


@given(st.text())
def test_tokens_cut_what_they_say(text: str) -> None:
    folded = fold(text)
    for token in tokenize(folded):
        assert folded[token.start : token.end] == token.text
        assert is_figure(token) == ("0" <= token.text[0] <= "9")
