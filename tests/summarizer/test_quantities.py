"""Numbers with their bounds, units and counted nouns; what is no number; who agrees with whom."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.quantities import Quantity, at_the_edge, compatible, find_quantities

INFINITE = Decimal("Infinity")


def only(text: str) -> Quantity:
    """The one quantity of `text`."""
    (found,) = find_quantities(text)
    return found


def test_empty_text_has_none() -> None:
    assert find_quantities("") == ()


@pytest.mark.parametrize(
    ("text", "cut", "value", "counted"),
    [
        ("قُتل ١٥ شخصا في الحريق", "١٥", "15", "شخص"),
        ("مقتل 15 في الحريق", "15", "15", None),
        ("مقتل ثلاثة عشر جنديا", "ثلاثة عشر", "13", "جندي"),
        ("أُصيبت ثلاث عشرة امرأة", "ثلاث عشرة", "13", "امراه"),
        ("بينهم اثنتا عشرة طالبة", "اثنتا عشرة", "12", "طالبه"),
        ("نقل 30 آخرون إلى المشفى", "30", "30", "اخر"),
        ("وصلت الـ15 شاحنة", "الـ15", "15", "شاحنه"),
        ("وصل و20 قتيلا", "20", "20", "قتيل"),
        ("بـ 29 هدفا", "29", "29", "هدف"),
        ("سقط 7قتلى", "7", "7", "قتيل"),
        ("خمسة من أفراد الشرطة", "خمسة", "5", "فرد"),
        ('أكد ثلاثة "شهود" ذلك', "ثلاثة", "3", "شهود"),
        ("اتفقت الدول الخمس الكبرى", "الخمس", "5", "دوله"),
        ("دُفن القتلى الثلاثة", "الثلاثة", "3", "قتيل"),
        ("عاد الجنود الـ12 أمس", "الـ12", "12", "جندي"),
        ("مليون ونصف المليون لاجئ", "مليون ونصف المليون", "1500000", "لاجي"),
        ("ألفا جندي", "ألفا", "2000", "جندي"),
        ("سبعة مقاعد و", "سبعة", "7", "مقعد"),
        ("تسعة ألقاب", "تسعة", "9", "لقب"),
        ("قتيل واحد", "واحد", "1", "قتيل"),
        ("25 ألفا و324 عملية", "25 ألفا و324", "25324", "عمليه"),
    ],
)
def test_cardinals_have_their_noun(text: str, cut: str, value: str, counted: str | None) -> None:
    found = find_quantities(text)[0]
    assert (found.text, found.kind, found.normalised, found.counted) == (
        cut, "cardinal", value, counted,
    )  # fmt: skip
    assert found.low == found.high == Decimal(value)


@pytest.mark.parametrize(
    "forms",
    [
        "15 قتيلا|15 قتلى|15 من القتلى|القتلى الـ15",
        "12 جنديا|12 جندي|12 من الجنود",
        "8 سيارات|8 سيارة",
        "9 انفجارات|9 انفجارا",
        "6 مسعفين|6 مسعفون|6 مسعفا",
    ],
)
def test_forms_of_one_noun_are_counted_alike(forms: str) -> None:
    assert len({find_quantities(form)[0].counted for form in forms.split("|")}) == 1


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("سقط قتيلان", "قتيل"),
        ("بجنديين", "جندي"),
        ("وسيارتين", "سياره"),
        ("في غارتين", "غاره"),
        ("اعتقل مسلحان", "مسلح"),
        ("قُتل فلسطينيان اثنان", "فلسطيني"),
        ("مسؤولان كبيران", "مسوول"),
        ("محطتين شمسيتين", "محطه"),
        ("مرتين", "مره"),
    ],
)
def test_bare_duals_are_two(text: str, counted: str) -> None:
    found = only(text)
    assert (found.low, found.counted) == (2, counted)


@pytest.mark.parametrize(
    ("text", "span", "counted"),
    [
        ("غرقت ناقلتا حبوب كبيرتان قبالة الساحل", "ناقلتا", "ناقله"),
        ("أصاب اللهب شاحنتي وقود عند المدخل", "شاحنتي", "شاحنه"),
        ("اعترض الزورق سفينتي صيد صغيرتين", "سفينتي", "سفينه"),
        ("وقتل رجلا أمن عند الحاجز", "رجلا", "رجل"),
        ("إصابة حارسي أمن في السوق", "حارسي", "حارس"),
    ],
)
def test_duals_before_their_genitive_are_two(text: str, span: str, counted: str) -> None:
    (found,) = find_quantities(text)
    assert (found.text, found.low, found.counted) == (span, 2, counted)


@pytest.mark.parametrize(
    "text",
    [
        "قالت إن سيارتي قديمة", "حملت طفلتي أمس الطعام", "شركتي تعمل في الميناء",
        "خطاب اجتماعي واضح", "قصف مدفعي ثقيل", "رأى رجلا مسنا", "لقي لاعبي الفريق ترحيبا",
        "مسلحي الجبل",
    ],
)  # fmt: skip
def test_my_one_and_adjectives_are_no_duals(text: str) -> None:
    assert all(found.low != 2 for found in find_quantities(text))


@pytest.mark.parametrize(
    "word",
    [
        "عنوان", "لبنان", "بين", "فلسطين", "ميدان", "برلمان", "المسؤولين", "السودان", "مهرجان",
        "الأرجنتين", "بوتين", "إنسان", "سكان", "قرآن", "رمضان", "سليمان", "طيران", "بلدان", "شبان",
        "مسلحين", "مدنيين", "العاملين", "أفغانستان", "تركمانستان", "بستان", "الجانبان", "حين",
        "ميلان", "قوانين", "تمكين", "يعملان", "كانا", "إيران", "قسطنطين", "ماكرون",
    ],
)  # fmt: skip
def test_other_words_in_an_and_in_are_no_duals(word: str) -> None:
    assert find_quantities(f"جرى {word} هنا") == ()


@pytest.mark.parametrize(
    ("text", "bound", "low", "high"),
    [
        ("أكثر من 20 شرطيا", "more_than", 20, INFINITE),
        ("لأكثر من عشرين شرطيا", "more_than", 20, INFINITE),
        ("ما يزيد على 20 شرطيا", "more_than", 20, INFINITE),
        ("تجاوز 20 شرطيا", "more_than", 20, INFINITE),
        ("ما لا يقل عن 20 شرطيا", "at_least", 20, INFINITE),
        ("20 شرطيا على الأقل", "at_least", 20, INFINITE),
        ("20 على الأقل", "at_least", 20, INFINITE),
        ("على الأقل 20 شرطيا", "at_least", 20, INFINITE),
        ("20 أو أكثر", "at_least", 20, INFINITE),
        ("أقل من 20 شرطيا", "less_than", -INFINITE, 20),
        ("لا يتجاوز 20 شرطيا", "at_most", -INFINITE, 20),
        ("لا يزيد عن 20 شرطيا", "at_most", -INFINITE, 20),
        ("20 شرطيا كحد أقصى", "at_most", -INFINITE, 20),
        ("20 شرطيا", "exact", 20, 20),
    ],
)
def test_bounds_open_one_side(text: str, bound: str, low: Decimal, high: Decimal) -> None:
    found = only(text)
    assert (found.bound, found.low, found.high) == (bound, low, high)
    assert found.normalised == "20"


@pytest.mark.parametrize(
    "text",
    """نحو 400 جندي|حوالى 400 جندي|قرابة 400 جندي|زهاء 400 جندي|ما يقارب 400 جندي|بنحو 400 جندي
ما يناهز الـ400 جندي|400 جندي تقريبا|ما يقرب من 400 جندي|نحو400 جندي""".replace("\n", "|").split(
        "|"
    ),
)
def test_approximations_are_marked(text: str) -> None:
    found = only(text)
    assert (found.approx, found.low, found.bound) == (True, 400, "exact")


def test_bound_words_are_in_the_span() -> None:
    assert only("أصيب ما لا يقل عن 15 شخصا").text == "ما لا يقل عن 15"
    assert only("أصيب 15 شخصا على الأقل هناك").text == "15 شخصا على الأقل"


@pytest.mark.parametrize(
    ("text", "low", "high", "kind"),
    [
        ("بين 10 و15 شخصا", 10, 15, "cardinal"),
        ("ما بين 10 إلى 15 شخصا", 10, 15, "cardinal"),
        ("من 3 إلى 5 أشخاص", 3, 5, "cardinal"),
        ("10-15 شخصا", 10, 15, "cardinal"),
        ("10 – 15 شخصا", 10, 15, "cardinal"),
        ("ثلاثة أو أربعة أشخاص", 3, 4, "cardinal"),
        ("بين ثلاثة وخمسة أشخاص", 3, 5, "cardinal"),
        ("من 3 إلى 5 ملايين يورو", 3_000_000, 5_000_000, "money"),
        ("بين 10 كلم و15 كلم", 10, 15, "measure"),
        ("بين 100 و300 متر", Decimal("0.1"), Decimal("0.3"), "measure"),
        ("15 أو 20 في المئة", 15, 20, "percent"),
        ("عشرات الآلاف من المتظاهرين", 20_000, 99_999, "cardinal"),
        ("مئات القتلى", 200, 999, "cardinal"),
        ("بضعة أشخاص", 3, 9, "cardinal"),
    ],
)
def test_ranges_and_vague_words_span(text: str, low: Decimal, high: Decimal, kind: str) -> None:
    found = only(text)
    assert (found.low, found.high, found.kind) == (low, high, kind)


def test_a_change_is_two_values_and_no_range() -> None:
    found = find_quantities("ارتفعت الحصيلة من 5 إلى 12 قتيلا")
    assert [q.normalised for q in found] == ["5", "12"]


def test_joined_numbers_share_the_unit_behind_the_last() -> None:
    found = find_quantities("أعمارهم 18 و20 و29 عاما")
    assert [(q.unit, q.low) for q in found] == [("year", 18), ("year", 20), ("year", 29)]


@pytest.mark.parametrize(
    "text",
    [
        "12%", "٪12", "١٢٪", "12 %", "12 في المئة", "12 بالمئة", "12 بالمائة", "12 في المائة",
        "12 فى المائه", "اثني عشر في المئة", "بنسبة 12 في المئة", "نسبة 12",
    ],
)  # fmt: skip
def test_percentages_in_all_spellings(text: str) -> None:
    found = only(text)
    assert (found.kind, found.unit, found.low) == ("percent", "percent", 12)


def test_decimal_percentages() -> None:
    assert [q.normalised for q in find_quantities("41,5% و2.92 في المئة و٣٫١٢٥٪")] == [
        "41.5", "2.92", "3.125",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("5 دولارات", "5", "USD"),
        ("مليون دولار أميركي", "1000000", "USD"),
        ("$5 مليون", "5000000", "USD"),
        ("20€", "20", "EUR"),
        ("105 ملايين يورو", "105000000", "EUR"),
        ("500 ألف ريال", "500000", "rial"),
        ("500 ألف ريال سعودي", "500000", "SAR"),
        ("10 ريالات قطرية", "10", "QAR"),
        ("3 ملايين دينار كويتي", "3000000", "KWD"),
        ("50 جنيها", "50", "pound"),
        ("50 جنيها مصريا", "50", "EGP"),
        ("7 ملايين جنيه إسترليني", "7000000", "GBP"),
        ("مليونا ليرة لبنانية", "2000000", "LBP"),
        ("80 شيكلا", "80", "ILS"),
        ("دولارين", "2", "USD"),
    ],
)
def test_money_has_its_currency(text: str, value: str, unit: str) -> None:
    found = only(text)
    assert (found.kind, found.normalised, found.unit) == ("money", value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("5 أطنان", "5000", "kg"),
        ("300 غرام", "0.3", "kg"),
        ("خمسة كيلوغرامات", "5", "kg"),
        ("12 كلم", "12", "km"),
        ("30 مترا", "0.03", "km"),
        ("10 أميال", "16.09344", "km"),
        ("20 كيلومترا مربعا", "20", "km2"),
        ("2600 هكتار", "26", "km2"),
        ("26 ألف دونم", "26", "km2"),
        ("لترين", "2", "litre"),
        ("مليوني برميل", "2000000", "barrel"),
        ("30 درجة مئوية", "30", "celsius"),
        ("5 درجات تحت الصفر", "-5", "degree"),
        ("6,3 درجات على مقياس ريختر", "6.3", "magnitude"),
        ("3 غيغاواط", "3000", "MW"),
        ("120 كيلومترا في الساعة", "120", "km/h"),
        ("نصف طن", "500", "kg"),
    ],
)
def test_measures_are_converted(text: str, value: str, unit: str) -> None:
    found = only(text)
    assert (found.kind, found.normalised, found.unit) == ("measure", value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("يومين", "48", "hour"),
        ("أسبوعين", "336", "hour"),
        ("خلال 48 ساعة", "48", "hour"),
        ("ثلاث سنوات ونصف السنة", "3.5", "year"),
        ("سنة ونصف", "1.5", "year"),
        ("ربع ساعة", "0.25", "hour"),
        ("ربع الساعة", "0.25", "hour"),
        ("شهر واحد", "1", "month"),
        ("شهرين", "2", "month"),
        ("97 ثانية", "97", "second"),
        ("الأشهر الثلاثة الماضية", "3", "month"),
        ("السنوات التسع الماضية", "9", "year"),
        ("الساعات الـ24 المقبلة", "24", "hour"),
    ],
)
def test_durations_are_converted_where_exact(text: str, value: str, unit: str) -> None:
    found = only(text)
    assert (found.kind, found.normalised, found.unit) == ("duration", value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "البالغ من العمر 34 عاما",
        "المدرب (34 عاما)",
        "المدرب، 34 عاما، وصل",
        "في الـ34 من عمره",
        "عن عمر يناهز 34 عاما",
        "صاحب الـ34 عاما",
        "وعمره 34 عاما",
        "توفي عن 34 عاما",
        "في سن 34",
    ],
)
def test_ages_are_told_from_durations(text: str) -> None:
    found = only(text)
    assert (found.kind, found.unit, found.low) == ("age", "year", 34)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("فاز الفريق 3-1", "3-1"),
        ("خسر الفريق 1-3", "3-1"),
        ("فاز الفريق 3 - 1", "3-1"),
        ("تعادل الفريقان 2-2", "2-2"),
        ("فاز 1-صفر", "1-0"),
        ("بثلاثة أهداف مقابل هدف", "3-1"),
        ("بهدفين مقابل هدف وحيد", "2-1"),
        ("بأربعة أهداف لهدفين", "4-2"),
        ("بهدفين دون رد", "2-0"),
        ("بهدف نظيف", "1-0"),
        ("بثلاثية نظيفة", "3-0"),
        ("بثلاثة أهداف مقابل هدفين", "3-2"),
        ("بستة أهداف مقابل هدفين", "6-2"),
        ("بـ4 أهداف مقابل لا شيء", "4-0"),
        ("3 أهداف نظيفة", "3-0"),
        ("بهدفين نظيفين", "2-0"),
        ("برباعية نظيفة", "4-0"),
        ("بهدف دون رد", "1-0"),
        ("بهدف لصفر", "1-0"),
        ("فاز بهدف وحيد سجله القائد", "1-0"),
        ("فاز بهدف يتيم", "1-0"),
        ("سجل هدف المباراة الوحيد", "1-0"),
        ("الهدف الوحيد في اللقاء", "1-0"),
        ("الهدف الوحيد للقاء", "1-0"),
        ("تعادلا بهدف لمثله", "1-1"),
        ("بهدفين لكل فريق", "2-2"),
        ("بالتعادل السلبي", "0-0"),
        ("تعادل الجاران سلبيا", "0-0"),
        ("تعادل من دون أهداف", "0-0"),
    ],
)
def test_scores_have_the_larger_side_first(text: str, score: str) -> None:
    found = only(text)
    assert (found.kind, found.normalised) == ("score", score)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("فاز الضيف بهدف وحيد أمس الأول في الديربي", "هدف وحيد"),
        ("فاز بثلاثة أهداف مقابل هدفين في النهائي", "ثلاثة أهداف مقابل هدفين"),
        ("سجل البديل هدف المباراة الوحيد قبيل النهاية", "هدف المباراة الوحيد"),
        ("تعادل الجاران بهدف لمثله في القمة", "هدف لمثله"),
    ],
)
def test_scores_cover_all_their_words(text: str, span: str) -> None:
    assert [found.text for found in find_quantities(text) if found.kind == "score"] == [span]


@pytest.mark.parametrize(
    "text",
    [
        "فاز على الضيف -صفر في الديربي",
        "سجل هدفين لفريقه",
        "سجل الهدف الوحيد لفريقه",
        "سجل ثلاثة أهداف لـ 8 فرق",
        "حصد ثلاث نقاط لكل فريق",
        "سجل رباعية في مرمى الضيف",
        "أدرك الضيف التعادل قبل النهاية",
    ],
)
def test_half_a_score_and_goals_of_one_are_no_result(text: str) -> None:
    assert all(found.kind != "score" for found in find_quantities(text))


@pytest.mark.parametrize(
    ("text", "value", "counted"),
    [
        ("للمرة الثالثة", 3, "مره"),
        ("في الدورة الثانية عشرة", 12, "دوره"),
        ("القرن الحادي والعشرين", 21, "قرن"),
        ("الذكرى الـ25", 25, "ذكري"),
        ("الفترة الرئاسية الأولى", 1, "فتره"),
        ("في الدقيقة 35", 35, "دقيقه"),
        ("المادة 140 من الدستور", 140, "ماده"),
        ("في الربع الثاني", 2, "ربع"),
        ("ولايته الثانية", 2, None),
        ("في مباراته الـ100", 100, None),
        ("إلى الثاني عشر من الشهر الجاري", 12, None),
    ],
)
def test_ordinals_rank_the_noun_before_them(text: str, value: int, counted: str | None) -> None:
    found = only(text)
    assert (found.kind, found.low, found.counted) == ("ordinal", value, counted)


@pytest.mark.parametrize(
    ("text", "share", "counted"),
    [
        ("نصف السكان", "0.5", "سكان"),
        ("ثلاثة أرباع الأصوات", "0.75", "صوت"),
        ("ثلث المقاعد", "0.333333", "مقعد"),
    ],
)
def test_fractions_are_shares(text: str, share: str, counted: str) -> None:
    found = only(text)
    assert (found.kind, found.normalised, found.counted) == ("fraction", share, counted)


@pytest.mark.parametrize(
    "text",
    [
        "نصف النهائي",
        "بلغ ربع نهائي البطولة",
        "دور الستة عشر",
        "دور الـ16",
        "قناة 24",
        "فرانس 24",
        "الطائرة بوينغ 737",
        "مقاتلة إف-16",
        "مقاتلة إف 16",
        "مقاتلة F-35",
        "كوفيد-19",
        "قمة مجموعة العشرين",
        "لجنة الخمسين",
        "مجموعة 5+1",
        "هاتف Galaxy 10",
        "G20",
        "دخلوا واحدا تلو الآخر",
        "واحد من الناس",
        "أحد المسؤولين",
        "إحدى الدول",
        "كل واحد",
        "السيدة الأولى",
        "الملك محمد السادس",
        "عبد الله الثاني",
        "الحسن الثاني",
        "الملكة إليزابيث الثانية",
        "ألف أحد الكتاب كتابا",
        "خمس سكان العالم",
        "12:10:45",
        "لست هنا",
        "أثناء ذلك",
        "عدة مدن",
        "اتصل على +966501234567",
        "اتصل على 0501234567",
        "https://news.example/2018/12/15",
        "#حدث_15",
        "@desk24",
        "192.168.1.1",
        "خطة 4-4-2",
    ],
)
def test_what_is_no_number_gives_none(text: str) -> None:
    assert find_quantities(text) == ()


def test_numbers_do_not_run_over_a_line_end() -> None:
    found = find_quantities("سقط عشرون\nألف متظاهر")
    assert [q.low for q in found] == [20, 1000]


def test_spans_are_of_the_text_as_given() -> None:
    text = "قُتِـــلَ\u200f ١٬٢٠٠ شخصٍ و٣٫٥ ملايين دولار"
    first, second = find_quantities(text)
    assert (first.text, first.normalised) == ("١٬٢٠٠", "1200")
    assert (second.text, second.normalised) == ("٣٫٥ ملايين دولار", "3500000")


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("9 قتلى", "تسعة قتلى", True),
        ("9 قتلى", "10 قتلى", False),
        ("أكثر من 8 قتلى", "9 قتلى", True),
        ("أكثر من 8 قتلى", "8 قتلى", False),
        ("أكثر من 8 قتلى", "7 قتلى", False),
        ("أكثر من 100 قتيل", "100 قتيل", True),
        ("أكثر من 100 قتيل", "180 قتيلا", True),
        ("أكثر من 100 قتيل", "500 قتيل", False),
        ("أكثر من 100 قتيل", "أكثر من 500 قتيل", False),
        ("ما لا يقل عن 8 قتلى", "8 قتلى", True),
        ("أقل من 10 قتلى", "9 قتلى", True),
        ("أقل من 10 قتلى", "12 قتيلا", False),
        ("نحو 400 جندي", "402 من الجنود", True),
        ("400 جندي", "402 من الجنود", False),
        ("نحو 400 جندي", "500 جندي", False),
        ("نحو 15 قتيلا", "16 قتيلا", True),
        ("1.2 مليون ناخب", "1,203,000 ناخب", True),
        ("1.2 مليون ناخب", "1.3 مليون ناخب", False),
        ("عشرات القتلى", "45 قتيلا", True),
        ("عشرات القتلى", "5 قتلى", False),
        ("بين 10 و15 شخصا", "12 شخصا", True),
        ("بين 10 و15 شخصا", "20 شخصا", False),
        ("12%", "12.3 في المئة", True),
        ("12%", "13%", False),
        ("نصف السكان", "50% من السكان", True),
        ("يومين", "48 ساعة", True),
        ("يومين", "72 ساعة", False),
        ("24 شهرا", "عامين", True),
        ("شهرين", "60 يوما", False),
        ("5 أطنان", "5000 كيلوغرام", True),
        ("20 ميلا", "32 كلم", True),
        ("500 ريال", "500 ريال سعودي", True),
        ("500 ريال سعودي", "500 ريال قطري", False),
        ("5 ملايين دولار", "5 ملايين يورو", False),
        ("5 ملايين", "5 ملايين يورو", True),
        ("34 عاما", "المدرب (34 عاما)", True),
        ("فاز 3-1", "بثلاثة أهداف مقابل هدف", True),
        ("فاز 3-1", "فاز 3-2", False),
        ("المرة الثالثة", "المرة الرابعة", False),
        ("المرة الثالثة", "3 مرات", False),
        ("15 قتيلا", "15%", False),
    ],
)
def test_quantities_agree_where_both_may_be_true(a: str, b: str, agree: bool) -> None:
    assert compatible(only(a), only(b)) is agree
    assert compatible(only(b), only(a)) is agree


_WORDS = """
ثلاثة عشر مئة ألف مليون ونصف بين من إلى أو نحو أكثر على الأقل في المئة % $ دولار كلم عام سنة 2018
15 3-1 10.5 ١٢ و 14:30 يونيو / الاثنين أمس قتيلان شخصا القتلى الـ الثانية هدف مقابل دون رد نصف واحد
عشرات آلاف ( ) . ، - شباط الأول الساعة مساء
"""
_PIECES = st.sampled_from([*_WORDS.split(), "\n"])


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=14).map(" ".join)))
def test_spans_are_ordered_apart_and_inside(text: str) -> None:
    position = 0
    for found in find_quantities(text):
        assert position <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.low <= found.high
        position = found.end


@given(st.lists(_PIECES, max_size=14).map(" ".join))
def test_agreement_is_reflexive_and_symmetric(text: str) -> None:
    found = find_quantities(text)
    for a in found:
        assert compatible(a, a)
        assert all(compatible(a, b) == compatible(b, a) for b in found)


def test_cost_grows_with_the_text_only() -> None:
    sentence = "قالت الوزارة إن 15 شخصا قتلوا وأصيب نحو ثلاثين آخرين يوم الاثنين. "
    find_quantities(sentence)

    def seconds(times: int) -> float:
        text = sentence * times
        runs = []
        for _ in range(3):
            begun = time.perf_counter()
            find_quantities(text)
            runs.append(time.perf_counter() - begun)
        return min(runs)

    assert seconds(400) < 30 * seconds(40)


def test_a_compound_behind_a_noun_is_one_number() -> None:
    found = find_quantities("بلغ عدد قتلى القرية واحدا وخمسين قتيلا وأصيب طفل واحد.")
    assert [q.normalised for q in found] == ["51", "1"]


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("في الدقيقة 90+4", 94),
        ("سجله (45+2) من ركلة حرة", 47),
        ("في الدقيقة الرابعة من الوقت بدل الضائع", 94),
        ("في الدقيقة 3 من الوقت المحتسب بدلا من الضائع", 93),
        ("في الدقيقة الثانية من الوقت بدل الضائع للشوط الأول", 47),
        ("في الدقيقة الـ25 من الشوط الثاني", 70),
        ("في الدقيقة 60 من الشوط الثاني", 60),
        ("في الدقيقة العاشرة من الوقت الإضافي", 100),
        ("في الدقيقة الخامسة من الشوط الإضافي الثاني", 110),
        ("في الدقيقة السابعة", 7),
    ],
)
def test_minutes_of_a_match_are_counted_through(text: str, minute: int) -> None:
    found = find_quantities(text)[0]
    assert (found.kind, found.low, found.counted) == ("ordinal", minute, "دقيقه")
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("سجل في الدقيقتين 53 و55", [53, 55]),
        ("سجل في الدقيقتين 81 والثانية من الوقت بدل الضائع", [81, 92]),
        ("سجل في الدقائق 12 و40 و77", [12, 40, 77]),
        ("انتظر 5 دقائق و20 ثانية", []),
        ("سجل حارث (11) وطلال (38 و82) أهداف الفريق", [11, 38, 82]),
        ("أحرز البديل ثلاثة أهداف (12، 33، 90+2)", [12, 33, 92]),
        ("أهدر طلال فرصة تسجيل هدف ثان (51)، ثم خرج مصابا (55)", [51, 55]),
        ("أحرز الجناح (23 عاما) هدفا", []),
        ("أحرز الفريق هدفا فتقدم في الترتيب على الصقور (44) والنسور (41)", []),
        ("وصفت اللجنة الهدف بأنه صحيح. ووزعت المادة (27) على الأندية", []),
        ("وصل طلال (11) وحارث (38) إلى المدينة", []),
    ],
)
def test_all_minutes_of_a_list_are_minutes(text: str, minutes: list[int]) -> None:
    found = find_quantities(text)
    assert [q.low for q in found if q.kind == "ordinal" and q.counted == "دقيقه"] == minutes


@pytest.mark.parametrize(
    ("text", "value", "counted"),
    [
        ("وهو ثاني مسعف يصاب هذا الشهر", 2, "مسعف"),
        ("حقق النادي رابع فوز على التوالي", 4, "فوز"),
        ("كثالث امرأة ترأس المجلس", 3, "امراه"),
    ],
)
def test_ordinals_rank_the_indefinite_noun_behind_them(text: str, value: int, counted: str) -> None:
    found = only(text)
    assert (found.kind, found.low, found.counted) == ("ordinal", value, counted)


@pytest.mark.parametrize("text", ["ثاني أكبر مدن الإقليم", "ثالث أهم ميناء", "ثاني أيام العيد"])
def test_no_rank_before_superlatives_and_plurals(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("one", "other", "edge"),
    [
        ("نحو 15 طلقة", "ما بين 15 و20 طلقة على الأقل", True),
        ("17 طلقة", "ما بين 15 و20 طلقة", False),
        ("20 قتيلا", "20 قتيلا على الأكثر", False),
        ("20 قتيلا", "20 قتيلا على الأقل", False),
        ("15 طلقة", "15 طلقة", False),
    ],
)
def test_the_edge_of_a_range_is_not_the_range(one: str, other: str, edge: bool) -> None:
    (a,), (b,) = find_quantities(one), find_quantities(other)
    assert at_the_edge(a, b) is edge
    assert at_the_edge(b, a) is edge
    assert compatible(a, b)
