"""Headers that every answer carries."""

from __future__ import annotations

from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"
"""For answers that are data: a browser that shows one runs and loads nothing."""

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""For pages of ours. Swagger UI sets styles in its elements, hence 'unsafe-inline' for those."""


async def add_security_headers(message: Message, scope: Scope) -> None:
    """Adds the headers to the start of a response; a policy that is there already stays."""
    if message["type"] != "http.response.start":
        return
    headers = MutableScopeHeaders.from_message(message)
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "no-referrer"
    headers.setdefault("Content-Security-Policy", DATA_POLICY)
