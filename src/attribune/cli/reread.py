"""`attribune reread`: the stored reports' records made anew with the installed version."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from ..errors import RecordError
from .common import SOME_FAILED, database_option, say
from .progress import progress

HELP = """Read the stored reports again with the installed version, and put their new records in the old ones' place.

What reviewers decided stays: each judgement is found again by the words that it is about. REPORTs are ids that
`attribune reports` shows; all reports, where none is given. Their texts, dates and headlines are kept as they were
first read. A run that was interrupted leaves every report with its old or its new record, and is simply repeated.

\b
  attribune reread --db record.db
  attribune reread 7d1c0a55e21b
"""


@click.command(help=HELP)
@click.argument("reports", metavar="[REPORT]...", nargs=-1)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Read with N processes; the result is the same whatever N.  "
    "[default: the cores there are, when there is enough to read]",
)
@database_option
def command(reports: tuple[str, ...], workers: int | None, db: Path) -> None:
    """Read reports again."""
    from ..model.report import Report
    from ..pipeline import read_again
    from ..public import open_store

    changed = unchanged = failed = 0
    with open_store(db, create=False) as store:
        ids = [store.record(one).report.id for one in reports] or [line.id for line in store.reports()]

        def stored() -> Iterator[Report]:
            for one in ids:
                yield store.record(one).report

        before = len(store.unplaced())
        try:
            with progress("reading", len(ids)) as advance:
                for outcome in read_again(stored(), count=len(ids), workers=workers):
                    try:
                        if outcome.record is None:
                            raise outcome.error or RecordError("no record")
                        if store.replace(outcome.record):
                            changed += 1
                        else:
                            unchanged += 1
                    except RecordError as refused:
                        failed += 1
                        say(f"{outcome.name}: {refused}; its old record stays")
                    advance()
        finally:
            say(f"{db}: {changed} with a new record, {unchanged} unchanged, {failed} failed")
        lost = len(store.unplaced())
    if lost:
        say(f"{lost} judgements unplaced ({before} before); `attribune log --unplaced` lists them")
    if failed:
        sys.exit(SOME_FAILED)
