"""Units of percent, money, measure and time behind a number, with their exact conversion."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from summarizer.quantities.numerals import Token

UnitKind = Literal["percent", "money", "measure", "duration"]


class Unit(NamedTuple):
    """A unit named by the tokens up to `last`: one of it is `factor` of the canonical `name`.

    `dual` tells that the word itself says two, `singular` that it is the bare singular.
    """

    kind: UnitKind
    name: str
    factor: Decimal
    last: int
    dual: bool = False
    singular: bool = False


GENERIC_MONEY = {
    "dollar": frozenset({"USD", "CAD", "AUD", "HKD", "NZD", "SGD"}),
    "rial": frozenset({"SAR", "QAR", "YER", "OMR", "IRR"}),
    "dinar": frozenset({"KWD", "JOD", "IQD", "BHD", "DZD", "TND", "LYD", "RSD"}),
    "dirham": frozenset({"AED", "MAD"}),
    "pound": frozenset({"EGP", "GBP", "SDG", "SSP"}),
    "lira": frozenset({"SYP", "LBP", "TRY"}),
    "franc": frozenset({"CHF", "XOF", "XAF"}),
    "rupee": frozenset({"INR", "PKR", "LKR"}),
    "krona": frozenset({"SEK", "NOK", "DKK"}),
}
"""Currencies that share a name, which stands where no adjective tells them apart."""

_COUNTRY_OF_ADJECTIVE = {
    "اميركي امريكي": "US",
    "كندي": "CA",
    "استرالي": "AU",
    "سعودي": "SA",
    "قطري": "QA",
    "يمني": "YE",
    "عماني": "OM",
    "ايراني": "IR",
    "كويتي": "KW",
    "اردني": "JO",
    "عراقي": "IQ",
    "بحريني": "BH",
    "جزايري": "DZ",
    "تونسي": "TN",
    "ليبي": "LY",
    "صربي": "RS",
    "اماراتي": "AE",
    "مغربي": "MA",
    "مصري": "EG",
    "استرليني بريطاني": "GB",
    "سوداني": "SD",
    "سوري": "SY",
    "لبناني": "LB",
    "تركي": "TR",
    "سويسري": "CH",
    "هندي": "IN",
    "باكستاني": "PK",
    "سويدي": "SE",
    "نرويجي": "NO",
    "دنماركي": "DK",
}
_OTHER_ADJECTIVES = "اسراييلي روسي ياباني صيني اوروبي"


def _adjectives() -> dict[str, str]:
    table: dict[str, str] = {}
    for names, country in [*_COUNTRY_OF_ADJECTIVE.items(), (_OTHER_ADJECTIVES, "")]:
        for name in names.split():
            for ending in ("", "ه", "ا", "ين", "ان", "تين", "تان"):
                table[name + ending] = table["ال" + name + ending] = country
    return table


_ADJECTIVES = _adjectives()

_TABLE: tuple[tuple[UnitKind, str, str, str, str], ...] = (
    ("money", "dollar", "1", "دولار", "دولارات"),
    ("money", "EUR", "1", "يورو", "يوروهات"),
    ("money", "rial", "1", "ريال", "ريالات"),
    ("money", "pound", "1", "جنيه", "جنيهات"),
    ("money", "dinar", "1", "دينار", "دنانير"),
    ("money", "dirham", "1", "درهم", "دراهم"),
    ("money", "lira", "1", "ليره", "ليرات"),
    ("money", "ILS", "1", "شيكل", "شيكلات شواكل شيقل شيقلا شاقل شاقلا شواقل"),
    ("money", "RUB", "1", "روبل", "روبلات"),
    ("money", "JPY", "1", "ين", "ينات"),
    ("money", "CNY", "1", "يوان", "يوانات"),
    ("money", "rupee", "1", "روبيه", "روبيات"),
    ("money", "franc", "1", "فرنك", "فرنكات"),
    ("money", "krona", "1", "كرونه", "كرونات"),
    ("money", "KRW", "1", "وون", ""),
    ("measure", "kg", "1000", "طن", "اطنان"),
    ("measure", "kg", "1", "كيلوغرام", "كيلوغرامات كيلوجرام كيلوجرامات كغ كغم كلغ كجم kg كيلو"),
    ("measure", "kg", "0.001", "غرام", "غرامات جرام جراما جرامات"),
    ("measure", "kg", "0.000001", "ميليغرام", "ميليغرامات ملليغرام ملغ مليغرام"),
    ("measure", "km", "1", "كيلومتر", "كيلومترات كلم كم km"),
    ("measure", "km", "0.001", "متر", "امتار م"),
    ("measure", "km", "0.00001", "سنتيمتر", "سنتيمترات سنتمتر سنتمترات سم cm"),
    ("measure", "km", "0.000001", "ميليمتر", "ميليمترات ملليمتر ملم مليمتر مليمترات مم mm"),
    ("measure", "km", "1.609344", "ميل", "اميال"),
    ("measure", "km", "0.0003048", "قدم", "اقدام"),
    ("measure", "km", "0.0000254", "بوصه", "بوصات انش"),
    ("measure", "km", "0.0009144", "يارده", "ياردات"),
    ("measure", "km2", "0.01", "هكتار", "هكتارات"),
    ("measure", "km2", "0.00420083", "فدان", "افدنه"),
    ("measure", "km2", "0.001", "دونم", "دونمات"),
    ("measure", "litre", "1", "لتر", "لترات ليتر ليترات"),
    ("measure", "litre", "3.785411784", "غالون", "غالونات جالون"),
    ("measure", "barrel", "1", "برميل", "براميل"),
    ("measure", "degree", "1", "درجه", "درجات"),
    ("measure", "MW", "1", "ميغاواط", "ميغاوات ميجاوات ميجاواط"),
    ("measure", "MW", "1000", "غيغاواط", "غيغاوات جيجاوات جيجاواط"),
    ("measure", "MW", "0.001", "كيلوواط", "كيلووات"),
    ("measure", "MB", "1", "ميغابايت", "ميجابايت"),
    ("measure", "MB", "1000", "غيغابايت", "جيجابايت"),
    ("duration", "second", "1", "ثانيه", "ثوان ثواني"),
    ("duration", "minute", "1", "دقيقه", "دقايق"),
    ("duration", "hour", "1", "ساعه", "ساعات"),
    ("duration", "hour", "24", "يوم", "ايام"),
    ("duration", "hour", "168", "اسبوع", "اسابيع"),
    ("duration", "month", "1", "شهر", "اشهر شهور"),
    ("duration", "year", "1", "سنه", "سنوات سنين"),
    ("duration", "year", "1", "عام", "اعوام"),
    ("duration", "year", "10", "عقد", "عقود"),
    ("duration", "year", "100", "قرن", "قرون"),
)


_DEFINITE_PLURALS = """
الاطنان الدولارات الايام الساعات الاميال السنوات السنين الاشهر الاسابيع الامتار الكيلومترات الدقايق
الاعوام العقود البراميل الجنيهات الريالات الدنانير الليرات الدراهم
"""


def _units() -> dict[str, Unit]:
    """Each folded unit word; the accusative and the construct plural end in alef."""
    table: dict[str, Unit] = {}
    for kind, name, factor, singular, plurals in _TABLE:
        base = singular[:-1] + "ت" if singular.endswith("ه") else singular
        one = Unit(kind, name, Decimal(factor), 0)
        for form in (singular + "ا", *plurals.split()):
            table.setdefault(form, one)
        for ending in ("ان", "ين"):
            table.setdefault(base + ending, one._replace(dual=True))
        table[singular] = one._replace(singular=True)
    for other in ("ينين", "ينان", "وونين", "وونان", "ميلان"):
        del table[other]  # other words; ميلان is Milan
    for plural in _DEFINITE_PLURALS.split():
        table[plural] = table[plural[2:]]
    return table


_UNITS = _units()

_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₪": "ILS", "₽": "RUB"}
MONEY_SIGNS = frozenset(_SIGNS)

_PHRASES: tuple[tuple[str, UnitKind, str, str], ...] = (
    ("في الميه", "percent", "percent", "1"),
    ("في المايه", "percent", "percent", "1"),
    ("في الميا", "percent", "percent", "1"),
    ("بالميه", "percent", "percent", "1"),
    ("بالمايه", "percent", "percent", "1"),
    ("ب الميه", "percent", "percent", "1"),
    ("نقطه ميويه", "percent", "percentage_point", "1"),
    ("نقاط ميويه", "percent", "percentage_point", "1"),
    ("كيلو متر مربع", "measure", "km2", "1"),
    ("كيلو مترا مربعا", "measure", "km2", "1"),
    ("كيلومتر مربع", "measure", "km2", "1"),
    ("كيلومترا مربعا", "measure", "km2", "1"),
    ("كيلومترات مربعه", "measure", "km2", "1"),
    ("كلم مربع", "measure", "km2", "1"),
    ("كم مربع", "measure", "km2", "1"),
    ("كم 2", "measure", "km2", "1"),
    ("متر مربع", "measure", "km2", "0.000001"),
    ("مترا مربعا", "measure", "km2", "0.000001"),
    ("امتار مربعه", "measure", "km2", "0.000001"),
    ("ميل مربع", "measure", "km2", "2.589988"),
    ("ميلا مربعا", "measure", "km2", "2.589988"),
    ("متر مكعب", "measure", "litre", "1000"),
    ("مترا مكعبا", "measure", "litre", "1000"),
    ("امتار مكعبه", "measure", "litre", "1000"),
    ("كيلومترا في الساعه", "measure", "km/h", "1"),
    ("كيلومتر في الساعه", "measure", "km/h", "1"),
    ("كلم في الساعه", "measure", "km/h", "1"),
    ("كم في الساعه", "measure", "km/h", "1"),
    ("كم / ساعه", "measure", "km/h", "1"),
    ("كلم / ساعه", "measure", "km/h", "1"),
    ("كم / الساعه", "measure", "km/h", "1"),
    ("كيلو متر", "measure", "km", "1"),
    ("كيلو مترا", "measure", "km", "1"),
    ("كيلو غرام", "measure", "kg", "1"),
    ("كيلو غراما", "measure", "kg", "1"),
    ("كيلو جرام", "measure", "kg", "1"),
    ("ميل بحري", "measure", "km", "1.852"),
    ("ميلا بحريا", "measure", "km", "1.852"),
    ("اميال بحريه", "measure", "km", "1.852"),
    ("درجه ميويه", "measure", "celsius", "1"),
    ("درجات ميويه", "measure", "celsius", "1"),
    ("درجتين ميويتين", "measure", "celsius", "1"),
    ("درجه ريختر", "measure", "magnitude", "1"),
    ("درجات ريختر", "measure", "magnitude", "1"),
    ("علي مقياس ريختر", "measure", "magnitude", "1"),
    ("بمقياس ريختر", "measure", "magnitude", "1"),
    ("درجات علي مقياس ريختر", "measure", "magnitude", "1"),
    ("درجه علي مقياس ريختر", "measure", "magnitude", "1"),
    ("درجات بمقياس ريختر", "measure", "magnitude", "1"),
    ("درجه علي مقياس", "measure", "magnitude", "1"),
    ("درجات علي مقياس", "measure", "magnitude", "1"),
    ("درجه بمقياس", "measure", "magnitude", "1"),
    ("درجات بمقياس", "measure", "magnitude", "1"),
    ("ين ياباني", "money", "JPY", "1"),
)


def _phrases() -> dict[str, list[tuple[tuple[str, ...], Unit]]]:
    table: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for words, kind, name, factor in sorted(_PHRASES, key=lambda row: -len(row[0].split())):
        parts = tuple(words.split())
        unit = Unit(kind, name, Decimal(factor), len(parts))
        table.setdefault(parts[0], []).append((parts, unit))
    return table


_PHRASE_UNITS = _phrases()


def read_unit(tokens: Sequence[Token], i: int) -> Unit | None:
    """The unit whose words begin at token `i`; None where there is none."""
    if i >= len(tokens):
        return None
    word = tokens[i].text
    if word == "%":
        return Unit("percent", "percent", Decimal(1), i + 1)
    if word in _SIGNS:
        return Unit("money", _SIGNS[word], Decimal(1), i + 1)
    for parts, unit in _PHRASE_UNITS.get(word, ()):
        if tuple(token.text for token in tokens[i : i + len(parts)]) == parts:
            return unit._replace(last=i + len(parts))
    found = _UNITS.get(word)
    if found is None:
        return None
    name, last = found.name, i + 1
    if found.kind == "money" and last < len(tokens) and tokens[last].text in _ADJECTIVES:
        country = _ADJECTIVES[tokens[last].text]
        for code in GENERIC_MONEY.get(name, ()):
            if country and code.startswith(country):
                name = code
        last += 1
    if name == "dollar":
        name = "USD"
    return found._replace(name=name, last=last)


def unit_word(word: str) -> Unit | None:
    """The unit that a single folded word names, without what may follow it; else None."""
    return _UNITS.get(word)
