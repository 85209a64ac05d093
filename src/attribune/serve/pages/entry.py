"""One entry: every report that supports it, the exact words of each, who is independent, what is told otherwise."""

from dataclasses import dataclass

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from ...deciding import whole
from ...export.entries_html import marked
from ...merge import dated_by_telling, in_force
from ...model.entry import Entry, Evidence
from ...model.judgement import Judgement
from ...store.base import Store
from ..archive import Archive, archive
from ..rendering import render

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Evidence, with its quote in pieces (words, whether they are a trigger)."""

    evidence: Evidence
    pieces: list[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """An entry's page: the entry as the record shows it, with the judgements about it; `undone` are not in force."""

    entry: Entry
    quoted: tuple[Quoted, ...]
    log: tuple[Judgement, ...]
    undone: frozenset[str]


@router.get("/entries/{id}")
def entry(request: Request, id: str, archive: Archive = Depends(archive)) -> Response:  # noqa: A002, B008
    """One entry of the record."""
    with archive.store() as store:
        found = _dated(store, whole(store, store.entry(id)))
        log = store.judgements()
    holding = {one.id for one in in_force(log)}
    own = tuple(one for one in log if one.id in found.history)
    quoted = tuple(Quoted(one, marked(one)) for one in found.evidence)
    undone = frozenset(one.id for one in own if one.id not in holding)
    return render(request, "entry.html.j2", {"page": EntryPage(found, quoted, own, undone)})


def _dated(store: Store, entry: Entry) -> Entry:
    """The entry with the vague date that follows from what its earliest report tells beside it, if it has no other."""
    if entry.when:
        return entry
    beside = tuple(one for one in store.entries(report=entry.evidence[0].report) if one.id != entry.id)
    return dated_by_telling((*beside, entry))[-1]
