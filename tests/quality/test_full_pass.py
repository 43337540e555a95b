"""The real sets at every length with the miniatures in the engine. Skipped, with one message, where
there are no evaluation sets.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.models.full_pass import answers, miniature_engine, owed
from tests.quality.answers import articles_of
from tests.quality.evaluation import EvaluationMissing, find_evaluation

pytestmark = pytest.mark.quality


def test_every_sentence_has_a_verdict_and_every_repair_a_note(tmp_path: Path) -> None:
    try:
        rows = find_evaluation().rows("clusters_dev.jsonl")
    except EvaluationMissing as missing:
        pytest.skip(str(missing))
    assert rows
    found = []
    with miniature_engine(tmp_path) as engine:
        for row in rows:
            articles = articles_of(row["articles"])
            for result in answers(articles, engine, english=False):
                found += [f"{row['cluster']}: {fault}" for fault in owed(articles, result)]
    assert found == []
