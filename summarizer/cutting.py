"""Words cut from a text or replaced in it, each with its edit; never within quotation marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarizer.arabic import shadow
from summarizer.articles import Edit
from summarizer.story import quoted_offsets
from summarizer.subjects import Word

Cut = tuple[int, int, str]
"""Start and end of what goes, in characters of the text, and what is put in its place."""


def cut_words(
    text: str,
    find: Callable[[str, Sequence[Word], int], Cut | None],
    apply: Callable[[str, int, int, str], tuple[str, Edit]],
) -> tuple[str, tuple[Edit, ...]]:
    """`text` (tidy) after each cut that `find` makes at one of its words, from the last to the
    first, and the edits of `apply` in the order of the text.
    """
    folded = shadow(text)
    words = [(word, *folded.original(start, end)) for word, start, end in folded.words]
    quoted = quoted_offsets(text, 0, len(text))
    edits: list[Edit] = []
    for at in range(len(words) - 1, -1, -1):
        if any(a <= words[at][1] < b for a, b in quoted):
            continue
        cut = find(text, words, at)
        if cut is not None:
            text, edit = apply(text, *cut)
            edits.append(edit)
    return text, tuple(reversed(edits))
