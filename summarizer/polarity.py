"""What a span denies: the words right behind its particles of negation, by their consonants, so
that لم تعلن meets أعلنت.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from summarizer.lexicon import NEGATIONS

_THAT_NOT = frozenset({"الا", "بالا", "والا"})
"""Folded ألا, that … not, which folds like إلا, except."""

_NOT_VERBS = frozenset({"يوم", "يومين", "يوما", "تحت", "نحو", "تلك", "نادرا", "تقريبا"})
_VOWELS = str.maketrans("", "", "اوي")
_JUSSIVE = frozenset({"لم", "لن", "لا", "ولم", "ولن", "ولا", "فلم", "فلن", "فلا", "الا", "بالا"})
"""Particles before an imperfect, whose prefix is no part of the verb."""


def is_negation(folded: Sequence[str], index: int) -> bool:
    """Whether the word at `index` denies what follows. ألا does before an imperfect alone."""
    if folded[index] in NEGATIONS:
        return True
    if folded[index] not in _THAT_NOT or index + 1 >= len(folded):
        return False
    following = folded[index + 1]
    return len(following) >= 3 and following[0] in "يتن" and following not in _NOT_VERBS


@lru_cache(maxsize=65536)
def deed_key(term: str) -> str:
    """The consonants by which forms of one verb meet, "" where there are fewer than three: أعلنت,
    تعلن (without its prefix) and إعلان are علن.
    """
    bare = term.removesuffix("وا").removesuffix("ت") if len(term) > 4 else term
    key = bare.translate(_VOWELS)
    return key if len(key) >= 3 else ""


def deed_keys(terms: Iterable[str]) -> frozenset[str]:
    """The keys of terms that have one; of what may be an imperfect also without its prefix."""
    found = set()
    for term in terms:
        found.add(deed_key(term))
        if len(term) > 3 and term[0] in "يت":
            found.add(deed_key(term[1:]))
    return frozenset(found - {""})


def negated_keys(
    folded: Sequence[str], terms_of: Callable[[Iterable[str]], list[str]]
) -> frozenset[str]:
    """The key of the first content term behind each particle; empty where nothing is denied.

    `folded` are the span's folded words, `terms_of` makes terms of them (see `Vocabulary.terms`).
    """
    found = set()
    for index in range(len(folded)):
        if not is_negation(folded, index):
            continue
        following = list(folded[index + 1 : index + 4])
        if following and folded[index] in _JUSSIVE and following[0][0] in "يتنا":
            following[0] = following[0][1:]
        terms = terms_of(following)
        if terms and deed_key(terms[0]):
            found.add(deed_key(terms[0]))
    return frozenset(found)


def denial_depth(
    folded: Sequence[str], begin: int, terms_of: Callable[[Iterable[str]], list[str]]
) -> int:
    """Content terms between word `begin` and the first particle behind it; `len(folded)` where
    nothing is denied.
    """
    for index in range(begin, len(folded)):
        if is_negation(folded, index):
            return len(terms_of(folded[begin:index]))
    return len(folded)
