"""The lines of an HTML page as a browser would show them, without what is furniture by its element
or by the name of its class.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from summarizer.arabic import arabic_share, fold, tidy

MIN_PARAGRAPH_WORDS = 7
"""Words from which on a line that ends as a sentence should not be missing."""

_BLOCKS = frozenset(
    {"p", "li", "ul", "ol", "dl", "dd", "dt", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"td", "th", "tr", "table", "tbody", "div", "section", "article", "main", "center", "pre"}
    | {"figure", "hr", "body", "html", "address", "details", "summary"}
)
_NOT_ARTICLE = frozenset(
    {"nav", "aside", "footer", "header", "form", "script", "style", "noscript", "figcaption"}
    | {"button", "select", "iframe", "template", "svg"}
)
_NOT_ARTICLE_NAME = re.compile(
    r"\b(?:nav|menu|related|sidebar|comments?|footer|share|social|breadcrumb|tags?|cookie|popup|"
    r"newsletter|promo|banner|most-?read|recommend\w*|advert\w*|copyright|widget)\b",
    re.IGNORECASE,
)


def letters_of(text: str) -> str:
    """The folded letters and digits of `text` alone, to compare texts spaced differently."""
    return "".join(filter(str.isalnum, fold(text)))


@dataclass(frozen=True, slots=True)
class Rendered:
    """A line of the page as a browser shows it, and the element in which it stands."""

    text: str
    element: Any

    @property
    def is_prose(self) -> bool:
        """Whether it is an Arabic sentence that an article should not miss."""
        words = len(self.text.split())
        ends = self.text.rstrip("\"'”»)").endswith((".", "!", "؟", "…", ":"))
        return (
            words >= MIN_PARAGRAPH_WORDS and (ends or words > 20) and arabic_share(self.text) > 0.5
        )


def render(tree: Any) -> Iterator[Rendered]:
    """The lines of the page in order, those apart that stand in furniture by its place or name."""
    body = tree.find(".//body")
    pieces: list[str] = []
    owner = root = tree if body is None else body
    # (element, entering): an explicit stack, for pages nest deeper than Python may.
    todo: list[tuple[Any, bool]] = [(root, True)]
    while todo:
        element, entering = todo.pop()
        block = element.tag in _BLOCKS
        skipped = _is_furniture(element) and element is not root
        if entering and not skipped:
            if block or element.tag == "br":
                yield from _line(pieces, owner)
            if block:
                owner = element
            pieces.append(element.text or "")
            todo.append((element, False))
            todo.extend((child, True) for child in reversed(element))
            continue
        if block and entering:
            yield from _line(pieces, owner)
        elif block:
            yield from _line(pieces, owner)
            owner = element.getparent() if element is not root else root
        if element is not root:
            pieces.append(element.tail or "")
    yield from _line(pieces, owner)


def _line(pieces: list[str], owner: Any) -> Iterator[Rendered]:
    text = tidy("".join(pieces))
    pieces.clear()
    if text:
        yield Rendered(f"- {text}" if owner.tag == "li" else text, owner)


def _is_furniture(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _NOT_ARTICLE:
        return True
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag not in {"html", "body"} and _NOT_ARTICLE_NAME.search(name) is not None


def find_container(rendered: list[Rendered], letters: str) -> Any:
    """The innermost element that holds every prose line found in `letters`; None for none."""
    common: list[Any] | None = None
    for line in rendered:
        if not line.is_prose or letters_of(line.text) not in letters:
            continue
        chain = [*reversed(list(line.element.iterancestors())), line.element]
        if common is None:
            common = chain
        else:
            same = [one for one, other in zip(common, chain, strict=False) if one is other]
            common = same
    return common[-1] if common else None


def is_within(element: Any, container: Any) -> bool:
    """Whether `element` is `container` or stands in it; never in None."""
    return container is not None and (
        element is container or any(one is container for one in element.iterancestors())
    )
