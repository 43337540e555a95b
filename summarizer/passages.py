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
from summarizer.minutes import is_minute
from summarizer.presupposing import (
    does_besides,
    event_taken_for_known,
    event_told_aside,
    pairs_told_before,
    phrases_told_before,
    shares_out,
    takes_from_before,
    tells_further_goal,
)
from summarizer.readable import demonstrated, fault, lone_quotes
from summarizer.speaking import known_already, takes_source_for_known
from summarizer.story import Story, Unit

_HASHTAG = re.compile(r"#(\w+)")

_DOUBLED_END = re.compile(r'([.!؟?…])\s*(["»”])\s*\.$')

_PAIR_END = re.compile(r"ال\w{3,}(?:ان|ين)\b")

_LOOSE_END = "،,؛;:.- "
"""Marks at the end of a run that a full stop takes the place of."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of one article that reads alone once `edits` are applied: `text` is the result.

    `units` are indexes into the story's units. `words` counts the text's words. `needs` are the
    meanings (token keys) that text before the passage must name: those that it `points` at, and
    who is speaking.
    """

    article: int
    start: int
    end: int
    text: str
    edits: tuple[Edit, ...]
    units: tuple[int, ...]
    words: int
    needs: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring units of one sentence, which may read alone: `units` are indexes into the
    story's units, `start` and `end` the span in the article. It `opens` the article where its
    sentence does. `words` counts those of the span, no more than a passage of it has.
    """

    article: int
    start: int
    end: int
    units: tuple[int, ...]
    words: int
    opens: bool


def passage_of(
    story: Story, run: Run, speaker: tuple[str, bool] | None, *, strict: bool
) -> Passage | None:
    """The run as a passage, None where it does not read alone; `speaker` is whom the text before it
    names (see `known_speakers`). In the sentence that opens the article nobody can have been named
    before; unless `strict`, nothing but its quotation marks needs to be whole.
    """
    units = run.units
    first, last = story.units[units[0]], story.units[units[-1]]
    text = story.articles[run.article].text
    edits: list[Edit] = []
    whole = first if len(units) == 1 else _joined(story, units)
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
    elif strict and problem is not None and not (run.opens and problem == "office"):
        return None
    if strict and not first.opening and takes_from_before(_cut_off(story, units[0]), whole.folded):
        return None
    named = first.attribution.speaker is not None
    if strict and not named and does_besides(whole.folded, _told_before(story, units[0])):
        return None
    minutes = sum(is_minute(q) for n in units for q in story.units[n].quantities)
    if strict and not run.opens and tells_further_goal(whole.folded, minutes):
        return None
    if any(takes_source_for_known(story.units[n], whole.folded) for n in units[1:]):
        return None
    words, plain = _without_hashtags(words)
    edits.extend(plain)
    shown, ending = _closed(tidy(words))
    if ending is not None:
        edits.append(ending)
    pointed = {stem(name) for name in demonstrated(text[first.start : last.end])}
    happened = event_taken_for_known(whole.folded[skip_connectives(whole.folded) :])
    aside = event_told_aside(text[first.start : last.end], run.opens)
    for event in {happened, aside} - {""}:
        if not _in_a_title(story, event):
            pointed.add(stem(event))
    put_in = fold_words(speaker[0]) if problem == "speaker" and speaker is not None else []
    told_at = story.articles[run.article].first_pairs
    pointed |= {stem(noun) for noun in phrases_told_before(whole.folded, told_at, run.start)}
    points = _keys_of(story, units, pointed)
    counted = any(
        q.kind == "cardinal" and q.counted for n in units for q in story.units[n].quantities
    )
    if not run.opens and not counted and shares_out(whole.folded):
        points |= _first_meaning(first)
    if _PAIR_END.search(text, first.start, last.end) is not None:
        points |= _pairs_meant(story, units[0], whole.folded)
    speaking = {stem(name) for name in known_already(story, units[0])} if not put_in else set()
    needs = points | _keys_of(story, units, speaking)
    if len(put_in) == 1:
        needs.add(story.vocabulary.term(put_in[0]))
    return Passage(
        run.article,
        run.start,
        run.end,
        shown,
        tuple(edits),
        units,
        count_words(shown),
        frozenset(needs),
        frozenset(points),
    )


def _first_meaning(unit: Unit) -> set[str]:
    """The meaning (token key) of the first thing that the unit tells of."""
    said = (t.key for t in unit.tokens if t.start >= unit.attribution.frame_end)
    return {next((key for key in said if key[0] not in "#~"), "")} - {""}


def _keys_of(story: Story, units: Sequence[int], stems: set[str]) -> set[str]:
    """The meanings (token keys) of the units whose words have one of the stems."""
    if not stems:
        return set()
    text = story.articles[story.units[units[0]].article].text
    return {
        token.key
        for number in units
        for token in story.units[number].tokens
        if not stems.isdisjoint(map(stem, fold_words(text[token.start : token.end])))
    }


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


def _told_before(story: Story, index: int) -> tuple[str, ...]:
    """The folded words of the unit before unit `index` in its article, () where there is none."""
    before = story.units[index - 1] if index else None
    return before.folded if before and before.article == story.units[index].article else ()


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
    bare = text.rstrip(_LOOSE_END)
    return bare + ".", Edit("punctuation", text[len(bare) :], ".")
