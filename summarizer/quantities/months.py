"""Names of months in an Arabic shadow: those of Egypt and the Gulf, of the Levant and Iraq, of the
Maghreb, often two side by side (يونيو/حزيران), and those of the Hijra.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.quantities.number_words import word_set
from summarizer.quantities.numerals import Token, word_at


class Month(NamedTuple):
    """A month named in tokens up to `last`. `weak` names are other words too (مارس, رجب)."""

    number: int
    last: int
    weak: bool
    hijri: bool


_MONTHS = {
    1: "يناير جانفي",
    2: "فبراير فيفري شباط",
    3: "مارس اذار",
    4: "ابريل افريل نيسان",
    5: "مايو ماي ايار",
    6: "يونيو يونيه جوان حزيران",
    7: "يوليو يوليه يوليوز جويليه تموز",
    8: "اغسطس غشت اوت اب",
    9: "سبتمبر شتنبر ايلول",
    10: "اكتوبر",
    11: "نوفمبر نونبر",
    12: "ديسمبر دجنبر",
}
_MONTH = {name: number for number, names in _MONTHS.items() for name in names.split()}
_TWO_WORD_MONTH = {
    ("تشرين", "الاول"): 10,
    ("تشرين", "الثاني"): 11,
    ("كانون", "الاول"): 12,
    ("كانون", "الثاني"): 1,
    ("تشرين", "اول"): 10,
    ("تشرين", "ثاني"): 11,
    ("تشرين", "ثان"): 11,
    ("كانون", "ثان"): 1,
    ("كانون", "اول"): 12,
    ("كانون", "ثاني"): 1,
}
_HIJRI = {"محرم": 1, "صفر": 2, "رجب": 7, "شعبان": 8, "رمضان": 9, "شوال": 10}
_TWO_WORD_HIJRI = {
    ("ربيع", "الاول"): 3,
    ("ربيع", "الاخر"): 4,
    ("ربيع", "الثاني"): 4,
    ("جمادي", "الاولي"): 5,
    ("جمادي", "الاخره"): 6,
    ("جمادي", "الثانيه"): 6,
    ("ذو", "القعده"): 11,
    ("ذي", "القعده"): 11,
    ("ذو", "الحجه"): 12,
    ("ذي", "الحجه"): 12,
}
_WEAK = word_set("مارس ماي اوت اب نيسان جوان")
"""Month names that are other words too; alone they need a word of time beside them."""

_BEFORE_MONTH = word_set("""
في منذ خلال حتي اوايل اواخر منتصف مطلع نهايه بدايه شهر وشهر بشهر لشهر شهري شهور
""")
_AFTER_MONTH = word_set("الماضي المقبل الجاري القادم الحالي المنصرم الفايت الماضيين المقبلين")
_NAMED_AFTER_MONTH = word_set("شارع جامعه مفاعل مدينه ميدان جسر كليه حي مستشفي")


@lru_cache(maxsize=4096)
def bare_month(word: str) -> str:
    """The folded name of a month without wa-, bi-, li- or fa-; other words lose those too."""
    if word in _MONTH or word in _HIJRI:
        return word
    if len(word) > 3 and word[0] in "وبلف":
        return word[1:]
    return word


def is_month_word(word: str) -> bool:
    """Whether a folded word may begin a month's name, clitics included."""
    bare = bare_month(word)
    return bare in _MONTH or bare in _HIJRI or bare in ("تشرين", "كانون", "جمادي")


def _month_name(tokens: Sequence[Token], i: int) -> Month | None:
    """One name of a month at token `i`."""
    if i >= len(tokens):
        return None
    word = bare_month(tokens[i].text)
    pair = (word, tokens[i + 1].text if i + 1 < len(tokens) else "")
    if pair in _TWO_WORD_MONTH:
        return Month(_TWO_WORD_MONTH[pair], i + 2, False, False)
    if pair in _TWO_WORD_HIJRI:
        return Month(_TWO_WORD_HIJRI[pair], i + 2, False, True)
    if word in _MONTH:
        return Month(_MONTH[word], i + 1, word in _WEAK, False)
    if word in _HIJRI:
        return Month(_HIJRI[word], i + 1, True, True)
    return None


def read_month(tokens: Sequence[Token], i: int) -> Month | None:
    """The month named at token `i`, with a second name of the same month (يونيو/حزيران) taken in;
    None where there is none.
    """
    found = _month_name(tokens, i)
    if found is None:
        return None
    month, last, weak, hijri = found
    sign = tokens[last].text if last < len(tokens) else ""
    again = _month_name(tokens, last + (sign in ("/", "-", "(")))
    if again and again[0] == month and again[3] == hijri:
        last, weak = again[1], False
        if sign == "(" and last < len(tokens) and tokens[last].text == ")":
            last += 1
    return Month(month, last, weak, hijri)


def names_month(tokens: Sequence[Token], i: int, month: Month, dated: bool) -> bool:
    """Whether the name at token `i`, without a day, is meant as the month: a weak name needs a word
    of time beside it or a year (`dated`), شارع or مفاعل before it make it part of a name.
    """
    before, after = word_at(tokens, i - 1), word_at(tokens, month.last)
    if before in _NAMED_AFTER_MONTH:
        return False
    if month.hijri:
        return before.endswith("شهر") or dated or month.last > i + 1
    if not month.weak or dated or after in _AFTER_MONTH:
        return True
    return before in _BEFORE_MONTH and (
        bare_month(tokens[i].text) != "اب" or before.endswith("شهر")
    )
