"""Long Arabic sentences cut at clause borders, for models that take short ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_QUOTED = re.compile(r'"[^"]*"|«[^»]*»|“[^”]*”|\([^)]*\)|\[[^\]]*\]')

_OPENERS = (
    r"(?:ثم|كما|فيما|بينما|حيث|إذ|اذ|مما|وسط|قائلا|قائلة|قائلين|مضيفا|مضيفة|مؤكدا|مؤكدة|مشيرا|مشيرة|"
    r"موضحا|موضحة|معتبرا|معتبرة|محذرا|محذرة|لكن\w*|بعد|قبل|رغم|بسبب|في حين|في وقت|في رد|على أن|"
    r"ل[يت]\w{3,}|و\w{2,}|ف[يت]\w{3,})(?!\w)"
)
"""Words that begin a clause of their own behind a comma."""

_LEANING = r"(?:أن|ان|إن|أنه|أنها|إنه|إنها|انه|انها|أنهم|إنهم|الذي|التي|الذين)(?!\w)"
"""Words that lean on the clause before them, so that neither side stands alone."""

_BORDERS = (
    # Best first: a mark that ends a clause, then words that begin one, then any comma but one
    # before what leans on it and the first of two that enclose an apposition.
    re.compile(r"(?<=؛)\s+|(?<=;)\s+"),
    re.compile(rf"(?<=[،,])\s+(?={_OPENERS})|\s+[-–—]\s+"),
    re.compile(
        r"\s+(?=(?:كما|فيما|بينما|لكن|ولكن|لكنه|لكنها|ولكنه|ولكنها|حيث|إذ|اذ|وذلك|مما|وقد|"
        r"في حين|بعد أن|بعد ان|قبل أن|قبل ان|رغم أن|رغم ان|لأن|لان|وأن|وان|"
        r"و(?:قال|أضاف|اضاف|أكد|اكد|أشار|اشار|أوضح|اوضح|ذكر|أعلن|اعلن|تابع|شدد|اعتبر|كان|كانت))\s)"
    ),
    re.compile(rf"(?<=[،,])\s+(?!{_LEANING}|[\"«“]|(?:[^\s،,]+\s+){{0,2}}[^\s،,]+[،,])"),
)
_ENCLOSED = re.compile(r"[،,](?:\s+[^\s،,]+){1,3}[،,]$")
"""A few words between two commas: a day, an age, a name, inside a clause that goes on."""

_MIN_WORDS = 3
"""Words on either side of a cut: less is a fragment that no model understands."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence, trimmed. `border` is the mark that ended it (؛ or ، or their Latin
    forms), "" where a word began the next one or where the sentence ends.
    """

    text: str
    border: str


def split_clauses(
    sentence: str, count_tokens: Callable[[str], int], safe_tokens: int
) -> tuple[Clause, ...]:
    """The sentence in parts of at most `safe_tokens` where its clause borders allow it.

    Cut in halves at the best border nearest to the middle, and again; never inside quotes or
    brackets, never so that a part has less than three words. A part without a border stays whole,
    however long. One empty clause for an empty sentence.
    """
    text = sentence.strip()
    if count_tokens(text) <= safe_tokens:
        return (Clause(text, ""),)
    cut = _best_cut(text)
    if cut is None:
        return (Clause(text, ""),)
    start, end = cut
    before, after = text[:start].rstrip(), text[end:].lstrip()
    border = before[-1] if before[-1] in "؛;،," else ""
    *first, last = split_clauses(before.rstrip("؛;،, "), count_tokens, safe_tokens)
    return (
        *first,
        Clause(last.text, border),
        *split_clauses(after, count_tokens, safe_tokens),
    )


def _best_cut(text: str) -> tuple[int, int] | None:
    closed = [match.span() for match in _QUOTED.finditer(text)]
    for border in _BORDERS:
        found = [
            match.span()
            for match in border.finditer(text)
            if not any(start < match.end() and match.start() < end for start, end in closed)
            and len(text[: match.start()].split()) >= _MIN_WORDS
            and len(text[match.end() :].split()) >= _MIN_WORDS
            and not (border is _BORDERS[-1] and _ENCLOSED.search(text[: match.start()]))
        ]
        if found:
            return min(found, key=lambda span: abs(span[0] + span[1] - len(text)))
    return None
