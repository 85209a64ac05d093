"""The reading room: the whole server on one page.

    1. guard      who asks, from where, and what a browser may do with the answer   (guard.py, settings.py)
    2. pages      one a file, each with what its template is given                  (pages/, templates/)
    3. api        the same data for programs, as OpenAPI describes it               (api.py)
    4. lanes      pages one after the other, long work beside them                  (lanes.py, workers.py)
    5. problems   whatever goes wrong, in RFC 9457's form or as a page              (problems.py)

Pages and API take what they show from the store, through archive.py.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from .. import __version__
from . import api
from .archive import Archive
from .etags import with_etag
from .guard import enter_room, from_our_page, with_headers
from .lanes import long_lane, one_after_the_other
from .pages import ROOMS, door, static
from .problems import answer_problems
from .settings import Settings, checked, is_loopback

GZIP = 5  # more costs twice the time and saves a hundredth
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")


def create_app(settings: Settings) -> FastAPI:
    """The ASGI application. Raises ServeError where the settings would let in anybody from elsewhere."""
    settings = checked(settings)
    archive = Archive(settings.database)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        with one_after_the_other():
            yield
        archive.close()

    app = FastAPI(
        title="Attribune",
        version=__version__,
        summary="The public record that news reports make together.",
        lifespan=lifespan,
        docs_url=None,  # the viewers would load scripts from another host
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.settings, app.state.archive, app.state.long_lane = settings, archive, long_lane()
    app.include_router(static.router)
    app.include_router(door.router, dependencies=[Depends(from_our_page)])
    for router in (*ROOMS, api.router):
        app.include_router(router, dependencies=[Depends(enter_room), Depends(from_our_page)])
    answer_problems(app)
    # The last one added is the first to see a request.
    app.add_middleware(BaseHTTPMiddleware, dispatch=with_etag)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=GZIP)
    app.add_middleware(
        SessionMiddleware,
        secret_key=settings.secret,
        session_cookie="attribune",
        same_site="strict",
        max_age=None,  # a browser forgets it when it is closed
    )
    app.add_middleware(BaseHTTPMiddleware, dispatch=with_headers)
    # A page elsewhere whose name leads to this machine must not read the record ("DNS rebinding").
    names = LOOPBACK_NAMES if is_loopback(settings.host) else ("*",)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*names])
    return app
