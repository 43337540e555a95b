"""The description of the API, and a page to read and try it that loads nothing from outside.

The page is Swagger UI, out of the installed package swagger-ui-bundle-v2 (the older
swagger-ui-bundle holds release 4, which does not know OpenAPI 3.1).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import Any

from litestar import MediaType, Request, Response, Router, get
from litestar.exceptions import NotFoundException
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import OpenAPIRenderPlugin
from litestar.openapi.spec import License, Tag
from litestar.params import FromPath
from litestar.serialization import encode_json
from swagger_ui_bundle import swagger_ui_path

from api.openapi import complete
from api.security import PAGE_POLICY
from api.version import version

PATH = "/docs"
DOCUMENT = "/openapi.json"
SCRIPT = "start.js"
ASSETS: Mapping[str, str] = {
    "swagger-ui.css": "text/css",
    "swagger-ui-bundle.js": "text/javascript",
    "favicon-32x32.png": "image/png",
    SCRIPT: "text/javascript",
}
"""What the page loads, and of which type it is."""

_START = b"""\
"use strict";
SwaggerUIBundle({
  url: document.body.dataset.document,
  dom_id: "#docs",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
"""
"""`validatorUrl`: Swagger UI shows the document to a validator of its makers otherwise."""

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Khulasa: the API</title>
<link rel="icon" type="image/png" href="{assets}/favicon-32x32.png">
<link rel="stylesheet" href="{assets}/swagger-ui.css">
</head>
<body data-document="{document}">
<div id="docs"></div>
<script src="{assets}/swagger-ui-bundle.js"></script>
<script src="{assets}/start.js"></script>
</body>
</html>
"""

_DESCRIPTION = """\
Several outlets' articles about one event in, one Arabic summary out, in English too if wanted.
Every sentence names the characters it rests on; what was merged, left out and what conflicts is
told.

Errors are problems as in RFC 9457, of type `application/problem+json`; `type` names the kind and
`field` the part of the request that is wrong.
"""


class DocsPage(OpenAPIRenderPlugin):
    """The page at /docs."""

    def __init__(self) -> None:
        super().__init__(path="/")

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """The page; below a proxy's prefix its addresses carry the prefix."""
        prefix = escape(str(request.scope.get("root_path", "")).rstrip("/"))
        page = _PAGE.format(assets=f"{prefix}{PATH}/assets", document=f"{prefix}{DOCUMENT}")
        return page.encode()


class CompleteDocument(OpenAPIRenderPlugin):
    """The document at /docs/openapi.json, beside the page."""

    def __init__(self) -> None:
        super().__init__(path=DOCUMENT, media_type=MediaType.JSON)

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """The completed document."""
        return encode_json(complete(openapi_schema))


@get(DOCUMENT, include_in_schema=False, sync_to_thread=True)
def document(request: Request[Any, Any, Any]) -> Response[bytes]:
    """The completed document, at the address where tools look for it."""
    content = encode_json(complete(request.app.openapi_schema.to_schema()))
    return Response(content, media_type=MediaType.JSON)


@get("/assets/{name:str}", sync_to_thread=True)
def asset(name: FromPath[str]) -> Response[bytes]:
    """One of the files that the page loads."""
    if name not in ASSETS:
        raise NotFoundException
    return Response(
        _content(name), media_type=ASSETS[name], headers={"Cache-Control": "max-age=3600"}
    )


def openapi_config() -> OpenAPIConfig:
    """What Litestar needs to describe the API and to serve the page."""
    return OpenAPIConfig(
        title="Khulasa",
        version=version(),
        description=_DESCRIPTION,
        license=License(name="Apache-2.0", identifier="Apache-2.0"),
        tags=[
            Tag(name="Summaries", description="Articles in, one summary out."),
            Tag(name="Duplicates", description="What articles repeat, and where they conflict."),
            Tag(name="Checks", description="Whether each sentence has its ground."),
            Tag(name="Service", description="Whether it runs."),
        ],
        use_handler_docstrings=True,
        openapi_router=Router(
            PATH,
            route_handlers=[asset],
            include_in_schema=False,
            after_request=_as_page,
        ),
        render_plugins=[DocsPage(), CompleteDocument()],
    )


async def _as_page(response: Response[Any]) -> Response[Any]:
    # Litestar answers unknown paths below the page with an HTML page of its own.
    if response.status_code == 404:
        raise NotFoundException
    if response.media_type == MediaType.HTML:
        response.headers["Content-Security-Policy"] = PAGE_POLICY
    return response


@lru_cache(maxsize=len(ASSETS))
def _content(name: str) -> bytes:
    return _START if name == SCRIPT else bytes((swagger_ui_path / name).read_bytes())
