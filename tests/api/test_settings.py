import re
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

import api.settings
from api.settings import BadSetting, Settings

SOURCE = Path(api.settings.__file__).read_text(encoding="utf-8")


def test_an_empty_environment_gives_the_defaults() -> None:
    assert Settings.from_environment({}) == Settings()


def test_every_field_can_be_set_by_the_variable_that_its_comment_names() -> None:
    given = {
        "KHULASA_HOST": "::1",
        "KHULASA_PORT": " 0 ",
        "KHULASA_MAX_BODY_BYTES": "2048",
        "KHULASA_MAX_ARTICLE_CHARS": "10",
        "KHULASA_MAX_ARTICLES": "3",
        "KHULASA_REQUEST_TIMEOUT_S": "1.5",
        "KHULASA_MAX_CONCURRENT_REQUESTS": "2",
        "KHULASA_MAX_QUEUED_REQUESTS": "0",
        "KHULASA_SUMMARIZER": "/models/mt5",
        "KHULASA_TRANSLATOR": "",
        "KHULASA_MODELS": "/srv/models",
        "KHULASA_HUB_ENDPOINT": "https://mirror.example",
        "KHULASA_DEVICE": "cpu",
        "KHULASA_BACKEND": "ctranslate2",
        "KHULASA_DTYPE": "bfloat16",
        "KHULASA_DETERMINISTIC": "true",
        "KHULASA_SEMANTIC": "false",
        "KHULASA_GLOSSARY": "names.json",
    }
    assert Settings.from_environment(given) == Settings(
        host="::1",
        port=0,
        max_body_bytes=2048,
        max_article_chars=10,
        max_articles=3,
        request_timeout_s=1.5,
        max_concurrent_requests=2,
        max_queued_requests=0,
        summarizer="/models/mt5",
        translator=None,
        models="/srv/models",
        hub_endpoint="https://mirror.example",
        device="cpu",
        backend="ctranslate2",
        dtype="bfloat16",
        deterministic=True,
        semantic=False,
        glossary="names.json",
    )
    assert set(re.findall(r"\b(KHULASA_[A-Z_]+)\"\"\"", SOURCE)) == set(given)
    assert len(given) == len(fields(Settings))


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("KHULASA_MAX_BODY_BYTES", "2k", "KHULASA_MAX_BODY_BYTES: '2k' is not a whole number"),
        ("KHULASA_DETERMINISTIC", "yes", "'yes' is neither true nor false"),
        ("KHULASA_PORT", "65536", "KHULASA_PORT: 65536 is outside 0..65535"),
        ("KHULASA_PORT", "", "KHULASA_PORT: '' is not a whole number"),
        ("KHULASA_REQUEST_TIMEOUT_S", "nan", "KHULASA_REQUEST_TIMEOUT_S: nan is outside"),
        ("KHULASA_REQUEST_TIMEOUT_S", "soon", "KHULASA_REQUEST_TIMEOUT_S: 'soon' is not a number"),
        ("KHULASA_MAX_ARTICLES", "201", "KHULASA_MAX_ARTICLES: 201 is outside 1..200"),
        ("KHULASA_DEVICE", "tpu", "KHULASA_DEVICE: 'tpu' is none of auto, cpu, cuda"),
        ("KHULASA_HOST", " ", "KHULASA_HOST: is empty"),
        ("KHULASA_HUB_ENDPOINT", "mirror", "KHULASA_HUB_ENDPOINT: 'mirror' is no address"),
    ],
)
def test_a_bad_value_raises_and_names_the_variable(variable: str, value: str, message: str) -> None:
    with pytest.raises(BadSetting, match=re.escape(message)) as caught:
        Settings.from_environment({variable: value})
    assert caught.value.variable == variable


def test_settings_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().port = 1  # type: ignore[misc]
