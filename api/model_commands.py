"""`khulasa models …`: the commands around the model store; imported when one is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import click

from api.failures import Failed
from api.model_output import bars, show_licence, show_made, show_stage, told
from api.settings import Settings
from api.trials import try_installed
from summarizer.backends.converted import Quantization, open_converted
from summarizer.backends.port import Role
from summarizer.errors import KhulasaError
from summarizer.models.catalog import default_of, load_catalog
from summarizer.models.hub import DEFAULT_ENDPOINT
from summarizer.models.importing import import_folder
from summarizer.models.making import Making, convert_by_ctranslate2
from summarizer.models.pulling import pull
from summarizer.models.store import Installed, Store
from summarizer.models.verifying import verify

_ROLES: tuple[Role, ...] = get_args(Role)


def _making(command: Callable[..., None]) -> Callable[..., None]:
    """The options of what is done to a checkpoint."""
    for option in (
        click.option("--no-trim", is_flag=True, help="Keep the whole vocabulary of mT5."),
        click.option(
            "--keep",
            type=click.IntRange(1_000, 1_000_000),
            default=Making().keep,
            show_default=True,
            help="Pieces that trimming leaves.",
        ),
        click.option(
            "--quantization",
            type=click.Choice(get_args(Quantization)),
            default="int8",
            show_default=True,
            help="Number type of the weights.",
        ),
    ):
        command = option(command)
    return command


_NO_CONVERT = click.option(
    "--no-convert", is_flag=True, help="Leave the checkpoint as it is, to be run by transformers."
)
_ACCEPT = click.option(
    "--accept-license", is_flag=True, help="Accept a non-commercial licence; remembered."
)
_NO_TRY = click.option("--no-try", is_flag=True, help="Do not try it on the seeds at the end.")


@click.command("pull", short_help="Download models into the store.")
@click.option("--summarizer", metavar="ID", help="Hub id of an mT5 checkpoint.")
@click.option("--translator", metavar="ID", help="Hub id of a Marian checkpoint.")
@click.option("--revision", help="Branch, tag or commit (main); for one model at a time.")
@_ACCEPT
@_making
@_NO_CONVERT
@_NO_TRY
@click.pass_obj
def pull_models(
    settings: Settings,
    /,
    summarizer: str | None,
    translator: str | None,
    revision: str | None,
    accept_license: bool,
    no_convert: bool,
    no_try: bool,
    **options: Any,
) -> None:
    """Download a summarizer and a translator, convert them, and try them on the seeds.

    Without --summarizer and --translator both of the catalog's defaults are brought in. A pull that
    is stopped leaves the store as it was, and the next one goes on from there.
    """
    catalog = load_catalog()
    wanted: dict[Role, str | None] = {"summarizer": summarizer, "translator": translator}
    if not any(wanted.values()):
        wanted = {role: default_of(catalog, role).id for role in _ROLES}
    ids = [(role, model_id) for role, model_id in wanted.items() if model_id is not None]
    if revision is not None and len(ids) > 1:
        raise click.UsageError("--revision is for one model: name it")
    store = _store(settings)
    for role, model_id in ids:
        with bars() as on_bytes:
            done = pull(
                store,
                model_id,
                role=role,
                revision=revision or "main",
                endpoint=settings.hub_endpoint or DEFAULT_ENDPOINT,
                accept_licence=accept_license,
                making=_made_by(options, no_convert),
                on_licence=show_licence,
                on_stage=show_stage,
                on_bytes=on_bytes,
            )
        _finish(settings, store, done, no_try)


@click.command("import", short_help="Bring in a folder that was carried here.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@_ACCEPT
@_making
@_NO_CONVERT
@_NO_TRY
@click.pass_obj
def import_model(
    settings: Settings,
    /,
    folder: Path,
    accept_license: bool,
    no_convert: bool,
    no_try: bool,
    **options: Any,
) -> None:
    """Bring in DIR: a checkpoint, a converted folder (needs no extra), or another store's model."""
    store = _store(settings)
    done = import_folder(
        store,
        folder,
        accept_licence=accept_license,
        making=_made_by(options, no_convert),
        on_licence=show_licence,
        on_stage=show_stage,
    )
    _finish(settings, store, done, no_try)


@click.command("convert", short_help="Convert a checkpoint, without the store.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@_making
def convert_model(folder: Path, out: Path, **options: Any) -> None:
    """Convert the checkpoint in DIR to a CTranslate2 folder OUT, without the store."""
    making = _made_by(options, no_convert=False)
    convert_by_ctranslate2(
        folder, out, quantization=making.quantization, trim=making.trim, keep=making.keep
    )
    made = open_converted(out)
    click.echo(
        f"converted {made.id} to {out}: {made.quantization}, {made.pieces:,} of "
        f"{made.checkpoint_pieces:,} pieces"
    )


@click.command("list", short_help="What the store has.")
@click.pass_obj
def list_models(settings: Settings) -> None:
    """List the models of the store; * marks those that play their role."""
    store = _store(settings)
    installed = store.installed()
    if not installed:
        click.echo(f"the store {store.root} is empty; khulasa models pull fills it")
    playing = {one.key for role in _ROLES if (one := store.playing(role)) is not None}
    for one in installed:
        click.echo(f"{'*' if one.key in playing else ' '} {told(one)}")
    waiting = sum(path.stat().st_size for path in store.root.glob("downloads/*/*/*"))
    if waiting:
        click.echo(f"{waiting / 1e6:,.1f} MB of a pull that was stopped lie in its downloads/")


@click.command("verify", short_help="Hash every file again.")
@click.pass_obj
def verify_store(settings: Settings) -> None:
    """Hash every file of the store again; exit with 1 where one is not as it was installed."""
    store = _store(settings)
    faults = verify(store)
    for home in store.homes():
        wrong = [f"{fault.path} {fault.problem}" for fault in faults if fault.key == home.name]
        click.echo(f"{home.name}: {'; '.join(wrong) or 'as it was installed'}")
    if faults:
        raise Failed(
            f"{len(faults)} faults in {store.root}; khulasa models pull brings a model in anew"
        )


@click.command("try", short_help="Run models on the seeds.")
@click.argument("names", nargs=-1, metavar="[NAME]…")
@click.pass_obj
def try_models(settings: Settings, names: tuple[str, ...]) -> None:
    """Run installed models on the shipped seeds, beside the extractive answer; keep the outcome.

    NAME is a role, an id or a key of `list`; without one both roles are tried.
    """
    store = _store(settings)
    found = [_find(store, name) for name in names] or [
        one for role in _ROLES if (one := store.playing(role)) is not None
    ]
    if not found:
        raise Failed(f"the store {store.root} is empty; khulasa models pull fills it")
    for one in found:
        try_installed(settings, store, one)


@click.command("remove", short_help="Take a model out of the store.")
@click.argument("name", metavar="NAME")
@click.pass_obj
def remove_model(settings: Settings, name: str) -> None:
    """Take a model out of the store. NAME is a role, an id or a key of `list`."""
    store = _store(settings)
    one = _find(store, name)
    with store.locked():
        store.remove(one)
    click.echo(f"removed {one.key}")


@click.command("path", short_help="Where the store, or a model, is.")
@click.argument("name", metavar="[NAME]", required=False)
@click.pass_obj
def show_path(settings: Settings, name: str | None) -> None:
    """Print the folder of the store, or of the model NAME (a role, an id, or a key of `list`)."""
    store = _store(settings)
    click.echo(store.root if name is None else _find(store, name).folder)


COMMANDS: tuple[click.Command, ...] = (
    pull_models,
    import_model,
    convert_model,
    list_models,
    verify_store,
    try_models,
    remove_model,
    show_path,
)
"""In the order of their help."""


def _store(settings: Settings) -> Store:
    if settings.store is None:
        raise Failed("there is no place for a model store: set KHULASA_MODELS to a folder")
    return settings.store


def _find(store: Store, name: str) -> Installed:
    for role in _ROLES:
        if name == role and (one := store.playing(role)) is not None:
            return one
    return store.find(name)


def _made_by(options: dict[str, Any], no_convert: bool) -> Making:
    return Making(
        convert=not no_convert,
        quantization=options["quantization"],
        trim=not options["no_trim"],
        keep=options["keep"],
    )


def _finish(settings: Settings, store: Store, one: Installed, no_try: bool) -> None:
    click.echo(f"installed {told(one)}")
    show_made(one)
    if no_try or one.manifest.trial is not None:
        return
    try:
        try_installed(settings, store, one)
    except KhulasaError as error:
        raise Failed(f"{one.key} is installed, but cannot be tried: {error}") from error
