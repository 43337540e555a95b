"""No score is below its floor. Skipped, with one message, where there are no evaluation sets."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from tests.quality.answers import ExtraMissing
from tests.quality.evaluation import Evaluation, EvaluationMissing, find_evaluation
from tests.quality.floors import check_data, holds, pinned, read_floors
from tests.quality.scores import DATA, SETS, Score

FLOORS = read_floors()
CASES = [(name, score) for name, limits in FLOORS.limits.items() for score in limits]

pytestmark = pytest.mark.quality


@pytest.fixture(scope="session")
def evaluation() -> Evaluation:
    try:
        return find_evaluation()
    except EvaluationMissing as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def scores_of(evaluation: Evaluation) -> Callable[[str], dict[str, Score]]:
    """scores_of(set): its scores by name, measured once."""

    @cache
    def measured(name: str) -> dict[str, Score]:
        try:
            return {score.name: score for score in SETS[name](evaluation)}
        except ExtraMissing as missing:
            pytest.skip(str(missing))

    return measured


@pytest.mark.parametrize("name", list(SETS))
def test_the_data_is_what_the_floors_were_measured_on(name: str, evaluation: Evaluation) -> None:
    assert set(DATA[name]) <= set(FLOORS.sha256)
    check_data(FLOORS, {file: evaluation.sha256(file) for file in DATA[name]})


@pytest.mark.parametrize(("name", "score"), CASES, ids=[": ".join(case) for case in CASES])
def test_no_score_is_below_its_floor(
    name: str, score: str, scores_of: Callable[[str], dict[str, Score]]
) -> None:
    measured = scores_of(name)[score]
    limit = FLOORS.limits[name][score]
    assert holds(measured, limit), f"{name}, {score}: {measured.ours:.4f}, floor {limit}"


@pytest.mark.parametrize("name", list(SETS))
def test_every_score_has_a_floor(name: str, scores_of: Callable[[str], dict[str, Score]]) -> None:
    assert [score.name for score in pinned(scores_of(name).values())] == list(FLOORS.limits[name])
