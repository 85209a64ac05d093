"""Plain text in two columns: a date, and beside it what happened."""

import textwrap

from .wording import shown_date

DATE_COLUMN = 12


def dated(when: str, what: str, width: int) -> str:
    """The date in its column and `what` beside it; a long date has a line of its own."""
    date, beside = shown_date(when), indented(what, width)
    return f"{date}\n{beside}" if len(date) >= DATE_COLUMN else date.ljust(DATE_COLUMN) + beside[DATE_COLUMN:]


def indented(text: str, width: int) -> str:
    """Text in the column beside the dates."""
    return wrapped(text, width, " " * DATE_COLUMN)


def wrapped(text: str, width: int, indent: str = "") -> str:
    """Text in lines of at most `width` columns, each after `indent`, the last one ended too."""
    lines = textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    return "".join(f"{line}\n" for line in lines)


def count_of(number: int, one: str, many: str = "") -> str:
    """A number and its noun: "1 report", "2 reports"; `many` is the plural where it takes more than an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"
