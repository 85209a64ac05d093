import json
from pathlib import Path

import pytest

from tests.builders import harbour_record, simple_record

from .helpers import database, documented, run


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return database(tmp_path, harbour_record(), harbour_record(outlet="Quay Times"), simple_record(1))


def test_actors_are_listed_by_their_reports(db: Path) -> None:
    lines = run("actors", "--db", db).stdout.splitlines()
    assert lines[:2] == ["Ana Voss (person)", "    Mayor · also Voss · 2 reports, 2 statements, 2 events"]


def test_actors_as_json(db: Path) -> None:
    first = json.loads(run("actors", "--db", db, "--format", "jsonl").stdout.splitlines()[0])
    assert first == {
        "schema": "attribune/actors/1",
        "name": "Ana Voss",
        "kind": "person",
        "aliases": ["Voss"],
        "roles": ["Mayor"],
        "reports": 2,
        "statements": 2,
        "events": 2,
    }


def test_the_schema_has_the_keys_that_are_printed(db: Path) -> None:
    schema = documented("actors")
    for line in run("actors", "--db", db, "--format", "jsonl").stdout.splitlines():
        assert list(json.loads(line)) == list(schema["properties"]) == schema["required"]
        assert json.loads(line)["schema"] == schema["properties"]["schema"]["const"]
