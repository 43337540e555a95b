"""POST /v1/translations, with a scripted model, and the glossary on every way in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from api.app import create_app
from api.cli import main
from api.glossaries import merged, parse_glossary
from api.problems import MEDIA_TYPE, TYPE_PREFIX
from api.settings import BadSetting, Settings
from summarizer.backends.fake import ScriptedSeq2Seq
from summarizer.engine import Engine
from summarizer.semantics import ScriptedEncoder

PATH = "/v1/translations"
MARIAN = Path(__file__).parents[1] / "models" / "marian-miniature"
ENGLISH = {
    "التقى ستولتنبرغ الوزير في بغداد.": "Stoltenburg met the minister in Baghdad.",
    "وشارك في اللقاء 12 سفيرا.": "Twelve ambassadors took part in the meeting.",
    "ولم يحضر السفير.": "The ambassador attended.",
}
TEXT = "التقى ستولتنبرغ الوزير في بغداد.\n\nوشارك في اللقاء 12 سفيرا."
GLOSSARY = {"ستولتنبرغ": "Stoltenberg"}


def engine_with(encoder: ScriptedEncoder | None = None) -> Engine:
    model = ScriptedSeq2Seq(lambda text: ENGLISH[text], id="tiny", architecture="marian")
    return Engine(translator=model, encoder=encoder)


def client_of(engine: Engine, **settings: object) -> TestClient:
    return TestClient(create_app(Settings(semantic=False, **settings), engine=engine))


@pytest.fixture
def client() -> Iterator[TestClient]:
    with client_of(engine_with()) as client:
        yield client


def problem(response: Any, status: int, name: str, field: str | None = None) -> None:
    said = response.json()
    assert (response.status_code, said["type"]) == (status, TYPE_PREFIX + name)
    assert response.headers["Content-Type"] == MEDIA_TYPE
    assert said.get("field") == field


def codes(answer: dict[str, Any]) -> list[str]:
    return [note["code"] for note in answer["notes"]]


def test_each_sentence_comes_in_english_with_the_place_that_it_renders(client: TestClient) -> None:
    answer = client.post(PATH, json={"text": TEXT}).json()
    assert answer["text"] == (
        "Stoltenburg met the minister in Baghdad.\n\nTwelve ambassadors took part in the meeting."
    )
    first, second = answer["sentences"]
    assert [one["id"] for one in (first, second)] == ["e1", "e2"]
    assert (second["verdict"], second["reasons"], second["source_index"]) == ("adequate", [], [1])
    (source,) = second["sources"]
    assert TEXT[source["start"] : source["end"]] == source["text"] == "وشارك في اللقاء 12 سفيرا."
    assert source["article_id"] == "text"
    assert answer["models"]["translator"]["id"] == "tiny"
    assert codes(answer) == ["meaning-unchecked"]


def test_a_glossary_is_honoured_and_told(client: TestClient) -> None:
    glossary = {**GLOSSARY, "ميركل": "Merkel"}
    answer = client.post(PATH, json={"text": TEXT, "glossary": glossary}).json()
    assert answer["sentences"][0]["text"] == "Stoltenberg met the minister in Baghdad."
    assert codes(answer) == ["glossary-used", "glossary-unused", "meaning-unchecked"]


def test_a_large_glossary_adds_one_note_on_what_was_not_needed(client: TestClient) -> None:
    glossary = {**GLOSSARY, **{f"ميركل {'ا' * size}": "Merkel" for size in range(1, 41)}}
    answer = client.post(PATH, json={"text": TEXT, "glossary": glossary}).json()
    (note,) = [note for note in answer["notes"] if note["code"] == "glossary-unused"]
    assert note["message"].endswith("and 30 more")


def test_a_form_takes_the_glossary_as_json(client: TestClient) -> None:
    files = {"text": (None, TEXT), "glossary": (None, json.dumps(GLOSSARY))}
    answer = client.post(PATH, files=files).json()
    assert answer["sentences"][0]["text"] == "Stoltenberg met the minister in Baghdad."


def test_a_glossary_of_the_house_holds_for_all_and_yields_to_the_request(tmp_path: Path) -> None:
    path = tmp_path / "names.json"
    path.write_text(json.dumps({**GLOSSARY, "بغداد": "Bagdad"}), encoding="utf-8")
    with client_of(engine_with(), glossary=str(path)) as client:
        answer = client.post(PATH, json={"text": TEXT, "glossary": {"بغداد": "Baghdad"}}).json()
        assert answer["sentences"][0]["text"] == "Stoltenberg met the minister in Baghdad."
        body = {"articles": [{"text": next(iter(ENGLISH))}], "english": True}
        summary = client.post("/v1/summaries", json=body).json()["summary"]
        assert summary["en"]["sentences"][0]["text"] == "Stoltenberg met the minister in Bagdad."


def test_a_summary_takes_a_glossary_too(client: TestClient) -> None:
    articles = [{"text": next(iter(ENGLISH))}]
    body = {"articles": articles, "english": True, "glossary": GLOSSARY}
    answer = client.post("/v1/summaries", json=body).json()
    assert answer["summary"]["en"]["text"] == "Stoltenberg met the minister in Baghdad."
    assert "glossary-used" in codes(answer)


def test_a_bad_sentence_is_tried_again_and_stays_marked(client: TestClient) -> None:
    answer = client.post(PATH, json={"text": "ولم يحضر السفير."}).json()
    (sentence,) = answer["sentences"]
    assert (sentence["verdict"], sentence["reasons"]) == ("bad", ["negation: ولم is lost"])
    assert codes(answer) == ["translation-retried", "translation-bad", "meaning-unchecked"]


def test_the_meaning_is_compared_where_there_is_an_encoder() -> None:
    encoder = ScriptedEncoder(lambda *_: 0.1)
    with client_of(engine_with(encoder)) as client:
        answer = client.post(PATH, json={"text": TEXT}).json()
        assert all(one["verdict"] == "bad" for one in answer["sentences"])
        assert "meaning-unchecked" not in codes(answer)


def test_checks_compare_the_meaning_with_the_encoder_given() -> None:
    app = create_app(Settings(), engine=Engine(), encoder=ScriptedEncoder(lambda *_: 0.1))
    with TestClient(app) as client:
        body = {"text": "غادر السفير المدينة.", "translation": "The ambassador left the city."}
        answer = client.post("/v1/checks", json=body).json()
    assert answer["sentences"][0]["reasons"] == ["meaning: 0.10 alike"]
    assert answer["notes"] == []


def test_the_bare_english_and_a_page_can_be_asked_for(client: TestClient) -> None:
    body = {"text": f"{TEXT} ولم يحضر السفير."}
    plain = client.post(PATH, json=body, headers={"Accept": "text/plain"})
    assert plain.text.endswith("in the meeting. The ambassador attended.\n")
    page = client.post(PATH, json=body, headers={"Accept": "text/markdown"}).text
    assert "- The ambassador attended. [3] (doubtful)\n  - negation: " in page
    assert "## Sources\n" in page


def test_without_a_translator_the_problem_says_how_to_get_one() -> None:
    with client_of(Engine()) as client:
        response = client.post(PATH, json={"text": TEXT})
        problem(response, 409, "model-unavailable")
        assert "khulasa models pull" in response.json()["detail"]


@pytest.mark.parametrize(
    ("body", "name", "field"),
    [
        ({}, "missing-field", "text"),
        ({"text": ""}, "invalid-value", "text"),
        ({"text": "No Arabic here."}, "invalid-value", "text"),
        ({"text": TEXT, "glossary": {"NATO": "Nato"}}, "invalid-value", "glossary"),
        ({"text": TEXT, "glossary": {"ناتو": ""}}, "invalid-value", "glossary"),
        ({"text": TEXT, "glossary": {"ناتو": "ناتو"}}, "invalid-value", "glossary"),
        ({"text": TEXT, "glossary": {"ناتو": 1}}, "invalid-value", "glossary[...]"),
        ({"text": TEXT, "glossary": {"ناتو": "Нато"}}, "invalid-value", "glossary"),
        ({"text": TEXT, "glossary": {"ناتو": "Na\u202eto"}}, "invalid-value", "glossary"),
        ({"text": TEXT, "glossary": {"ناتو": "A", "نَاتو": "B"}}, "invalid-value", "glossary"),
        ({"text": TEXT, "articles": []}, "unknown-field", "articles"),
        ({"text": "ا" * 51}, "article-too-long", "text"),
    ],
)
def test_a_request_that_is_wrong_gets_a_problem_that_names_the_field(
    body: dict[str, Any], name: str, field: str
) -> None:
    with client_of(engine_with(), max_article_chars=len(TEXT) + 1) as client:
        if name == "article-too-long":
            body = {"text": TEXT + TEXT}
        problem(client.post(PATH, json=body), 422, name, field)


def test_a_form_has_no_files(client: TestClient) -> None:
    files = [("text", (None, TEXT)), ("articles", ("a.txt", b"x", "text/plain"))]
    response = client.post(PATH, files=files)
    problem(response, 422, "unknown-field", "articles")
    assert response.json()["detail"].endswith("it takes text, glossary.")


def test_places_are_counted_in_the_text_of_a_form_without_its_byte_order_mark(
    client: TestClient,
) -> None:
    text = f"  {next(iter(ENGLISH))}\n"
    glossary = b"\xef\xbb\xbf" + json.dumps(GLOSSARY).encode()
    files = {
        "text": ("a.txt", b"\xef\xbb\xbf" + text.encode(), "text/plain"),
        "glossary": ("names.json", glossary, "application/json"),
    }
    ((sentence,),) = (client.post(PATH, files=files).json()["sentences"],)
    (source,) = sentence["sources"]
    assert text[source["start"] : source["end"]] == source["text"] == text.strip()


@pytest.mark.parametrize("content", ["[1]", "{", '{"ناتو": ""}', '{"x": "y"}'])
def test_a_glossary_file_that_is_wrong_stops_the_start_with_its_name(
    tmp_path: Path, content: str
) -> None:
    path = tmp_path / "names.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadSetting, match="KHULASA_GLOSSARY"):
        create_app(Settings(glossary=str(path)), engine=Engine())
    with pytest.raises(BadSetting, match="KHULASA_GLOSSARY"):
        create_app(Settings(glossary=str(tmp_path / "missing.json")), engine=Engine())


def test_a_request_overrides_the_house_whatever_marks_a_name_has() -> None:
    assert merged((("نَاتو", "Nato"),), (("ناتو", "NATO"), ("بغداد", "Baghdad"))) == (
        ("نَاتو", "Nato"),
        ("بغداد", "Baghdad"),
    )


def test_a_glossary_may_begin_with_a_byte_order_mark() -> None:
    data = b"\xef\xbb\xbf" + json.dumps({" ناتو ": "NATO"}).encode()
    assert parse_glossary(data) == (("ناتو", "NATO"),)


def run(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    out, err = capfd.readouterr()
    assert isinstance(ended.value.code, int)
    return ended.value.code, out, err


def test_the_command_says_what_is_missing_in_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capfd, "translate", "--text", TEXT)
    assert (code, out) == (1, "")
    assert err.startswith("khulasa: no translation model is loaded") and err.count("\n") == 1


def test_the_command_translates_with_the_weights_named(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KHULASA_TRANSLATOR", str(MARIAN))
    monkeypatch.setenv("KHULASA_BACKEND", "transformers")
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    _, out, err = run(capfd, "translate", str(path), "--json")
    assert err == ""
    assert [one["id"] for one in json.loads(out)["sentences"]] == ["e1", "e2"]


def test_the_command_refuses_two_texts_and_a_bad_glossary(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert run(capfd, "translate", "x.txt", "--text", TEXT)[0] == 2
    path = tmp_path / "names.json"
    path.write_text("[]", encoding="utf-8")
    code, _, err = run(capfd, "translate", "--text", TEXT, "--glossary", str(path))
    assert code == 2 and f"--glossary: {path}" in err
