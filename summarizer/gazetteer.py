"""Places that newswire names: countries and their people, cities, waters, regions, bodies.

A closed table (data/places.toml) in the spellings that outlets use, so that two reports can be seen
to speak of one place (ريف حلب, شمال سوريا) or of two. A name that is also another word counts only
where its company shows that it is meant as a place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from summarizer.place_table import Entry, PlaceKind, PlaceTable, load_places

_COMPASS = MappingProxyType(
    {
        form: word
        for word in ("شمال", "جنوب", "شرق", "غرب", "وسط")
        for form in (word, word + "ي")
        if form != "وسطي"
    }
)
_LANDS = frozenset({"country", "city", "region", "continent"})


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


def places(words: Sequence[str]) -> list[Place]:
    """The places that folded `words` name, in order, the longest name where several meet. A point
    of the compass joins the place behind it (شمال العراق, الشمال السوري) to a region.
    """
    table = load_places()
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


_PARTS = frozenset(
    {"وسط", "شمال", "شمالي", "جنوب", "جنوبي", "شرق", "شرقي", "غرب", "غربي"}
    | {"أقصى", "أطراف", "ضواحي", "ضاحية", "محيط"}
)
"""Words by which a part of a place is named (شمالي الضفة الغربية)."""


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
    table = load_places()
    if a.name in table.members:
        return b.country in table.members[a.name]
    if a.kind == "country":
        return b.country == a.country and b.kind in ("city", "region")
    if a.country is None or b.country != a.country:
        return False
    part, _, whole = b.name.partition(" ")
    if part in _PARTS and whole == a.name:
        return True
    return b.name in table.inside.get((a.name, a.country), ())


def _match(table: PlaceTable, words: Sequence[str], index: int) -> tuple[Entry, int] | None:
    """The longest entry that begins at `index`, with the index of the word behind it."""
    best: tuple[Entry, int] | None = None
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


def _meant(table: PlaceTable, words: Sequence[str], index: int, bare: str, mark: str) -> bool:
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


def _told_apart(table: PlaceTable, found: list[Place]) -> list[Place]:
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
