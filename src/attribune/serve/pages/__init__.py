"""The pages, one a file. A page is a function that asks the archive and gives a template a documented dataclass."""

from fastapi import APIRouter

from . import actors, chronology, entry, matters, programs, reading, report, review, search, sources, start, stories

# Everything behind the door, in the order in which addresses are tried.
ROOMS: tuple[APIRouter, ...] = (
    start.router,
    search.router,
    report.router,
    reading.router,
    entry.router,
    chronology.router,
    actors.router,
    matters.router,
    stories.router,
    sources.router,
    review.router,
    programs.router,
)
