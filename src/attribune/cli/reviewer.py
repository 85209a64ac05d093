"""Who judges, and when: the options that every command has which adds to the log."""

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def by_option(command: Command) -> Command:
    """`--by`: the reviewer's name."""
    return click.option("--by", metavar="NAME", help="Who decides this.  [default: your login name]")(command)


def reviewer(by: str | None) -> str:
    """The name for the log: the one given, else the login name."""
    if by is None:
        try:
            by = getpass.getuser()
        except (OSError, KeyError, ImportError):  # an account without a name, as in some containers
            by = ""
    if not by.strip():
        raise click.UsageError("The log needs a reviewer's name; give one with --by.")
    return by.strip()


def now() -> str:
    """The time as the log has it: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
