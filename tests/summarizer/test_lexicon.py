"""The closed classes: written folded, and verbs of saying recognised in all their forms."""

import pytest

from summarizer import lexicon
from summarizer.arabic import fold, fold_words
from summarizer.lexicon import joined_word, opens_complement, saying_at, saying_form, saying_verb


@pytest.mark.parametrize(
    "table",
    [
        *("SAYING_VERBS", "CLAIM_VERBS", "PARTICIPLES", "DEED_VERBS", "ATTRIBUTION_PHRASES"),
        *("WEAK_ATTRIBUTION", "CONNECTIVES", "NEGATIONS", "HEDGES", "PRONOUN_SUBJECTS", "WEEKDAYS"),
        *("MONTHS", "HIJRI_MONTHS", "COMPLEMENTS"),
    ],
)
def test_every_table_is_in_the_matching_form(table: str) -> None:
    words = getattr(lexicon, table)
    assert [word for word in words if fold(word) != word] == []


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("قال", "قال"),
        ("قالت", "قال"),
        ("وقالوا", "قال"),
        ("يقولون", "قال"),
        ("سيقول", "قال"),
        ("وسيعلن", "اعلن"),
        ("فأكّدت", "اكد"),
        ("مؤكدا", "اكد"),
        ("مؤكدين", "اكد"),
        ("دعت", "دعا"),
        ("ودعوا", "دعا"),
        ("رأت", "راي"),
        ("نفى", "نفي"),
        ("ونفت", "نفي"),
        ("ادّعت", "ادعي"),
        ("ومشيرة", "اشار"),
        ("وصفت", "وصف"),
        ("اتهم", "اتهم"),
    ],
)
def test_forms_lead_to_their_verb(word: str, lemma: str) -> None:
    assert saying_verb(fold(word)) == lemma


@pytest.mark.parametrize("word", ["الجسر", "وزير", "متهمين", "باحثة", "معارضة", "مقر", "يعد", ""])
def test_other_words_are_no_verbs_of_saying(word: str) -> None:
    assert saying_form(fold(word)) is None


def test_a_form_tells_shape_gender_and_number() -> None:
    assert saying_form("قالت") == ("قال", "perfect", True, False)
    assert saying_form("يقولون") == ("قال", "imperfect", False, True)
    assert saying_form("موكدا") == ("اكد", "participle", False, False)


@pytest.mark.parametrize(
    ("text", "index", "said"),
    [
        ("أكد الوزير أن العمل مستمر", 0, True),
        ("بين الوزير أن العمل مستمر", 0, True),
        ("اتفق بين الجانبين على العمل", 1, False),
        ("نقل المصابون إلى المستشفى", 0, False),
        ("ذكر الوزير أن العمل مستمر", 0, True),
        ("مشيرا إلى أن العمل مستمر", 0, True),
        ("واصل الفريق تدريباته أمس", 0, False),
    ],
)
def test_ambiguous_words_speak_only_in_company(text: str, index: int, said: bool) -> None:
    assert (saying_at(fold_words(text), index) is not None) == said


@pytest.mark.parametrize(
    ("text", "index", "opens"),
    [
        ("أكد أن العمل", 1, True),
        ("أشار إلى أن العمل", 1, True),
        ("أشار إلى العمل", 1, False),
        ("أكد أهمية العمل", 1, False),
        ("أشار إلى", 1, False),
    ],
)
def test_what_is_said_opens_with_its_particle(text: str, index: int, opens: bool) -> None:
    assert opens_complement(fold_words(text), index) == opens


@pytest.mark.parametrize("word", ["والطاقة", "وإجراءات", "وأن", "وجهود", "وقتل", "والتقى"])
def test_what_the_conjunction_joins_is_found(word: str) -> None:
    assert joined_word(fold(word)) == fold(word)[1:]


@pytest.mark.parametrize("word", ["وزير", "وفاة", "والده", "واشنطن", "وهو", "وفد", "جسر", "و"])
def test_a_word_that_begins_with_a_waw_of_its_own_joins_nothing(word: str) -> None:
    assert joined_word(fold(word)) is None


def test_months_of_all_regions_have_their_number() -> None:
    assert {lexicon.MONTHS[fold(name)] for name in ("يناير", "كانون الثاني", "جانفي")} == {1}
    assert set(lexicon.MONTHS.values()) == set(range(1, 13))


@pytest.mark.parametrize(
    ("word", "joined"),
    [
        *(("وتركيا", "تركيا"), ("وهجوم", "هجوم"), ("وفرنسا", "فرنسا"), ("وليبيا", "ليبيا")),
        *(("وسيطر", "سيطر"), ("والدفاع", "الدفاع"), ("وعرض", "عرض"), ("وتراجع", "تراجع")),
        *(("وزير", None), ("وزارتها", None), ("وكالات", None), ("وصلت", None), ("والده", None)),
        *(("وفاته", None), ("واشنطن", None), ("وظيفتها", None), ("وسطاء", None)),
    ],
)
def test_a_joined_word_is_told_from_one_that_begins_with_waw(word: str, joined: str | None) -> None:
    assert joined_word(fold(word)) == joined
