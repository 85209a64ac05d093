"""Search over everything: who, which matter, which words."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import RedirectResponse, Response

from ...errors import NotInRecord
from ...model.entry import Entry
from ...standings import as_judged
from ...store.base import ActorLine, MatterLine
from ..archive import Archive, archive
from ..listing import Asked, EntryList, entry_list
from ..rendering import render

router = APIRouter(include_in_schema=False)
NAMES, ABOUT = 12, 5


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What has the words asked for: actors and matters by name, entries by their words.

    `about` are statements about what is called so, the first ones.
    """

    q: str
    actors: tuple[ActorLine, ...]
    matters: tuple[MatterLine, ...]
    list: EntryList
    about: tuple[Entry, ...] = ()
    problem: str = ""

    @property
    def matters_first(self) -> bool:
        """Whether more reports tell of the first matter than of the first actor."""
        return bool(self.matters) and (not self.actors or self.matters[0].reports >= self.actors[0].reports)


@router.get("/search")
def search(
    request: Request,
    q: Annotated[str, Query(max_length=400)] = "",
    after: Annotated[str, Query(max_length=80)] = "",
    archive: Archive = Depends(archive),  # noqa: B008
) -> Response:
    """Whatever has these words; an id leads to what it is of."""
    asked = " ".join(q.split())
    if not asked:
        return RedirectResponse("/", 303)
    kind = {"e_": "entries", "s_": "entries", "c_": "entries", "st_": "stories", "sha256:": "reports"}
    for beginning, part in kind.items():
        if asked.startswith(beginning) and " " not in asked:
            return RedirectResponse(f"/{part}/{asked}", 303)
    return render(request, "search.html.j2", {"page": found(archive, asked, after)})


def found(archive: Archive, asked: str, after: str) -> SearchPage:
    """What has these words; `after` is the id of the entry before the first one wanted."""
    words = asked.casefold().replace('"', "").split()
    with archive.store() as store:
        actors = tuple(store.overview().actors_called(words, limit=NAMES))
        matters = as_judged(store, store.overview().matters_called(words, limit=NAMES))
        try:
            entries, problem = entry_list(store, Asked(search=asked), after=after), ""
        except NotInRecord as error:
            entries, problem = EntryList(()), str(error)
        # Most words are nobody's name: which names come near, nobody asks here.
        called_so = not after and store.overview().knows(asked)
        about = entry_list(store, Asked(about=asked, kind="statement"), size=ABOUT).entries if called_so else ()
    return SearchPage(asked, actors, matters, entries, about, problem)
