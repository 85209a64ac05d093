"""What happened, in order: filters in the address, a picture, a list, and the same as a file."""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from ...export.entries import entry_exporter
from ...merge import dated_by_telling
from ...model.entry import ENTRY_KINDS
from ..archive import Archive, archive
from ..lanes import beside
from ..listing import Asked, EntryList, asked, entry_list, together
from ..pictures import Timeline, timeline
from ..rendering import render

router = APIRouter(include_in_schema=False)
FILES = {"html": "text/html", "csv": "text/csv", "jsonl": "application/jsonl", "text": "text/plain"}
MOST_IN_A_FILE = 20_000  # entries: a file of more is made with `attribune chronology`


@dataclass(frozen=True, slots=True)
class ChronologyPage:
    """A page of a chronology: its conditions, its entries, and the picture of all that fit."""

    asked: Asked
    list: EntryList
    picture: Timeline | None
    kinds: tuple[str, ...] = ENTRY_KINDS
    files: tuple[str, ...] = tuple(FILES)


@router.get("/chronology")
def chronology(
    request: Request,
    asked: Asked = Depends(asked),  # noqa: B008
    after: Annotated[str, Query(max_length=80)] = "",
    archive: Archive = Depends(archive),  # noqa: B008
) -> Response:
    """A page of entries in the order of time."""
    with archive.store() as store:
        found = entry_list(store, asked, after=after)
        picture = timeline(store.overview().tally(**asked.conditions()))
    return render(request, "chronology.html.j2", {"page": ChronologyPage(asked, found, picture)})


@router.get("/chronology.{format_}")
async def file(
    request: Request,
    format_: Literal["html", "csv", "jsonl", "text"],
    asked: Asked = Depends(asked),  # noqa: B008
    archive: Archive = Depends(archive),  # noqa: B008
) -> Response:
    """The whole chronology as a file, as `attribune chronology --format` writes it."""

    def content() -> str:
        with archive.store() as store:
            told = together(store, store.entries(**asked.conditions(), limit=MOST_IN_A_FILE))
            entries = dated_by_telling(told)
        exporter = entry_exporter(format_)
        return "".join((exporter.start(), *map(exporter.one, entries), exporter.end()))

    ending = "txt" if format_ == "text" else format_
    name = {"Content-Disposition": f'attachment; filename="chronology.{ending}"'}
    return Response(await beside(request, content), media_type=f"{FILES[format_]}; charset=utf-8", headers=name)
