"""What a passage takes for known: nouns that are definite because the text before introduced them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarizer.arabic import fold_words

MIN_NOUN = 3
"""Letters that a noun has at least, without its article."""

_WHICH = frozenset(fold_words("الذي التي الذين اللذين اللتين اللذان اللتان"))


def takes_from_before(before: Iterable[str], words: Sequence[str]) -> bool:
    """Whether the folded `words` have a noun definite and alone that `before`, the words of the same
    sentence that are not shown, have indefinite (الصاروخ behind صاروخا): neither as an adjective
    nor told apart by what follows (الصاروخ الذي سقط).
    """
    introduced = {word for word in before if not word.startswith("ال")}
    for at, word in enumerate(words):
        noun = word.removeprefix("ال")
        if len(noun) == len(word) or len(noun) < MIN_NOUN:
            continue
        if at and words[at - 1].startswith("ال"):
            continue
        forms = (noun, f"{noun}ا")
        if introduced.isdisjoint(forms) or _WHICH.intersection(words[at + 1 : at + 3]):
            continue
        if set(forms).isdisjoint(words[:at]):
            return True
    return False
