"""`attribune judge`: a reviewer's decision about an entry or a name."""

from pathlib import Path

import click

from ..deciding import PAIRED, VALUED, decision
from ..model.judgement import ENTRY_ACTIONS, Judgement
from .common import database_option, say
from .log import shown
from .reviewer import by_option, now, reviewer

HELP = """Decide something about an entry, a name, or an earlier judgement. Nothing is overwritten: see `attribune log`.

SUBJECT is an entry's id, as `attribune chronology` shows it, and what is decided holds for the entry with all its
reports; or a name; or a judgement's id. VALUE is what is right, or the other entry or name.

\b
  attribune judge e_3f9a12c0b7 accept
  attribune judge e_3f9a12c0b7 reject --note "satire"
  attribune judge e_3f9a12c0b7 date 2031-03-11
  attribune judge s_77b0c1d2e3 speaker "Ana Voss"
  attribune judge e_3f9a12c0b7 merge e_90ab12cd34    # one happening; split: two
  attribune judge "Ana Voss" merge "A. Voss"         # one person, shown by the first name
  attribune judge "Ana Vos" rename "Ana Voss"
  attribune judge j12 undo

A judgement is made anew wherever its words stand when a report is read again. Where they are no longer told,
`attribune log --unplaced` lists it.
"""


@click.command(help=HELP)
@click.argument("subject")
@click.argument("action", type=click.Choice((*ENTRY_ACTIONS, "undo")))
@click.argument("value", required=False)
@click.option("--note", default="", metavar="TEXT", help="Why, in a few words.")
@by_option
@database_option
def command(subject: str, action: str, value: str | None, note: str, by: str | None, db: Path) -> None:
    """Judge."""
    from ..public import open_store

    if (value is not None) != (action in (*VALUED, *PAIRED)):
        raise click.UsageError(f"{action} takes {'no value' if value is not None else 'a value'}.")
    with open_store(db, create=False) as store:
        made = Judgement("", now(), reviewer(by), action, note=note)
        say(shown(store.judge(decision(store, subject, made, value=value or ""))))
