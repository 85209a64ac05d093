"""Who works when: a process makes its pages one after the other, and what takes long beside them.

Python runs one thread at a time. Pages that were made in several threads would only take turns, and whoever asks the
database gives up the turn at every row: made one after the other, all are quicker. More at once is what more processes
are for (`attribune serve --workers`). What may take seconds has a lane of its own: reading a report, writing a whole
chronology, waiting until another program has written to the database.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import ParamSpec, TypeVar

import anyio.to_thread
from anyio import CapacityLimiter
from fastapi import Request

PAGES_AT_ONCE, LONG_AT_ONCE = 1, 4
# Seconds after which whoever waits gets the turn of a thread that computes beside; Python's own is ten times as long.
TURN = 0.0005
P = ParamSpec("P")
T = TypeVar("T")


@contextmanager
def one_after_the_other() -> Iterator[None]:
    """While a server runs, within its event loop: pages have one lane."""
    anyio.to_thread.current_default_thread_limiter().total_tokens = PAGES_AT_ONCE
    turn = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(turn)


def long_lane() -> CapacityLimiter:
    """The lane of what takes long; an application has one, as `state.long_lane`."""
    return CapacityLimiter(LONG_AT_ONCE)


async def beside(request: Request, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `work` gives, done beside the pages."""
    lane = request.app.state.long_lane
    return await anyio.to_thread.run_sync(partial(work, *args, **kwargs), limiter=lane)
