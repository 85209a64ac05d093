"""Actors: all of them as a list, and each with what he, she or it says and does."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from ...store.base import ActorLine, Store
from ..archive import Archive, archive
from ..listing import Asked, EntryList, Skip, entry_list, lines_of
from ..pictures import Node, Timeline, network, timeline
from ..rendering import render

router = APIRouter(include_in_schema=False)
LINES = 100  # actors on a page
PARTNERS = 12
KEPT = 60.0  # seconds


@dataclass(frozen=True, slots=True)
class ActorPage:
    """An actor's page: names and roles, statements, deeds, whom he or she deals with, and when.

    `outlets` and `years` tell in which media and years the statements are, (name, number) each.
    """

    actor: ActorLine
    statements: EntryList
    events: EntryList
    partners: tuple[Node, ...]
    about: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...]
    years: tuple[tuple[str, int], ...]
    picture: Timeline | None


@dataclass(frozen=True, slots=True)
class Dealings:
    """Whom an actor deals with in events, what his or her statements are about, in which media: each with a number."""

    partners: tuple[tuple[str, int], ...]
    subjects: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...]


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
        decided = len(store.judgements())
        statements = entry_list(store, Asked(actor=line.name, kind="statement"), size=10)
        events = entry_list(store, Asked(actor=line.name, kind="event"), size=10)
        tally = store.overview().tally(actor=line.name)
    # Counted over all that the actor says and does. What a reviewer decides shows at once, a new report a little later.
    counted = archive.kept(f"dealings of {line.name}, {decided}", partial(dealings, name=line.name), seconds=KEPT)
    page = ActorPage(
        actor=line,
        statements=statements,
        events=events,
        partners=network(counted.partners),
        about=counted.subjects,
        outlets=counted.outlets,
        years=_years(tally),
        picture=timeline(tally),
    )
    return render(request, "actor.html.j2", {"page": page, "asked": Asked(actor=line.name)})


def dealings(store: Store, name: str) -> Dealings:
    """The dealings of the actor of that name."""
    overview = store.overview()
    return Dealings(
        partners=overview.partners(name, limit=PARTNERS),
        subjects=overview.subjects(name, limit=PARTNERS),
        outlets=overview.outlets(actor=name, kind="statement")[:PARTNERS],
    )


def _years(tally: Mapping[tuple[str, str], int]) -> tuple[tuple[str, int], ...]:
    """How many statements each year has, of a tally by month and kind."""
    years: Counter[str] = Counter()
    for (month, kind), number in tally.items():
        if kind == "statement":
            years[month[:4]] += number
    return tuple(sorted(years.items()))
