"""`attribune show`: one entry, or one report, with the words that support it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import NotInRecord
from ..export.entries import entry_exporter
from ..export.entries_text import whole_entry
from ..export.layout import count_of, wrapped
from ..model.codec import entry_to_json, record_to_json
from ..model.entry import ENTRY_KINDS
from ..store.base import STORY
from .common import database_option, output_option, output_stream, terminal_width, text_or_jsonl_option
from .dates import as_of_option
from .log import shown
from .stories import story_json, whole_story

if TYPE_CHECKING:
    from ..model.record import Record
    from ..store.base import Store

HELP = """Show one entry with the words around its evidence, one report with its entries, or one story with its reports.

An entry has the evidence of all reports that tell it, as in `attribune chronology`; a report's entries are its own.

ID is what `attribune chronology`, `attribune reports` or `attribune stories` shows; its beginning is enough while
nothing else begins so. The words that support an entry stand in [brackets].

\b
  attribune show e_3f9a12c0b7
  attribune show 7d1c0a55e21b --format jsonl
"""


@click.command(help=HELP)
@click.argument("id_", metavar="ID")
@text_or_jsonl_option("text for people; jsonl: the entry, the report's record or the story, for programs.")
@as_of_option
@database_option
@output_option
def command(id_: str, format_: str, as_of: str | None, db: Path, output: str) -> None:
    """Show an entry, a report or a story."""
    from ..deciding import whole
    from ..public import open_store

    with open_store(db, create=False) as store:
        pieces: Iterator[str]
        if id_.startswith(STORY):
            story = store.story(id_, as_of=as_of)
            pieces = iter([story_json(story)]) if format_ == "jsonl" else whole_story(story)
        elif id_.startswith(tuple(f"{kind[0]}_" for kind in ENTRY_KINDS)):
            entry = whole(store, store.entry(id_, as_of=as_of), as_of=as_of)
            if format_ == "jsonl":
                pieces = iter([entry_to_json(entry) + "\n"])
            else:
                history = [shown(one) for one in store.judgements(entry=entry.id)]
                pieces = iter([whole_entry(entry, history=history, width=terminal_width())])
        else:
            record = store.record(id_)
            if as_of is not None and record.report.id not in {line.id for line in store.reports(as_of=as_of)}:
                raise NotInRecord(f"{record.report.id} was not published by {as_of}")
            pieces = iter([record_to_json(record) + "\n"]) if format_ == "jsonl" else _report(record, store, as_of)
        with output_stream(output) as stream:
            stream.writelines(pieces)


def _report(record: "Record", store: "Store", as_of: str | None) -> Iterator[str]:
    report, width = record.report, terminal_width()
    yield wrapped(report.headline or report.path or "Report", width)
    facts = (
        f"{report.published} (from {report.published_from})" if report.published else "no publication date",
        report.dateline,
        report.outlet,
        report.wire and f"wire: {report.wire}",
        ", ".join(report.byline),
        report.path,
        report.url,
    )
    yield wrapped(" · ".join(fact for fact in facts if fact), width)
    for note in report.notes:
        yield wrapped(f"Note: {note.message}", width)
    yield wrapped(report.id, width)
    entries = list(store.entries(report=report.id, as_of=as_of))
    yield f"\n{count_of(len(entries), 'entry', 'entries')}, in order\n\n"
    exporter = entry_exporter("text", width=width)
    yield from map(exporter.one, entries)
