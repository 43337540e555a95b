"""What a span takes for known about who speaks in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from summarizer.arabic import fold_words, stem
from summarizer.lexicon import saying_form
from summarizer.story import Story, Unit
from summarizer.subjects import personal_name
from summarizer.terms import STOP_WORDS

_GOES_ON = frozenset(fold_words("أضاف أضافت تابع تابعت أردف أردفت استطرد استطردت مضى أكمل أكملت"))
"""Verbs by which somebody who has spoken says more."""

_SOURCES = frozenset(
    fold_words("الصحيفة الوكالة الموقع القناة المجلة الشبكة الإذاعة المصدر التقرير البيان الدراسة")
)
"""What people read or hear things from, named by its kind alone."""

_AUXILIARIES = frozenset(fold_words("كان كانت وكان وكانت قد وقد كما فيما لقد"))


def names_subject(unit: Unit) -> bool:
    """Whether the verb of saying stands behind its subject (كان الوزير قد صرح بأن)."""
    verb = unit.attribution.verb
    if verb is None:
        return False
    before = fold_words(unit.text[unit.lead : verb[0] - unit.start])
    return bool(before) and before[0] in _AUXILIARIES and not _AUXILIARIES.issuperset(before)


def takes_source_for_known(unit: Unit, words: Sequence[str]) -> bool:
    """Whether the unit is said by a source that only the text before its sentence names (وذكرت
    الصحيفة), `words` being all folded words of the sentence's part that is shown.
    """
    speaker = fold_words(unit.attribution.speaker or "")
    if unit.attribution.verb is None or len(speaker) != 1 or speaker[0] not in _SOURCES:
        return False
    bare = stem(speaker[0].removeprefix("ال"))
    return not any(stem(word) == bare and not word.startswith("ال") for word in words)


def known_already(story: Story, index: int) -> tuple[str, ...]:
    """The folded words of the speaker of unit `index` that a reader must know already: a name by
    itself that the article gave in full before, or all of who goes on speaking (أضاف المحافظ);
    none where the unit introduces its speaker.
    """
    unit = story.units[index]
    said = unit.attribution
    if said.verb is None or not said.speaker:
        return ()
    words = fold_words(said.speaker)
    if any(word.removeprefix("و") in _GOES_ON for word in unit.folded[:3]):
        return tuple(words[-1:])
    start, end = personal_name(words)
    name = words[start:end] if end > start else words[-1:] if len(words) <= 2 else []
    if len(name) != 1 or saying_form(name[0]) or name[0] in STOP_WORDS:
        return ()
    return tuple(name) if _given_in_full(story, index, name[0]) else ()


def _given_in_full(story: Story, index: int, name: str) -> bool:
    """Whether the article has this name before, behind what may be a first name."""
    article = story.units[index].article
    for number in range(index - 1, -1, -1):
        before = story.units[number]
        if before.article != article:
            return False
        for first, last in pairwise(before.folded):
            plain = not first.startswith("ال") and first not in STOP_WORDS and len(first) > 2
            if last == name and plain and saying_form(first) is None:
                return True
    return False
