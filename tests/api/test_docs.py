import json
import re
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

import pytest
from litestar.testing import TestClient
from openapi_spec_validator import validate

from api import problems
from api.app import create_app
from api.problems import TYPE_PREFIX, Kind
from api.schemas import read_article_set, read_check, read_request, read_translation
from api.settings import Limits, Settings

KINDS = [value for value in vars(problems).values() if isinstance(value, Kind)]


@pytest.fixture
def document(client: TestClient) -> dict[str, Any]:
    response = client.get("/openapi.json")
    assert response.status_code == 200
    described: dict[str, Any] = response.json()
    return described


PATHS = ("/v1/summaries", "/v1/duplicates", "/v1/checks", "/v1/translations")


def operation(document: dict[str, Any], path: str = "/v1/summaries") -> dict[str, Any]:
    found: dict[str, Any] = document["paths"][path]["post"]
    return found


def test_the_document_is_valid_openapi_with_every_reference_resolved(
    document: dict[str, Any],
) -> None:
    assert document["openapi"].startswith("3.1")
    validate(document)


def test_both_addresses_give_the_same_document(
    client: TestClient, document: dict[str, Any]
) -> None:
    assert client.get("/docs/openapi.json").json() == document


def test_every_route_is_described_and_says_what_it_does(document: dict[str, Any]) -> None:
    assert set(document["paths"]) == {*PATHS, "/v1/models", "/healthz", "/readyz"}
    for path in document["paths"].values():
        for method in path.values():
            assert method["summary"] and method["description"] and method["tags"]


@pytest.mark.parametrize(
    ("path", "schema", "pages"),
    [
        ("/v1/summaries", "SummaryBody", {"text/plain", "text/markdown"}),
        ("/v1/duplicates", "DuplicatesBody", {"text/markdown"}),
        ("/v1/checks", "ChecksBody", {"text/markdown"}),
        ("/v1/translations", "TranslationBody", {"text/plain", "text/markdown"}),
    ],
)
def test_both_bodies_and_every_form_of_the_answer_are_described(
    document: dict[str, Any], path: str, schema: str, pages: set[str]
) -> None:
    body = operation(document, path)["requestBody"]
    assert body["required"]
    assert set(body["content"]) == {"application/json", "multipart/form-data"}
    form = body["content"]["multipart/form-data"]["schema"]["properties"]
    fields = document["components"]["schemas"][schema]["properties"]
    assert set(form) == set(fields)
    assert "articles" not in fields or form["articles"]["items"]["format"] == "binary"
    answer = operation(document, path)["responses"]["200"]["content"]
    assert set(answer) == {"application/json"} | pages


def test_limits_and_meanings_stand_in_the_schemas(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    fields = schemas["SummaryBody"]["properties"]
    assert (fields["articles"]["minItems"], fields["articles"]["maxItems"]) == (1, 200)
    assert '"minimum": 5' in json.dumps(fields["max_words"])
    assert fields["length"]["enum"] == ["brief", "headline", "long", "standard"]
    assert schemas["SummaryBody"]["additionalProperties"] is False
    assert all("description" in schema for schema in schemas.values())
    assert all("description" in field for field in fields.values())


def test_every_problem_of_the_pipeline_and_of_requests_is_described(
    document: dict[str, Any],
) -> None:
    every = {path: operation(document, path)["responses"] for path in PATHS}
    described = set(re.findall(rf"{TYPE_PREFIX}([\w-]+)", json.dumps(every)))
    elsewhere = {"bad-request", "not-found", "method-not-allowed"}
    at_loading = {"bad-model-folder", "conversion-refused", "missing-package"}
    assert described == {kind.name for kind in KINDS} - elsewhere - at_loading
    for responses in every.values():
        for status, response in responses.items():
            if status != "200":
                assert set(response["content"]) == {"application/problem+json"}


def test_the_examples_are_the_seeds_and_each_is_a_request(document: dict[str, Any]) -> None:
    examples = operation(document)["requestBody"]["content"]["application/json"]["examples"]
    assert set(examples) == {"nato-iraq", "earthquake-rising-toll"}
    for example in examples.values():
        read_request(json.dumps(example["value"]).encode(), Limits())
    for example in examples_of(document, "/v1/duplicates"):
        read_article_set(example, Limits())
    for example in examples_of(document, "/v1/translations"):
        read_translation(example, Limits())
    for example in examples_of(document, "/v1/checks"):
        read_check(example, Limits())
    elaph = (files("seeds") / "nato-iraq" / "elaph.txt").read_text(encoding="utf-8")
    articles = examples["nato-iraq"]["value"]["articles"]
    assert elaph in [article["text"] for article in articles]


def examples_of(document: dict[str, Any], path: str) -> list[bytes]:
    content = operation(document, path)["requestBody"]["content"]["application/json"]
    return [json.dumps(each["value"]).encode() for each in content["examples"].values()]


class Addresses(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.scripts = ""
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script"
        self.found += [value or "" for name, value in attrs if name in {"src", "href"}]

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts += data.strip()


def test_the_page_loads_only_what_this_server_gives(client: TestClient) -> None:
    response = client.get("/docs")
    assert response.status_code == 200
    page = Addresses()
    page.feed(response.text)
    assert len(page.found) == 4
    for address in page.found:
        assert address.startswith("/docs/assets/")
        assert client.get(address).status_code == 200
    assert page.scripts == ""
    assert "http" not in response.text
    policy = response.headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "http" not in policy


def test_what_the_page_loads_loads_nothing_from_outside(client: TestClient) -> None:
    styles = client.get("/docs/assets/swagger-ui.css").text
    assert [url for url in re.findall(r"url\(['\"]?([^)]{5})", styles) if url != "data:"] == []
    assert "@import" not in styles
    start = client.get("/docs/assets/start.js").text
    assert "http" not in start
    assert "validatorUrl: null" in start


def test_the_installed_swagger_ui_knows_openapi_3_1(client: TestClient) -> None:
    bundle = client.get("/docs/assets/swagger-ui-bundle.js").text
    (release,) = set(re.findall(r'PACKAGE_VERSION:"(\d+)\.', bundle))
    assert int(release) >= 5


def test_below_a_prefix_the_page_names_its_addresses_with_it() -> None:
    with TestClient(create_app(Settings()), root_path="/khulasa") as proxied:
        page = proxied.get("/docs").text
    assert 'data-document="/khulasa/openapi.json"' in page
    assert 'src="/khulasa/docs/assets/start.js"' in page


@pytest.mark.parametrize("path", ["/docs/nothing", "/docs/assets/swagger-ui.js", "/docs/assets/x"])
def test_anything_else_below_the_page_is_404(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.json()["type"] == TYPE_PREFIX + "not-found"
