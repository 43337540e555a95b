"""What an operator may set, read from variables named KHULASA_* when asked to, never at import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

from api.glossaries import parse_glossary
from summarizer.engine import EngineConfig
from summarizer.models.store import Store, default_store
from summarizer.models.trust import choose_source

PREFIX = "KHULASA_"

_RANGES: dict[str, tuple[float, float]] = {
    "port": (0, 65_535),
    "max_body_bytes": (1_024, 2**30),
    "max_article_chars": (1, 10_000_000),
    "max_articles": (1, 200),
    "request_timeout_s": (0.01, 3_600),
    "max_concurrent_requests": (1, 256),
    "max_queued_requests": (0, 10_000),
}

_CHOICES: dict[str, tuple[str, ...]] = {
    "device": ("auto", "cpu", "cuda"),
    "backend": ("auto", "ctranslate2", "transformers"),
    "dtype": ("auto", "int8", "int8_float32", "float32", "float16", "bfloat16"),
}


class BadSetting(ValueError):
    """A setting is out of range or not of its type; `variable` is the name it is set by."""

    def __init__(self, variable: str, message: str) -> None:
        super().__init__(f"{variable}: {message}")
        self.variable = variable


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one request may hold: articles, and characters of the text of each."""

    max_articles: int = 200
    max_article_chars: int = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One frozen object for the whole door. Raises BadSetting that names the variable."""

    host: str = "127.0.0.1"
    """Address to listen on, a name or an IP address. KHULASA_HOST"""

    port: int = 8000
    """TCP port, 0..65535; 0 takes a free one. KHULASA_PORT"""

    max_body_bytes: int = 16 * 2**20
    """Bytes of a request body, 1024..1073741824. KHULASA_MAX_BODY_BYTES"""

    max_article_chars: int = 200_000
    """Characters of one article's text, 1..10000000. KHULASA_MAX_ARTICLE_CHARS"""

    max_articles: int = 200
    """Articles in one request, 1..200. KHULASA_MAX_ARTICLES"""

    request_timeout_s: float = 120.0
    """Seconds from a request's arrival to its answer, 0.01..3600. KHULASA_REQUEST_TIMEOUT_S"""

    max_concurrent_requests: int = 4
    """Requests worked on at once, 1..256. KHULASA_MAX_CONCURRENT_REQUESTS"""

    max_queued_requests: int = 64
    """Requests that may wait for one of those places, 0..10000; any more get a 503.
    KHULASA_MAX_QUEUED_REQUESTS"""

    summarizer: str | None = None
    """Folder or hub id on disk of the mT5 weights, or none; without it what the model store has.
    KHULASA_SUMMARIZER"""

    translator: str | None = None
    """Folder or hub id on disk of the Marian weights, or none; without it what the store has.
    KHULASA_TRANSLATOR"""

    models: str | None = None
    """Folder of the model store; without it khulasa/models in the user's data folder
    (XDG_DATA_HOME, else ~/.local/share). KHULASA_MODELS"""

    hub_endpoint: str | None = None
    """Address that models are pulled from, a mirror say; without it HF_ENDPOINT, else the hub's
    own. KHULASA_HUB_ENDPOINT"""

    device: Literal["auto", "cpu", "cuda"] = "auto"
    """Where the models run: auto, cpu or cuda. KHULASA_DEVICE"""

    backend: Literal["auto", "ctranslate2", "transformers"] = "auto"
    """What runs the models: auto (ctranslate2 where a folder was converted, else transformers),
    ctranslate2 or transformers. KHULASA_BACKEND"""

    dtype: Literal["auto", "int8", "int8_float32", "float32", "float16", "bfloat16"] = "auto"
    """What the models compute in: auto, float32 or bfloat16; converted ones also int8,
    int8_float32 and float16. KHULASA_DTYPE"""

    deterministic: bool = False
    """true: a model in int8 gets inputs of one length only at once, so that a text never depends
    on what else is asked; slower. KHULASA_DETERMINISTIC"""

    semantic: bool = True
    """false: the meaning of translations is not compared, though the extra `semantic` is there.
    KHULASA_SEMANTIC"""

    glossary: str | None = None
    """File of names as the English is to spell them, a JSON object: {"ستولتنبرغ": "Stoltenberg"}.
    What a request gives goes before it. KHULASA_GLOSSARY"""

    def __post_init__(self) -> None:
        for name, (low, high) in _RANGES.items():
            value = getattr(self, name)
            if not low <= value <= high:
                raise BadSetting(_variable(name), f"{value} is outside {low}..{high}")
        for name, choices in _CHOICES.items():
            if getattr(self, name) not in choices:
                given = getattr(self, name)
                raise BadSetting(_variable(name), f"{given!r} is none of {', '.join(choices)}")
        if self.hub_endpoint is not None and not self.hub_endpoint.startswith(("http:", "https:")):
            raise BadSetting(
                _variable("hub_endpoint"), f"{self.hub_endpoint!r} is no address of the web"
            )
        if not self.host.strip():
            raise BadSetting(_variable("host"), "is empty")

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Settings:
        """The settings that `environ` gives, with the defaults for what it leaves out.

        Raises BadSetting, which names the variable.
        """
        given: dict[str, object] = {}
        for spec in fields(cls):
            variable = _variable(spec.name)
            if variable in environ:
                given[spec.name] = _parse(variable, environ[variable].strip(), spec.default)
        given["models"] = given.get("models") or _text(default_store(environ))
        given["hub_endpoint"] = given.get("hub_endpoint") or environ.get("HF_ENDPOINT") or None
        return cls(**given)  # type: ignore[arg-type]

    @property
    def limits(self) -> Limits:
        """The part that reading a request needs."""
        return Limits(max_articles=self.max_articles, max_article_chars=self.max_article_chars)

    @property
    def store(self) -> Store | None:
        """The model store; None where there is no place for one."""
        return None if self.models is None else Store(Path(self.models))

    @property
    def engine_config(self) -> EngineConfig:
        """The part that loading the models needs; looks into the store for what is not named.

        Raises DamagedModel.
        """
        store = self.store
        return EngineConfig(
            summarizer=choose_source(self.summarizer, store, "summarizer"),
            translator=choose_source(self.translator, store, "translator"),
            device=self.device,
            backend=self.backend,
            dtype=self.dtype,
            deterministic=self.deterministic,
            semantic=self.semantic,
        )

    def read_glossary(self) -> tuple[tuple[str, str], ...]:
        """The pairs of the glossary's file; none where none is named. Raises BadSetting."""
        if self.glossary is None:
            return ()
        try:
            return parse_glossary(Path(self.glossary).read_bytes())
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            raise BadSetting(_variable("glossary"), f"{self.glossary}: {reason}") from error


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)


def _variable(name: str) -> str:
    return PREFIX + name.upper()


def _parse(variable: str, text: str, default: object) -> object:
    """`text` as a value of the type of `default`; None stands for an optional string."""
    if default is None:
        return text or None
    if isinstance(default, str):
        return text
    if isinstance(default, bool):
        if text not in ("true", "false"):
            raise BadSetting(variable, f"{text!r} is neither true nor false")
        return text == "true"
    kind = "a whole number" if isinstance(default, int) else "a number"
    try:
        return type(default)(text)  # type: ignore[call-arg]
    except ValueError as error:
        raise BadSetting(variable, f"{text!r} is not {kind}") from error
