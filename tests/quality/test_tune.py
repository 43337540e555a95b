"""What is tuned is there to be tuned, and what is chosen was not seen."""

from __future__ import annotations

from tests.quality.tune import GRID, left_out, settings


def test_every_parameter_of_the_grid_is_one_of_the_code() -> None:
    present, *others = settings()
    assert present == tuple(getattr(module, name) for module, name, _ in GRID)
    assert len(set(others)) == len(others)


def test_the_setting_for_a_topic_is_chosen_on_the_others() -> None:
    table = {"one": [(1.0, 1.0), (9.0, 9.0)], "other": [(5.0, 5.0), (2.0, 2.0)]}
    assert dict(left_out(table)) == {"one": 0, "other": 1}
