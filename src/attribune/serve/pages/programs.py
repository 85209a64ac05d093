"""How programs get at the record."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from ..rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/api")
def programs(request: Request) -> Response:
    """What the API answers, from its own description."""
    described = request.app.openapi()["paths"]
    calls = [
        (method.upper(), path, call.get("description", ""))
        for path, methods in described.items()
        for method, call in methods.items()
    ]
    return render(request, "programs.html.j2", {"calls": calls})
