import json
from pathlib import Path

import pytest

from attribune.errors import NotInRecord
from attribune.model.record import Record
from tests.builders import RecordMaker, harbour_record, report_of, simple_record

from .helpers import database, documented, run


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return database(tmp_path, harbour_record(), harbour_record(outlet="Quay Times"), simple_record(1))


def test_matters_are_listed_with_their_last_status(db: Path) -> None:
    lines = run("matters", "--db", db).stdout.splitlines()
    assert lines[1:] == ["    signed 2030 · 2 reports"]
    assert lines[0].startswith("Harbour Order (")
    assert lines[0].endswith("Ana Voss)")


def order(day: str, status: str) -> Record:
    """A report of that day that tells what became of the Harbour Order."""
    make = RecordMaker(report_of(f"The Harbour Order was {status} on Monday.", published=day))
    make.matter("Harbour Order", status, "Harbour Order", when=day)
    return make.record()


def test_a_change_that_a_reviewer_rejects_or_corrects_counts_no_more(tmp_path: Path) -> None:
    db = database(tmp_path, order("2031-03-10", "signed"), order("2031-04-07", "repealed"), simple_record(1))

    def line() -> str:
        return run("matters", "--db", db).stdout.splitlines()[1].strip()

    def change(status: str) -> str:
        found = run("chronology", "--db", db, "--type", status, "--format", "jsonl").stdout
        return str(json.loads(found)["id"])

    assert line() == "repealed 2031-04-07 · 2 reports"
    signed, repealed = change("signed"), change("repealed")
    run("judge", repealed, "reject", "--db", db)
    assert line() == "signed 2031-03-10 · 2 reports"
    run("judge", signed, "status", "blocked", "--db", db)
    assert line() == "blocked 2031-03-10 · 2 reports"
    run("judge", signed, "reject", "--db", db)
    assert line() == "2 reports"
    for judgement in ("j3", "j1"):
        run("judge", judgement, "undo", "--db", db)
    assert line() == "repealed 2031-04-07 · 2 reports"


def test_the_answer_comes_first(db: Path) -> None:
    text = run("matter", "harbour order", "--on", "2031", "--db", db).stdout
    assert text.startswith("On 2031, Harbour Order stood: signed (2030), in the report's own voice.")
    assert all(len(line) <= 80 for line in text.splitlines())


def test_some_words_of_a_name_are_enough(db: Path) -> None:
    assert "Harbour Order stands: signed (2030)" in run("matter", "harbour", "--db", db).stdout


def test_what_had_not_happened_is_unknown(db: Path) -> None:
    assert "stood: unknown" in run("matter", "Harbour Order", "--on", "2029", "--db", db).stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Harbor Ordre",), "did you mean Harbour Order"),
        (("Harbour Order", "--as-of", "2031-03-11"), "no report published by 2031-03-11"),
    ],
)
def test_what_is_not_there_is_said(db: Path, arguments: tuple[str, ...], message: str) -> None:
    error = run("matter", *arguments, "--db", db).exception
    assert isinstance(error, NotInRecord)
    assert message in str(error)


def test_the_schemas_have_the_keys_that_are_printed(db: Path) -> None:
    for name, arguments in (("matters", ()), ("matter", ("Harbour Order",))):
        schema = documented(name)
        (line,) = run(name, *arguments, "--db", db, "--format", "jsonl").stdout.splitlines()
        data = json.loads(line)
        assert list(data) == list(schema["properties"]) == schema["required"]
        assert data["schema"] == schema["properties"]["schema"]["const"]


def test_matters_of_reports_need_no_database(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("A judge blocked the travel ban on Monday.\n", encoding="utf-8")
    assert run("matters", report).stdout.splitlines()[0] == "travel ban (policy)"
