"""A report as published, with its marks, and beside it the entries that they support."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from ...export.records_html import Article, article_of
from ...merge import entries_of
from ...model.record import Record
from ...model.report import Report
from ...model.span import Span
from ..archive import Archive, archive
from ..rendering import render

router = APIRouter(include_in_schema=False)

LAYERS = (
    ("content", "statements"),
    ("trigger", "events"),
    ("change", "matters"),
    ("actor", "actors"),
    ("time", "times"),
)
STATEMENT = frozenset({"source", "cue", "content"})


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report's page: `article` is its text and record; `entries` maps items to entry ids; `shown` are the layers on.

    Words of the layers `linked` are links; others lead on only with JavaScript, or from their lines beside the text.
    `item` is the item of the record whose words are lit, "" for none. `stored` tells whether the report is in the
    database, or was only read to be looked at.
    """

    report: Report
    article: Article
    entries: dict[str, str]
    item: str
    shown: frozenset[str]
    stored: bool = True

    @property
    def linked(self) -> frozenset[str]:
        """The layers of marks whose words are links: those shown, a statement's with its source and cue."""
        return self.shown | (STATEMENT if "content" in self.shown else frozenset())


@router.get("/reports/{id}")
def report(
    request: Request,
    id: str,  # noqa: A002
    at: Annotated[str, Query(pattern=r"^(\d{1,9}-\d{1,9})?$", description="Characters to point to: start-end.")] = "",
    item: Annotated[str, Query(pattern=r"^([a-z]\d{1,6})?$")] = "",
    layer: Annotated[list[str] | None, Query()] = None,
    archive: Archive = Depends(archive),  # noqa: B008
) -> Response:
    """One report of the record."""
    with archive.store() as store:
        record = store.record(id)
    return render(
        request, "report.html.j2", {"page": page_of(record, at=at, item=item, layers=layer or ()), "layers": LAYERS}
    )


def page_of(
    record: Record, *, at: str = "", item: str = "", layers: "list[str] | tuple[str, ...]" = (), stored: bool = True
) -> ReportPage:
    """The page of a record; `at` is a span ("120-180") that its address points to."""
    asked = Span(*sorted(map(int, at.split("-")))) if at else None
    known = {name for name, _ in LAYERS}
    return ReportPage(
        report=record.report,
        article=article_of(record, "r", asked=asked),
        entries=_entry_ids(record),
        item=item,
        shown=frozenset(known & set(layers)) or frozenset({"content", "trigger"}),
        stored=stored,
    )


def _entry_ids(record: Record) -> dict[str, str]:
    """The entry that each event and statement is, and each matter's first change."""
    by_place = {(entry.kind, one.triggers): entry.id for entry in entries_of(record) for one in entry.evidence}
    places = [(event.id, ("event", event.triggers)) for event in record.events]
    places += [(one.id, ("statement", one.cue or one.content[:1])) for one in record.statements]
    places += [(one.id, ("change", change.evidence)) for one in record.matters for change in one.history[:1]]
    return {item: by_place[place] for item, place in places if place in by_place}
