"""Floors that the scores must hold, kept beside the hashes of the data they were measured on."""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.quality.scores import Score

PATH = Path(__file__).with_name("floors.toml")
MARGIN = {"share": 0.01, "points": 0.2, "count": 0.0}
"""What a score may lose, by its unit, before it is below the floor that it set."""

_HEAD = """\
# Written by `python -m tests.quality`: --raise lifts floors to what is measured, less a margin;
# --lower REASON takes down those that are not held, and keeps the reason at the end.
# Counts (of faults) are at most what stands here, everything else is at least that.
"""

Limits = Mapping[str, Mapping[str, float]]


class DataChanged(Exception):
    """The data is not what the floors were measured on."""


@dataclass(frozen=True, slots=True)
class Lowered:
    """A floor that was given up: the day (ISO), which, from where to where, and why."""

    date: str
    floor: str
    before: float
    after: float
    reason: str


@dataclass(frozen=True, slots=True)
class Floors:
    """`sha256` by file; `limits` by set and name of the score; floors given up, oldest first."""

    sha256: Mapping[str, str]
    limits: Limits
    lowered: tuple[Lowered, ...] = ()


def read_floors(path: Path = PATH) -> Floors:
    """The floors that stand in the file; none where there is no file."""
    if not path.is_file():
        return Floors({}, {})
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    lowered = tuple(Lowered(**row) for row in read.get("lowered", ()))
    return Floors(read["sha256"], read["floors"], lowered)


def write_floors(floors: Floors, path: Path = PATH) -> None:
    """The file that `read_floors` reads."""
    lines = [_HEAD, "[sha256]"]
    lines += [f"{_quoted(name)} = {_quoted(value)}" for name, value in floors.sha256.items()]
    for name, limits in floors.limits.items():
        lines += ["", f"[floors.{_quoted(name)}]"]
        lines += [f"{_quoted(score)} = {limit:g}" for score, limit in limits.items()]
    for one in floors.lowered:
        lines += ["", "[[lowered]]", f"date = {_quoted(one.date)}", f"floor = {_quoted(one.floor)}"]
        lines += [f"before = {one.before:g}", f"after = {one.after:g}"]
        lines += [f"reason = {_quoted(one.reason)}"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def holds(score: Score, limit: float) -> bool:
    """Whether the score is at least its floor; a count, at most."""
    return score.ours <= limit if score.unit == "count" else score.ours >= limit


def pinned(scores: Iterable[Score]) -> list[Score]:
    """The scores that have a floor."""
    return [score for score in scores if score.pinned]


def floor_of(score: Score) -> float:
    """The floor that a score sets: a margin below it, so that it holds."""
    scale = 10 if score.unit == "points" else 1000
    return math.floor((score.ours - MARGIN[score.unit]) * scale + 1e-9) / scale


def check_data(floors: Floors, sha256: Mapping[str, str]) -> None:
    """Raises DataChanged, with the names, where files are not the ones that were pinned."""
    changed = [name for name, value in sha256.items() if floors.sha256.get(name, value) != value]
    if changed:
        raise DataChanged(
            f"{', '.join(changed)}: not the data that the floors were measured on, so the scores "
            "say nothing; pin them anew with --lower REASON"
        )


def raised(
    floors: Floors, measured: Mapping[str, Sequence[Score]], sha256: Mapping[str, str]
) -> Floors:
    """The floors with those lifted that the scores allow; new scores get theirs.

    Raises DataChanged.
    """
    check_data(floors, sha256)
    limits: dict[str, dict[str, float]] = {name: dict(of) for name, of in floors.limits.items()}
    for name, scores in measured.items():
        here = limits.setdefault(name, {})
        for score in pinned(scores):
            best = min if score.unit == "count" else max
            here[score.name] = best(here.get(score.name, floor_of(score)), floor_of(score))
    return replace(floors, limits=limits, sha256={**floors.sha256, **sha256})


def lowered(
    floors: Floors,
    measured: Mapping[str, Sequence[Score]],
    sha256: Mapping[str, str],
    *,
    reason: str,
    date: str,
) -> Floors:
    """The floors with those taken down that the scores do not hold, on whatever data.

    Raises ValueError without a reason.
    """
    if not reason.strip():
        raise ValueError("a floor is lowered for a reason")
    limits: dict[str, dict[str, float]] = {name: dict(of) for name, of in floors.limits.items()}
    given_up = list(floors.lowered)
    for name, scores in measured.items():
        here = limits.setdefault(name, {})
        for score in pinned(scores):
            before = here.get(score.name)
            if before is not None and not holds(score, before):
                here[score.name] = floor_of(score)
                given_up.append(
                    Lowered(date, f"{name}: {score.name}", before, here[score.name], reason.strip())
                )
    return Floors({**floors.sha256, **sha256}, limits, tuple(given_up))


def _quoted(text: str) -> str:
    """A basic string of TOML; JSON's escapes are among its own."""
    return json.dumps(text, ensure_ascii=False)
