"""Loops: a model that says the same words over and over."""

from __future__ import annotations

from collections import Counter

from summarizer.arabic import fold_words

_LONGEST_BLOCK = 12
_FAR_RUN = 4
_FAR_TIMES = 3


def find_loop(text: str) -> str:
    """The words that `text` loops on, folded; "" where it does not loop.

    A loop is a word or a pair of words three times in a row (twice is emphasis, or New York, New
    York), a longer block twice in a row, or four words in a row that occur three times anywhere.
    """
    words = fold_words(text)
    for size in range(1, _LONGEST_BLOCK + 1):
        times = 3 if size <= 2 else 2
        for start in range(len(words) - size * times + 1):
            block = words[start : start + size]
            if words[start : start + size * times] == block * times and any(map(_is_word, block)):
                return " ".join(block)
    runs = Counter(
        tuple(words[start : start + _FAR_RUN]) for start in range(len(words) - _FAR_RUN + 1)
    )
    for run, times in runs.items():
        if times >= _FAR_TIMES and any(map(_is_word, run)):
            return " ".join(run)
    return ""


def _is_word(word: str) -> bool:
    """Figures alone may repeat: a score, a telephone number."""
    return not word[0].isdigit()
