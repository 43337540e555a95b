"""Whether an English word is how an Arabic one is written in Latin letters, by its consonants.

Arabic writes no short vowels and English no length, and both swap what the other has not (p and b,
v and f, g and gh, k or q): so consonants are compared in classes of sound, and by a weighed
distance of letters to insert, drop or change (Levenshtein 1966).
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.bilingual.words import plain_letters

MAX_DISTANCE = 0.3
"""Share of the longer one's sounds that may differ. Of 253 names of all regions and a usual
spelling of each it misses 4, and takes 0.5% of the pairs of different names for one; 0.2 misses 12,
0.4 takes 1.7%."""

_ARABIC = str.maketrans(
    {
        **dict(zip("بتثجحخدذرزسشصضطظعغفقكلمنهوي", "bTTjHXDDRSSCSDTZ'GFKKLMNHWY", strict=True)),
        "ا": "",
        "ى": "",
        "ة": "",
        "ء": "",
    }
)
_DIGRAPHS = (
    ("tch", "C"), ("sch", "C"), ("tsch", "C"), ("sh", "C"), ("ch", "C"), ("kh", "X"), ("gh", "G"),
    ("th", "T"), ("dh", "D"), ("ph", "F"), ("ck", "K"), ("zh", "j"), ("qu", "K"), ("gn", "N"),
    ("ng", "NG"), ("x", "KS"), ("dj", "j"), ("wh", "W"), ("pf", "F"), ("tz", "S"), ("ts", "S"),
)  # fmt: skip
_LATIN = str.maketrans(
    dict(zip("bcdfghjklmnpqrstvwyz", "bKDFGHjKLMNbKRSTFWYS", strict=True))
    | dict.fromkeys("aeiou'’-", "")
)
_SOFT = re.compile(r"c(?=[eiy])")
_SLAVIC = re.compile(r"(?<=[a-z]i)c$")
_DOUBLED = re.compile(r"([a-z])\1+")
_SOFT_G = re.compile(r"g(?=[eiy])")

_LIGHT = frozenset("HWY'")
"""Sounds that one side often leaves out: vowels or silent letters on the other."""

_AKIN = {
    frozenset(pair): cost
    for pair, cost in (
        ("jG", 0.2), ("GK", 0.3), ("Cj", 0.5), ("CX", 0.4), ("CK", 0.4), ("XK", 0.4), ("XH", 0.3),
        ("jY", 0.4), ("jX", 0.3), ("GX", 0.4), ("SZ", 0.1), ("DZ", 0.3), ("DT", 0.4), ("TS", 0.4),
        ("SC", 0.4), ("FW", 0.4), ("Fb", 0.5), ("GH", 0.4), ("jS", 0.5), ("'H", 0.2), ("WY", 0.4),
        ("jD", 0.6), ("TC", 0.6),
    )
}  # fmt: skip


@lru_cache(maxsize=65536)
def arabic_sounds(word: str) -> str:
    """The consonants of a folded Arabic word as classes of sound; "" for one without any."""
    return word.replace("تش", "ش").replace("تس", "س").translate(_ARABIC)


@lru_cache(maxsize=65536)
def latin_sounds(word: str) -> str:
    """The same of a word in Latin letters."""
    text = _DOUBLED.sub(r"\1", plain_letters(word).lower())
    text = _SLAVIC.sub("ch", _SOFT.sub("s", text))
    for letters, sound in _DIGRAPHS:
        text = text.replace(letters, sound)
    return text.translate(_LATIN)


@lru_cache(maxsize=65536)
def sounds_like(arabic: str, english: str) -> bool:
    """Whether `english` may be the folded word `arabic` in Latin letters. False where either has
    no consonant.
    """
    word = english.lower()
    spellings = {word, _SOFT_G.sub("j", word)}
    if len(word) > 3:  # English makes plurals of mountains and islands: Alps, Maldives
        spellings.add(word.removesuffix("s"))
    if "c" in word and "ch" not in word and "ck" not in word:  # as in Slavic names
        spellings.add(word.replace("c", "ts"))
    theirs = {latin_sounds(spelling) for spelling in spellings} - {""}
    ours = {arabic_sounds(form) for form in _bare(arabic)} - {""}
    return any(_near(one, other) for one in ours for other in theirs)


def _bare(word: str) -> list[str]:
    """`word`, and what is left without article and what is written onto its front."""
    forms = [word]
    for prefix in ("وال", "بال", "فال", "كال", "ولل", "لل", "ال", "و", "ب", "ل", "ف", "ك"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 2:
            forms.append(word[len(prefix) :])
    if word[:1] in "وف" and word[1:2] in "بل" and len(word) > 4:
        forms.append(word[2:])
    for form in tuple(forms):  # members of a group: الحوثيين
        for ending in ("يين", "يون", "ين", "ون"):
            if form.endswith(ending) and len(form) - len(ending) >= 3:
                forms.append(form.removesuffix(ending))
                break
    return forms


def _near(one: str, other: str) -> bool:
    longer = max(_weight(one), _weight(other))
    if longer < 1.5:
        return _distance(one, other) < 0.25
    return _distance(one, other) <= MAX_DISTANCE * longer


def _weight(sounds: str) -> float:
    return sum(0.4 if sound in _LIGHT else 1.0 for sound in sounds)


def _cost(sound: str) -> float:
    return 0.2 if sound in _LIGHT else 1.0


def _distance(a: str, b: str) -> float:
    row = [0.0]
    for sound in b:
        row.append(row[-1] + _cost(sound))
    for left in a:
        last, row[0] = row[0], row[0] + _cost(left)
        for j, right in enumerate(b, 1):
            swap = 0.0 if left == right else _AKIN.get(frozenset((left, right)), 1.0)
            last, row[j] = (
                row[j],
                min(row[j] + _cost(left), row[j - 1] + _cost(right), last + swap),
            )
    return row[-1]
