"""The character tables: what folds to what, and that a shadow always leads back to the original."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.arabic import (
    ENTITY,
    arabic_share,
    count_words,
    fold,
    fold_words,
    mask_entities,
    shadow,
    stem,
    tidy,
)

# Letters, marks, ligatures, presentation forms, bidi marks, both digit sets, entities and others.
arabic_pieces = st.sampled_from(
    [
        *'ابتةىيئؤءأإآٱـَُِّْٰ٠١٢٣۴۵ﷺﻻﻼﷲﺍﺑ،؛؟.:"«»()-– \n\t\u00a0\u200f\u200b\u2066\ufeffabXY09😀𞸀𐤀',
        *("&quot;", "&nbsp;", "&amp;quot;", "&#1605;", "&lt", "&;", "..", "\r\n"),
    ]
)
arabic_texts = st.lists(arabic_pieces, max_size=60).map("".join)
texts = st.one_of(arabic_texts, st.text(max_size=80))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("مُؤَكِّداً", "موكدا"),
        ("الأنباء", "الانبا"),
        ("آسيا وإيران وأثينا", "اسيا وايران واثينا"),
        ("مصطفى", "مصطفي"),
        ("حكومة", "حكومه"),
        ("مسائل", "مسايل"),
        ("العـــراق", "العراق"),
        ("لا ﻻ ﻼ", "لا لا لا"),
        ("ﷲ", "الله"),
        ("ﻣﺼﺮ", "مصر"),
        ("١٢٣ ۴۵۶ 789", "123 456 789"),
        ("٣٫٥٪", "3.5%"),
        ("«نص» “نص”", '"نص" "نص"'),
        ("\u200fنص\u200e \u2066نص\u2069", "نص نص"),
        ("نص\u00a0نص\tنص\r\nنص", "نص نص نص  نص"),
        ("NATO", "nato"),
        ("&quot;نص&quot;", '"نص"'),
        ("", ""),
    ],
)
def test_what_reads_alike_folds_alike(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(texts)
def test_offsets_of_a_shadow_rise_and_end_at_the_length(text: str) -> None:
    found = shadow(text)
    assert len(found.offsets) == len(found.text) + 1
    assert list(found.offsets) == sorted(found.offsets)
    assert found.offsets[-1] == len(text)
    assert all(0 <= offset <= len(text) for offset in found.offsets)


@given(texts, st.data())
def test_a_span_of_the_shadow_cuts_what_gave_it(text: str, data: st.DataObject) -> None:
    found = shadow(text)
    start = data.draw(st.integers(0, len(found.text)))
    end = data.draw(st.integers(start, len(found.text)))
    first, last = found.original(start, end)
    assert 0 <= first <= last <= len(text)
    if start < end:
        assert found.text[start:end] in fold(text[first:last])


@given(texts)
def test_folding_a_text_is_the_shadow_of_it_and_settled_after_once(text: str) -> None:
    assert fold(text) == shadow(text).text
    if not ENTITY.search(fold(text)):
        assert fold(fold(text)) == fold(text)


@given(texts)
def test_words_of_a_shadow_stand_where_they_say(text: str) -> None:
    found = shadow(text)
    assert [word for word, _, _ in found.words] == fold_words(text)
    assert all(found.text[start:end] == word for word, start, end in found.words)


def test_a_word_cut_by_its_shadow_keeps_its_last_mark_and_hamza() -> None:
    text = "أمطار الأربعاء دعماً ثابتٌ"
    found = shadow(text)
    cut = [text[slice(*found.original(start, end))] for _, start, end in found.words]
    assert cut == text.split()


def test_an_entity_is_cut_whole() -> None:
    text = "قال &quot;نعم&quot; ومضى"
    found = shadow(text)
    place = found.text.index('"')
    assert text[slice(*found.original(place, place + 1))] == "&quot;"


@given(texts)
def test_masking_entities_keeps_every_offset(text: str) -> None:
    masked = mask_entities(text)
    assert len(masked) == len(text)
    if "&" not in text:
        assert masked == text


@given(texts)
def test_a_tidy_text_has_single_blanks_and_nothing_invisible(text: str) -> None:
    shown = tidy(text)
    assert shown == " ".join(shown.split())
    assert "\u0640" not in shown
    assert not any(unicodedata.category(char) == "Cf" and char in "\u200f\u200b" for char in shown)


def test_a_tidy_text_reads_as_a_page_would_show_it() -> None:
    assert tidy(" \u200fقـــال:\u00a0&quot;نعم&quot;&nbsp;\n ومضى ") == 'قال: "نعم" ومضى'


@pytest.mark.parametrize(
    ("text", "share"),
    [("", 0.0), ("123 ،", 0.0), ("نص", 1.0), ("نص ab", 2 / 4), ("ﻣﺼﺮ", 1.0), ("abc", 0.0)],
)
def test_the_share_of_arabic_counts_letters_only(text: str, share: float) -> None:
    assert arabic_share(text) == share


def test_words_are_counted_as_runs_without_white_space() -> None:
    assert count_words(" قال:\u00a0نعم 3.5\n") == 3


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("والحكومه", "حكوم"),
        ("المدرسين", "مدرس"),
        ("كتابها", "كتاب"),
        ("ولد", "ولد"),
        ("5.3", "5.3"),
        ("nato", "nato"),
    ],
)
def test_a_stem_drops_article_and_endings_of_arabic_words_only(word: str, expected: str) -> None:
    assert stem(word) == expected


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('وصفها بـ"حيلة"', 'وصفها بـ"حيلة"'),
        ("نحو الـ25 رجلا", "نحو الـ25 رجلا"),
        ("قوته بــ4.2 درجات", "قوته بـ4.2 درجات"),
        ("تابعة لـ «جمعية»", "تابعة لـ «جمعية»"),
        ("تابعة وبـ&quot;جمعية&quot;", 'تابعة وبـ"جمعية"'),
        ("عبر شركة لـLumo", "عبر شركة لـLumo"),
        ("قـــال", "قال"),
        ("كتابـ 5 وبابـ«ها»", "كتاب 5 وباب«ها»"),
        ("لـ جمعية", "ل جمعية"),
    ],
)
def test_tatweel_stays_only_behind_a_prefix_that_cannot_be_joined(written: str, shown: str) -> None:
    assert tidy(written) == shown
    assert tidy(shown) == shown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("لقي 140مصرعهم", ["لقي", "140", "مصرعهم"]),
        ("الـ41عاما", ["ال41", "عاما"]),
        ("أحرز ٢٣هدفا", ["احرز", "23", "هدفا"]),
        ("ثمنه 12.5مليون", ["ثمنه", "12.5", "مليون"]),
        ("منذ 1983م", ["منذ", "1983", "م"]),
        ("مقاتلة بي52", ["مقاتله", "بي52"]),
        ("قناة فرانس24 وشبكة 4G", ["قناه", "فرانس24", "وشبكه", "4g"]),
        ("قمة G20 وطائرة B-52", ["قمه", "g20", "وطايره", "b", "52"]),
    ],
)
def test_a_word_right_behind_a_figure_is_a_word(text: str, words: list[str]) -> None:
    assert fold_words(text) == words
