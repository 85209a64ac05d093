"""Running stories: which reports tell the same one, and which of these are one source."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from ...store.base import StoryLine
from ..archive import Archive, archive
from ..listing import Asked, EntryList, Skip, entry_list, lines_of
from ..rendering import render

router = APIRouter(include_in_schema=False)
LINES = 60


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story: its reports, and what they tell together."""

    story: StoryLine
    list: EntryList


@router.get("/stories")
def stories(
    request: Request,
    skip: Skip = 0,
    archive: Archive = Depends(archive),  # noqa: B008
) -> Response:
    """The stories that more than one report tells, the largest first."""
    with archive.store() as store:
        lines, total = store.overview().stories(running=True, skip=skip, limit=LINES)
    page = lines_of(lines, total, "/stories", skip=skip, size=LINES)
    return render(request, "stories.html.j2", {"page": page})


@router.get("/stories/{id}")
def story(
    request: Request,
    id: str,  # noqa: A002
    after: Annotated[str, Query(max_length=80)] = "",
    archive: Archive = Depends(archive),  # noqa: B008
) -> Response:
    """One story."""
    with archive.store() as store:
        found = store.story(id)
        entries = entry_list(store, Asked(story=found.id), after=after, path=f"/stories/{found.id}")
    return render(request, "story.html.j2", {"page": StoryPage(found, entries)})
