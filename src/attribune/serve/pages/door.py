"""Signing in and out, and under which name one's judgements stand."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from ..guard import inside, settings_of, user_of
from ..rendering import render
from ..settings import User

router = APIRouter(include_in_schema=False)


@router.get("/sign-in")
def sign_in(request: Request, next: str = "/") -> Response:  # noqa: A002  # the usual name in an address
    """The form."""
    return render(request, "sign-in.html.j2", {"next": inside(next), "refused": False})


@router.post("/sign-in")
def signed_in(
    request: Request,
    token: Annotated[str, Form(max_length=400)],
    name: Annotated[str, Form(max_length=80)] = "",
    next: Annotated[str, Form(max_length=2000)] = "/",  # noqa: A002
) -> Response:
    """Let in whoever knows a token."""
    user = settings_of(request).user_of(token, " ".join(name.split()) or "reviewer")
    if user is None:
        return render(request, "sign-in.html.j2", {"next": inside(next), "refused": True}, status=401)
    _remember(request, user)
    return RedirectResponse(inside(next), 303)


@router.get("/you")
def you(request: Request) -> Response:
    """Who one is here."""
    return render(request, "you.html.j2", {"is_open": settings_of(request).is_open})


@router.post("/you")
def renamed(request: Request, name: Annotated[str, Form(max_length=80)]) -> Response:
    """Another name for whoever needs no token here."""
    user, called = user_of(request), " ".join(name.split())
    if settings_of(request).is_open and user is not None and called:
        request.session["name"] = called
    return RedirectResponse("/you", 303)


@router.post("/sign-out")
def sign_out(request: Request) -> Response:
    """Forget who it was."""
    request.session.clear()
    return RedirectResponse("/", 303)


def _remember(request: Request, user: User) -> None:
    request.session["name"], request.session["role"] = user.name, user.role
