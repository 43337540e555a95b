"""Who is suspected: another group by name in the same place of the same suspicion.

Officials who suspect جماعة X of an attack in one outlet suspect جماعة Y in another. The names
alone differ, in sentences that tell it with other verbs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from summarizer.arabic import fold_words
from summarizer.attribution import Word
from summarizer.fillers import SAME_NAME
from summarizer.members import word_said
from summarizer.over_time import Said
from summarizer.story import Story, Unit

_GROUPS = frozenset(fold_words("جماعة تنظيم حركة ميليشيا ميليشيات كتيبة كتائب لواء جبهة عصابة"))
"""Nouns that the name of a group follows."""

_SUSPECTS = frozenset(
    fold_words(
        """
        تشتبه يشتبه اشتبه اشتبهت يشتبهون يعتقد تعتقد اعتقد يرجح ترجح رجح رجحت يرجحون مرجحا مرجحة
        """
    )
)
"""Verbs that hold somebody for the one who did it."""

_BEHIND = tuple(
    tuple(fold_words(words))
    for words in (
        *("تقف وراء", "يقف وراء", "تقف خلف", "يقف خلف", "المسؤولة عن", "المسؤول عن"),
        *("مسؤولة عن", "مسؤول عن", "كانت وراء", "كان وراء", "هي وراء", "هو وراء"),
    )
)
"""Words that say of what stands before them that it did what follows."""

MAX_BETWEEN = 3
"""Words between the verb and the noun of the group (تشتبه بأن جماعة)."""

MAX_REACH = 14
"""Words between the group and that it did it; a clause may tell what it is."""

MAX_NAME = 2
"""Words of a name."""

MIN_SPEAKER = 2
"""Content words before the suspicion that two units share: one body suspects."""

_ANY = frozenset({"@say", "@today", "@former", "@announce", "@report"})


@dataclass(frozen=True, slots=True)
class _Suspicion:
    unit: int
    noun: str
    name: tuple[str, ...]
    span: tuple[int, int]
    speaker: frozenset[str]


def rival_suspects(story: Story) -> Iterator[tuple[Said, Said]]:
    """The pairs of names of groups of one kind that one body is told to suspect of one thing; none
    where either article has the other's name.
    """
    found = list(_suspicions(story))
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            a, b = story.units[one.unit], story.units[other.unit]
            if a.article == b.article or one.noun != other.noun:
                continue
            if len(one.speaker & other.speaker) < MIN_SPEAKER or not _unlike(one.name, other.name):
                continue
            known = _tells(story.articles[a.article].body, other.name)
            if not known and not _tells(story.articles[b.article].body, one.name):
                yield word_said(story, one.unit, one.span), word_said(story, other.unit, other.span)


def _suspicions(story: Story) -> Iterator[_Suspicion]:
    for index, unit in enumerate(story.units):
        if unit.heading or _SUSPECTS.isdisjoint(unit.folded) or _GROUPS.isdisjoint(unit.folded):
            continue
        words = story.articles[unit.article].words_in(unit.start, unit.end)
        for at in range(1, len(words) - MAX_NAME):
            before = unit.folded[max(0, at - 1 - MAX_BETWEEN) : at]
            if unit.folded[at] not in _GROUPS or _SUSPECTS.isdisjoint(before):
                continue
            name = _name(unit, words, at + 1)
            if not name or not _is_behind(unit.folded[at + 1 : at + 1 + MAX_REACH]):
                continue
            first = words[at][1]
            speaker = {t.key for t in unit.tokens if t.end <= first and t.key[0] != "#"} - _ANY
            span = words[at + 1][1], words[at + len(name)][2]
            yield _Suspicion(index, unit.folded[at], name, span, frozenset(speaker))


def _name(unit: Unit, words: Sequence[Word], at: int) -> tuple[str, ...]:
    """The name at word `at`: up to `MAX_NAME` words before a comma or a quotation's end."""
    found: list[str] = []
    for word, _, end in words[at : at + MAX_NAME]:
        if word in ("التي", "الذي", "في", "من") or word.startswith(("لل", "و")):
            break
        found.append(word)
        if unit.text[end - unit.start : end - unit.start + 1] in ("،", ",", '"', "»", "”", ")"):
            break
    return tuple(found)


def _is_behind(words: Sequence[str]) -> bool:
    return any(tuple(words[i : i + 2]) in _BEHIND for i in range(len(words) - 1))


def _unlike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names have a word of which none of the other's is a spelling."""
    return any(
        all(SequenceMatcher(None, word, same).ratio() < SAME_NAME for same in other) for word in one
    )


def _tells(body: Sequence[str], name: tuple[str, ...]) -> bool:
    size = len(name)
    return any(tuple(body[i : i + size]) == name for i in range(len(body) - size + 1))
