import json
from pathlib import Path

import pytest

from tests.builders import harbour_record, simple_record

from .helpers import database, documented, run


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return database(tmp_path, simple_record(3), harbour_record())


def test_reports_are_listed_by_date(db: Path) -> None:
    lines = run("reports", "--db", db).stdout.splitlines()
    assert lines[0] == "2031-03-12  Mayor meets union"
    assert lines[1] == " " * 12 + "Orvane Herald.txt"
    assert "Orvane Herald · wire: MNA · 1 statement, 1 event, 1 matter ·" in lines[2]
    assert max(map(len, lines)) <= 80
    assert "2031-04-04  (no headline)" in lines


def test_reports_as_json(db: Path) -> None:
    first, second = (json.loads(line) for line in run("reports", "--db", db, "--format", "jsonl").stdout.splitlines())
    assert first["schema"] == "attribune/reports/1"
    assert (first["headline"], first["statements"], second["headline"]) == ("Mayor meets union", 1, None)


def test_the_schema_has_the_keys_that_are_printed(db: Path) -> None:
    schema = documented("reports")
    for line in run("reports", "--db", db, "--format", "jsonl").stdout.splitlines():
        assert list(json.loads(line)) == list(schema["properties"]) == schema["required"]
        assert json.loads(line)["schema"] == schema["properties"]["schema"]["const"]
