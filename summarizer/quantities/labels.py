"""What a number is by the words around it: a name, a label, a year, an age."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from summarizer.quantities.counted import (
    is_countable,
    is_definite,
    is_plural,
    ranked_noun,
    singular,
)
from summarizer.quantities.dates import year_value
from summarizer.quantities.measures import read_unit, unit_word
from summarizer.quantities.number_words import numeral, word_set
from summarizer.quantities.numerals import Cardinal, Token, word_at
from summarizer.quantities.ordinals import ordinal_word
from summarizer.quantities.qualifiers import Qualifier

UnitlessKind = Literal["cardinal", "ordinal", "percent", "duration", "age", "year"]


ARTICLES = word_set("ال بال لل وال فال كال ولل وبال")
_LETTERS = word_set("و ب ل ف ك وب ول")
_PARTICLES = word_set("نحو حوالي منذ في من الي حتي بين علي بعد قبل عن او بلغ قرابه عام سنه")
"""Words that are written close to a figure by mistake (نحو25), unlike names (إف16)."""
_FIFTHS = word_set("خمس سدس سبع ثمن تسع عشر")
_WHOLES = word_set("سكان مساحه عدد قيمه انتاج حجم اعضا")
_NAMED_BY_FIGURE = word_set("""
قناه فرانس بوينغ بوينج ايرباص ايرباس طراز عيار سوخوي ميغ ميج سو اف اس تي بي سي جي كي ام ايه ار
ايفون غالاكسي جالاكسي كوفيد فورمولا ويندوز ابولو سويوز مجموعه هاتف جوال واتساب فاكس رقم_هاتف
بلايستيشن نوت بيكسل اندرويد اوبر اكس دور الدور ثمن ربع يوتيوب سكاي كانال تلفزيون راديو جوجل
مقاتلات طايرات_اف
""")
"""Words whose figure is a name: فرانس 24, بوينغ 737, مجموعة 20."""
_NAMED_BY_WORD = word_set("مجموعه لجنه قمه نادي دور الدور")
_LABELS = word_set("""
رقم الرقم ماده الماده المادتين دقيقه الدقيقه قرار القرار الفقره فقره البند بند المركز المرتبه
الفصل الدوره المره مره الدقيقتين الدقايق النقطه الحلقه الجوله الاسبوع النسخه الطابق الفوج اللوا
الفرقه الكتيبه القرن الغرفه الصفحه صفحه البوابه المنطقه الفيه الذكري اليوم الموسم الاصدار السوره
الايه القانون قانون الخليه المجموعه اللواء
""")
"""Nouns whose figure tells which one: المادة 140, الدقيقة 35, القرار 2254."""
_UNTIL = word_set("حتي وحتي لغايه ولغايه الي")
_BEFORE_YEAR = word_set("""
في منذ حتي بحلول قبل بعد من الي صيف شتا ربيع خريف وفي ومنذ حرب رويه حدود مونديال يورو
""")
_SHORT = word_set("ثلاث اربع خمس ست سبع ثمان ثماني تسع عشر")
_NO_FRACTION = word_set("""
نهايي النهايي نهاييه النهاييه سنوي السنوي سنويه السنويه شهري الشهري رسمي الرسمي رسميه الكره القمر
دايره الدايره مفتوح عاريه عار عاري مصنعه مصنع موصل موصلات
""")
OF_AGE = word_set("عمره عمرها عمرهم عمرهن عمرهما عمري العمر")


def _noun(tokens: Sequence[Token], i: int, nouns: frozenset[str]) -> bool:
    """Whether the word at `i`, also behind a clitic, is one of `nouns`."""
    word = word_at(tokens, i)
    if word in nouns or (word[:1] in tuple("وبلفك") and word[1:] in nouns):
        return True
    return word.startswith("لل") and "ا" + word[1:] in nouns


def _touches(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` stands right behind token `i - 1`, without a blank."""
    return 0 < i < len(tokens) and tokens[i - 1].end == tokens[i].start


def figure_head(tokens: Sequence[Token], i: int) -> tuple[int, int, bool] | None:
    """Where a figure begins with its article: first token, start in the shadow, whether definite.
    None where the figure is (a part of) a name, a score of three, an address, a telephone number.
    """
    first, start, definite = i, tokens[i].start, False
    if word_at(tokens, i - 1) in ARTICLES:
        before = tokens[i - 1]
        first, definite = i - 1, True
        start = before.start + max(0, before.text.rfind("ال"))
    elif _touches(tokens, i) and tokens[i - 1].text[0].isalpha():
        if tokens[i - 1].text in _LETTERS:
            first = i - 1
        elif tokens[i - 1].text not in _PARTICLES:
            return None
    before_text = word_at(tokens, first - 1)
    if _touches(tokens, first) and before_text in ("-", "/", "⁄", "+", ":", "_", "\\", "&", "="):
        return None
    if _touches(tokens, first) and before_text == "." and _touches(tokens, first - 1):
        return None
    if before_text.isascii() and before_text.isalpha() and before_text not in ("us",):
        return None
    if _noun(tokens, first - 1, _NAMED_BY_FIGURE) or before_text == "+":
        return None
    after = i + 1
    if _touches(tokens, after):
        sign = tokens[after].text
        latin = sign[0].isalpha() and sign.isascii() and unit_word(sign) is None
        if latin or sign in ("+", "/", "⁄", ":", "_", "&", "=", "\\", "°"):
            return None
    return first, start, definite


def is_number_word(tokens: Sequence[Token], number: Cardinal, qualified: bool) -> bool:
    """Whether the words of `number` count here; single words that mean other things too do so
    only with a noun behind them or a qualifier before.
    """
    word, i = numeral(tokens[number.first].text), number.first
    if word is None:
        return False
    before, after = word_at(tokens, i - 1), word_at(tokens, number.last)
    if number.definite and _noun(tokens, i - 1, _NAMED_BY_WORD):
        return False
    if number.last > i + 1:
        return True
    bare = tokens[i].text[word.skip :].removeprefix("ال")
    noun = bool(after) and (is_countable(after) or unit_word(after) is not None)
    if word.role in ("one", "eleven"):
        return False
    if bare in ("اثنا", "اثني", "اثنتا", "اثنتي"):
        return False
    if word.role in ("unit", "ten") and bare.endswith("ا"):
        return False
    if ordinal_word(before) or (bare in _FIFTHS and after in _WHOLES):
        return False  # الثاني عشر; خمس سكان العالم
    if word.definite and word.role in ("hundred", "scale", "scale_a"):
        return qualified and before not in ("في", "ب")
    if bare in _SHORT or word.role in ("scale", "scale_a", "dual"):
        partitive = after in ("من", "منها", "منهم", "منهن")
        partitive = partitive or (number.definite and ranked_noun(tokens, i - 1) is not None)
        return noun or qualified or partitive or read_unit(tokens, number.last) is not None
    return not (word.value == 100 and word.role == "hundred" and before in ("في", "ب"))


def is_age(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a number of years in tokens `first:last` is somebody's age."""
    if word_at(tokens, first - 1) == "(" and word_at(tokens, last) == ")":
        return True
    if word_at(tokens, first - 1) == "،" and word_at(tokens, last) == "،":
        return True
    after = (word_at(tokens, last), word_at(tokens, last + 1))
    if after[0] == "من" and after[1] in OF_AGE:
        return True
    before = [token.text for token in tokens[max(0, first - 4) : first]]
    if before and before[-1] in ("ذو", "ذات", "ذي", "ابن", "ابنه", "صاحب", "صاحبه"):
        return True
    if (
        before
        and before[-1] == "عن"
        and any(
            token.text.lstrip("و").startswith(("توفي", "رحل", "وفاه", "رحيل", "ماتت"))
            for token in tokens[max(0, first - 8) : first]
        )
    ):
        return True
    stems = [word.removeprefix("و").removeprefix("ب").removeprefix("ال") for word in before]
    return any(word.startswith(("عمر", "اعمار")) and word != "عمران" for word in stems) or any(
        word in ("بالغ", "بالغه", "الغ", "الغه") or word == "سن" for word in stems[-2:]
    )  # fmt: skip


def kind_without_unit(
    tokens: Sequence[Token],
    first: int,
    last: int,
    definite: bool,
    number: Cardinal,
    before: Qualifier | None,
    counted: str | None,
    span: Cardinal | None,
) -> tuple[UnitlessKind, str | None]:
    """What a number without a unit is: a year, an age, a label, a share, or a plain cardinal."""
    label, after = word_at(tokens, first - 1), word_at(tokens, last)
    plain = number.role is None and last == number.first + 1 and span is None
    if span and number.role is None and counted is None and not before:
        years = [value for value in (span.low, span.high) if 1800 <= value <= 2060]
        if len(years) == 2 and last == span.last and span.scale == 1:
            return "year", None
    if plain and not definite and before is None:
        year = year_value(tokens[number.first])
        if year and 1800 <= year <= 2060:
            placed = label in _BEFORE_YEAR or 1900 <= year <= 2040
            round_number = year % 100 == 0 and label not in _BEFORE_YEAR
            named = counted is not None and (
                label not in _BEFORE_YEAR or after.endswith("ا") or is_plural(after)
            )
            if placed and not round_number and not named:
                return "year", None
    if number.low <= 120 and after == "من" and word_at(tokens, last + 1) in OF_AGE:
        return "age", None
    if label in ("سن", "السن") or (label.lstrip("و") in ("عمره", "عمرها", "العمر") and not counted):
        return "age", None
    if label in ("نسبه", "بنسبه", "ونسبه", "وبنسبه", "نسبته", "نسبتها") and counted is None:
        return "percent", None
    labelled = plain and _noun(tokens, first - 1, _LABELS)
    if label == "اليوم" and word_at(tokens, first - 2) in _UNTIL:
        labelled = False  # حتى اليوم 265 إصابة
    if labelled and (counted is None or not (after.endswith("ا") or is_plural(after))):
        return "ordinal", singular(label.lstrip("وبل") if label not in _LABELS else label)
    noun = ranked_noun(tokens, first - 1)
    if definite and noun:
        time = unit_word(noun.removeprefix("ال"))
        plural = is_plural(noun) or (time is not None and not time.singular)
        if plural and time:
            return "duration", noun.removeprefix("ال")
        if plural and (counted is None or number.role is not None or is_definite(after)):
            return "cardinal", singular(noun)
        whole = number.role in (None, "tens") and last == number.first + 1
        if counted is None and whole:
            return "ordinal", singular(noun)
    if definite and number.role is None and counted is None:
        owned = label.endswith(("ه", "ها", "هم")) and len(label) > 4
        if owned:
            return "ordinal", None  # مباراته الـ100
    if counted is None and number.role == "unit" and number.low == 2 and is_plural(label):
        return "cardinal", singular(label)
    return "cardinal", counted
