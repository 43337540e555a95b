"""A verb of going on (أضاف، تابع) behind another's words, made a plain verb of saying."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.arabic import fold_words, stem
from summarizer.articles import Edit
from summarizer.lexicon import saying_form
from summarizer.passages import Passage
from summarizer.story import Story
from summarizer.subjects import is_particle

_GOES_ON = frozenset({"اضاف", "تابع", "اردف", "استطرد", "زاد"})

_PLAIN = (("بان", "أفاد", "أفادت"), ("ان", "ذكر", "ذكرت"))
"""The plain verb, and its feminine, by what opens what is said: أضاف أن is ذكر أن."""

_SAID = ("قال", "قالت")
"""The same before إن and before a quotation."""

_FIRST = re.compile(r"\S+")
_OPENS_SAID = re.compile(
    r'(?<!\S)(?:(بأنّ?|بان)|(أنّ?|ان)|(إنّ?))(?:ه|ها|هم|هما|ي|نا|ني)?(?!\S)|[:"«“]'
)

_SAYS_IT = frozenset(
    fold_words("قائلا قائلة بالقول يقول تقول حديثه حديثها كلامه كلامها تصريحاته تصريحاتها")
)
"""Words by which a verb of going on goes on with a saying of its own (تابع حديثه قائلا)."""

REACH = 120
"""Characters behind the verb within which what is said opens."""


def with_plain_verbs(passages: Sequence[Passage], story: Story) -> list[Passage]:
    """The passages in their order, each that goes on speaking behind another's words with a plain
    verb of saying instead (أضاف المحافظ أن is ذكر المحافظ أن), as an edit.
    """
    found: list[Passage] = []
    for passage in passages:
        before = found[-1] if found else None
        found.append(_plain(passage) if _another_spoke(before, passage, story) else passage)
    return found


def _another_spoke(before: Passage | None, passage: Passage, story: Story) -> bool:
    """Whether the passage opens by going on, and what stands before it is not of its speaker, as
    far as the units tell, nor what its article has right before it.
    """
    word = _FIRST.match(passage.text)
    form = saying_form("".join(fold_words(word[0]))) if word else None
    if form is None or form.lemma not in _GOES_ON or form.shape != "perfect" or form.plural:
        return False
    said = story.units[passage.units[0]].attribution
    put = [edit.after for edit in passage.edits if edit.kind == "speaker"]
    if said.verb is None or not (said.speaker or put) or (before and _adjoins(before, passage)):
        return False
    speaker = _names([*put, said.speaker or ""])
    spoke = _speakers(before, story) if before else set()
    return speaker.isdisjoint(spoke)


def _adjoins(before: Passage, passage: Passage) -> bool:
    return before.article == passage.article and before.units[-1] + 1 == passage.units[0]


def _speakers(passage: Passage, story: Story) -> set[str]:
    units = (story.units[number] for number in passage.units)
    put = (edit.after for edit in passage.edits if edit.kind == "speaker")
    return _names([*(unit.attribution.speaker or "" for unit in units), *put])


def _names(speakers: Sequence[str]) -> set[str]:
    """The stems of the words that name somebody."""
    return {stem(word) for name in speakers for word in fold_words(name) if not is_particle(word)}


def _plain(passage: Passage) -> Passage:
    """The passage with a plain verb, as it is where what is said opens in no plain way."""
    verb, _, rest = passage.text.partition(" ")
    opened = _OPENS_SAID.search(rest, 0, REACH)
    if opened is None or not _SAYS_IT.isdisjoint(fold_words(rest[: opened.start()])):
        return passage
    at = 0 if opened[1] else 1 if opened[2] else 2
    feminine = saying_form("".join(fold_words(verb)))
    pair = _PLAIN[at][1:] if at < len(_PLAIN) else _SAID
    better = pair[feminine is not None and feminine.feminine]
    edit = Edit("connective", verb, better)
    return replace(passage, text=f"{better} {rest}", edits=(*passage.edits, edit))
