"""Dates on the command line."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

_PREFIX = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z", re.ASCII)


def checked_day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """An option's value, if it is a day, a month or a year as ISO 8601 writes them. For click's `callback`."""
    from ..model.dates import days

    if value is not None and (not _PREFIX.match(value) or days(value) is None):
        message = f"{value!r} is not a date; write 2025-02-14, 2025-02 or 2025."
        raise click.BadParameter(message, ctx=context, param=parameter)
    return value


def as_of_option(command: Command) -> Command:
    """`--as-of`: what could be known by then."""
    return click.option(
        "--as-of",
        callback=checked_day,
        metavar="DATE",
        help="Only by reports published up to this day, month or year; those without a date are left out.",
    )(command)
