"""The table behind `gazetteer`: every spelling of a place with what it names.

data/places.toml says how its rows are written. Loaded once, when first used.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from summarizer.arabic import fold_char

PlaceKind = Literal["country", "city", "region", "nationality", "body", "sea", "continent"]

_ADJECTIVE_ENDINGS = ("", "ه", "ون", "ين", "ات", "ان", "ا")


class Entry(NamedTuple):
    """What a name's first word may lead to. `mark` is "?" or "*" for a name that is also another
    word (see data/places.toml).
    """

    rest: tuple[str, ...]
    name: str
    kind: PlaceKind | Literal["hidden"]
    country: str | None
    mark: str


class Choice(NamedTuple):
    """One of several places of one name."""

    name: str
    kind: PlaceKind
    country: str | None


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """`entries`: by first word, the longest first. `inside`: for a name and its country what lies
    inside. `members`: for a region or continent its countries. `shared`: for the name of several
    places all of them.
    """

    entries: Mapping[str, Sequence[Entry]]
    inside: Mapping[tuple[str, str], Collection[str]]
    members: Mapping[str, Collection[str]]
    shared: Mapping[str, Sequence[Choice]]
    nouns: frozenset[str]
    prepositions: frozenset[str]


@lru_cache(maxsize=1)
def load_places() -> PlaceTable:
    """The table of places, read once."""
    text = (files("summarizer") / "data" / "places.toml").read_text("utf-8")
    reader = _Reader({ord(char): fold_char(char) for char in set(text)})
    tables = tomllib.loads(text)
    words = tables["words"]
    for cell in _cells(words["hidden"]):
        reader.enter(cell, cell, "hidden", None)
    rows = [
        (continent, row)
        for continent, block in tables["countries"].items()
        for row in block.split("\n")
        if row
    ]
    for _, row in rows:
        reader.of_country[row[:2]] = row.split(" | ")[1].replace("=", "، ").split("، ")
    reader.provinces = frozenset(_cells(tables["inside"]["provinces"]))
    for cell in _cells(words["shared"]):
        reader.share(cell)
    for continent, row in rows:
        reader.country(continent, row)
    for cell in _cells(tables["regions"]["regions"]):
        names, _, countries = cell.partition(": ")
        reader.names(names, "region", None)
        reader.members[_first(names)] = frozenset(countries.split())
    for cell in _cells(tables["continents"]["names"]):
        key, _, names = cell.partition(": ")
        reader.names(names, "continent", None)
        reader.members[_first(names)] = frozenset(reader.of_continent.get(key, ()))
    for cell in _cells(tables["continents"]["people"]):
        home, _, forms = cell.partition(": ")
        name = _first(tables["continents"]["names"].partition(home + ": ")[2]) or home
        reader.people(forms, name, None)
    for cell in _cells(tables["waters"]["waters"]):
        reader.names(cell, "sea", None)
    for cell in _cells(tables["bodies"]["bodies"]):
        code, _, names = cell.partition(" ")
        reader.names(names, "body", None if code == "-" else code)
    for cell in _cells(tables["inside"]["districts"]):
        home, _, towns = cell.partition(": ")
        code, _, name = home.partition(" ")
        reader.inside.setdefault((name, code), set()).update(towns.split("، "))
    for entries in reader.entries.values():
        entries.sort(key=lambda entry: (-len(entry.rest), not entry.mark))
    return PlaceTable(
        reader.entries,
        reader.inside,
        reader.members,
        reader.shared,
        frozenset(words["place_nouns"].translate(reader.folded).split()),
        frozenset(words["place_prepositions"].translate(reader.folded).split()),
    )


class _Reader:
    """Reads rows of names into entries."""

    def __init__(self, folded: dict[int, str]) -> None:
        self.folded = folded
        self.entries: dict[str, list[Entry]] = {}
        self.inside: dict[tuple[str, str], set[str]] = {}
        self.members: dict[str, frozenset[str]] = {}
        self.shared: dict[str, list[Choice]] = {}
        self.of_continent: dict[str, list[str]] = {}
        self.of_country: dict[str, list[str]] = {}
        self.provinces: frozenset[str] = frozenset()
        self._taken: set[tuple[str, ...]] = set()

    def enter(
        self,
        spelling: str,
        name: str,
        kind: PlaceKind | Literal["hidden"],
        country: str | None,
        mark: str = "",
    ) -> None:
        """One spelling. Of several entries with one mark the first stays."""
        first, *rest = spelling.translate(self.folded).split()
        if (first, *rest, mark) not in self._taken:
            self._taken.add((first, *rest, mark))
            entry = Entry(tuple(rest), name, kind, country, mark)
            self.entries.setdefault(first, []).append(entry)

    def names(self, names: str, kind: PlaceKind, country: str | None) -> None:
        """All names and spellings of one place; the first is the canonical one."""
        for spelling in names.replace("=", "، ").split("، "):
            bare = spelling.rstrip("?*")
            self.enter(bare, _first(names), kind, country, spelling[len(bare) :])

    def country(self, continent: str, row: str) -> None:
        """A row of a continent."""
        code, names, people, cities = row.split(" | ")
        self.of_continent.setdefault(continent, []).append(code)
        self.names(names, "country", code)
        if people != "-":
            self.people(people, _first(names), code)
        if cities != "-":
            for city in cities.split("، "):
                self.names(city, self.settled(_first(city)), code)

    def settled(self, name: str) -> PlaceKind:
        """What a name below a country's is of."""
        return "region" if name in self.provinces else "city"

    def people(self, forms: str, name: str, country: str | None) -> None:
        """A people: adjectives of one word in all their forms, what else is given as it stands."""
        for adjective in forms.split("="):
            base, *plurals = adjective.split("+")
            bare = base.rstrip("?")
            endings = ("",) if " " in bare else _ADJECTIVE_ENDINGS
            for form in (*(bare + ending for ending in endings), *plurals):
                self.enter(form, name, "nationality", country, base[len(bare) :])
                self.enter("ال" + form, name, "nationality", country, base[len(bare) :])

    def share(self, cell: str) -> None:
        """A name of several places: their codes, with their own names where they have one."""
        spelling, _, choices = cell.partition(": ")
        name = spelling.rstrip("?")
        for choice in re.findall(r"(-|[A-Z]{2})(?:=([^A-Z]+))?", choices):
            code, own = choice[0], choice[1].strip() or name
            in_country = own in self.of_country.get(code, ())
            kind: PlaceKind = "country" if in_country else self.settled(own)
            found = Choice(own, kind, None if code == "-" else code)
            self.shared.setdefault(name, []).append(found)
        first = self.shared[name][0]
        self.enter(name, name, first.kind, first.country, spelling[len(name) :])


def _first(names: str) -> str:
    """The canonical one of several names."""
    return names.split("، ")[0].split("=")[0].rstrip("?*")


def _cells(block: str) -> list[str]:
    """The cells of lines with bars between them."""
    return [cell for cell in map(str.strip, block.replace("\n", "|").split("|")) if cell]
