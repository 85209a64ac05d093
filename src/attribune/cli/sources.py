"""From the paths of a command line to the sources that the read stage takes."""

import sys
from pathlib import Path

from ..read.metadata import load_metadata
from ..read.sources import Source, find_sources, metadata_gaps
from .common import say


def sources_of(paths: tuple[str, ...], *, metadata: Path | None, max_size: int) -> tuple[Source, ...]:
    """What to read, in order; `-` is standard input, read here up to one byte over the limit.

    Says which reports the metadata table passes over, and which of its rows no report has.
    """
    table = load_metadata(metadata) if metadata is not None else None
    found = find_sources(paths, metadata=table, stdin=_standard_input(max_size) if "-" in paths else None)
    if table is not None:
        rows, without = metadata_gaps(found, table)
        if without:
            say(f"{metadata} has no row for {len(without)} of {len(found)} reports, the first: {without[0].name}")
        if rows:
            say(f"{metadata} has {len(rows)} rows that no report fits, the first on line {rows[0].line}")
    return found


def _standard_input(max_size: int) -> bytes:
    if sys.stdin.isatty():
        say("reading from the terminal: end with Ctrl-D on an empty line")
    return sys.stdin.buffer.read(max_size + 1)
