"""Chooses the free parameters of choosing on the MultiLing topics, leave-one-topic-out.

    python -m tests.quality.tune [--jobs N]

For each topic held out, the setting of `GRID` that is best (mean of ROUGE-1 and ROUGE-2 at 250
words) on the other topics is scored on the one held out: what tuning is worth on topics that it has
not seen. Beside it stand the constants as they are in the code, and the best on all topics, which
is what would be written into the code. Nothing is written.

Every topic is read and merged once, and what the pipeline weighed is kept to be weighed again. The
parameters are module constants, so that a setting is tried by assigning them, in worker processes
that do nothing else; the library itself never does that.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from itertools import product
from statistics import mean, stdev
from types import ModuleType
from typing import Any

from summarizer import pipeline, repeats, salience, selection, weighing
from summarizer.config import LENGTH_WORDS
from summarizer.extracting import compose
from summarizer.merged import Merged
from summarizer.pipeline import merge, read_story
from summarizer.salience import Salience, weigh
from summarizer.spellings import majority_spellings, with_spellings
from summarizer.watch import Watch
from summarizer.writing import MAX_SENTENCES
from tests.quality.answers import CONFIG, articles_of
from tests.quality.evaluation import EvaluationMissing, Row, find_evaluation

GRID: Sequence[tuple[ModuleType, str, tuple[float, ...]]] = (
    (salience, "POSITION_POWER", (0.3, 0.5, 0.7)),
    (salience, "POSITION_CAP", (3, 8)),
    (salience, "LENGTH_POWER", (0.5, 0.7, 0.9)),
    (repeats, "MIN_OWN", (0.0, 0.25, 0.45)),
    (weighing, "LENGTH_COST", (0.3, 0.5, 0.7)),
    (selection, "REDUNDANCY_COST", (0.5, 0.8)),
    (selection, "MAX_KNOWN", (0.6, 0.75)),
)
SHARES = 4
"""Parts that the settings are cut into, so that the workers finish together."""

Setting = tuple[float, ...]
Rouge = tuple[float, float]


def settings() -> list[Setting]:
    """Every setting of the grid, and first the one that stands in the code."""
    present = tuple(float(getattr(module, name)) for module, name, _ in GRID)
    return [present, *(s for s in product(*(values for _, _, values in GRID)) if s != present)]


def score_topic(topic: int, tried: Sequence[Setting]) -> list[Rouge]:
    """ROUGE-1 and ROUGE-2 (F1 x 100) of one topic for each setting, in order."""
    rouge = find_evaluation().rouge
    row, merged, weighed = _topic(topic)
    references = [reference["text"] for reference in row["refs"]]
    spellings = majority_spellings(merged.story)
    found = []
    for setting in tried:
        for (module, name, _), value in zip(GRID, setting, strict=True):
            setattr(module, name, value)
        passages = compose(
            replace(merged, salience=weigh(*weighed)),
            max_words=LENGTH_WORDS["long"][1],
            max_sentences=MAX_SENTENCES["long"],
        )
        text = " ".join(with_spellings(passage, spellings).text for passage in passages)
        scored = rouge(text, references)
        found.append((100 * scored["rouge1"], 100 * scored["rouge2"]))
    return found


@cache
def _topic(number: int) -> tuple[Row, Merged, tuple[Any, ...]]:
    """The topic, merged, and what the pipeline called `weigh` with."""
    row = find_evaluation().rows("multiling_dev.jsonl")[number]
    calls = []

    def weigh_and_keep(*arguments: Any) -> Salience:
        calls.append(arguments)
        return weigh(*arguments)

    vars(pipeline)["weigh"] = weigh_and_keep
    merged = merge(read_story(articles_of(row["docs"]), CONFIG, []), CONFIG, Watch())
    return row, merged, calls[-1]


def left_out(table: Mapping[str, Sequence[Rouge]]) -> Iterator[tuple[str, int]]:
    """For each topic the index of the setting that is best on the others."""
    for topic in table:
        others = [table[other] for other in table if other != topic]
        yield topic, best(others)


def best(rows: Sequence[Sequence[Rouge]]) -> int:
    """Index of the setting with the highest mean; the first of equals."""
    values = [mean(sum(row[i]) for row in rows) for i in range(len(rows[0]))]
    return values.index(max(values))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.tune", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="worker processes")
    options = parser.parse_args()
    try:
        topics = [row["topic"] for row in find_evaluation().rows("multiling_dev.jsonl")]
    except EvaluationMissing as missing:
        print(missing)
        return 0
    begun = time.perf_counter()
    tried = settings()
    size = -(-len(tried) // SHARES)
    shares = [tried[i : i + size] for i in range(0, len(tried), size)]
    with ProcessPoolExecutor(options.jobs) as pool:
        parts = {
            topic: [pool.submit(score_topic, number, share) for share in shares]
            for number, topic in enumerate(topics)
        }
        table = {topic: [r for part in of for r in part.result()] for topic, of in parts.items()}
    _print_result(tried, table)
    print(f"\n{len(tried)} settings, {time.perf_counter() - begun:.0f} s")
    return 0


def _print_result(tried: Sequence[Setting], table: Mapping[str, Sequence[Rouge]]) -> None:
    print("held out    R-1    R-2   chosen on the other topics")
    held = []
    for topic, index in left_out(table):
        held.append(table[topic][index])
        print(f"{topic:10s} {held[-1][0]:6.2f} {held[-1][1]:6.2f}   {_named(tried[index])}")
    _print_mean("held out", held)
    over_all = best(list(table.values()))
    for name, index in (("in the code", 0), ("best on all", over_all)):
        print(f"\n{name}: {_named(tried[index])}")
        _print_mean(name, [row[index] for row in table.values()])
    means = [mean(row[i][n] for row in table.values()) for i in range(len(tried)) for n in (0, 1)]
    for n in (0, 1):
        mine = means[n::2]
        print(f"ROUGE-{n + 1} over all settings: {min(mine):.2f} to {max(mine):.2f}")


def _print_mean(name: str, rows: Sequence[Rouge]) -> None:
    columns = list(zip(*rows, strict=True))
    spread = " ".join(f"{stdev(column):.2f}" for column in columns)
    print(f"{name:10s} {mean(columns[0]):6.2f} {mean(columns[1]):6.2f}   mean; deviation {spread}")


def _named(setting: Setting) -> str:
    return ", ".join(f"{name} {value:g}" for (_, name, _), value in zip(GRID, setting, strict=True))


if __name__ == "__main__":
    sys.exit(main())
