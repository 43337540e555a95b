"""The keeping of floors, on scores made up here."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.floors import (
    DataChanged,
    Floors,
    check_data,
    floor_of,
    holds,
    lowered,
    raised,
    read_floors,
    write_floors,
)
from tests.quality.overlap import joined
from tests.quality.scores import Grouping, Score

DATA = {"a.jsonl": "0" * 64}
SHARE = Score("recall", 0.8, 0.5)
FAULTS = Score("faults", 3, None, "count")


def floors_at(**limits: float) -> Floors:
    return Floors(DATA, {"set": limits})


@pytest.mark.parametrize(
    ("score", "floor"),
    [
        (SHARE, 0.79),
        (Score("precision", 1.0, None), 0.99),
        (Score("ROUGE-1", 45.05, None, "points"), 44.8),
        (FAULTS, 3),
    ],
)
def test_a_score_sets_a_floor_that_it_holds(score: Score, floor: float) -> None:
    assert floor_of(score) == floor
    assert holds(score, floor)


def test_a_lower_score_and_a_higher_count_do_not_hold() -> None:
    assert not holds(SHARE, 0.81)
    assert not holds(FAULTS, 2)


def test_raising_lifts_and_never_lowers() -> None:
    measured = {"set": [SHARE, Score("precision", 0.6, None), FAULTS]}
    floors = raised(floors_at(recall=0.7, precision=0.65, faults=4), measured, DATA)
    assert floors.limits == {"set": {"recall": 0.79, "precision": 0.65, "faults": 3}}


def test_raising_pins_scores_and_data_that_are_new() -> None:
    floors = raised(Floors({}, {}), {"set": [SHARE]}, DATA)
    assert floors == floors_at(recall=0.79)


def test_a_score_that_is_only_shown_gets_no_floor() -> None:
    shown = Score("one topic", 0.5, None, pinned=False)
    assert raised(Floors({}, {}), {"set": [SHARE, shown]}, DATA) == floors_at(recall=0.79)


def test_raising_refuses_other_data() -> None:
    with pytest.raises(DataChanged, match=r"a\.jsonl"):
        raised(floors_at(recall=0.7), {"set": [SHARE]}, {"a.jsonl": "1" * 64})


def test_lowering_takes_down_what_is_not_held_and_keeps_the_reason() -> None:
    measured = {"set": [SHARE, FAULTS]}
    floors = lowered(
        floors_at(recall=0.9, faults=5), measured, DATA, reason="other rule", date="2025-01-02"
    )
    assert floors.limits == {"set": {"recall": 0.79, "faults": 5}}
    (one,) = floors.lowered
    assert (one.floor, one.before, one.after) == ("set: recall", 0.9, 0.79)
    assert (one.reason, one.date) == ("other rule", "2025-01-02")


def test_lowering_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="reason"):
        lowered(floors_at(recall=0.9), {"set": [SHARE]}, DATA, reason=" ", date="2025-01-02")


def test_lowering_pins_other_data() -> None:
    other = {"a.jsonl": "1" * 64}
    floors = lowered(
        floors_at(recall=0.7), {"set": [SHARE]}, other, reason="new", date="2025-01-02"
    )
    check_data(floors, other)
    with pytest.raises(DataChanged):
        check_data(floors, DATA)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    floors = lowered(
        floors_at(recall=0.9), {"set": [SHARE]}, DATA, reason='"quoted" \\ سبب', date="2025-01-02"
    )
    write_floors(floors, tmp_path / "floors.toml")
    assert read_floors(tmp_path / "floors.toml") == floors


def test_pairs_of_a_group_count_each_once() -> None:
    grouping = Grouping()
    made = [["a", "a-copy1", "a-copy2"]]
    said = [{"a", "a-copy1"}, {"b", "c"}]
    grouping.count(["a", "a-copy1", "a-copy2", "b", "c"], made, said, set())
    assert (grouping.right, grouping.wrong, grouping.missed) == (1, 1, 2)
    assert grouping.f1 == 2 * 1 / (2 * 1 + 1 + 2)


def test_originals_of_one_text_may_be_grouped_with_each_others_copies() -> None:
    grouping = Grouping()
    ids = ["a", "a-copy1", "b"]
    grouping.count(ids, [["a", "a-copy1"]], [set(ids)], {frozenset({"a", "b"})})
    assert (grouping.right, grouping.wrong, grouping.missed) == (1, 0, 0)


def test_links_that_meet_make_one_group() -> None:
    links = [("a", "b"), ("c", "d"), ("b", "c"), ("e", "f")]
    assert sorted(map(sorted, joined(links))) == [["a", "b", "c", "d"], ["e", "f"]]
