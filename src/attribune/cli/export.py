"""`attribune export`: everything, in an order that can be compared."""

from pathlib import Path

import click

from ..model.codec import entry_to_json, record_to_json
from .common import database_option, output_option, output_stream
from .dates import as_of_option

HELP = """Write out all records, then all entries, each sorted by id.

There are no wall-clock times in it: two databases with the same reports give the same bytes, in whatever order these
were added. The records can be added to another database.

\b
  attribune export --db record.db -o record.jsonl
  attribune export --with-text -o all.jsonl && attribune add --records all.jsonl --db copy.db
"""


@click.command(help=HELP)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("jsonl",)),
    default="jsonl",
    show_default=True,
    help="One JSON object a line; its `schema` says what it is.",
)
@click.option("--with-text", is_flag=True, help="Put the report's text into every record.")
@as_of_option
@database_option
@output_option
def command(format_: str, with_text: bool, as_of: str | None, db: Path, output: str) -> None:  # there is one format yet
    """Export records and entries."""
    from ..public import open_store

    with open_store(db, create=False) as store, output_stream(output) as stream:
        for record in store.records(as_of=as_of):
            stream.write(record_to_json(record, with_text=with_text) + "\n")
        for entry in store.entries_by_id(as_of=as_of):
            stream.write(entry_to_json(entry) + "\n")
