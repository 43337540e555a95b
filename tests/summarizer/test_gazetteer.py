"""Places in their spellings, and what lies in what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.arabic import fold_words
from summarizer.gazetteer import Place, contains, places, same_country
from summarizer.place_table import load_places


def named(text: str) -> list[tuple[str, str, str | None]]:
    return [(place.name, place.kind, place.country) for place in places(fold_words(text))]


def place(text: str) -> Place:
    (found,) = places(fold_words(text))
    return found


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        (
            "الولايات المتحدة",
            ["أميركا", "أمريكا", "الولايات المتحدة الأمريكية", "للولايات المتحدة"],
        ),
        ("بيونغ يانغ", ["بيونغ يانغ", "بيونغيانغ", "وبيونغ يانغ"]),
        ("كوالالمبور", ["كوالالمبور", "كوالا لمبور", "بكوالالمبور"]),
        ("العراق", ["العراق", "للعراق", "بالعراق", "والعراق", "جمهورية العراق"]),
        ("حلف شمال الأطلسي", ["الناتو", "حلف شمال الأطلسي", "حلف الناتو"]),
        ("سوريا", ["سوريا", "سورية", "لسوريا"]),
        ("إسطنبول", ["إسطنبول", "اسطنبول"]),
        ("واشنطن", ["واشنطن", "وواشنطن", "لواشنطن"]),
        ("البحر المتوسط", ["البحر المتوسط", "البحر الأبيض المتوسط"]),
    ],
)
def test_spellings_and_clitics_lead_to_one_name(name: str, spellings: list[str]) -> None:
    assert {place(spelling).name for spelling in spellings} == {name}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        *[("إسباني", "ES"), ("إسبانية", "ES"), ("الإسبان", "ES"), ("للفرنسيين", "FR")],
        *[("والأتراك", "TR"), ("روس", "RU"), ("الكورية الجنوبية", "KR")],
        *[("مغاربة", "MA"), ("بنغلاديشي", "BD")],
    ],
)
def test_a_people_belongs_to_its_country(text: str, country: str) -> None:
    assert (place(text).kind, place(text).country) == ("nationality", country)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سلطنة عمان", [("سلطنة عمان", "country", "OM")]),
        ("في مدينة العقبة ثم عمان", [("العقبة", "city", "JO"), ("عمان", "city", "JO")]),
        ("عمان", [("عمان", "city", None)]),
        ("خليج عمان", [("خليج عمان", "sea", None)]),
        ("تونس", [("تونس", "country", "TN")]),
        ("تونس العاصمة", [("تونس العاصمة", "city", "TN")]),
        ("الجزائر العاصمة", [("الجزائر العاصمة", "city", "DZ")]),
        ("نهر الأردن", [("نهر الأردن", "sea", None)]),
        ("البيت الأبيض", [("البيت الأبيض", "body", "US")]),
        ("الدار البيضاء", [("الدار البيضاء", "city", "MA")]),
        ("بعد صلاة المغرب", []),
        ("مسقط رأسه", []),
        ("صور جديدة", []),
        ("ميناء صور", [("صور", "city", "LB")]),
        ("دعم مالي", []),
        ("قوات في مالي", [("مالي", "country", "ML")]),
        ("وجده الصياد", []),
        ("جنوب السودان", [("جنوب السودان", "country", "SS")]),
        ("محافظة البحر الأحمر", [("البحر الأحمر", "region", "EG")]),
        ("البحر الأحمر", [("البحر الأحمر", "sea", None)]),
        ("طرابلس", [("طرابلس", "city", "LY")]),
        ("لبنان: طرابلس", [("لبنان", "country", "LB"), ("طرابلس اللبنانية", "city", "LB")]),
        ("ولاية جورجيا الأميركية", [
            ("جورجيا الأميركية", "region", "US"), ("الولايات المتحدة", "nationality", "US"),
        ]),
    ],
)  # fmt: skip
def test_company_tells_names_apart(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("شمال العراق", "شمال العراق", "IQ"),
        ("شمالي العراق", "شمال العراق", "IQ"),
        ("بالشمال السوري", "شمال سوريا", "SY"),
        ("وجنوب شرقي تركيا", "جنوب شرق تركيا", "TR"),
        ("شرق أوكرانيا", "شرق أوكرانيا", "UA"),
    ],
)
def test_a_point_of_the_compass_makes_a_region(text: str, name: str, country: str) -> None:
    assert named(text) == [(name, "region", country)]


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        *[("فرنسا", "مرسيليا"), ("آسيا", "اليابان"), ("أوروبا", "برلين"), ("الخليج", "الكويت")],
        *[("حلب", "منبج"), ("قطاع غزة", "خان يونس"), ("العراق", "شمال العراق")],
        *[("بغداد", "وسط بغداد"), ("كاليفورنيا", "سان فرانسيسكو"), ("الشرق الأوسط", "صنعاء")],
    ],
)
def test_a_wider_place_contains_a_narrower_one_and_not_the_reverse(outer: str, inner: str) -> None:
    assert contains(place(outer), place(inner))
    assert not contains(place(inner), place(outer))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("فرنسا", "برلين"),
        ("حلب", "حمص"),
        ("فرنسا", "فرنسي"),
        ("العراق", "العراق"),
        ("أفريقيا", "روما"),
    ],
)
def test_places_apart_contain_nothing_of_each_other(a: str, b: str) -> None:
    assert not contains(place(a), place(b))


def test_countries_are_compared_where_both_have_one() -> None:
    assert same_country(place("ليون"), place("الفرنسيون"))
    assert not same_country(place("ليون"), place("روما"))
    assert not same_country(place("الأمم المتحدة"), place("مجلس الأمن"))


def test_no_words_name_no_places() -> None:
    assert places([]) == []
    assert places(["", "abc", "7"]) == []


@given(st.lists(st.sampled_from(fold_words(
    "شمال جنوب شرقي العراق سوريا السوري حلب مالي عمان في مدينة صور البحر الأحمر نهر الأردن و 5"
)), max_size=14))  # fmt: skip
def test_spans_lie_in_the_words_in_order_and_apart(words: list[str]) -> None:
    found = places(words)
    covered = [index for p in found for index in range(p.start, p.end)]
    assert covered == sorted(set(covered))
    assert all(0 <= index < len(words) for index in covered)


def test_what_lies_inside_is_itself_in_the_table() -> None:
    table = load_places()
    known = {(e.name, e.country) for entries in table.entries.values() for e in entries}
    known |= {(c.name, c.country) for choices in table.shared.values() for c in choices}
    assert {home for home in table.inside if home not in known} == set()
    towns = {(town, code) for (_, code), found in table.inside.items() for town in found}
    assert towns - known == set()
