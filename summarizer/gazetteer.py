"""Places that newswire names: countries and their people, cities, waters, regions, bodies.

A closed table (data/places.toml) in the spellings that outlets use, so that two reports can be seen
to speak of one place (ريف حلب, شمال سوريا) or of two. A name that is also another word counts only
where its company shows that it is meant as a place.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, NamedTuple

from summarizer.arabic import fold_char

PlaceKind = Literal["country", "city", "region", "nationality", "body", "sea", "continent"]

_COMPASS = MappingProxyType(
    {
        form: word
        for word in ("شمال", "جنوب", "شرق", "غرب", "وسط")
        for form in (word, word + "ي")
        if form != "وسطي"
    }
)
_LANDS = frozenset({"country", "city", "region", "continent"})
_ADJECTIVE_ENDINGS = ("", "ه", "ون", "ين", "ات", "ان", "ا")


@dataclass(frozen=True, slots=True)
class Place:
    """A place named by words `start` up to `end` (exclusive). `name` is one spelling for all;
    `country` an ISO 3166 code, None for what lies in no one country, and for a name that several
    countries share and the words do not tell apart. A province that has a city's name is a city;
    seas are all waters; a nationality has the country's name.
    """

    name: str
    kind: PlaceKind
    country: str | None
    start: int
    end: int


class _Entry(NamedTuple):
    """What a name's first word may lead to. `mark` is "?" or "*" for a name that is also another
    word (see data/places.toml).
    """

    rest: tuple[str, ...]
    name: str
    kind: PlaceKind | Literal["hidden"]
    country: str | None
    mark: str


class _Choice(NamedTuple):
    """One of several places of one name."""

    name: str
    kind: PlaceKind
    country: str | None


@dataclass(frozen=True, slots=True)
class _Table:
    """`entries`: by first word, the longest first. `inside`: for a name and its country what lies
    inside. `members`: for a region or continent its countries. `shared`: for the name of several
    places all of them.
    """

    entries: Mapping[str, Sequence[_Entry]]
    inside: Mapping[tuple[str, str], Collection[str]]
    members: Mapping[str, Collection[str]]
    shared: Mapping[str, Sequence[_Choice]]
    nouns: frozenset[str]
    prepositions: frozenset[str]


def places(words: Sequence[str]) -> list[Place]:
    """The places that folded `words` name, in order, the longest name where several meet. A point
    of the compass joins the place behind it (شمال العراق, الشمال السوري) to a region.
    """
    table = _table()
    found: list[Place] = []
    index = 0
    while index < len(words):
        match = _match(table, words, index)
        if match is None:
            index += 1
            continue
        entry, end = match
        if entry.kind != "hidden":
            free = found[-1].end if found else 0
            place = Place(entry.name, entry.kind, entry.country, index, end)
            found.append(_with_compass(words, place, free))
        index = end
    return _told_apart(table, found)


def same_country(a: Place, b: Place) -> bool:
    """Whether two places belong to one country; False where either belongs to none."""
    return a.country is not None and a.country == b.country


def contains(a: Place, b: Place) -> bool:
    """Whether place `b` lies inside place `a`, as far as the table knows: a city in its country or
    province, a country in its continent. Nothing contains itself; a people, a body and a sea
    contain nothing and lie nowhere.
    """
    if not {a.kind, b.kind} <= _LANDS or a.name == b.name:
        return False
    table = _table()
    if a.name in table.members:
        return b.country in table.members[a.name]
    if a.kind == "country":
        return b.country == a.country and b.kind in ("city", "region")
    if a.country is None or b.country != a.country:
        return False
    return b.name in table.inside.get((a.name, a.country), ()) or b.name == f"وسط {a.name}"


def _match(table: _Table, words: Sequence[str], index: int) -> tuple[_Entry, int] | None:
    """The longest entry that begins at `index`, with the index of the word behind it."""
    best: tuple[_Entry, int] | None = None
    for bare in _bare_forms(words[index]):
        for entry in table.entries.get(bare, ()):
            end = index + 1 + len(entry.rest)
            if best is not None and end <= best[1]:
                break
            if _follows(entry.rest, words[index + 1 : end]) and (
                not entry.mark or _meant(table, words, index, bare, entry.mark)
            ):
                best = entry, end
                break
    return best


def _follows(rest: Sequence[str], words: Sequence[str]) -> bool:
    return len(rest) == len(words) and all(
        word in (part, "ال" + part) for part, word in zip(rest, words, strict=True)
    )


def _meant(table: _Table, words: Sequence[str], index: int, bare: str, mark: str) -> bool:
    """Whether an ambiguous name is meant as a place."""
    loose = mark == "*"
    if loose and words[index].endswith("ب" + bare):
        return True
    before = words[index - 1] if index else ""
    if loose and before.removeprefix("و") in table.prepositions:
        return True
    return not table.nouns.isdisjoint((*_bare_forms(before), before[2:]))


def _with_compass(words: Sequence[str], place: Place, free: int) -> Place:
    """`place` joined with the points of the compass in front of it, not before word `free`."""
    definite = place.kind == "nationality"
    if place.kind not in _LANDS and not definite:
        return place
    if definite and not words[place.start].startswith("ال"):
        return place
    points: list[str] = []
    start = place.start
    while start > free and len(points) < 2:
        point = _point(words[start - 1], definite and not points)
        if point is None:
            break
        points.insert(0, point)
        start -= 1
    if not points:
        return place
    return Place(f"{' '.join(points)} {place.name}", "region", place.country, start, place.end)


@lru_cache(maxsize=4096)
def _point(word: str, definite: bool) -> str | None:
    """The point of the compass that `word` is, with the article where `definite`."""
    for bare in _bare_forms(word):
        if bare.startswith("ال") == definite and bare.removeprefix("ال") in _COMPASS:
            return _COMPASS[bare.removeprefix("ال")]
    return None


def _told_apart(table: _Table, found: list[Place]) -> list[Place]:
    """Names of several places given to the one whose country the other names tell."""
    if not any(place.name in table.shared for place in found):
        return found
    told = {p.country for p in found if p.name not in table.shared and p.country is not None}
    settled = []
    for place in found:
        choices = table.shared.get(place.name, ())
        named = [choice for choice in choices if choice.country in told]
        chosen = named[0] if len(named) == 1 else choices[0] if choices else None
        if chosen is not None:
            name, kind, country = chosen
            place = replace(place, name=name, kind=kind, country=country)
        settled.append(place)
    return settled


@lru_cache(maxsize=32768)
def _bare_forms(word: str) -> tuple[str, ...]:
    """`word` and what is left of it without conjunction and preposition, the longest first."""
    forms = [word]
    if len(word) > 3 and word[0] in "وف":
        forms.append(word[1:])
    for form in tuple(forms):
        if len(form) > 4 and form.startswith("لل"):
            forms += ["ال" + form[2:], form[1:]]
        elif len(form) > 3 and form[0] in "بلك":
            forms.append(form[1:])
    return tuple(forms)


@lru_cache(maxsize=1)
def _table() -> _Table:
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
    return _Table(
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
        self.entries: dict[str, list[_Entry]] = {}
        self.inside: dict[tuple[str, str], set[str]] = {}
        self.members: dict[str, frozenset[str]] = {}
        self.shared: dict[str, list[_Choice]] = {}
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
            entry = _Entry(tuple(rest), name, kind, country, mark)
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
            found = _Choice(own, kind, None if code == "-" else code)
            self.shared.setdefault(name, []).append(found)
        first = self.shared[name][0]
        self.enter(name, name, first.kind, first.country, spelling[len(name) :])


def _first(names: str) -> str:
    """The canonical one of several names."""
    return names.split("، ")[0].split("=")[0].rstrip("?*")


def _cells(block: str) -> list[str]:
    """The cells of lines with bars between them."""
    return [cell for cell in map(str.strip, block.replace("\n", "|").split("|")) if cell]
