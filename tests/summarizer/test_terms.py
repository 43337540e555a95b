"""Content terms and the vocabulary of a set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.arabic import fold_words
from summarizer.terms import build_vocabulary, consonants


def spans(*texts: str) -> list[list[str]]:
    return [fold_words(text) for text in texts]


def test_function_words_are_no_terms() -> None:
    vocabulary = build_vocabulary(spans("في المدينة من على التي كانت"))
    assert vocabulary.terms(fold_words("في المدينة من على التي كانت")) == ["مدين"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("فاغنهولم", "فاجنهولم"),
        ("شتاينماير", "شتاينمير"),
        ("ميسيسيبي", "ميسيسبي"),
    ],
)
def test_spellings_of_a_foreign_name_are_one_term(one: str, other: str) -> None:
    vocabulary = build_vocabulary(spans(f"وصل {one} أمس", f"غادر {other} اليوم"))
    assert vocabulary.terms([one]) == vocabulary.terms([other])


@pytest.mark.parametrize(
    ("one", "other"),
    [("مقاتل", "مقتول"), ("كاتب", "مكتب"), ("استقبال", "استقلال"), ("الشرقية", "الغربية")],
)
def test_native_words_stay_apart(one: str, other: str) -> None:
    a, b = fold_words(f"{one} {other}")
    vocabulary = build_vocabulary([[a], [b]])
    assert vocabulary.terms([a]) != vocabulary.terms([b])


def test_a_clitic_comes_off_where_the_rest_stands_alone() -> None:
    vocabulary = build_vocabulary(spans("بمطعم قديم", "مطعم جديد", "بحيرة واسعة"))
    assert vocabulary.terms(["بمطعم"]) == vocabulary.terms(["مطعم"])
    assert vocabulary.terms(fold_words("بحيرة")) == ["بحير"]


@pytest.mark.parametrize(
    ("done", "ahead", "same"),
    [
        ("سحب الوزير المشروع", "سيسحب الوزير المشروع", True),
        ("حمل القطار الركاب", "ويحمل القطار الركاب", True),
        ("رفع الستار", "سيارة الوزير", False),
        ("نظر القاضي", "ينابيع الجبل", False),
    ],
)
def test_an_imperfect_meets_its_perfect(done: str, ahead: str, same: bool) -> None:
    vocabulary = build_vocabulary(spans(done, ahead))
    one, other = fold_words(done)[0], fold_words(ahead)[0]
    assert (vocabulary.term(one) == vocabulary.term(other)) is same


def test_rare_terms_weigh_more() -> None:
    vocabulary = build_vocabulary(spans("حريق كبير", "حريق صغير", "حريق هائل"))
    assert vocabulary.weight("هايل") > vocabulary.weight("حريق") > 0


def test_consonants_of_nothing_are_nothing() -> None:
    assert consonants("") == ""


@given(
    st.lists(st.lists(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1), max_size=8), max_size=8)
)
def test_every_weight_is_positive_and_every_word_has_its_term(words: list[list[str]]) -> None:
    vocabulary = build_vocabulary(words)
    for span in words:
        for term in vocabulary.terms(span):
            assert vocabulary.weight(term) > 0
