"""Which words are spellings of one name, and which are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.arabic import fold_words
from summarizer.names import name_pairs
from summarizer.terms import build_vocabulary
from summarizer.transliteration import alike, distance


def pairs(*texts: str) -> list[tuple[str, str]]:
    spans = [fold_words(text) for text in texts]
    return name_pairs({word for span in spans for word in span}, spans)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("رحب ستولتنبرغ بالخطوة", "دعا ستولتنبيرغ إلى التهدئة"),
        ("رحب ستولتنبرغ بالخطوة", "دعا ستولتينبيرغ إلى التهدئة"),
        ("رحب ستولتينبرغ بالخطوة", "دعا ستولتينيرغ إلى التهدئة"),
        ("تعيش في ميسيسوغا", "وقع في مدينة ميسيسوجا"),
        ("تعيش في ميسيسوغا", "وقع في مدينة ميسيساغا"),
        ("وصل اردوغان ظهرا", "غادر أردوجان ليلا"),
        ("حذر غوتيريش من الجوع", "دعا غوتيريس إلى هدنة"),
        ("حذر غوتيريش من الجوع", "دعا جوتيريش إلى هدنة"),
        ("وعد دونالد ترامب بالرد", "تراجع دونالد ترمب عنه"),
        ("وعد الرئيس ترامب بالرد", "تراجع الرئيس ترمب عنه"),
        ("خسر مدرب تشلسي أمس", "عاد مدرب تشيلسي اليوم"),
        ("سافر سيرغي لافروف أمس", "عاد سيرجي لافروف اليوم"),
        ("الزعيم كيم يونغ أون", "التقى كيم جونغ أون"),
        ("سجل ناينغولان هدفا", "أصيب ناينجولان بجرح"),
        ("زار فلاديمير بوتين القرم", "غادر فلاديمير بوتن القرم"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert len(pairs(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("سيدة أمريكية ثرية", "جزيرة مايورغا الهادئة"),
        ("مسؤولة في البلدية", "مواصلة العمل"),
        ("بحثوا مسائل عدة", "لقاء مسؤولين كبار"),
        ("حضور استثنائي", "هدف ستواني"),
        ("في جاكرتا", "في يوغياكرتا"),
        ("رحلوا احتجاجا", "من يحتاج إلى الماء"),
        ("رأى أشخاصا", "حضر شخصيا"),
        ("مرر كريستيانو الكرة", "سدد كريستيانسين الكرة"),
        ("انهيار مبنى قديم", "انهار مبنى قديم"),
        ("تقرير منظمة دولية", "تقارير منظمة دولية"),
        ("أصيب بجروح متفرقة", "أصيب بجراح متفرقة"),
        ("مدير مصنع كبير", "مدير مصنوع كبير"),
        ("عملية تشكيل حكومة", "عملية تشكل حكومة"),
        ("غرف نظيفين كبار", "غرف نظفين كبار"),
        ("سيطرت قوات", "سطرت قوات"),
        ("وأهابت بالناس", "وهابت بالناس"),
        ("يؤمنون بالسلام", "يأمنون بالسلام"),
        ("سيارتان متتابعتان", "سيارتين متتابعتين"),
        ("زار محمد حسن القرية", "زار محمد حسين القرية"),
        ("التقى علي محمود", "التقى علي محمد"),
        ("التقى يونغ هو", "سافر جونغ لي"),
        ("مر بوبيسكو", "سدد باسيسكو"),
        ("خسر ساوثهامبتون", "فاز نورثهامبتون"),
        ("قواته في ميليشيا", "وميليشياتها"),
        ("باع الألفونس بيته", "اشترى ألفونس بيته من الالفونسيين"),
        ("مرر فرنكنبرغ إلى فرنكينبرغ", "ثم عاد"),
    ],
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert pairs(one, other) == []


@pytest.mark.parametrize("other", ["والفاغنهولم", "الفاغنهولم", "فاغنهولمية", "فاغنهولمها"])
def test_a_word_that_the_set_has_with_article_or_ending_is_no_name(other: str) -> None:
    assert pairs("رأى فاغنهولم", "رأى فاجنهولم")
    assert pairs("رأى فاغنهولم", "رأى فاجنهولم", f"ذلك {other}") == []


def test_forms_of_one_word_share_their_term_but_are_no_spellings() -> None:
    vocabulary = build_vocabulary([["استخدام"], ["استخدم"]])
    assert vocabulary.terms(["استخدام"]) == vocabulary.terms(["استخدم"])
    assert vocabulary.variants == frozenset()


@given(st.text("ابتجرسيو", min_size=1, max_size=8), st.text("ابتجرسيو", min_size=1, max_size=8))
def test_alike_is_symmetric_and_near(a: str, b: str) -> None:
    assert alike(a, b) == alike(b, a)
    assert not alike(a, b) or 1 <= distance(a, b) == distance(b, a) <= 2


def test_no_words_have_no_pairs() -> None:
    assert pairs() == []
