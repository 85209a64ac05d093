import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from attribune.cli.common import BAD_DATABASE, BAD_OUTPUT, NOTHING, USAGE, exit_code
from attribune.errors import NotInRecord, OutputError, StoreError
from attribune.model.record import Record
from tests.builders import RecordMaker, harbour_record, report_of, simple_record

from .helpers import database, run


@pytest.fixture
def db(tmp_path: Path) -> Path:
    copy = harbour_record(outlet="Quay Times", headline="Talks at the quay", published="2031-03-13")
    return database(tmp_path, harbour_record(), copy, simple_record(3))


def test_text_tells_date_event_sources_and_id(db: Path) -> None:
    result = run("chronology", "--db", db, "--type", "CONSULT")
    first, *facts = result.stdout.splitlines()
    assert first == "2031-03-11  Ana Voss met Piet Lorne"
    short, _, sources = " ".join(line.removeprefix(" " * 12) for line in facts).partition(" · ")
    assert short.startswith("e_")
    assert sources == "Orvane Herald, 2031-03-12 and 1 more report (1 independent source: MNA)"


def test_text_fits_the_page(db: Path) -> None:
    lines = run("chronology", "--db", db).stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert any(line.startswith("undated ") for line in lines)
    assert any(line.startswith("2030 ") for line in lines)


def test_what_is_told_as_just_said_is_shown_with_a_vague_date(tmp_path: Path) -> None:
    make = RecordMaker(report_of("Ana Voss said the quay is safe.", published="2031-03-14"))
    make.statement([make.actor("Ana Voss")], "said", "the quay is safe")
    assert run("chronology", "--db", database(tmp_path, make.record())).stdout.startswith("2031-03-14~ ")


def union_record(sentence: str) -> Record:
    make = RecordMaker(report_of(sentence))
    make.event("PROTEST", "strike", [make.actor("Harbour Union", kind="organization")])
    make.statement([make.actor("Lorne")], "said", "the crane is safe")
    return make.record()


def test_an_actor_is_found_by_its_name_with_another_before_it(tmp_path: Path) -> None:
    union = database(tmp_path, union_record("Orvane's Harbour Union is on strike, Lorne said: the crane is safe."))
    result = run("chronology", "--db", union, "--actor", "Orvane Harbour Union", "--format", "jsonl")
    assert [json.loads(line)["type"] for line in result.stdout.splitlines()] == ["PROTEST"]
    assert "these entries are those of Harbour Union" in result.stderr
    error = run("chronology", "--db", union, "--actor", "Selden Harbour Union").exception
    assert isinstance(error, NotInRecord)


def test_a_thing_is_found_by_its_words_in_a_deed_or_in_what_was_said(tmp_path: Path) -> None:
    things = database(
        tmp_path,
        union_record("The Harbour Union is on strike near the old ferry dock, Lorne said: the crane is safe."),
    )
    result = run("chronology", "--db", things, "--actor", "old ferry dock", "--format", "jsonl")
    assert [json.loads(line)["type"] for line in result.stdout.splitlines()] == ["PROTEST"]
    assert "these entries have the words" in result.stderr


def test_the_id_shown_is_enough_for_show(db: Path) -> None:
    short = run("chronology", "--db", db, "--type", "CONSULT").stdout.splitlines()[1].split()[0]
    assert "Ana Voss met Piet Lorne" in run("show", short, "--db", db).stdout


def test_jsonl_is_one_entry_a_line_in_order(db: Path) -> None:
    lines = [json.loads(line) for line in run("chronology", "--db", db, "--format", "jsonl").stdout.splitlines()]
    assert {line["schema"] for line in lines} == {"attribune/entry/1"}
    assert [line["when"] for line in lines] == ["2030", "2031-03-11", "2031-03-12", ""]
    (origin,) = lines[1]["sources"].pop("origins")
    assert lines[1]["sources"] == {"reports": 2, "independent": 1}
    assert (origin["name"], origin["because"], len(origin["reports"])) == ("MNA", ["wire", "words"], 2)


def test_csv_has_a_row_an_entry(db: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("chronology", "--db", db, "--format", "csv").stdout)))
    assert len(rows) == 4
    assert (rows[1]["what"], rows[1]["actors"], rows[1]["reports"]) == ("Ana Voss met Piet Lorne", "Ana Voss", "2")


def test_html_shows_evidence_and_escapes_everything(tmp_path: Path) -> None:
    make = RecordMaker(report_of('Rioters <script>alert("1")</script> attacked the & hall.', headline="<b>&</b>"))
    make.event("ASSAULT", "attacked", [make.actor("<script>", kind="group")])
    page = run("chronology", "--db", database(tmp_path, make.record()), "--format", "html").stdout
    seen: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.append(tag)

    Tags().feed(page)
    assert "script" not in seen
    assert "link" not in seen
    assert seen.count("b") == 1  # the trigger
    assert "<b>attacked</b> the &amp; hall." in page


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--actor", "lorne"], 1),
        (["--matter", "harbour order"], 1),
        (["--kind", "change"], 1),
        (["--type", "signed"], 1),
        (["--from", "2031-03-12", "--to", "2031-03"], 1),
        (["--search", '"harbour union"'], 1),
        (["--actor", "harbour union"], 1),
        (["--top", "2"], 2),
        (["--actor", "voss", "--kind", "statement", "--search", "quay"], 1),
    ],
)
def test_options_choose(db: Path, options: list[str], count: int) -> None:
    assert len(run("chronology", "--db", db, "--format", "jsonl", *options).stdout.splitlines()) == count


@pytest.mark.parametrize("date", ["yesterday", "2031-13", "2031-02-30", "31", "2031-1-1", "2031/2032", "٢٠٣١"])
def test_a_bad_date_is_wrong_usage(db: Path, date: str) -> None:
    result = run("chronology", "--db", db, "--from", date)
    assert result.exit_code == USAGE
    assert "is not a date; write 2025-02-14, 2025-02 or 2025" in result.stderr


@pytest.mark.parametrize("options", [["--type", "RULE"], ["--actor", "Nobody"], ["--search", "?"]])
def test_nothing_found_is_said_and_leaves_no_file(db: Path, tmp_path: Path, options: list[str]) -> None:
    error = run("chronology", "--db", db, *options, "-o", tmp_path / "out.txt").exception
    assert isinstance(error, NotInRecord)
    assert exit_code(error) == NOTHING
    assert not (tmp_path / "out.txt").exists()


def test_the_format_follows_the_file_name(db: Path, tmp_path: Path) -> None:
    run("chronology", "--db", db, "-o", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").startswith("id,when,kind,type,what,")


def test_a_missing_database_is_not_made(tmp_path: Path) -> None:
    error = run("chronology", "--db", tmp_path / "none.db").exception
    assert isinstance(error, StoreError)
    assert exit_code(error) == BAD_DATABASE
    assert not (tmp_path / "none.db").exists()


def test_an_unwritable_output_is_said(db: Path, tmp_path: Path) -> None:
    error = run("chronology", "--db", db, "-o", tmp_path / "no" / "out.txt").exception
    assert isinstance(error, OutputError)
    assert exit_code(error) == BAD_OUTPUT
