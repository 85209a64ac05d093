"""`attribune judge`: a reviewer's decision about an entry or a name."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import NotInRecord
from ..model.entry import ENTRY_KINDS, Entry
from ..model.judgement import ENTRY_ACTIONS, NAME_ACTIONS, Judgement
from .common import database_option, say
from .log import shown
from .reviewer import by_option, now, reviewer

if TYPE_CHECKING:
    from ..store.base import Store

VALUED = ("date", "speaker", "type", "status", "rename")
PAIRED = ("merge", "split")
_JUDGEMENT = re.compile(r"j\d+\Z")

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
        judgement = _judgement(
            store, subject, action, value or "", Judgement("", now(), reviewer(by), action, note=note)
        )
        say(shown(store.judge(judgement)))


def _judgement(store: "Store", subject: str, action: str, value: str, made: Judgement) -> Judgement:
    from dataclasses import replace

    from ..merge import target_of

    if action == "undo":
        return replace(made, undoes=subject)
    if is_entry(subject):
        if action in PAIRED:
            return replace(made, targets=(target_of(store.entry(subject)), target_of(store.entry(value))))
        return replace(made, targets=(target_of(whole(store, store.entry(subject))),), value=value)
    if _JUDGEMENT.match(subject):
        raise click.UsageError(f"A judgement can only be undone: attribune judge {subject} undo.")
    if action not in NAME_ACTIONS:
        raise click.UsageError(f"A name can be judged with {', '.join(NAME_ACTIONS)}; for {action} give an entry's id.")
    for name in (subject, value) if action in PAIRED else (subject,):
        next(store.entries(actor=name), None)  # says which names come near, where nobody is called so
    return replace(made, names=(subject, value) if action in PAIRED else (subject,), value=value * (action == "rename"))


def is_entry(subject: str) -> bool:
    """Whether this is an entry's id, or the beginning of one."""
    return subject.startswith(tuple(f"{kind[0]}_" for kind in ENTRY_KINDS))


def whole(store: "Store", entry: Entry) -> Entry:
    """The entry as the chronology shows it, with the reports that tell it in other words."""
    from .. import merge

    if entry.verdict == "rejected":
        return entry  # joined with nothing
    near = {entry.id: entry}
    for name in dict.fromkeys((*entry.actors, *entry.recipients)):
        try:
            near |= {one.id: one for one in store.entries(actor=name, kind=entry.kind)}
        except NotInRecord:  # a source's own words ("a witness") are nobody's name
            continue
    entries = tuple(near.values())
    always, never = store.decided_pairs(entries)
    mine = set(entry.evidence)
    for found in merge.reviewed(entries, always=always, never=never):
        if found.kind == entry.kind and mine <= set(found.evidence):
            return found
    return entry
