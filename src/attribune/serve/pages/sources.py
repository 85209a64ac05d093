"""Sources: the outlets and agencies, how much each carries, and how much of it is a copy."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from ...store.base import Store, StoryLine
from ..archive import Archive, archive
from ..rendering import render

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet or agency: its reports, how many carry an agency's text, how many are a copy of an earlier report."""

    name: str
    reports: int
    wired: int
    copies: int
    statements: int
    events: int


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """All outlets, and the agencies with the number of reports that carry their text."""

    outlets: tuple[Outlet, ...]
    wires: tuple[tuple[str, int], ...]
    reports: int
    independent: int


@router.get("/sources")
def shown(request: Request, archive: Archive = Depends(archive)) -> Response:  # noqa: B008
    """Who tells all this."""
    return render(request, "sources.html.j2", {"page": sources(archive)})


def sources(archive: Archive) -> SourcesPage:
    """The page as it was made last."""
    return archive.kept("sources", sources_page)


def sources_page(store: Store) -> SourcesPage:
    """The page, from all reports in their stories."""
    stories = tuple(store.stories())
    reports = [report for story in stories for report in story.reports]
    copies = _copies(stories)
    names = Counter(report.outlet or "(no outlet given)" for report in reports)
    outlets = []
    for name, count in names.most_common():
        own = [report for report in reports if (report.outlet or "(no outlet given)") == name]
        outlets.append(
            Outlet(
                name=name,
                reports=count,
                wired=sum(bool(report.wire) for report in own),
                copies=sum(report.id in copies for report in own),
                statements=sum(report.statements for report in own),
                events=sum(report.events for report in own),
            )
        )
    wires = Counter(report.wire for report in reports if report.wire)
    return SourcesPage(tuple(outlets), tuple(wires.most_common()), len(reports), len(reports) - len(copies))


def _copies(stories: Iterable[StoryLine]) -> set[str]:
    """The reports that tell what an earlier one of the same source tells."""
    return {report for story in stories for origin in story.sources.origins for report in origin.reports[1:]}
