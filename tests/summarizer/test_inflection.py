"""Forms of words: what a stem may carry, and how a verb is built from its perfect."""

import pytest

from summarizer.arabic import fold
from summarizer.conjugation import verb_stems
from summarizer.inflection import adjective_stems, noun_stems, plural_stems, splits, surfaces


def forms(perfect: str, form: str) -> set[str]:
    stems = verb_stems(fold(perfect), form)
    return {surface for part in stems for stem in part for surface in surfaces(stem)}


@pytest.mark.parametrize(
    ("perfect", "form", "expected"),
    [
        ("قتل", "1", "قتل قتلت قتلوا يقتل تقتل يقتلون قتله"),
        ("وصل", "1", "وصلت يصل وصلوا يصلون"),
        ("زار", "1w", "زارت يزور يزورون"),
        ("باع", "1y", "باعت يبيع"),
        ("دعا", "1", "دعت دعوا يدعو يدعون دعي"),
        ("نفى", "1", "نفى نفت نفوا ينفي ينفون نفاه"),
        ("لقي", "1i", "لقيت لقوا يلقى"),
        ("بدأ", "1h", "بدأت بدأوا يبدأ بدؤوا"),
        ("عيّن", "2", "عينت يعين تعيين معين"),
        ("أجّل", "2", "أجلت يؤجل تأجيل مؤجلة"),
        ("برّأ", "2", "برأت يبرئ تبرئة"),
        ("سمّى", "2", "سمت يسمي تسمية"),
        ("حاصر", "3", "حاصرت يحاصر محاصرة حوصر محاصرون"),
        ("أعلن", "4", "أعلنت يعلن إعلان معلنة"),
        ("أنهى", "4", "أنهت ينهي إنهاؤه أنهوا"),
        ("أقال", "4", "أقالت يقيل إقالة أقيل مقال يقال"),
        ("أصر", "4", "أصرت يصر إصرار"),
        ("أوقف", "4", "أوقفت يوقف إيقاف"),
        ("أرجأ", "4", "أرجأت يرجئ إرجاء مرجأة"),
        ("تأهل", "5", "تأهلت يتأهل تأهل متأهل"),
        ("تراجع", "6", "تراجعت يتراجع تراجعا متراجعة"),
        ("انهار", "7", "انهارت ينهار انهيار منهار"),
        ("اندلع", "7", "اندلعت يندلع اندلاع"),
        ("اعتقل", "8", "اعتقلت اعتقلوا يعتقل اعتقال معتقلين اعتقلته"),
        ("احتل", "8", "احتلت يحتل احتلال محتلة"),
        ("اتهم", "8", "اتهمت يتهم اتهام متهمون"),
        ("اغتال", "8", "اغتالت يغتال اغتيال اغتيل"),
        ("اشترى", "8", "اشترت يشتري اشتروا"),
        ("استقال", "10", "استقالت يستقيل استقالة"),
        ("استأنف", "10", "استأنفت يستأنف استئناف"),
        ("استورد", "10", "يستورد استيراد"),
        ("استمر", "10", "استمرت يستمر استمرار"),
        ("سيطر", "q", "سيطرت يسيطر سيطرة مسيطر"),
        ("تدهور", "q", "تدهورت يتدهور تدهور متدهورة"),
    ],
)
def test_a_verb_has_the_forms_of_its_kind(perfect: str, form: str, expected: str) -> None:
    assert set(map(fold, expected.split())) - forms(perfect, form) == set()


@pytest.mark.parametrize("form", ["9", "11", "1z", "", "verb"])
def test_a_form_that_no_verb_has_is_refused(form: str) -> None:
    with pytest.raises(ValueError, match="is not a"):
        verb_stems("كتب", form)


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("والمعتقلين", "معتقل"),
        ("للجنود", "جنود"),
        ("وبقصفهم", "قصف"),
        ("سيعتقلون", "عتقل"),
        ("فاعتقلته", "اعتقل"),
        ("المدينتين", "مدين"),
    ],
)
def test_what_is_written_onto_a_word_comes_off(word: str, stem: str) -> None:
    assert stem in [text for text, _ in splits(word)]


@pytest.mark.parametrize("word", ["", "و", "ال", "123", "covid"])
def test_a_word_too_short_or_foreign_loses_nothing(word: str) -> None:
    assert all(text == word for text, _ in splits(word))


def test_a_single_letter_stays_on_a_short_word() -> None:
    assert "رد" not in [text for text, _ in splits("ورد")]
    assert "صف" not in [text for text, _ in splits("نصف")]


def test_nouns_adjectives_and_plurals_take_their_own_endings() -> None:
    def of(stems: list) -> set[str]:  # type: ignore[type-arg]
        return {surface for stem in stems for surface in surfaces(stem)}

    assert {"غاره", "غارات", "غارته", "غارتين"} <= of(noun_stems("غاره"))
    assert {"نفق", "نفقين", "نفقه"} <= of(noun_stems("نفق"))
    assert "نفقات" not in of(noun_stems("نفق"))
    assert {"مسلح", "مسلحه", "مسلحون", "مسلحات"} <= of(adjective_stems("مسلح"))
    assert of(plural_stems("طرق")).isdisjoint({"طرقون", "طرقات"})
