"""Datelines, credits and notes of outlets that no table knows, told by their shape."""

import pytest

from summarizer.articles import Article, CleanArticle
from summarizer.cleaning import clean

NEWS = "أعلنت سلطة الموانئ وصول أولى السفن إلى الرصيف الجديد مساء أمس."
MORE = "وقال المتحدث إن تفريغ الحمولة يستمر ثلاثة أيام في خليج النورس."


def cleaned(*lines: str, title: str | None = None, source: str | None = None) -> CleanArticle:
    return clean(Article(id="a", text="\n".join(lines), title=title, source=source))


def kept(found: CleanArticle) -> list[str]:
    return [found.article.text[p.start : p.end] for p in found.paragraphs]


def reasons(found: CleanArticle) -> list[str]:
    return [removed.reason for removed in found.removed]


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("خليج النورس (تونس) (وكالة المرفأ) - ", "المرفا"),
        ("خليج النورس (الأردن) (المرفأ برس) -- ", "المرفا برس"),
        ("خليج النورس (المرفأ) - ", "المرفا"),
        ("خليج النورس [المرفأ] – ", "المرفا"),
        ("خليج النورس، موريتانيا (المرفأ) – ", "المرفا"),
        ("خليج النورس الأربعاء 3 نيسان (المرفأ) - ", "المرفا"),
        ("المرفأ (نواكشوط) - ", "المرفا"),
        ("خليج النورس - «المرفأ» - ", "المرفا"),
        ("خليج النورس – «المرفأ»: ", "المرفا"),
        ('خليج النورس - "المرفأ" - ', "المرفا"),
        ("خليج النورس – مراسل «المرفأ»: ", "المرفا"),
        ("خليج النورس (الأردن) (رويترز) - ", "رويترز"),
    ],
)
def test_a_dateline_of_an_unknown_outlet_is_cut_by_its_shape(dateline: str, agency: str) -> None:
    found = cleaned(dateline + NEWS, MORE)
    assert kept(found) == [NEWS, MORE]
    assert reasons(found) == ["dateline"]
    assert found.agencies == (agency,)


def test_a_country_in_brackets_is_no_agency() -> None:
    found = cleaned("خليج النورس (الأردن) - " + NEWS, MORE)
    assert kept(found) == [NEWS, MORE]
    assert found.agencies == ()


def test_the_source_tells_which_of_two_names_is_the_outlet() -> None:
    report = "منذ أسبوع لا حديث في المقاهي إلا عن الرصيف الجديد."
    found = cleaned("الفنار (خليج النورس) - " + report, MORE, source="جريدة الفنار")
    assert kept(found) == [report, MORE]
    assert found.agencies == ("الفنار",)


def test_an_outlet_shows_itself_by_naming_itself_again() -> None:
    report = "لا حديث في المقاهي منذ أسبوع إلا عن الرصيف الجديد."
    again = "وعلمت الفنار أن الرصيف كلف الكثير، وقال عامل لمراسل الفنار إنه متعب."
    assert kept(cleaned("خليج النورس (الفنار): " + report, again)) == [report, again]
    assert kept(cleaned("خليج النورس (الفنار): " + report, MORE))[0].startswith("خليج")


@pytest.mark.parametrize(
    "opening",
    [
        "سالم النجار (33 عاما) - أعلن اعتزاله اللعب بعد عشرين عاما من العطاء.",
        "سالم النجار (مدرب الفريق) - وهو لاعب سابق - أعلن اعتزاله أمس.",
        "حزب الأمل (أمل) - أعلن انسحابه من الحكومة بعد خلاف طويل.",
        "اتحاد البحارة (تاب) دعا إلى إضراب عام يبدأ فجر الغد.",
        "الوزير: لن نغلق الرصيف الجديد مهما كانت الظروف.",
        "الوزير (غاضبا): لن نغلق الرصيف الجديد مهما كانت الظروف.",
        "النجم (صفاقس) - الهلال (الخرطوم) في مباراة الافتتاح مساء الغد.",
        "القدس - «زهرة المدائن» - مدينة عتيقة يزورها كل عام كثيرون.",
        "الميناء - «بوابة الجنوب» كما يسميه أهله - أغلق أمام السفن.",
        "رصيف (جديد) - بني هذا العام - يستقبل أولى السفن من الهند.",
        "خليج النورس (في الجنوب) مغلق أمام السفن منذ صباح الأحد.",
    ],
)
def test_a_sentence_of_the_same_shape_stays_whole(opening: str) -> None:
    found = cleaned(opening, MORE)
    assert kept(found) == [opening, MORE]
    assert found.agencies == ()


def test_a_name_that_the_article_goes_on_to_speak_of_is_no_agency() -> None:
    opening = "سالم النجار (الهلال) - سجل هدفين في مباراة الأمس أمام الضيوف."
    more = "وفاز الهلال بأربعة أهداف، ويلتقي الهلال غدا فريق المرسى."
    assert kept(cleaned(opening, more)) == [opening, more]


# --- a line of its own ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("خليج النورس – مراسل «المرفأ»", "المرفا"),
        ("خليج النورس - موفد «بريد الجبل»:", "بريد الجبل"),
        ("خليج النورس – «بريد الجبل»", "بريد الجبل"),
        ("نواكشوط / الواحة", "الواحه"),
        ("تونس - أخبار الجبل", "اخبار الجبل"),
    ],
)
@pytest.mark.parametrize("title", [None, "أولى السفن تصل إلى الرصيف الجديد"])
def test_a_dateline_on_its_own_line_is_no_headline(
    line: str, agency: str, title: str | None
) -> None:
    found = cleaned(line, NEWS, MORE, title=title)
    assert kept(found) == [NEWS, MORE]
    assert reasons(found) == ["dateline"]
    assert found.headline is None
    assert found.agencies == (agency,)


def test_the_real_headline_above_a_dateline_is_still_found() -> None:
    found = cleaned("أولى السفن تصل إلى الرصيف الجديد", "خليج النورس – «بريد الجبل»", NEWS, MORE)
    assert reasons(found) == ["headline", "dateline"]
    assert found.headline == (0, len("أولى السفن تصل إلى الرصيف الجديد"))


@pytest.mark.parametrize(
    "headline", ["إضراب السفن – بوابة الجبل", "السفن - «الرصيف الجديد»", "موانئ - سفن الرصيف"]
)
def test_a_headline_with_a_dash_stays_one(headline: str) -> None:
    found = cleaned(headline, NEWS, MORE)
    assert reasons(found)[0] == "headline"


def test_with_a_title_a_first_line_about_something_else_is_no_headline() -> None:
    found = cleaned("ملف خاص من الأرشيف القديم", NEWS, MORE, title="وصول السفن إلى الرصيف")
    assert found.headline is None


def test_a_first_line_over_a_date_is_the_headline_also_with_a_full_stop() -> None:
    line = "أولى السفن في خليج النورس بعد انتظار."
    found = cleaned(line, "الأحد 14 يناير 2024", NEWS, MORE)
    assert found.headline == (0, len(line))
    assert kept(found) == [NEWS, MORE]


# --- notes of the desk ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "note",
    [
        "(تصحيح: لتعديل عدد السفن في الفقرة الأولى إلى تسع بدلا من سبع)",
        "(تصحيح الاسم في الفقرة الثانية)",
        "(إعادة لإضافة تفاصيل)",
        "[تحديث بتصريح المتحدث]",
        "(تغطية مستمرة)",
        "(شارك في التغطية سامي الحداد من نواكشوط)",
        "(الدولار = 3.75 ريال)",
        "(الدينار الأردني = 1.41 دولار).",
    ],
)
def test_a_note_of_the_desk_goes_from_top_and_end(note: str) -> None:
    for lines in ((note, NEWS, MORE), (NEWS, MORE, note)):
        found = cleaned(*lines)
        assert kept(found) == [NEWS, MORE]
        assert reasons(found) == ["editor-note"]


@pytest.mark.parametrize(
    "sentence",
    [
        "(وكان الرصيف القديم قد أغلق قبل عام.)",
        "(إعادة الإعمار تحتاج إلى سنوات، كما قال الوزير.)",
        "(تصحيح المسار) شعار رفعه المحتجون أمس أمام الميناء.",
    ],
)
def test_a_bracketed_sentence_of_the_article_is_no_note(sentence: str) -> None:
    assert kept(cleaned(NEWS, MORE, sentence)) == [NEWS, MORE, sentence]


def test_who_wrote_and_edited_goes_in_brackets_of_any_length() -> None:
    names = "(إعداد ليلى بن سعيد للنشرة العربية - تحرير مراد بن حسن النجار)"
    found = cleaned(NEWS, MORE, names)
    assert kept(found) == [NEWS, MORE]
    assert reasons(found) == ["byline"]


# --- signatures -----------------------------------------------------------------------------------


def test_a_name_in_brackets_behind_a_full_stop_is_a_credit_in_any_paragraph() -> None:
    found = cleaned(NEWS + " (المرفأ)", MORE, MORE.replace("ثلاثة", "خمسة") + " (المرفأ).")
    assert kept(found) == [NEWS, MORE, MORE.replace("ثلاثة", "خمسة")]
    assert reasons(found) == ["signature", "signature"]
    assert found.agencies == ("المرفا",)


@pytest.mark.parametrize("mark", [" انتهى", " انتهى (م ك)", " (م ك)", " انتهى/ م ك"])
def test_the_mark_that_a_dispatch_ends_goes(mark: str) -> None:
    found = cleaned(NEWS, MORE + mark)
    assert kept(found) == [NEWS, MORE]
    assert found.agencies == ()


@pytest.mark.parametrize(
    "closing",
    [
        "وقال إن السفن تأخرت. (كان البحر هائجا ذلك اليوم، كما ذكر القبطان)",
        "ووصف ذلك بأنه انتصار (للبحارة)",
        "وسجل الهدفين لاعب واحد. (2-0)",
        "وقال إن العمل انتهى في موعده المقرر.",
    ],
)
def test_brackets_that_belong_to_the_sentence_stay(closing: str) -> None:
    assert kept(cleaned(NEWS, closing)) == [NEWS, closing]
    assert kept(cleaned(NEWS, closing, MORE)) == [NEWS, closing, MORE]
