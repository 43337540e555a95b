"""What the commands around the model store say, and the bars of a download."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from summarizer.models.catalog import find_known, load_catalog
from summarizer.models.fetching import OnBytes
from summarizer.models.installing import Licence, Stage
from summarizer.models.store import Installed

_DOING = {
    "look-up": "looking up {}",
    "fetch": "fetching {}",
    "make": "making it ready: {}",
    "install": "installing {}",
    "installed-already": "{} is installed already, as it was wanted",
}


def show_licence(model_id: str, licence: Licence) -> None:
    """The licence of a model, and in plain words where it forbids commercial use."""
    click.echo(f"{model_id}: licence {licence.name or 'not stated: ask its authors'}")
    if licence.non_commercial:
        click.echo(
            f"WARNING: {licence.name or 'its licence'} forbids commercial use of {model_id} "
            "and of what is made with it.",
            err=True,
        )
    known = find_known(load_catalog(), model_id)
    if known is not None:
        click.echo(f"  {known.about}")


def show_stage(stage: Stage, model_id: str) -> None:
    """What begins now."""
    click.echo(_DOING[stage].format(model_id))


def show_made(one: Installed) -> None:
    """What was made of a model: pieces kept, and how like the checkpoint it is."""
    made = one.manifest.made
    if made.get("pieces"):
        click.echo(f"  kept {made['pieces']:,} of {made['checkpoint_pieces']:,} pieces")
    for name, figures in (one.manifest.parity or {}).items():
        click.echo(f"  parity {name}: {', '.join(f'{k} {v:g}' for k, v in figures.items())}")


def told(one: Installed) -> str:
    """A model of the store in one line."""
    manifest = one.manifest
    size = sum(record.size for record in manifest.files) / 1e6
    made = manifest.made.get("quantization", "as it came")
    trial = "not tried"
    if manifest.trial is not None:
        reason = manifest.trial.get("why_not")
        trial = f"not trusted: {reason}" if reason else "tried"
    commit = f"@{manifest.commit[:12]}" if manifest.commit else ""
    return (
        f"{manifest.role} {manifest.id}{commit} ({manifest.licence or 'licence not stated'}, "
        f"{made}, {size:,.1f} MB, {trial}) {one.key}"
    )


@contextmanager
def bars() -> Iterator[OnBytes]:
    """A bar for each file on stderr, where that is a terminal."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TaskID,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:

        def advance(path: str, done: int, total: int) -> None:
            if path not in tasks:
                tasks[path] = progress.add_task(path, total=total)
            progress.update(tasks[path], completed=done)

        yield advance
