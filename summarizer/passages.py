"""Passages: runs of units of one sentence that read alone, in their source's words.

Every difference from these words is an edit: a connective cut at the start, a speaker put in
brackets, a stray mark, a full stop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.arabic import count_words, fold_words, stem, tidy
from summarizer.articles import Edit
from summarizer.attribution import skip_connectives
from summarizer.copies import Copies
from summarizer.presupposing import (
    event_taken_for_known,
    event_told_aside,
    pairs_told_before,
    takes_from_before,
)
from summarizer.readable import demonstrated, fault, known_speakers, lone_quotes
from summarizer.speaking import known_already, takes_source_for_known
from summarizer.story import Story, Unit

_HASHTAG = re.compile(r"#(\w+)")

_DOUBLED_END = re.compile(r'([.!؟?…])\s*(["»”])\s*\.$')

_PAIR_END = re.compile(r"ال\w{3,}(?:ان|ين)\b")

MAX_RUNS = 12
"""Runs of units looked at in one sentence."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of one article that reads alone once `edits` are applied: `text` is the result.

    `units` are indexes into the story's units. `words` counts the text's words. `needs` are the
    meanings (token keys) that a demonstrative points at: text before the passage must name them.
    """

    article: int
    start: int
    end: int
    text: str
    edits: tuple[Edit, ...]
    units: tuple[int, ...]
    words: int
    needs: frozenset[str] = frozenset()


def find_passages(story: Story, copies: Copies) -> list[Passage]:
    """Every sentence, and every unit of a longer sentence, that reads alone, of articles that no
    other stands for; in the order of the story. Where nothing reads alone, the sentences that open
    the articles, as their outlets had them.
    """
    return _readable(story, copies, strict=True) or _readable(story, copies, strict=False)


def _readable(story: Story, copies: Copies, *, strict: bool) -> list[Passage]:
    found = []
    for index in range(len(story.articles)):
        if not copies.kept[index]:
            continue
        speakers = known_speakers(story, index)
        by_sentence: dict[int, list[int]] = {}
        for number, unit in enumerate(story.units):
            if unit.article == index and not unit.heading:
                by_sentence.setdefault(unit.sentence, []).append(number)
        first = min(by_sentence, default=-1)
        for sentence, numbers in by_sentence.items():
            opens = sentence == first
            for run in _runs(numbers) if strict or opens else []:
                passage = _passage(
                    story, index, run, speakers.get(sentence), opens=opens, strict=strict
                )
                if passage is not None:
                    found.append(passage)
    return found


def _runs(numbers: Sequence[int]) -> list[tuple[int, ...]]:
    """The runs of a sentence's units, those from its start first, then the shortest."""
    runs = [
        (i > 0, j - i, tuple(numbers[i:j]))
        for i in range(len(numbers))
        for j in range(i + 1, min(len(numbers), i + MAX_RUNS) + 1)
    ]
    return [run for _, _, run in sorted(runs)[:MAX_RUNS]]


def _passage(
    story: Story,
    article: int,
    run: tuple[int, ...],
    speaker: tuple[str, bool] | None,
    *,
    opens: bool,
    strict: bool,
) -> Passage | None:
    """The run as a passage. In the sentence that `opens` the article nobody can have been named
    before; unless `strict`, nothing but its quotation marks needs to be whole.
    """
    first, last = story.units[run[0]], story.units[run[-1]]
    text = story.articles[article].text
    edits: list[Edit] = []
    whole = first if len(run) == 1 else _joined(story, run)
    problem = fault(text, whole)
    words = text[first.start + first.lead : last.end]
    if first.lead:
        edits.append(Edit("connective", tidy(text[first.start : first.start + first.lead]), ""))
    if problem == "speaker" and speaker is not None and first.attribution.verb is not None:
        at = first.attribution.verb[1] - first.start - first.lead
        words = f"{words[:at]} [{speaker[0]}]{words[at:]}"
        edits.append(Edit("speaker", "", f"[{speaker[0]}]"))
        if _stray_end_quote(words):
            words, edit = _without_end_quote(words)
            edits.append(edit)
        elif lone_quotes(words):
            return None
    elif problem == "quotes" and _stray_end_quote(words):
        words, edit = _without_end_quote(words)
        edits.append(edit)
    elif strict and problem is not None and not (opens and problem == "office"):
        return None
    if strict and not first.opening and takes_from_before(_cut_off(story, run[0]), whole.folded):
        return None
    if any(takes_source_for_known(story.units[n], whole.folded) for n in run[1:]):
        return None
    words, plain = _without_hashtags(words)
    edits.extend(plain)
    shown, ending = _closed(tidy(words))
    if ending is not None:
        edits.append(ending)
    pointed = {stem(name) for name in demonstrated(text[first.start : last.end])}
    happened = event_taken_for_known(whole.folded[skip_connectives(whole.folded) :])
    aside = event_told_aside(text[first.start : last.end], opens)
    for event in {happened, aside} - {""}:
        if not _in_a_title(story, event):
            pointed.add(stem(event))
    put_in = fold_words(speaker[0]) if problem == "speaker" and speaker is not None else []
    if not put_in:
        pointed |= {stem(name) for name in known_already(story, run[0])}
    needs = {
        token.key
        for number in run
        if pointed
        for token in story.units[number].tokens
        if not pointed.isdisjoint(map(stem, fold_words(text[token.start : token.end])))
    }
    if _PAIR_END.search(text, first.start, last.end) is not None:
        needs |= _pairs_meant(story, run[0], whole.folded)
    if len(put_in) == 1:
        needs.add(story.vocabulary.term(put_in[0]))
    return Passage(
        article,
        first.start,
        last.end,
        shown,
        tuple(edits),
        run,
        count_words(shown),
        frozenset(needs),
    )


def _pairs_meant(story: Story, index: int, words: Sequence[str]) -> set[str]:
    """The meaning (token key) by which the article of unit `index` first told before it of the two
    that the folded `words` mean; none where they mean no such two.
    """
    unit = story.units[index]
    told_at = story.articles[unit.article].first_mentions
    told = pairs_told_before(words, told_at, unit.start)
    if not told:
        return set()
    first = min(told_at[word] for word in told)
    return {
        token.key
        for before in story.units[:index]
        if before.article == unit.article and before.start <= first < before.end
        for token in before.tokens
        if token.start <= first < token.end
    }


def _in_a_title(story: Story, noun: str) -> bool:
    """Whether an outlet's own headline calls what happened by this noun."""
    titles = (article.clean.article.title or "" for article in story.articles)
    return any(stem(noun) == stem(word) for title in titles for word in fold_words(title))


def _cut_off(story: Story, index: int) -> list[str]:
    """The folded words of the sentence of unit `index` that stand before it."""
    unit = story.units[index]
    words: list[str] = []
    for number in range(index - 1, -1, -1):
        before = story.units[number]
        if (before.article, before.sentence) != (unit.article, unit.sentence):
            break
        words.extend(before.folded)
    return words


def _joined(story: Story, run: tuple[int, ...]) -> Unit:
    """The first unit of a run, stretched over all of it, to judge the run as a whole."""
    first, last = story.units[run[0]], story.units[run[-1]]
    folded = tuple(word for number in run for word in story.units[number].folded)
    return replace(first, end=last.end, folded=folded)


def _stray_end_quote(words: str) -> bool:
    bare = words.rstrip(" .،")
    return bare.endswith('"') and _paired(bare[:-1]) and not _paired(bare)


def _paired(words: str) -> bool:
    """Whether straight quotation marks open and close in turn: one opens where it stands before a
    letter and behind white space, a bracket or the start.
    """
    opened = False
    for at, mark in enumerate(words):
        if mark != '"':
            continue
        opens = (at == 0 or not words[at - 1].isalnum()) and words[at + 1 : at + 2].isalnum()
        if opens == opened:
            return False
        opened = opens
    return not opened


def _without_end_quote(words: str) -> tuple[str, Edit]:
    at = words.rindex('"')
    return words[:at] + words[at + 1 :], Edit("punctuation", '"', "")


def _without_hashtags(words: str) -> tuple[str, list[Edit]]:
    """`words` with every #word_word written as words."""
    edits: list[Edit] = []

    def plain(tag: re.Match[str]) -> str:
        edits.append(Edit("punctuation", tag[0], tag[1].replace("_", " ")))
        return edits[-1].after

    return _HASHTAG.sub(plain, words), edits


def _closed(text: str) -> tuple[str, Edit | None]:
    """`text` with a full stop, and the edit that this took, if any."""
    doubled = _DOUBLED_END.search(text)
    if doubled is not None:
        end = doubled[1] + doubled[2]
        return text[: doubled.start()] + end, Edit("punctuation", doubled[0], end)
    if text.endswith((".", "!", "؟", "?", "…", '."', ".»", ".”")) and not text.endswith(".."):
        return text, None
    bare = text.rstrip("،,؛;:.- ")
    return bare + ".", Edit("punctuation", text[len(bare) :], ".")
