"""The English side of the tables, read once: data/english.toml says how its rows are written."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from summarizer.arabic import fold, fold_words
from summarizer.bilingual.words import inflections, plain_letters
from summarizer.place_table import load_places


@dataclass(frozen=True, slots=True)
class EnglishTable:
    """`phrases`: for a first word what follows it and the concepts that the whole means, longest
    first. `countries`: names and people of a country by its code, small. `exonyms`: English names
    of a place by its folded Arabic name. `homes`: for the small first word of a country's or
    people's name the rest of it and the country's code. `capitals`: words written large without
    being names. `acronyms`: for each the folded Arabic words of which one stands for it.
    `aliases`: what English writes for a folded Arabic name whose letters do not tell it. `forms`:
    concepts of folded Arabic words beside those of concepts.toml.
    """

    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], frozenset[str]]]]
    countries: Mapping[str, frozenset[str]]
    exonyms: Mapping[str, tuple[str, ...]]
    homes: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
    capitals: frozenset[str]
    acronyms: Mapping[str, frozenset[str]]
    aliases: Mapping[str, tuple[str, ...]]
    forms: Mapping[str, str]


@lru_cache(maxsize=1)
def load_english() -> EnglishTable:
    """The table, read once."""
    text = (files("summarizer") / "data" / "english.toml").read_text("utf-8")
    tables = tomllib.loads(text)
    countries = _countries(tables["places"]["countries"])
    return EnglishTable(
        phrases=_phrases(tables["concepts"]["rows"], _irregular(tables["irregular"]["forms"])),
        countries=MappingProxyType(
            {code: frozenset(map(str.lower, names)) for code, names in countries.items()}
        ),
        exonyms=_exonyms(tables["places"]["exonyms"]),
        homes=_homes(countries),
        capitals=frozenset(tables["capitals"]["words"].split()),
        acronyms=MappingProxyType(
            {
                name: frozenset(fold_words(arabic))
                for name, arabic in _pairs(tables["capitals"]["acronyms"])
            }
        ),
        forms=MappingProxyType(
            {
                form: concept
                for concept, forms in _pairs(tables["arabic"]["forms"])
                for form in fold_words(forms)
            }
        ),
        aliases=MappingProxyType(
            {
                fold(name): tuple(english.split())
                for name, english in _pairs(tables["names"]["aliases"])
            }
        ),
    )


def _pairs(block: str) -> list[tuple[str, str]]:
    cells = [cell for cell in map(str.strip, block.replace("\n", "|").split("|")) if cell]
    return [(name, rest) for name, _, rest in (cell.partition(": ") for cell in cells)]


def _irregular(block: str) -> dict[str, list[str]]:
    return {base: forms.split() for base, forms in _pairs(block)}


def _phrases(
    block: str, irregular: Mapping[str, Sequence[str]]
) -> Mapping[str, Sequence[tuple[tuple[str, ...], frozenset[str]]]]:
    meanings: dict[tuple[str, ...], set[str]] = {}
    for row in filter(None, block.split("\n")):
        concept, _, phrases = row.partition(": ")
        for phrase in phrases.split():
            first, *rest = phrase.split("_")
            for form in {*inflections(first), *irregular.get(first, ())}:
                meanings.setdefault((form, *rest), set()).add(concept)
    found: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for (head, *rest), concepts in meanings.items():
        found.setdefault(head, []).append((tuple(rest), frozenset(concepts)))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return MappingProxyType(found)


def _countries(block: str) -> dict[str, list[str]]:
    found = {}
    for row in filter(None, block.split("\n")):
        code, _, cells = row.partition(": ")
        names = [name for cell in cells.split(" | ") for name in cell.split("=")]
        found[code] = [plain_letters(name) for name in names if name != "-"]
    return found


def _exonyms(block: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    canonical = load_places().entries
    for arabic, english in _pairs(block):
        names = tuple(name.lower() for name in english.split("="))
        words = fold(arabic).split()
        found[" ".join(words)] = names
        # Whatever spelling stands in the text, the gazetteer gives the place's first name.
        for entry in canonical.get(words[0], ()):
            if entry.rest == tuple(words[1:]):
                found.setdefault(fold(entry.name), names)
    return MappingProxyType(found)


def _homes(
    countries: Mapping[str, Sequence[str]],
) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for code, names in countries.items():
        for name in names:
            first, *rest = name.lower().replace("-", " ").split()
            forms = (first,) if rest else (first, first + "s")
            for form in forms:
                found.setdefault(form, []).append((tuple(rest), code))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return MappingProxyType(found)
