"""The lines of a text as it was received, with what the cleaning asks about each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from summarizer.arabic import INVISIBLE, LETTER, fold, mask_entities

_LINE = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_IN_WORD = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u2060-\u2064"
_TOKEN = re.compile(
    rf"[^\W\d_]++(?![\d{_IN_WORD}])"
    rf"|(?:[^\W\d_]+[{_IN_WORD}]*)*+\d++(?=[\u0620-\u064a])"
    rf"|[^\W_]+(?:[{_IN_WORD}]+[^\W_]*)*"
)
"""A word with its marks; an Arabic one that is written right behind a figure is its own."""
_END = re.compile(r"[.!?؟…。][\"'“”’»)\]}\s]*$")
_BULLET = re.compile(r"(?:[•●▪■◾◆♦►▶◄◀○◦·*✓✔➤➔]|[-–—](?=\s))\s*")
_NUMBERED = re.compile(r"[(\[]?(?:\d{1,2}|[\u0660-\u0669]{1,2})\s*[-.)\]–](?=\s*[^\W\d])\s*")


@lru_cache(maxsize=65536)
def fold_token(token: str) -> str:
    """The matching form of one word; cached, for news repeats its words."""
    return fold(token)


def tokens(text: str, start: int = 0, end: int | None = None) -> list[tuple[str, int, int]]:
    """The words of `text[start:end]` in order: folded form and span in `text`. Marks and tatweel
    belong to their word; words that fold to nothing are left out.
    """
    return [
        (folded, *match.span())
        for match in _TOKEN.finditer(text, start, len(text) if end is None else end)
        if (folded := fold_token(match[0]))
    ]


def ends_as_sentence(text: str) -> bool:
    """Whether `text` ends in a stop, closing quotes and brackets aside."""
    return _END.search(INVISIBLE.sub("", text[-40:])) is not None


@dataclass(frozen=True)
class Line:
    """A trimmed, non-empty line: `shown` is its text with entities decoded, at equal length."""

    start: int
    end: int
    shown: str
    gap_before: bool
    """Whether an empty line (or the start of the text) stands before it."""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, folded."""
        return tuple(token[0] for token in tokens(self.shown))

    @cached_property
    def folded(self) -> str:
        """Its words with a blank on each side of each, for looking up phrases."""
        return f" {' '.join(self.words)} "

    @cached_property
    def bare(self) -> str:
        """`shown` without invisible characters."""
        return INVISIBLE.sub("", self.shown).strip()

    @cached_property
    def ends(self) -> bool:
        """Whether it ends as a sentence ends."""
        return ends_as_sentence(self.bare)

    @cached_property
    def has_letters(self) -> bool:
        """Whether any letter or digit stands in it."""
        return any(char.isalnum() for char in self.bare)

    @cached_property
    def has_arabic(self) -> bool:
        """Whether an Arabic letter stands in it, of the plain or the presentation blocks."""
        return LETTER.search(self.bare) is not None or LETTER.search(fold(self.bare)) is not None

    @cached_property
    def marker(self) -> int:
        """Characters of a bullet or an item's number at its start; 0 where there is none."""
        match = _BULLET.match(self.shown) or _NUMBERED.match(self.shown)
        return match.end() if match and match.end() < len(self.shown) else 0

    @property
    def numbered(self) -> bool:
        """Whether `marker` is a number."""
        return bool(self.marker) and _NUMBERED.match(self.shown) is not None


def split_lines(text: str) -> list[Line]:
    """The non-empty lines of `text` in order; empty for text of white space alone."""
    shown = mask_entities(text)
    lines: list[Line] = []
    blank = True
    position = 0
    for match in _LINE.finditer(shown):
        if len(shown[position : match.start()].replace("\r\n", "\n")) > 1:
            blank = True
        position = match.end()
        raw = match.group()
        stripped = raw.strip()
        if not stripped or INVISIBLE.sub("", stripped).strip() == "":
            blank = True
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        lines.append(Line(start, start + len(stripped), stripped, blank))
        blank = False
    return lines


def join_wrapped(lines: list[Line]) -> list[Line]:
    """`lines` with those joined that a fixed width broke: most are full and end in mid-sentence."""
    if len(lines) < 4:
        return lines
    widest = max(len(line.bare) for line in lines)
    full = [len(line.bare) >= 0.75 * widest and not line.ends for line in lines]
    followed = [full[i] for i in range(len(lines) - 1) if not lines[i + 1].gap_before]
    if widest > 130 or sum(followed) < max(3, 0.7 * len(followed)):
        return lines
    joined: list[Line] = []
    open_line = False
    for line, is_full in zip(lines, full, strict=True):
        if open_line and not line.gap_before:
            start = joined[-1].start
            gap = " " * (line.start - joined[-1].end)
            shown = joined[-1].shown + gap + line.shown
            joined[-1] = Line(start, line.end, shown, joined[-1].gap_before)
        else:
            joined.append(line)
        open_line = is_full
    return joined
