"""The nouns that numbers count: their singular, and the bare duals that mean two of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizer.quantities.nouns import (
    BEGIN_WITH_AL,
    CONSTRUCT_DUALS,
    DUALS,
    KNOWN,
    NOT_COUNTED,
    NOT_DUAL,
    SINGULARS,
)
from summarizer.quantities.numerals import Token

_MASCULINE = re.compile("ت..ي.|ا[نست].?.ا.?|اعتدا|ت.ا.ل|م..وع")
"""Verbal nouns, whose plural in …ات has no taa marbuta to go back to (تحذيرات, انفجارات)."""


def is_countable(word: str) -> bool:
    """Whether a folded word right after a number may be the noun that it counts."""
    if not word[0].isalpha() or len(word) < 2 or word[0].isascii() or word in NOT_COUNTED:
        return False
    if word[0] in "وبل":  # as often a clitic as a letter of the noun
        return _known(word)
    if word[-1] == "ت" and word[-2] != "ا":  # شنت, حصلت
        return _known(word)
    return _known(word) or not (word.endswith("وا") or (word[0] == "ي" and word.endswith("ون")))


def _known(word: str) -> bool:
    base = singular(word)
    return word in KNOWN or base in KNOWN


def without_clitic(word: str) -> str:
    """A folded noun without bi-, li-, wa- or fa- where what remains is a noun of the tables."""
    if len(word) > 3 and word[0] in "بلوف" and word not in KNOWN and word[1:] in KNOWN:
        return word[1:]
    return word


def ranked_noun(tokens: Sequence[Token], i: int) -> str | None:
    """The definite noun, with al- alone before it, that an ordinal or a definite number behind
    token `i` ranks or counts; past an adjective (الفترة الرئاسية الأولى). None where there is none.
    """
    noun = _definite(tokens[i].text) if i >= 0 else None
    if noun and i and noun.endswith(("ي", "يه")) and not is_plural(noun):
        return _definite(tokens[i - 1].text) or noun
    return noun


def _definite(word: str) -> str | None:
    for clitic in ("", "و", "ب", "ك"):
        if word.startswith(clitic + "ال") and is_definite(word[len(clitic) :]):
            return word[len(clitic) :]
    return "ا" + word[1:] if word.startswith("لل") and len(word) > 4 else None


def _bare(word: str) -> str:
    definite = word.startswith("ال") and len(word) > 4 and word not in BEGIN_WITH_AL
    return word[2:] if definite else word


def is_definite(word: str) -> bool:
    """Whether a folded noun begins with the article al-."""
    return _bare(word) != word


def is_plural(word: str) -> bool:
    """Whether a folded noun, with or without al-, is a plural by its ending or by the table."""
    bare = _bare(word)
    return bare in SINGULARS or (len(bare) > 4 and bare.endswith(("ات", "ين", "ون")))


@lru_cache(maxsize=16384)
def singular(word: str) -> str:
    """The folded singular of a counted noun, as far as its ending or a table tells; without al-.

    قتيلا, قتلى, القتلى and قتيلين all give قتيل.
    """
    word = _bare(word)
    if word in DUALS:
        return DUALS[word]
    if word in SINGULARS:
        return SINGULARS[word]
    if word.endswith("ا") and len(word) > 3:
        bare = word[:-1]
        return SINGULARS.get(bare, bare)
    if len(word) > 4 and word.endswith("ات"):
        masculine = word[:-2] in DUALS.values() or _MASCULINE.fullmatch(word[:-2])
        return word[:-2] if masculine else word[:-2] + "ه"
    if len(word) > 5 and word.endswith("تين"):
        return word[:-3] + "ه"
    if len(word) > 4 and word.endswith(("ون", "ين")):
        return word[:-2]
    return word


@lru_cache(maxsize=65536)
def dual_noun(word: str) -> tuple[str, int] | None:
    """The singular of a bare indefinite dual and the number of clitic letters before it.

    Precision comes first: closed lists, and the shape of a feminine dual (…تين, …تان) in words of
    six letters or more that are no known name; المسؤولين, لبنان and عنوان are None.
    """
    if not word.endswith(("ان", "ين")) or len(word) < 5:
        return None
    for clitic in ("", "و", "ب", "ل", "ف", "وب", "ول"):
        if word.startswith(clitic) and (noun := DUALS.get(word[len(clitic) :])):
            return noun, len(clitic)
    if len(word) < 6 or word[-3] != "ت" or word.startswith(("ال", "لل", "بال", "وال", "فال")):
        return None
    if (
        len(word) > 9
        or word[-4] == "ا"
        or word.endswith("ستان")
        or any(word.endswith(name) for name in NOT_DUAL)
    ):
        return None
    skip = 1 if word[0] in "لب" and len(word) > 6 else 0
    return word[skip:-3] + "ه", skip


@lru_cache(maxsize=65536)
def construct_dual(word: str) -> tuple[str, int] | None:
    """The singular of what may be a dual in construct (ناقلتي, رجلا) and the number of clitic
    letters before it; the words behind it tell whether it is one.
    """
    if not word.endswith(("ي", "ا")) or len(word) < 4:
        return None
    for clitic in ("", "و", "ب", "ل", "ف"):
        if word.startswith(clitic) and (noun := CONSTRUCT_DUALS.get(word[len(clitic) :])):
            return noun, len(clitic)
    return None
