"""What may be written before and behind the stem of an Arabic word, without vowels and folded.

Each stem belongs to a class; a class tells which beginnings (و, ال, ي) and which endings (ت, ون,
ها) it takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

NOUN = 3
"""قصف, نفق: a noun without ه at the end. Each nominal class has two bits, the lower one for the
word without ال, the higher one for the word with it."""
LONG_NOUN = 3 << 2
"""A noun of more than three letters, which may have its plural in ات (مطار)."""
FEMININE = 3 << 4
"""A noun that ends in ه, stored without it (غار for غاره)."""
ADJECTIVE = 3 << 6
"""An adjective, participle or noun of persons: both genders, sound plurals."""
HAMZA = 3 << 8
"""A noun whose last hamza folding took (الغا), which comes back as و or ي before a pronoun."""
FIXED = 3 << 10
"""A broken plural, or a noun of one form only."""
PLURAL_END = 3 << 12
"""A defective participle before ون and ين (منته)."""
PERFECT = 1 << 14
PERFECT_WHOLE = 1 << 15
"""A perfect in ي or ا as it stands alone (انهي)."""
PERFECT_OBJECT = 1 << 16
"""The same before an object (انها, in انهاه)."""
PERFECT_ENDING = 1 << 17
"""The same before an ending (انه, in انهت)."""
IMPERFECT = 1 << 18
IMPERFECT_WHOLE = 1 << 19
"""An imperfect that ends in و or ي (يدعو)."""
IMPERFECT_PLURAL = 1 << 20
"""The same before an ending (يدع, in يدعون)."""
JUSSIVE = 1 << 21
PARTICLE = 1 << 22
"""A preposition, alone or with a pronoun."""
EXACT = 1 << 23
"""A word of one form, with a conjunction at most."""

_NOUNS = NOUN | LONG_NOUN
_NOMINAL = _NOUNS | FEMININE | ADJECTIVE | HAMZA | FIXED | PLURAL_END
_BARE = _NOMINAL & 0b01010101010101
_DEFINITE = _NOMINAL & 0b10101010101010
_IMPERFECTS = IMPERFECT | IMPERFECT_WHOLE | IMPERFECT_PLURAL | JUSSIVE
_PERFECTS = PERFECT | PERFECT_WHOLE | PERFECT_OBJECT | PERFECT_ENDING


class Stem(NamedTuple):
    """A stem with the class that tells its beginnings and endings."""

    text: str
    kind: int


def _beginnings() -> dict[str, int]:
    table: dict[str, int] = {}
    for joined in ("", "و", "ف"):
        table[joined] = _PERFECTS | PARTICLE | EXACT | _BARE
        for preposition in "بلك":
            table[joined + preposition] = _BARE
        for article in ("ال", "بال", "كال", "لل"):
            table[joined + article] = _DEFINITE
        for particle in ("", "س", "ل"):
            for person in "يتن":
                table[joined + particle + person] = _IMPERFECTS
    return table


_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم")


def _endings() -> dict[str, int]:
    table: dict[str, int] = {}

    def take(kinds: int, *endings: str) -> None:
        for ending in endings:
            table[ending] = table.get(ending, 0) | kinds

    owned = (*_PRONOUNS, "ي")
    take(_NOUNS | ADJECTIVE | HAMZA | FIXED, "")
    take((_NOUNS | ADJECTIVE | HAMZA | FIXED) & _BARE, "ا", *owned)
    take(_NOUNS | ADJECTIVE | HAMZA, "ان", "ين")
    take(LONG_NOUN | FEMININE | ADJECTIVE | HAMZA, "ات")
    take((LONG_NOUN | FEMININE) & _BARE, *("ات" + pronoun for pronoun in owned))
    take(FEMININE | ADJECTIVE, "ه", "تان", "تين")
    take(FEMININE & _BARE, *("ت" + pronoun for pronoun in owned))
    take(ADJECTIVE | PLURAL_END, "ون", "ين")
    take(ADJECTIVE & _BARE, "و", "ي")
    take(HAMZA & _BARE, *(joint + pronoun for joint in "وي" for pronoun in _PRONOUNS))
    take(PERFECT, "", "ا", *_PRONOUNS)
    take(PERFECT | PERFECT_ENDING, "ت", "وا", "تا")
    take(PERFECT | PERFECT_ENDING, *(joint + p for joint in "تو" for p in _PRONOUNS))
    take(PERFECT_WHOLE | PARTICLE | EXACT, "")
    take(PERFECT_OBJECT | PARTICLE, *_PRONOUNS)
    take(IMPERFECT | IMPERFECT_WHOLE, "", "ان", *_PRONOUNS)
    take(IMPERFECT | IMPERFECT_PLURAL, "ون", "وا", *("و" + p for p in _PRONOUNS))
    take(JUSSIVE, "", *_PRONOUNS)
    return table


_BEGINNING = MappingProxyType(_beginnings())
_ENDING = MappingProxyType(_endings())
_LONGEST_BEGINNING = max(map(len, _BEGINNING))
_LONGEST_ENDING = max(map(len, _ENDING))
_FIRST = frozenset(beginning[0] for beginning in _BEGINNING if beginning)
_LAST = frozenset(ending[-1] for ending in _ENDING if ending)

_SHORTEST = MappingProxyType(
    {
        beginning: 2
        if beginning in {"", "ال", "وال", "ي", "ت", "وي", "وت", "سي", "ست"}
        else 4
        if beginning.endswith("ك")
        else 3
        for beginning in _BEGINNING
    }
)
"""Letters of the shortest stem behind a beginning. Before two letters one more is as often the
word's own (فرق, ورد, نصف), before three ك is (كبرى)."""


@lru_cache(maxsize=16384)
def splits(word: str) -> tuple[tuple[str, int], ...]:
    """Every stem that the folded `word` may hold, with the classes (bits) that beginning and ending
    allow; those with the least in front first.
    """
    ends = [(len(word), _ENDING[""])]
    if word[-1:] in _LAST:
        for cut in range(len(word) - 1, max(1, len(word) - _LONGEST_ENDING - 1), -1):
            kinds = _ENDING.get(word[cut:])
            if kinds:
                ends.append((cut, kinds))
    found = []
    for start in range(min(_LONGEST_BEGINNING, len(word) - 2) + 1 if word[:1] in _FIRST else 1):
        before = _BEGINNING.get(word[:start])
        if before:
            least = start + _SHORTEST[word[:start]]
            for end, behind in ends:
                if end >= least and before & behind:
                    found.append((word[start:end], before & behind))
    return tuple(found)


def surfaces(stem: Stem) -> Iterator[str]:
    """The forms of a stem without conjunction, preposition and article."""
    persons = "يت" if stem.kind & _IMPERFECTS else ("",)
    for person in persons:
        for ending, kinds in _ENDING.items():
            if kinds & stem.kind & _BEGINNING[person]:
                yield person + stem.text + ending


def noun_stems(noun: str) -> list[Stem]:
    """The stems of a folded noun: one in ه keeps its plural in ات, others their dual."""
    if noun.endswith("ه") and len(noun) > 3:
        return [Stem(noun[:-1], FEMININE)]
    if noun.endswith("ي") and len(noun) > 3:  # مبني, مبناه: alef before a pronoun
        return [Stem(noun, LONG_NOUN), Stem(noun[:-1] + "ا", FIXED & _BARE)]
    if noun.endswith("ا"):
        return [Stem(noun, HAMZA)]
    return [Stem(noun, LONG_NOUN if len(noun) > 3 else NOUN)]


def plural_stems(plural: str) -> list[Stem]:
    """The stems of a folded broken plural, or of another noun of one form."""
    if plural.endswith(("ه", "ا")) and len(plural) > 3:
        return noun_stems(plural)
    return [Stem(plural, FIXED)]


def adjective_stems(adjective: str) -> list[Stem]:
    """The stems of a folded adjective or participle, given in the masculine singular."""
    if adjective.endswith("ي") and len(adjective) > 4:
        return [Stem(adjective, ADJECTIVE), Stem(adjective[:-1], PLURAL_END)]
    return [Stem(adjective, ADJECTIVE)]
