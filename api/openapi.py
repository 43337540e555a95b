"""The description of the API, completed by hand where Litestar cannot know it.

Litestar describes routes, parameters and problems. One handler takes two types of body and gives
three types of answer, which it cannot tell; and the schemas of msgspec itself hold more (limits,
descriptions). Examples come from the seeds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from itertools import groupby
from typing import Any

import msgspec
from litestar.openapi.datastructures import ResponseSpec

from api.answers import Answer, Health, Readiness
from api.bodies import SummaryBody
from api.files import ARTICLES_FIELD, OPTIONS
from api.problems import MEDIA_TYPE, TYPE_PREFIX, Kind, Problem

SUMMARIES = "/v1/summaries"
TEXTS_EXAMPLE = "nato-iraq"
DATED_EXAMPLE = "earthquake-rising-toll"
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
        [SummaryBody, Answer, Problem, Health, Readiness], ref_template=_REFERENCE
    )
    completed: dict[str, Any] = json.loads(json.dumps(document))
    completed["components"]["schemas"].update(schemas)
    operation = completed["paths"][SUMMARIES]["post"]
    operation["requestBody"] = {
        "required": True,
        "description": "The articles, and what is wanted of them.",
        "content": {
            "application/json": {"schema": _refer(SummaryBody), "examples": _json_examples()},
            "multipart/form-data": _form(schemas[SummaryBody.__name__]["properties"]),
        },
    }
    operation["responses"]["200"] |= {
        "description": "The summary, in the form that the header Accept asks for.",
        "content": {
            "application/json": {"schema": _refer(Answer)},
            "text/plain": {
                "schema": {"type": "string", "description": "Just the text of the summary."}
            },
            "text/markdown": {
                "schema": {
                    "type": "string",
                    "description": "A page: the summary, its sources, what was merged, what "
                    "conflicts, notes.",
                }
            },
        },
    }
    return completed


def _refer(struct: type[msgspec.Struct]) -> dict[str, str]:
    return {"$ref": _REFERENCE.format(name=struct.__name__)}


def _json_examples() -> dict[str, Any]:
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
            "summary": "A toll that rises through the day, as a list in English too",
            "value": {**dated, "form": "bullets", "english": True},
        },
    }


def _form(options: Mapping[str, Any]) -> dict[str, Any]:
    """A multipart form: the files, and the options as the JSON body has them."""
    files_of_articles = {
        "type": "array",
        "minItems": 1,
        "items": {"type": "string", "format": "binary"},
        "description": "One file an article, text or HTML, in UTF-8 or windows-1256. Its name "
        "without the ending becomes the article's id and source.",
    }
    return {
        "schema": {
            "type": "object",
            "required": [ARTICLES_FIELD],
            "additionalProperties": False,
            "properties": {
                ARTICLES_FIELD: files_of_articles,
                **{name: options[name] for name in OPTIONS},
            },
        }
    }
