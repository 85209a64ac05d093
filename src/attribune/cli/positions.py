"""`attribune positions`: what somebody has said for or against a matter or an actor, and when that turned."""

import json
from pathlib import Path

import click

from ..errors import NotInRecord
from ..export.entries import sources_of
from ..export.entries_text import SHORT_ID
from ..export.layout import dated, indented
from ..model.codec import entry_to_dict
from ..model.position import Position
from .common import database_option, output_option, output_stream, terminal_width, text_or_jsonl_option
from .dates import as_of_option

POSITION_SCHEMA = "attribune/position/1"
LONGEST = 300

HELP = """List what ACTOR has said about a matter or an actor, in order, each time for, against, or not told.

For or against is told only where the statement's own words take a position on the topic that they name. A turn is
marked where a dated statement says otherwise than the one before it.

\b
  attribune positions "Ana Voss" --about "Harbour Order"
  attribune positions Voss --as-of 2031-04 --format jsonl
"""


@click.command(help=HELP)
@click.argument("actor")
@click.option("--about", metavar="NAME", help="Only what is said about this matter or actor.")
@as_of_option
@text_or_jsonl_option("text for people, jsonl (one statement on one topic a line) for programs.")
@database_option
@output_option
def command(actor: str, about: str | None, as_of: str | None, format_: str, db: Path, output: str) -> None:
    """List positions."""
    from .. import merge
    from ..public import open_store

    with open_store(db, create=False) as store:
        found = tuple(store.entries(actor=actor, about=about, kind="statement", as_of=as_of))
        always, never = store.decided_pairs(found)
    told = merge.positions(merge.reviewed(found, always=always, never=never), actor=actor, about=about)
    if not told:
        raise NotInRecord(f"{db}: nothing that {actor} said fits; `attribune chronology --actor` lists what is there")
    with output_stream(output) as stream:
        if format_ == "jsonl":
            stream.writelines(_json(actor, one) for one in told)
        else:
            stream.writelines(_texts(told))


def _json(actor: str, one: Position) -> str:
    data = {
        "schema": POSITION_SCHEMA,
        "actor": actor,
        "about": one.about,
        "direction": one.direction,
        "because": one.because,
        "turned_from": one.turned_from,
        "entry": entry_to_dict(one.entry),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _texts(told: tuple[Position, ...]) -> list[str]:
    width, lines = terminal_width(), []
    topics = list(dict.fromkeys(one.about for one in told))
    for number, topic in enumerate(topics):
        lines.append(f"{'' if number == 0 else chr(10)}On {topic}\n")
        for one in told:
            if one.about == topic:
                what = one.entry.what
                short = what if len(what) <= LONGEST else what[: LONGEST - 1].rpartition(" ")[0] + " …"
                turn = f" · TURN from {one.turned_from[:SHORT_ID]}" if one.turned_from else ""
                because = f" (“{one.because}”)" if one.because else ""
                lines.append(dated(one.entry.when, f"{one.direction}{because}{turn}", width))
                lines.append(indented(short, width))
                lines.append(indented(f"{one.entry.id[:SHORT_ID]} · {sources_of(one.entry)}", width))
    return lines
