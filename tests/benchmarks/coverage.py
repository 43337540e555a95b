"""What of the salient statements the model is given: by aspect and budget, beside the plain way.

    python -m tests.benchmarks.coverage [--pieces-per-word 2.0] [--budget 512]

The plain way is what a script without a merge does: all articles joined in the order given, and cut
at the budget. Ours are the passes that the summary of each length takes. A statement (salience from
0.15 on) is given by the plain way where one of the spans that say it stands whole before the cut,
and by ours where its head stands whole in an input. Articles of another story, which the merge
leaves out, count for neither. Shares are plain, and weighed by salience (the mean of the sets).

Both are counted alike, as words times `--pieces-per-word` and one for the end: the vocabulary of
the miniatures spells real news letter by letter, and the real one does not ship with the product.
The sets are the seeds and, where they are (KHULASA_EVAL_DIR), clusters_dev and multiling_dev.
Nothing is random, and no model runs.
"""

from __future__ import annotations

import argparse
import math
import platform
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from typing import NamedTuple, get_args

from api.settings import Settings
from api.trials import seed_sets
from summarizer.articles import Article, Length
from summarizer.config import PipelineConfig
from summarizer.drafting import MAX_PASSES
from summarizer.merged import Merged
from summarizer.packing import spread
from summarizer.pipeline import merge, read_story
from summarizer.planning import plan_groups, salient_clusters
from summarizer.prompts import Prompt, load_prompts
from summarizer.watch import Watch
from tests.quality.answers import articles_of
from tests.quality.evaluation import EvaluationMissing, find_evaluation

Sets = list[tuple[Article, ...]]


class Share(NamedTuple):
    """What one way gives the model of one set."""

    given: int
    weight: float
    passes: int


def main() -> None:
    options = _options()
    print(
        f"Python {platform.python_version()}, khulasa {version('khulasa')}; budget "
        f"{options.budget} tokens an input, {options.pieces_per_word} pieces a word assumed"
    )
    print(
        f"{'set':<16}{'way':<12}{'sets':>5}{'statements':>12}{'given':>8}{'weighed':>9}{'passes':>8}"
    )
    for name, sets in _sets():
        _compare(name, sets, options.budget, options.pieces_per_word)


def _compare(name: str, sets: Sets, budget: int, pieces: float) -> None:
    prompt = next(prompt for prompt in load_prompts() if prompt.name == "xlsum")
    stories = [_merged(articles) for articles in sets]
    statements = [len(salient_clusters(story)) for story in stories]
    total = sum(statements)

    def count(text: str) -> int:
        return math.ceil(len(text.split()) * pieces) + 1

    ways: list[tuple[str, list[Share]]] = [
        ("plain cut", [_plain(story, count, budget) for story in stories])
    ]
    lengths: tuple[Length, ...] = get_args(Length)
    for length in lengths:
        ways.append((length, [_ours(story, length, count, prompt, budget) for story in stories]))
    for way, shares in ways:
        given = sum(share.given for share in shares)
        weight = sum(share.weight for share in shares) / len(shares)
        passes = sum(share.passes for share in shares) / len(shares)
        print(
            f"{name:<16}{way:<12}{len(sets):>5}{total:>12}{given / total:>8.1%}{weight:>9.1%}"
            f"{passes:>8.1f}",
            flush=True,
        )


def _merged(articles: Sequence[Article]) -> Merged:
    config = PipelineConfig()
    return merge(read_story(articles, config, []), config, Watch())


def _plain(merged: Merged, count: Callable[[str], int], budget: int) -> Share:
    """The articles joined and cut, word by word, at the budget."""
    left = budget - 1
    seen: set[int] = set()
    for index, article in enumerate(merged.story.articles):
        end = _cut(article.text, count, left)
        left -= count(article.text[:end]) - 1
        seen |= {
            number
            for number, unit in enumerate(merged.story.units)
            if unit.article == index and unit.end <= end
        }
        if end < len(article.text.rstrip()):
            break
    return _share(merged, {merged.cluster_of[number] for number in seen}, 1)


def _cut(text: str, count: Callable[[str], int], left: int) -> int:
    """Where the text ends for a model that has room for `left` more tokens."""
    end, at = 0, 0
    for word in text.split():
        at = text.index(word, at) + len(word)
        if count(text[:at]) - 1 > left:
            break
        end = at
    return end


def _ours(
    merged: Merged, length: Length, count: Callable[[str], int], prompt: Prompt, budget: int
) -> Share:
    groups = plan_groups(merged, length)
    parts = spread(
        [group.texts for group in groups],
        [group.priority for group in groups],
        count,
        prompt,
        budget,
        max(MAX_PASSES[length], len(groups)),
    )
    given = {groups[part.group].clusters[index] for part in parts for index in part.packed.kept}
    return _share(merged, given, sum(bool(part.packed.text) for part in parts))


def _share(merged: Merged, given: set[int], passes: int) -> Share:
    salience = merged.salience.of_cluster
    salient = salient_clusters(merged)
    told = [i for i in salient if i in given]
    return Share(
        len(told), sum(salience[i] for i in told) / sum(salience[i] for i in salient), passes
    )


def _sets() -> Iterator[tuple[str, Sets]]:
    yield "seeds", [request.articles for request in seed_sets(Settings()).values()]
    try:
        evaluation = find_evaluation()
    except EvaluationMissing as missing:
        print(missing)
        return
    for name, key in (("clusters_dev", "articles"), ("multiling_dev", "docs")):
        rows = evaluation.rows(f"{name}.jsonl")
        yield name, [tuple(articles_of(row[key])) for row in rows]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pieces-per-word", type=float, default=2.0)
    parser.add_argument("--budget", type=int, default=512)
    return parser.parse_args()


if __name__ == "__main__":
    main()
