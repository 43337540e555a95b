"""POST /v1/checks, with the real checks."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from litestar.testing import TestClient

from api.problems import MEDIA_TYPE, TYPE_PREFIX

PATH = "/v1/checks"
SOURCE = "افتتح وزير الثقافة معرض الكتاب الدولي في العاصمة بمشاركة 70 دار نشر."
CLAIM = "افتتح وزير الثقافة معرض الكتاب الدولي في العاصمة."
WRONG = "شاركت في معرض الكتاب الدولي 95 دار نشر."
PAGE = (
    "<html><head><title>افتتاح المعرض</title></head><body><article><h1>افتتاح المعرض</h1>"
    f"<p>{SOURCE} ويستمر المعرض عشرة أيام بحسب ما أعلنته إدارته مساء أمس.</p>"
    "<p>وقال مدير المعرض إن الدخول مجاني لطلاب المدارس والجامعات طوال أيام المعرض.</p>"
    "</article></body></html>"
)
ARTICLES = [{"id": "x", "text": SOURCE}]


def problem(response: Any, status: int, name: str, field: str | None = None) -> None:
    said = response.json()
    assert (response.status_code, said["type"]) == (status, TYPE_PREFIX + name)
    assert response.headers["Content-Type"] == MEDIA_TYPE
    assert said.get("field") == field


def test_each_sentence_gets_its_verdict_with_reasons_and_sources(client: TestClient) -> None:
    response = client.post(PATH, json={"text": f"{CLAIM} {WRONG}", "articles": ARTICLES})
    assert response.status_code == 200
    good, bad = response.json()["sentences"]
    assert (good["text"], good["verdict"], good["reasons"]) == (CLAIM, "supported", [])
    (source,) = good["sources"]
    assert (source["article_id"], source["text"]) == ("x", SOURCE)
    assert SOURCE[source["start"] : source["end"]] == source["text"]
    assert (bad["text"], bad["verdict"]) == (WRONG, "unsupported")
    assert any("95" in reason for reason in bad["reasons"])


def test_a_form_is_checked_as_json_is_and_an_extracted_article_comes_back(
    client: TestClient,
) -> None:
    files = [
        ("text", (None, CLAIM.encode())),
        ("articles", ("safha.html", PAGE.encode(), "text/html")),
    ]
    answer = client.post(PATH, files=files).json()
    (sentence,) = answer["sentences"]
    assert sentence["verdict"] == "supported"
    (article,) = answer["articles"]
    source = sentence["sources"][0]
    assert article["text"][source["start"] : source["end"]] == source["text"]


def test_no_article_is_left_out_as_another_story(client: TestClient) -> None:
    others = [
        "توقعت الأرصاد الجوية هطول أمطار غزيرة على المرتفعات الغربية.",
        "توقعت الأرصاد الجوية تساقط أمطار غزيرة على المرتفعات الغربية الأحد.",
    ]
    articles = [{"text": text} for text in (SOURCE, *others)]
    answer = client.post(PATH, json={"text": CLAIM, "articles": articles}).json()
    assert answer["sentences"][0]["verdict"] == "supported"
    assert answer["notes"] == []


def test_a_translation_is_checked_sentence_by_sentence(client: TestClient) -> None:
    text = "افتتح الوزير المعرض مساء أمس. وشاركت فيه 70 دار نشر."
    english = "The minister opened the fair last night. Some 90 publishers took part in it."
    answer = client.post(PATH, json={"text": text, "translation": english}).json()
    good, bad = answer["sentences"]
    assert (good["verdict"], good["reasons"]) == ("adequate", [])
    assert good["text"] == "The minister opened the fair last night."
    assert (bad["verdict"], bad["reasons"]) == (
        "bad",
        ["figure: 70", "figure: 90 is not in the Arabic"],
    )
    (source,) = bad["sources"]
    assert source["article_id"] == "text"
    assert text[source["start"] : source["end"]] == source["text"] == "وشاركت فيه 70 دار نشر."
    assert answer["articles"] == []


def test_a_form_takes_a_translation_too(client: TestClient) -> None:
    files = {"text": (None, "افتتح الوزير المعرض."), "translation": (None, "")}
    (sentence,) = client.post(PATH, files=files).json()["sentences"]
    assert (sentence["text"], sentence["verdict"], sentence["reasons"]) == ("", "bad", ["empty"])


@pytest.mark.parametrize(
    ("body", "name", "field"),
    [
        ({"text": CLAIM}, "check-against", "articles"),
        ({"text": CLAIM, "articles": ARTICLES, "translation": "x"}, "check-against", "translation"),
        ({"articles": ARTICLES}, "missing-field", "text"),
        ({"text": "", "articles": ARTICLES}, "invalid-value", "text"),
        ({"text": CLAIM, "articles": []}, "no-articles", "articles"),
        ({"text": CLAIM, "articles": [{"text": ""}]}, "no-usable-article", "articles"),
        ({"text": CLAIM, "articles": [{"texts": ""}]}, "unknown-field", "articles[0].texts"),
    ],
)
def test_a_request_that_is_wrong_gets_a_problem_that_names_the_field(
    client: TestClient, body: dict[str, Any], name: str, field: str
) -> None:
    problem(client.post(PATH, json=body), 422, name, field)


def test_a_body_that_cannot_be_read_gets_a_problem(client: TestClient) -> None:
    headers = {"Content-Type": "application/json"}
    problem(client.post(PATH, content=b"{", headers=headers), 400, "malformed-json")
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    problem(client.post(PATH, content=b"", headers=headers), 400, "malformed-form")
    problem(client.post(PATH, content=b"--x--\r\n", headers=headers), 422, "missing-field", "text")
    headers = {"Content-Type": "text/csv"}
    problem(client.post(PATH, content=b"", headers=headers), 415, "unsupported-media-type")


def test_a_page_has_the_verdicts_reasons_and_sources(client: TestClient) -> None:
    body = {"text": f"{CLAIM} {WRONG}", "articles": ARTICLES}
    response = client.post(PATH, json=body, headers={"Accept": "text/markdown"})
    assert response.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert f"- {CLAIM} [1] (supported)\n" in response.text
    assert "(unsupported)\n  - " in response.text
    assert "## Sources\n\n- \\[1\\] x\n" in response.text
    problem(client.post(PATH, json=body, headers={"Accept": "text/plain"}), 406, "not-acceptable")


def test_checks_take_their_places_in_the_pool_of_all_requests(connect: Any, gate: Any) -> None:
    client = connect(verify=gate.verify, max_concurrent_requests=1, max_queued_requests=0)
    body = {"text": CLAIM, "articles": ARTICLES}
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(client.post, PATH, json=body)
        assert gate.entered.acquire(timeout=30)
        problem(client.post(PATH, json=body), 503, "overloaded")
        gate.open.set()
        assert first.result().status_code == 200


def test_checks_at_once_get_the_verdicts_of_checks_one_by_one(client: TestClient) -> None:
    bodies = [
        {"text": f"شاركت في المعرض {number} دار نشر.", "articles": ARTICLES}
        for number in (70, 71, 72, 70)
    ]

    def verdict(body: dict[str, Any]) -> list[str]:
        found: list[str] = client.post(PATH, json=body).json()["sentences"][0]["reasons"]
        return found

    one_by_one = [verdict(body) for body in bodies]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(verdict, bodies)) == one_by_one
    assert one_by_one[0] != one_by_one[1]
