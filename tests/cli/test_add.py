import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from attribune.cli.common import BAD_DATABASE, NOTHING, SOME_FAILED, USAGE, exit_code
from attribune.errors import AttribuneError, EmptyReport, ForeignDatabase, NothingToRead
from attribune.model.codec import record_to_json
from attribune.pipeline import Outcome
from tests.builders import harbour_record, simple_record

from .helpers import database, records_file, run


def test_records_are_added_once(tmp_path: Path) -> None:
    path = records_file(tmp_path / "r.jsonl", harbour_record(), simple_record(1))
    first = run("add", "--records", path, "--db", tmp_path / "x.db")
    again = run("add", "--records", path, "--db", tmp_path / "x.db")
    assert "2 added, 0 unchanged, 0 failed" in first.stderr
    assert "0 added, 2 unchanged, 0 failed" in again.stderr
    assert (first.stdout, first.exit_code, again.exit_code) == ("", 0, 0)


def test_records_come_from_standard_input(tmp_path: Path) -> None:
    line = record_to_json(harbour_record(), with_text=True)
    assert "1 added" in run("add", "--records", "-", "--db", tmp_path / "x.db", stdin=line).stderr


def test_a_text_is_found_beside_the_records(tmp_path: Path) -> None:
    record = harbour_record()
    path = records_file(tmp_path / "r.jsonl", record, with_text=False)
    (tmp_path / "Orvane Herald.txt").write_bytes(record.report.text.encode())
    assert "1 added" in run("add", "--records", path, "--db", tmp_path / "x.db").stderr
    (tmp_path / "Orvane Herald.txt").write_text("Something else.")
    changed = run("add", "--records", path, "--db", tmp_path / "y.db")
    assert "line 1: the report has changed" in changed.stderr
    assert isinstance(changed.exception, NothingToRead)
    assert exit_code(changed.exception) == NOTHING


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"\xff", "not JSON"),
        (b"1" * 5000, "not JSON"),
        (b"[]", "not a record"),
        (b'{"schema": "attribune/record/1"}', "no report"),
        (b'{"schema": "attribune/record/1", "report": {"text": null, "path": "no/where.txt"}}', "is not there"),
        (
            b'{"schema": "attribune/record/1", "report": {"text": null, "path": "a\\u0000b"}}',
            "cannot read|not there",
        ),
        (b'{"schema": "attribune/record/1", "report": {"id": "x", "text": "y"}}', "has changed"),
    ],
)
def test_a_bad_line_fails_alone(tmp_path: Path, line: bytes, message: str) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(line + b"\n\n" + record_to_json(harbour_record(), with_text=True).encode())
    result = run("add", "--records", path, "--db", tmp_path / "x.db")
    assert result.exit_code == SOME_FAILED
    (said,) = (one for one in result.stderr.splitlines() if "line 1:" in one)
    assert any(part in said for part in message.split("|"))
    assert "1 added, 0 unchanged, 1 failed" in result.stderr


def test_a_span_outside_the_text_is_refused(tmp_path: Path) -> None:
    line = record_to_json(harbour_record(), with_text=True)
    result = run("add", "--records", "-", "--db", tmp_path / "x.db", stdin=line.replace('"end":', '"end":9'))
    assert "outside its report's text" in result.stderr


@pytest.fixture
def read_outcomes(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_many(sources: Sequence[Any], **_: Any) -> Iterator[Outcome]:
        for source in sources:
            if "empty" in source.name:
                yield Outcome(source.name, error=EmptyReport("no text in it"))
            else:
                yield Outcome(source.name, record=harbour_record(outlet=Path(source.name).stem))

    monkeypatch.setattr("attribune.pipeline.read_many", read_many)


@pytest.mark.usefixtures("read_outcomes")
def test_a_report_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    for name in ("a.txt", "b-empty.txt", "c.txt"):
        (tmp_path / name).write_text("Words.")
    result = run("add", tmp_path / "a.txt", tmp_path / "b-empty.txt", tmp_path / "c.txt", "--db", tmp_path / "x.db")
    assert "b-empty.txt: no text in it" in result.stderr
    assert "2 added, 0 unchanged, 1 failed" in result.stderr
    assert result.exit_code == SOME_FAILED


@pytest.mark.usefixtures("read_outcomes")
def test_a_corpus_is_added_line_by_line(tmp_path: Path) -> None:
    (tmp_path / "c.jsonl").write_text('{"text": "One."}\n\n{"text": "Two."}\n')
    (tmp_path / "a.txt").write_text("Words.")
    result = run("add", tmp_path / "c.jsonl", tmp_path / "a.txt", "--db", tmp_path / "x.db")
    assert "2 added, 1 unchanged, 0 failed" in result.stderr  # both lines of the corpus become the same record here
    (tmp_path / "m.csv").write_text("path\na.txt\n")
    assert (
        run("add", tmp_path / "c.jsonl", "--metadata", tmp_path / "m.csv", "--db", tmp_path / "x.db").exit_code == USAGE
    )


def test_export_can_be_added_again(tmp_path: Path) -> None:
    db = database(tmp_path, harbour_record(), simple_record(1))
    everything = run("export", "--with-text", "--db", db).stdout
    copied = run("add", "--records", "-", "--db", tmp_path / "copy.db", stdin=everything)
    assert "2 added, 0 unchanged, 0 failed" in copied.stderr
    assert run("export", "--with-text", "--db", tmp_path / "copy.db").stdout == everything


def test_one_of_paths_and_records_is_needed(tmp_path: Path) -> None:
    assert run("add").exit_code == USAGE
    assert run("add", "x.txt", "--records", "-").exit_code == USAGE


def test_an_older_database_is_brought_up_to_date_with_nothing_to_add(tmp_path: Path) -> None:
    path = database(tmp_path, harbour_record())
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 1")
    refused = run("actors", "--db", path)
    assert refused.exit_code != 0
    assert "brings it up to date" in str(refused.exception)
    assert "nothing to add" in run("add", "--db", path).stderr
    assert run("actors", "--db", path).exit_code == 0


def test_a_foreign_database_ends_the_run(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("This is a text, no database. " * 50)
    error = run("add", "--records", "-", "--db", tmp_path / "x.db", stdin="").exception
    assert isinstance(error, ForeignDatabase)
    assert exit_code(error) == BAD_DATABASE


def test_the_database_comes_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUNE_DB", str(tmp_path / "env.db"))
    run("add", "--records", "-", stdin=record_to_json(harbour_record(), with_text=True))
    assert (tmp_path / "env.db").exists()
    monkeypatch.delenv("ATTRIBUNE_DB")
    monkeypatch.chdir(tmp_path)
    run("add", "--records", "-", stdin=record_to_json(harbour_record(), with_text=True))
    assert (tmp_path / "attribune.db").exists()


def test_errors_of_ours_have_exit_codes() -> None:
    assert exit_code(AttribuneError("?")) not in (0, 1, USAGE)
