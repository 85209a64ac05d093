"""`attribune log`: what reviewers decided."""

from pathlib import Path

import click

from ..model.codec import judgement_to_json
from ..model.judgement import Judgement
from .common import database_option, output_option, output_stream, terminal_width, text_or_jsonl_option

HELP = """List what reviewers decided, in the order in which they did: who, when, what, and why.

With ENTRY, only what was decided about that entry. A judgement that was undone stays, marked so.

\b
  attribune log --db record.db
  attribune log e_3f9a12c0b7 --format jsonl
  attribune log --unplaced       # what no report tells any more
"""


@click.command(help=HELP)
@click.argument("entry", required=False)
@click.option("--unplaced", is_flag=True, help="Only judgements whose words are no longer told as they were.")
@text_or_jsonl_option("text for people, jsonl (one judgement a line) for programs.")
@database_option
@output_option
def command(entry: str | None, unplaced: bool, format_: str, db: Path, output: str) -> None:
    """List judgements."""
    from ..export.layout import wrapped
    from ..merge import in_force
    from ..public import open_store

    with open_store(db, create=False) as store:
        log = store.judgements()
        chosen = store.unplaced() if unplaced else log
        if entry is not None:
            about = {one.id for one in store.judgements(entry=entry)}
            chosen = tuple(one for one in chosen if one.id in about)
        lost = {one.id for one in store.unplaced()}
    holding = {one.id for one in in_force(log)}
    with output_stream(output) as stream:
        for one in chosen:
            if format_ == "jsonl":
                stream.write(judgement_to_json(one) + "\n")
                continue
            marks = [] if one.id in holding else ["undone"]
            marks += ["unplaced"] if one.id in lost else []
            stream.write(wrapped(shown(one) + "".join(f" ({mark})" for mark in marks), terminal_width()))


def shown(judgement: Judgement) -> str:
    """A judgement in one line: "j3  2031-03-12T09:00:00Z  rhea  date 2031-03-11: Ana Voss met Piet Lorne"."""
    what = f"{judgement.action} {judgement.value}".strip()
    about = [f"{target.what} [{target.entry}]" for target in judgement.targets]
    about += [f"“{name}”" for name in judgement.names]
    about += [one for one in (judgement.report, judgement.undoes) if one]
    line = f"{judgement.id}  {judgement.at}  {judgement.by}  {what}: {' and '.join(about)}"
    return f"{line} ({judgement.note})" if judgement.note else line
