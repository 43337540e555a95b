"""An answer as people read it: the bare text, a page of Markdown, and a terminal.

The page is laid out once, as lines of a kind each; Markdown and the terminal dress them.
"""

from __future__ import annotations

import re

from rich.console import Console
from rich.text import Text

from api.answers import Answer, ChecksAnswer, ReportAnswer, TranslationAnswer
from api.layout import lay_out
from api.lines import Line

TERMINAL_STATEMENTS = 8
"""Merged statements that a terminal shows; the rest are counted."""

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")


def to_text(answer: Answer) -> str:
    """Just the summary, and below it the English one where there is one; ends with a newline."""
    texts = [answer.summary.ar.text]
    if answer.summary.en is not None:
        texts.append(answer.summary.en.text)
    return "\n\n".join(texts) + "\n"


def to_markdown(answer: Answer | ReportAnswer | ChecksAnswer | TranslationAnswer) -> str:
    """A readable page of an answer: for a summary headline, summary with the numbers of its
    sources, the sources word for word, what was merged, what conflicts, notes. Ends with a newline.
    """
    return "".join(_dressed(line) for line in lay_out(answer)).strip() + "\n"


def to_terminal(
    answer: Answer | ReportAnswer | ChecksAnswer | TranslationAnswer, console: Console
) -> None:
    """Prints the same page on `console`, which decides on colours and on the width.

    Lines are wrapped on a terminal only; in a pipe each stays whole.
    """
    shown = hidden = 0
    for line in lay_out(answer):
        if line.style == "statement":
            shown += 1
            hidden += shown > TERMINAL_STATEMENTS
        elif line.style in {"heading", "foot"}:
            if hidden:
                _print(console, Line("detail", f"… and {hidden} more, in the JSON answer"))
            shown = hidden = 0
            console.print()
        if line.style != "wording" and not hidden:
            _print(console, line)
        if line.style == "title":
            console.print()


_LOOK: dict[str, tuple[str, str, int]] = {
    "title": ("bold", "", 0),
    "heading": ("bold cyan", "", 0),
    "text": ("", "", 0),
    "source": ("cyan", "", 2),
    "quote": ("", "", 6),
    "statement": ("", "• ", 2),
    "item": ("", "• ", 2),
    "detail": ("dim", "", 4),
    "foot": ("dim", "", 0),
}
"""Style, sign at the start, and indentation in columns, by kind of line."""


def _print(console: Console, line: Line) -> None:
    style, sign, left = _LOOK[line.style]
    text = Text(line.text, style=style)
    if line.marker:
        text.append(f" {line.marker}", style="cyan")
    first = " " * left + sign
    if not console.is_terminal:
        console.print(
            first + text.plain, soft_wrap=True, markup=False, highlight=False, emoji=False
        )
        return
    # Not rich's Padding: it fills lines with blanks, and a terminal that sets Arabic from the
    # right would begin each line with them.
    margin = first
    for row in text.wrap(console, max(20, console.width - len(first))):
        row.rstrip()
        console.print(Text(margin, style=style) + row, no_wrap=True, overflow="ignore", crop=False)
        margin = " " * len(first)


_PREFIX: dict[str, tuple[str, str]] = {
    "title": ("# ", "\n\n"),
    "heading": ("\n## ", "\n\n"),
    "text": ("", "\n\n"),
    "source": ("- ", "\n"),
    "quote": ("  > ", "\n"),
    "statement": ("- ", "\n"),
    "item": ("- ", "\n"),
    "detail": ("  - ", "\n"),
    "wording": ("  - ", "\n"),
    "foot": ("\n---\n\n", "\n"),
}


def _dressed(line: Line) -> str:
    before, after = _PREFIX[line.style]
    marker = f" {line.marker}" if line.marker else ""
    return before + _MARKDOWN.sub(r"\\\1", line.text) + marker + after
