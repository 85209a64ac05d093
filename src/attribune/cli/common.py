"""What the commands share: exit codes, options, messages on stderr, output files."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from ..errors import (
    AttribuneError,
    BadDate,
    InputError,
    JudgementError,
    MetadataError,
    NothingToRead,
    NotInRecord,
    OntologyError,
    OutputError,
    RecordError,
    StoreError,
)

Command = TypeVar("Command", bound=Callable[..., Any])

# Exit codes; 2 is click's for wrong usage. docs/cli.md lists them for users.
DONE, SOME_FAILED, USAGE, NOTHING, BAD_DATABASE, BAD_OUTPUT, INTERNAL = 0, 1, 2, 3, 4, 5, 70


def exit_code(error: AttribuneError) -> int:
    """The exit code that stands for an error of ours that ended the run."""
    if isinstance(error, NothingToRead | NotInRecord | InputError | RecordError):
        return NOTHING
    if isinstance(error, StoreError):
        return BAD_DATABASE
    if isinstance(error, OutputError):
        return BAD_OUTPUT
    return USAGE if isinstance(error, MetadataError | OntologyError | JudgementError) else INTERNAL


def say(message: str) -> None:
    """A line for the person at the terminal: on stderr, so that results can be piped on."""
    click.echo(f"attribune: {message}", err=True)


def database_option(command: Command) -> Command:
    """`--db`: which record."""
    return click.option(
        "--db",
        type=click.Path(dir_okay=False, path_type=Path),
        envvar="ATTRIBUNE_DB",
        default=Path("attribune.db"),
        show_default="$ATTRIBUNE_DB, else ./attribune.db",
        help="The database that holds the record.",
    )(command)


def output_option(command: Command) -> Command:
    """`-o`: where the result goes."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(dir_okay=False, path_type=str),
        default="-",
        metavar="FILE",
        help="Write the result to FILE, complete or not at all; - is standard output (the default).",
    )(command)


def _publication_date(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The option's value as an ISO 8601 date; wrong usage where it is none."""
    from ..read.dates import iso_date

    try:
        return None if value is None else iso_date(value, what="the publication date")
    except BadDate as error:
        raise click.BadParameter(str(error), ctx=context, param=parameter) from error


def text_or_jsonl_option(what: str, *more: str) -> Callable[[Command], Command]:
    """`--format text|jsonl`, and `more`, with `what` saying what each gives."""
    return click.option(
        "--format", "format_", type=click.Choice(("text", "jsonl", *more)), default="text", show_default=True, help=what
    )


def reading_options(command: Command) -> Command:
    """The options of every command that reads reports."""
    for option in (
        click.option("--max-size", type=click.IntRange(min=1), default=5_000_000, metavar="BYTES", show_default=True,
                     help="Refuse a report that is larger than this."),
        click.option("--workers", type=click.IntRange(min=1), default=None, metavar="N",
                     help="Read with N processes; the result is the same whatever N.  "
                     "[default: the cores there are, when there is enough to read]"),
        click.option("--metadata", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="TABLE",
                     help="A CSV, TSV or JSONL table about plain texts: a column `path` with file names, and any of "
                     "published, outlet, wire, byline, headline, url."),
        click.option("--published", metavar="DATE", callback=_publication_date,
                     help="The publication date (YYYY-MM-DD), where the reports do not say it or are wrong."),
    ):  # fmt: skip
        command = option(command)
    return command


@contextmanager
def output_stream(target: str) -> Iterator[TextIO]:
    """Where a result is written: standard output, or a file that appears only when it is complete.

    Raises OutputError where the file cannot be written.
    """
    if target == "-":
        # Reports hold any character; a terminal or pipe with a narrower encoding must not end the run.
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")  # type: ignore[union-attr]
        yield sys.stdout
        sys.stdout.flush()
        return
    path = Path(target)
    try:
        if path.exists() and not path.is_file():  # a device or a named pipe takes what it is given
            with path.open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
            return
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror}") from error
    partial = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        umask = os.umask(0)
        os.umask(umask)
        partial.chmod(0o666 & ~umask)
        partial.replace(path)
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror or error}; nothing was left there") from error
    finally:
        partial.unlink(missing_ok=True)


def chosen_format(given: str | None, output: str, formats: tuple[str, ...]) -> str:
    """The format asked for; else the one that the output file's name tells; else text for people, JSONL for pipes."""
    if given:
        return given
    suffix = Path(output).suffix.lstrip(".")
    suffix = {"htm": "html", "txt": "text"}.get(suffix, suffix)
    if output != "-" and suffix in formats:
        return suffix
    return "text" if output == "-" and sys.stdout.isatty() else "jsonl"


def terminal_width() -> int:
    """Columns to fill: the terminal's, but no more than are easy to read; 80 in files and pipes."""
    return max(40, min(shutil.get_terminal_size().columns, 100)) if sys.stdout.isatty() else 80
