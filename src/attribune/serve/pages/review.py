"""Review: what to look at first, and what a reviewer decides, each recorded under the reviewer's name."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from ... import merge
from ...deciding import PAIRED, VALUED, decision
from ...model.entry import Entry
from ...model.judgement import Judgement
from ...store.base import Store
from ..archive import Archive, archive
from ..guard import inside, review
from ..lanes import beside
from ..listing import together
from ..rendering import render
from ..settings import User

router = APIRouter(include_in_schema=False)
QUEUE = 60  # entries
REPORTS = 40  # the newest ones, whose entries are looked through
KEPT = 30.0  # seconds: looking through them takes long
SHOWN = 20  # judgements


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The queue, each entry with why it stands there, and the newest judgements; `undone` are those not in force."""

    queue: tuple[Entry, ...]
    log: tuple[Judgement, ...]
    undone: frozenset[str]
    unplaced: frozenset[str]


@router.get("/review")
def queue(request: Request, archive: Archive = Depends(archive)) -> Response:  # noqa: B008
    """What is uncertain and matters."""
    queue = waiting(archive)
    with archive.store() as store:
        log = store.judgements()
        holding = {one.id for one in merge.in_force(log)}
        page = ReviewPage(
            queue=queue,
            log=tuple(reversed(log[-SHOWN:])),
            undone=frozenset(one.id for one in log if one.id not in holding),
            unplaced=frozenset(one.id for one in store.unplaced()),
        )
    return render(request, "review.html.j2", {"page": page})


def waiting(archive: Archive) -> tuple[Entry, ...]:
    """The queue as it was made last, without what has been decided since."""
    queue = archive.kept("queue", review_queue, seconds=KEPT, beside=True)
    with archive.store() as store:
        decided = {target.entry for one in merge.in_force(store.judgements()) for target in one.targets}
    return tuple(entry for entry in queue if entry.id not in decided)


def review_queue(store: Store) -> tuple[Entry, ...]:
    """The entries of the newest reports that a reviewer should look at first."""
    told = {one.id: one for report in store.overview().newest(limit=REPORTS) for one in store.entries(report=report.id)}
    return merge.review_queue(together(store, told.values()), QUEUE)


@router.post("/judgements")
async def judge(
    request: Request,
    user: Annotated[User, Depends(review)],
    subject: Annotated[str, Form(max_length=400)],
    action: Annotated[str, Form(max_length=20)],
    value: Annotated[str, Form(max_length=400)] = "",
    note: Annotated[str, Form(max_length=2000)] = "",
    next: Annotated[str, Form(max_length=2000)] = "/review",  # noqa: A002
    archive: Archive = Depends(archive),  # noqa: B008
) -> Response:
    """Append a judgement; then back to where it was made."""
    await beside(request, keep, archive, user, subject=subject, action=action, value=value, note=note)
    return RedirectResponse(inside(next), 303)


def keep(archive: Archive, user: User, *, subject: str, action: str, value: str, note: str) -> Judgement:
    """Make a judgement and append it to the log. Raises JudgementError, NotInRecord."""
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with archive.store() as store:
        made = Judgement("", at, user.name, action, note=note.strip())
        wanted = value.strip() if action in (*VALUED, *PAIRED) else ""
        return store.judge(decision(store, subject.strip(), made, value=wanted))
