"""`attribune matters`: which laws, orders, cases and the like the record knows, and how they last stood."""

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..export.layout import count_of, wrapped
from ..standings import matter_lines
from .common import database_option, output_option, output_stream, terminal_width, text_or_jsonl_option
from .dates import as_of_option

if TYPE_CHECKING:
    from ..store.base import MatterLine, Store

MATTERS_SCHEMA = "attribune/matters/1"

HELP = """List laws, policies, orders, cases, deals, programmes and elections, with the last known status of each.

Those that the most reports tell of come first. With REPORTs, lists the matters of these files or folders instead of
the database's.

\b
  attribune matters --db record.db
  attribune matters report.txt --format jsonl
"""


@click.command(help=HELP)
@click.argument("reports", metavar="[REPORT]...", nargs=-1, type=click.Path(path_type=Path))
@text_or_jsonl_option("text for people, jsonl (one matter a line) for programs.")
@as_of_option
@database_option
@output_option
def command(reports: tuple[Path, ...], format_: str, as_of: str | None, db: Path, output: str) -> None:
    """List matters."""
    shown: Callable[[MatterLine], str] = _json if format_ == "jsonl" else _text
    with _store(reports, db) as store, output_stream(output) as stream:
        for line in matter_lines(store, as_of=as_of):
            stream.write(shown(line))


@contextmanager
def _store(reports: tuple[Path, ...], db: Path) -> Iterator["Store"]:
    """The database, or one that holds nothing but these reports and is gone afterwards."""
    from ..public import open_store

    if not reports:
        with open_store(db, create=False) as store:
            yield store
        return
    from ..pipeline import Options, read_many
    from ..read.sources import find_sources

    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "record.db") as store:
        for outcome in read_many(find_sources(list(reports)), options=Options()):
            if outcome.error is not None:
                raise outcome.error
            if outcome.record is not None:
                store.add(outcome.record)
        yield store


def _json(line: "MatterLine") -> str:
    return json.dumps({"schema": MATTERS_SCHEMA, **asdict(line)}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _text(line: "MatterLine") -> str:
    status = f"{line.status} {line.when or '(no date told)'}" if line.status else ""
    facts = (status, count_of(line.reports, "report"))
    width = terminal_width()
    return wrapped(f"{line.name} ({matter_kind(line)})", width) + wrapped(
        " · ".join(filter(None, facts)), width, "    "
    )


def matter_kind(line: "MatterLine") -> str:
    """ "case, Victor Hale": its kind and whose it is."""
    return f"{line.kind}, {line.of}" if line.of else line.kind
