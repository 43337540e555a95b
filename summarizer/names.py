"""Which words of a set are spellings of one name.

Desks write a foreign name by ear: ستولتنبرغ, ستولتينبيرغ. Two words are one name only where their
letters say so (the long vowels and the letters that transliterations swap may differ, little else)
and nothing in the set or in the tables shows that one is a native word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from summarizer.gazetteer import places
from summarizer.thesaurus import concepts, singular

VOWELS = "اوي"
SOUNDS = str.maketrans({"غ": "ج", "ك": "ج", "ق": "ج", "ط": "ت", "ص": "س", "ز": "س", "ث": "ت"})
"""Letters that transliterations swap: غ ج ك ق, ت ط ث, س ص ز."""

LONG_CONSONANTS = 5
"""Consonants from which on words that differ in vowel letters alone are one name. Arabic derivation
keeps roots of three, with prefixes four."""

MANY_VOWELS = 3
"""Long vowels from which on three consonants are enough: foreign names write them all (ميسيسوغا);
the other spelling may lack one."""

MISPRINT_LETTERS = 8
"""Letters from which on one other letter is a misprint (ستولتينيرغ); native stems are shorter."""

LONG_LETTERS = 7
"""Letters from which on two letters may differ, in shorter words one."""

_ENDINGS = (
    *("ه", "ي", "ا", "و", "ان", "ات", "ون", "ين", "يه", "وا", "ها", "هم", "هما", "نا"),
    *("يين", "يون", "يات", "ته", "تها", "تهم", "هن", "كم"),
)
_NATIVE_ENDINGS = ("ه", "ات", "ها", "هم", "هما", "هن", "يين", "يون", "نا")
_NATIVE_BEGINNINGS = ("ال", "است", "يست", "تست", "نست", "مست")
_BEFORE_ARTICLE = ("ال", "وال", "بال", "فال", "كال", "لل", "ولل")
_GIVEN = frozenset(
    """
    محمد محمود محمدي احمد حامد حميد حماد حمدان حمدي حسن حسين حسان حسني سلمان سليمان سليم سالم سلام
    سلامه سعيد سعد سعود مسعود منصور ناصر نصر نصير مروان مهران عمران عمار عمر عامر عثمان عدنان
    رشيد راشد رشاد كريم كرم جمال جميل كمال كامل خالد خليل خلدون زيدان زيدون حمزه مصطفي ابراهيم
    سفيان شعبان رمضان سلطان هاشم هشام طارق طريق بشار بشير امين ايمن امير عمرو وليد والد يوسف يونس
    مبارك بركات مجدي ماجد مجيد نبيل نبال فواز فوزي فايز فهد فهيم عادل عدلي علاء علي عالي
    """.split()
)
"""Arabic given names that differ from each other in long vowels alone."""


def distance(a: str, b: str) -> int:
    """Letters to insert, drop, or change to make `b` of `a`; two neighbours that change places are
    two.
    """
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, right in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (left != right))
    return row[-1]


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """A folded word without long vowels, letters of one sound as one. Unlike a root it keeps a
    consonant that comes twice."""
    return "".join(letter for letter in word if letter not in VOWELS).translate(SOUNDS)


@lru_cache(maxsize=16384)
def alike(a: str, b: str) -> bool:
    """Whether two folded words may be spellings of one name by their letters: they begin alike, end
    alike, neither is the other with something written onto it, and at most two letters differ
    (one in words under `LONG_LETTERS`), in long words of any kind, else vowels and sounds.
    """
    shorter = min(len(a), len(b))
    if a == b or a.startswith(b) or b.startswith(a) or a.endswith(b) or b.endswith(a):
        return False
    if a[0].translate(SOUNDS) != b[0].translate(SOUNDS):
        return False
    if not _end_alike(a, b):
        return False
    apart = distance(a, b)
    if skeleton(a) == skeleton(b):
        return apart <= (2 if shorter >= LONG_LETTERS else 1)
    if _hissed(a) == _hissed(b) and shorter >= LONG_LETTERS:
        return apart <= 2
    return shorter >= MISPRINT_LETTERS and apart == 1


def _hissed(word: str) -> str:
    """Final ش of a name is heard as س (غوتيريش)."""
    bare = skeleton(word)
    return bare[:-1] + "س" if bare.endswith("ش") else bare


def _end_alike(a: str, b: str) -> bool:
    one, other = a[-1].translate(SOUNDS), b[-1].translate(SOUNDS)
    return one == other or {one, other} == {"ش", "س"}
