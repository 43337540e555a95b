"""A running server on converted models: it answers with both, and imports no torch."""

from __future__ import annotations

import random
from pathlib import Path

import httpx

from summarizer.models.conversion import convert
from tests.models.grammar import statement
from tests.models.serving import served

HERE = Path(__file__).parent


def test_a_server_on_converted_models_never_tries_to_import_torch(tmp_path: Path) -> None:
    for name in ("mt5-miniature", "marian-miniature"):
        convert(HERE / name, tmp_path / name, quantization="int8")
    dice = random.Random(7)
    shared, *rest = (statement(dice, held_out=True).arabic for _ in range(3))
    body = {
        "articles": [{"text": f"{shared} {own}"} for own in rest],
        "length": "brief",
        "engine": "mt5",
        "english": True,
    }
    room = tmp_path / "server"
    room.mkdir()
    with served(
        room,
        KHULASA_SUMMARIZER=str(tmp_path / "mt5-miniature"),
        KHULASA_TRANSLATOR=str(tmp_path / "marian-miniature"),
    ) as server:
        with httpx.Client(base_url=server.address, trust_env=False, timeout=30.0) as client:
            answer = client.post("/v1/summaries", json=body).raise_for_status().json()
            models = client.get("/v1/models").raise_for_status().json()
        trapped = server.trapped
    assert {answer["models"][role]["backend"] for role in ("summarizer", "translator")} == {
        "ctranslate2"
    }
    assert answer["summary"]["en"]["text"]
    assert models
    assert trapped == []


def test_the_trap_finds_an_import(tmp_path: Path) -> None:
    """A checkpoint that was not converted needs torch: the server asks for it, and says so."""
    try:
        with served(tmp_path, KHULASA_SUMMARIZER=str(HERE / "mt5-miniature")):
            raise AssertionError("the server started without torch")
    except RuntimeError as error:
        assert "pip install 'khulasa[convert]'" in str(error)
    assert (tmp_path / "trapped").read_text(encoding="utf-8").split() == ["torch"]
