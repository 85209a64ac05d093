import json
from pathlib import Path

from tests.builders import harbour_record, simple_record

from .helpers import database, run

RECORDS = [harbour_record(), harbour_record(outlet="Quay Times"), simple_record(1), simple_record(3)]


def test_the_order_of_adding_leaves_no_trace(tmp_path: Path) -> None:
    for folder, records in (("a", RECORDS), ("b", RECORDS[::-1])):
        (tmp_path / folder).mkdir()
        db = database(tmp_path / folder, *records)
        assert run("export", "--db", db, "-o", tmp_path / folder / "out.jsonl").exit_code == 0
    assert (tmp_path / "a/out.jsonl").read_bytes() == (tmp_path / "b/out.jsonl").read_bytes()


def test_records_come_first_then_entries_each_by_id(tmp_path: Path) -> None:
    lines = [json.loads(line) for line in run("export", "--db", database(tmp_path, *RECORDS)).stdout.splitlines()]
    keys = [(line["schema"] != "attribune/record/1", line.get("id") or line["report"]["id"]) for line in lines]
    assert keys == sorted(keys)
    assert sum(1 for later, _ in keys if not later) == len(RECORDS)


def test_text_is_there_where_it_cannot_be_read_again_or_is_asked_for(tmp_path: Path) -> None:
    db = database(tmp_path, harbour_record())
    # It was added from a record that carried its text, so nobody promises that the file is still there.
    assert json.loads(run("export", "--db", db).stdout.splitlines()[0])["report"]["text"]
    assert json.loads(run("export", "--db", db, "--with-text").stdout.splitlines()[0])["report"]["text"]
