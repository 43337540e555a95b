"""What the store knows of weights that an engine has loaded, and whether they may write unasked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from summarizer.backends.port import ModelInfo, Role
from summarizer.models.store import Store, installed_at
from summarizer.prompts import choose_prompt, load_prompts

NOTHING = "none"
"""What is named to have no model, whatever the store has."""


def describe(info: ModelInfo, source: str, role: Role) -> ModelInfo:
    """`info` with the id and licence that the store has of the folder `source`, and, for a
    summarizer, why it is not trusted with `engine: auto`: it never passed the trial.

    A translator needs no trust: English is only made where it is asked for, and every sentence
    of it is checked. Raises DamagedModel, BadPrompt.
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
    elif (trial := found.manifest.trial) is None:
        reason = f"{info.id} was not tried yet; khulasa models try does it"
    elif trial.get("why_not") is not None:
        reason = f"{info.id} did not pass khulasa models try: {trial['why_not']}"
    elif trial.get("prompt_version") != _prompt_version(info, role):
        reason = f"{info.id} was tried with another prompt; khulasa models try does it anew"
    else:
        return info
    return replace(info, distrust=reason)


def _prompt_version(info: ModelInfo, role: Role) -> str:
    prompt = choose_prompt(load_prompts(), role, info.id, info.architecture)
    return f"{prompt.name} {prompt.version}"


def choose_source(named: str | None, store: Store | None, role: Role) -> str | None:
    """What an engine is to load for the role: a folder or a hub id that was `named`, with the
    store's own folder for an id that is in the store; what plays the role there where none was
    named; None where there is nothing, and where `NOTHING` was named. Raises DamagedModel.
    """
    if named == NOTHING:
        return None
    if store is None or (named is not None and Path(named).is_dir()):
        return named
    if named is None:
        playing = store.playing(role)
        return str(playing.folder) if playing is not None else None
    for one in reversed(store.installed()):
        if one.manifest.role == role and named.lower() in (one.manifest.id.lower(), one.key):
            return str(one.folder)
    return named
