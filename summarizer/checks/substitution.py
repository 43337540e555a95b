"""Aligned substitution: where the claim has another word in the same place of the same frame.

Claim and source are laid side by side by the words that they share. Between the same neighbours
one has a word that the other has not; neither stands elsewhere. That is a substitution, and the
words around it tell that it is no mere rewording.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.checks.grounding import Ground, Grounding
from summarizer.checks.names import is_bare
from summarizer.checks.verbs import tense_at
from summarizer.checks.wording import Token

MAX_GAP = 4
"""Words that may be exchanged for others in one place; more is another sentence."""


@dataclass(frozen=True, slots=True)
class Substitution:
    """Positions of the claim's words and of those that they stand for in frame `frame`. `framed`
    is 2 where the neighbours on both sides are the same, 1 where one is.
    """

    here: tuple[int, ...]
    frame: int
    there: tuple[int, ...]
    framed: int


def substitutions(
    claim: Sequence[Token], grounding: Grounding, ground: Ground
) -> list[Substitution]:
    """The substitutions of a claim against the sentences it rests on, in the claim's order."""
    found = []
    for gap in _gaps(claim, grounding):
        for number in grounding.chosen:
            one = _in_frame(claim, gap, grounding, number, ground.frames[number].tokens)
            if one is not None:
                if _exchanges_names(claim, one, ground.frames[number].tokens):
                    found.append(one)
                break
    return found


def _exchanges_names(claim: Sequence[Token], one: Substitution, tokens: Sequence[Token]) -> bool:
    """Whether both sides may be names, behind the same word: another noun or adjective in the
    frame may well be a synonym, so the share of words judges it."""
    if len(one.here) > 1 and len(one.there) > 1 and all(_plain(claim[at]) for at in one.here):
        return sum(_plain(tokens[at]) for at in one.there) > 1
    if not (is_bare(claim, one.here[0]) and is_bare(tokens, one.there[0])):
        return False
    before, there = one.here[0] - 1, one.there[0] - 1
    return (
        before >= 0
        and there >= 0
        and (
            claim[before].word == tokens[there].word
            or claim[before].term == tokens[there].term != ""
        )
    )


def _plain(token: Token) -> bool:
    """Whether the word has no article and no meaning that a table knows."""
    return not token.concept and not token.word.startswith(("ال", "وال", "لل", "بال"))


def _gaps(claim: Sequence[Token], grounding: Grounding) -> list[tuple[int, ...]]:
    """Runs of content words without any ground."""
    gaps: list[list[int]] = []
    for at, token in enumerate(claim):
        if not token.content or grounding.strength[at] > 0 or tense_at(claim, at) is not None:
            continue
        if gaps and gaps[-1][-1] == at - 1 and not token.after_pause:
            gaps[-1].append(at)
        else:
            gaps.append([at])
    return [tuple(gap) for gap in gaps if len(gap) <= MAX_GAP]


def _in_frame(
    claim: Sequence[Token],
    gap: tuple[int, ...],
    grounding: Grounding,
    number: int,
    tokens: Sequence[Token],
) -> Substitution | None:
    aligned = grounding.aligned[number]
    left, right = gap[0] - 1, gap[-1] + 1
    start = _anchor(claim, left, aligned, tokens, -1)
    end = _anchor(claim, right, aligned, tokens, 1)
    taken = set(aligned)
    if start is not None and end is not None and 0 < end - start - 1 <= MAX_GAP:
        there = tuple(at for at in range(start + 1, end) if tokens[at].content and at not in taken)
        if there and len(there) == sum(tokens[at].content for at in range(start + 1, end)):
            return Substitution(gap, number, there, 2)
    if start is not None:
        there = _run(tokens, start + 1, 1, taken)
        if there and _closed(claim, right) and _closed(tokens, there[-1] + 1):
            return Substitution(gap, number, there, 1)
    if end is not None:
        there = _run(tokens, end - 1, -1, taken)
        if there and _closed(claim, left, -1) and _closed(tokens, there[0] - 1, -1):
            return Substitution(gap, number, there, 1)
    return None


def _anchor(
    claim: Sequence[Token],
    at: int,
    aligned: Sequence[int],
    tokens: Sequence[Token],
    step: int,
) -> int | None:
    """Where the neighbour of a gap stands in the frame; a function word that both have is seen
    through."""
    if not 0 <= at < len(claim) or claim[max(at, at + 1 if step < 0 else at)].after_pause:
        return None
    if aligned[at] >= 0 and claim[at].term:
        return aligned[at]
    beyond = at + step
    if claim[at].term or not 0 <= beyond < len(claim) or aligned[beyond] < 0:
        return None
    there = aligned[beyond] - step
    if 0 <= there < len(tokens) and tokens[there].word == claim[at].word:
        return there
    return None


def _run(tokens: Sequence[Token], at: int, step: int, taken: set[int]) -> tuple[int, ...]:
    found: list[int] = []
    while (
        0 <= at < len(tokens)
        and tokens[at].content
        and at not in taken
        and len(found) < MAX_GAP
        and not (found and tokens[max(at, at - step)].after_pause)
    ):
        found.append(at)
        at += step
    return tuple(sorted(found))


def _closed(tokens: Sequence[Token], at: int, step: int = 1) -> bool:
    """Whether a group ends here: the sentence does, or a pause or a function word stands here."""
    if not 0 <= at < len(tokens):
        return True
    beside = at if step > 0 else at + 1
    return not tokens[at].term or tokens[beside].after_pause
