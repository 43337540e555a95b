"""Who is accused is heard: passages that deny what another passage accuses a country or body of."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.arabic import fold_words
from summarizer.passages import Passage
from summarizer.story import Story, Unit

_ACCUSING = frozenset({"@accuse", "@suspect"})
"""Concepts by which somebody is accused."""

_DENYING = "@deny"
_DENIES = frozenset(fold_words("نفى نفت نفوا تنفي ينفي أنكر أنكرت تنكر ينكر"))

MAX_BEFORE = 3
"""Meanings with which a denial opens, who denies among them."""


def denials(story: Story, passages: Sequence[Passage]) -> dict[int, int]:
    """For each passage, by its index, that accuses somebody of another land who denies it in a
    passage of any article: the shortest such passage. Empty where nobody denies anything.
    """
    answers: dict[str, int] = {}
    for index, passage in enumerate(passages):
        country = _denier(story.units[passage.units[0]])
        if country is not None:
            best = answers.setdefault(country, index)
            if passage.words < passages[best].words:
                answers[country] = index
    if not answers:
        return {}
    found: dict[int, int] = {}
    for index, passage in enumerate(passages):
        for number in passage.units:
            for country in _accused(story.units[number]):
                denial = answers.get(country, index)
                if denial != index and _of_one_thing(story, passage, passages[denial]):
                    found.setdefault(index, denial)
    return found


def _of_one_thing(story: Story, passage: Passage, denial: Passage) -> bool:
    """Whether two passages have a meaning in common that is no place and no figure."""
    mine, theirs = (
        {t.key for number in p.units for t in story.units[number].tokens if t.key[0] not in "#~"}
        for p in (passage, denial)
    )
    return not mine.isdisjoint(theirs - {_DENYING} - _ACCUSING)


def _denier(unit: Unit) -> str | None:
    """The country whose side the unit opens with, which denies something; None for others."""
    opening = unit.tokens[:MAX_BEFORE]
    if unit.heading or _DENIES.isdisjoint(word.removeprefix("و") for word in unit.folded[:2]):
        return None
    return next((t.place.country for t in opening if t.place is not None), None)


def _accused(unit: Unit) -> list[str]:
    """The countries named behind a word of accusation."""
    found: list[str] = []
    accusing = False
    for token in unit.tokens:
        accusing = accusing or token.key in _ACCUSING
        if accusing and token.place is not None and token.place.country is not None:
            found.append(token.place.country)
    return found
