"""What `khulasa models try` found, for a terminal: a model's answers beside the extractive ones."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from summarizer.models.trial import TranslatorTrial, Trial

WIDTH = 120
"""Columns where the output is no terminal."""


def tell_summarizer(trial: Trial) -> None:
    """Prints each set, the two answers side by side, and the verdict."""
    console = _console()
    for one in trial.sets:
        table = Table(title=one.name, title_justify="left", expand=True)
        table.add_column("mT5", ratio=1)
        table.add_column("extractive", ratio=1)
        share = one.unsupported / one.drafted if one.drafted else 0.0
        table.add_row(
            f"{share:.0%} of {one.drafted} sentences unsupported, {one.lost} passes lost",
            "0% unsupported: the sources' own words",
        )
        table.add_row(
            f"coverage {one.coverage:.2f}, {one.words} words, {one.seconds:.2f} s",
            f"coverage {one.extractive_coverage:.2f}, {one.extractive_words} words, "
            f"{one.extractive_seconds:.2f} s",
        )
        wrote = Text("wrote: ", style="bold").append(one.drafted_text, style="not bold")
        table.add_row(wrote, Text())
        table.add_row(Text(one.text), Text(one.extractive_text))
        console.print(table)
    console.print(
        Text(
            f"unsupported {trial.unsupported:.0%}, usable {trial.usable:.0%}, coverage "
            f"{trial.coverage:.0%} of the extractive answers' ({trial.prompt_version})"
        )
    )
    verdict = (
        "engine auto lets it write" if trial.why_not is None else "engine auto does not use it"
    )
    console.print(Text(verdict + (f": {trial.why_not}" if trial.why_not else "")))


def tell_translator(trial: TranslatorTrial) -> None:
    """Prints the English of each set, and how many sentences failed their checks."""
    console = _console()
    for name, text in trial.texts.items():
        console.print(Text(f"{name}: {text}"))
    console.print(
        Text(
            f"{trial.bad} of {trial.sentences} sentences failed their checks, "
            f"{trial.seconds:.2f} s ({trial.prompt_version})"
        )
    )


def _console() -> Console:
    console = Console(file=sys.stdout)
    return console if console.is_terminal else Console(file=sys.stdout, width=WIDTH)
