"""Every set of `seeds/` at every length with both miniatures, and a set that they can read."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from api.settings import Settings
from api.trials import seed_sets
from summarizer.articles import Article
from summarizer.engine import Engine
from tests.models.full_pass import answers, miniature_engine, owed
from tests.models.grammar import statement

SEEDS = seed_sets(Settings())


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with miniature_engine(tmp_path_factory.mktemp("miniatures")) as engine:
        yield engine


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_every_sentence_has_a_verdict_and_every_repair_a_note(name: str, engine: Engine) -> None:
    articles = SEEDS[name].articles
    for result in answers(articles, engine, english=True):
        assert owed(articles, result) == []
        assert result.models.summarizer is not None and result.models.translator is not None
        assert result.summary.en is not None


def test_what_the_miniature_can_read_it_writes_about_itself(engine: Engine) -> None:
    """It was trained on such statements, and says the one again that two articles share."""
    dice = random.Random(5)
    said = [statement(dice, held_out=True).arabic for _ in range(5)]
    articles = [
        Article(id=f"a{number}", source=f"o{number}", text=" ".join([said[0], *rest]))
        for number, rest in enumerate((said[1:3], said[3:5]))
    ]
    results = list(answers(articles, engine, english=True))
    assert [owed(articles, result) for result in results] == [[], [], [], []]
    written = [s for result in results for s in result.summary.ar.sentences if s.engine == "mt5"]
    assert {one.text for one in written} & set(said)
