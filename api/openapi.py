"""The description of the API, completed by hand where Litestar cannot know it.

Litestar describes routes, parameters and problems. One handler takes two types of body and gives
three types of answer, which it cannot tell; and the schemas of msgspec itself hold more (limits,
descriptions). Examples come from the seeds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from typing import Any

import msgspec
from litestar.openapi.datastructures import ResponseSpec

from api.answers import (
    Answer,
    ChecksAnswer,
    Health,
    Readiness,
    ReportAnswer,
    TranslationAnswer,
)
from api.bodies import ChecksBody, DuplicatesBody, SummaryBody, TranslationBody
from api.files import ARTICLES_FIELD, options_of
from api.model_answers import ModelList
from api.problems import MEDIA_TYPE, TYPE_PREFIX, Kind, Problem

SUMMARIES = "/v1/summaries"
DUPLICATES = "/v1/duplicates"
CHECKS = "/v1/checks"
TRANSLATIONS = "/v1/translations"
TEXTS_EXAMPLE = "nato-iraq"
DATED_EXAMPLE = "earthquake-rising-toll"
CLAIM = "أكد الأمين العام للناتو أن مهمة الحلف في العراق غير قتالية."
STATEMENT = "التقى ستولتنبرغ رئيس الوزراء العراقي في بروكسل."
CLAIM_IN_ENGLISH = (
    "The NATO Secretary-General affirmed that the alliance's mission in Iraq is non-combat."
)
_REFERENCE = "#/components/schemas/{name}"


def problem_responses(*kinds: Kind) -> dict[int, ResponseSpec]:
    """The responses that a route gives for problems of these kinds, by status."""
    ordered = sorted(kinds, key=lambda kind: kind.status)
    return {
        status: ResponseSpec(
            data_container=Problem,
            generate_examples=False,
            media_type=MEDIA_TYPE,
            description="\n".join(f"* `{TYPE_PREFIX}{kind.name}`: {kind.title}." for kind in group),
        )
        for status, group in groupby(ordered, key=lambda kind: kind.status)
    }


def complete(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document of Litestar with schemas, bodies, forms of the answer and examples filled in.

    Reads the seeds. The document given stays as it is.
    """
    _, schemas = msgspec.json.schema_components(
        [
            SummaryBody,
            DuplicatesBody,
            ChecksBody,
            TranslationBody,
            Answer,
            ReportAnswer,
            ChecksAnswer,
            TranslationAnswer,
            Problem,
            Health,
            Readiness,
            ModelList,
        ],
        ref_template=_REFERENCE,
    )
    completed: dict[str, Any] = json.loads(json.dumps(document))
    completed["components"]["schemas"].update(schemas)
    sets = _set_examples()
    pages = {
        SUMMARIES: _Exchange(
            SummaryBody,
            "The articles, and what is wanted of them.",
            _with_options(sets),
            Answer,
            "The summary, in the form that the header Accept asks for.",
            {
                "text/plain": "Just the text of the summary.",
                "text/markdown": "A page: the summary, its sources, what was merged, what "
                "conflicts, notes.",
            },
        ),
        DUPLICATES: _Exchange(
            DuplicatesBody,
            "The articles.",
            sets,
            ReportAnswer,
            "The report, in the form that the header Accept asks for.",
            {"text/markdown": "A page: statements, copies, what conflicts, notes."},
        ),
        CHECKS: _Exchange(
            ChecksBody,
            "The text, and what it is checked against.",
            _check_examples(sets),
            ChecksAnswer,
            "The verdicts, in the form that the header Accept asks for.",
            {"text/markdown": "A page: each sentence with its verdict, reasons and sources."},
        ),
        TRANSLATIONS: _Exchange(
            TranslationBody,
            "The text, and how names are to be spelt.",
            {
                "text": {
                    "summary": "A sentence, with the spelling of a name",
                    "value": {"text": STATEMENT, "glossary": {"ستولتنبرغ": "Stoltenberg"}},
                }
            },
            TranslationAnswer,
            "The English, in the form that the header Accept asks for.",
            {
                "text/plain": "Just the English.",
                "text/markdown": "A page: each sentence with what it renders and what is wrong.",
            },
        ),
    }
    for path, page in pages.items():
        operation = completed["paths"][path]["post"]
        operation["requestBody"] = page.request_body(schemas)
        operation["responses"]["200"] |= page.response()
    return completed


@dataclass(frozen=True, slots=True)
class _Exchange:
    """What one path takes and gives."""

    body: type[msgspec.Struct]
    takes: str
    examples: Mapping[str, Any]
    answer: type[msgspec.Struct]
    gives: str
    pages: Mapping[str, str]

    def request_body(self, schemas: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "required": True,
            "description": self.takes,
            "content": {
                "application/json": {"schema": _refer(self.body), "examples": self.examples},
                "multipart/form-data": _form(self.body, schemas[self.body.__name__]),
            },
        }

    def response(self) -> dict[str, Any]:
        texts = {
            media_type: {"schema": {"type": "string", "description": description}}
            for media_type, description in self.pages.items()
        }
        return {
            "description": self.gives,
            "content": {"application/json": {"schema": _refer(self.answer)}, **texts},
        }


def _refer(struct: type[msgspec.Struct]) -> dict[str, str]:
    return {"$ref": _REFERENCE.format(name=struct.__name__)}


def _set_examples() -> dict[str, Any]:
    seeds = files("seeds")
    texts = sorted(
        (file for file in (seeds / TEXTS_EXAMPLE).iterdir() if file.name.endswith(".txt")),
        key=lambda file: file.name,
    )
    articles = [
        {"id": file.name.removesuffix(".txt"), "text": file.read_text(encoding="utf-8")}
        for file in texts
    ]
    dated = json.loads((seeds / DATED_EXAMPLE / "articles.json").read_text(encoding="utf-8"))
    return {
        TEXTS_EXAMPLE: {
            "summary": "Two outlets on one meeting",
            "value": {"articles": articles},
        },
        DATED_EXAMPLE: {
            "summary": "A toll that rises through the day",
            "value": {"articles": dated["articles"]},
        },
    }


def _with_options(sets: Mapping[str, Any]) -> dict[str, Any]:
    dated = sets[DATED_EXAMPLE]
    return {
        **sets,
        DATED_EXAMPLE: {
            "summary": f"{dated['summary']}, as a list in English too",
            "value": {**dated["value"], "form": "bullets", "english": True},
        },
    }


def _check_examples(sets: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "text": {
            "summary": "A sentence against two articles",
            "value": {"text": CLAIM, **sets[TEXTS_EXAMPLE]["value"]},
        },
        "translation": {
            "summary": "An English sentence against the Arabic one",
            "value": {"text": CLAIM, "translation": CLAIM_IN_ENGLISH},
        },
    }


def _form(body: type[msgspec.Struct], schema: Mapping[str, Any]) -> dict[str, Any]:
    """A multipart form: the files, and the options as the JSON body has them."""
    files_of_articles = {
        "type": "array",
        "minItems": 1,
        "items": {"type": "string", "format": "binary"},
        "description": "One file an article, text or HTML, in UTF-8 or windows-1256. Its name "
        "without the ending becomes the article's id and source.",
    }
    options = {name: schema["properties"][name] for name in options_of(body)}
    articles = {ARTICLES_FIELD: files_of_articles} if ARTICLES_FIELD in schema["properties"] else {}
    return {
        "schema": {
            "type": "object",
            "required": schema["required"],
            "additionalProperties": False,
            "properties": {**articles, **options},
        }
    }
