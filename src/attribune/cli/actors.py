"""`attribune actors`: who takes part in the record."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..export.layout import count_of, wrapped
from .common import database_option, output_option, output_stream, terminal_width, text_or_jsonl_option
from .dates import as_of_option

if TYPE_CHECKING:
    from ..store.base import ActorLine

ACTORS_SCHEMA = "attribune/actors/1"
SHOWN = 6  # roles and aliases in a line for people; those that most reports tell come first

HELP = """List the named actors in the record, those with the most reports first.

Who is not named ("officials", "a spokesman") is left out: nothing says that two reports mean the same people.
Of long lists of roles and other names, text shows the first; jsonl has all.

\b
  attribune actors --db record.db
  attribune actors --format jsonl | jq -r 'select(.kind == "person").name'
"""


@click.command(help=HELP)
@text_or_jsonl_option("text for people, jsonl (one actor a line) for programs.")
@as_of_option
@database_option
@output_option
def command(format_: str, as_of: str | None, db: Path, output: str) -> None:
    """List actors."""
    from ..public import open_store

    shown: Callable[[ActorLine], str] = _json if format_ == "jsonl" else _text
    with open_store(db, create=False) as store, output_stream(output) as stream:
        for line in store.actors(as_of=as_of):
            stream.write(shown(line))


def _json(line: "ActorLine") -> str:
    return json.dumps({"schema": ACTORS_SCHEMA, **asdict(line)}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _text(line: "ActorLine") -> str:
    counts = [(line.reports, "report"), (line.statements, "statement"), (line.events, "event")]
    facts = [
        _first(line.roles, "; "),
        "also " + _first(line.aliases, ", ") if line.aliases else "",
        ", ".join(count_of(number, one) for number, one in counts),
    ]
    width = terminal_width()
    return wrapped(f"{line.name} ({line.kind})", width) + wrapped(" · ".join(filter(None, facts)), width, "    ")


def _first(names: Sequence[str], between: str) -> str:
    rest = len(names) - SHOWN
    return between.join([*names[:SHOWN], *([f"{rest} more"] if rest > 0 else [])])
