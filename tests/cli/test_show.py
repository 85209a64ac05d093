import json
from pathlib import Path

import pytest

from attribune.errors import NotInRecord
from tests.builders import SYNDICATED, RecordMaker, harbour_record, report_of

from .helpers import database, run


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return database(tmp_path, harbour_record(), harbour_record(outlet="Quay Times", headline="Talks"))


def entry_id(db: Path) -> str:
    return str(json.loads(run("chronology", "--db", db, "--type", "CONSULT", "--format", "jsonl").stdout)["id"])


def test_an_entry_shows_the_words_of_every_report(db: Path) -> None:
    shown = run("show", entry_id(db), "--db", db).stdout
    assert "event, CONSULT · in the report's own voice · 2 reports, 1 independent source" in " ".join(shown.split())
    assert "Orvane Herald, 2031-03-12 · Mayor meets union" in shown
    assert "Quay Times, 2031-03-12 · Talks" in shown
    assert "Orvane Herald.txt, characters 0 to 90" in shown
    words = " ".join(line.removeprefix("  | ") for line in shown.splitlines() if line.startswith("  | "))
    assert words.count(f"[{SYNDICATED}]") == 2


def test_an_entry_shows_who_tells_it_in_other_words(tmp_path: Path) -> None:
    texts = {
        "2031-03-12": "Mayor Ana Voss met harbour union leader Piet Lorne in Orvane for talks on the dock strike.",
        "2031-03-13": "Voss, the mayor of Orvane, met union leader Piet Lorne for talks about the dock strike.",
    }
    records = []
    for day, text in texts.items():
        make = RecordMaker(report_of(text, published=day))
        make.event("CONSULT", "met", [make.actor("Ana Voss" if "Ana" in text else "Voss")], [make.actor("Piet Lorne")])
        records.append(make.record())
    path = database(tmp_path, *records)
    line = json.loads(run("chronology", "--type", "CONSULT", "--format", "jsonl", "--db", path).stdout)
    shown = json.loads(run("show", line["id"], "--format", "jsonl", "--db", path).stdout)
    assert [one["published"] for one in shown["evidence"]] == list(texts)
    early = run("show", line["id"], "--as-of", "2031-03-12", "--format", "jsonl", "--db", path).stdout
    assert [one["published"] for one in json.loads(early)["evidence"]] == ["2031-03-12"]


def test_an_entry_as_json(db: Path) -> None:
    data = json.loads(run("show", entry_id(db)[:10], "--db", db, "--format", "jsonl").stdout)
    assert (data["what"], len(data["evidence"])) == ("Ana Voss met Piet Lorne", 2)


@pytest.mark.parametrize("beginning", ["sha256:", ""])
def test_a_report_shows_its_entries(db: Path, beginning: str) -> None:
    report = harbour_record().report
    shown = run("show", beginning + report.id.removeprefix("sha256:")[:12], "--db", db).stdout
    assert shown.startswith("Mayor meets union\n2031-03-12 (from metadata) · Orvane Herald · wire: MNA")
    assert "3 entries, in order" in shown
    assert "Ana Voss met Piet Lorne" in shown


def test_a_report_as_json(db: Path) -> None:
    report = harbour_record().report
    assert json.loads(run("show", report.id, "--db", db, "--format", "jsonl").stdout)["report"]["id"] == report.id


@pytest.mark.parametrize("unknown", ["e_zzzz", "sha256:zz", "", "what"])
def test_an_unknown_id_is_said(db: Path, unknown: str) -> None:
    assert isinstance(run("show", unknown, "--db", db).exception, NotInRecord)
