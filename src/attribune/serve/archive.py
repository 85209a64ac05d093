"""The record as the pages ask for it: stores at hand, and lists that are not counted anew for everybody.

SQLite lets many read while one writes, but a store keeps what it has just read and is not for two threads at once: so
each request borrows one. Lists over the whole record (all actors, all matters) are kept for KEPT seconds, as they cost
much more than a page may take; then they are made anew beside the pages.
"""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from fastapi import Request

from ..public import open_store
from ..store.base import Store

KEPT = 5.0  # seconds
T = TypeVar("T")


class Archive:
    """The stores of one database, and the lists made from them."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._idle: queue.SimpleQueue[Store] = queue.SimpleQueue()
        self._lists: dict[str, tuple[float, Any]] = {}
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

    def kept(self, name: str, make: Callable[[Store], T], *, seconds: float = KEPT) -> T:
        """What `make` gives. Once it is older than `seconds` it is made anew beside, and nobody waits for that."""
        with self._lock:
            known = name in self._lists
            made, value = self._lists.get(name, (0.0, None))
            making = self._making.setdefault(name, threading.Lock())
        if not known:
            with making:  # whoever comes while it is made for the first time waits for it
                if name not in self._lists:
                    self._make(name, make)
            return self._lists[name][1]  # type: ignore[no-any-return]
        if time.monotonic() - made >= seconds and making.acquire(blocking=False):
            threading.Thread(target=self._remake, args=(name, make, making), daemon=True).start()
        return value  # type: ignore[no-any-return]

    def _remake(self, name: str, make: Callable[[Store], Any], making: threading.Lock) -> None:
        try:
            self._make(name, make)
        finally:
            making.release()

    def _make(self, name: str, make: Callable[[Store], Any]) -> None:
        with self.store() as store:
            value = make(store)
        with self._lock:
            self._lists[name] = (time.monotonic(), value)

    def close(self) -> None:
        """Let go of the database."""
        while not self._idle.empty():
            self._idle.get_nowait().close()


def archive(request: Request) -> Archive:
    """Dependency: the server's archive."""
    found = request.app.state.archive
    assert isinstance(found, Archive)
    return found
