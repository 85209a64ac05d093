"""`attribune matter`: the history of one law, order or case, and how it stood on a day."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import NotInRecord
from ..export.entries import sources_of
from ..export.entries_text import SHORT_ID
from ..export.layout import count_of, dated, indented, wrapped
from ..export.wording import joined, shown_date
from ..model.codec import entry_to_dict
from ..model.entry import Entry
from .common import database_option, output_option, output_stream, terminal_width, text_or_jsonl_option
from .dates import as_of_option, checked_day
from .matters import matter_kind

if TYPE_CHECKING:
    from ..merge.standing import Standing
    from ..store.base import MatterLine

MATTER_SCHEMA = "attribune/matter/1"
LONGEST = 240  # characters of a report's words

HELP = """Show how a law, an order, a case or another matter stood, who says so, and its history.

NAME is what `attribune matters` shows; some of its words are enough while no other name has them all. The answer
comes first: the last change, or the last one up to the day of --on. A change without a date counts from the day on
which it was first told.

\b
  attribune matter "Order 41"
  attribune matter "Order 41" --on 2026-02-01
  attribune matter "Order 41" --on 2026-02-01 --as-of 2026-02-15    # by what was published until then
"""


@click.command(help=HELP)
@click.argument("name")
@click.option("--on", callback=checked_day, metavar="DATE", help="How it stood at the end of this day, month or year.")
@as_of_option
@text_or_jsonl_option("text for people; jsonl: one object with the answer and the history, for programs.")
@database_option
@output_option
def command(name: str, on: str | None, as_of: str | None, format_: str, db: Path, output: str) -> None:
    """Show a matter's history."""
    from ..merge import kept
    from ..merge.standing import standing
    from ..public import open_store

    with open_store(db, create=False) as store:
        line = store.matter(name, as_of=as_of)
        changes = kept(store.entries(matter=line.name, kind="change", as_of=as_of))
    if as_of and not changes:
        raise NotInRecord(f"{db}: no report published by {as_of} tells of a change of {line.name}")
    answer = standing(changes, on or "")
    if format_ == "jsonl":
        text = json.dumps(_data(line, answer, changes, on, as_of), ensure_ascii=False, separators=(",", ":")) + "\n"
    else:
        text = "".join(_text(line, answer, changes, on, as_of))
    with output_stream(output) as stream:
        stream.write(text)


def _data(
    line: "MatterLine", answer: "Standing | None", changes: Sequence[Entry], on: str | None, as_of: str | None
) -> dict[str, Any]:
    facts = asdict(line)
    return {
        "schema": MATTER_SCHEMA,
        **{name: facts[name] for name in ("name", "kind", "of", "reports")},
        "on": on,
        "as_of": as_of,
        "day": answer.day if answer else None,
        "standing": [entry_to_dict(change) for change in answer.changes] if answer else [],
        "history": [entry_to_dict(change) for change in changes],
    }


def _text(
    line: "MatterLine", answer: "Standing | None", changes: Sequence[Entry], on: str | None, as_of: str | None
) -> Iterator[str]:
    width = terminal_width()
    until = f", by reports up to {as_of}" if as_of else ""
    yield wrapped(f"{_answer(line, answer, on)}{until}.", width)
    for change in answer.changes if answer else ():
        yield wrapped(f"“{_words(change)}”", width, "    ")
    yield "\n" + wrapped(f"{line.name} ({matter_kind(line)}) · {count_of(line.reports, 'report')}", width)
    if not changes:
        yield wrapped("The reports tell of no change.", width)
    for change in changes:
        odd = f" (unlikely after {joined(change.unlikely_after)})" if change.unlikely_after else ""
        yield "\n" + dated(change.when, change.type + odd, width)
        yield indented(f"“{_words(change)}”", width)
        yield indented(f"{change.id[:SHORT_ID]} · {_voice(change)} · {sources_of(change)}", width)


def _answer(line: "MatterLine", answer: "Standing | None", on: str | None) -> str:
    """ "On 2026-02-01, Order 41 stood: blocked (2026-01-30), on the word of Miriam Castell"."""
    when = f"On {on}, {line.name} stood" if on else f"{line.name} stands"
    if answer is None:
        return f"{when}: unknown, as no change up to then is told"
    parts = []
    for change in answer.changes:
        day = shown_date(change.when) if change.when else f"told on {answer.day}"
        parts.append(f"{change.type} ({day}), {_voice(change)}")
    return f"{when}: {'; '.join(dict.fromkeys(parts))}"


def _voice(change: Entry) -> str:
    return f"on the word of {joined(change.on_word_of)}" if change.on_word_of else "in the report's own voice"


def _words(change: Entry) -> str:
    """What the first report says, no more of it than is quickly read."""
    words = " ".join(change.evidence[0].quote.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rpartition(" ")[0] + " …"
