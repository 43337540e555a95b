"""Prints the scores of every set beside the baseline's and the floors.

    python -m tests.quality [SET …]           the table; exit code 1 where a floor is not held
    python -m tests.quality --raise           also writes higher floors where scores rose
    python -m tests.quality --lower REASON    also takes down the floors that are not held
    python -m tests.quality --errors SET      what the set gets wrong, item by item

Without the evaluation sets it says so and does nothing.
"""

from __future__ import annotations

import argparse
import datetime
import sys
import time
from collections.abc import Mapping, Sequence

from tests.quality.answers import ExtraMissing
from tests.quality.errors import find_errors
from tests.quality.evaluation import EvaluationMissing, find_evaluation
from tests.quality.floors import (
    DataChanged,
    Floors,
    check_data,
    holds,
    lowered,
    raised,
    read_floors,
    write_floors,
)
from tests.quality.scores import DATA, SETS, Score


def main() -> int:
    """Exit code 0 where all floors hold or there is no data, 1 where one does not, 2 where the
    data is not what was pinned.
    """
    options = _options()
    try:
        evaluation = find_evaluation()
    except EvaluationMissing as missing:
        print(missing)
        return 0
    if options.errors:
        for error in find_errors(evaluation, options.errors):
            print(error)
        return 0
    begun = time.perf_counter()
    names = options.sets or list(SETS)
    measured = {}
    for name in names:
        try:
            measured[name] = SETS[name](evaluation)
        except ExtraMissing as missing:
            print(missing)
    sha256 = {file: evaluation.sha256(file) for name in measured for file in DATA[name]}
    floors = read_floors()
    try:
        if options.lower is not None:
            today = datetime.datetime.now(datetime.UTC).date().isoformat()
            floors = lowered(floors, measured, sha256, reason=options.lower, date=today)
            write_floors(floors)
        if options.raise_floors:
            floors = raised(floors, measured, sha256)
            write_floors(floors)
        check_data(floors, sha256)
    except DataChanged as changed:
        _print_table(measured, floors)
        print(changed)
        return 2
    held = _print_table(measured, floors)
    print(f"\n{time.perf_counter() - begun:.0f} s")
    return 0 if held else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("sets", nargs="*", choices=[*SETS, []], metavar="SET", help=", ".join(SETS))
    parser.add_argument("--raise", action="store_true", dest="raise_floors")
    parser.add_argument("--lower", metavar="REASON")
    parser.add_argument("--errors", choices=list(SETS), metavar="SET")
    return parser.parse_args()


def _print_table(measured: Mapping[str, Sequence[Score]], floors: Floors) -> bool:
    """Prints it as Markdown; gives back whether every floor holds."""
    held = True
    print("| set | score | ours | word overlap | floor |")
    print("|---|---|---:|---:|---:|")
    for name, scores in measured.items():
        for score in scores:
            limit = floors.limits.get(name, {}).get(score.name)
            fits = not score.pinned or (limit is not None and holds(score, limit))
            held = held and fits
            ours, base = _figure(score, score.ours), _figure(score, score.baseline)
            bound = _figure(score, limit)
            if limit is not None:
                bound = ("≤ " if score.unit == "count" else "≥ ") + bound
            mark = "" if fits else " **not held**"
            print(f"| {name} | {score.name} | {ours} | {base} | {bound}{mark} |")
    return held


def _figure(score: Score, value: float | None) -> str:
    """The value in the digits of its unit; "" for none."""
    if value is None:
        return ""
    return f"{value:.{ {'share': 3, 'points': 1, 'count': 0}[score.unit] }f}"


if __name__ == "__main__":
    sys.exit(main())
