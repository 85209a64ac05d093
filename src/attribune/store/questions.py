"""Questions to the store as SQL: which entries fit, and in which order."""

import re

from sqlalchemy import ColumnElement, Select, and_, case, column, func, select

from ..errors import NotInRecord
from ..model.dates import FIRST_DAY, LAST_DAY, days
from . import schema

_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')

IN_TIME = (
    schema.entry.c.day,
    schema.entry.c.until,
    schema.entry.c.published,
    schema.entry.c.report,
    schema.entry.c.position,
    schema.entry.c.id,
)


def tellings(*order: ColumnElement[str] | ColumnElement[int]) -> Select[tuple[str, str]]:
    """(entry id, body) of every telling, those of an entry one after the other."""
    return (
        select(schema.entry.c.id, schema.telling.c.body)
        .join(schema.telling, schema.telling.c.entry == schema.entry.c.id)
        .order_by(*order, schema.telling.c.number)
    )


def takes_part(part: str, key: str) -> ColumnElement[bool]:
    """Entries of the actor, or on the matter, with this name key."""
    participant = schema.participant.c
    return schema.entry.c.id.in_(select(participant.entry).where(participant.part == part, participant.key == key))


def told_by(report: str) -> ColumnElement[bool]:
    """Entries that a report tells, alone or with others."""
    return schema.entry.c.id.in_(select(schema.telling.c.entry).where(schema.telling.c.report == report))


def alike(one: ColumnElement[str], value: str) -> ColumnElement[bool]:
    """A column that holds the value, in capitals or not."""
    return func.lower(one) == value.lower()


def within(start: str | None, end: str | None) -> ColumnElement[bool]:
    """Entries with a day between the two; one without a date counts with its place, one without a place does not."""
    first = _bound(start, 0, FIRST_DAY)
    last = _bound(end, 1, LAST_DAY)
    entry = schema.entry.c
    until = case((entry.until == schema.UNKNOWN, entry.day), else_=entry.until)
    return and_(entry.day <= last, until >= first)


def containing(search: str) -> ColumnElement[bool]:
    """Entries told in these words. Raises NotInRecord where there is no word among them."""
    found = (
        select(schema.telling.c.entry)
        .join(schema.words, schema.words.c.rowid == schema.telling.c.number)
        .where(column("words", is_literal=True).op("MATCH")(full_text(search)))
    )
    return schema.entry.c.id.in_(found)


def full_text(search: str) -> str:
    """The user's words as a query of FTS5: every word or "phrase" quoted, so that none is taken for an operator."""
    terms = [phrase or word for phrase, word in _TERM.findall(search.replace("\0", " "))]
    quoted = [f'"{term}"' for term in terms if any(one.isalnum() for one in term)]
    if not quoted:
        raise NotInRecord(f"no word to search for in {search!r}")
    return " ".join(quoted)


def _bound(when: str | None, side: int, default: str) -> str:
    if when is None:
        return default
    found = days(when)
    if found is None:
        raise ValueError(f"not a date: {when!r}; give one such as 2025, 2025-02 or 2025-02-14")
    return found[side]
