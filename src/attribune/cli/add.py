"""`attribune add`: reports, or records of reports, into the database."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from ..errors import NothingToRead, RecordError
from .common import SOME_FAILED, database_option, reading_options, say
from .notes import Notes
from .progress import progress

HELP = """Read news reports and keep their records in a database.

PATH is a file, a folder or -, as for `attribune read`. The database is made where there is none. A report that is
there already is left as it is, so that the same folder can be added again when it has grown; a run that was
interrupted is simply repeated.

\b
  attribune add reports/ --db record.db
  attribune add today.html --published 2025-02-14
  attribune read reports/ -o records.jsonl && attribune add --records records.jsonl
"""


@click.command(help=HELP)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=str))
@click.option(
    "--records",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=str),
    metavar="FILE",
    help="Add records that `attribune read --format jsonl` wrote, instead of reading reports; - is standard input. "
    "A record without its text needs the report's file where it was, or beside FILE.",
)
@database_option
@reading_options
def command(
    paths: tuple[str, ...],
    records: str | None,
    db: Path,
    published: str | None,
    metadata: Path | None,
    workers: int | None,
    max_size: int,
) -> None:
    """Add reports to the database."""
    if bool(paths) == (records is not None):
        raise click.UsageError("Give reports to read, or --records with a file of records: one of the two.")
    from ..pipeline import Options, Outcome, read_many
    from ..public import open_store
    from .sources import sources_of

    @contextmanager
    def outcomes() -> Iterator[tuple[Iterator[Outcome], int | None]]:
        if records is not None:
            from .records_file import outcomes_in

            with click.open_file(records, "rb") as lines:
                folder = None if records == "-" else Path(records).parent
                yield outcomes_in(lines, name=Path(records).name, folder=folder), None
        else:
            sources = sources_of(paths, metadata=metadata, max_size=max_size)
            options = Options(published=published, max_size=max_size)
            yield read_many(sources, options=options, workers=workers), len(sources)

    added = unchanged = failed = 0
    with outcomes() as (found, expected), open_store(db) as store, progress("adding", expected) as advance:
        notes = Notes(expected)
        try:
            for outcome in found:
                error: Exception | None = outcome.error
                if outcome.record is not None:
                    notes.say(outcome.name, outcome.record)
                    try:
                        if store.add(outcome.record):
                            added += 1
                        else:
                            unchanged += 1
                    except RecordError as refused:
                        error = refused
                if error is not None:
                    failed += 1
                    say(f"{outcome.name}: {error}")
                advance()
        finally:
            # Also where the run ends early (a full disk, Ctrl-C): what was added stays.
            notes.say_rest()
            say(f"{db}: {added} added, {unchanged} unchanged, {failed} failed")
    if not added + unchanged:
        raise NothingToRead("no report could be added")
    if failed:
        sys.exit(SOME_FAILED)
