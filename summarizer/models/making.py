"""From the files as they came to the folder that an engine takes: converted, or as it is."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Protocol

from summarizer.backends.checkpoint import Checkpoint, open_checkpoint
from summarizer.backends.converted import Converted, Quantization, is_converted, open_converted
from summarizer.backends.port import Architecture, Role
from summarizer.errors import MissingPackage
from summarizer.models.hashing import files_below

NEEDED_TO_CONVERT = ("torch", "transformers")
_TOOLS = ("khulasa", "huggingface_hub", "sentencepiece", "ctranslate2", *NEEDED_TO_CONVERT)
_CARDS = ("README.md", "LICENSE", "LICENSE.md", "LICENSE.txt", "NOTICE")

ROLE_OF: Mapping[Architecture, Role] = {"mt5": "summarizer", "marian": "translator"}


class Convert(Protocol):
    """Writes the checkpoint in `folder` to the new folder `out`, in CTranslate2's format with what
    `summarizer.backends.converted` reads; what it returns is for people.
    """

    def __call__(
        self, folder: Path, out: Path, *, quantization: Quantization, trim: bool, keep: int
    ) -> object:
        """As the class says."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What is done to a checkpoint. Without `convert` it stays as it is, for transformers;
    `quantization` is CTranslate2's name, `keep` the pieces that trimming leaves mT5.
    """

    convert: bool = True
    quantization: Quantization = "int8"
    trim: bool = True
    keep: int = 40_000

    @property
    def suffix(self) -> str:
        """What tells the outcome from that of other settings, in a key of the store."""
        if not self.convert:
            return "checkpoint"
        return f"{self.quantization}-{self.keep if self.trim else 'untrimmed'}"


def check_can_convert() -> None:
    """Raises MissingPackage, which says how to install it, where the extra is not there."""
    for name in NEEDED_TO_CONVERT:
        if importlib.util.find_spec(name) is None:
            raise MissingPackage(
                f"converting needs torch and transformers ({name} is missing): "
                "pip install 'khulasa[convert]'; or carry a converted folder here and have it "
                "brought in by khulasa models import"
            )


def convert_by_ctranslate2(
    folder: Path, out: Path, *, quantization: Quantization, trim: bool, keep: int
) -> object:
    """The conversion of the product. Raises MissingPackage, BadModelFolder."""
    check_can_convert()
    open_checkpoint(folder)  # what is no checkpoint is told before torch takes seconds to come
    from summarizer.models.conversion import convert

    return convert(folder, out, quantization=quantization, trim=trim, keep=keep)


def make(
    folder: Path, out: Path, making: Making, convert: Convert, *, ours: bool
) -> dict[str, Any]:
    """Makes `out` (which must not exist) of the files in `folder`, and tells what was done, as
    plain values: `converted`, and what the converted folder says of itself.

    A folder that is converted already is taken as it is; the files get a second name where they
    are `ours` (gigabytes are not written twice), and are copied where somebody may change them.
    Raises BadModelFolder, MissingPackage.
    """
    if is_converted(folder) or not making.convert:
        for path in files_below(folder):
            target = out / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            if not (ours and _linked(path, target)):
                shutil.copyfile(path, target)
    else:
        convert(folder, out, quantization=making.quantization, trim=making.trim, keep=making.keep)
        for name in _CARDS:
            if (folder / name).is_file() and not (out / name).exists():
                shutil.copyfile(folder / name, out / name)
    if not is_converted(out):
        return {"converted": False}
    found = open_converted(out)
    return {
        "converted": True,
        "quantization": found.quantization,
        "trimmed": found.pieces < found.checkpoint_pieces,
        "pieces": found.pieces,
        "checkpoint_pieces": found.checkpoint_pieces,
        "parity": {name: dict(figures) for name, figures in found.parity.items()} or None,
    }


def open_model(folder: Path) -> Checkpoint | Converted:
    """What a folder of either kind says of itself. Raises BadModelFolder."""
    return open_converted(folder) if is_converted(folder) else open_checkpoint(folder)


def tools() -> dict[str, str]:
    """The versions that may have had a hand in it, by the name of the distribution."""
    found = {}
    for name in _TOOLS:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _linked(source: Path, target: Path) -> bool:
    """Whether `target` is now a second name of the file; not every file system can."""
    try:
        os.link(source, target)
    except OSError:
        return False
    return True
