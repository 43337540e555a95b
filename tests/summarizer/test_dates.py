"""Dates, years, clock times, weekdays and relative days."""

import pytest

from summarizer.quantities import Quantity, compatible, find_quantities


def only(text: str) -> Quantity:
    """The one quantity of `text`."""
    (found,) = find_quantities(text)
    return found


def normalised(text: str, *kinds: str) -> list[str]:
    return [q.normalised for q in find_quantities(text) if q.kind in kinds]


@pytest.mark.parametrize(
    ("month", "names"),
    [
        (1, "يناير|كانون الثاني|جانفي|يناير/كانون الثاني|كانون الثاني (يناير)"),
        (2, "فبراير|شباط|فيفري|شباط فبراير"),
        (3, "مارس|آذار|اذار/مارس"),
        (4, "أبريل|إبريل|نيسان|أفريل|نيسان/ أبريل"),
        (5, "مايو|أيار|ماي|أيار/مايو"),
        (6, "يونيو|حزيران|جوان|يونيه|حزيران - يونيو"),
        (7, "يوليو|تموز|جويلية|يوليوز"),
        (8, "أغسطس|آب|أوت|غشت|آب/أغسطس"),
        (9, "سبتمبر|أيلول|شتنبر"),
        (10, "أكتوبر|تشرين الأول|تشرين الأول/أكتوبر"),
        (11, "نوفمبر|تشرين الثاني|نونبر|تشرين ثان"),
        (12, "ديسمبر|كانون الأول|دجنبر"),
    ],
)
def test_all_families_of_month_names_are_read(month: int, names: str) -> None:
    for name in names.split("|"):
        assert only(f"افتتح المعرض في 14 {name} 2017").normalised == f"2017-{month:02d}-14", name
        assert normalised(f"في شهر {name} الماضي", "date") == [f"--{month:02d}"], name


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("وقع الاتفاق في 2016-11-05", "2016-11-05"),
        ("وقع الاتفاق في 5/11/2016", "2016-11-05"),
        ("وقع الاتفاق في 05.11.2016", "2016-11-05"),
        ("وقع الاتفاق في ٥/١١/٢٠١٦", "2016-11-05"),
        ("وقع الاتفاق في 11/25/2016", "2016-11-25"),
        ("في الخامس والعشرين من يناير 2011", "2011-01-25"),
        ("في الأول من أيار/مايو", "--05-01"),
        ("في الثلاثين من حزيران", "--06-30"),
        ("في 25 من شهر مارس من عام 2009", "2009-03-25"),
        ("في تموز/يوليو، 2006", "2006-07"),
        ("في عام 1973", "1973"),
        ("العام 2014", "2014"),
        ("سنة ألف وتسعمئة وثمانية وأربعين", "1948"),
        ("منذ 2011", "2011"),
        ("في صيف 2016", "2016"),
        ("كأس العالم 2018", "2018"),
        ("بحلول 2030.", "2030"),
        ("موسم 2017-2018", "2017/2018"),
        ("بين 2011 و2015", "2011/2015"),
        ("من 2012 حتى 2015", "2012/2015"),
        ("بين 18 و21 نوفمبر", "--11-18/--11-21"),
        ("من 25 إلى 30 يونيو 2015", "2015-06-25/2015-06-30"),
        ("في 15 رمضان 1440 هـ", "1440-09-15"),
        ("في العاشر من محرم", "--01-10"),
        ("في شهر رمضان", "--09"),
        ("مطلع ذي الحجة", "--12"),
    ],
)
def test_dates_are_normalised(text: str, date: str) -> None:
    assert normalised(text, "date") == [date]


def test_two_years_after_one_word_are_both_years() -> None:
    assert normalised("خلال عامي 2016 و2017", "date") == ["2016", "2017"]


def test_hijri_dates_are_marked() -> None:
    assert only("في 15 رمضان 1440 هـ").unit == "hijri"


@pytest.mark.parametrize(
    "text",
    [
        "مارس ضغوطا على خصومه",
        "زار أب عائلة منكوبة",
        "شارع تموز",
        "فاز 1-صفر",
        "كان رجب حاضرا",
    ],
)
def test_words_that_are_also_months_are_no_dates(text: str) -> None:
    assert normalised(text, "date") == []


@pytest.mark.parametrize(
    ("text", "time", "unit"),
    [
        ("عند الساعة 14:30", "14:30", None),
        ("في 20:15 بتوقيت غرينتش", "20:15", None),
        ("الساعة 10,30 مساء", "22:30", None),
        ("(17,00 ت غ)", "17:00", None),
        ("الساعة الثالثة والنصف مساء", "15:30", None),
        ("الساعة الثالثة والنصف", "03:30", "12h"),
        ("الثامنة صباحا", "08:00", None),
        ("العاشرة إلا ربعا صباحا", "09:45", None),
        ("الساعة الثانية عشرة ظهرا", "12:00", None),
        ("الساعة الواحدة بعد الظهر", "13:00", None),
        ("الساعة 2.30 بعد منتصف الليل", "02:30", None),
        ("الساعة الحادية عشرة ليلا", "23:00", None),
        ("3 فجرا", "03:00", None),
    ],
)
def test_clock_times_are_normalised(text: str, time: str, unit: str | None) -> None:
    found = only(text)
    assert (found.kind, found.normalised, found.unit) == ("time", time, unit)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("الاثنين", "monday"),
        ("الإثنين", "monday"),
        ("الثلاثاء", "tuesday"),
        ("والأربعاء", "wednesday"),
        ("الخميس", "thursday"),
        ("الجمعة", "friday"),
        ("السبت", "saturday"),
        ("الأحد", "sunday"),
    ],
)
def test_weekdays_are_days_and_not_numbers(day: str, name: str) -> None:
    found = only(f"وصل الوفد مساء {day}")
    assert (found.kind, found.normalised) == ("weekday", name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أعلنت الوزارة اليوم", "today"),
        ("أعلنت الوزارة أمس", "yesterday"),
        ("أعلنت الوزارة أول أمس", "two days ago"),
        ("أعلنت الوزارة أمس الأول", "two days ago"),
        ("تعلن الوزارة غدا", "tomorrow"),
        ("تعلن الوزارة بعد غد", "in two days"),
    ],
)
def test_relative_days_are_told(text: str, name: str) -> None:
    found = only(text)
    assert (found.kind, found.normalised) == ("relative_day", name)


@pytest.mark.parametrize("text", ["في اليوم التالي", "طوال اليوم", "هذا اليوم نفسه", "ذلك اليوم"])
def test_the_day_as_a_noun_is_not_today(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("في 25 يونيو 2018", "في الخامس والعشرين من حزيران", True),
        ("في 25 يونيو 2018", "في 26 يونيو 2018", False),
        ("في يونيو 2018", "في 25 يونيو", True),
        ("عام 2018", "في 25 يونيو", True),
        ("عام 2018", "عام 2017", False),
        ("في 25 يونيو 2018", "يوم الاثنين", True),
        ("في 25 يونيو 2018", "يوم الثلاثاء", False),
        ("في 25 يونيو", "يوم الثلاثاء", True),
        ("يوم الأحد", "يوم الاثنين", False),
        ("وصل أمس", "يوم الاثنين", True),
        ("وصل أمس", "وصل اليوم", True),
        ("بين 18 و21 نوفمبر", "في 20 نوفمبر 2018", True),
        ("بين 18 و21 نوفمبر", "في 25 نوفمبر", False),
        ("بين 2011 و2015", "عام 2013", True),
        ("الساعة 15:30", "الساعة الثالثة والنصف", True),
        ("الساعة 15:30", "الساعة الثالثة والنصف صباحا", False),
        ("في 15 رمضان", "في 25 يونيو", True),
    ],
)
def test_days_and_times_agree_where_both_may_be_true(a: str, b: str, agree: bool) -> None:
    assert compatible(only(a), only(b)) is agree
    assert compatible(only(b), only(a)) is agree


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("تأسس النادي في 1923م", "1923"),
        ("منذ 1983م", "1983"),
        ("من مواليد 1975م", "1975"),
        ("في 1441هـ", "1441"),
        ("افتتح 1962 ميلادية", "1962"),
    ],
)
def test_a_year_may_have_its_era(text: str, name: str) -> None:
    found = only(text)
    assert (found.kind, found.normalised) == ("date", name)


def test_metres_are_no_era() -> None:
    assert [q.kind for q in find_quantities("يبلغ ارتفاعه 1950م، وعمقه 120م")] == ["measure"] * 2
