"""`attribune stories`: which reports tell the same running story."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..export.entries import independent_sources
from ..export.entries_text import reasons
from ..export.layout import count_of, dated, indented, wrapped
from .common import database_option, output_option, output_stream, terminal_width, text_or_jsonl_option
from .dates import as_of_option
from .reports import report_text

if TYPE_CHECKING:
    from ..store.base import ReportLine, StoryLine

STORIES_SCHEMA = "attribune/stories/1"

HELP = """List the running stories that the reports in the database tell, the one that began first coming first.

A story's id comes from its earliest report. When two stories turn out to be one, the id of each still leads to it, in
`attribune show` and `attribune chronology --story`.

\b
  attribune stories --db record.db --at-least 3
  attribune stories --format tsv | sort -k 2
  attribune chronology --story st_5d0c71f2a9be4410
"""


@click.command(help=HELP)
@click.option(
    "--at-least",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    show_default=True,
    help="Only stories that so many reports tell.",
)
@text_or_jsonl_option(
    "text for people, jsonl (one story a line) for programs, tsv: each report's given id, else its id, and its story.",
    "tsv",
)
@as_of_option
@database_option
@output_option
def command(at_least: int, format_: str, as_of: str | None, db: Path, output: str) -> None:
    """List stories."""
    from ..public import open_store

    shown: Callable[[StoryLine], str] = {"jsonl": story_json, "tsv": _table, "text": story_text}[format_]
    with open_store(db, create=False) as store, output_stream(output) as stream:
        for story in store.stories(as_of=as_of):
            if len(story.reports) >= at_least:
                stream.write(shown(story))


def story_json(story: "StoryLine") -> str:
    """A story as a line of JSON."""
    first, last = story.days
    data = {
        "schema": STORIES_SCHEMA,
        "id": story.id,
        "headline": story.headline,
        "first": first or None,
        "last": last or None,
        "sources": asdict(story.sources),
        "reports": [_report(line) for line in story.reports],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _report(line: "ReportLine") -> dict[str, str | None]:
    return {
        "id": line.id,
        "given_id": line.given_id,
        "path": line.path,
        "outlet": line.outlet,
        "published": line.published or None,
        "headline": line.headline,
    }


def _table(story: "StoryLine") -> str:
    return "".join(f"{' '.join((line.given_id or line.id).split())}\t{story.id}\n" for line in story.reports)


def story_text(story: "StoryLine") -> str:
    """A story for people, in a few lines."""
    first, last = story.days
    counts = f"{count_of(len(story.reports), 'report')}, {independent_sources(story.sources)}"
    outlets = dict.fromkeys(line.outlet for line in story.reports if line.outlet)
    facts = [last != first and f"to {last}", counts, ", ".join(outlets), story.id]
    width = terminal_width()
    title = story.headline or "(no headline)"
    return dated(first, title, width) + indented(" · ".join(fact for fact in facts if fact), width)


def whole_story(story: "StoryLine") -> Iterator[str]:
    """A story with all its reports, those that are one source together."""
    yield story_text(story)
    reports = {line.id: line for line in story.reports}
    for origin in story.sources.origins:
        name = f", {origin.name}" if origin.name else ""
        yield "\n" + (wrapped(f"One source{name} {reasons(origin)}:", terminal_width()) if origin.because else "")
        yield from (report_text(reports[one]) for one in origin.reports)
