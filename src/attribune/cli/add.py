"""`attribune add`: reports, or records of reports, into the database."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import NothingToRead, RecordError, RemovedReport
from ..model.judgement import Judgement
from .common import SOME_FAILED, database_option, reading_options, say
from .notes import Notes
from .progress import progress
from .reviewer import by_option, now, reviewer

if TYPE_CHECKING:
    from ..read.sources import Source

HELP = """Read news reports and keep their records in a database.

PATH is a file, a folder or -, as for `attribune read`, or a corpus: a .jsonl file with one report a line, an object
with its text and any of id, url, outlet, wire, published, byline and headline. The database is made where there is
none. A report that is there already is left as it is, so that the same folder can be added again when it has grown; a
run that was interrupted is simply repeated. That holds for its record, too, also where --records has another one:
`attribune reread` makes records anew. A report that a reviewer removed is left out, and said, unless with --restore.
With no report at all, a database of an older version is brought up to date.

\b
  attribune add reports/ --db record.db
  attribune add today.html --published 2025-02-14
  attribune add corpus.jsonl --db record.db
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
@click.option("--restore", is_flag=True, help="Take reports back that `attribune remove` took out; the log says so.")
@by_option
@database_option
@reading_options
def command(
    paths: tuple[str, ...],
    records: str | None,
    restore: bool,
    by: str | None,
    db: Path,
    published: str | None,
    metadata: Path | None,
    workers: int | None,
    max_size: int,
) -> None:
    """Add reports to the database."""
    if not paths and records is None and db.exists():
        from ..public import open_store

        with open_store(db):
            say(f"{db}: nothing to add; the database is of this version")
        return
    if bool(paths) == (records is not None):
        raise click.UsageError("Give reports to read, or --records with a file of records: one of the two.")
    from ..pipeline import Options, Outcome, read_many
    from ..public import open_store
    from ..read.corpus import Corpus
    from .sources import sources_of

    @contextmanager
    def outcomes() -> Iterator[tuple[Iterator[Outcome], int | None]]:
        if records is not None:
            from .records_file import outcomes_in

            with click.open_file(records, "rb") as lines:
                folder = None if records == "-" else Path(records).parent
                yield outcomes_in(lines, name=Path(records).name, folder=folder), None
        else:
            options = Options(published=published, max_size=max_size)
            given: list[Sequence[Source] | Corpus] = [Corpus(Path(path)) for path in paths if _is_corpus(path)]
            rest = tuple(path for path in paths if not _is_corpus(path))
            if rest:
                given.append(sources_of(rest, metadata=metadata, max_size=max_size))
            elif metadata is not None:
                raise click.UsageError("--metadata is for plain texts; a line of a corpus says it itself.")
            read = (read_many(sources, options=options, workers=workers) for sources in given)
            yield chain.from_iterable(read), sum(map(len, given))

    added = unchanged = failed = removed = 0
    restored = Judgement("", now(), reviewer(by), "undo") if restore else None
    with outcomes() as (found, expected), open_store(db) as store, progress("adding", expected) as advance:
        notes = Notes(expected)
        try:
            for outcome in found:
                error: Exception | None = outcome.error
                if outcome.record is not None:
                    notes.say(outcome.name, outcome.record)
                    try:
                        if store.add(outcome.record, restored=restored):
                            added += 1
                        else:
                            unchanged += 1
                    except RemovedReport as refused:
                        removed += 1
                        say(f"{outcome.name}: {refused}")
                    except RecordError as refused:
                        error = refused
                if error is not None:
                    failed += 1
                    # Most errors say themselves where they are.
                    say(str(error) if str(error).startswith(outcome.name) else f"{outcome.name}: {error}")
                advance()
        finally:
            # Also where the run ends early (a full disk, Ctrl-C): what was added stays.
            notes.say_rest()
            left = f", {removed} left out (removed earlier)" if removed else ""
            say(f"{db}: {added} added, {unchanged} unchanged, {failed} failed{left}")
    if not added + unchanged + removed:
        raise NothingToRead("no report could be added")
    if failed:
        sys.exit(SOME_FAILED)


def _is_corpus(path: str) -> bool:
    from ..read.corpus import SUFFIXES

    return path.lower().endswith(SUFFIXES) and Path(path).is_file()
