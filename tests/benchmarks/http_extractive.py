"""Ten articles of 300 words end to end over HTTP, beside one call of sumy's LexRank, in one run.

    python tests/benchmarks/http_extractive.py [--repeats N]

Ours: from the first byte sent to the last byte read on a kept-alive loopback connection, the
extractive engine, default length; JSON in and out, everything the answer holds included.
sumy's: `LexRankSummarizer` on a document already parsed into sentences and words, so its reading
of the text is left out, and printed beside. The two take turns. Left out of both: imports, the
start of the server, and `--warmup` calls. The set is the same in every call, so what either keeps
about words it has seen is warm; the first call, which finds nothing kept and loads code besides, is
printed beside. Nothing is random. Exit code 1 where ours is not faster.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from importlib.metadata import version
from importlib.resources import files
from typing import NamedTuple

import httpx
from sumy.models.dom import ObjectDocumentModel
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer

from api.demo import free_port, running_server

SEED = "drought-conference-ten"
SUMY_SENTENCES = 4
VERSIONS = ("khulasa", "litestar", "msgspec", "uvicorn", "numpy", "httpx", "sumy")


class ArabicTokenizer:
    """What sumy asks of a tokenizer, without nltk's downloads."""

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        return tuple(s.strip() for s in re.split(r"(?<=[.!?؟…])\s+", paragraph) if s.strip())

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(re.findall(r"[\w\u064b-\u0652]+", sentence))


class Timed(NamedTuple):
    """What the timed calls gave, in the order they were made; times in milliseconds."""

    first: float
    ours: list[float]
    answers: list[bytes]
    lex_rank: list[float]
    reading: list[float]
    picked: list[str]


def milliseconds(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


def measure(articles: list[dict[str, str]], repeats: int, warmup: int) -> Timed:
    request = json.dumps({"articles": articles, "engine": "extractive"}).encode()
    text = "\n\n".join(article["text"] for article in articles)
    summarizer = LexRankSummarizer()
    answers: list[bytes] = []

    def read() -> ObjectDocumentModel:
        document = PlaintextParser.from_string(text, ArabicTokenizer()).document
        for sentence in document.sentences:
            _ = sentence.words  # made when first asked for, and kept
        return document

    document = read()

    def lex_rank() -> list[str]:
        return [str(sentence) for sentence in summarizer(document, SUMY_SENTENCES)]

    with (
        running_server(free_port()) as address,
        httpx.Client(trust_env=False, timeout=60) as client,
    ):

        def khulasa() -> None:
            answer = client.post(
                f"http://{address}/v1/summaries",
                content=request,
                headers={"Content-Type": "application/json"},
            )
            answers.append(answer.raise_for_status().content)

        first = milliseconds(khulasa)
        for _ in range(warmup):
            khulasa()
            lex_rank()
        answers.clear()
        ours, theirs, reading = [], [], []
        for _ in range(repeats):
            ours.append(milliseconds(khulasa))
            theirs.append(milliseconds(lex_rank))
            reading.append(milliseconds(read))
    return Timed(first, ours, answers, theirs, reading, lex_rank())


def print_setting(words: Sequence[int], repeats: int, warmup: int) -> None:
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}")
    print(", ".join(f"{name} {version(name)}" for name in VERSIONS))
    threads = os.environ.get("OMP_NUM_THREADS", "not set")
    print(f"{os.cpu_count()} cores, OMP_NUM_THREADS {threads}; one request at a time")
    print(f"input: seeds/{SEED}, {len(words)} articles of {min(words)} to {max(words)} words")
    print(f"{repeats} calls of each after 1 + {warmup}\n")


def print_times(timed: Timed) -> float:
    """Gives back how many times as fast as LexRank's one call ours is, by the medians."""
    for name, times in (
        ("khulasa over HTTP", timed.ours),
        ("sumy LexRank, 1 call", timed.lex_rank),
        ("sumy reading the text", timed.reading),
    ):
        middle = statistics.median(times)
        print(f"{name:<22} median {middle:8.1f} ms  {min(times):8.1f} to {max(times):8.1f}")
    ratio = statistics.median(timed.lex_rank) / statistics.median(timed.ours)
    print(f"{'ratio':<22} {ratio:.2f} times as fast as LexRank's one call")
    print(f"{'the first call':<22} {timed.first:.1f} ms\n")
    return ratio


def print_steps(timed: Timed) -> None:
    steps: Counter[str] = Counter()
    for answer in timed.answers:
        steps.update(json.loads(answer)["timings_ms"])
    calls = len(timed.answers)
    whole = statistics.mean(timed.ours)
    total = steps.pop("total") / calls
    rows = [(name, spent / calls) for name, spent in steps.most_common()]
    rows.append(("between the steps", total - steps.total() / calls))
    rows.append(("HTTP and JSON", whole - total))
    print("where the time goes, mean of the calls")
    for name, spent in rows:
        print(f"  {name:<20} {spent:8.2f} ms  {spent / whole:6.1%}")
    print(f"  {'all':<20} {whole:8.2f} ms\n")


def print_results(timed: Timed, articles: int) -> None:
    answer = json.loads(timed.answers[-1])
    summary = answer["summary"]["ar"]
    drawn = {s["article_id"] for sentence in summary["sentences"] for s in sentence["sources"]}
    print(f"khulasa: {len(summary['sentences'])} sentences, {len(summary['text'].split())} words,")
    print(
        f"  resting on {len(drawn)} of {articles} articles; {len(answer['statements'])} statements,"
    )
    print(f"  {len(answer['conflicts'])} conflicts\n{summary['text']}\n")
    words = sum(len(sentence.split()) for sentence in timed.picked)
    print(f"sumy: {len(timed.picked)} sentences, {words} words\n" + "\n".join(timed.picked))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--repeats", type=int, default=20, help="timed calls of each (20)")
    parser.add_argument("--warmup", type=int, default=3, help="untimed calls of each (3)")
    options = parser.parse_args()

    body = files("seeds").joinpath(SEED, "articles.json").read_bytes()
    articles = json.loads(body)["articles"]
    words = [len(article["text"].split()) for article in articles]
    print_setting(words, options.repeats, options.warmup)
    timed = measure(articles, options.repeats, options.warmup)
    ratio = print_times(timed)
    print_steps(timed)
    print_results(timed, len(articles))
    return 0 if ratio > 1 else 1


if __name__ == "__main__":
    sys.exit(main())
