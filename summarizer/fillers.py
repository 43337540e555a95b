"""Another place or first name in one clause, where the units around it have little in common.

One outlet tells in a clause what another tells in a sentence; then the clause has to be compared:
what stands next to the place, whose the name is.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from summarizer.arabic import fold_words
from summarizer.attribution import Word
from summarizer.gazetteer import Place, contains
from summarizer.meanings import Token
from summarizer.story import Story, Unit

Span = tuple[int, int]

SAME_NAME = 0.7
"""Likeness (0..1) of two words, letter by letter, from which on they are spellings of one name."""

NEAR = 6
"""Content words before a place that are its clause."""

MIN_NEAR = 2
"""Content words of that clause that two places of one kind must share."""

MIN_ANCHORS = 3
"""Words of the event that units must share for where it happens to be one slot."""

RARE = 0.3
"""Share (0..1) of a story's units up to which a word held by them tells one event from others."""

_ANY = 4
"""Units that may hold such a word in a small story."""

_HEADS = frozenset(
    fold_words(
        """
        وادي نهر جبل قرية بلدة حي شارع ميناء مطار ملعب فندق مستشفى ساحة ميدان جزيرة مخيم سجن قاعدة
        بوادي بنهر بجبل بقرية ببلدة بحي بشارع بميناء بمطار بملعب بفندق بمستشفى بساحة بميدان بجزيرة
        بمخيم بسجن بقاعدة
        """
    )
)
"""Nouns that a place's own name follows."""

_EVENTS = {
    **dict.fromkeys(("@sign",), "sign"),
    **dict.fromkeys(("@hold-event", "@host"), "hold"),
}
"""Concepts of what happens in one place at one time, by kind."""


@dataclass(frozen=True)
class PlacesOf:
    """For the units of a story, by index, the places where they tell that something happens:
    `named` by a noun and a name behind it (وادي…), `events` with the kind of event.
    """

    story: Story
    named: Mapping[int, Sequence[tuple[str, str, Span]]]
    events: Mapping[int, Sequence[tuple[str, Span, Place]]]

    def other(self, first: int, second: int) -> tuple[Span, Span] | None:
        """The two places where one thing happened, by the units' indexes; None where the units do
        not tell of one thing.
        """
        story, a, b = self.story, self.story.units[first], self.story.units[second]
        for noun, name, one in self.named.get(first, ()):
            for same, other_name, other in self.named.get(second, ()):
                if noun != same or not _unlike(name, other_name):
                    continue
                near = _before(a, one) & _before(b, other)
                known = name in story.articles[b.article].body
                known = known or other_name in story.articles[a.article].body
                if len(near) >= MIN_NEAR and not known:
                    return one, other
        for event, one, mine in self.events.get(first, ()):
            for of_it, other, theirs in self.events.get(second, ()):
                if event != of_it or _meet(mine, b) or _meet(theirs, a):
                    continue
                if len(anchors(story, a, b)) >= MIN_ANCHORS:
                    return one, other
        return None


def find_places(story: Story) -> PlacesOf:
    """The places of a story's units where something happens; units without any are absent."""
    units = [(i, unit) for i, unit in enumerate(story.units) if not unit.heading]
    named = {i: list(_named_places(_words(story, unit))) for i, unit in units}
    events = {i: list(_event_places(unit)) for i, unit in units}
    return PlacesOf(
        story,
        {i: found for i, found in named.items() if found},
        {i: found for i, found in events.items() if found},
    )


def _words(story: Story, unit: Unit) -> Sequence[Word]:
    return story.articles[unit.article].words_in(unit.start, unit.end)


def other_first_name(story: Story, a: Unit, b: Unit) -> tuple[Span, Span] | None:
    """Another first name before one family name, the name of one who is quoted, with one office
    before it and one behind.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for j, same in enumerate(b.tokens[2:], 2):
        places[same.key].append(j)
    for i, family in enumerate(a.tokens[2:], 2):
        for j in places.get(family.key, ()) if family.key[0] not in "@#~" else ():
            same = b.tokens[j]
            one, other = a.tokens[i - 1], b.tokens[j - 1]
            office = a.tokens[i - 2]
            if office.key != b.tokens[j - 2].key or not _unlike(one.term, other.term):
                continue
            if not (_named(a, office, one, family) and _named(b, b.tokens[j - 2], other, same)):
                continue
            behind = {t.key for t in a.tokens[i + 1 : i + 4]} & {
                t.key for t in b.tokens[j + 1 : j + 4]
            }
            if behind and _is_quoted(story, family):
                return (one.start, family.end), (other.start, same.end)
    return None


def _is_quoted(story: Story, family: Token) -> bool:
    """Whether the name is that of a speaker in the story."""
    return any(
        story.vocabulary.term(word) == family.term
        for unit in story.units
        if unit.attribution.speaker
        for word in fold_words(unit.attribution.speaker)[-2:]
    )


def anchors(story: Story, a: Unit, b: Unit) -> set[str]:
    """What two units share that few units of the story have."""
    theirs = {token.key for token in b.tokens}
    total = len(story.units)
    rare = math.log(1 + total / max(_ANY, RARE * total))
    return {
        token.key
        for token in a.tokens
        if token.key in theirs
        and token.place is None
        and token.key not in _EVENTS
        and (token.key[0] == "#" or story.vocabulary.weight(token.term) >= rare)
    }


def _named(unit: Unit, office: Token, first: Token, family: Token) -> bool:
    """Whether three tokens are neighbours: an office with its article, a first name without one
    that no table has, a family name.
    """
    written = unit.text[first.start - unit.start : first.end - unit.start]
    gaps = (
        unit.text[office.end - unit.start : first.start - unit.start]
        + unit.text[first.end - unit.start : family.start - unit.start]
    )
    return (
        unit.text[office.start - unit.start :].startswith("ال")
        and first.key[0] not in "@#~"
        and not gaps.strip()
        and not written.startswith(("ال", "وال", "بال", "لل"))
    )


def _unlike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() < SAME_NAME


def _named_places(words: Sequence[Word]) -> Iterator[tuple[str, str, Span]]:
    """The places in which something is (في وادي…): the noun, the word behind it, their span."""
    for index in range(len(words) - 1):
        head, name = words[index][0], words[index + 1][0]
        inside = head.startswith("ب") or (index > 0 and words[index - 1][0] == "في")
        if head not in _HEADS or not inside or name.startswith("ال"):
            continue
        end = min(index + (2 if name in _OPENS_NAME else 1), len(words) - 1)
        noun = head.removeprefix("ب") if head[1:] in _HEADS else head
        yield noun, name, (words[index][1], words[end][2])


def _before(unit: Unit, place: Span) -> set[str]:
    return {t.key for t in [t for t in unit.tokens if t.end <= place[0]][-NEAR:]}


def _event_places(unit: Unit) -> Iterator[tuple[str, Span, Place]]:
    """What happens in a unit with where: the most exact of the places that stand together in or
    behind العاصمة, next to the event.
    """
    tokens = unit.tokens
    for index, token in enumerate(tokens):
        if token.place is None or token.place.kind in ("nationality", "body", "country"):
            continue
        around = [*tokens[max(0, index - NEAR) : index], *tokens[index + 1 : index + 4]]
        events = {_EVENTS[t.key] for t in around if t.key in _EVENTS}
        words = fold_words(unit.text[: token.start - unit.start])[-3:]
        if events and (words[-1:] == ["في"] or not _WHERE.isdisjoint(words)):
            for event in events:
                yield event, (token.start, token.end), token.place


_OPENS_NAME = frozenset(fold_words("بن ابن أبو أبي أم عبد"))
"""First words of names of two."""

_WHERE = frozenset(fold_words("العاصمة بالعاصمة مدينة بمدينة"))
"""Nouns before the name of the place where something happens."""


def _meet(place: Place, unit: Unit) -> bool:
    """Whether the unit names the place, or a place that holds it or lies in it, as a city."""
    return any(
        token.place.name == place.name
        or contains(token.place, place)
        or contains(place, token.place)
        for token in unit.tokens
        if token.place is not None and token.place.kind not in ("nationality", "country", "body")
    )
