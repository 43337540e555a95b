"""`khulasa models try`: a model on the seeds, and its answers beside the extractive ones."""

from __future__ import annotations

import sys
from dataclasses import replace
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.inputs import read_paths
from api.settings import Settings
from summarizer.articles import SummaryRequest
from summarizer.models.store import Installed, Store

if TYPE_CHECKING:
    from summarizer.models.trial import TranslatorTrial, Trial

WIDTH = 120
"""Columns where the output is no terminal."""


def try_installed(settings: Settings, store: Store, one: Installed) -> None:
    """Tries a model, prints what came out, and keeps it in the manifest.

    Raises ModelError where it cannot be loaded, StoreBusy.
    """
    from summarizer.engine import load_engine
    from summarizer.models.trial import try_summarizer, try_translator

    role, folder = one.manifest.role, str(one.folder)
    config = replace(
        settings.engine_config,
        summarizer=folder if role == "summarizer" else None,
        translator=folder if role == "translator" else None,
    )
    click.echo(f"trying {one.manifest.id} on the seeds")
    with load_engine(config) as engine:
        sets = seed_sets(settings)
        if role == "summarizer":
            trial = try_summarizer(engine, sets)
            tell_summarizer(trial)
            kept = trial.as_plain()
        else:
            translated = try_translator(engine, sets)
            tell_translator(translated)
            kept = translated.as_plain()
    with store.locked():
        store.update(one, replace(one.manifest, trial=kept))


def seed_sets(settings: Settings) -> dict[str, SummaryRequest]:
    """The article sets that ship with the product, by name."""
    with as_file(files("seeds")) as folder:
        return {
            each.name: read_paths((str(each),), {}, settings.limits, sys.stdin.buffer)
            for each in sorted(folder.iterdir())
            if each.is_dir() and not each.name.startswith("_")
        }


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
