"""What a span denies: the terms right behind its particles of negation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from summarizer.lexicon import NEGATIONS

_THAT_NOT = frozenset({"الا", "بالا", "والا"})
"""Folded ألا, that … not, which folds like إلا, except."""

_NOT_VERBS = frozenset({"يوم", "يومين", "يوما", "تحت", "نحو", "تلك", "نادرا", "تقريبا"})


def is_negation(folded: Sequence[str], index: int) -> bool:
    """Whether the word at `index` denies what follows. ألا does before an imperfect alone."""
    if folded[index] in NEGATIONS:
        return True
    if folded[index] not in _THAT_NOT or index + 1 >= len(folded):
        return False
    following = folded[index + 1]
    return len(following) >= 3 and following[0] in "يتن" and following not in _NOT_VERBS


def negated_terms(
    folded: Sequence[str], terms_of: Callable[[Iterable[str]], list[str]]
) -> frozenset[str]:
    """The first content term behind each particle; empty where nothing is denied.

    `folded` are the span's folded words, `terms_of` makes terms of them (see `Vocabulary.terms`).
    """
    found = set()
    for index in range(len(folded)):
        if is_negation(folded, index):
            following = terms_of(folded[index + 1 : index + 4])
            if following:
                found.add(following[0])
    return frozenset(found)
