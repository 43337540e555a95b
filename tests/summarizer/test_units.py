"""Units: one statement each, cut only where grammar is sure."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.articles import Article, Sentence, UnitSpan
from summarizer.cleaning import clean
from summarizer.sentences import split_sentences
from summarizer.units import MIN_UNIT_WORDS, candidate_cuts, split_units


def units_of(text: str) -> tuple[UnitSpan, ...]:
    return split_units(text, [Sentence(0, len(text), 0, 0)])


def cut(text: str) -> list[str]:
    return [text[unit.start : unit.end] for unit in units_of(text)]


def candidates(text: str) -> list[str]:
    """The words at which the sentence `text` could be cut."""
    return [text[at:].split()[0] for at in candidate_cuts(text, [Sentence(0, len(text), 0, 0)])[0]]


@pytest.mark.parametrize(
    ("first", "gap", "second"),
    [
        ("شدد الوزير على أهمية فتح المعبر", " ", "كما أكد أن الأعمال ستنتهي قريبا."),
        ("افتتح المحافظ الجسر الجديد صباح الأحد", "، ", "وأوضح أن الكلفة بلغت مليونين."),
        ("افتتح المحافظ الجسر الجديد صباح الأحد", " ", "وأشار إلى أن الكلفة بلغت مليونين."),
        ("نفت الوزارة في بيانها وقوع أي خطأ", "، ", "فيما أعلنت النقابة أن الإضراب مستمر."),
        ("قتل ثلاثة أشخاص في انهيار المبنى", "، ", "وأصيب سبعة آخرون نقلوا إلى المستشفى."),
        ("أخمد رجال الإطفاء الحريق مساء السبت", " ", "بينما فتحت الشرطة تحقيقا في أسبابه."),
        ("وصل الوفد إلى المدينة مساء السبت", "؛ ", "وقال رئيسه إن الزيارة ستطول."),
        ("بحث الجانبان فتح المعبر أمام الشاحنات", ".. ", "وأكد الوزير أن الأمر قريب جدا."),
    ],
)
def test_a_coordinated_verb_of_saying_or_doing_starts_a_unit(
    first: str, gap: str, second: str
) -> None:
    assert cut(first + gap + second) == [first, second]


@pytest.mark.parametrize(
    "sentence",
    [
        "افتتح المحافظ الجسر الجديد وزير النقل وضيوف المدينة كلهم.",
        'قال الوزير إن "العمل مستمر في الجسر وأكد أن الأموال متوافرة" أمس.',
        "«العمل يسير كما نريد تماما» كما قال بيان صادر عن الوزارة أمس.",
        "قال وأكد أن العمل مستمر.",
        "التقى المحافظ الوفد الذي زار المدينة أمس وأعلن.",
        "يسير العمل في الجسر فيما يتعلق بالتمويل كما هو متفق عليه.",
        "بحث الوزير مع ضيفه التعاون بين البلدين وبين شعوبهما كلها.",
        "تبقى أسباب الحريق غير معلنة كما أن التحقيق لم يبدأ بعد.",
        "اعتقل الرجل بينما كان يحاول عبور الحدود من جهة الجبل.",
        "قال الوزير إن العمل في الجسر يسير ببطء علما وأن الأموال متوافرة منذ عام.",
        "قال الوزير إن العمل في الجسر يسير ببطء لا سيما وأن الأمطار لم تتوقف أسبوعا.",
        "جاء ذلك في مقتل ثلاثة أشخاص الجمعة، مقتل أربعة السبت.",
    ],
)
def test_a_sentence_that_cannot_be_cut_is_one_unit(sentence: str) -> None:
    assert cut(sentence) == [sentence]


@pytest.mark.parametrize("participle", ["مشيرا إلى أن", "مؤكدا أن", "موضحا أن", "لافتا إلى أن"])
def test_a_participle_with_what_it_says_is_a_unit_that_leans_on_its_speaker(
    participle: str,
) -> None:
    text = f"أعرب المحافظ عن سعادته بافتتاح الجسر، {participle} العمل لم يكن سهلا."
    first, second = units_of(text)
    assert (first.dependent, second.dependent) == (False, True)
    assert text[second.start : second.end].startswith(participle)
    assert text[first.start : first.end].endswith("الجسر")


def test_three_statements_make_three_units() -> None:
    text = (
        "افتتح المحافظ الجسر الجديد صباح الأحد وأكد أن العبور مجاني طوال العام"
        " كما أعلن أن النفق سيفتح في الصيف."
    )
    assert len(units_of(text)) == 3


@pytest.mark.parametrize(
    ("lead", "rest"),
    [
        ("كما ", "أكد الوزير أن العمل مستمر."),
        ("من جانبه، ", "أكد الوزير أن العمل مستمر."),
        ("وفي السياق ذاته، ", "أكد الوزير أن العمل مستمر."),
        ("ومن جهة أخرى ", "أكد الوزير أن العمل مستمر."),
        ("إلى ذلك، ", "قتل ثلاثة أشخاص في حادث سير."),
        ("و", "أكد الوزير أن العمل مستمر."),
        ("هذا و", "أكد الوزير أن العمل مستمر."),
        ("من جهته، ", '"العمل مستمر" كما قال الوزير.'),
        ("", "كما في كل عام يحتفل سكان المدينة."),
        ("", "هذا الجسر هو الأطول في البلاد."),
        ("", "وكان الوزير قد أعلن الأمر أمس."),
        ("", "وزير النقل يفتتح الجسر غدا صباحا."),
        ("", "وفد من النقابة يزور المدينة غدا."),
        ("", "وصل الوفد إلى المدينة مساء أمس."),
        ("", "فيما يلي أهم بنود الاتفاق الجديد."),
        ("", "كما أكد."),
    ],
)
def test_the_lead_is_what_only_connects(lead: str, rest: str) -> None:
    text = lead + rest
    (unit,) = units_of(text)
    assert text[: unit.lead] == lead


def test_candidates_are_the_joined_words_with_enough_on_both_sides() -> None:
    text = (
        "تم بحث علاقات التعاون بين البلدين في مجالات النقل والطاقة وإجراءات فتح المعبر"
        " أمام الشاحنات وتوسيع الميناء."
    )
    assert candidates(text) == ["والطاقة", "وإجراءات"]


def test_candidates_take_connected_clauses_participles_and_second_complements() -> None:
    text = (
        "أكد الوزير أن الجسر آمن وأن الحمولة جربت كما يؤكد الخبراء في تقريرهم مشيرا"
        " إلى نتائج الفحص الأخير.. مقدما الشكر لمن عمل."
    )
    assert candidates(text) == ["وأن", "كما", "مشيرا", "مقدما"]


@pytest.mark.parametrize(
    "text",
    [
        'قال إن "الجسر آمن تماما والنفق مفتوح وكل شيء على ما يرام".',
        "التقى الوفد وزير النقل ووفد المدينة.",
        "وصل وزير النقل وفق الجدول وقت الظهر وسط المدينة بلا تأخير.",
        "قصير جدا وقصير.",
        "",
    ],
)
def test_no_candidate_lies_in_a_quotation_a_short_sentence_or_a_word_of_its_own(text: str) -> None:
    assert candidates(text) == []


def test_a_heading_is_one_unit_without_lead_and_without_candidates() -> None:
    text = "كما أكد الوزير أن العمل مستمر وأعلن أن النفق سيفتح قريبا"
    heading = Sentence(0, len(text), 0, 0, heading=True)
    assert split_units(text, [heading]) == (UnitSpan(0, len(text), 0),)
    assert candidate_cuts(text, [heading]) == ((),)


pieces = st.sampled_from(
    [
        *(
            "قال",
            "الوزير",
            "وأضاف",
            "إن",
            "أن",
            "كما",
            "أكد",
            "فيما",
            "أعلنت",
            "مشيرا",
            "إلى",
            "وقتل",
        ),
        *(
            "الجسر",
            "الجديد",
            "والنفق",
            "من جانبه،",
            "وفي السياق ذاته",
            "هذا",
            "وقد",
            "ثلاثة",
            "أمس",
        ),
        *(".", "..", "،", ":", '"', "«", "»", "\n", "&quot;", "&nbsp;", "\u200f", "كمـا"),
    ]
)
texts = st.one_of(st.lists(pieces, max_size=50).map(" ".join), st.text(max_size=80))


@given(texts)
def test_units_stay_apart_inside_their_sentence_and_lose_only_pauses(text: str) -> None:
    sentences = split_sentences(clean(Article(id="a", text=text)))
    units = split_units(text, sentences)
    assert {unit.sentence for unit in units} == set(range(len(sentences)))
    for unit in units:
        sentence = sentences[unit.sentence]
        assert sentence.start <= unit.start < unit.end <= sentence.end
        piece = text[unit.start : unit.end]
        assert piece == piece.strip()
        assert 0 <= unit.lead < max(1, len(piece))
    for one, other in pairwise(units):
        assert one.end <= other.start
        if one.sentence == other.sentence:
            assert not any(map(str.isalpha, text[one.end : other.start].replace("&nbsp;", "")))
            assert len(text[other.start : other.end].split()) >= MIN_UNIT_WORDS - 1


@given(texts)
def test_candidates_rise_and_start_words_inside_the_sentence(text: str) -> None:
    sentences = split_sentences(clean(Article(id="a", text=text)))
    for sentence, found in zip(sentences, candidate_cuts(text, sentences), strict=True):
        assert list(found) == sorted(set(found))
        assert all(sentence.start < at < sentence.end for at in found)
        assert all(text[at].isalnum() for at in found)
