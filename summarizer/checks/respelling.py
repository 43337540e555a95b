"""Other ways to write one name: with other vowels, in two words, with a letter misplaced."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.checks.wording import Token
from summarizer.terms import consonants

MIN_JOINED = 4
"""Consonants from which on two words written as one are a name."""


def other_spellings(claim: Sequence[Token], at: int) -> list[tuple[str, str, str]]:
    """Where the token may stand written another way, and how it is spelt here: with other vowels,
    or in two words.
    """
    token = claim[at]
    keys = []
    if len(token.term) >= 4 and len(key := consonants(token.term)) >= 2:
        keys.append(("spelt", key, token.term))
    whole = consonants(token.word)
    if len(whole) >= MIN_JOINED:
        keys.append(("joined", whole, token.word))
    for first, second in ((at - 1, at), (at, at + 1)):
        if first >= 0 and second < len(claim) and claim[first].term and claim[second].term:
            pair = claim[first].word + claim[second].word
            if len(key := consonants(pair)) >= MIN_JOINED:
                keys.extend((("spelt", key, pair), ("joined", key, pair)))
    return keys


def alike(there: str, here: str) -> bool:
    """Whether two terms of the same consonants are one name: long vowels are written or not."""
    return abs(len(there) - len(here)) <= 1 and there[0] == here[0] and there[-1] == here[-1]


def one_letter_apart(a: str, b: str) -> bool:
    """Whether two different words become one by a letter put in, left out, changed or moved past
    its neighbour."""
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1 or a == b:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return a[at:] == b[at + 1 :]
    moved = a[at : at + 2][::-1] == b[at : at + 2] and a[at + 2 :] == b[at + 2 :]
    return moved or a[at + 1 :] == b[at + 1 :]
