"""The scores of every set: ours, beside what the overlap of words alone gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import combinations
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Literal

from summarizer.config import LENGTH_WORDS
from tests.quality import answers, overlap
from tests.quality.evaluation import Evaluation, Row
from tests.quality.invariants import broken

SEEDS = (1, 2, 3, 4, 5)
FIGURES = {"number", "unit", "date", "date_time", "update"}
"""Kinds of conflicts whose values are figures or dates."""

BOUNDS: tuple[dict[str, Any], ...] = (
    {"length": "headline"}, {"length": "standard"}, {"length": "long"}, {"max_words": 40},
)  # fmt: skip
"""The requests that each real set is tried with."""


@dataclass(frozen=True, slots=True)
class Score:
    """One figure of one set. `unit`: `share` (0..1) and `points` (F1 x 100) are better when
    higher; a `count` is of faults. `baseline` is None where word overlap has no answer. Not
    `pinned` is what is shown but has no floor: single topics go up and down by noise.
    """

    name: str
    ours: float
    baseline: float | None
    unit: Literal["share", "points", "count"] = "share"
    pinned: bool = True


@dataclass(frozen=True, slots=True)
class Labelled:
    """A set whose items have a label: the file, who labels an item, and what is reported."""

    gold: str
    ours: Callable[[Row], str]
    baseline: Callable[[Row], str]
    reported: tuple[tuple[str, str], ...]


SEMANTIC = "translations, semantic"
"""The translations scored with the extra `semantic`; not scored where it is missing."""

_PAIR_MEASURES = (
    ("precision", "duplicate"),
    ("recall", "duplicate"),
    ("precision", "conflict"),
    ("recall", "conflict"),
)

LABELLED: Mapping[str, Labelled] = {
    "pairs": Labelled(
        "pairs_dev.jsonl",
        lambda row: answers.pair_label(row["a"], row["b"]),
        lambda row: overlap.pair_label(row["a"], row["b"]),
        _PAIR_MEASURES,
    ),
    "real pairs": Labelled(
        "real_pairs_dev.jsonl",
        lambda row: answers.pair_label(row["a"], row["b"]),
        lambda row: overlap.pair_label(row["a"], row["b"]),
        _PAIR_MEASURES,
    ),
    "support": Labelled(
        "support_dev.jsonl",
        lambda row: answers.support_label(row["sources"], row["claim"]),
        lambda row: overlap.support_label(row["sources"], row["claim"]),
        (("recall", "unsupported"), ("recall", "supported")),
    ),
    "translations": Labelled(
        "translations_dev.jsonl",
        lambda row: answers.translation_label(row["ar"], row["en"]),
        lambda row: overlap.translation_label(row["ar"], row["en"]),
        (("recall", "bad"), ("recall", "adequate")),
    ),
    SEMANTIC: Labelled(
        "translations_dev.jsonl",
        lambda row: answers.translation_label(row["ar"], row["en"], semantic=True),
        lambda row: overlap.translation_label(row["ar"], row["en"]),
        (("recall", "bad"), ("recall", "adequate")),
    ),
}


def labelled(evaluation: Evaluation, name: str) -> list[Score]:
    """The measures of a labelled set, its macro-F1, and for pairs what must never be merged."""
    one = LABELLED[name]
    rows = evaluation.rows(one.gold)
    ours = {row["id"]: one.ours(row) for row in rows}
    base = {row["id"]: one.baseline(row) for row in rows}
    mine, theirs = (evaluation.score_labels(one.gold, labels) for labels in (ours, base))
    found = [
        Score(f"{measure} of {label}", *(s["labels"][label][measure] for s in (mine, theirs)))
        for measure, label in one.reported
    ]
    found.append(Score("macro-F1", mine["macro_f1"], theirs["macro_f1"]))
    if one.reported == _PAIR_MEASURES:
        mixed = [_merged_figures(rows, labels) for labels in (ours, base)]
        found.append(Score("conflicts in figures merged", mixed[0], mixed[1], "count"))
    return found


def copies(evaluation: Evaluation) -> list[Score]:
    """Pairwise F1 of the article groups over all seeds, and pairs that should not be in one."""
    ours, base = Grouping(), Grouping()
    # A process a seed: this set takes most of the gate's time.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        for mine, theirs in pool.map(_seed_copies, [evaluation.folder] * len(SEEDS), SEEDS):
            ours.add(mine)
            base.add(theirs)
    return [
        Score("pairwise F1", ours.f1, base.f1),
        Score("wrong pairs", ours.wrong, base.wrong, "count"),
    ]


def _seed_copies(folder: Path, seed: int) -> tuple[Grouping, Grouping]:
    """How one seed's sets are grouped by us and by the baseline."""
    evaluation = Evaluation(folder)
    ours, base = Grouping(), Grouping()
    same_text = listed_same_text(evaluation)
    for row in evaluation.copies(seed):
        articles = answers.articles_of(row["articles"])
        ids = [article.id for article in articles]
        ours.count(ids, row["copies"], answers.copy_groups(articles), same_text)
        base.count(ids, row["copies"], overlap.copy_groups(articles), same_text)
    return ours, base


def multiling(evaluation: Evaluation) -> list[Score]:
    """ROUGE at 250 words beside interleaved leads, on average and for each topic."""
    topics = evaluation.rows("multiling_dev.jsonl")
    summaries = {
        topic["topic"]: answers.summary_of(
            answers.articles_of(topic["docs"]), length="long"
        ).summary.ar.text
        for topic in topics
    }
    table = evaluation.score_summaries(summaries)
    mine, leads = table["YOURS"], table["interleaved lead"]
    found = [
        Score("ROUGE-1", mine["rouge1"], leads["rouge1"], "points"),
        Score("ROUGE-2", mine["rouge2"], leads["rouge2"], "points"),
    ]
    for topic in topics:
        references = [reference["text"] for reference in topic["refs"]]
        row = evaluation.rouge(summaries[topic["topic"]], references)
        found += [
            Score(
                f"{topic['topic']} ROUGE-{n}", 100 * row[f"rouge{n}"], None, "points", pinned=False
            )
            for n in (1, 2)
        ]
    return found


def clusters(evaluation: Evaluation) -> list[Score]:
    """Promises broken in the answers to the real sets."""
    faults = list(cluster_faults(evaluation))
    return [
        Score("broken promises", len([f for f in faults if "dangling" not in f]), None, "count"),
        Score("dangling sentences", len([f for f in faults if "dangling" in f]), None, "count"),
    ]


def cluster_faults(evaluation: Evaluation) -> Iterable[str]:
    """Each broken promise, with the set and the request that it was found with."""
    for row in evaluation.rows("clusters_dev.jsonl"):
        articles = answers.articles_of(row["articles"])
        for options in BOUNDS:
            result = answers.summary_of(articles, **options)
            limit = options.get("max_words") or LENGTH_WORDS[options["length"]][1]
            for fault in broken(articles, result, limit):
                yield f"{row['cluster']} {options}: {fault}"


SETS: Mapping[str, Callable[[Evaluation], list[Score]]] = {
    "pairs": lambda evaluation: labelled(evaluation, "pairs"),
    "real pairs": lambda evaluation: labelled(evaluation, "real pairs"),
    "support": lambda evaluation: labelled(evaluation, "support"),
    "translations": lambda evaluation: labelled(evaluation, "translations"),
    SEMANTIC: lambda evaluation: labelled(evaluation, SEMANTIC),
    "copies": copies,
    "multiling": multiling,
    "clusters": clusters,
}

DATA: Mapping[str, tuple[str, ...]] = {
    "pairs": ("pairs_dev.jsonl", "score_labels.py"),
    "real pairs": ("real_pairs_dev.jsonl", "score_labels.py"),
    "support": ("support_dev.jsonl", "score_labels.py"),
    "translations": ("translations_dev.jsonl", "score_labels.py"),
    SEMANTIC: ("translations_dev.jsonl", "score_labels.py"),
    "copies": ("clusters_dev.jsonl", "near_copies_dev.jsonl", "make_copies.py"),
    "multiling": ("multiling_dev.jsonl", "score_summaries.py", "arabic_rouge.py"),
    "clusters": ("clusters_dev.jsonl",),
}
"""The files that each set's scores depend on."""


class Grouping:
    """Pairs of articles that were grouped rightly and wrongly, and that were missed."""

    def __init__(self) -> None:
        self.right = self.wrong = self.missed = 0

    def count(
        self,
        ids: Iterable[str],
        made: Iterable[Iterable[str]],
        said: Iterable[Iterable[str]],
        same_text: set[frozenset[str]],
    ) -> None:
        """Adds one set. Pairs whose originals are one agency text may be grouped or not."""
        true, given = _pairs(made), _pairs(said)
        for pair in _pairs([ids]):
            if frozenset(one.partition("-copy")[0] for one in pair) in same_text:
                continue
            self.right += pair in true and pair in given
            self.wrong += pair not in true and pair in given
            self.missed += pair in true and pair not in given

    def add(self, other: Grouping) -> None:
        """Adds the pairs of another count."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed

    @property
    def f1(self) -> float:
        """F1 (0..1) of the pairs; 0 where none was grouped rightly."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0


def listed_same_text(evaluation: Evaluation) -> set[frozenset[str]]:
    """Pairs of ids of originals that are the same agency text."""
    rows = evaluation.rows("near_copies_dev.jsonl")
    return {frozenset(row["pair"]) for row in rows if row["same_text"]}


def _pairs(groups: Iterable[Iterable[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}


def _merged_figures(rows: Iterable[Row], labels: Mapping[Any, str]) -> int:
    return sum(
        labels[row["id"]] == "duplicate" and row["label"] == "conflict" and row["kind"] in FIGURES
        for row in rows
    )
