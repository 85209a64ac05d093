"""The record as the pages ask for it: stores at hand, and lists that are not counted anew for everybody.

SQLite lets many read while one writes, but a store keeps what it has just read and is not for two threads at once: so
each request borrows one. What looks through much of the record is kept until the record changes, and then for some
seconds; the costliest (the queue of the review) is then made anew beside the pages, and the old one shown until then.
"""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from fastapi import Request

from ..public import open_store
from ..store.base import Store
from ..store.memory import Memory

KEPT = 5.0  # seconds
MOST = 500  # things that are kept
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Made:
    """Something that was made at a time (of the monotonic clock), of a version of the record."""

    at: float
    version: int
    value: Any


class Archive:
    """The stores of one database, and the lists made from them."""

    def __init__(self, database: Path) -> None:
        self._database = database
        # The one that was used last comes first: it has most at hand.
        self._idle: queue.LifoQueue[Store] = queue.LifoQueue()
        self._clock: Store | None = None  # one store, as each counts the record's versions for itself
        self._kept: Memory[str, _Made] = Memory(MOST)
        self._making: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    @contextmanager
    def store(self) -> Iterator[Store]:
        """A store that nobody else uses meanwhile. Raises StoreError where the database cannot be opened."""
        try:
            store = self._idle.get_nowait()
        except queue.Empty:
            store = open_store(self._database, create=False)
        try:
            yield store
        finally:
            self._idle.put(store)

    def kept(self, name: str, make: Callable[[Store], T], *, seconds: float = KEPT, beside: bool = False) -> T:
        """What `make` gives, perhaps of a version of the record that is up to `seconds` older than this one.

        If `beside`, nobody waits for a new one, but for the very first.
        """
        version = self._version()
        with self._lock:
            made = self._kept.get(name)
            making = self._making.setdefault(name, threading.Lock()) if beside else threading.Lock()
        if made is None:
            with making:  # whoever comes while it is made for the first time waits for it
                made = self._made(name) or self._make(name, make, version)
        elif made.version != version and time.monotonic() - made.at >= seconds:
            if not beside:
                made = self._make(name, make, version)
            elif making.acquire(blocking=False):
                work = (name, make, version, making)
                threading.Thread(target=self._remake, args=work, daemon=True).start()
        return made.value  # type: ignore[no-any-return]

    def _made(self, name: str) -> _Made | None:
        with self._lock:
            return self._kept.get(name)

    def _remake(self, name: str, make: Callable[[Store], Any], version: int, making: threading.Lock) -> None:
        try:
            self._make(name, make, version)
        finally:
            making.release()

    def _make(self, name: str, make: Callable[[Store], Any], version: int) -> _Made:
        with self.store() as store:
            value = make(store)
        made = _Made(time.monotonic(), version, value)
        with self._lock:
            self._kept.put(name, made)
        return made

    def _version(self) -> int:
        with self._lock:
            if self._clock is None:
                self._clock = open_store(self._database, create=False)
            return self._clock.version()

    def close(self) -> None:
        """Let go of the database."""
        if self._clock is not None:
            self._clock.close()
            self._clock = None
        while not self._idle.empty():
            self._idle.get_nowait().close()


async def archive(request: Request) -> Archive:
    """Dependency: the server's archive."""
    found = request.app.state.archive
    assert isinstance(found, Archive)
    return found
