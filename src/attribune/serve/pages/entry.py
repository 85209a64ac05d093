"""One entry: every report that supports it, the exact words of each, who is independent, what is told otherwise."""

from dataclasses import dataclass

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from ...export.entries_html import marked
from ...model.entry import Entry, Evidence
from ..library import Library, library
from ..rendering import render

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Evidence, with its quote in pieces (words, whether they are a trigger)."""

    evidence: Evidence
    pieces: list[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """An entry's page."""

    entry: Entry
    quoted: tuple[Quoted, ...]


@router.get("/entries/{id}")
def entry(request: Request, id: str, library: Library = Depends(library)) -> Response:  # noqa: A002, B008
    """One entry of the record."""
    with library.store() as store:
        found = store.entry(id)
    quoted = tuple(Quoted(one, marked(one)) for one in found.evidence)
    return render(request, "entry.html.j2", {"page": EntryPage(found, quoted)})
