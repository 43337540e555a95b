"""What the sets get wrong, item by item: for reading, never for rules that fit one item."""

from __future__ import annotations

from collections.abc import Iterator

from tests.quality import answers
from tests.quality.evaluation import Evaluation, Row
from tests.quality.scores import LABELLED, SEEDS, Grouping, cluster_faults, listed_same_text


def find_errors(evaluation: Evaluation, name: str) -> Iterator[str]:
    """Each wrong answer of a set in words; MultiLing has no right ones."""
    if name in LABELLED:
        one = LABELLED[name]
        rows = [(row, one.ours(row)) for row in evaluation.rows(one.gold)]
        for row, said in sorted(rows, key=lambda item: (item[0]["label"], item[0]["kind"])):
            if said != row["label"]:
                yield f"{row['label']}/{row['kind']} said {said}  [{row['id']}]\n{_shown(row)}"
    elif name == "copies":
        same_text = listed_same_text(evaluation)
        for seed in SEEDS:
            for row in evaluation.copies(seed):
                articles = answers.articles_of(row["articles"])
                groups = answers.copy_groups(articles)
                grouping = Grouping()
                grouping.count([a.id for a in articles], row["copies"], groups, same_text)
                if grouping.wrong or grouping.missed:
                    yield f"seed {seed} {row['set']}: made {row['copies']}, said {groups}"
    elif name == "clusters":
        yield from cluster_faults(evaluation)


def _shown(row: Row) -> str:
    """The texts of an item, and the reasons where claims are checked."""
    texts = {key: row[key] for key in ("a", "b", "ar", "en", "claim", "why_en") if key in row}
    lines = [f"    {key}: {value}" for key, value in texts.items()]
    if "claim" in row:
        lines += [f"    source: {source}" for source in row["sources"]]
        checked = answers.support_check(row["sources"], row["claim"]).sentences
        lines += [f"    {why}" for sentence in checked for why in sentence.reasons]
    if "en" in row:
        checked = answers.translation_check(row["ar"], row["en"]).sentences
        lines += [f"    {why}" for sentence in checked for why in sentence.reasons]
    return "\n".join(lines)
