"""Words in quotation marks: they must be the source's words, in order."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.arabic import fold_words
from summarizer.lexicon import saying_form
from summarizer.story import Story
from summarizer.terms import consonants

MIN_WORDS = 3
"""Words from which on what stands in quotation marks behind a verb of saying is a quotation."""

MIN_SURE_WORDS = 5
"""The same for what nothing announces: fewer words are a name or a term."""

_NEAR = 4

_QUOTE = re.compile(r'"([^"]+)"|«([^»]+)»|“([^”]+)”|„([^“”]+)[“”]')
_CUT = re.compile(r"\.{2,}|…|\[[^\]]*\]|\([^)]*\)")


def altered_quotes(sentence: str, story: Story) -> list[str]:
    """The quotations of `sentence`, as written, whose words no source has in this order. What an
    editor left out (…) or put in brackets is passed over.
    """
    found = []
    for match in _QUOTE.finditer(sentence):
        quote = "".join(filter(None, match.groups()))
        size = len(fold_words(quote))
        said = size >= MIN_WORDS and _introduced(sentence[: match.start()])
        if (said or size >= MIN_SURE_WORDS) and not _found(quote, story):
            found.append(quote)
    return found


def _introduced(before: str) -> bool:
    """Whether what stands before the mark announces a quotation: a colon or a verb of saying."""
    words = fold_words(before)[-_NEAR:]
    return before.rstrip().endswith(":") or any(saying_form(word) is not None for word in words)


def _found(quote: str, story: Story) -> bool:
    parts = [_spelt(tuple(fold_words(part))) for part in _CUT.split(quote)]
    for article in story.articles:
        body = _spelt(article.body)
        at = 0
        for part in parts:
            at = body.find(part, at)
            if at < 0:
                break
        else:
            return True
    return False


@lru_cache(maxsize=256)
def _spelt(words: tuple[str, ...]) -> str:
    """The words with a blank on each side, names in the spelling that their consonants give."""
    return " " + " ".join(map(_name_spelling, words)) + " " if words else " "


def _name_spelling(word: str) -> str:
    key = consonants(word)
    return key if len(key) >= 5 else word
