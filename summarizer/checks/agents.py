"""Who did it to whom: agent and patient exchanged, and deeds given to another.

Compared is the order of two shared names around a shared verb: اشترت الف باء and اشترت باء الف. A
passive changes places too, but then the agent stands behind a preposition that the active lacks.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.checks.frames import Frame
from summarizer.checks.grounding import Ground, Grounding
from summarizer.checks.verbs import (
    by_agent,
    deed_at,
    preposition_of,
    reciprocal,
    tense_at,
)
from summarizer.checks.wording import Tie, Token, ties

MIN_SHARE = 0.4
"""Share (0..1) of a claim's weight that a source sentence needs for its roles to be compared."""

_NEAR = 4
"""Words within which two names in a row name one party."""

_SURE = 0.9
"""Strength (0..1) from which on a word stands in the sources for sure."""

_MANY = 3
"""Words shared from which on two groups are one party, whatever else they have."""


def swapped_roles(claim: Sequence[Token], grounding: Grounding, ground: Ground) -> list[str]:
    """The words of each claim's agent that is the patient in the sources; empty where roles agree,
    or where any source sentence that tells the deed has them as the claim has.
    """
    found = []
    for verb in range(len(claim)):
        if not claim[verb].content or tense_at(claim, verb) is None:
            continue
        verdicts = []
        for number, share in grounding.share.items():
            frame = ground.frames[number]
            aligned = grounding.aligned[number]
            if share >= MIN_SHARE and aligned[verb] >= 0:
                verdicts.append(_compare(claim, verb, frame, aligned))
        wrong = [words for words in verdicts if words]
        if wrong and all(words is None or words for words in verdicts):
            found.append(wrong[0])
    return found


def _compare(claim: Sequence[Token], verb: int, frame: Frame, aligned: Sequence[int]) -> str | None:
    """The claim's agent where the two have changed places, "" where it is the source's agent, None
    where the two cannot be compared."""
    tokens = frame.tokens
    there = aligned[verb]
    same = tokens[there].word == claim[verb].word and tense_at(claim, verb) != "past"
    if tense_at(tokens, there) is None and not same:
        return None
    mine, theirs = deed_at(claim, verb), deed_at(tokens, there)
    if not mine.agent or not theirs.agent:
        return None
    for here, source in zip(mine.agent[:3], theirs.agent[:3], strict=False):
        if aligned[here] == source:
            if claim[here].word.startswith("ال"):
                return ""
            continue  # رئيس، شركة: whose is told by the next word
        if aligned[here] in theirs.agent[:1]:
            return ""
        back = [
            i for i, at in enumerate(aligned) if at == source or _one_land(claim[i], tokens[source])
        ]
        if aligned[here] < 0 or not back:
            return None
        if not theirs.before and not _apart(tokens, source, aligned[here]):
            return None  # one group: name and office may stand either way
        if reciprocal(claim) or reciprocal(tokens) or by_agent(claim) != by_agent(tokens):
            return None
        if preposition_of(claim, back[0]) != preposition_of(tokens, aligned[here]):
            return None
        return " ".join(token.word for token in claim[here : here + 2])
    return ""


def _one_land(a: Token, b: Token) -> bool:
    """Whether a country and a city of it stand for one party (باريس and فرنسا)."""
    if a.place is None or b.place is None or a.place.country is None:
        return False
    return a.place.country == b.place.country and "country" in (
        a.place.kind,
        b.place.kind,
    )


def _apart(tokens: Sequence[Token], a: int, b: int) -> bool:
    """Whether two nouns behind a verb belong to two parties: something stands between them, both
    have the article, or the noun before the one comes again before the other (فريق … فريق).
    """
    low, high = sorted((a, b))
    if tokens[low].word.startswith("ال") and tokens[high].word.startswith("ال"):
        return True
    if tokens[low - 1].term and tokens[low - 1].term == tokens[high - 1].term:
        return True
    return any(
        not tokens[at].term
        or tokens[at].figure >= 0
        or tokens[at].after_pause
        or tense_at(tokens, at) is not None
        for at in range(low + 1, high)
    )


def exchanged_agents(claim: Sequence[Token], grounding: Grounding, ground: Ground) -> list[str]:
    """The agents of the claim's deeds that every source sentence which tells the deed gives to
    another, though the claim's agent stands elsewhere in the sources."""
    found = []
    for verb in range(len(claim)):
        if not claim[verb].content or tense_at(claim, verb) is None:
            continue
        agent = deed_at(claim, verb).agent
        if not agent or grounding.strength[agent[0]] < _SURE:
            continue
        verdicts = []
        for number, share in grounding.share.items():
            aligned = grounding.aligned[number]
            if share >= MIN_SHARE and aligned[verb] >= 0:
                tokens = ground.frames[number].tokens
                verdicts.append(_is_other(claim, agent, tokens, aligned, verb, ground))
        if verdicts and all(verdicts):
            found.append(" ".join(claim[at].word for at in agent[:2]))
    return found


def _is_other(
    claim: Sequence[Token],
    agent: Sequence[int],
    tokens: Sequence[Token],
    aligned: Sequence[int],
    verb: int,
    ground: Ground,
) -> bool:
    """Whether the source sentence names an agent of the deed who is not the claim's."""
    if tense_at(tokens, aligned[verb]) is None:
        return False
    theirs = deed_at(tokens, aligned[verb]).agent
    if not theirs or aligned[agent[0]] >= 0 or theirs[0] in aligned:
        return False
    mine = [claim[at] for at in agent[:2] if aligned[at] < 0]
    return not one_party(mine, [tokens[at] for at in theirs[:2]], ground)


def one_party(a: Sequence[Token], b: Sequence[Token], ground: Ground) -> bool:
    """Whether two groups of words may name one party: they share more than the name of an office,
    or stand next to each other in a source (رئيس الهيئة حسن الشامي)."""
    keys_a = [_names(token) for token in a if token.content]
    keys_b = [_names(token) for token in b if token.content]
    if not keys_a or not keys_b:
        return True
    all_a, all_b = set().union(*keys_a), set().union(*keys_b)
    if sum(1 for keys in keys_a if keys & all_b) >= _MANY:
        return True
    if keys_a[0] & keys_b[0]:
        # One office; whose it is must not be told otherwise by both.
        rest_a = [keys for keys in keys_a[1:] if not keys & all_b]
        rest_b = [keys for keys in keys_b[1:] if not keys & all_a]
        if not rest_a or not rest_b:
            return True
    elif any(keys & all_b for keys in keys_a[:2]) or any(keys & all_a for keys in keys_b[:2]):
        return True
    return _side_by_side(set().union(*keys_a[:2]) - all_b, set().union(*keys_b[:2]) - all_a, ground)


def _names(token: Token) -> set[tuple[Tie, str]]:
    return {tie for tie in ties(token) if tie[0] not in ("root", "deed")}


def _side_by_side(a: set[tuple[Tie, str]], b: set[tuple[Tie, str]], ground: Ground) -> bool:
    """Whether some source has a name of `a` within `_NEAR` words of one of `b`, in one group."""
    for frame in ground.frames:
        last = -_NEAR, ""
        for at, token in enumerate(frame.tokens):
            if tense_at(frame.tokens, at) is not None or token.after_pause:
                last = -_NEAR, ""
            keys = _names(token)
            side = "a" if keys & a else "b" if keys & b else ""
            if side:
                if last[1] and last[1] != side and at - last[0] < _NEAR:
                    return True
                last = at, side
    return False
