"""The checkpoints that are known: `catalog.toml`, read."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from summarizer.backends.port import Architecture, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A checkpoint of the catalog. `default` where it is what a pull brings for its role.

    `max_input_tokens` and `max_output_tokens` are what its training saw, the end token counted;
    `prompt` is the name of the file in prompts/.
    """

    id: str
    role: Role
    architecture: Architecture
    default: bool
    licence: str
    non_commercial: bool
    max_input_tokens: int
    max_output_tokens: int
    prompt: str
    about: str


def load_catalog() -> tuple[Known, ...]:
    """All known checkpoints, in the file's order."""
    data = (files("summarizer.models") / "catalog.toml").read_bytes()
    return tuple(Known(**entry) for entry in tomllib.loads(data.decode("utf-8"))["checkpoint"])


def find_known(catalog: Sequence[Known], model_id: str) -> Known | None:
    """The checkpoint of that hub id, in any case; None where it is not known."""
    return next((one for one in catalog if one.id.lower() == model_id.lower()), None)


def default_of(catalog: Sequence[Known], role: Role) -> Known:
    """What a pull brings for the role."""
    return next(one for one in catalog if one.role == role and one.default)
