"""What seeds/README.md says a right answer looks like, held over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from litestar.testing import TestClient

from api.app import create_app
from api.settings import Settings

Value = tuple[str, str | None]


@cache
def answer(seed: str, length: str = "standard") -> dict[str, Any]:
    body = json.loads((files("seeds") / seed / "articles.json").read_text(encoding="utf-8"))
    with TestClient(create_app(Settings())) as client:
        response = client.post("/v1/summaries", json=body | {"length": length})
    assert response.status_code == 200
    found: dict[str, Any] = response.json()
    return found


def conflicts(seed: str, kind: str) -> Iterator[dict[Value, set[str]]]:
    """Of each conflict of a kind: who gives which value and unit."""
    for conflict in answer(seed)["conflicts"]:
        if conflict["kind"] == kind:
            yield {
                (value["normalised"], value["unit"]): {
                    member["article_id"] for member in value["members"]
                }
                for value in conflict["values"]
            }


def conflict_with(seed: str, kind: str, *values: Value) -> dict[Value, set[str]]:
    """The one conflict that has all these values."""
    (found,) = (one for one in conflicts(seed, kind) if set(values) <= set(one))
    return found


def latest(seed: str, value: str) -> str | None:
    (found,) = (
        conflict["latest"]
        for conflict in answer(seed)["conflicts"]
        if value in {one["normalised"] for one in conflict["values"]}
    )
    return str(found) if found is not None else None


def disputed(seed: str) -> set[str]:
    """Every value of every conflict, with its text."""
    values = [value for one in answer(seed)["conflicts"] for value in one["values"]]
    return {str(value["normalised"]) for value in values} | {str(value["text"]) for value in values}


def summary(seed: str) -> str:
    return str(answer(seed)["summary"]["ar"]["text"])


class TestFerry:
    SEED = "ferry-agency-copies"
    COPIES = frozenset({"sahel", "shati-news", "almada-aljadid", "khalij-gabes"})

    def test_the_re_runs_are_one_voice_and_the_correction_is_kept(self) -> None:
        (group,) = answer(self.SEED)["duplicates"]["articles"]
        assert group["kept"] == "sahel-corrected"
        assert {copy["article_id"] for copy in group["copies"]} == self.COPIES

    @pytest.mark.parametrize(
        ("old", "new", "unit"),
        [("11", "9", "killed"), ("4", "6", "missing"), ("منصف الغرياني", "ناصر الغرياني", None)],
    )
    def test_what_was_corrected_is_an_update(self, old: str, new: str, unit: str | None) -> None:
        told = conflict_with(self.SEED, "update", (old, unit), (new, unit))
        assert told == {(old, unit): self.COPIES, (new, unit): {"sahel-corrected"}}
        assert latest(self.SEED, new) == new

    def test_the_summary_gives_the_corrected_toll_alone(self) -> None:
        text = summary(self.SEED)
        assert "تسعة أشخاص لقوا حتفهم" in text
        assert not any(old in text for old in ("11 شخص", "أحد عشر", "١١", "منصف"))

    @pytest.mark.parametrize("furniture", ["تحرير", "شارك", "اقرأ", "http"])
    def test_no_furniture_reaches_the_answer(self, furniture: str) -> None:
        told = [summary(self.SEED), *(one["text"] for one in answer(self.SEED)["statements"])]
        assert not any(furniture in text for text in told)

    def test_what_does_not_conflict_is_no_conflict(self) -> None:
        assert len(answer(self.SEED)["conflicts"]) == 3
        assert disputed(self.SEED).isdisjoint({"101", "140"})


class TestEarthquake:
    SEED = "earthquake-rising-toll"

    def test_nobody_copied(self) -> None:
        assert answer(self.SEED)["duplicates"]["articles"] == []

    @pytest.mark.parametrize(
        ("unit", "values"),
        [
            ("killed", ("8", "20", "34", "47", "51")),
            ("injured", ("150", "212", "318", "330")),
            ("missing", ("10", "5")),
        ],
    )
    def test_the_tolls_follow_each_other(self, unit: str, values: tuple[str, ...]) -> None:
        told = conflict_with(self.SEED, "update", *((value, unit) for value in values))
        assert set(told) == {(value, unit) for value in values}
        assert latest(self.SEED, values[-1]) == values[-1]

    def test_a_bound_stands_under_the_figure_that_satisfies_it(self) -> None:
        told = conflict_with(self.SEED, "update", ("212", "injured"))
        assert told["212", "injured"] == {"hidab-1115", "madar-1440"}

    def test_the_summary_gives_the_last_tolls_alone(self) -> None:
        text = summary(self.SEED)
        assert "واحداً وخمسين" in text
        assert "٣٣٠" in text
        assert not any(old in text for old in ("318", "212", "47", "34"))

    def test_the_two_magnitudes_contradict_each_other_and_name_who_measured(self) -> None:
        told = conflict_with(self.SEED, "contradiction", ("6.2", "degree"), ("5.9", "degree"))
        assert all("madar-1440" in outlets for outlets in told.values())
        assert latest(self.SEED, "6.2") is None
        speakers = {
            value["normalised"]: value["speaker"]
            for conflict in answer(self.SEED)["conflicts"]
            for value in conflict["values"]
        }
        assert speakers["5.9"] == "المعهد الوطني لرصد الزلازل"
        assert speakers["6.2"] == "المرصد المتوسطي للزلازل"

    def test_other_counts_and_other_quakes_do_not_conflict(self) -> None:
        others = {"400", "402", "1200", "26", "29", "4.6", "1987"}
        assert disputed(self.SEED).isdisjoint(others)


class TestTreaty:
    SEED = "treaty-name-spellings"

    def test_five_texts_of_their_own(self) -> None:
        assert answer(self.SEED)["duplicates"]["articles"] == []

    def test_the_place_of_signing_is_disputed(self) -> None:
        told = conflict_with(self.SEED, "contradiction", ("عمان", None), ("العقبه", None))
        assert told["عمان", None] == {"bawabat-aldelta"}
        assert told["العقبه", None] == {"mashriq-muttahida", "nawras"}
        assert latest(self.SEED, "العقبه") is None

    def test_no_spelling_of_a_name_is_a_conflict(self) -> None:
        assert not any(conflict["slot"] == "person" for conflict in answer(self.SEED)["conflicts"])

    def test_the_summary_spells_a_name_in_one_way(self) -> None:
        text = summary(self.SEED)
        spellings = ("فاغنهولم", "فاجنهولم", "فاغينهولم", "فاجنهلوم")
        assert sum(spelling in text for spelling in spellings) == 1

    @pytest.mark.parametrize("value", ["14", "61", "60", "8", "3"])
    def test_counts_of_other_things_do_not_conflict(self, value: str) -> None:
        assert value not in disputed(self.SEED)


class TestDrought:
    SEED = "drought-conference-ten"

    def test_reused_paragraphs_make_no_copy(self) -> None:
        assert answer(self.SEED)["duplicates"]["articles"] == []

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (("27000000", "شخص"), ("31000000", "شخص")),
            (("42", "دوله"), ("38", "دوله")),
            (("300000000", "EUR"), ("300000000", "USD")),
            (("نيامي", None), ("نجامينا", None)),
        ],
    )
    def test_what_outlets_contradict_each_other_in_is_reported(
        self, one: Value, other: Value
    ) -> None:
        assert len(conflict_with(self.SEED, "contradiction", one, other)) == 2
        assert latest(self.SEED, one[0]) is None

    def test_the_pledges_rise_to_their_sum_at_the_end(self) -> None:
        values = ("740000000", "1050000000", "1350000000")
        told = conflict_with(self.SEED, "update", *((value, "USD") for value in values))
        assert told == {
            ("740000000", "USD"): {
                "diffatayn", "almada-aljadid", "ufuq", "mirat-atlasi", "duroub", "nakhil",
            },
            ("1050000000", "USD"): {"mirat-atlasi", "duroub", "nakhil"},
            ("1350000000", "USD"): {"nakhil", "barid-almashriq"},
        }  # fmt: skip
        assert latest(self.SEED, "740000000") == "1350000000"

    def test_two_speakers_of_one_article_contradict_each_other(self) -> None:
        (found,) = (
            {value["normalised"]: value["speaker"] for value in conflict["values"]}
            for conflict in answer(self.SEED)["conflicts"]
            if "82" in {value["normalised"] for value in conflict["values"]}
        )
        assert found == {"82": "المبعوث الأوروبي", "0.5": "بيانات المرصد"}

    def test_who_wrote_which_place(self) -> None:
        told = conflict_with(self.SEED, "contradiction", ("نيامي", None), ("نجامينا", None))
        assert told["نيامي", None] == {"nakhil", "barid-almashriq"}
        assert told["نجامينا", None] == {"zar-wama"}

    def test_one_sum_in_four_spellings_is_one_sum(self) -> None:
        values = {"250000000", "1800000", "2000000000", "600000000", "1200", "4000000", "35"}
        assert disputed(self.SEED).isdisjoint(values)

    def test_the_summary_opens_with_the_end_of_the_conference(self) -> None:
        first = answer(self.SEED)["summary"]["ar"]["sentences"][0]
        assert "350 مليون" in first["text"]

    def test_the_summary_gives_no_earlier_sum_as_the_present_one(self) -> None:
        assert "مليار وخمسين مليون" not in summary(self.SEED)

    def test_a_disputed_figure_is_marked(self) -> None:
        marked = [
            one
            for one in answer(self.SEED, "long")["summary"]["ar"]["sentences"]
            if "42 دولة" in one["text"] or "27 مليون" in one["text"]
        ]
        assert marked
        assert all(one["verdict"] == "disputed" and one["conflict_ids"] for one in marked)


class TestFloods:
    SEED = "floods-other-story"

    def test_who_is_left_out_and_why(self) -> None:
        notes = {note["code"]: note["message"] for note in answer(self.SEED)["notes"]}
        assert "shatranj" in notes["article-unrelated"]
        assert "gulf-lantern" in notes["article-not-arabic"]

    def test_the_dead_rise_to_nine(self) -> None:
        conflict_with(self.SEED, "update", ("7", "killed"), ("9", "killed"))
        assert latest(self.SEED, "9") == "9"
        assert "سبعة" not in summary(self.SEED)

    def test_the_missing_become_fewer(self) -> None:
        told = conflict_with(self.SEED, "update", ("3", "missing"), ("1", "missing"))
        assert told == {("3", "missing"): {"ahqaf"}, ("1", "missing"): {"nakhla-net", "ufuq"}}
        assert latest(self.SEED, "1") == "1"

    def test_the_valley_is_disputed(self) -> None:
        told = conflict_with(self.SEED, "contradiction", ("وادي عدم", None), ("وادي بن علي", None))
        assert told["وادي عدم", None] == {"ahqaf", "nakhla-net"}
        assert told["وادي بن علي", None] == {"albandar"}
        assert latest(self.SEED, "وادي عدم") is None

    def test_rounded_counts_do_not_conflict(self) -> None:
        assert disputed(self.SEED).isdisjoint({"600", "612", "2008", "1000"})


def test_nato_is_one_meeting_without_the_page_of_its_outlet() -> None:
    folder = files("seeds") / "nato-iraq"
    sent = [
        ("articles", (f"{name}.txt", (folder / f"{name}.txt").read_bytes()))
        for name in ("albawabhnews", "elaph")
    ]
    with TestClient(create_app(Settings())) as client:
        found = client.post("/v1/summaries", files=sent).json()
    assert found["conflicts"] == []
    by_both = [one for one in found["statements"] if one["outlets"] == 2]
    assert len(by_both) >= 4
    told = " ".join([found["summary"]["ar"]["text"], *(s["text"] for s in found["statements"])])
    assert not any(word in told for word in ("تحميل", "رئيس التحرير", "2024"))
    assert "ستولتينيرغ" not in found["summary"]["ar"]["text"]
