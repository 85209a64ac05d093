"""Matters: laws, orders, cases as a list; each with its history, and how it stood on a day."""

from dataclasses import dataclass
from functools import partial

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from ...errors import NotInRecord
from ...merge.standing import Standing, standing
from ...model.entry import Entry
from ...standings import as_judged
from ...store.base import MatterLine, Store
from ..archive import Archive, archive
from ..listing import Asked, Day, EntryList, Skip, entry_list, lines_of, together
from ..pictures import History, history
from ..rendering import render

router = APIRouter(include_in_schema=False)
LINES = 100
SPEAKERS = 12
KEPT = 60.0  # seconds


@dataclass(frozen=True, slots=True)
class MatterPage:
    """A matter's page: how it stood (`on` a day, by what was published by `as_of`), its history, what is said of it.

    Without a day `on` which, it is how it stood `as_of` then: what was only foreseen had not happened.
    `speakers` say most about it, each with the number of statements. `days` are those on which reports that tell of it
    were published.
    """

    matter: MatterLine
    on: str
    as_of: str
    standing: Standing | None
    changes: tuple[Entry, ...]
    picture: History | None
    statements: EntryList
    speakers: tuple[tuple[str, int], ...]
    days: tuple[str, ...]


@router.get("/matters")
def matters(
    request: Request,
    skip: Skip = 0,
    archive: Archive = Depends(archive),  # noqa: B008
) -> Response:
    """Every law, order, case …, those in the most reports first."""
    with archive.store() as store:
        told, total = store.overview().matters(skip=skip, limit=LINES)
        lines = as_judged(store, told)
    page = lines_of(lines, total, "/matters", skip=skip, size=LINES)
    return render(request, "matters.html.j2", {"page": page})


@router.get("/matters/{name:path}")
def matter(
    request: Request,
    name: str,
    on: Day = "",
    as_of: Day = "",
    archive: Archive = Depends(archive),  # noqa: B008
) -> Response:
    """One matter."""
    with archive.store() as store:
        line = store.matter(name)
        changes = together(store, store.entries(matter=line.name, kind="change", as_of=as_of or None))
        days = store.overview().told_on(line.name)
        said = entry_list(store, Asked(about=line.name, kind="statement", as_of=as_of), size=10)
        decided = len(store.judgements())
    counted = partial(speakers, name=line.name, as_of=as_of)
    speaking = archive.kept(f"speakers on {line.name}, {as_of}, {decided}", counted, seconds=KEPT)
    drawn = [(one.type, one.when, one.id, bool(one.unlikely_after or one.contradictions)) for one in changes]
    page = MatterPage(
        line, on, as_of, standing(changes, on or as_of), changes, history(drawn, on), said, speaking, days
    )
    return render(request, "matter.html.j2", {"page": page, "asked": Asked(matter=line.name)})


def speakers(store: Store, name: str, as_of: str) -> tuple[tuple[str, int], ...]:
    """Who says most about a matter; nobody where nothing is told to be about it, or where it is asked as of a day."""
    try:
        return () if as_of else store.overview().speakers(name, limit=SPEAKERS)
    except NotInRecord:
        return ()
