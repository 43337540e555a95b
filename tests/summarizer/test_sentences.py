"""Where Arabic sentences end, and where what looks like an end is none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.articles import Article, CleanArticle, Paragraph
from summarizer.cleaning import clean
from summarizer.sentences import MAX_KEPT_QUOTE_WORDS, split_sentences


def as_clean(*paragraphs: str) -> CleanArticle:
    """An article of these paragraphs; one that begins with # is a heading, with * an item."""
    kinds = {"#": "heading", "*": "item"}
    bare = [text.lstrip("#*") for text in paragraphs]
    spans, position = [], 0
    for text, own in zip(paragraphs, bare, strict=True):
        spans.append(Paragraph(position, position + len(own), kinds.get(text[0], "body")))  # type: ignore[arg-type]
        position += len(own) + 1
    return CleanArticle(Article(id="a", text="\n".join(bare)), tuple(spans))


def split(*paragraphs: str) -> list[str]:
    clean_article = as_clean(*paragraphs)
    text = clean_article.article.text
    return [text[s.start : s.end] for s in split_sentences(clean_article)]


def joined(*sentences: str) -> list[str]:
    """What splitting the sentences, written in one paragraph, gives."""
    return split(" ".join(sentences))


@pytest.mark.parametrize(
    "sentences",
    [
        ["افتتح الجسر أمس.", "وحضر المحافظ الحفل."],
        ["هل يفتح الجسر غدا؟", "لا أحد يعرف الجواب."],
        ["يا له من يوم!", "هكذا قال المحافظ."],
        ["ما السبب؟!", "لم يجب الوزير."],
        ["قال إن الجسر آمن…", "وأضاف أنه جرب الحمولة."],
        ["لم يصب أحد في الحادث..", "وأشار الدفاع المدني إلى أن الحريق أخمد."],
        ["بلغت الكلفة 3.5 مليون.", "وهي أقل من المتوقع."],
        ["بلغ العدد ١٢٫٥ ألفا.", "ثم تراجع قليلا."],
        ["حضر 1.200 شخص.", "وغاب آخرون."],
        ["ارتفع المؤشر 2.", "وانخفض الذهب."],
        ["كان ذلك عام 1990 م.", "وانتهى العمل بعد عامين."],
        ["نقلت وكالة أ.ف.ب. الخبر.", "ونفته الوزارة."],
        ["جاء الخبر في د.ب.أ.", "وأكدته الشرطة لاحقا."],
        ['قال: "لن نتراجع."', "ثم غادر القاعة."],
        ['قال: "لن نتراجع".', "ثم غادر القاعة."],
        ["قال (وهو يبتسم.)", "وغادر بعدها."],
        ["«انتهى الأمر».", "هكذا رد الوزير."],
        ["سأل: «هل تأتون؟»", "ولم يجب أحد."],
    ],
)
def test_a_sentence_ends_where_it_should(sentences: list[str]) -> None:
    assert joined(*sentences) == sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "التقى د. سمير الحداد وفدا من النقابة.",
        "حضر الحفل أ. د. منى العلي وم. خالد الناصر.",
        "قال ج. ك. براون إن الخطة جيدة.",
        "تصل الرسائل إلى ص.ب. 1234 في العاصمة.",
        "نشر موقع الضفاف.نت الخبر قبل غيره.",
        "زار موقع www.example.org آلاف القراء.",
        "اشترى الجهاز بسعر 2.5 دولار.",
        "بلغت النسبة ٣.٧ في المئة.",
        "كان الطريق طويلا... والليل أطول من أن ينتهي.",
        "بين القبول والرفض … حيث لا قرار بعد.",
        'وقال الحارس في رسالة من ثلاث كلمات:" يا إلهي.. حقا؟"، ثم أغلق الهاتف.',
        'سأل: "هل نأتي؟"، ثم مضى.',
        '"هل نأتي؟" قال الرجل لجاره.',
        "وصل الوفد إلى المدينة، ثم زار الجسر، ثم التقى المحافظ، ثم غادر.",
        'عرض المدير الخطة كاملة".. مقدما الشكر لمن عمل فيها.',
        "أكد الوزير أن العمل مستمر.. موضحا أن التمويل متوافر.",
        "قال Mr. Smith إن المشروع جيد.",
    ],
)
def test_what_only_looks_like_an_end_is_none(sentence: str) -> None:
    assert split(sentence) == [sentence]


def test_a_missing_blank_after_a_full_stop_does_not_hide_it() -> None:
    assert split("انتهت الأعمال في الجسر.وبدأت في النفق.") == [
        "انتهت الأعمال في الجسر.",
        "وبدأت في النفق.",
    ]


def test_a_short_quotation_of_several_sentences_stays_with_its_speaker() -> None:
    sentence = 'قال المدرب: "لعبنا جيدا. كنا نستحق الفوز. سنعود أقوى".'
    assert joined(sentence, "وغادر الملعب.") == [sentence, "وغادر الملعب."]


def test_a_long_quotation_is_split_at_its_own_ends() -> None:
    one = "وقد " + "عملنا كثيرا " * (MAX_KEPT_QUOTE_WORDS // 4) + "معا."
    paragraph = f'قال المدرب: "{one} {one} {one}"'
    assert len(split(paragraph)) == 3


def test_a_colon_at_the_end_of_a_line_joins_the_quotation_below() -> None:
    found = split("وكتب المدرب في تغريدة قال فيها:", '"شكرا لكم. نلتقي قريبا".', "ثم غادر.")
    assert found == ['وكتب المدرب في تغريدة قال فيها:\n"شكرا لكم. نلتقي قريبا".', "ثم غادر."]


def test_what_follows_the_joined_quotation_is_a_sentence_of_its_own() -> None:
    clean_article = as_clean("وقال المدرب:", '"شكرا لكم". ثم غادر القاعة مسرعا.')
    sentences = split_sentences(clean_article)
    text = clean_article.article.text
    assert [text[s.start : s.end] for s in sentences] == [
        'وقال المدرب:\n"شكرا لكم".',
        "ثم غادر القاعة مسرعا.",
    ]
    assert [(s.paragraph, s.index) for s in sentences] == [(0, 0), (1, 1)]


def test_a_colon_over_a_list_stays_alone() -> None:
    assert len(split("وهذه أهم بنود الاتفاق:", "*فتح المعبر.", "*تبادل الأسرى.")) == 3


def test_a_heading_does_not_swallow_the_sentence_below() -> None:
    clean_article = as_clean("#أرقام من المشروع", "بلغت الكلفة مليونين.")
    found = split_sentences(clean_article)
    assert [(s.heading, s.paragraph) for s in found] == [(True, 0), (False, 1)]


def test_every_paragraph_starts_anew_whatever_quotes_the_last_left_open() -> None:
    opened = 'وقال: "هذا أول الكلام وليس آخره.'
    second = "ثم تحدث المحافظ. وشكر الحضور."
    assert split(opened, second) == [opened, "ثم تحدث المحافظ.", "وشكر الحضور."]
    closed = 'وأكد أن العمل سيستمر".'
    assert split(closed, second) == [closed, "ثم تحدث المحافظ.", "وشكر الحضور."]


def test_nested_straight_quotes_are_read_by_what_they_touch() -> None:
    first = 'بين الوزير "أهمية العمل مع حلف "الضفة" لما فيه الخير"، ثم غادر.'
    assert joined(first, 'وقال لـ"المنبر" إنه راض.') == [first, 'وقال لـ"المنبر" إنه راض.']


def test_entities_are_read_as_the_characters_they_stand_for() -> None:
    sentences = ["قال: &quot;نعم. سنعود&quot;.&nbsp;", "وغادر القاعة."]
    assert split("".join(sentences)) == sentences


def test_an_article_without_paragraphs_has_no_sentences() -> None:
    assert split_sentences(clean(Article(id="a", text=""))) == ()


# Stops, quotes, digits, initials, entities and invisible marks, in any order.
pieces = st.sampled_from(
    [
        *(
            "قال",
            "الوزير",
            "وأضاف",
            "إن",
            "د",
            "ا",
            "نت",
            "5",
            "٣",
            "abc",
            "موضحا",
            "الجسر يفتح غدا",
        ),
        *(".", "..", "...", "…", "!", "؟", "?", "،", ":", '"', "«", "»", "(", ")", "“", "”", "-"),
        *(" ", " ", " ", "\n", "\u00a0", "\u200f", "&quot;", "&nbsp;", "\r\n", "• ", "1- "),
    ]
)
texts = st.one_of(st.lists(pieces, max_size=50).map("".join), st.text(max_size=80))


@given(texts)
def test_sentences_rejoin_to_the_paragraphs(text: str) -> None:
    clean_article = clean(Article(id="a", text=text))
    found = split_sentences(clean_article)
    paragraphs = "".join(text[p.start : p.end] for p in clean_article.paragraphs)
    sentences = "".join(text[s.start : s.end] for s in found)
    assert "".join(sentences.split()) == "".join(paragraphs.split())


@given(texts)
def test_sentences_are_trimmed_ordered_and_apart(text: str) -> None:
    clean_article = clean(Article(id="a", text=text))
    found = split_sentences(clean_article)
    assert [s.index for s in found] == list(range(len(found)))
    for sentence in found:
        piece = text[sentence.start : sentence.end]
        assert piece and piece == piece.strip()
        assert clean_article.paragraphs[sentence.paragraph].start <= sentence.start
    assert all(one.end <= other.start for one, other in pairwise(found))
