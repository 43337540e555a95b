"""Names that only one of the two languages has."""

from __future__ import annotations

from itertools import pairwise

from summarizer.arabic import fold
from summarizer.bilingual.naming import (
    country_codes,
    english_names,
    place_names,
    read_arabic,
)
from summarizer.bilingual.romanising import sounds_like
from summarizer.bilingual.tables import load_english
from summarizer.bilingual.words import Word, english_words
from summarizer.gazetteer import Place, places

_WHOLE = frozenset({"country", "nationality", "city"})
_METONYMS = {
    "VA": ("pope", "pontiff", "holy"),
    "GB": ("bbc", "whitehall", "downing", "premier", "pound", "sterling"),
    "US": ("pentagon", "fbi", "cia", "nasa", "fed", "federal", "washington", "congress", "dollar"),
    "RU": ("kremlin", "rouble", "ruble"),
    "DE": ("bundestag", "bundesliga", "bundeswehr"),
    "ES": ("liga",),
    "IT": ("serie",),
    "FR": ("elysee", "ligue", "afp"),
    "IL": ("knesset", "idf", "shekel", "shekels"),
    "TR": ("lira",),
    "JP": ("yen",),
    "CN": ("yuan",),
}
"""Words that tell a country without its name, as bodies and currencies do."""


def compare_names(arabic: str, english: str) -> list[str]:
    """The reasons of kind `name`: names of the English that nothing in the Arabic writes, and
    countries, peoples and cities of the Arabic that the English lacks; none where they meet.
    """
    reasons = []
    run: list[Word] = []
    for name in (*english_names(arabic, english), None):
        if name is not None and name.arabic is None:
            if run and name.word.start - run[-1].end > 1:
                reasons.append(_added(run))
                run = []
            run.append(name.word)
        elif run:
            reasons.append(_added(run))
            run = []
    return reasons + [f"name: {place} is lost" for place in _lost_places(arabic, english)]


def _added(run: list[Word]) -> str:
    return f"name: {' '.join(word.text for word in run)} is not in the Arabic"


def _lost_places(arabic: str, english: str) -> list[str]:
    side = read_arabic(arabic)
    words = english_words(english)
    told = {code for at in range(len(words)) for code in country_codes(words, at)[0]}
    told |= _homes_of_cities(english)
    written = {name.arabic for name in english_names(arabic, english)}
    lost: dict[str, None] = {}
    seen: set[tuple[str, ...]] = set()
    for place in side.places:
        if place.kind not in _WHOLE or written & set(range(place.start, place.end)):
            continue
        if place.kind != "city" and place.country in told:
            continue
        if place.kind == "city" and _same_name_as_country(place) and place.country in told:
            continue
        spelt = (place.name, *side.words[place.start : place.end])
        if spelt not in seen and not _told(place, side.words, english, words):
            lost[place.name] = None
        seen.add(spelt)
    return list(lost)


def _told(place: Place, arabic: tuple[str, ...], english: str, words: tuple[Word, ...]) -> bool:
    small = f" {' '.join(word.lower for word in words)} "
    if any(f" {name.replace('-', ' ')} " in small for name in place_names(place)):
        return True
    if any(hint in small.split() for hint in _METONYMS.get(place.country or "", ())):
        return True
    spelt = [*arabic[place.start : place.end], *fold(place.name).split()]
    plain = [word for word in words if word.capital]
    return any(
        sounds_like(one, part)
        for one in spelt
        for word in plain
        for part in (word.lower, *word.lower.split("-"))
    ) or any(
        sounds_like("".join(arabic[place.start : place.end]), a.lower + b.lower)
        for a, b in pairwise(words)
        if a.capital and b.capital
    )


def _same_name_as_country(place: Place) -> bool:
    return place.name in {found.name for found in places(fold(place.name).split())} and (
        place.country in {"TN", "DZ", "KW", "MX", "GT", "PA", "DJ", "SG", "PS"}
    )


def _homes_of_cities(english: str) -> set[str]:
    """The countries whose cities the English names by the English names of the table."""
    small = f" {' '.join(word.lower for word in english_words(english))} "
    found = set()
    for arabic, names in load_english().exonyms.items():
        if any(f" {name} " in small for name in names):
            found |= {place.country for place in places(arabic.split()) if place.country}
    return found
