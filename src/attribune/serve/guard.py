"""Who may do what, and what a browser may do with our pages.

Reports are hostile input: their words reach a page only escaped, and the page may run no script and load nothing that
is not ours. Whoever may change something proves it with a cookie that no other site can use, and with the word that
our own forms carry.
"""

import hmac
import secrets
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from .settings import REVIEWER, ROLES, Settings, User

CSRF_FIELD, CSRF_HEADER = "csrf", "x-csrf-token"
_SAFE = {"GET", "HEAD", "OPTIONS"}
# No word of a report can become a script, a style, a picture from elsewhere, or a frame around a page of ours.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


async def with_headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Middleware: every answer with HEADERS."""
    response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def settings_of(request: Request) -> Settings:
    """What the server was started with."""
    settings = request.app.state.settings
    assert isinstance(settings, Settings)
    return settings


def user_of(request: Request) -> User | None:
    """Who asks, or None for somebody who has not signed in where that is asked for."""
    settings = settings_of(request)
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return settings.user_of(token.strip(), "program")
    if settings.is_open:
        return User(str(request.session.get("name") or settings.local.name), settings.local.role)
    name, role = request.session.get("name"), request.session.get("role")
    return User(str(name), str(role)) if name and role in ROLES else None


def csrf_of(request: Request) -> str:
    """The word that this visitor's forms carry."""
    return str(request.session.setdefault("csrf", secrets.token_urlsafe(24)))


async def enter_room(request: Request) -> User:
    """Dependency of every page and answer: somebody who may read. Raises 401 for others."""
    user = user_of(request)
    if user is None:
        raise HTTPException(HTTPStatus.UNAUTHORIZED, "Sign in first, at /sign-in.")
    return user


async def review(request: Request) -> User:
    """Dependency of whatever changes the record: somebody who may. Raises 401, or 403 for a reader."""
    user = await enter_room(request)
    if user.role != REVIEWER:
        raise HTTPException(HTTPStatus.FORBIDDEN, "You may read, but not change the record.")
    return user


async def from_our_page(request: Request) -> None:
    """Dependency of every request that changes something: it comes from a page of ours. Raises 403 for others."""
    if request.method in _SAFE:
        return
    # No page of another site can send JSON here: a browser would first ask whether it may, and is not told so.
    if request.headers.get("content-type", "").startswith("application/json"):
        return
    given = request.headers.get(CSRF_HEADER) or ""
    if not given and request.headers.get("content-type", "").startswith(
        ("application/x-www-form-urlencoded", "multipart/form-data")
    ):
        given = str((await request.form()).get(CSRF_FIELD) or "")
    if not hmac.compare_digest(given.encode(), csrf_of(request).encode()):
        raise HTTPException(HTTPStatus.FORBIDDEN, "This form is too old, or not ours. Go back, reload, and try again.")


def inside(path: str) -> str:
    """The path, if it is one of this server's."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"
