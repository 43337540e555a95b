"""Different words of one meaning, and words that deny one another, as newswire uses them.

Two desks report an arrest as اعتقل and as ألقى القبض على. The concepts are a closed table of such
words (data/concepts.toml) with every form that grammar gives them; what is not in the table has no
concept. Opposites (data/opposites.toml) are concepts of which, said of one thing at one time, at
most one is true.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from summarizer import inflection
from summarizer.concept_table import Expression, load_concepts, load_opposites, load_plurals
from summarizer.inflection import splits

MAX_GAP = 6
"""Words that may stand inside an expression: ألقت [قوات الأمن في العاصمة] القبض على."""

CUE_BEFORE, CUE_AFTER = 4, 7
"""Words before and behind an ambiguous one among which its cue must stand."""

_RANK = MappingProxyType(
    {
        inflection.EXACT: -100,
        inflection.FEMININE: -1,
        inflection.JUSSIVE: 1,
        inflection.PLURAL_END: 1,
    }
)


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept where it stands: words `start` up to `end` (exclusive). An expression with words
    inside it (ألقت الشرطة القبض على) is one `Concept` for each of its parts, with one `id`.
    """

    id: str
    start: int
    end: int


class _Reading(NamedTuple):
    """The keys of what a word may be, and the expressions that it may begin."""

    keys: frozenset[str]
    expressions: tuple[Expression, ...]


_Part = tuple[int, int]


def concepts(words: Sequence[str]) -> list[Concept]:
    """The concepts of folded `words` in order; the longest expression counts where several meet.

    Empty for words that the table does not have. Words of two meanings count only in an expression
    or beside a word that shows which is meant.
    """
    readings = [_reading(word) for word in words]
    found: list[Concept] = []
    taken: set[int] = set()
    total = len(words)
    for start, reading in enumerate(readings):
        if not reading.expressions or start in taken:
            continue
        for expression in reading.expressions:
            parts: tuple[_Part, ...] | None = ((start, start + 1),)
            if expression.rest:
                key, loose = expression.rest[0]
                if not loose and (start + 1 == total or key not in readings[start + 1].keys):
                    continue
                parts = next(_parts(expression.rest, readings, ((start, start + 1),), taken), None)
            if parts is None or not _cued(expression.cue, readings, start, parts[-1][1]):
                continue
            for first, end in parts:
                taken.update(range(first, end))
                if expression.concept:
                    found.append(Concept(expression.concept, first, end))
            break
    found.sort(key=lambda concept: concept.start)
    return found


def concept_ids() -> frozenset[str]:
    """The id of every concept."""
    return frozenset(load_concepts().ids)


def opposites(a: str, b: str) -> bool:
    """Whether of two concepts (their ids) at most one is true of one thing at one time. Symmetric;
    False for a concept and itself, and for ids that no concept has.
    """
    return frozenset((a, b)) in load_opposites()


def converses(a: str, b: str) -> bool:
    """Whether two opposites (their ids) tell one event from its two sides: that A beat B is that B
    lost to A. Statements with them agree where subject and object are swapped.
    """
    return load_opposites().get(frozenset((a, b)), False)


@lru_cache(maxsize=16384)
def singular(word: str) -> str | None:
    """The folded singular, bare, of a folded broken plural; what is written onto the plural may be
    on it (للجنود, قادتهم). None for every other word.
    """
    table = load_plurals()
    for text, kinds in splits(word):
        for kind, noun in table.get(text, ()):
            if kind & kinds:
                return noun
    return None


def _parts(
    rest: Sequence[tuple[str, bool]],
    readings: Sequence[_Reading],
    parts: tuple[_Part, ...],
    taken: Collection[int],
) -> Iterator[tuple[_Part, ...]]:
    """The ways to find `rest` behind `parts`, the nearest words first."""
    if not rest:
        yield parts
        return
    (key, loose), following = rest[0], rest[1:]
    first, end = parts[-1]
    for index in range(end, min(end + (MAX_GAP if loose else 0) + 1, len(readings))):
        if key in readings[index].keys and index not in taken:
            if index == end:
                grown = (*parts[:-1], (first, end + 1))
            else:
                grown = (*parts, (index, index + 1))
            yield from _parts(following, readings, grown, taken)


def _cued(cue: str, readings: Sequence[_Reading], start: int, end: int) -> bool:
    """Whether a word of class `cue` stands around; always where there is none to look for."""
    if not cue:
        return True
    around = (*readings[max(0, start - CUE_BEFORE) : start], *readings[end : end + CUE_AFTER])
    return any(cue in reading.keys for reading in around)


@lru_cache(maxsize=32768)
def _reading(word: str) -> _Reading:
    """What a folded word may be: the longest expressions that it may begin come first, then those
    of its likeliest reading, then those with a cue.
    """
    table = load_concepts()
    keys = tuple(dict.fromkeys(key for _, key in _ranked(word)))
    expressions = [found for key in keys for found in table.heads.get(key, ())]
    if word in table.other_words or (word[:1] in "وف" and word[1:] in table.other_words):
        expressions = [found for found in expressions if found.rest or found.cue]
    expressions.sort(key=lambda found: -len(found.rest))
    return _Reading(frozenset(keys), tuple(expressions))


def _ranked(word: str) -> list[tuple[float, str]]:
    """The readings of `word`, best (lowest) first: a word of one form, which outside
    expressions leaves no other, then the longest stem, then
    the one with the least in front. ه counts as part of a feminine stem (مدرسة is no teacher of
    his); a jussive and a defective plural are the rarest.
    """
    stems = load_concepts().stems
    found = [
        (_RANK.get(kind, 0) - len(text) + order / 1000, key)
        for order, (text, kinds) in enumerate(splits(word))
        for kind, key in stems.get(text, ())
        if kind & kinds
    ]
    found.sort(key=lambda reading: reading[0])
    if found and found[0][0] < -50:
        return [reading for reading in found if reading[0] < -50 or reading[1].endswith("+")]
    return found
