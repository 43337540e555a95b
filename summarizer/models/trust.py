"""What the store knows of weights that an engine has loaded, and whether they may write unasked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from summarizer.backends.port import ModelInfo, Role
from summarizer.models.store import Store, installed_at


def describe(info: ModelInfo, source: str, role: Role) -> ModelInfo:
    """`info` with the id and licence that the store has of the folder `source`, and, for a
    summarizer, why it is not trusted with `engine: auto`: it never passed the trial.

    A translator needs no trust: English is only made where it is asked for, and every sentence
    of it is checked. Raises DamagedModel.
    """
    found = installed_at(Path(source)) if Path(source).is_dir() else None
    if found is not None:
        info = replace(info, id=found.manifest.id, licence=found.manifest.licence)
    if role != "summarizer":
        return info
    if found is None:
        reason = (
            f"{info.id} was never tried here; khulasa models import brings a folder into the store "
            "and tries it"
        )
    elif found.manifest.trial is None:
        reason = f"{info.id} was not tried yet; khulasa models try does it"
    else:
        told = found.manifest.trial.get("why_not")
        if told is None:
            return info
        reason = f"{info.id} did not pass khulasa models try: {told}"
    return replace(info, distrust=reason)


def choose_source(named: str | None, store: Store | None, role: Role) -> str | None:
    """What an engine is to load for the role: a folder or a hub id that was `named`, with the
    store's own folder for an id that is in the store; what plays the role there where none was
    named; None where there is nothing. Raises DamagedModel.
    """
    if store is None or (named is not None and Path(named).is_dir()):
        return named
    if named is None:
        playing = store.playing(role)
        return str(playing.folder) if playing is not None else None
    for one in reversed(store.installed()):
        if one.manifest.role == role and named.lower() in (one.manifest.id.lower(), one.key):
            return str(one.folder)
    return named
