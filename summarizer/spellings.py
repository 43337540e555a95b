"""One spelling for one name within a summary: the one that most outlets have.

Only words that are surely parts of names are changed (see `names`), and never inside a quotation.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from summarizer.arabic import fold_words, tidy
from summarizer.articles import Edit
from summarizer.names import CLITICS, company, is_name, respelt
from summarizer.passages import Passage
from summarizer.story import Story, quoted_offsets


def majority_spellings(story: Story) -> dict[str, str]:
    """For each folded word that is a rarer spelling of a name: the name as most outlets write it,
    behind the conjunction or preposition that the word has.

    An outlet counts once for a spelling, by what it tells: what is furniture has no vote. Names
    that all write alike are absent.
    """
    vocabulary = story.vocabulary
    if not vocabulary.variants:
        return {}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    respelled = {word for word, term in vocabulary.term_of.items() if term in vocabulary.variants}
    for unit in story.units:
        if respelled.isdisjoint(unit.folded):
            continue
        article = story.articles[unit.article]
        for word, start, end in article.words_in(unit.start, unit.end):
            if word in respelled:
                seen[article.outlet][word] += 1
                forms[word][tidy(article.text[start:end])] += 1
    for words in seen.values():
        for word, count in words.items():
            votes[vocabulary.term_of[word]][word] += 100 + min(count, 99)
    sides = company(forms, [unit.folded for unit in story.units])
    spoken = {
        word
        for unit in story.units
        if unit.attribution.speaker
        for word in fold_words(unit.attribution.speaker)
    }
    found = {}
    for counted in votes.values():
        bare = [word for word in counted if not (word[0] in CLITICS and word[1:] in counted)]
        if not is_name(bare, spoken, sides):
            continue
        best = max(bare, key=lambda word: (counted[word], word))
        name = forms[best].most_common(1)[0][0]
        for word in counted:
            prefix = next((p for p in ("", word[0]) if respelt(word[len(p) :], best)), None)
            if word == best or prefix is None or (prefix and prefix not in CLITICS):
                continue
            found[word] = prefix + name
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
