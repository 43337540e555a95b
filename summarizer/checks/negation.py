"""What the claim denies and the sources assert, or the other way round."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.checks.grounding import Ground, Grounding
from summarizer.checks.verbs import tense_at
from summarizer.checks.wording import Token
from summarizer.polarity import is_negation
from summarizer.thesaurus import converses, opposites

_REACH = 4
_BESIDE = 2
_MIN_SHARE = 0.3


def denied(tokens: Sequence[Token]) -> tuple[dict[int, int], dict[int, int]]:
    """Positions of words to that of the particle that denies them: first the one word that each
    particle stands before, then all that it may reach up to a pause or the next preposition.
    """
    folded = [token.word for token in tokens]
    close: dict[int, int] = {}
    wide: dict[int, int] = {}
    for at in range(len(tokens)):
        if not is_negation(folded, at) or _except(folded, at):
            continue
        count = 0
        for behind in range(at + 1, len(tokens)):
            if tokens[behind].after_pause and count:
                break
            if not tokens[behind].term:
                if count and tokens[behind].word not in _WITHIN:
                    break
                continue
            if tokens[behind].word in _WITHIN:
                continue
            if count == 0:
                close[behind] = at
            wide[behind] = at
            count += 1
            if count == (_REACH if folded[at] in _VERBAL else 2 if folded[at] in _OF_DEEDS else 1):
                break
    return close, wide


_VERBAL = frozenset(
    prefix + word for word in ("لا", "لم", "لن", "ليس", "ليست") for prefix in ("", "و", "ف")
) | {"ليسوا", "ليسا", "ليستا", "لسنا", "لست", "وليسوا"}
"""Particles that deny a clause; the others deny a noun."""

_OF_DEEDS = frozenset(
    prefix + word for word in ("عدم", "دون", "بدون") for prefix in ("", "و", "ب", "ل")
)
"""Particles that stand before a verbal noun and what it is the deed of (دون وقوع إصابات)."""

_COPULAS = frozenset({"يكن", "تكن", "يكونوا"})

_WITHIN = frozenset({"اي", "ايه", "يكن", "تكن", "قد", "يعد", "تعد", "يتم", "تتم"})
"""Words that a negation passes over: لم تعد قادرة."""


def _except(folded: Sequence[str], at: int) -> bool:
    """Whether لا … إلا or لم … سوى follow, which assert: ليس فقط, لا يزال too."""
    following = folded[at + 1 : at + 7]
    return bool(
        {"الا", "سوي"}.intersection(following[1:])
        or (
            following[:1]
            and following[0] in {"فقط", "يزال", "تزال", "يزالون", "زال", "زالت", "شك", "بد", "سيما"}
        )
    )


def turned(claim: Sequence[Token], grounding: Grounding, ground: Ground) -> list[str]:
    """The claim's words that one side denies and the other asserts, each with its particle; empty
    where any source sentence agrees.
    """
    close, wide = denied(claim)
    found = []
    for at, token in enumerate(claim):
        if not token.content:
            continue
        votes = []
        for number in grounding.chosen:
            place = grounding.aligned[number][at]
            if place < 0 or grounding.share[number] < _MIN_SHARE:
                continue
            tokens = ground.frames[number].tokens
            close_there, wide_there = denied(tokens)
            if not _same_place(claim, at, tokens, place, grounding.aligned[number]):
                continue
            if at in close and place not in wide_there:
                votes.append(claim[close[at]].word)
            elif place in close_there and at not in wide:
                votes.append(tokens[close_there[place]].word)
            else:
                votes.append("")
        if votes and all(votes):
            found.append(f"{votes[0]} {token.word}")
    return found


def opposed(claim: Sequence[Token], grounding: Grounding, ground: Ground) -> list[str]:
    """The claim's words that stand where a sentence it rests on has their opposite, unless one of
    the two is denied; empty where some sentence has the word itself.
    """
    close, _ = denied(claim)
    found = []
    for at, token in enumerate(claim):
        if not token.concept or _has_meaning(token, grounding, ground):
            continue
        for number in grounding.chosen:
            if grounding.share[number] < _MIN_SHARE:
                continue
            tokens = ground.frames[number].tokens
            close_there, _ = denied(tokens)
            for place, other in enumerate(tokens):
                if (
                    other.concept
                    and opposites(token.concept, other.concept)
                    and not converses(token.concept, other.concept)
                    and (at in close) == (place in close_there)
                    and not any(mine.concept == other.concept for mine in claim)
                    and _same_place(claim, at, tokens, place, grounding.aligned[number])
                ):
                    found.append(f"{token.word} / {other.word}")
    return found


def _has_meaning(token: Token, grounding: Grounding, ground: Ground) -> bool:
    return any(
        other.concept == token.concept
        for number in grounding.chosen
        for other in ground.frames[number].tokens
    )


def _same_place(
    claim: Sequence[Token],
    at: int,
    tokens: Sequence[Token],
    place: int,
    aligned: Sequence[int],
) -> bool:
    """Whether two words stand beside the same word: a preposition before it, another word within
    two content words of it."""
    mine, theirs = _beside(claim, at), _beside(tokens, place)
    if not claim[at].term or not tokens[place].term:
        mine, theirs = [i for i in mine if i > at][:1], [i for i in theirs if i > place][:1]
    return any(aligned[here] in theirs for here in mine)


def _beside(tokens: Sequence[Token], at: int) -> list[int]:
    before = [i for i in range(at) if tokens[i].content][-_BESIDE:]
    behind = [i for i in range(at + 1, len(tokens)) if tokens[i].content][:_BESIDE]
    return before + behind


def ungrounded_denial(claim: Sequence[Token], grounding: Grounding) -> list[str]:
    """Words that the claim denies and that no source has: the sources cannot have denied them.
    Of a clause without a verb (ليس مسلحا) that is what it says of its subject.
    """
    close, wide = denied(claim)
    found = []
    for at, particle in wide.items():
        copula = claim[particle].word.lstrip("وف")[:2] == "لي" or (
            particle + 1 < len(claim) and claim[particle + 1].word in _COPULAS
        )
        named = at + 1 < len(claim) and grounding.strength[at + 1] > 0
        if (
            claim[at].content
            and claim[particle].word in _VERBAL
            and grounding.strength[at] == 0
            and (copula or (at in close and not (tense_at(claim, at) is not None and named)))
        ):
            found.append(f"{claim[particle].word} {claim[at].word}")
    return found
