"""Answers that a browser already has are not sent again."""

import hashlib
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from fastapi import Request
from starlette.responses import Response

_KEPT_ON_304 = ("cache-control", "content-location", "date", "expires", "set-cookie", "vary")


async def with_etag(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Middleware: an ETag of the answer's bytes; 304 where the asker has just these (RFC 9110, 13.1.2)."""
    response = await call_next(request)
    if request.method != "GET" or response.status_code != HTTPStatus.OK:
        return response
    body = b"".join([part async for part in response.body_iterator])  # type: ignore[attr-defined]  # a streaming one
    # Weak: the compressed answer has other bytes and the same tag.
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = dict(response.headers) | {"etag": tag}
    headers.setdefault("cache-control", "no-cache")  # ask each time, and be told "the same"
    if tag in (one.strip() for one in request.headers.get("if-none-match", "").split(",")):
        kept = {name: value for name, value in headers.items() if name in (*_KEPT_ON_304, "etag")}
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=kept)
    return Response(body, response.status_code, headers)
