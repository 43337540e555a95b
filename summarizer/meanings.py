"""What the words of a unit mean to the merging: figures by value, synonyms by concept.

Two desks tell one thing in other words; where the thesaurus knows a concept, its id stands for the
words, else their term does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.arabic import stem
from summarizer.attribution import Word
from summarizer.gazetteer import Place, places
from summarizer.quantities import Quantity
from summarizer.terms import Vocabulary
from summarizer.thesaurus import concepts

_SERVANT = frozenset({"عبد", "وعبد", "لعبد", "بعبد"})
"""The first part of names that outlets write in one word or two (عبد الفتاح، عبدالفتاح)."""

_SHORT = {"قطاع غزة": "غزة"}
"""Places that are called by the name of their town."""


LOW_RANK = 3
"""Rank up to which a figure is hardly ever a minute, a number or a place that is counted, too."""


@dataclass(frozen=True, slots=True)
class Token:
    """A content word or figure of a unit: its span in the article's text, its plain term, and its
    `key`: `@concept`, `#value`, `~place`, or the term where none is known. A country and its people
    have one key. `place` is the place named.
    """

    start: int
    end: int
    term: str
    key: str
    place: Place | None = None


def tokens_of(
    words: Sequence[Word], quantities: Sequence[Quantity], vocabulary: Vocabulary
) -> tuple[Token, ...]:
    """The tokens of a unit in order; function words have none. An expression of several words, and
    a figure with the words that belong to it, are one token each.
    """
    folded = [word for word, _, _ in words]
    place_at = {place.start: place for place in places(folded)}
    named = {i for place in place_at.values() for i in range(place.start, place.end)}
    concept_at, hidden = _concepts(folded)
    found: list[Token] = []
    pending = list(quantities)
    for index, (word, start, end) in enumerate(words):
        while pending and start >= pending[0].end:
            pending.pop(0)
        inside = pending and pending[0].start < end
        counts = inside and pending[0].counted and stem(word) == stem(pending[0].counted)
        if inside and not counts:
            if not found or found[-1].start != pending[0].start:
                value = figure_key(pending[0])
                found.append(Token(pending[0].start, pending[0].end, value, value))
            continue
        term = vocabulary.term(word)
        place = place_at.get(index)
        if place is not None:
            last = words[place.end - 1][2]
            found.append(Token(start, last, term or word, _place_key(place), place))
        elif index in named or (word in _SERVANT and index + 1 < len(words)):
            continue
        elif index in concept_at:
            found.append(Token(start, end, term or word, f"@{concept_at[index]}"))
        elif index not in hidden and term:
            servant = index > 0 and folded[index - 1] in _SERVANT
            key = "عبد" + term.removeprefix("ال") if servant else term.replace("عبدال", "عبد")
            found.append(Token(start, end, term, key))
    return tuple(found)


def figure_key(figure: Quantity) -> str:
    """The key of a figure: equal for equal values, in words or digits; a low rank (the second) is
    no count (two).
    """
    rank = figure.kind == "ordinal" and figure.low <= LOW_RANK
    return f"#{figure.normalised}{'.' if rank else ''}"


def _concepts(folded: Sequence[str]) -> tuple[dict[int, str], set[int]]:
    """The concept of the first word of each expression, and the words that it covers besides; of a
    concept that comes again the first place counts.
    """
    concept_at: dict[int, str] = {}
    hidden: set[int] = set()
    for concept in concepts(folded):
        if concept.id in concept_at.values():
            hidden.update(range(concept.start, concept.end))
        else:
            concept_at[concept.start] = concept.id
            hidden.update(range(concept.start + 1, concept.end))
    return concept_at, hidden


def _place_key(place: Place) -> str:
    if place.kind in ("country", "nationality"):
        return f"~{place.country or place.name}"
    return f"~{_SHORT.get(place.name, place.name)}"
