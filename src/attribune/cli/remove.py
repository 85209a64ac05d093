"""`attribune remove`: a report that was retracted or is disputed leaves the record."""

from pathlib import Path

import click

from ..model.judgement import Judgement
from .common import database_option, say
from .log import shown
from .reviewer import by_option, now, reviewer

HELP = """Take a retracted or disputed report out of the record.

REPORT is an id that `attribune reports` shows, or its beginning. Its words and what only it told go; what others tell,
too, is told by them alone. The log keeps who removed it, when and why. `attribune add` leaves the report out from then
on, unless with --restore.

\b
  attribune remove 7d1c0a55e21b --reason "retracted by the outlet on 2031-03-20"
"""


@click.command(help=HELP)
@click.argument("report")
@click.option("--reason", required=True, metavar="TEXT", help="Why; it stays in the log.")
@by_option
@database_option
def command(report: str, reason: str, by: str | None, db: Path) -> None:
    """Remove a report."""
    from ..public import open_store

    if not reason.strip():
        raise click.UsageError("Give a reason: it is all that stays of the report.")
    with open_store(db, create=False) as store:
        found = store.record(report).report.id
        say(shown(store.remove(Judgement("", now(), reviewer(by), "remove", report=found, note=reason.strip()))))
