"""The seeds through the whole house over HTTP, without weights."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from typing import Any

import pytest
from litestar.testing import TestClient

from api.app import create_app
from api.settings import Settings

SETS = sorted(
    folder.name for folder in files("seeds").iterdir() if (folder / "articles.json").is_file()
)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(create_app(Settings())) as client:
        yield client


def body_of(seed: str) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(
        (files("seeds") / seed / "articles.json").read_text(encoding="utf-8")
    )
    return body


def spans(value: object) -> Iterator[dict[str, Any]]:
    """Every value anywhere in an answer that names a place in an article."""
    if isinstance(value, dict):
        if {"article_id", "start", "end", "text"} <= set(value):
            yield value
        for below in value.values():
            yield from spans(below)
    elif isinstance(value, list):
        for below in value:
            yield from spans(below)


def steady(answer: dict[str, Any]) -> dict[str, Any]:
    """What does not depend on the moment."""
    return {name: answer[name] for name in answer if name not in {"id", "timings_ms"}}


def test_two_files_sent_as_a_form_are_one_summary_with_its_sources(client: TestClient) -> None:
    folder = files("seeds") / "nato-iraq"
    sent = {name: (folder / f"{name}.txt").read_bytes() for name in ("albawabhnews", "elaph")}
    response = client.post(
        "/v1/summaries",
        files=[("articles", (f"{name}.txt", data)) for name, data in sent.items()],
    )
    assert response.status_code == 200
    answer = response.json()
    assert answer["engine"] == "extractive"
    assert {source["article_id"] for source in spans(answer["summary"])} == set(sent)
    for span in spans(answer):
        text = sent[span["article_id"]].decode("utf-8-sig")
        assert text[span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize("seed", SETS)
def test_every_place_named_in_an_answer_is_found_there(client: TestClient, seed: str) -> None:
    body = body_of(seed)
    response = client.post("/v1/summaries", json=body)
    assert response.status_code == 200
    texts = {article["id"]: article["text"] for article in body["articles"]}
    named = list(spans(response.json()))
    assert named
    for span in named:
        assert texts[span["article_id"]][span["start"] : span["end"]] == span["text"]


def test_sets_sent_at_once_get_the_answers_of_sets_sent_one_by_one(client: TestClient) -> None:
    def ask(seed: str) -> dict[str, Any]:
        return steady(client.post("/v1/summaries", json=body_of(seed)).json())

    one_by_one = [ask(seed) for seed in SETS]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(ask, SETS)) == one_by_one


@pytest.mark.parametrize("max_words", [5, 20, 60, 400])
def test_the_bound_of_words_holds(client: TestClient, max_words: int) -> None:
    body = body_of(SETS[0]) | {"max_words": max_words}
    answer = client.post("/v1/summaries", json=body).json()
    assert len(answer["summary"]["ar"]["text"].split()) <= max_words


def test_english_without_weights_is_null_with_a_note_not_an_error(client: TestClient) -> None:
    answer = client.post("/v1/summaries", json=body_of(SETS[0]) | {"english": True}).json()
    assert answer["summary"]["en"] is None
    assert answer["summary"]["ar"]["text"]
    assert any("KHULASA_TRANSLATOR" in note["message"] for note in answer["notes"])


def test_without_weights_the_answer_says_so_and_mt5_asked_for_is_409(client: TestClient) -> None:
    body = body_of(SETS[0])
    codes = [note["code"] for note in client.post("/v1/summaries", json=body).json()["notes"]]
    assert "weights-missing" in codes
    refused = client.post("/v1/summaries", json=body | {"engine": "mt5"})
    assert (refused.status_code, refused.json()["field"]) == (409, "engine")
