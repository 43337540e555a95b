"""How near two words are as spellings of one foreign name, by their letters alone."""

from __future__ import annotations

from functools import lru_cache

VOWELS = "اوي"
SOUNDS = str.maketrans({"غ": "ج", "ك": "ج", "ق": "ج", "ط": "ت", "ص": "س", "ز": "س", "ث": "ت"})
"""Letters that transliterations swap: غ ج ك ق, ت ط ث, س ص ز."""

MISPRINT_LETTERS = 8
"""Letters from which on one other letter is a misprint (ستولتينيرغ); native stems are shorter."""

LONG_LETTERS = 7
"""Letters from which on two letters may differ, in shorter words one."""


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
    if not _end_alike(a, b) or _numbered(a, b) or (a[0] in "وف" and a[1] != b[1]):
        return False
    apart = distance(a, b)
    if skeleton(a) == skeleton(b):
        return apart <= (2 if shorter >= LONG_LETTERS else 1)
    if hissed(a) == hissed(b) and shorter >= LONG_LETTERS:
        return apart <= 2
    return shorter >= MISPRINT_LETTERS and apart == 1


def hissed(word: str) -> str:
    """Final ش of a name is heard as س (غوتيريش)."""
    bare = skeleton(word)
    return bare[:-1] + "س" if bare.endswith("ش") else bare


def _numbered(a: str, b: str) -> bool:
    """Whether two words differ in the case of a dual or plural alone."""
    return a[:-2] == b[:-2] and {a[-2:], b[-2:]} <= {"ان", "ين", "ون"}


def _end_alike(a: str, b: str) -> bool:
    one, other = a[-1].translate(SOUNDS), b[-1].translate(SOUNDS)
    return one == other or {one, other} == {"ش", "س"}
