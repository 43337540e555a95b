"""What a sentence encoder says: whether the two mean the same, and which part only one has.

A part is missing or added where the two sentences are nearer to each other without it. On 226
right translations of newswire the best gain by leaving a part out was 0.026; for clauses added to
some of them it was 0.06 and more, for dropped ones 0.04 to 0.3.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.arabic import tidy
from summarizer.semantics import SentenceEncoder

MIN_LIKENESS = 0.4
"""Cosine below which the two are not about one thing: 226 right translations had 0.51 and more,
strangers -0.1 to 0.1."""

MIN_GAIN = 0.05
"""Cosine gained from which on a part left out is one that the other side does not have."""

MIN_PART_WORDS = 3
MIN_ADDED_WORDS = 4
MIN_REST_WORDS = 4
MAX_PARTED_WORDS = 300
"""Words of a text above which no part is tried: none weighs enough in it, and each try costs."""

MAX_PARTS = 40
"""Parts tried of one sentence, the longest first: two milliseconds each."""

_ENGLISH_BORDER = re.compile(
    r"(?<=[,;:])\s+|\s+(?=(?:and|but|while|because|after|before|that|which|who|where|when|amid|as|"
    r"with|by|in|on|at|for|from|of|to|despite|near|during|following|due|through|against)\b)"
)
_ARABIC_BORDER = re.compile(
    r"(?<=[،؛,;])\s+|\s+(?=(?:كما|فيما|بينما|لكن\w*|ولكن\w*|حيث|إذ|وذلك|مما|وقد|وسط|بسبب|بعد|قبل|في|من|"
    r"على|إلى|عن|مع|خلال|رغم|أن|إن|التي|الذي|الذين|و[^\W\d_]{3,})\s)"
)


def compare_meaning(arabic: str, english: str, encoder: SentenceEncoder) -> list[str]:
    """The reasons of kinds `meaning`, `added` and `missing`; none where the two say the same or
    either is empty.
    """
    given, made = tidy(arabic), " ".join(english.split())
    if not given or not made:
        return []
    english_parts = [pair for pair in parts_of(made, _ENGLISH_BORDER) if _is_adjunct(made, pair[0])]
    arabic_parts = parts_of(given, _ARABIC_BORDER)
    whole, *without = encoder.similarities(given, [made, *(rest for _, rest in english_parts)])
    if whole < MIN_LIKENESS:
        return [f"meaning: {whole:.2f} alike"]
    reasons = _gained("added", whole, english_parts, without)
    return reasons + _gained(
        "missing", whole, arabic_parts, encoder.similarities(made, [r for _, r in arabic_parts])
    )


def _gained(
    kind: str, whole: float, parts: Sequence[tuple[str, str]], without: Sequence[float]
) -> list[str]:
    """The reason for the part without which the two are nearest, where that is enough."""
    gains = [
        (round(likeness - whole, 3), -len(part), part)
        for (part, _), likeness in zip(parts, without, strict=True)
    ]
    best, _, part = max(gains, default=(0.0, 0, ""))
    return [f"{kind}: {part.strip(' ,;.،؛')}"] if best >= MIN_GAIN else []


def _is_adjunct(sentence: str, part: str) -> bool:
    """Whether the sentence stands without the part: it ends it, or a word that joins clauses begins
    it and no verb of saying stands in front, or commas enclose it.
    """
    if len(part.split()) < MIN_ADDED_WORDS or part.startswith("of "):
        return False
    before, _, after = sentence.partition(part)
    if before.rstrip().endswith(",") and (part.endswith(",") or not after.strip()):
        return True
    words = before.split()
    return (
        bool(words)
        and not (
            part.startswith(("that ", "to ")) and words[-1].endswith(("ed", "id", "s", "ing", "ay"))
        )
        and not words[-1].endswith(",")
    )


def parts_of(text: str, border: re.Pattern[str]) -> list[tuple[str, str]]:
    """Runs of phrases of `text`, each with what remains without it, the longest first; none of a
    sentence of one phrase, or of more than MAX_PARTED_WORDS.
    """
    if len(text.split()) > MAX_PARTED_WORDS:
        return []
    phrases = [phrase for phrase in border.split(text) if phrase]
    found = []
    for start in range(len(phrases)):
        for end in range(start + 1, len(phrases) + 1):
            part = " ".join(phrases[start:end])
            rest = " ".join((*phrases[:start], *phrases[end:]))
            if len(part.split()) >= MIN_PART_WORDS and len(rest.split()) >= MIN_REST_WORDS:
                found.append((part, rest))
    found.sort(key=lambda pair: -len(pair[0]))
    return found[:MAX_PARTS]
