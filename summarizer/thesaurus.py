"""Different words of one meaning, and words that deny one another, as newswire uses them.

Two desks report an arrest as اعتقل and as ألقى القبض على. The concepts are a closed table of such
words (data/concepts.toml) with every form that grammar gives them; what is not in the table has no
concept. Opposites (data/opposites.toml) are concepts of which, said of one thing at one time, at
most one is true.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from summarizer import inflection
from summarizer.arabic import fold_char
from summarizer.inflection import Stem, splits

MAX_GAP = 6
"""Words that may stand inside an expression: ألقت [قوات الأمن في العاصمة] القبض على."""

CUE_BEFORE, CUE_AFTER = 4, 7
"""Words before and behind an ambiguous one among which its cue must stand."""

_PARTICLES = frozenset("علي الي عن في من مع بين امام ضد".split())

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


class _Expression(NamedTuple):
    """What follows a head: pairs of a word's key and whether words may stand before it; the concept
    ("" only hides the words) and the class of its cue ("" where it needs none).
    """

    rest: tuple[tuple[str, bool], ...]
    concept: str
    cue: str


_Part = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Table:
    """`stems`: for each stem its classes with the keys of its words. `heads`: for each key the
    expressions that it begins, longest first, those with a cue before those without.
    """

    stems: Mapping[str, Sequence[tuple[int, str]]]
    heads: Mapping[str, Sequence[_Expression]]
    other_words: Collection[str]
    ids: Collection[str]


def concepts(words: Sequence[str]) -> list[Concept]:
    """The concepts of folded `words` in order; the longest expression counts where several meet.

    Empty for words that the table does not have. Words of two meanings count only in an expression
    or beside a word that shows which is meant.
    """
    table = _table()
    keys = [_keys(word) for word in words]
    found: list[Concept] = []
    taken: set[int] = set()
    for start, own in enumerate(keys):
        if not own or start in taken:
            continue
        match = _longest(table, words, keys, start, taken)
        if match is not None:
            concept, parts = match
            taken.update(index for part in parts for index in range(*part))
            if concept:
                found.extend(Concept(concept, *part) for part in parts)
    return sorted(found, key=lambda concept: concept.start)


def concept_ids() -> frozenset[str]:
    """The id of every concept."""
    return frozenset(_table().ids)


def opposites(a: str, b: str) -> bool:
    """Whether of two concepts (their ids) at most one is true of one thing at one time. Symmetric;
    False for a concept and itself, and for ids that no concept has.
    """
    return frozenset((a, b)) in _opposites()


def converses(a: str, b: str) -> bool:
    """Whether two opposites (their ids) tell one event from its two sides: that A beat B is that B
    lost to A. Statements with them agree where subject and object are swapped.
    """
    return _opposites().get(frozenset((a, b)), False)


@lru_cache(maxsize=16384)
def singular(word: str) -> str | None:
    """The folded singular, bare, of a folded broken plural; what is written onto the plural may be
    on it (للجنود, قادتهم). None for every other word.
    """
    table = _plurals()
    for text, kinds in splits(word):
        for kind, noun in table.get(text, ()):
            if kind & kinds:
                return noun
    return None


def _longest(
    table: _Table,
    words: Sequence[str],
    keys: Sequence[tuple[str, ...]],
    start: int,
    taken: Collection[int],
) -> tuple[str, tuple[_Part, ...]] | None:
    """The concept of the longest expression that begins at `start`, with its parts."""
    best: tuple[str, tuple[_Part, ...]] | None = None
    length = 0
    for key in keys[start]:
        for expression in table.heads.get(key, ()):
            if len(expression.rest) < length:
                break
            if not expression.rest and not expression.cue and _is_other(words[start], table):
                break
            parts = next(_parts(expression.rest, keys, ((start, start + 1),), taken), None)
            if parts is not None and (
                not expression.cue or _cued(expression.cue, keys, start, parts[-1][1])
            ):
                best, length = (expression.concept, parts), len(expression.rest) + 1
                break
    return best


def _is_other(word: str, table: _Table) -> bool:
    return word in table.other_words or (word[0] in "وف" and word[1:] in table.other_words)


def _parts(
    rest: Sequence[tuple[str, bool]],
    keys: Sequence[tuple[str, ...]],
    parts: tuple[_Part, ...],
    taken: Collection[int],
) -> Iterator[tuple[_Part, ...]]:
    """The ways to find `rest` behind `parts`, the nearest words first."""
    if not rest:
        yield parts
        return
    (key, loose), following = rest[0], rest[1:]
    first, end = parts[-1]
    for index in range(end, min(end + (MAX_GAP if loose else 0) + 1, len(keys))):
        if index not in taken and key in keys[index]:
            if index == end:
                grown = (*parts[:-1], (first, end + 1))
            else:
                grown = (*parts, (index, index + 1))
            yield from _parts(following, keys, grown, taken)


def _cued(cue: str, keys: Sequence[tuple[str, ...]], start: int, end: int) -> bool:
    around = (*keys[max(0, start - CUE_BEFORE) : start], *keys[end : end + CUE_AFTER])
    return any(cue in found for found in around)


@lru_cache(maxsize=32768)
def _keys(word: str) -> tuple[str, ...]:
    """Keys of the words that `word` may be a form of, the likeliest first."""
    return tuple(dict.fromkeys(key for _, key in _ranked(word)))


def _ranked(word: str) -> list[tuple[float, str]]:
    """The readings of `word`, best (lowest) first: a word of one form, which outside
    expressions leaves no other, then the longest stem, then
    the one with the least in front. ه counts as part of a feminine stem (مدرسة is no teacher of
    his); a jussive and a defective plural are the rarest.
    """
    stems = _table().stems
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


@lru_cache(maxsize=1)
def _table() -> _Table:
    """The table of concepts, read once."""
    tables = _read("concepts.toml")
    reader = _Reader()
    rows = [row for block in tables["concepts"].values() for row in block.split("\n") if row]
    ids = []
    for row in rows:
        name, _, members = row.partition(": ")
        ids.append(name)
        for member in members.split("|"):
            reader.take(name, member)
    for member in _cells(tables["ambiguous"]["hidden"]):
        reader.take("", member)
    for row in filter(None, tables["ambiguous"]["cues"].split("\n")):
        name, _, members = row.partition(": ")
        for word in members.split("|"):
            reader.inflect(word.strip(), "?" + name, alone=True)
    for expressions in reader.heads.values():
        expressions.sort(key=lambda expression: (-len(expression.rest), not expression.cue))
    other_words = frozenset(tables["ambiguous"]["other_words"].split())
    return _Table(reader.stems, reader.heads, other_words, tuple(ids))


class _Reader:
    """Reads rows, folded, into stems and expressions."""

    def __init__(self) -> None:
        self.stems: dict[str, list[tuple[int, str]]] = {}
        self.heads: dict[str, list[_Expression]] = {}
        self._inflected: set[str] = set()
        self._plurals: dict[str, list[Stem]] = {}
        for text, nouns in _plurals().items():
            for kind, noun in nouns:
                self._plurals.setdefault(noun, []).append(Stem(text, kind))

    def take(self, concept: str, member: str) -> None:
        """One member of a row. A word's key is its text; in an expression, where it is more freely
        inflected, with a plus.
        """
        expression, _, cue = member.partition("?")
        items = expression.split()
        alone = len(items) == 1
        keys: list[tuple[str, bool]] = []
        loose = False
        for item in items:
            if item == "~":
                loose = True
                continue
            key = item if alone else item + "+"
            if key not in self._inflected:
                self._inflected.add(key)
                self.inflect(item, key, alone=alone)
            keys.append((key, loose))
            loose = False
        found = _Expression(tuple(keys[1:]), concept, "?" + cue.strip() if cue else "")
        self.heads.setdefault(keys[0][0], []).append(found)

    def inflect(self, item: str, key: str, *, alone: bool) -> None:
        """Enters the stems of `item` (a word with its tag) under `key`."""
        word, _, tag = item.partition("/")
        for stem in self._stems(word, tag, alone):
            self.stems.setdefault(stem.text, []).append((stem.kind, key))

    def _stems(self, word: str, tag: str, alone: bool) -> list[Stem]:
        match tag:
            case "x":
                return [Stem(word, inflection.EXACT)]
            case "f":
                return inflection.plural_stems(word)
            case "a":
                return inflection.adjective_stems(word)
            case "":
                return self._noun(word, alone)
        form = tag.rstrip("vm")
        finite, noun, participles = inflection.verb_stems(word, form)
        match tag.removeprefix(form):
            case "v":
                return finite
            case "m":
                return finite + noun
        return finite + noun + participles

    def _noun(self, word: str, alone: bool) -> list[Stem]:
        if alone:
            return inflection.noun_stems(word) + self._plurals.get(word, [])
        if word in _PARTICLES:
            return [Stem(word, inflection.PARTICLE)]
        if word.startswith("ال") and len(word) > 4:
            word = word[2:]
        stems = inflection.noun_stems(word) + self._plurals.get(word, [])
        return stems if word.endswith("ه") else stems + inflection.adjective_stems(word)


@lru_cache(maxsize=1)
def _plurals() -> Mapping[str, Sequence[tuple[int, str]]]:
    """For each stem of a broken plural its classes and singulars."""
    found: dict[str, list[tuple[int, str]]] = {}
    for cell in _cells(_read("plurals.toml")["plurals"]["nouns"]):
        noun, _, plurals = cell.partition(":")
        for plural in plurals.split():
            for stem in inflection.plural_stems(plural):
                found.setdefault(stem.text, []).append((stem.kind, noun))
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def _opposites() -> Mapping[frozenset[str], bool]:
    """Pairs of opposites; True for converses."""
    tables = _read("opposites.toml")["opposites"]
    return MappingProxyType(
        {
            frozenset(pair.split()): sort == "converse"
            for sort in ("contrary", "converse")
            for pair in _cells(tables[sort])
        }
    )


def _cells(block: str) -> list[str]:
    """The cells of lines with bars between them; comments and empty cells are left out."""
    lines = [line for line in block.split("\n") if not line.startswith("#")]
    return [cell for cell in map(str.strip, "|".join(lines).split("|")) if cell]


def _read(name: str) -> dict[str, dict[str, str]]:
    """A file of the package's data, folded but for its lines."""
    text = (files("summarizer") / "data" / name).read_text("utf-8")
    folded = str.maketrans({char: fold_char(char) for char in set(text) if char != "\n"})
    return tomllib.loads(text.translate(folded))
