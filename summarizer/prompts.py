"""Prompts: how the input of a model is laid out and how its output is searched, as TOML files.

A file says for which models it is (`models`), the `role`, the `template` around the text, the
`joiner` between statements, the token budget and the generation settings; keys of
`[generation]` hold for every length, those of `[generation.headline]` and so on override them.
`[generation.retry]` overrides them for what is decoded again because it could not stand.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from fnmatch import fnmatchcase
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import get_args

from summarizer.articles import Length
from summarizer.backends.port import Architecture, Decoding, Role
from summarizer.errors import BadPrompt

_LENGTHS: tuple[Length, ...] = get_args(Length)
_ROLES: tuple[Role, ...] = get_args(Role)
_RETRY = "retry"
_DECODING_KEYS = frozenset(spec.name for spec in fields(Decoding)) - {"num_hypotheses"}
_KEYS = frozenset(
    {
        "role",
        "models",
        "template",
        "joiner",
        "max_input_tokens",
        "safe_input_tokens",
        "target_token",
        "generation",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One prompt file. `name` is the file's without `.toml`, `version` the first 12 hexadecimal
    digits of the SHA-256 of its bytes.

    `max_input_tokens` bounds one input, the end token counted; `safe_input_tokens` (never more)
    is the length up to which the models keep everything. `target_token` goes before the text of
    models whose vocabulary has it. `retry` is None where nothing is decoded a second time.
    """

    name: str
    version: str
    role: Role
    models: tuple[str, ...]
    template: str
    joiner: str
    max_input_tokens: int
    safe_input_tokens: int
    target_token: str | None
    decodings: Mapping[Length, Decoding]
    retry: Decoding | None = None

    def lay_out(self, texts: Sequence[str]) -> str:
        """`texts` joined in the given order and put into the template; "" joins none."""
        return self.template.replace("{text}", self.joiner.join(texts))


def load_prompts(folder: Traversable | None = None) -> tuple[Prompt, ...]:
    """All prompts of `folder`, by name; None is the package `prompts`.

    Raises BadPrompt that names the file and the key.
    """
    source = files("prompts") if folder is None else folder
    found = sorted(
        (entry for entry in source.iterdir() if entry.name.endswith(".toml")),
        key=lambda entry: entry.name,
    )
    return tuple(_read(entry) for entry in found)


def choose_prompt(
    prompts: Sequence[Prompt], role: Role, model_id: str, architecture: Architecture
) -> Prompt:
    """The prompt of `role` whose pattern fits the model most closely.

    A pattern that fits the id beats one that fits the architecture; among these the one with the
    most plain characters wins, then the first name. Case does not count. Raises BadPrompt where
    none fits.
    """

    def closeness(prompt: Prompt) -> tuple[int, int]:
        best = (0, 0)
        for pattern in prompt.models:
            folded = pattern.lower()
            plain = sum(char not in "*?[]" for char in folded)
            if fnmatchcase(model_id.lower(), folded):
                best = max(best, (2, plain))
            elif fnmatchcase(architecture, folded):
                best = max(best, (1, plain))
        return best

    of_role = sorted((p for p in prompts if p.role == role), key=lambda prompt: prompt.name)
    chosen = max(of_role, key=closeness, default=None)
    if chosen is None or closeness(chosen) == (0, 0):
        raise BadPrompt(f"no prompt is for the {role} {model_id} ({architecture})")
    return chosen


def _read(entry: Traversable) -> Prompt:
    data = entry.read_bytes()
    try:
        table = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadPrompt(f"{entry.name}: not a TOML file: {error}") from error
    reader = _Reader(entry.name, table)
    reader.refuse_unknown(_KEYS)
    role = reader.role()
    template = reader.text("template")
    if template.count("{text}") != 1:
        raise BadPrompt(f"{entry.name}: template: must hold {{text}} once")
    max_input_tokens = reader.whole("max_input_tokens")
    safe_input_tokens = reader.whole("safe_input_tokens", default=max_input_tokens)
    if not 1 <= safe_input_tokens <= max_input_tokens:
        raise BadPrompt(
            f"{entry.name}: safe_input_tokens: {safe_input_tokens} is outside "
            f"1..{max_input_tokens} (max_input_tokens)"
        )
    generation = reader.inner("generation")
    generation.refuse_unknown(_DECODING_KEYS | {*_LENGTHS, _RETRY})
    return Prompt(
        name=entry.name.removesuffix(".toml"),
        version=hashlib.sha256(data).hexdigest()[:12],
        role=role,
        models=reader.texts("models"),
        template=template,
        joiner=reader.text("joiner"),
        max_input_tokens=max_input_tokens,
        safe_input_tokens=safe_input_tokens,
        target_token=reader.text("target_token") if "target_token" in table else None,
        decodings={length: _decoding(generation, length) for length in _LENGTHS},
        retry=_decoding(generation, _RETRY) if _RETRY in generation.table else None,
    )


def _decoding(generation: _Reader, name: str) -> Decoding:
    """The shared settings with those of the table `name` over them, where there is one."""
    shared = generation.overrides()
    if name not in generation.table:
        return generation.decoding(shared)
    own = generation.inner(name)
    own.refuse_unknown(_DECODING_KEYS)
    return own.decoding(shared | own.overrides())


class _Reader:
    """A table of one file; every complaint names the file and the key."""

    def __init__(self, where: str, table: Mapping[str, object], prefix: str = "") -> None:
        self.table = table
        self._where = where
        self._prefix = prefix

    def bad(self, key: str, complaint: str) -> BadPrompt:
        return BadPrompt(f"{self._where}: {self._prefix}{key}: {complaint}")

    def refuse_unknown(self, known: frozenset[str]) -> None:
        for key in self.table:
            if key not in known:
                raise self.bad(key, f"not a key here; known are {', '.join(sorted(known))}")

    def inner(self, key: str) -> _Reader:
        value = self.table.get(key)
        if not isinstance(value, dict):
            raise self.bad(key, "must be a table")
        return _Reader(self._where, value, f"{self._prefix}{key}.")

    def text(self, key: str) -> str:
        value = self.table.get(key)
        if not isinstance(value, str) or not value:
            raise self.bad(key, "must be a text that is not empty")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.table.get(key)
        if not isinstance(value, list) or not value:
            raise self.bad(key, "must be a list of texts that is not empty")
        for item in value:
            if not isinstance(item, str) or not item:
                raise self.bad(key, f"{item!r} is not a text")
        return tuple(value)

    def role(self) -> Role:
        for role in _ROLES:
            if self.table.get("role") == role:
                return role
        raise self.bad("role", f"must be one of {', '.join(_ROLES)}")

    def whole(self, key: str, default: int | None = None) -> int:
        value = self.table.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self.bad(key, "must be a whole number from 1")
        return value

    def number(self, key: str) -> float:
        value = self.table[key]
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.bad(key, "must be a number")
        return float(value)

    def overrides(self) -> dict[str, float]:
        """The generation settings of this table alone."""
        return {
            spec.name: self.number(spec.name)
            for spec in fields(Decoding)
            if spec.name in self.table
        }

    def decoding(self, settings: Mapping[str, float]) -> Decoding:
        """The settings as a value; the table is the one that a complaint names."""
        for key in ("num_beams", "max_new_tokens"):
            if key not in settings:
                raise self.bad(key, "is missing")
        for key, value in settings.items():
            if key != "length_penalty" and value != int(value):
                raise self.bad(key, "must be a whole number")
        try:
            return Decoding(
                num_beams=int(settings["num_beams"]),
                max_new_tokens=int(settings["max_new_tokens"]),
                min_new_tokens=int(settings.get("min_new_tokens", 0)),
                length_penalty=settings.get("length_penalty", 1.0),
                no_repeat_ngram_size=int(settings.get("no_repeat_ngram_size", 0)),
            )
        except ValueError as error:
            name, _, complaint = str(error).partition(": ")
            raise self.bad(name, complaint) from error
