"""Concepts: one meaning behind different words, in all their forms; and opposites."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.arabic import fold, fold_words
from summarizer.concept_table import load_concepts, load_opposites, load_plurals
from summarizer.inflection import EXACT, Stem, splits, surfaces
from summarizer.thesaurus import concept_ids, concepts, converses, opposites, singular


def ids(text: str) -> list[str]:
    """The concepts of a text in order, parts of one expression once."""
    return list(dict.fromkeys(concept.id for concept in concepts(fold_words(text))))


@pytest.mark.parametrize(
    ("concept", "texts"),
    [
        (
            "arrest",
            [
                "اعتقل الأمن لصا",
                "اعتقال اللص",
                "لص معتقل",
                "القبض عليه",
                "ألقت دورية في السوق القبض على اللص",
                "أوقفت الشرطة شخصين",
            ],
        ),
        (
            "killed",
            [
                "قُتل صياد",
                "مقتل صياد",
                "لقي صيادون حتفهم",
                "لقي ثلاثة صيادين مصرعهم",
                "خمسة قتلى",
                "استشهد شاب",
            ],
        ),
        (
            "resign",
            ["استقال المحافظ", "قدم المحافظ استقالته", "استقالة المحافظ", "تنحى المحافظ"],
        ),
        ("condemn", ["أدانت الرابطة", "نددت الرابطة", "استنكار", "شجب"]),
        ("postpone", ["تأجيل القرعة", "أرجأت القرعة", "إرجاء القرعة"]),
        ("prime-minister", ["رئيس الوزراء", "رئيس الحكومة", "رئيسة الوزراء", "الوزير الأول"]),
        ("rise", ["ارتفعت الأسعار", "ارتفاع", "صعد المؤشر", "زيادة", "تزايد", "يزداد"]),
        ("fall", ["انخفضت", "تراجع المؤشر", "هبوط", "هبط"]),
        ("release", ["أفرجت عنه", "الإفراج عن بحار", "أطلق الخاطفون سراح بحار", "إخلاء سبيله"]),
        ("open-fire", ["أطلق حارس النار", "إطلاق نار", "فتح مجهول النار"]),
        ("ceasefire", ["وقف إطلاق النار", "هدنة"]),
        ("control", ["سيطر الفصيل على التل", "السيطرة على التل", "بسط الفصيل سيطرته"]),
        ("close", ["أغلقت البلدية الممر", "إغلاق الممر", "ممر مغلق", "الممرات المغلقة"]),
        ("road-accident", ["حادث سير", "حادث مروري", "حوادث مرورية"]),
        ("quarantine", ["الحجر الصحي", "العزل الصحي"]),
        ("semi-final", ["نصف النهائي", "الدور قبل النهائي", "المربع الذهبي"]),
        ("extinguish", ["إخماد الحريق", "أطفأت الفرق الحريق", "أخمدت"]),
        ("road", ["طريق", "الطرق", "طرقات", "بالطريق"]),
        ("soldier", ["جندي", "الجنود", "جنديان", "للجنود", "جنودها"]),
        ("fire", ["حريق", "الحرائق", "حريقا", "حريقين"]),
        ("deny", ["نفى المصرف", "نفت", "نفي", "ينفي", "أنكر"]),
        ("hospital", ["المستشفى", "مستشفيات", "المشفى"]),
        ("social-media", ["مواقع التواصل الاجتماعي", "وسائل التواصل"]),
    ],
)
def test_other_words_and_forms_have_one_concept(concept: str, texts: list[str]) -> None:
    assert [text for text in texts if concept not in ids(text)] == []


@pytest.mark.parametrize(
    ("text", "concept", "other"),
    [
        ("أدانت المحكمة التاجر", "convict", "condemn"),
        ("أدانت الرابطة القرار", "condemn", "convict"),
        ("أوقفت الورشة الإنتاج", "stop", "arrest"),
        ("فشل إطلاق النار في الهواء", "open-fire", "launch"),
        ("رئيس الوزراء", "prime-minister", "president"),
        ("دعا إلى ضبط النفس", "urge", "confiscate"),
        ("البيت الأبيض بيت قديم", "house", "west"),
        ("علقت على القرار", "comment", "suspend"),
        ("المدرسة الجديدة", "school", "teacher"),
        ("مدينة ساحلية", "city", "condemn"),
    ],
)
def test_company_tells_meanings_apart(text: str, concept: str, other: str) -> None:
    assert concept in ids(text)
    assert other not in ids(text)


@pytest.mark.parametrize(
    "word",
    [
        "لندن",
        "نصف",
        "نصيب",
        "ورد",
        "عين",
        "طالب",
        "مصر",
        "بحكم",
        "بأنها",
        "تمت",
        "ما",
        "كبرى",
        "المجتمع",
    ],
)
def test_a_word_of_another_meaning_has_no_concept(word: str) -> None:
    assert concepts([fold(word)]) == []


def test_an_expression_around_its_subject_is_marked_in_its_parts() -> None:
    words = fold_words("وألقت شرطة الميناء القبض على اللص")
    spans = [(c.start, c.end) for c in concepts(words) if c.id == "arrest"]
    assert spans == [(0, 1), (3, 5)]


def test_the_longest_expression_counts() -> None:
    found = concepts(fold_words("حالة الطوارئ في قطاع الطوارئ"))
    assert [(c.id, c.start, c.end) for c in found] == [("state-of-emergency", 0, 2)]


def test_no_words_have_no_concepts() -> None:
    assert concepts([]) == []
    assert concepts(["", "xyz", "12.5", "و"]) == []


@given(st.lists(st.text(alphabet="ابتجحدرسشصطعفقكلمنهوي0a", max_size=9), max_size=20))
def test_spans_lie_in_the_words_in_order_and_apart(words: list[str]) -> None:
    found = concepts(words)
    covered = [index for concept in found for index in range(concept.start, concept.end)]
    assert covered == sorted(set(covered))
    assert all(0 <= index < len(words) for index in covered)
    assert {concept.id for concept in found} <= concept_ids()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        *[("rise", "fall"), ("win", "lose"), ("approve", "refuse"), ("confirm", "deny")],
        *[("succeed", "fail"), ("open", "close"), ("start", "end"), ("survive", "killed")],
        *[("control", "lose-control"), ("stable", "deteriorate"), ("attend", "absent")],
        *[("cancel", "keep"), ("release", "arrest"), ("convict", "acquit"), ("inside", "outside")],
        *[("before", "after"), ("east", "west"), ("north", "south"), ("true", "false")],
        *[("profit", "lose"), ("male", "female")],
    ],
)
def test_opposites_are_known_both_ways(a: str, b: str) -> None:
    assert opposites(a, b)
    assert opposites(b, a)


def test_a_concept_is_not_its_own_opposite() -> None:
    assert not any(opposites(name, name) for name in concept_ids())
    assert not opposites("rise", "north")


def test_a_sale_is_a_purchase_seen_from_the_other_side() -> None:
    assert converses("sell", "buy")
    assert not converses("rise", "fall")
    assert not converses("rise", "north")


@pytest.mark.parametrize(
    ("plural", "noun"),
    [
        *[("جنود", "جندي"), ("الطرق", "طريق"), ("وحرائق", "حريق"), ("قادتهم", "قائد")],
        *[("للأطفال", "طفل"), ("خبراء", "خبير"), ("أسلحة", "سلاح"), ("بالمدن", "مدينة")],
        *[("ضحايا", "ضحية"), ("أزمات", "أزمة")],
    ],
)
def test_a_broken_plural_has_its_singular(plural: str, noun: str) -> None:
    assert singular(fold(plural)) == fold(noun)


@pytest.mark.parametrize("word", ["جندي", "معلمون", "كتب", "", "2021"])
def test_other_words_have_no_singular(word: str) -> None:
    assert singular(word) is None


def test_every_row_names_a_concept_once() -> None:
    named = load_concepts().ids
    assert len(named) == len(set(named))
    assert {name for pair in load_opposites() for name in pair} - set(named) == set()
    assert all(len(pair) == 2 for pair in load_opposites())


def test_every_cue_that_is_asked_for_exists() -> None:
    table = load_concepts()
    known = {key for rows in table.stems.values() for _, key in rows}
    asked = {e.cue for expressions in table.heads.values() for e in expressions if e.cue}
    assert asked - known == set()


def test_every_plural_is_in_the_matching_form() -> None:
    for text, nouns in load_plurals().items():
        assert fold(text) == text
        assert all(fold(noun) == noun for _, noun in nouns)


def test_no_word_alone_has_two_concepts() -> None:
    """Where the best readings of a form are of two concepts, which one wins would be chance."""
    table = load_concepts()
    alone = {
        key: {e.concept for e in expressions if not e.rest and not e.cue}
        for key, expressions in table.heads.items()
    }
    checked = 0
    for text, rows in table.stems.items():
        for kind, key in rows:
            if kind == EXACT or not alone.get(key):
                continue
            for word in set(surfaces(Stem(text, kind))):
                longest: dict[int, set[str]] = {}
                for (part, kinds), (other, name) in product(
                    [s for s in splits(word) if s[0] == text], rows
                ):
                    if kinds & other and other == kind and alone.get(name):
                        longest.setdefault(len(part), set()).update(alone[name])
                assert all(len(names) == 1 for names in longest.values()), (word, longest)
                checked += 1
    assert checked > 10_000
