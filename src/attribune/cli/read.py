"""`attribune read`: reports in, their records out."""

import sys
from pathlib import Path

import click

from ..errors import NothingToRead, OntologyError
from ..export.records import FORMATS, record_exporter
from .common import SOME_FAILED, chosen_format, output_option, output_stream, reading_options, say, terminal_width
from .notes import Notes
from .progress import progress

HELP = """Read news reports and print their records.

PATH is a file (plain text or HTML), a folder, which is searched for .txt, .text, .html and .htm, or - for standard
input. The record of a report: statements with their speakers, events, time expressions, actors, and matters such as
laws and cases, each with the words that support it.

\b
  attribune read report.txt
  attribune read report.html --format html -o record.html
  attribune read articles/ --metadata articles.csv -o records.jsonl
  curl -s https://… | attribune read -
"""


@click.command(help=HELP)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=str))
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="text for people, jsonl (one record a line) for programs, html for one page that shows each entry in its "
    "report.  [default: text on a terminal, else jsonl]",
)
@click.option(
    "--ontology",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="TABLE",
    help="A TSV table of event types and trigger words of your own, beside the built-in ones (docs/events.md).",
)
@click.option("--with-text", is_flag=True, help="Put the report's text into every JSONL record.")
@reading_options
@output_option
def command(
    paths: tuple[str, ...],
    format_: str | None,
    ontology: Path | None,
    with_text: bool,
    published: str | None,
    metadata: Path | None,
    workers: int | None,
    max_size: int,
    output: str,
) -> None:
    """Read reports and print their records."""
    from ..pipeline import Options, read_many
    from .sources import sources_of

    sources = sources_of(paths, metadata=metadata, max_size=max_size)
    exporter = record_exporter(chosen_format(format_, output, FORMATS), with_text=with_text, width=terminal_width())
    options = Options(published=published, max_size=max_size, ontology=_ontology(ontology))
    read = failed = 0
    notes = Notes(len(sources))
    with output_stream(output) as stream, progress("reading", len(sources)) as advance:
        stream.write(exporter.start())
        for outcome in read_many(sources, options=options, workers=workers):
            if outcome.record is None:
                failed += 1
                say(str(outcome.error))
            else:
                read += 1
                notes.say(outcome.name, outcome.record)
                stream.write(exporter.one(outcome.record))
                if output == "-":
                    stream.flush()
            advance()
        stream.write(exporter.end())
    notes.say_rest()
    if not read:
        raise NothingToRead("no report could be read")
    if failed:
        say(f"{failed} of {failed + read} reports could not be read")
        sys.exit(SOME_FAILED)


def _ontology(table: Path | None) -> str:
    """The user's table, read and checked before the first report is."""
    if table is None:
        return ""
    from ..pipeline import checked_ontology

    try:
        text = table.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"{table}: {error}; give a TSV table in UTF-8") from None
    return checked_ontology(text)
