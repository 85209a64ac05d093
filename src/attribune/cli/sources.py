"""From the paths of a command line to the sources that the read stage takes."""

import sys
from pathlib import Path

import click

from ..read.metadata import load_metadata
from ..read.sources import Source, find_sources
from .common import say


def sources_of(paths: tuple[str, ...], *, metadata: Path | None, max_size: int) -> tuple[Source, ...]:
    """What to read, in order; `-` is standard input, read here up to one byte over the limit."""
    table = load_metadata(metadata) if metadata is not None else None
    found: list[Source] = []
    for path in paths:
        if path == "-":
            if sys.stdin.isatty():
                say("reading from the terminal: end with Ctrl-D on an empty line")
            found.append(Source.of_bytes(click.get_binary_stream("stdin").read(max_size + 1), name="standard input"))
        else:
            found.extend(find_sources([Path(path)], metadata=table))
    return tuple(found)
