import logging
from collections.abc import Iterator

import pytest
from litestar.exceptions import NotFoundException

from api import problems
from api.problems import KIND_OF_ERROR, TYPE_PREFIX, Kind, Refused, problem_of
from summarizer.errors import BadModelFolder, KhulasaError

KINDS = [value for value in vars(problems).values() if isinstance(value, Kind)]


def leaves(error: type[KhulasaError]) -> Iterator[type[KhulasaError]]:
    below = error.__subclasses__()
    if not below:
        yield error
    for each in below:
        yield from leaves(each)


LEAVES = list(leaves(KhulasaError))


def test_every_leaf_of_the_errors_and_nothing_else_is_mapped() -> None:
    assert set(KIND_OF_ERROR) == set(LEAVES)


def test_every_kind_has_a_name_of_its_own_and_a_status_of_an_error() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert all(400 <= kind.status < 600 for kind in KINDS)
    assert all(kind.status >= 500 for kind in KINDS if kind.ours)


@pytest.mark.parametrize("error", LEAVES, ids=lambda error: error.__name__)
def test_an_error_becomes_the_problem_of_its_kind(error: type[KhulasaError]) -> None:
    kind = KIND_OF_ERROR[error]
    problem = problem_of(error("what is wrong", field="articles[0]"))
    assert (problem.type, problem.status) == (TYPE_PREFIX + kind.name, kind.status)
    if not kind.ours:
        assert (problem.detail, problem.field) == ("what is wrong", "articles[0]")


@pytest.mark.parametrize("error", [ValueError("/srv/secret"), BadModelFolder("/srv/secret")])
def test_the_servers_own_faults_are_logged_and_not_told(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        problem = problem_of(error)
    assert problem.status >= 500
    assert "secret" not in problem.detail
    assert "/srv/secret" in caplog.text


def test_a_refusal_keeps_its_kind() -> None:
    problem = problem_of(Refused(problems.NO_ARTICLES, "empty", field="articles"))
    assert (problem.type, problem.field) == (TYPE_PREFIX + "no-articles", "articles")


def test_an_error_of_the_framework_is_told_by_its_status() -> None:
    assert problem_of(NotFoundException()).type == TYPE_PREFIX + "not-found"
