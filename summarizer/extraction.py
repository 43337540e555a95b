"""The article out of an HTML page: trafilatura for the text, the page's own metadata for the rest.

What furniture the extractor leaves goes in `cleaning`, like that of any scraped text. Here the care
is for what it drops: of its several readings the one is taken that misses least of the page's
paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from summarizer.errors import BadArticle
from summarizer.metadata import linked_data, page_published_at, page_source, page_title
from summarizer.nesting import flatten
from summarizer.rendering import find_container, is_within, letters_of, render

MAX_MISSING = 0.05
"""Share (0..1) of the prose's letters that a reading may miss."""

_TAG = re.compile(r"<[a-zA-Z]")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The article of a page: its paragraphs as lines of `text`; `title`, `source` and
    `published_at` as the page's metadata state them, None where they do not.
    """

    text: str
    title: str | None
    source: str | None
    published_at: datetime | date | None


def extract_article(html: str) -> Extracted:
    """The article in the page `html`.

    Raises BadArticle where there is none: no markup that can be read, or no text in it.
    """
    # trafilatura takes 0.2 s to import: only those who send HTML pay for it.
    from trafilatura import load_html

    if not _TAG.search(html):
        raise BadArticle("the HTML is empty or holds no markup")
    if not re.search("<(?:html|body)\\b", html, re.IGNORECASE):
        html = f"<html><body>{html}</body></html>"
    html = flatten(html)
    try:
        tree = load_html(html)
        if tree is None:
            raise BadArticle("the HTML cannot be read as a page")
        text = _text(html, tree)
        stated = list(linked_data(tree))
    except RecursionError as exc:
        raise BadArticle("the HTML is nested too deeply") from exc
    if not any(map(str.isalpha, text)):
        raise BadArticle("no article was found in the HTML")
    source = page_source(tree, stated)
    title = page_title(tree, stated, source)
    return Extracted(text, title, source, page_published_at(tree, stated))


def _text(html: str, tree: Any) -> str:
    """The reading of the page that misses least of its prose, the most precise one first; where all
    miss some, or break lines apart, the lines of the element that holds the article.
    """
    rendered = list(render(tree))
    best, best_missing = "", float("inf")
    for reading in _readings(html):
        text = "\n".join(line.strip() for line in reading.splitlines() if line.strip())
        container = find_container(rendered, letters_of(text))
        inside = [line for line in rendered if is_within(line.element, container)]
        wanted = [letters_of(line.text) for line in inside if line.is_prose]
        # A row of a table ("| a | b |") runs its cells together.
        joined = "\n".join(map(letters_of, re.findall(r"^[^|].*", text, re.MULTILINE)))
        missing = sum(len(paragraph) for paragraph in wanted if paragraph not in joined)
        if text and missing < best_missing:
            best, best_missing = text, missing
        if text and missing <= MAX_MISSING * sum(map(len, wanted)):
            return text
        if text and inside:
            best, best_missing = "\n".join(line.text for line in inside), 0
    return best


def _readings(html: str) -> Iterator[str]:
    """What trafilatura makes of the page: balanced, then with more recall, then its baseline."""
    from trafilatura import baseline, extract

    for recall in (False, True):
        yield (
            extract(
                html,
                output_format="txt",
                favor_recall=recall,
                include_comments=False,
                include_tables=True,
                include_images=False,
                include_links=False,
                include_formatting=False,
                deduplicate=False,
            )
            or ""
        )
    yield baseline(html)[1]
