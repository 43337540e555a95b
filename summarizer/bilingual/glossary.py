"""A user's glossary honoured: the English carries the spellings that it gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.arabic import fold_words
from summarizer.bilingual.naming import EnglishName, english_names
from summarizer.bilingual.romanising import arabic_sounds, latin_sounds, sounds_like
from summarizer.bilingual.words import Word, english_words

Glossary = tuple[tuple[str, str], ...]
"""Pairs of an Arabic name and the English one to be written for it."""

_CLITICS = ("", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وب", "ول")


@dataclass(frozen=True, slots=True)
class Honoured:
    """The English with the glossary's spellings. `used` are the Arabic names that it carries now,
    `missed` those for which no place was found.
    """

    text: str
    used: tuple[str, ...]
    missed: tuple[str, ...]


def honour(arabic: str, english: str, glossary: Glossary) -> Honoured:
    """`english` with the spelling that `glossary` gives for each of its names in `arabic`; names
    that are not there are passed over.

    What is replaced is the name of the English that writes the Arabic one, else one that sounds
    like the spelling wanted, else the only name that nothing in the Arabic grounds.
    """
    used: list[str] = []
    missed: list[str] = []
    for name, spelling in glossary:
        spans = spans_of(name, arabic)
        if not spans:
            continue
        if not _carries(english, spelling):
            english = _respelt(arabic, english, spans, name, spelling)
        (used if _carries(english, spelling) else missed).append(name)
    return Honoured(english, tuple(used), tuple(missed))


def spans_of(name: str, arabic: str) -> list[range]:
    """The runs of words (their indexes) of `arabic` that are `name`, with what may be written onto
    its front; none for a name without words.
    """
    words, wanted = fold_words(arabic), fold_words(name)
    if not wanted:
        return []
    first, *rest = wanted
    return [
        range(at, at + len(wanted))
        for at in range(len(words) - len(wanted) + 1)
        if words[at + 1 : at + len(wanted)] == rest
        and any(words[at] == clitic + form for clitic in _CLITICS for form in _forms(first))
    ]


def _forms(word: str) -> tuple[str, ...]:
    return (word, word[2:]) if word.startswith("ال") and len(word) > 4 else (word,)


def _carries(english: str, spelling: str) -> bool:
    wanted = [word.lower for word in english_words(spelling)]
    words = [word.lower for word in english_words(english)]
    return bool(wanted) and any(
        words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1)
    )


def _respelt(arabic: str, english: str, spans: Sequence[range], name: str, spelling: str) -> str:
    names = english_names(arabic, english)
    indexes = {at for span in spans for at in span}
    runs = _runs([one for one in names if one.arabic in indexes], english)
    if not runs:
        near = [one for one in names if one.arabic is None and _near(one.word, name, spelling)]
        runs = _runs(near, english)
    if not runs:
        strange = _runs([one for one in names if one.arabic is None], english)
        runs = strange if len(strange) == 1 else []
    if not runs:
        # A single word that opens the sentence is no name to `english_names`.
        opening = [word for word in english_words(english) if word.opens and word.capital]
        runs = [[word] for word in opening if _near(word, name, spelling)]
    for run in reversed(runs):
        last = english[run[-1].start : run[-1].end]
        tail = last[len(run[-1].text) :] if last.startswith(run[-1].text) else ""
        english = english[: run[0].start] + spelling + tail + english[run[-1].end :]
    return english


def _runs(names: Sequence[EnglishName], english: str) -> list[list[Word]]:
    """Words of names that stand side by side."""
    found: list[list[Word]] = []
    for one in names:
        if found and english[found[-1][-1].end : one.word.start].strip(" -") == "":
            found[-1].append(one.word)
        else:
            found.append([one.word])
    return found


def _near(word: Word, name: str, spelling: str) -> bool:
    """Whether a word may be another spelling of one of the names' words."""
    if any(sounds_like(part, word.lower) for part in fold_words(name)):
        return True
    sounds = latin_sounds(word.lower)
    theirs = {latin_sounds(part.lower) for part in english_words(spelling)}
    theirs |= {arabic_sounds(part) for part in fold_words(name)}
    return len(sounds) > 1 and any(
        other[:1] == sounds[:1] and len(set(other) & set(sounds)) * 2 > max(len(other), len(sounds))
        for other in theirs
    )
