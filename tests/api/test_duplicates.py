"""POST /v1/duplicates, with the real pipeline."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from httpx import Response
from litestar.testing import TestClient

from api.problems import MEDIA_TYPE, TYPE_PREFIX
from summarizer.pipeline import summarize

PATH = "/v1/duplicates"
FIRST = "افتتح وزير الثقافة معرض الكتاب الدولي في العاصمة بمشاركة 70 دار نشر."
AGAIN = "معرض الكتاب الدولي افتتحه وزير الثقافة في العاصمة بمشاركة سبعين دار نشر."
OTHER_FIGURE = "افتتح وزير الثقافة معرض الكتاب الدولي في العاصمة بمشاركة 90 دار نشر."
STRANGER = "توقعت الأرصاد الجوية هطول أمطار غزيرة على المرتفعات الغربية."


def body(*texts: str, **more: object) -> dict[str, object]:
    articles = [{"text": text, "source": f"o{number}"} for number, text in enumerate(texts, 1)]
    return {"articles": articles, **more}


def problem(response: Response, status: int, name: str, field: str | None = None) -> None:
    said = response.json()
    assert (response.status_code, said["type"]) == (status, TYPE_PREFIX + name)
    assert response.headers["Content-Type"] == MEDIA_TYPE
    assert said.get("field") == field


def test_the_answer_is_the_report_of_merging_without_a_summary(client: TestClient) -> None:
    response = client.post(PATH, json=body(FIRST, AGAIN))
    assert response.status_code == 200
    answer = response.json()
    assert list(answer) == [
        "id", "statements", "duplicates", "conflicts", "articles", "notes", "timings_ms",
    ]  # fmt: skip
    (statement,) = answer["statements"]
    assert [member["article_id"] for member in statement["members"]] == ["a1", "a2"]
    assert [member["text"] for member in statement["members"]] == [FIRST, AGAIN]
    assert (statement["outlets"], statement["change"]) == (2, None)
    assert answer["notes"] == answer["conflicts"] == []


def test_values_that_cannot_both_be_true_are_a_conflict(client: TestClient) -> None:
    answer = client.post(PATH, json=body(FIRST, OTHER_FIGURE)).json()
    (conflict,) = answer["conflicts"]
    assert {value["normalised"] for value in conflict["values"]} == {"70", "90"}
    assert len(answer["statements"]) == 2


def test_of_two_unlike_articles_none_is_left_out(client: TestClient) -> None:
    answer = client.post(PATH, json=body(FIRST, STRANGER)).json()
    assert {one["text"] for one in answer["statements"]} == {FIRST, STRANGER}
    assert answer["notes"] == []


def test_a_form_gives_the_same_report(client: TestClient) -> None:
    files = [
        ("articles", ("o1.txt", FIRST.encode(), "text/plain")),
        ("articles", ("o2.txt", AGAIN.encode("cp1256"), "text/plain")),
    ]
    answer = client.post(PATH, files=files).json()
    by_json = client.post(PATH, json=body(FIRST, AGAIN)).json()
    assert [each["id"] for each in answer["articles"]] == ["o1", "o2"]
    assert [one["text"] for one in answer["statements"]] == [
        one["text"] for one in by_json["statements"]
    ]
    assert [note["code"] for note in answer["notes"]] == ["decoded-as"]


def test_an_earlier_answer_in_json_or_in_a_form_marks_what_changed(client: TestClient) -> None:
    earlier = client.post(PATH, json=body(FIRST, STRANGER)).json()
    since = {"statements": earlier["statements"]}
    told = client.post(PATH, json=body(OTHER_FIGURE, STRANGER, since=since)).json()
    changes = {one["text"]: one["change"] for one in told["statements"]}
    assert changes == {OTHER_FIGURE: "changed", STRANGER: "same"}
    ids = {one["text"]: one["id"] for one in earlier["statements"]}
    assert {one["earlier_id"] for one in told["statements"]} == {ids[FIRST], ids[STRANGER]}
    files = [("articles", ("o1.txt", OTHER_FIGURE.encode(), "text/plain"))]
    form = client.post(PATH, files=files, data={"since": json.dumps(earlier)}).json()
    assert [one["change"] for one in form["statements"]] == ["changed"]


def test_a_summary_takes_an_earlier_answer_too(connect: Any) -> None:
    client = connect(summarize)
    since = {"statements": [{"id": "c1", "text": FIRST, "members": []}]}
    answer = client.post("/v1/summaries", json=body(FIRST, STRANGER, since=since)).json()
    found = {one["text"]: one["change"] for one in answer["summary"]["ar"]["sentences"]}
    assert found == {FIRST: "same", STRANGER: "new"}
    headers = {"Accept": "text/markdown"}
    page = client.post("/v1/summaries", json=body(STRANGER, since=since), headers=headers).text
    assert f"\n{STRANGER} [1] (new)\n" in page


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "application/json"),
        ("text/markdown", "text/markdown; charset=utf-8"),
        ("text/markdown;q=0.5, application/json", "application/json"),
    ],
)
def test_the_answer_has_the_form_that_is_accepted(
    client: TestClient, accept: str, media_type: str
) -> None:
    response = client.post(PATH, json=body(FIRST), headers={"Accept": accept})
    assert response.status_code == 200
    assert response.headers["Content-Type"] == media_type
    assert response.headers["Vary"] == "Accept"


def test_a_page_tells_what_is_shared_and_what_one_outlet_says(client: TestClient) -> None:
    headers = {"Accept": "text/markdown"}
    page = client.post(PATH, json=body(FIRST, AGAIN), headers=headers).text
    assert "## Said by several outlets\n\n- " in page
    assert page.splitlines()[-1].startswith("1 statement · 2 articles · ")
    conflict = client.post(PATH, json=body(FIRST, OTHER_FIGURE), headers=headers).text
    assert "## Said by one outlet\n\n- " in conflict
    assert "## Conflicts\n\n- contradiction of figure\n" in conflict


@pytest.mark.parametrize("accept", ["text/plain", "text/html", "nonsense"])
def test_any_other_form_is_406(client: TestClient, accept: str) -> None:
    response = client.post(PATH, json=body(FIRST), headers={"Accept": accept})
    problem(response, 406, "not-acceptable")


@pytest.mark.parametrize(
    ("content", "status", "name", "field"),
    [
        (b"", 400, "malformed-json", None),
        (b'{"articles": [{"text": "\xff"}]}', 400, "not-utf-8", None),
        (b'{"articles": []}', 422, "no-articles", "articles"),
        (b'{"articles": [{"text": "a"}], "length": "brief"}', 422, "unknown-field", "length"),
        (b'{"articles": [{"text": "a"}], "since": 1}', 422, "invalid-value", "since"),
        (b'{"articles": [{"text": "English"}]}', 422, "no-usable-article", "articles"),
    ],
)
def test_a_request_that_is_wrong_gets_a_problem_that_names_the_field(
    client: TestClient, content: bytes, status: int, name: str, field: str | None
) -> None:
    headers = {"Content-Type": "application/json"}
    problem(client.post(PATH, content=content, headers=headers), status, name, field)


def test_a_body_of_another_type_is_415_and_another_method_405(client: TestClient) -> None:
    headers = {"Content-Type": "text/plain"}
    problem(client.post(PATH, content=b"x", headers=headers), 415, "unsupported-media-type")
    problem(client.get(PATH), 405, "method-not-allowed")


def test_reports_take_their_places_in_the_pool_of_all_requests(connect: Any, gate: Any) -> None:
    client = connect(report=gate.report, max_concurrent_requests=1, max_queued_requests=0)
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(client.post, PATH, json=body(FIRST))
        assert gate.entered.acquire(timeout=30)
        problem(client.post(PATH, json=body(FIRST)), 503, "overloaded")
        problem(client.post("/v1/summaries", json=body(FIRST)), 503, "overloaded")
        gate.open.set()
        assert first.result().status_code == 200


def test_when_the_time_is_over_the_work_is_told_to_stop(connect: Any, gate: Any) -> None:
    client = connect(report=gate.report, request_timeout_s=0.05)
    problem(client.post(PATH, json=body(FIRST)), 504, "deadline-exceeded")
    gate.open.set()
    assert gate.stopped.wait(30)
