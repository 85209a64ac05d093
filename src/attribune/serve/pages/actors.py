"""Actors: all of them as a list, and each with what he, she or it says and does."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from ...store.base import ActorLine
from ..archive import Archive, archive
from ..listing import Asked, EntryList, Skip, entry_list, lines_of
from ..pictures import Node, Timeline, network, timeline
from ..rendering import render

router = APIRouter(include_in_schema=False)
LINES = 100  # actors on a page
PARTNERS = 12


@dataclass(frozen=True, slots=True)
class ActorPage:
    """An actor's page: names and roles, statements, deeds, whom he or she deals with, and when."""

    actor: ActorLine
    statements: EntryList
    events: EntryList
    partners: tuple[Node, ...]
    about: tuple[tuple[str, int], ...]
    picture: Timeline | None


@router.get("/actors")
def actors(
    request: Request,
    kind: Annotated[str, Query(max_length=20)] = "",
    skip: Skip = 0,
    archive: Archive = Depends(archive),  # noqa: B008
) -> Response:
    """Everybody who is named, those with the most reports first."""
    with archive.store() as store:
        lines, total = store.overview().actors(kind=kind, skip=skip, limit=LINES)
    page = lines_of(lines, total, "/actors", skip=skip, size=LINES, kind=kind)
    return render(request, "actors.html.j2", {"page": page, "asked_kind": kind})


@router.get("/actors/{name:path}")
def actor(request: Request, name: str, archive: Archive = Depends(archive)) -> Response:  # noqa: B008
    """One actor."""
    with archive.store() as store:
        line = store.overview().actor(name)
        asked = Asked(actor=line.name)
        page = ActorPage(
            actor=line,
            statements=entry_list(store, Asked(actor=line.name, kind="statement"), size=10),
            events=entry_list(store, Asked(actor=line.name, kind="event"), size=10),
            partners=network(store.overview().partners(line.name, limit=PARTNERS)),
            about=store.overview().subjects(line.name, limit=PARTNERS),
            picture=timeline(store.overview().tally(actor=line.name)),
        )
    return render(request, "actor.html.j2", {"page": page, "asked": asked})
