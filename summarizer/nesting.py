"""Pages that nest deeper than their parser goes, made flat.

libxml2 stops at 256 elements inside each other and drops all that stands deeper, without a word.
"""

from __future__ import annotations

import re

MAX_DEPTH = 200
"""Elements inside each other from which on the tags of further ones are dropped."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "big", "code", "em", "font", "i", "ins", "label", "mark", "q"}
    | {"s", "small", "span", "strong", "sub", "sup", "time", "tt", "u"}
)
_WRAPPERS = _INLINE | {
    *("article", "blockquote", "center", "details", "div", "dl", "figure", "main", "ol", "section"),
    *("table", "tbody", "td", "tr", "ul"),
}
_BREAK = "<br>"


def flatten(html: str) -> str:
    """`html` without the tags of wrappers that stand inside more than `MAX_DEPTH` others; those of
    blocks become line breaks. What nests less stays as it is, character by character.
    """
    found: list[str] = []
    at = depth = 0
    for tag in _TAG.finditer(html):
        name = tag[2].lower()
        if name not in _WRAPPERS or tag[0].endswith("/>"):
            continue
        depth += -1 if tag[1] else 1
        if depth < 0:
            depth = 0
        if depth + bool(tag[1]) <= MAX_DEPTH:
            continue
        between = html[at : tag.start()]
        if between:
            found.append(between)
        if name not in _INLINE and found[-1:] != [_BREAK]:
            found.append(_BREAK)
        at = tag.end()
    return "".join([*found, html[at:]]) if found else html
