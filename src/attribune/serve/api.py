"""The pages' data for programs: JSON, described by /api/openapi.json, in the shapes that docs/record.md explains."""

from collections.abc import Sequence
from typing import Annotated, Any, Generic, Literal, TypeVar

from fastapi import APIRouter, Body, Depends, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from ..merge.standing import standing
from ..model.codec import entry_to_dict, judgement_to_dict, record_to_dict
from ..pipeline import record_of
from ..read.reader import read_source
from ..read.sources import Source
from ..standings import as_judged
from ..store.base import ActorLine, MatterLine, ReportLine, StoryLine
from .archive import Archive, archive
from .guard import review, settings_of
from .lanes import beside
from .listing import Asked, Day, Skip, asked, entry_list, lines_of, together
from .pages.review import keep, waiting
from .pages.search import SearchPage, found
from .pages.sources import SourcesPage
from .pages.sources import sources as sources_of
from .problems import PROBLEM
from .rendering import query_string
from .settings import User

T = TypeVar("T")
Line = TypeVar("Line")
MOST = 200  # lines in one answer


class ProblemDetails(BaseModel):
    """RFC 9457: what went wrong, and what to do next."""

    type: str
    title: str
    status: int
    detail: str
    instance: str


class Listing(BaseModel, Generic[T]):
    """Some lines of a list; `next` is the address of the following ones, null at the end."""

    items: list[T]
    next: str | None


class EntryOut(BaseModel):
    """An entry, schema attribune/entry/1 (docs/schema/entry.schema.json)."""

    model_config = ConfigDict(extra="allow")
    id: str
    kind: str
    type: str
    when: str
    what: str


class RecordOut(BaseModel):
    """A report's record, schema attribune/record/1 (docs/schema/record.schema.json), with the report's text."""

    model_config = ConfigDict(extra="allow")
    report: dict[str, Any]


class MatterOut(BaseModel):
    """A matter, how it stood, and the changes of its status in order."""

    matter: MatterLine
    on: str
    as_of: str
    day: str | None
    standing: list[EntryOut]
    history: list[EntryOut]


class FoundOut(BaseModel):
    """What has the words searched for."""

    actors: list[ActorLine]
    matters: list[MatterLine]
    entries: list[EntryOut]
    next: str | None
    problem: str


class JudgementIn(BaseModel):
    """A decision: about an entry's id, a name or a judgement's id; `value` is what is right, or the other one."""

    subject: str = Field(min_length=1, max_length=400)
    action: Literal["accept", "reject", "merge", "split", "rename", "date", "speaker", "type", "status", "undo"]
    value: str = Field(default="", max_length=400)
    note: str = Field(default="", max_length=2000)


class JudgementOut(BaseModel):
    """A judgement, schema attribune/judgement/1 (docs/schema/judgement.schema.json)."""

    model_config = ConfigDict(extra="allow")
    id: str
    at: str
    by: str
    action: str


class ReportIn(BaseModel):
    """A report to be read: its text, plain or HTML, and the day of publication where the text does not tell it."""

    text: str = Field(min_length=1)
    published: str | None = None


_PROBLEM = {"model": ProblemDetails, "content": {PROBLEM: {}}}
router = APIRouter(prefix="/api", responses={400: _PROBLEM, 401: _PROBLEM, 403: _PROBLEM, 422: _PROBLEM, 503: _PROBLEM})
_MISSING: dict[int | str, dict[str, Any]] = {404: _PROBLEM}
Limit = Annotated[int, Query(ge=1, le=MOST)]
Room = Annotated[Archive, Depends(archive)]
Reviewer = Annotated[User, Depends(review)]
Id = Annotated[str, Path(min_length=1, max_length=100)]
Name = Annotated[str, Path(min_length=1, max_length=400)]


@router.get("/entries", responses=_MISSING)
def entries(
    room: Room,
    asked: Annotated[Asked, Depends(asked)],
    after: Annotated[str, Query(max_length=80, description="The id of the entry before the first one wanted.")] = "",
    limit: Limit = 40,
) -> Listing[EntryOut]:
    """What happened, was said and changed, in the order of time."""
    with room.store() as store:
        page = entry_list(store, asked, after=after, path="/api/entries", size=limit)
    following = page.next + f"&limit={limit}" if page.next else None
    return Listing[EntryOut](items=[_entry(one) for one in page.entries], next=following)


@router.get("/entries/{id}", responses=_MISSING)
def entry(room: Room, id: Id) -> EntryOut:  # noqa: A002
    """One entry with all its evidence."""
    with room.store() as store:
        return _entry(store.entry(id))


@router.get("/reports")
def reports(room: Room, skip: Skip = 0, limit: Limit = 40) -> Listing[ReportLine]:
    """The reports, by the day of publication."""
    with room.store() as store:
        return _lines(store.overview().reports(skip=skip, limit=limit), "/api/reports", skip, limit)


@router.get("/reports/{id}", responses=_MISSING)
def report(room: Room, id: Id) -> RecordOut:  # noqa: A002
    """One report's record."""
    with room.store() as store:
        return RecordOut(**record_to_dict(store.record(id), with_text=True))


@router.get("/actors")
def actors(room: Room, skip: Skip = 0, limit: Limit = 40) -> Listing[ActorLine]:
    """Everybody who is named, those in the most reports first."""
    with room.store() as store:
        return _lines(store.overview().actors(skip=skip, limit=limit), "/api/actors", skip, limit)


@router.get("/actors/{name:path}", responses=_MISSING)
def actor(room: Room, name: Name) -> ActorLine:
    """One actor."""
    with room.store() as store:
        return store.overview().actor(name)


@router.get("/matters")
def matters(room: Room, skip: Skip = 0, limit: Limit = 40) -> Listing[MatterLine]:
    """Laws, orders, cases and the like, those in the most reports first."""
    with room.store() as store:
        told, total = store.overview().matters(skip=skip, limit=limit)
        return _lines((as_judged(store, told), total), "/api/matters", skip, limit)


@router.get("/matters/{name:path}", responses=_MISSING)
def matter(room: Room, name: Name, on: Day = "", as_of: Day = "") -> MatterOut:
    """One matter: how it stood on a day (else the second one), by reports published by another, and its history."""
    with room.store() as store:
        line = store.matter(name)
        changes = together(store, store.entries(matter=line.name, kind="change", as_of=as_of or None))
    answer = standing(changes, on or as_of)
    return MatterOut(
        matter=line,
        on=on,
        as_of=as_of,
        day=answer.day if answer else None,
        standing=[_entry(one) for one in answer.changes] if answer else [],
        history=[_entry(one) for one in changes],
    )


@router.get("/stories")
def stories(room: Room, skip: Skip = 0, limit: Limit = 40) -> Listing[StoryLine]:
    """Running stories, the one that began first coming first."""
    with room.store() as store:
        return _lines(store.overview().stories(skip=skip, limit=limit), "/api/stories", skip, limit)


@router.get("/stories/{id}", responses=_MISSING)
def story(room: Room, id: Id) -> StoryLine:  # noqa: A002
    """One story with its reports."""
    with room.store() as store:
        return store.story(id)


@router.get("/sources")
def sources(room: Room) -> SourcesPage:
    """The outlets and agencies, and how much each carries."""
    return sources_of(room)


@router.get("/search")
def search(room: Room, q: Annotated[str, Query(min_length=1, max_length=400)], after: str = "") -> FoundOut:
    """Actors and matters of that name, entries told in these words."""
    page: SearchPage = found(room, q, after)
    return FoundOut(
        actors=list(page.actors),
        matters=list(page.matters),
        entries=[_entry(one) for one in page.list.entries],
        next=page.list.next and "/api/search" + query_string({"q": q, "after": page.list.next.rpartition("after=")[2]}),
        problem=page.problem,
    )


@router.get("/review")
def queue(room: Room) -> list[EntryOut]:
    """What a reviewer should look at first; `chosen` says why."""
    return [_entry(one) for one in waiting(room)]


@router.get("/judgements")
def judgements(room: Room, skip: Skip = 0, limit: Limit = 40) -> Listing[JudgementOut]:
    """The log of what reviewers decided, in its order."""
    with room.store() as store:
        log = store.judgements()
    lines = tuple(JudgementOut(**judgement_to_dict(one)) for one in log[skip : skip + limit])
    return _lines((lines, len(log)), "/api/judgements", skip, limit)


@router.post("/judgements", responses=_MISSING, status_code=201)
async def judge(
    request: Request, room: Room, user: Reviewer, judgement: Annotated[JudgementIn, Body()]
) -> JudgementOut:
    """Decide something; nothing is overwritten."""
    kept = await beside(request, keep, room, user, **judgement.model_dump())
    return JudgementOut(**judgement_to_dict(kept))


@router.post("/read")
async def read(request: Request, report: Annotated[ReportIn, Body()]) -> RecordOut:
    """The record of a report, which is not kept."""

    def answer() -> RecordOut:
        source = Source("the text", content=report.text)
        found = read_source(source, published=report.published, max_size=settings_of(request).max_upload)
        return RecordOut(**record_to_dict(record_of(found), with_text=True))

    return await beside(request, answer)


def _entry(entry: Any) -> EntryOut:
    return EntryOut(**entry_to_dict(entry))


def _lines(found: tuple[Sequence[Line], int], path: str, skip: int, limit: int) -> Listing[Line]:
    """The lines of a list behind the first `skip`, with how many there are in all, as an answer."""
    page = lines_of(*found, path, skip=skip, size=limit, limit=limit)
    return Listing[Line](items=list(page.items), next=page.next or None)
