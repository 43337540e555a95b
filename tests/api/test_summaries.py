"""POST /v1/summaries at the door; what the pipeline makes of it is not the matter here."""

import asyncio
import json
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from httpx import Response
from litestar.testing import TestClient

from api.app import create_app
from api.problems import MEDIA_TYPE, TYPE_PREFIX
from api.settings import Settings
from summarizer.articles import Result, SummaryRequest
from summarizer.engine import Engine
from summarizer.errors import KhulasaError, ModelUnavailable
from summarizer.watch import Watch

PATH = "/v1/summaries"
TEXT = "افتتح الوزير المعرض الدولي للكتاب في العاصمة مساء أمس."
BODY = {"articles": [{"text": TEXT, "title": "معرض"}]}


def problem(response: Response, status: int, name: str, field: str | None = None) -> str:
    """Checks a problem by RFC 9457 and gives its detail."""
    said = response.json()
    assert (response.status_code, said["type"]) == (status, TYPE_PREFIX + name)
    assert response.headers["Content-Type"] == MEDIA_TYPE
    assert said["status"] == status
    assert said.get("field") == field
    assert said["title"] and said["detail"]
    assert "Traceback" not in response.text
    detail: str = said["detail"]
    return detail


def post(client: TestClient, content: bytes, content_type: str = "application/json") -> Response:
    return client.post(PATH, content=content, headers={"Content-Type": content_type})


def failing(error: Exception) -> object:
    def summarize(
        requests: Sequence[SummaryRequest], engine: Engine, *, watch: Watch | None = None
    ) -> list[Result]:
        raise error

    return summarize


def test_json_in_gives_the_answer_with_status_200(client: TestClient) -> None:
    response = client.post(PATH, json=BODY)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"
    answer = response.json()
    assert answer["summary"]["ar"]["text"] == TEXT
    assert answer["articles"] == [{"id": "a1", "title": "معرض", "source": None, "text": None}]


def test_a_form_with_files_gives_the_same_answer(client: TestClient) -> None:
    files = [
        ("articles", ("elaph.txt", TEXT.encode(), "text/plain")),
        ("articles", ("elaph.txt", TEXT.encode("cp1256"), "text/plain")),
    ]
    response = client.post(PATH, files=files, data={"length": "brief", "english": "false"})
    assert response.status_code == 200
    answer = response.json()
    assert [article["id"] for article in answer["articles"]] == ["elaph", "elaph-2"]
    assert [each["text"] for each in answer["summary"]["ar"]["sentences"]] == [TEXT, TEXT]
    assert [note["code"] for note in answer["notes"]] == ["decoded-as"]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("text/plain", "text/plain; charset=utf-8"),
        ("text/markdown", "text/markdown; charset=utf-8"),
        ("text/markdown;q=0.5, text/plain", "text/plain; charset=utf-8"),
        ("text/html, */*;q=0.1", "application/json"),
    ],
)
def test_the_answer_has_the_form_that_is_accepted(
    client: TestClient, accept: str | None, media_type: str
) -> None:
    client.headers.pop("Accept")
    headers = {} if accept is None else {"Accept": accept}
    response = client.post(PATH, json=BODY, headers=headers)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == media_type
    assert response.headers["Vary"] == "Accept"


def test_plain_text_is_just_the_text_and_markdown_a_page(client: TestClient) -> None:
    plain = client.post(PATH, json=BODY, headers={"Accept": "text/plain"})
    assert plain.text == TEXT + "\n"
    page = client.post(PATH, json=BODY, headers={"Accept": "text/markdown"})
    assert page.text.startswith(f"# معرض\n\n{TEXT} [1]\n")


@pytest.mark.parametrize("accept", ["text/html", "image/*", "nonsense", "text/plain;q=inf"])
def test_any_other_form_is_406(client: TestClient, accept: str) -> None:
    response = client.post(PATH, json=BODY, headers={"Accept": accept})
    assert "text/markdown" in problem(response, 406, "not-acceptable")


@pytest.mark.parametrize(
    "content_type",
    ["application/x-www-form-urlencoded", "text/plain", "", "application/json; charset=cp1256"],
)
def test_a_body_of_another_type_is_415(client: TestClient, content_type: str) -> None:
    response = post(client, json.dumps(BODY).encode(), content_type)
    assert "multipart/form-data" in problem(response, 415, "unsupported-media-type")


def test_a_compressed_body_is_415(client: TestClient) -> None:
    response = client.post(PATH, json=BODY, headers={"Content-Encoding": "gzip"})
    problem(response, 415, "unsupported-media-type")


@pytest.mark.parametrize(
    ("content", "status", "name", "field"),
    [
        (b"", 400, "malformed-json", None),
        (b'{"articles": [', 400, "malformed-json", None),
        (b'{"articles": [{"text": "\xff"}]}', 400, "not-utf-8", None),
        (b"[" * 200_000, 422, "invalid-value", None),
        (b'{"articles": []}', 422, "no-articles", "articles"),
        (b'{"articles": [{"text": 1}]}', 422, "invalid-value", "articles[0].text"),
        (b'{"articles": [{"texts": ""}]}', 422, "unknown-field", "articles[0].texts"),
        (b'{"articles": [{"url": "http://a"}]}', 422, "url-not-supported", "articles[0].url"),
        (b'{"articles": [{"text": ""}]}', 422, "no-usable-article", "articles"),
        (
            b'{"articles": [{"text": "a", "id": "x"}, {"text": "b", "id": "x"}]}',
            422,
            "duplicate-article-id",
            "articles[1].id",
        ),
    ],
)
def test_a_request_that_is_wrong_gets_a_problem_that_names_the_field(
    client: TestClient, content: bytes, status: int, name: str, field: str | None
) -> None:
    problem(post(client, content), status, name, field)


@pytest.mark.parametrize(
    ("content", "status", "name"),
    [(b"", 400, "malformed-form"), (b"--x--\r\n", 422, "no-articles")],
)
def test_a_form_that_is_wrong_gets_a_problem(
    client: TestClient, content: bytes, status: int, name: str
) -> None:
    field = "articles" if status == 422 else None
    problem(post(client, content, "multipart/form-data; boundary=x"), status, name, field)


def test_a_file_of_no_known_encoding_gets_a_problem(client: TestClient) -> None:
    files = [("articles", ("a.txt", b"\x00\x81\xff" * 50, "text/plain"))]
    problem(client.post(PATH, files=files), 422, "bad-encoding", "articles[0]")


@pytest.mark.parametrize("announced", [True, False])
def test_a_body_over_the_limit_is_413(connect: Any, announced: bool) -> None:
    client = connect(max_body_bytes=1024)
    content = json.dumps({"articles": [{"text": "x" * 1024}]}).encode()
    headers = {"Content-Type": "application/json"}
    sent = client.post(PATH, content=content if announced else iter([content]), headers=headers)
    assert "1024 bytes" in problem(sent, 413, "body-too-large")


def test_the_limits_are_those_of_the_settings(connect: Any) -> None:
    client = connect(max_articles=1, max_article_chars=5)
    problem(client.post(PATH, json=BODY), 422, "article-too-long", "articles[0].text")
    two = {"articles": [{"text": "a"}, {"text": "b"}]}
    problem(client.post(PATH, json=two), 422, "too-many-articles", "articles")


def test_an_unknown_path_is_404_and_another_method_405_with_the_methods_allowed(
    client: TestClient,
) -> None:
    problem(client.get("/v1/nothing"), 404, "not-found")
    response = client.get(PATH)
    assert "POST" in problem(response, 405, "method-not-allowed")
    assert "POST" in response.headers["Allow"]


def test_an_error_of_the_pipeline_becomes_its_problem(connect: Any) -> None:
    client = connect(failing(ModelUnavailable("no weights", field="engine")))
    assert problem(client.post(PATH, json=BODY), 409, "model-unavailable", "engine") == "no weights"


@pytest.mark.parametrize("error", [KeyError("/srv/secret"), KhulasaError("/srv/secret")])
def test_a_fault_of_ours_is_500_without_its_words_and_logged(
    connect: Any, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    detail = problem(connect(failing(error)).post(PATH, json=BODY), 500, "internal-error")
    assert "secret" not in detail
    assert "/srv/secret" in caplog.text


def test_a_request_beyond_the_places_is_503_with_the_time_to_wait(connect: Any, gate: Any) -> None:
    client = connect(gate, max_concurrent_requests=1, max_queued_requests=0)
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(client.post, PATH, json=BODY)
        assert gate.entered.acquire(timeout=30)
        response = client.post(PATH, json=BODY)
        problem(response, 503, "overloaded")
        assert int(response.headers["Retry-After"]) > 0
        gate.open.set()
        assert first.result().status_code == 200
    assert client.post(PATH, json=BODY).status_code == 200


def test_when_the_time_is_over_the_answer_is_504_and_the_work_is_told_to_stop(
    connect: Any, gate: Any
) -> None:
    client = connect(gate, request_timeout_s=0.05)
    problem(client.post(PATH, json=BODY), 504, "deadline-exceeded")
    gate.open.set()
    assert gate.stopped.wait(30)


def test_the_event_loop_answers_while_the_pipeline_works(connect: Any, gate: Any) -> None:
    client = connect(gate, max_concurrent_requests=1)
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(client.post, PATH, json=BODY)
        assert gate.entered.acquire(timeout=30)
        assert client.get("/healthz").json() == {"status": "ok"}
        gate.open.set()
        assert first.result().status_code == 200


def test_as_many_requests_as_there_are_places_are_worked_on_at_once(
    connect: Any, gate: Any
) -> None:
    client = connect(gate, max_concurrent_requests=2)
    with ThreadPoolExecutor(2) as threads:
        both = [threads.submit(client.post, PATH, json=BODY) for _ in range(2)]
        assert gate.entered.acquire(timeout=30)
        assert gate.entered.acquire(timeout=30)
        gate.open.set()
        assert [each.result().status_code for each in both] == [200, 200]


def ask(gate: Any, events: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the app sends where these events are all that a connection brings before it ends."""
    app = create_app(Settings(), engine=Engine(), summarize=gate)
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": PATH,
        "raw_path": PATH.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(b"content-type", b"application/json")],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 2),
    }
    incoming = list(events)
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        if not incoming:  # the client leaves once its request is worked on
            await asyncio.to_thread(gate.entered.acquire)
            return {"type": "http.disconnect"}
        return incoming.pop(0)

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def run() -> None:
        async with app.lifespan():
            await app(scope, receive, send)  # type: ignore[arg-type]
            gate.open.set()

    asyncio.run(run())
    return sent


def test_the_work_is_stopped_when_the_client_leaves(gate: Any) -> None:
    whole = {"type": "http.request", "body": json.dumps(BODY).encode(), "more_body": False}
    sent = ask(gate, [whole])
    assert sent[0]["status"] == 503
    assert gate.stopped.wait(30)


def test_a_client_that_leaves_while_it_sends_is_no_fault_of_ours(
    gate: Any, caplog: pytest.LogCaptureFixture
) -> None:
    half = {"type": "http.request", "body": b'{"articles"', "more_body": True}
    sent = ask(gate, [half, {"type": "http.disconnect"}])
    assert sent[0]["status"] == 503
    assert caplog.records == []


def test_requests_at_once_get_the_answers_of_requests_one_by_one(client: TestClient) -> None:
    bodies = [{"articles": [{"text": f"خبر رقم {number}."}]} for number in range(16)]

    def text_of(body: dict[str, Any]) -> str:
        answer = client.post(PATH, json=body).json()
        text: str = answer["summary"]["ar"]["text"]
        return text

    one_by_one = [text_of(body) for body in bodies]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(text_of, bodies)) == one_by_one
    assert len(set(one_by_one)) == len(bodies)


def test_until_the_models_are_loaded_the_service_is_alive_but_not_ready(tmp_path: Any) -> None:
    begin, loaded = threading.Event(), threading.Event()

    class SlowSettings(Settings):
        @property
        def engine_config(self) -> Any:
            begin.set()
            assert loaded.wait(30)
            return Settings().engine_config

    with TestClient(create_app(SlowSettings(summarizer=str(tmp_path)))) as client:
        assert begin.wait(30)
        assert client.get("/healthz").status_code == 200
        problem(client.get("/readyz"), 503, "not-ready")
        response = client.post(PATH, json=BODY)
        problem(response, 503, "not-ready")
        assert int(response.headers["Retry-After"]) > 0
        loaded.set()


def test_models_that_cannot_be_loaded_leave_the_service_unready(
    tmp_path: Any, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(Settings(summarizer=str(tmp_path / "nothing")))
    with TestClient(app) as client:
        with client.portal() as portal, pytest.raises(KhulasaError):
            portal.call(app.state.slot.wait)
        problem(client.get("/readyz"), 503, "models-not-loaded")
        problem(client.post(PATH, json=BODY), 503, "models-not-loaded")
    assert "nothing" in caplog.text


def test_without_weights_the_service_is_ready_at_once() -> None:
    with TestClient(create_app(Settings())) as client:
        assert client.get("/readyz").json() == {
            "status": "ready",
            "summarizer": None,
            "translator": None,
        }


def test_the_door_takes_its_settings_from_the_environment_where_none_are_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KHULASA_MAX_ARTICLES", "1")
    with TestClient(create_app()) as client:
        response = client.post(PATH, json={"articles": [{"text": "a"}, {"text": "b"}]})
    problem(response, 422, "too-many-articles", "articles")


@pytest.mark.parametrize("path", ["/healthz", "/nothing"])
def test_every_response_has_the_headers_that_keep_browsers_strict(
    client: TestClient, path: str
) -> None:
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
