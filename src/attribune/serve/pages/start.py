"""The start: search, what is new, what is disputed, and a place to drop a report."""

from dataclasses import dataclass

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from ...model.entry import Entry
from ...store.base import ReportLine
from ..archive import Archive, archive
from ..rendering import render
from .review import waiting

router = APIRouter(include_in_schema=False)
REPORTS, DISPUTED = 12, 6


@dataclass(frozen=True, slots=True)
class StartPage:
    """The newest reports by publication, entries told otherwise elsewhere, and how much there is of everything."""

    reports: tuple[ReportLine, ...]
    disputed: tuple[Entry, ...]
    counts: dict[str, int]


@router.get("/")
def start(request: Request, archive: Archive = Depends(archive)) -> Response:  # noqa: B008
    """The first page."""
    disputed = tuple(one for one in waiting(archive) if one.contradictions)
    counts = archive.kept("counts", lambda store: store.overview().counts())
    with archive.store() as store:
        newest = store.overview().newest(limit=REPORTS)
    return render(request, "start.html.j2", {"page": StartPage(newest, disputed[:DISPUTED], counts)})
