"""Rules of the cleaning one by one, and what holds for any text."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.arabic import tidy
from summarizer.articles import Article, CleanArticle
from summarizer.cleaning import clean

LEAD = "افتتح المحافظ، الأحد، الجسر الجديد الذي يربط ضفتي المدينة."
MIDDLE = "وقال المحافظ إن كلفة الجسر بلغت 12 مليون دينار."
LAST = "ويستخدم الجسر نحو 30 ألف سيارة يوميا، بحسب دائرة الطرق."


def cleaned(*lines: str, title: str | None = None, source: str | None = None) -> CleanArticle:
    return clean(Article(id="a", text="\n".join(lines), title=title, source=source))


def kept(found: CleanArticle) -> list[str]:
    return [found.article.text[p.start : p.end] for p in found.paragraphs]


def reasons(found: CleanArticle) -> dict[str, str]:
    return {found.article.text[r.start : r.end]: r.reason for r in found.removed}


# --- lines that are no article wherever they stand ---------------------------------------------


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("اقرأ أيضا: أمطار غزيرة على الساحل", "related"),
        ("إقرأ أيضاً | أمطار غزيرة على الساحل", "related"),
        ("شاهد أيضا أمطار غزيرة على الساحل", "related"),
        ("للمزيد: أمطار غزيرة على الساحل", "related"),
        ("قد يهمك: كيف تحفظ التمر في الصيف؟", "related"),
        ("مشاركة على فيسبوك", "share"),
        ("فيسبوك تويتر واتساب تلغرام", "share"),
        ("طباعة | إرسال إلى صديق", "share"),
        ("Facebook Twitter WhatsApp", "share"),
        ("إعلان", "advert"),
        ("التعليقات (12)", "share"),
        ("عدد القراءات: 340", "share"),
        ("تابعونا على تلغرام وفيسبوك", "follow-us"),
        ("اشترك في نشرتنا البريدية لتصلك أهم الأخبار", "follow-us"),
        ("حمل تطبيق صوت المدينة الآن", "follow-us"),
        ("يمكنكم متابعة أخبارنا عبر قناتنا على يوتيوب.", "follow-us"),
        ("نستخدم ملفات تعريف الارتباط لتحسين تجربتك.", "follow-us"),
        ("جميع الحقوق محفوظة © صوت المدينة", "copyright"),
        ("الكلمات المفتاحية: جسر، طرق", "tags"),
        ("الرئيسية > أخبار > محليات", "section"),
        ("الأحد 14 يناير 2024 - 10:30 ص", "print-date"),
        ("آخر تحديث: ١٤ كانون الثاني ٢٠٢٤", "print-date"),
        ("منذ 3 ساعات", "print-date"),
        ("14/01/2024 10:30", "print-date"),
        ("رئيس التحرير: سمير الحداد", "staff"),
        ("المصدر: وكالات", "credit"),
        ("* * *", "separator"),
        ("-----", "separator"),
        ("https://example.org/a/1", "link"),
        ("الجسر الجديد - أرشيفية", "caption"),
        ("مصدر الصورة، غيتي", "caption"),
        ("كتبت: هالة النجار", "byline"),
    ],
)
def test_a_line_of_furniture_goes_also_from_between_the_paragraphs(line: str, reason: str) -> None:
    found = cleaned(LEAD, line, MIDDLE, LAST)
    assert kept(found) == [LEAD, MIDDLE, LAST]
    assert reasons(found) == {line: reason}


@pytest.mark.parametrize(
    "sentence",
    [
        "تابع الفريق تدريباته على ملعب المدينة أمس.",
        "وتابع قائلا عبر حسابه على تويتر إن الجسر آمن.",
        "انضم إلى قناة المرسى مديرا للأخبار قبل عام.",
        "نشر الوزير على فيسبوك صورة للجسر.",
        "وشارك في الافتتاح ممثلون عن النقابات.",
        "اقرأ كتابا كل شهر، هكذا نصح الطبيب مرضاه.",
        "المصدر الأول للدخل هو رسوم العبور.",
        "الأحد المقبل يفتح الجسر أمام الشاحنات.",
        "وكتب المحافظ أن العمل انتهى في موعده.",
        "رئيس التحرير السابق للصحيفة حضر الافتتاح أيضا.",
        "إعلان الفائزين تأجل إلى الشهر المقبل.",
        "القاهرة: لن نقبل بأي مساس بحقوقنا.",
        '"لن نتراجع".',
        "شاهد أيضا آلاف السكان مراسم الافتتاح من بعيد.",
        "قتل ثلاثة.",
        "الخميس 3 أيار 2024 كان يوما ماطرا.",
        "يمكنكم، قال المحافظ للسكان، عبور الجسر من الغد.",
    ],
)
def test_a_sentence_that_only_resembles_furniture_stays(sentence: str) -> None:
    assert kept(cleaned(LEAD, sentence, MIDDLE, LAST)) == [LEAD, sentence, MIDDLE, LAST]
    assert kept(cleaned(LEAD, MIDDLE, LAST, sentence)) == [LEAD, MIDDLE, LAST, sentence]
    assert kept(cleaned(sentence)) == [sentence]


# --- place ----------------------------------------------------------------------------------------


def test_links_under_a_label_go_with_it() -> None:
    found = cleaned(LEAD, "اقرأ أيضا:", "أمطار على الساحل", "عودة التيار", MIDDLE, LAST)
    assert kept(found) == [LEAD, MIDDLE, LAST]


def test_a_list_of_links_at_the_end_goes_whole() -> None:
    found = cleaned(LEAD, MIDDLE, LAST, "الأكثر قراءة", "أمطار على الساحل الشمالي اليوم", "رياضة")
    assert kept(found) == [LEAD, MIDDLE, LAST]


def test_an_inner_heading_is_kept_as_one() -> None:
    found = cleaned(LEAD, "أرقام من المشروع", MIDDLE, LAST)
    assert [p.kind for p in found.paragraphs] == ["body", "heading", "body", "body"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (
            "المحافظ يعد سكان الضفة الشرقية بحافلات كهربائية والبلدية تدرس عروض شركات من خمس دول",
            "heading",
        ),
        (
            "صورة من الجو تظهر الجسر الجديد الذي يربط الضفتين بعد رفع الحواجز عن مدخله",
            "heading",
        ),
        (
            "وقدم المحافظ لسكان الضفة الشرقية حافلات كهربائية والبلدية تدرس عروض شركات من خمس دول",
            "body",
        ),
        (
            "المحافظ قال لسكان الضفة الشرقية إن الحافلات الكهربائية ستصل في الربيع من خمس دول",
            "body",
        ),
        (
            "تستمر أعمال الطلاء في الضفة الشرقية حتى آخر الشهر والبلدية تدرس عروض شركات من الخارج",
            "body",
        ),
    ],
)
def test_a_long_title_between_paragraphs_is_no_statement(line: str, kind: str) -> None:
    found = cleaned(LEAD, MIDDLE, line, LAST)
    assert found.paragraphs[2].kind == kind


def test_a_long_title_is_not_told_where_paragraphs_have_no_stops() -> None:
    line = "المحافظ يعد سكان الضفة الشرقية بحافلات كهربائية والبلدية تدرس عروض شركات من خمس دول"
    found = cleaned(LEAD, MIDDLE.rstrip("."), line, LAST)
    assert [p.kind for p in found.paragraphs][-2:] == ["body", "body"]


def test_a_line_that_ends_in_a_colon_with_a_speaker_is_no_heading() -> None:
    found = cleaned(LEAD, "وقال المحافظ في كلمته:", '"هذا يوم للمدينة كلها".', LAST)
    assert [p.kind for p in found.paragraphs] == ["body"] * 4


def test_points_of_a_list_lose_their_bullet_and_are_items() -> None:
    found = cleaned(LEAD, "• الأول: مد خط للترام.", "• الثاني: زرع ألف شجرة.", LAST)
    assert kept(found) == [LEAD, "الأول: مد خط للترام.", "الثاني: زرع ألف شجرة.", LAST]
    assert [p.kind for p in found.paragraphs] == ["body", "item", "item", "body"]


def test_numbers_of_a_list_are_markers_only_where_there_are_several() -> None:
    listed = cleaned(LEAD, "1- مد خط للترام.", "2- زرع ألف شجرة.", LAST)
    assert kept(listed) == [LEAD, "مد خط للترام.", "زرع ألف شجرة.", LAST]
    single = cleaned(LEAD, "30- ألف سيارة تعبر الجسر كل يوم.", LAST)
    assert kept(single) == [LEAD, "30- ألف سيارة تعبر الجسر كل يوم.", LAST]


def test_a_title_given_apart_is_recognised_in_the_text() -> None:
    found = cleaned("افتتاح الجسر الجديد", LEAD, MIDDLE, LAST, title="افتتاح الجسر الجديد")
    assert found.headline == (0, len("افتتاح الجسر الجديد"))
    assert kept(found) == [LEAD, MIDDLE, LAST]


def test_a_lead_that_says_what_the_title_says_stays() -> None:
    found = cleaned(LEAD, MIDDLE, LAST, title=LEAD.rstrip(".").replace(" الجديد", ""))
    assert kept(found) == [LEAD, MIDDLE, LAST]


def test_an_article_without_headline_has_none() -> None:
    assert cleaned(LEAD, MIDDLE).headline is None


def test_a_paragraph_that_stands_twice_is_kept_once() -> None:
    found = cleaned(LEAD, MIDDLE, LEAD, LAST)
    assert kept(found) == [LEAD, MIDDLE, LAST]
    assert [r.reason for r in found.removed] == ["repeated"]


@pytest.mark.parametrize(
    "text",
    [
        "قتل ثلاثة",
        "اقرأ أيضا",
        "العالم",
        "تابعونا على فيسبوك",
        "وأضاف.",
        "نعم",
        "الأحد 3 مايو 2020",
    ],
)
def test_where_everything_would_go_everything_stays(text: str) -> None:
    assert kept(cleaned(text)) == [text]


@pytest.mark.parametrize("text", ["", "  \n\t", "\u200f", "---\n***"])
def test_a_text_without_a_word_has_no_paragraphs(text: str) -> None:
    assert clean(Article(id="a", text=text)).paragraphs == ()


def test_windows_line_ends_tabs_and_fixed_blanks_count_as_white_space() -> None:
    found = clean(Article(id="a", text=f"\u00a0{LEAD}\t\r\n\r\n\t{MIDDLE}\u00a0\r\n"))
    assert kept(found) == [LEAD, MIDDLE]


# --- datelines and signatures ---------------------------------------------------------------------

NEWS = "أعلن متحدث باسم الوزارة أن المفاوضات استؤنفت صباح اليوم."


@pytest.mark.parametrize(
    ("dateline", "agencies"),
    [
        ("دبي، الإمارات العربية المتحدة (CNN)-- ", ("cnn",)),
        ("عمان، الأردن (CNN) \u2013 ", ("cnn",)),
        ("(CNN)-- ", ("cnn",)),
        ("بيروت (رويترز) - ", ("رويترز",)),
        ("باريس (أ ف ب) ", ("ا ف ب",)),
        ("القاهرة \u2013 أ ف ب: ", ("ا ف ب",)),
        ("القاهرة - أ.ف.ب - ", ("ا ف ب",)),
        ("واشنطن/ 12 مارس/ أذار (د ب أ) - ", ("د ب ا",)),
        ("رام الله 12-3-2020 (وفا)- ", ("وفا",)),
        ("أنقرة/ الأناضول: ", ("الاناضول",)),
        ("الرياض \u2013 «الشرق الأوسط» ", ()),
        ("لندن - وكالات: ", ()),
        ("المنبر من لندن: ", ()),
        ("بيروت - ", ()),
    ],
)
def test_a_dateline_is_cut_and_tells_the_agency(dateline: str, agencies: tuple[str, ...]) -> None:
    found = cleaned(dateline + NEWS, MIDDLE)
    assert kept(found) == [NEWS, MIDDLE]
    assert found.agencies == agencies
    assert [r.reason for r in found.removed] == ["dateline"]


@pytest.mark.parametrize(
    "opening",
    [
        "القاهرة: لن نقبل بالضغوط، هكذا رد الوزير على السؤال.",
        "مصدر من الشرطة: لم يصب أحد في حادث الأمس.",
        "حركة الضفة (ضفة) - وهي حزب جديد - تنفي الخبر كله.",
        "منظمة الصحة (WHO) - ومقرها جنيف - حذرت من الوباء.",
        "غزة \u2013 «الضفة» تعلن وقف العمل في المعبر أياما.",
        "رويترز: الخبر الذي نشر أمس غير صحيح أبدا.",
        "طريق القدس - بيت لحم مغلق أمام السيارات منذ الصباح.",
        '"بيروت (رويترز)" عنوان كتاب جديد صدر في تونس هذا العام.',
    ],
)
def test_a_sentence_that_opens_like_a_dateline_stays_whole(opening: str) -> None:
    assert kept(cleaned(opening, MIDDLE)) == [opening, MIDDLE]


def test_an_outlet_that_signs_from_a_place_is_known_by_naming_itself_again() -> None:
    closing = 'وقال خبير لـ "المنبر" إن الاتفاق لن يصمد طويلا.'
    found = cleaned("المنبر من برقة: " + NEWS, closing)
    assert kept(found) == [NEWS, closing]


@pytest.mark.parametrize(
    ("signature", "agencies"),
    [
        (" (رويترز)", ("رويترز",)),
        (" (د ب أ)", ("د ب ا",)),
        (" أ ف ب/ ي ا", ("ا ف ب",)),
        (" أ.ف.ب", ("ا ف ب",)),
        (" المصدر: وكالات", ()),
        (" المصدر: صوت المدينة + رويترز", ("رويترز",)),
    ],
)
def test_a_signature_is_cut_from_the_last_paragraph(
    signature: str, agencies: tuple[str, ...]
) -> None:
    found = cleaned(LEAD, MIDDLE + signature)
    assert kept(found) == [LEAD, MIDDLE]
    assert found.agencies == agencies


@pytest.mark.parametrize(
    "closing",
    [
        "وأكد ذلك مسؤول في تصريح لوكالة (رويترز).",
        "ونقلت الخبر وكالة رويترز.",
        "لن ننجح إلا إذا عملنا! معا",
        "وكان ذلك قبل عام (وهو عام الفيضان).",
    ],
)
def test_an_agency_inside_the_last_sentence_is_no_signature(closing: str) -> None:
    assert kept(cleaned(LEAD, closing)) == [LEAD, closing]


def test_a_signature_line_of_its_own_goes() -> None:
    found = cleaned(LEAD, MIDDLE, "مرآة المرسى/ أ ف ب")
    assert kept(found) == [LEAD, MIDDLE]
    assert found.agencies == ("ا ف ب",)


# --- any text -------------------------------------------------------------------------------------

lines = st.sampled_from(
    [
        *(LEAD, MIDDLE, LAST, NEWS, "بيروت (رويترز) - " + NEWS, "اقرأ أيضا: خبر آخر", "إعلان"),
        *("الرئيسية > أخبار", "أرقام من المشروع", "• نقطة أولى من ثلاث.", "1- نقطة.", "2- نقطة."),
        *("", "\u200f", "---", "&nbsp;", "وقال المحافظ:", '"نعم".', "العالم", "فيسبوك تويتر"),
        *("مختارات", "(رويترز)", "الأحد 14 يناير 2024", "قتل ثلاثة", "كتب: مازن الشريف"),
    ]
)
line_ends = st.sampled_from(["\n", "\r\n", "\n\n", "\u2028", " \n\t"])
pages = st.lists(st.tuples(lines, line_ends).map("".join), max_size=14).map("".join)
any_text = st.one_of(
    pages, st.text(max_size=120), st.text('ابو. :()-\n&nbsp;\u200f«»"', max_size=60)
)


@given(any_text)
@example("&nbsp;نص&nbsp;\n")
def test_paragraphs_and_what_was_removed_share_the_text_between_them(text: str) -> None:
    found = clean(Article(id="a", text=text))
    spans = sorted(
        [(p.start, p.end) for p in found.paragraphs] + [(r.start, r.end) for r in found.removed]
    )
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    held = "".join(text[start:end] for start, end in spans)
    assert "".join(held.split()) == "".join(text.split())


@given(any_text)
def test_paragraphs_are_trimmed_and_in_order(text: str) -> None:
    found = clean(Article(id="a", text=text))
    for paragraph in found.paragraphs:
        piece = text[paragraph.start : paragraph.end]
        assert piece and piece == piece.strip()
    starts = [paragraph.start for paragraph in found.paragraphs]
    assert starts == sorted(starts)


@given(any_text)
def test_a_text_with_a_word_keeps_a_paragraph(text: str) -> None:
    found = clean(Article(id="a", text=text))
    assert bool(found.paragraphs) == any(map(str.isalnum, tidy(text)))


@given(st.lists(st.sampled_from([LEAD, MIDDLE, LAST, NEWS]), min_size=1, unique=True))
def test_cleaning_what_is_clean_removes_nothing_more(sentences: list[str]) -> None:
    once = cleaned(
        "الأحد 14 يناير 2024", "بيروت (رويترز) - " + sentences[0], *sentences[1:], "إعلان"
    )
    assert kept(once) == sentences
    again = cleaned(*kept(once))
    assert kept(again) == sentences
    assert again.removed == ()


@given(pages)
def test_the_headline_is_among_what_was_removed(text: str) -> None:
    found = clean(Article(id="a", text=text))
    if found.headline is not None:
        assert any((r.start, r.end) == found.headline for r in found.removed)
