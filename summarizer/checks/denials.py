"""Which words of a sentence its particles of negation deny."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.checks.wording import Token
from summarizer.polarity import is_negation

_REACH = 4

VERBAL = frozenset(
    prefix + word for word in ("لا", "لم", "لن", "ليس", "ليست") for prefix in ("", "و", "ف")
) | {"ليسوا", "ليسا", "ليستا", "لسنا", "لست", "وليسوا"}
"""Particles that deny a clause; the others deny a noun."""

_OF_DEEDS = frozenset(
    prefix + word for word in ("عدم", "دون", "بدون") for prefix in ("", "و", "ب", "ل")
)
"""Particles that stand before a verbal noun and what it is the deed of (دون وقوع إصابات)."""

_WITHIN = frozenset({"اي", "ايه", "يكن", "تكن", "قد", "يعد", "تعد", "يتم", "تتم"})
"""Words that a negation passes over: لم تعد قادرة."""

_OF_POWER = frozenset({"ان", "من"})
"""Words behind a denied verb through which the denial goes on: لا يستطيع أن، لم يتمكن من."""

_ASSERTING = frozenset({"فقط", "يزال", "تزال", "يزالون", "زال", "زالت", "شك", "بد", "سيما"})
"""Words with which a negation asserts: لا يزال، ليس فقط."""


@dataclass(frozen=True, slots=True)
class Denials:
    """Positions of denied words, each to that of its particle: in `close` the one word that a
    particle stands before, in `wide` all that it may reach, up to a pause or a preposition.
    """

    close: Mapping[int, int]
    wide: Mapping[int, int]


def find_denials(tokens: Sequence[Token]) -> Denials:
    """What a sentence denies; both mappings are empty where it denies nothing."""
    folded = [token.word for token in tokens]
    close: dict[int, int] = {}
    wide: dict[int, int] = {}
    for at in range(len(tokens)):
        if not is_negation(folded, at) or _asserts(folded, at):
            continue
        reach = _REACH if folded[at] in VERBAL else 2 if folded[at] in _OF_DEEDS else 1
        reached = 0
        for behind in range(at + 1, len(tokens)):
            token = tokens[behind]
            if token.after_pause and reached:
                break
            if token.word in _WITHIN:
                continue
            if not token.term:
                if reached and not (reached == 1 and token.word in _OF_POWER):
                    break
                continue
            if reached == 0:
                close[behind] = at
            wide[behind] = at
            reached += 1
            if reached == reach:
                break
    return Denials(close, wide)


def _asserts(folded: Sequence[str], at: int) -> bool:
    """Whether the particle belongs to لا … إلا, لم … سوى or لا يزال, which assert."""
    following = folded[at + 1 : at + 7]
    return bool(
        {"الا", "سوي"}.intersection(following[1:]) or _ASSERTING.intersection(following[:1])
    )
