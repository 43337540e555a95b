"""What the claim denies and the sources assert, or the other way round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer.checks.denials import VERBAL, find_denials
from summarizer.checks.grounding import Ground, Grounding
from summarizer.checks.verbs import deed_at, tense_at
from summarizer.checks.wording import Token
from summarizer.thesaurus import converses, opposites

_COPULAS = frozenset({"يكن", "تكن", "يكونوا"})
_BESIDE = 2
_MIN_SHARE = 0.3


def turned(claim: Sequence[Token], grounding: Grounding, ground: Ground) -> list[str]:
    """The claim's words that one side denies and the other asserts, each with its particle; empty
    where any source sentence agrees.
    """
    here = find_denials(claim)
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
            there = ground.frames[number].denials
            if not _same_place(claim, at, tokens, place, grounding.aligned[number]):
                continue
            if _both_ways(claim, at, here.wide) or _both_ways(tokens, place, there.wide):
                continue
            if at in here.close and place not in there.wide:
                votes.append(claim[here.close[at]].word)
            elif place in there.close and at not in here.wide:
                votes.append(tokens[there.close[place]].word)
            else:
                votes.append("")
        if votes and all(votes):
            found.append(f"{votes[0]} {token.word}")
    return found


def opposed(claim: Sequence[Token], grounding: Grounding, ground: Ground) -> list[str]:
    """The claim's words that stand where a sentence it rests on has their opposite, unless one of
    the two is denied; empty where some sentence has the word itself.
    """
    close = find_denials(claim).close
    found = []
    for at, token in enumerate(claim):
        if not token.concept or _has_meaning(token, grounding, ground):
            continue
        for number in grounding.chosen:
            if grounding.share[number] < _MIN_SHARE:
                continue
            tokens = ground.frames[number].tokens
            close_there = ground.frames[number].denials.close
            for place, other in enumerate(tokens):
                if (
                    other.concept
                    and opposites(token.concept, other.concept)
                    and not (
                        converses(token.concept, other.concept)
                        and not _one_agent(claim, at, tokens, place, grounding.aligned[number])
                    )
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


def _one_agent(
    claim: Sequence[Token],
    at: int,
    tokens: Sequence[Token],
    place: int,
    aligned: Sequence[int],
) -> bool:
    """Whether two deeds that are one event from its two sides (beat, lost to) have one agent, which
    then both won and lost."""
    mine, theirs = deed_at(claim, at).agent[:1], deed_at(tokens, place).agent[:1]
    return bool(mine and theirs) and aligned[mine[0]] == theirs[0]


def _both_ways(tokens: Sequence[Token], at: int, wide: Mapping[int, int]) -> bool:
    """Whether the word stands in the span once denied and once not."""
    return len({i in wide for i, t in enumerate(tokens) if t.term == tokens[at].term}) > 1


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
        mine, theirs = (
            [i for i in mine if i > at][:1],
            [i for i in theirs if i > place][:1],
        )
    return any(aligned[here] in theirs for here in mine)


def _beside(tokens: Sequence[Token], at: int) -> list[int]:
    before = [i for i in range(at) if tokens[i].content][-_BESIDE:]
    behind = [i for i in range(at + 1, len(tokens)) if tokens[i].content][:_BESIDE]
    return before + behind


def ungrounded_denial(claim: Sequence[Token], grounding: Grounding) -> list[str]:
    """Words that the claim denies and that no source has: the sources cannot have denied them.
    Of a clause without a verb (ليس مسلحا) that is what it says of its subject.
    """
    denials = find_denials(claim)
    found = []
    for at, particle in denials.wide.items():
        copula = claim[particle].word.lstrip("وف")[:2] == "لي" or (
            particle + 1 < len(claim) and claim[particle + 1].word in _COPULAS
        )
        named = at + 1 < len(claim) and grounding.strength[at + 1] > 0
        if (
            claim[at].content
            and claim[particle].word in VERBAL
            and grounding.strength[at] == 0
            and (
                copula or (at in denials.close and not (tense_at(claim, at) is not None and named))
            )
        ):
            found.append(f"{claim[particle].word} {claim[at].word}")
    return found
