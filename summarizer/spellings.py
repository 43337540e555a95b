"""One spelling for one name within a summary: the one that the articles have most.

Only words that the articles use in the name of a speaker are names for sure; a spelling is never
changed inside a quotation.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from summarizer.arabic import fold_words, tidy
from summarizer.articles import Edit
from summarizer.passages import Passage
from summarizer.story import Story, quoted_offsets


def majority_spellings(story: Story) -> dict[str, str]:
    """For each folded word that is a rarer spelling of a name: the name as most articles write it.

    An article counts once for a spelling. Names that all write alike are absent.
    """
    spoken = {
        word
        for unit in story.units
        if unit.attribution.speaker
        for word in fold_words(unit.attribution.speaker)
    }
    vocabulary = story.vocabulary
    names = {vocabulary.term_of.get(word, "") for word in spoken} & vocabulary.variants
    if not names:
        return {}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for article in story.articles:
        seen: Counter[str] = Counter()
        for word, start, end in article.words:
            if vocabulary.term_of.get(word) in names:
                seen[word] += 1
                forms[word][tidy(article.text[start:end])] += 1
        for word, count in seen.items():
            votes[vocabulary.term_of[word]][word] += 100 + min(count, 99)
    found = {}
    for counted in votes.values():
        best = max(counted, key=lambda word: (counted[word], word))
        for word in counted:
            if word != best and not _inflected(word, best):
                found[word] = forms[best].most_common(1)[0][0]
    return found


def with_spellings(passage: Passage, spellings: Mapping[str, str]) -> Passage:
    """The passage with every rarer spelling outside quotations replaced, each an edit."""
    text, edits = passage.text, list(passage.edits)
    quoted = quoted_offsets(text, 0, len(text))
    at = len(text)
    for word in reversed(text.split()):
        at = text.rindex(word, 0, at)
        bare = word.strip('،,.:؛;()[]"«»“”!؟?')
        folded = fold_words(bare)
        better = spellings.get(folded[0]) if len(folded) == 1 else None
        if better is None or any(start <= at < end for start, end in quoted):
            continue
        text = text[:at] + word.replace(bare, better) + text[at + len(word) :]
        edits.append(Edit("spelling", bare, better))
    return replace(passage, text=text, edits=tuple(edits))


def _inflected(word: str, best: str) -> bool:
    """Whether one may be a form of the other, with letters written onto either end (وستولتنبرغ,
    الموريتانية): an article's word, or one that begins or ends with the other.
    """
    return (
        word.startswith("ال")
        or best.startswith("ال")
        or word.endswith(best)
        or best.endswith(word)
        or word.startswith(best)
        or best.startswith(word)
        or word[:-1] == best[:-1]
    )
