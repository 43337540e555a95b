"""The tables behind `thesaurus`: words and expressions of each concept, broken plurals, opposites.

The files under data/ say how their rows are written. Loaded once, when first used.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from summarizer import inflection
from summarizer.arabic import fold_char
from summarizer.conjugation import verb_stems
from summarizer.inflection import Stem

_PARTICLES = frozenset({"علي", "الي", "عن", "في", "من", "مع", "بين", "امام", "ضد"})


class Expression(NamedTuple):
    """What follows a head: pairs of a word's key and whether words may stand before it; the concept
    ("" only hides the words) and the class of its cue ("" where it needs none).
    """

    rest: tuple[tuple[str, bool], ...]
    concept: str
    cue: str


@dataclass(frozen=True, slots=True)
class ConceptTable:
    """`stems`: for each stem its classes with the keys of its words. `heads`: for each key the
    expressions that it begins, longest first, those with a cue before those without.
    """

    stems: Mapping[str, Sequence[tuple[int, str]]]
    heads: Mapping[str, Sequence[Expression]]
    other_words: Collection[str]
    ids: Collection[str]


@lru_cache(maxsize=1)
def load_concepts() -> ConceptTable:
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
    return ConceptTable(reader.stems, reader.heads, other_words, tuple(ids))


class _Reader:
    """Reads rows, folded, into stems and expressions."""

    def __init__(self) -> None:
        self.stems: dict[str, list[tuple[int, str]]] = {}
        self.heads: dict[str, list[Expression]] = {}
        self._inflected: set[str] = set()
        self._plurals: dict[str, list[Stem]] = {}
        for text, nouns in load_plurals().items():
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
        found = Expression(tuple(keys[1:]), concept, "?" + cue.strip() if cue else "")
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
        finite, noun, participles = verb_stems(word, form)
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
def load_plurals() -> Mapping[str, Sequence[tuple[int, str]]]:
    """For each stem of a broken plural its classes and singulars."""
    found: dict[str, list[tuple[int, str]]] = {}
    for cell in _cells(_read("plurals.toml")["plurals"]["nouns"]):
        noun, _, plurals = cell.partition(":")
        for plural in plurals.split():
            for stem in inflection.plural_stems(plural):
                found.setdefault(stem.text, []).append((stem.kind, noun))
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def load_opposites() -> Mapping[frozenset[str], bool]:
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
