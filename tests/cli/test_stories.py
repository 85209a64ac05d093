import json
from dataclasses import replace
from pathlib import Path

import pytest

from attribune.errors import NotInRecord
from tests.builders import FERRY, FERRY_LATER, ferry_record, harbour_record

from .helpers import database, documented, run


@pytest.fixture
def db(tmp_path: Path) -> Path:
    first = ferry_record()
    given = replace(first, report=replace(first.report, given_id="a\t1"))
    return database(
        tmp_path,
        given,
        ferry_record(FERRY[0], published="2031-05-05", outlet="Quay Times"),
        ferry_record(*FERRY_LATER, published="2031-05-12", outlet="Orvane Herald"),
        harbour_record(),
    )


def test_text_tells_when_how_many_and_where(db: Path) -> None:
    shown = run("stories", "--db", db).stdout
    assert "2031-03-12  Mayor meets union\n            1 report, 1 independent source · Orvane Herald · st_" in shown
    facts = (
        "to 2031-05-12 · 3 reports, 2 independent sources: Selden Post · Selden Post, Quay Times, Orvane Herald · st_"
    )
    assert facts in " ".join(shown.split())
    assert all(len(line) <= 80 for line in shown.splitlines())


def test_small_stories_can_be_left_out(db: Path) -> None:
    assert "Mayor meets union" not in run("stories", "--db", db, "--at-least", "2").stdout


def test_jsonl_is_as_documented(db: Path) -> None:
    lines = [json.loads(line) for line in run("stories", "--db", db, "--format", "jsonl").stdout.splitlines()]
    schema = documented("stories")
    assert len(lines) == 2
    for line in lines:
        assert list(line) == schema["required"] == list(schema["properties"])
        assert line["schema"] == schema["properties"]["schema"]["const"]
        for report in line["reports"]:
            assert (
                list(report) == schema["$defs"]["report"]["required"] == list(schema["$defs"]["report"]["properties"])
            )
    assert (lines[1]["first"], lines[1]["last"], lines[1]["sources"]["independent"]) == ("2031-05-04", "2031-05-12", 2)


def test_tsv_has_a_report_and_its_story_a_line(db: Path) -> None:
    rows = [line.split("\t") for line in run("stories", "--db", db, "--format", "tsv").stdout.splitlines()]
    assert [len(row) for row in rows] == [2, 2, 2, 2]
    assert rows[1][0] == "a 1"  # a tab in a given id would make a column
    assert rows[0][0].startswith("sha256:")
    assert len({story for _, story in rows[1:]}) == 1 < len({story for _, story in rows})


def test_a_story_is_shown_with_its_reports(db: Path) -> None:
    story = json.loads(run("stories", "--db", db, "--format", "jsonl").stdout.splitlines()[1])
    shown = run("show", story["id"][:10], "--db", db).stdout
    assert "One source, Selden Post (copies or rewrites of one text):" in " ".join(shown.split())
    assert shown.index("Quay Times · 0 statements") < shown.index("Orvane Herald · 0 statements")
    assert json.loads(run("show", story["id"], "--db", db, "--format", "jsonl").stdout) == story
    assert isinstance(run("show", "st_zz", "--db", db).exception, NotInRecord)


def test_a_chronology_can_be_that_of_a_story(db: Path) -> None:
    story = run("stories", "--db", db, "--format", "tsv").stdout.splitlines()[0].split("\t")[1]
    shown = run("chronology", "--story", story, "--db", db).stdout
    assert "Ana Voss met Piet Lorne" in shown
