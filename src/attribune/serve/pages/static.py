"""The style sheet, the scripts, the icon: ours alone, kept by browsers until they change."""

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from ..rendering import FILES, static_file, style_sheet

router = APIRouter(prefix="/static", include_in_schema=False)
_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}


@router.get("/room.css")
def room() -> Response:
    """The style sheet of all pages."""
    return Response(style_sheet(), media_type="text/css", headers=_FOR_EVER)


@router.get("/{name}")
def file(name: str) -> Response:
    """A module or a picture of ours."""
    try:
        return Response(static_file(name), media_type=FILES[name], headers=_FOR_EVER)
    except KeyError as error:
        raise HTTPException(404, f"there is no {name} here") from error
