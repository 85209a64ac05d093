"""Judging, removing and reading again, as a reviewer does it."""

import json
from pathlib import Path

import pytest

from attribune.cli.common import NOTHING, USAGE, exit_code
from attribune.errors import AttribuneError
from tests.builders import RecordMaker, harbour_record, report_of, simple_record

from .helpers import database, documented, records_file, run

NOW = "2031-06-01T09:00:00Z"


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LOGNAME", "rhea")
    for module in ("judge", "remove", "add"):
        monkeypatch.setattr(f"attribune.cli.{module}.now", lambda: NOW)
    return database(tmp_path, harbour_record(), simple_record(3))


def ids(db: Path, *options: str) -> list[str]:
    lines = run("chronology", "--db", db, "--format", "jsonl", *options).stdout.splitlines()
    return [json.loads(line)["id"] for line in lines]


def refused(*arguments: str | Path) -> AttribuneError:
    error = run(*arguments).exception
    assert isinstance(error, AttribuneError)
    return error


def test_a_corrected_date_shows_with_the_original_beside_it(db: Path) -> None:
    (entry,) = ids(db, "--type", "CONSULT")
    result = run("judge", entry, "date", "2031-03-01", "--note", "the minutes say so", "--db", db)
    assert "j1" in result.stderr
    shown = run("show", entry, "--db", db).stdout
    assert shown.startswith("2031-03-01")
    flat = " ".join(shown.split())
    assert "Corrected (j1): date 2031-03-01; the reports tell: 2031-03-11" in flat
    assert f"j1 {NOW} rhea date 2031-03-01" in flat
    assert "(the minutes say so)" in flat


def test_rejected_entries_are_counted_and_listed_on_demand(db: Path) -> None:
    (entry,) = ids(db, "--type", "CONSULT")
    run("judge", entry, "reject", "--by", "theo", "--db", db)
    rest = run("chronology", "--db", db)
    assert "1 rejected entry left out; --all lists them, too" in rest.stderr
    assert "Piet Lorne" not in rest.stdout
    everything = run("chronology", "--db", db, "--all")
    assert f"{entry[:12]} · rejected" in everything.stdout
    assert entry not in ids(db)
    assert ids(db, "--all").index(entry) == 1
    run("judge", "j1", "undo", "--db", db)
    assert "left out" not in run("chronology", "--db", db).stderr


def test_what_is_judged_is_the_entry_with_all_that_tell_it(tmp_path: Path, db: Path) -> None:
    make = RecordMaker(
        report_of("Mayor Ana Voss met union leader Piet Lorne in Orvane to end the strike.", published="2031-03-12")
    )
    make.event("CONSULT", "met", [make.actor("Ana Voss")], [make.actor("Piet Lorne")], when="2031-03-11")
    run("add", "--records", records_file(tmp_path / "more.jsonl", make.record()), "--db", db)
    (entry,) = ids(db, "--type", "CONSULT")
    run("judge", entry, "reject", "--db", db)
    assert run("chronology", "--db", db, "--type", "CONSULT").exception is not None
    assert len(ids(db, "--type", "CONSULT", "--all")) == 2


def test_the_log_tells_who_when_and_what(db: Path) -> None:
    (entry,) = ids(db, "--type", "CONSULT")
    run("judge", entry, "accept", "--db", db)
    run("judge", "j1", "undo", "--by", "theo", "--db", db)
    run("judge", "Piet Lorne", "rename", "Pieter Lorne", "--db", db)
    first, second, third = run("log", "--db", db, "--format", "jsonl").stdout.splitlines()
    assert (json.loads(first)["by"], json.loads(first)["at"]) == ("rhea", NOW)
    assert (json.loads(second)["undoes"], json.loads(second)["by"]) == ("j1", "theo")
    assert json.loads(third)["names"] == ["Piet Lorne"]
    for line in (first, second, third):
        assert set(json.loads(line)) == set(documented("judgement")["properties"])
    text = " ".join(run("log", "--db", db).stdout.split())
    assert f"j1 {NOW} rhea accept: Ana Voss met Piet Lorne [{entry}] (undone)" in text
    assert len(run("log", entry, "--db", db, "--format", "jsonl").stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("e_0000", "accept"), NOTHING),
        (("Ana Vos", "merge", "Piet Lorne"), NOTHING),
        (("j7", "undo"), USAGE),
        (("{}", "date", "soon"), USAGE),
        (("{}", "merge", "{}"), USAGE),
    ],
)
def test_what_cannot_be_judged_is_said(db: Path, arguments: tuple[str, ...], code: int) -> None:
    (entry,) = ids(db, "--type", "CONSULT")
    error = refused("judge", *(one.format(entry) for one in arguments), "--db", db)
    assert exit_code(error) == code
    assert run("log", "--db", db).stdout == ""


@pytest.mark.parametrize("arguments", [("{}", "date"), ("{}", "accept", "yes"), ("j1", "accept"), ("Voss", "reject")])
def test_wrong_usage_is_said(db: Path, arguments: tuple[str, ...]) -> None:
    (entry,) = ids(db, "--type", "CONSULT")
    ended = run("judge", *(one.format(entry) for one in arguments), "--db", db)
    own = ended.exception
    assert (exit_code(own) if isinstance(own, AttribuneError) else ended.exit_code) == USAGE


def test_a_login_without_a_name_must_give_one(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("no such user")

    monkeypatch.setattr("getpass.getuser", nobody)
    (entry,) = ids(db, "--type", "CONSULT")
    assert "--by" in run("judge", entry, "accept", "--db", db).stderr
    assert run("judge", entry, "accept", "--by", "theo", "--db", db).exit_code == 0


def test_a_removed_report_is_left_out_until_it_is_restored(tmp_path: Path, db: Path) -> None:
    report = harbour_record().report.id
    result = run("remove", report[7:19], "--reason", "retracted", "--db", db)
    assert f"j1  {NOW}  rhea  remove: {report} (retracted)" in result.stderr
    assert len(ids(db)) == 1
    file = records_file(tmp_path / "again.jsonl", harbour_record())
    again = run("add", "--records", file, "--db", db)
    assert again.exit_code == 0
    assert "was removed (j1" in again.stderr
    assert "0 added, 0 unchanged, 0 failed, 1 left out (removed earlier)" in again.stderr
    back = run("add", "--records", file, "--restore", "--db", db)
    assert "1 added" in back.stderr
    assert len(ids(db)) == 4
    assert "undo: j1" in run("log", "--db", db).stdout
    assert run("remove", report, "--reason", " ", "--db", db).exit_code == USAGE


def test_a_changed_record_of_a_stored_report_changes_nothing(tmp_path: Path, db: Path) -> None:
    bare = RecordMaker(harbour_record().report).record()
    result = run("add", "--records", records_file(tmp_path / "bare.jsonl", bare), "--db", db)
    assert "0 added, 1 unchanged" in result.stderr
    assert len(ids(db)) == 4


def test_reading_again_replaces_records_and_keeps_judgements(db: Path) -> None:
    (entry,) = ids(db, "--type", "CONSULT")
    run("judge", entry, "date", "2031-03-01", "--db", db)
    (change,) = ids(db, "--kind", "change")
    run("judge", change, "accept", "--db", db)
    result = run("reread", "--db", db)
    assert "2 with a new record, 0 unchanged, 0 failed" in result.stderr
    (meeting,) = (
        json.loads(line)
        for line in run("chronology", "--db", db, "--type", "CONSULT", "--format", "jsonl").stdout.splitlines()
        if "Lorne" in line
    )
    assert (meeting["when"], meeting["history"]) == ("2031-03-01", ["j1"])
    again = run("reread", harbour_record().report.id, "--db", db)
    assert "0 with a new record, 1 unchanged" in again.stderr


def test_as_of_is_an_option_of_every_question(db: Path) -> None:
    (entry,) = ids(db, "--type", "CONSULT")
    for command in ("reports", "actors", "matters", "stories", "export"):
        assert run(command, "--as-of", "2031-03-11", "--db", db).stdout == ""
        assert run(command, "--as-of", "2031-03", "--db", db).stdout != ""
    story = json.loads(run("stories", "--db", db, "--format", "jsonl").stdout.splitlines()[0])["id"]
    for question in (
        ("chronology",),
        ("show", entry),
        ("show", harbour_record().report.id),
        ("show", story),
        ("matter", "Harbour Order"),
    ):
        assert exit_code(refused(*question, "--as-of", "2031-03-11", "--db", db)) == NOTHING
        assert run(*question, "--as-of", "2031-03-12", "--db", db).exit_code == 0


def test_positions_are_listed_by_topic_with_their_turns(tmp_path: Path) -> None:
    records = []
    for number, (verb, day) in enumerate((("backed", "2031-03-01"), ("rejected", "2031-05-01"))):
        make = RecordMaker(report_of(f"Ana Voss {verb} the Harbour Order, item {number}.", published=day))
        order = make.matter("Harbour Order", "signed", "Order")
        make.statement([make.actor("Ana Voss")], verb, "the Harbour Order", when=day, about=(order,))
        records.append(make.record())
    db = database(tmp_path, *records)
    lines = run("positions", "Voss", "--db", db).stdout.splitlines()
    assert (lines[0], lines[1]) == ("On Harbour Order", "2031-03-01  support (“backed”)")
    assert any(line.startswith("2031-05-01  oppose (“rejected”) · TURN from s_") for line in lines)
    found = [json.loads(line) for line in run("positions", "Voss", "--db", db, "--format", "jsonl").stdout.splitlines()]
    assert found[1]["turned_from"] == found[0]["entry"]["id"]
    assert set(found[0]) == set(documented("position")["properties"])
    assert len(run("positions", "Voss", "--as-of", "2031-04", "--format", "jsonl", "--db", db).stdout.splitlines()) == 1
