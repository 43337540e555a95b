"""Ours beside published peers, in one run: summaries, copies, speed, and growth with the set.

    python tests/benchmarks/peers.py [--repeats N] [--sizes 100 200 500 1000] [--stories N]

* Summaries: the MultiLing topics at 250 words by sumy's LexRank and TextRank, with ROUGE and time.
  The peers get the text read by the tokenizer below, reading not timed; ours is timed from the raw
  articles to the text. The three take turns, topic by topic.
* Copies: the article groups of datasketch's MinHash LSH at an estimated Jaccard of 0.7 over
  three-word shingles of the same folded words, 128 permutations, on the sets with known copies.
* Speed: merging and choosing (copies to chosen passages, and also all from the raw text) for ten
  articles of 300 words, against one call of sumy's LexRank on the text already read.
* Growth: sets of 100 to 1,000 articles, each in a process of its own for its memory. Sets are made
  from the evaluation clusters (from `seeds/` where these are absent): a story is one cluster and
  has 25 articles, so that 1,000 articles are 40 stories. Its articles are the cluster's own, then
  ones made of them: paragraphs of one, each kept with probability 0.75, one or two of another
  article put in behind the lead, one figure changed in one of six, and hamza and taa marbuta
  respelled in one of three. With `--stories N` the stories are N whatever the size, so that what
  they share grows with the square of it.

The first two need the evaluation sets and say so where they are absent. Left out everywhere:
imports and, but for growth, one call to warm up. Exit code 1 where a bound is not held.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import random
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from datasketch import MinHash, MinHashLSH
from sumy.models.dom import ObjectDocumentModel
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from summarizer.arabic import fold_words
from summarizer.articles import Article, SummaryRequest
from summarizer.config import LENGTH_WORDS, PipelineConfig
from summarizer.engine import Engine
from summarizer.extracting import compose
from summarizer.pipeline import merge, read_story, summarize
from summarizer.watch import Watch
from summarizer.writing import MAX_SENTENCES
from tests.quality.answers import articles_of, copy_groups
from tests.quality.evaluation import Evaluation, EvaluationMissing, find_evaluation
from tests.quality.overlap import joined
from tests.quality.scores import SEEDS, Grouping, listed_same_text

VERSIONS = ("khulasa", "numpy", "sumy", "datasketch")
SEED = 1
WORDS = 250
JACCARD = 0.7
PERMUTATIONS = 128
SHINGLE = 3
PER_STORY = 25
MIN_RATIO = 4.0
"""Times as fast as LexRank that merging and choosing must be."""

MAX_EXPONENT = 1.3
"""Of the time from the smallest to the largest set."""

MAX_MEMORY_MB = 1000.0
"""Of the largest set."""

WIDTH = 11
"""Of a column of times."""

PEERS = {"sumy LexRank": LexRankSummarizer, "sumy TextRank": TextRankSummarizer}


class ArabicTokenizer:
    """What sumy asks of a tokenizer, without nltk's downloads."""

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        return tuple(s.strip() for s in re.split(r"(?<=[.!?؟…])\s+", paragraph) if s.strip())

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(re.findall(r"[\w\u064b-\u0652]+", sentence))


class Grown(NamedTuple):
    """What one set took: seconds by step, memory of the process before the set and at most, MB.

    `taking_part` counts the articles that were not left out as another story's.
    """

    articles: int
    words: int
    taking_part: int
    statements: int
    steps: dict[str, float]
    before: float
    peak: float

    @property
    def total(self) -> float:
        return sum(self.steps.values())


def seconds(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def read_for_sumy(texts: Sequence[str]) -> ObjectDocumentModel:
    document = PlaintextParser.from_string("\n\n".join(texts), ArabicTokenizer()).document
    for sentence in document.sentences:
        _ = sentence.words  # made when first asked for, and kept
    return document


def within(words: int) -> Callable[[Sequence[Any]], list[Any]]:
    """What sumy takes for a number of sentences: the best that fit, in the order of their worth."""

    def fitting(infos: Sequence[Any]) -> list[Any]:
        chosen, left = [], words
        for info in infos:
            size = len(str(info.sentence).split())
            if size <= left:
                chosen.append(info)
                left -= size
        return chosen

    return fitting


def summary_text(articles: Sequence[Article], engine: Engine) -> str:
    request = SummaryRequest(articles=tuple(articles), length="long", engine="extractive")
    return summarize([request], engine)[0].summary.ar.text


def picked(summarizer: Any, document: ObjectDocumentModel) -> Callable[[], str]:
    """One call of a peer's summarizer."""
    return lambda: " ".join(map(str, summarizer(document, within(WORDS))))


def compare_summaries(evaluation: Evaluation, repeats: int) -> None:
    topics = evaluation.rows("multiling_dev.jsonl")
    texts: dict[str, dict[str, str]] = {name: {} for name in ("khulasa", *PEERS)}
    times: dict[str, list[float]] = {name: [] for name in texts}
    summarizers = {name: made() for name, made in PEERS.items()}
    with Engine() as engine:
        for topic in topics:
            articles = articles_of(topic["docs"])
            document = read_for_sumy([article.text for article in articles])

            def ours(articles: list[Article] = articles) -> str:
                return summary_text(articles, engine)

            calls: dict[str, Callable[[], str]] = {"khulasa": ours}
            calls |= {name: picked(of, document) for name, of in summarizers.items()}
            for name, call in calls.items():
                texts[name][topic["topic"]] = call()
            spent: dict[str, list[float]] = {name: [] for name in calls}
            for _ in range(repeats):
                for name, call in calls.items():
                    spent[name].append(seconds(call))
            for name in calls:
                times[name].append(statistics.median(spent[name]))
    print(f"Summaries: {len(topics)} topics at {WORDS} words, medians of {repeats} calls added up")
    total = sum(times["khulasa"])
    for name, summaries in texts.items():
        row = evaluation.score_summaries(summaries)["YOURS"]
        mine = sum(times[name])
        print(
            f"  {name:14s} ROUGE-1 {row['rouge1']:5.2f}  ROUGE-2 {row['rouge2']:5.2f}"
            f"  {mine:7.2f} s  {mine / total:5.2f} times ours"
        )


def minhash_groups(articles: Sequence[Article]) -> list[set[str]]:
    index = MinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS)
    made = {}
    for article in articles:
        words = fold_words(article.text)
        sketch = MinHash(num_perm=PERMUTATIONS, seed=SEED)
        sketch.update_batch(
            [" ".join(words[i : i + SHINGLE]).encode() for i in range(len(words) - SHINGLE + 1)]
        )
        made[article.id] = sketch
        index.insert(article.id, sketch)
    return joined(
        (name, other)
        for name, sketch in made.items()
        for other in index.query(sketch)
        if other != name and sketch.jaccard(made[other]) >= JACCARD
    )


def compare_copies(evaluation: Evaluation) -> None:
    same_text = listed_same_text(evaluation)
    sets = [
        (articles_of(row["articles"]), row["copies"])
        for seed in SEEDS
        for row in evaluation.copies(seed)
    ]
    print(f"\nCopies: {len(sets)} sets, seeds {SEEDS[0]} to {SEEDS[-1]}; ours is the whole report")
    total = 0.0
    for name, grouped in (("khulasa", copy_groups), ("MinHash LSH", minhash_groups)):
        grouping = Grouping()
        begun = time.perf_counter()
        said = [grouped(articles) for articles, _ in sets]
        spent = time.perf_counter() - begun
        total = total or spent
        for (articles, made), groups in zip(sets, said, strict=True):
            grouping.count([article.id for article in articles], made, groups, same_text)
        print(
            f"  {name:14s} pairwise F1 {grouping.f1:.3f}  wrong pairs {grouping.wrong}"
            f"  missed {grouping.missed}  {spent:6.2f} s  {spent / total:5.2f} times ours"
        )


def compare_speed(repeats: int) -> bool:
    articles = seed_articles("drought-conference-ten")
    config = PipelineConfig()
    document = read_for_sumy([article.text for article in articles])
    summarizer = LexRankSummarizer()
    story = read_story(articles, config, [])

    def merging() -> None:
        compose(
            merge(story, config, Watch()),
            max_words=LENGTH_WORDS["standard"][1],
            max_sentences=MAX_SENTENCES["standard"],
        )

    with Engine() as engine:

        def whole() -> None:
            summarize([SummaryRequest(articles=tuple(articles), engine="extractive")], engine)

        calls: dict[str, Callable[[], object]] = {
            "merging and choosing": merging,
            "all, from raw text": whole,
            "sumy LexRank, 1 call": lambda: summarizer(document, 4),
        }
        for call in calls.values():
            call()
        spent: dict[str, list[float]] = {name: [] for name in calls}
        for _ in range(repeats):
            for name, call in calls.items():
                spent[name].append(1000 * seconds(call))
    sizes = [len(article.text.split()) for article in articles]
    print(
        f"\nSpeed: {len(articles)} articles of {min(sizes)} to {max(sizes)} words, {repeats} calls"
    )
    middle = {name: statistics.median(times) for name, times in spent.items()}
    theirs = middle["sumy LexRank, 1 call"]
    for name, times in spent.items():
        print(
            f"  {name:22s} median {middle[name]:7.1f} ms ({min(times):.1f} to {max(times):.1f})"
            f"  LexRank takes {theirs / middle[name]:5.2f} times as long"
        )
    return theirs / middle["merging and choosing"] >= MIN_RATIO


def seed_articles(name: str) -> list[Article]:
    body = json.loads(files("seeds").joinpath(name, "articles.json").read_bytes())
    return articles_of(body["articles"])


def stories() -> tuple[str, list[list[str]]]:
    """Where the stories come from, and the texts of each."""
    try:
        rows = find_evaluation().rows("clusters_dev.jsonl")
    except EvaluationMissing:
        folders = [
            folder.name
            for folder in sorted(files("seeds").iterdir(), key=lambda folder: folder.name)
            if folder.joinpath("articles.json").is_file()
        ]
        return "seeds", [[a.text for a in seed_articles(name)] for name in folders]
    return "clusters_dev.jsonl", [[a["text"] for a in row["articles"]] for row in rows]


def made_articles(texts: Sequence[str], rng: random.Random) -> Iterator[str]:
    """The story's own articles, then without end ones made of them."""
    yield from texts
    while True:
        base, other = rng.choice(texts), rng.choice(texts)
        lead, *rest = [p for p in base.split("\n") if p.strip()]
        kept = [p for p in rest if rng.random() < 0.75]
        taken = [p for p in other.split("\n") if p.strip()]
        kept[:0] = rng.sample(taken, min(len(taken), rng.randint(1, 2)))
        text = "\n".join([lead, *kept])
        figures = list(re.finditer(r"\d+", text))
        if figures and rng.random() < 1 / 6:
            figure = rng.choice(figures)
            text = text[: figure.start()] + str(int(figure[0]) + 1) + text[figure.end() :]
        if rng.random() < 1 / 3:
            text = text.translate(str.maketrans("أإ", "اا")).replace("ة ", "ه ")
        yield text


def made_set(size: int, fixed: int | None) -> list[Article]:
    """A set of `size` articles; `fixed` is the number of stories, None for one in `PER_STORY`."""
    _, given = stories()
    rng = random.Random(SEED)
    number = min(len(given), fixed or max(1, size // PER_STORY))
    sources = [made_articles(texts, rng) for texts in given[:number]]
    return [
        Article(id=f"a{i}", text=next(sources[i % number]), source=f"outlet {i % 30}")
        for i in range(size)
    ]


def memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def grow_one(size: int, fixed: int | None) -> Grown:
    """Reads, merges and chooses once; for a process of its own."""
    articles = made_set(size, fixed)
    config = PipelineConfig()
    watch = Watch()
    before = memory_mb()
    merged = merge(read_story(articles, config, [], watch), config, watch)
    with watch.step("choose"):
        compose(merged, max_words=WORDS, max_sentences=MAX_SENTENCES["long"])
    return Grown(
        size,
        sum(len(article.text.split()) for article in articles),
        len(merged.story.articles),
        len(merged.clusters),
        {step: spent / 1000 for step, spent in watch.timings_ms.items()},
        before,
        memory_mb(),
    )


def compare_growth(sizes: Sequence[int], fixed: int | None) -> bool:
    where, _ = stories()
    told = f"{fixed} stories" if fixed else f"a story for each {PER_STORY} articles"
    print(f"\nGrowth: sets made from {where}, {told}; seconds")
    grown: list[Grown] = []
    for size in sizes:
        command = [sys.executable, __file__, "--grow-one", str(size)]
        command += ["--stories", str(fixed)] if fixed else []
        answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        one = Grown(*json.loads(answer))
        if not grown:
            steps = "".join(f"{step:>{WIDTH}}" for step in [*one.steps, "total"])
            print(f"articles    words  taking part  statements{steps}  MB before  at most")
        grown.append(one)
        times = "".join(f"{spent:{WIDTH}.2f}" for spent in [*one.steps.values(), one.total])
        print(
            f"{one.articles:8d} {one.words:8d} {one.taking_part:12d} {one.statements:11d}{times}"
            f" {one.before:10.0f} {one.peak:8.0f}",
            flush=True,
        )
    if len(grown) < 2:
        return True
    first, last = grown[0], grown[-1]
    growth = math.log(last.total / first.total)
    power = growth / math.log(last.articles / first.articles)
    of_words = growth / math.log(last.words / first.words)
    print(f"exponent from {first.articles} to {last.articles} articles: {power:.2f}", end="")
    print(f" (over their words: {of_words:.2f})")
    return power <= MAX_EXPONENT and last.peak < MAX_MEMORY_MB


def print_setting() -> None:
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}")
    print(", ".join(f"{name} {version(name)}" for name in VERSIONS))
    threads = os.environ.get("OMP_NUM_THREADS", "not set")
    print(f"{os.cpu_count()} cores, OMP_NUM_THREADS {threads}, one process; seed {SEED}\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--repeats", type=int, default=5, help="timed calls of each (5)")
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 200, 500, 1000])
    parser.add_argument("--stories", type=int, help="as many stories in every set")
    parser.add_argument("--grow-one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.grow_one:
        print(json.dumps(grow_one(options.grow_one, options.stories)))
        return 0
    print_setting()
    try:
        evaluation = find_evaluation()
        compare_summaries(evaluation, options.repeats)
        compare_copies(evaluation)
    except EvaluationMissing as missing:
        print(missing)
    fast = compare_speed(4 * options.repeats)
    linear = compare_growth(options.sizes, options.stories) if options.sizes else True
    if not fast:
        print(f"merging and choosing is not {MIN_RATIO:g} times as fast as LexRank")
    if not linear:
        print(f"growth is over {MAX_EXPONENT:g}, or memory over {MAX_MEMORY_MB:g} MB")
    return 0 if fast and linear else 1


if __name__ == "__main__":
    sys.exit(main())
