"""The words of Arabic numbers, folded, with the clitics that they carry in a text."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

Role = Literal[
    "one", "eleven", "unit", "ten", "tens", "hundred", "scale", "scale_a", "dual", "plural",
    "spread", "fraction",
]  # fmt: skip


class Numeral(NamedTuple):
    """What one word counts. `skip` letters at its front are clitics that are no part of it (wa-,
    fa-, bi-, li-, ka-); `linked` says that wa- is one of them, `definite` that al- follows them.
    """

    skip: int
    linked: bool
    definite: bool
    role: Role
    value: Decimal


def word_set(words: str) -> frozenset[str]:
    """The words of a table, written with white space between them."""
    return frozenset(words.split())


def _lexicon() -> dict[str, tuple[Role, Decimal]]:
    """Every folded number word without clitics, with its role and value."""
    words: dict[str, tuple[Role, Decimal]] = {}

    def put(role: Role, value: int | str, forms: str) -> None:
        for form in forms.split():
            words[form] = (role, Decimal(value))

    put("one", 1, "واحد واحده واحدا")
    put("eleven", 1, "احد احدي")
    put("unit", 2, "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي")
    stems = {3: "ثلاث", 4: "اربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثماني", 9: "تسع"}
    for value, stem in stems.items():
        put("unit", value, f"{stem} {stem}ه {stem}ا")
        for hundred in ("ميه", "مايه"):
            put("hundred", value * 100, f"{stem}{hundred}")
        stem = "ثمان" if value == 8 else stem
        put("tens", value * 10, f"{stem}ون {stem}ين")
    put("unit", 8, "ثمان")
    put("hundred", 800, "ثمانميه ثمانمايه")
    put("ten", 10, "عشر عشره عشرا")
    put("tens", 20, "عشرون عشرين")
    put("hundred", 100, "ميه مايه")
    put("hundred", 200, "ميتان ميتين ميتا ميتي مايتان مايتين مايتا مايتي")
    put("scale", 10**3, "الف")
    put("scale_a", 10**3, "الفا")
    put("plural", 10**3, "الاف الافا")
    put("dual", 2 * 10**3, "الفان الفين الفي")
    for value, stem, plural in (
        (10**6, "مليون", "ملايين"),
        (10**9, "مليار", "مليارات"),
        (10**9, "بليون", "بلايين"),
        (10**12, "تريليون", "تريليونات"),
        (10**12, "ترليون", "ترليونات"),
    ):
        put("scale", value, stem)
        put("scale_a", value, stem + "ا")
        put("plural", value, plural)
        put("dual", 2 * value, f"{stem}ان {stem}ين {stem}ي")
    put("spread", 10, "عشرات")
    put("spread", 100, "ميات")
    put("spread", 1, "بضع بضعه عده")
    put("fraction", "0.5", "نصف")
    put("fraction", "0.25", "ربع")
    put("fraction", "0.333333", "ثلث")
    put("fraction", "0.666667", "ثلثا ثلثي ثلثان ثلثين")
    return words


_WORDS = _lexicon()
_NEVER = word_set("لست ولست فلست")
"""Words that only look like clitic and number: لست is "I am not"."""

_CLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")
_ARTICLES = (("", False), ("ال", True))


@lru_cache(maxsize=65536)
def numeral(word: str) -> Numeral | None:
    """What the folded `word` counts, its clitics taken off; None for any other word."""
    if word in _NEVER:
        return None
    for clitic in _CLITICS:
        if not word.startswith(clitic):
            continue
        rest = word[len(clitic) :]
        for article, definite in _ARTICLES:
            if rest.startswith(article) and (found := _WORDS.get(rest[len(article) :])):
                return Numeral(len(clitic), "و" in clitic, definite, *found)
        # li- and al- are written together as لل, where the l- of the article stands for it
        if clitic.endswith("ل") and rest.startswith("ل") and (found := _WORDS.get(rest[1:])):
            return Numeral(len(clitic) - 1, "و" in clitic, True, *found)
    return None
