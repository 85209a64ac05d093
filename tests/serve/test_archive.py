"""What is kept between pages is never older than it may be, and never other than what the record gives."""

import json
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import attribune
from attribune import merge
from attribune.model.codec import entry_to_dict
from attribune.serve import Settings, create_app
from attribune.serve.archive import Archive
from attribune.store.base import Store
from tests.builders import harbour_record, simple_record


@pytest.fixture
def own(database: Path, tmp_path: Path) -> Path:
    """A database of its own, to change."""
    copy = tmp_path / "record.db"
    shutil.copy(database, copy)
    return copy


@pytest.fixture
def archive(own: Path) -> Iterator[Archive]:
    made = Archive(own)
    yield made
    made.close()


def count(store: Store) -> int:
    return store.overview().counts()["reports"]


def add(database: Path, number: int) -> None:
    with attribune.open_store(database) as store:
        assert store.add(simple_record(number))


def test_what_is_kept_is_made_anew_only_when_the_record_has_changed(archive: Archive, own: Path) -> None:
    made: list[int] = []

    def counted(store: Store) -> int:
        made.append(count(store))
        return made[-1]

    first = archive.kept("count", counted, seconds=0)
    assert archive.kept("count", counted, seconds=0) == first
    assert made == [first]
    add(own, 1)
    assert archive.kept("count", counted, seconds=3600) == first
    assert archive.kept("count", counted, seconds=0) == first + 1
    assert made == [first, first + 1]


def test_nobody_waits_for_what_is_made_beside(archive: Archive, own: Path) -> None:
    go_on, first = threading.Event(), 0

    def slowly(store: Store) -> int:
        assert not first or go_on.wait(timeout=30)
        return count(store)

    def ask(seconds: float) -> int:
        return archive.kept("count", slowly, seconds=seconds, beside=True)

    first = ask(0)
    add(own, 1)
    assert (ask(0), ask(0)) == (first, first)
    go_on.set()
    until = time.monotonic() + 30
    while ask(3600) == first and time.monotonic() < until:
        time.sleep(0.01)
    assert ask(3600) == first + 1


def test_pages_that_were_looked_at_before_show_what_a_fresh_store_joins(own: Path) -> None:
    """Entries are kept between pages: after every change they are still those that `together` gives."""
    with TestClient(create_app(Settings(own)), base_url="http://localhost") as room:

        def assert_as_joined() -> None:
            with attribune.open_store(own, create=False) as fresh:
                told = tuple(fresh.entries())
                always, never = fresh.decided_pairs(told)
                joined = merge.dated_by_telling(merge.reviewed(told, always=always, never=never))
            shown = [json.loads(line) for line in room.get("/chronology.jsonl").text.splitlines()]
            assert shown == [json.loads(json.dumps(entry_to_dict(entry))) for entry in joined]
            assert len(shown) > 100

        assert_as_joined()
        with attribune.open_store(own) as writer:
            for record in (harbour_record(), harbour_record(outlet="Quay Times"), simple_record(1)):
                writer.add(record)
        assert_as_joined()
        event = room.get("/api/entries", params={"actor": "Castell", "kind": "event"}).json()["items"][0]
        assert room.post("/api/judgements", json={"subject": event["id"], "action": "reject"}).status_code == 201
        assert_as_joined()
