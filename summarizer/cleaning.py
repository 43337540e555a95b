"""From a text as received to the article's own words.

A line is judged by its own shape and words (`furniture`), then by its place (`layout`); datelines
and signatures are cut off the first and last paragraph. Where a rule could take a sentence of the
article it is kept: a line of furniture left over costs a reader less than a sentence lost.
"""

from __future__ import annotations

import re

from summarizer.arabic import fold_words, mask_entities
from summarizer.articles import Article, CleanArticle, Paragraph, Removed
from summarizer.datelines import find_dateline, origin_of_line
from summarizer.layout import KINDS, judge_lines
from summarizer.lines import Line, join_wrapped, split_lines
from summarizer.signatures import find_credit, find_signature, signature_agencies

_SITE_MARK = re.compile(r"\s+[|\-–—»:]\s+|\s*\|\s*")


def clean(article: Article) -> CleanArticle:
    """The article's own paragraphs, and what else stands in its text.

    Total: any text. At least one paragraph stays wherever the text has a word; an empty text has
    none. Spans count in `article.text`.
    """
    lines = join_wrapped(split_lines(article.text))
    return _assemble(article, lines, judge_lines(lines, article.title, article.source))


def _assemble(article: Article, lines: list[Line], verdicts: list[str]) -> CleanArticle:
    text, shown = article.text, mask_entities(article.text)
    paragraphs: list[Paragraph] = []
    removed: list[Removed] = []
    agencies: list[str] = []
    headline: tuple[int, int] | None = None
    body = [index for index, verdict in enumerate(verdicts) if verdict in {"body", "item"}]
    page = " ".join(line.folded for line in lines[:60])
    numbered = sum(lines[index].numbered for index in body) > 1
    for index, (line, verdict) in enumerate(zip(lines, verdicts, strict=True)):
        start, end = line.start, line.end
        if verdict not in KINDS:
            if verdict == "headline":
                headline = start, end = _without_site(line, lines, article.source)
            if verdict == "dateline":
                named = origin_of_line(line.bare, outlet=article.source, titled=True)
                agencies.extend(named or ())
            if verdict in {"signature", "credit", "dateline", "caption"}:
                agencies.extend(signature_agencies(line.bare, anything=True) or ())
            removed.append(Removed(start, end, verdict))
            continue
        if line.marker and verdict == "item":
            if not line.numbered or numbered:
                removed.append(Removed(start, start + line.marker, "marker"))
                start += line.marker
            else:
                verdict = "body"
        if body and index == body[0]:
            origin = find_dateline(shown, start, end, outlet=article.source, page=page)
            if origin is not None:
                removed.append(Removed(start, origin.end, "dateline"))
                agencies.extend(origin.agencies)
                start = origin.end
        if verdict in {"body", "item"}:
            closes = find_signature if index == body[-1] else find_credit
            origin = closes(shown, start, end)
            if origin is not None:
                removed.append(Removed(origin.start, end, "signature"))
                agencies.extend(origin.agencies)
                end = origin.start
        end = start + len(text[start:end].rstrip())
        paragraphs.append(Paragraph(start, end, KINDS[verdict]))
    return CleanArticle(
        article=article,
        paragraphs=tuple(paragraphs),
        removed=_complete(text, paragraphs, removed),
        headline=headline,
        agencies=tuple(dict.fromkeys(agencies)),
    )


def _without_site(line: Line, lines: list[Line], source: str | None) -> tuple[int, int]:
    """The span of a headline without the site's name, where that is set off by a bar or a dash and
    stands alone elsewhere on the page or is the article's source.
    """
    names = {other.words for other in lines if len(other.words) < 5}
    names.add(tuple(fold_words(source or "")))
    for match in _SITE_MARK.finditer(line.shown):
        if tuple(fold_words(line.shown[match.end() :])) in names:
            return line.start, line.start + match.start()
        if tuple(fold_words(line.shown[: match.start()])) in names:
            return line.start + match.end(), line.end
    return line.start, line.end


def _complete(
    text: str, paragraphs: list[Paragraph], removed: list[Removed]
) -> tuple[Removed, ...]:
    """`removed`, trimmed and in order, with every character added that no span holds."""
    spans = [(span.start, span.end, "") for span in paragraphs]
    spans += [(span.start, span.end, span.reason) for span in removed]
    found: list[Removed] = []
    position = 0
    for start, end, reason in [*sorted(spans), (len(text), len(text), "")]:
        for begin, stop, why in ((position, start, "separator"), (start, end, reason)):
            piece = text[begin:stop]
            if why and piece.strip():
                begin += len(piece) - len(piece.lstrip())
                found.append(Removed(begin, begin + len(piece.strip()), why))
        position = max(position, end)
    return tuple(found)
