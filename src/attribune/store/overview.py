"""Counts over many entries, for overviews: when, with whom, about what. Questions only; the store runs them."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, select, tuple_

from . import questions, schema

def chosen(*conditions: ColumnElement[bool], after: tuple[Any, ...] | None, limit: int | None) -> Select[Any]:
    """The ids of the entries that fit, in the order of time, behind the place `after` and no more than `limit`."""
    query = (
        select(schema.entry.c.id)
        .join(schema.report, schema.report.c.number == schema.entry.c.report)
        .where(*conditions)
        .order_by(*questions.IN_TIME)
    )
    if after is not None:
        query = query.where(tuple_(*questions.IN_TIME) > tuple_(*map(literal, after)))
    return query if limit is None else query.limit(limit)


def place(entry: str) -> Select[Any]:
    """Where an entry stands in the order of time, as `chosen` takes it."""
    return (
        select(*questions.IN_TIME)
        .join(schema.report, schema.report.c.number == schema.entry.c.report)
        .where(schema.entry.c.id == entry)
    )


def by_month(*conditions: ColumnElement[bool]) -> Select[Any]:
    """(month, kind, number) of the dated entries that fit; an entry counts in the month of its first day."""
    entry = schema.entry.c
    month = func.substr(entry.day, 1, len("2016-10")).label("month")
    return (
        select(month, entry.kind, func.count().label("number"))
        .where(*conditions, entry.until != schema.UNKNOWN, entry.until <= "9999", entry.day > "0001-12-31")
        .group_by(month, entry.kind)
    )


def partners(key: str, limit: int) -> Select[Any]:
    """(key, number) of those who take part in the most events in which the actor of this key does."""
    return _beside(key, "actor", limit, kind="event")


def subjects(key: str, limit: int) -> Select[Any]:
    """(key, number) of what the statements in which the actor of this key takes part are most often about."""
    return _beside(key, "about", limit, kind="statement")


def _beside(key: str, part: str, limit: int, *, kind: str) -> Select[Any]:
    own, other = schema.participant.alias().c, schema.participant.alias().c
    # A list of the actor's entries, and one walk over the others: the table has no second index, which would be large.
    with_actor = (
        select(own.entry)
        .join(schema.entry, schema.entry.c.id == own.entry)
        .where(own.part == "actor", own.key == key, schema.entry.c.kind == kind)
    )
    number = func.count().label("number")
    return (
        select(other.key, number)
        .where(other.part == part, other.entry.in_(with_actor))
        .group_by(other.key)
        .order_by(number.desc(), other.key)
        .limit(limit)
    )


def counts() -> Select[Any]:
    """(reports, statements, events, changes) in the whole record."""

    def entries(kind: str) -> Any:
        return select(func.count()).where(schema.entry.c.kind == kind).scalar_subquery().label(kind)

    reports = select(func.count()).select_from(schema.report).scalar_subquery().label("report")
    return select(reports, entries("statement"), entries("event"), entries("change"))
