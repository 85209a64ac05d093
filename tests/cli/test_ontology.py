"""`attribune read --ontology`: types of the user's own."""

import json
from pathlib import Path

from click.testing import Result

from attribune.cli.common import USAGE, exit_code
from attribune.errors import OntologyError

from .helpers import run


def read(folder: Path, table: str) -> Result:
    report, own = folder / "report.txt", folder / "fire.tsv"
    report.write_text("Rebels burned down the granary on Friday.\n", encoding="utf-8")
    own.write_text(table, encoding="utf-8")
    return run("read", report, "--ontology", own, "--format", "jsonl", "-o", folder / "record.jsonl")


def test_a_table_adds_a_type(tmp_path: Path) -> None:
    result = read(tmp_path, "v\tFIRE\t-\tsubj > obj\t-\tburn down\n")
    assert result.exit_code == 0, result.output
    record = json.loads((tmp_path / "record.jsonl").read_text(encoding="utf-8"))
    assert [event["type"] for event in record["events"]] == ["FIRE"]


def test_a_bad_table_is_wrong_usage(tmp_path: Path) -> None:
    error = read(tmp_path, "FIRE burn down\n").exception
    assert isinstance(error, OntologyError)
    assert "line 1 of the ontology" in str(error)
    assert exit_code(error) == USAGE
