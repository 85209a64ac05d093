"""`attribune reports`: which reports the record is made of."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..export.entries import short_report
from ..export.layout import DATE_COLUMN, count_of, dated, indented
from .common import database_option, output_option, output_stream, terminal_width, text_or_jsonl_option
from .dates import as_of_option

if TYPE_CHECKING:
    from ..store.base import ReportLine

REPORTS_SCHEMA = "attribune/reports/1"

HELP = """List the reports in the database, by the day of publication.

\b
  attribune reports --db record.db
  attribune reports --format jsonl | jq -r .path
"""


@click.command(help=HELP)
@text_or_jsonl_option("text for people, jsonl (one report a line) for programs.")
@as_of_option
@database_option
@output_option
def command(format_: str, as_of: str | None, db: Path, output: str) -> None:
    """List reports."""
    from ..public import open_store

    shown: Callable[[ReportLine], str] = report_json if format_ == "jsonl" else report_text
    with open_store(db, create=False) as store, output_stream(output) as stream:
        for line in store.reports(as_of=as_of):
            stream.write(shown(line))


def report_json(line: "ReportLine") -> str:
    """A report as a line of JSON."""
    data = {"schema": REPORTS_SCHEMA, **asdict(line), "published": line.published or None}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def report_text(line: "ReportLine") -> str:
    """A report for people, in two or three lines."""
    title = line.headline or line.path or line.url or "(no headline)"
    counts = [(line.statements, "statement"), (line.events, "event"), (line.matters, "matter")]
    facts = [
        line.outlet,
        line.wire and f"wire: {line.wire}",
        ", ".join(count_of(number, one) for number, one in counts),
        short_report(line.id),
    ]
    width = terminal_width()
    # A path stays in one piece, however long, so that it can be copied.
    path = f"{' ' * DATE_COLUMN}{line.path}\n" if line.path and line.headline else ""
    return dated(line.published, title, width) + path + indented(" · ".join(fact for fact in facts if fact), width)
