"""Where quotations and brackets open and close, inside one paragraph.

Outlets leave quotes open, nest straight ones and close what they never opened, so that counting
them says nothing. Each mark is read by what it touches: a straight quote with a word behind it and
none before opens, the other way round it closes. Only pairs count; a mark without a partner is
passed over.
"""

from __future__ import annotations

import re

from summarizer.arabic import INVISIBLE

MAX_DEPTH = 32
"""Open marks that are remembered; the oldest of more are taken for unbalanced."""

_MARK = re.compile('["“”„«»()\\[\\]]')
_OPENERS = {"“": "”", "„": "”", "«": "»", "(": ")", "[": "]"}
_CLOSERS = frozenset(_OPENERS.values())
_PROCLITICS = re.compile(r"(?:^|[\s(\[«“\"])(?:و|ف)?(?:ال|لل|ب|ل|ك|و|ف)?\u0640?$")


def find_quotations(shown: str, start: int, end: int) -> list[tuple[int, int]]:
    """The outermost quotations and brackets of `shown[start:end]` in order, as spans that hold
    both marks. `shown` is a text with its entities masked.
    """
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for match in _MARK.finditer(shown, start, end):
        mark, place = match.group(), match.start()
        if mark == '"':
            closes = _closes(shown, start, end, place, any(want == '"' for want, _ in stack))
            want = '"'
        elif mark in _OPENERS:
            closes, want = False, _OPENERS[mark]
        else:
            closes, want = True, mark
        if not closes:
            if len(stack) == MAX_DEPTH:
                del stack[0]
            stack.append((want, place))
            continue
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth][0] == want:
                pairs.append((stack[depth][1], place + 1))
                del stack[depth:]
                break
    outer: list[tuple[int, int]] = []
    for span in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        if not outer or span[0] >= outer[-1][1]:
            outer.append(span)
    return outer


def _closes(shown: str, start: int, end: int, place: int, is_open: bool) -> bool:
    """Whether the straight quote at `place` closes, by what it touches."""
    before = INVISIBLE.sub("", shown[max(start, place - 6) : place])
    after = INVISIBLE.sub("", shown[place + 1 : min(end, place + 8)])[:1]
    touches_before = before != "" and not before[-1].isspace()
    touches_after = after != "" and not after.isspace()
    if not touches_before:
        return not touches_after and is_open
    if not touches_after:
        # A blank on the wrong side: قال:" كلمة".
        return is_open or before[-1] != ":"
    if after.isalnum():
        # A word on both sides: لـ"الناتو" opens, العراق"و closes.
        return not (_PROCLITICS.search(before) or before[-1] in "([«:،-–")
    return True
