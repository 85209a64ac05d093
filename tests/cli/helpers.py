"""Running a command as a user does, over a database of synthetic records."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from attribune.cli.main import attribune
from attribune.model.codec import record_to_json
from attribune.model.record import Record


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    """The command's result; an error of ours stays in `exception`, as `main` turns it into an exit code."""
    return CliRunner().invoke(attribune, [str(argument) for argument in arguments], input=stdin)


def records_file(path: Path, *records: Record, with_text: bool = True) -> Path:
    """A file of records, as `attribune read` writes it."""
    lines = [record_to_json(record, with_text=with_text) + "\n" for record in records]
    path.write_text("".join(lines), encoding="utf-8")
    return path


def database(folder: Path, *records: Record) -> Path:
    """A database that holds the records."""
    path = folder / "record.db"
    result = run("add", "--records", records_file(folder / "records.jsonl", *records), "--db", path)
    assert result.exception is None, result.output
    return path


def documented(name: str) -> dict[str, Any]:
    """The JSON Schema of what a command prints, from the documentation."""
    path = Path(__file__).parents[2] / "docs" / "schema" / f"{name}.schema.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema
