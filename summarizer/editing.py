"""The passages of the summary as an editor prints them: one spelling of a name, no day words of
another day, nobody going on behind another's words, names in full where nobody knows them yet.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

from summarizer.continuing import with_plain_verbs
from summarizer.day_words import with_days_named
from summarizer.extracting import compose
from summarizer.merged import Merged
from summarizer.naming import with_full_names
from summarizer.passages import Passage
from summarizer.spellings import majority_spellings, with_spellings


def compose_edited(merged: Merged, *, max_words: int, max_sentences: int) -> list[Passage]:
    """The passages of the summary in reading order, each difference from the source an edit; empty
    where nothing whole fits `max_words`. Passages leave room for the names where as many fit so.
    """
    story = merged.story
    spellings = majority_spellings(story)
    passages = _edited(merged, spellings, max_words, max_sentences)
    named = with_full_names(passages, story, sys.maxsize)
    added = sum(one.words - other.words for one, other in zip(named, passages, strict=True))
    if sum(passage.words for passage in named) <= max_words:
        return named
    fewer = _edited(merged, spellings, max_words - added, max_sentences)
    if len(fewer) == len(passages):
        passages = fewer
    return with_full_names(passages, story, max_words)


def _edited(
    merged: Merged, spellings: Mapping[str, str], max_words: int, max_sentences: int
) -> list[Passage]:
    passages = [
        with_spellings(passage, spellings)
        for passage in compose(merged, max_words=max_words, max_sentences=max_sentences)
    ]
    return with_plain_verbs(with_days_named(passages, merged.story), merged.story)
