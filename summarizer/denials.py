"""Who is accused is heard: passages that deny what another passage accuses a country or body of."""

from __future__ import annotations

from summarizer.arabic import fold_words
from summarizer.passages import Run
from summarizer.runs import Runs
from summarizer.story import Story, Unit

_ACCUSING = frozenset({"@accuse", "@suspect"})
"""Concepts by which somebody is accused."""

_DENYING = "@deny"
_DENIES = frozenset(fold_words("نفى نفت نفوا تنفي ينفي أنكر أنكرت تنكر ينكر"))

MAX_BEFORE = 3
"""Meanings with which a denial opens, who denies among them."""


def denials(story: Story, runs: Runs) -> dict[int, int]:
    """For each run, by its index, that accuses somebody of another land who denies it in a passage
    of any article: the run of the shortest such passage. Empty where nobody denies anything.
    """
    answers: dict[str, int] = {}
    for index, run in enumerate(runs):
        country = _denier(story.units[run.units[0]])
        if country is not None and runs.passage(index) is not None:
            best = answers.setdefault(country, index)
            if runs.words(index) < runs.words(best):
                answers[country] = index
    if not answers:
        return {}
    found: dict[int, int] = {}
    for index, run in enumerate(runs):
        for number in run.units:
            for country in _accused(story.units[number]):
                denial = answers.get(country, index)
                if denial != index and _of_one_thing(story, run, runs[denial]):
                    found.setdefault(index, denial)
    return found


def _of_one_thing(story: Story, run: Run, denial: Run) -> bool:
    """Whether two runs have a meaning in common that is no place and no figure."""
    mine, theirs = (
        {t.key for number in one.units for t in story.units[number].tokens if t.key[0] not in "#~"}
        for one in (run, denial)
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
