"""Questions to the store as SQL: which entries fit, and in which order."""

import re
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, column, func, select, tuple_

from ..errors import NotInRecord
from ..model.dates import FIRST_DAY, LAST_DAY, days
from . import schema
from .base import STORY
from .rows import LINE_NAMES

_REPORT = "sha256:"  # reports' ids begin so
_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')

IN_TIME = (
    schema.entry.c.day,
    schema.entry.c.until,
    schema.entry.c.published,
    schema.report.c.id,
    schema.entry.c.position,
    schema.entry.c.id,
)


# What evidence shows of its report, beside words: columns of `schema.report`.
SHOWN = ("path", "published", "outlet", "wire", "headline")


def tellings(*order: ColumnElement[str] | ColumnElement[int]) -> Select[Any]:
    """Every telling with its entry's id, its body, its group of copies, its report's id (`report`) and SHOWN.

    Those of an entry come one after the other. The columns of `schema.report` in `order` are those of the entry's
    earliest report.
    """
    telling, teller = schema.telling.c, schema.report.alias("teller")
    shown = (teller.c[name] for name in SHOWN)
    return (
        select(schema.entry.c.id, telling.body, schema.kin.c.copy, teller.c.id.label("report"), *shown)
        .join(schema.report, schema.report.c.number == schema.entry.c.report)
        .join(schema.telling, telling.entry == schema.entry.c.number)
        .join(schema.kin, schema.kin.c.report == telling.report)
        .join(teller, teller.c.number == telling.report)
        .order_by(*order, telling.number)
    )


def first(limit: int | None, *conditions: ColumnElement[bool], behind: ColumnElement[bool] | None) -> Select[Any]:
    """The numbers of the entries that fit, in the order of time, those `behind` a place only, no more than `limit`."""
    query = (
        select(schema.entry.c.number)
        .join(schema.report, schema.report.c.number == schema.entry.c.report)
        .where(*conditions)
        .order_by(*IN_TIME)
        .limit(limit)
    )
    return query if behind is None else query.where(behind)


def behind(entry: str) -> ColumnElement[bool]:
    """Entries that stand behind the one of this id in the order of time."""
    other, report = schema.entry.alias(), schema.report.alias()
    place = (
        select(other.c.day, other.c.until, other.c.published, report.c.id, other.c.position, other.c.id)
        .join(report, report.c.number == other.c.report)
        .where(other.c.id == entry)
        .scalar_subquery()
    )
    return tuple_(*IN_TIME) > place


def takes_part(part: str, keys: Collection[str]) -> ColumnElement[bool]:
    """Entries of the actor, or on the matter, with one of these name keys."""
    participant = schema.participant.c
    those = select(participant.entry).where(participant.part == schema.PARTS[part], participant.name.in_(names(keys)))
    return schema.entry.c.number.in_(those)


def names(keys: Collection[str]) -> Select[Any]:
    """The numbers of names with these keys."""
    return select(schema.named.c.number).where(schema.named.c.key.in_(keys))


def published_by(as_of: str) -> ColumnElement[bool]:
    """Reports published up to the end of that day, month or year. When one without a date was is not known."""
    return schema.report.c.published.between(FIRST_DAY, last_day(as_of))


def known(as_of: str) -> Select[Any]:
    """The numbers of the reports published by then."""
    # By another name: the same table is joined for the entry's earliest report.
    report = schema.report.alias("known")
    return select(report.c.number).where(report.c.published.between(FIRST_DAY, last_day(as_of)))


def last_day(as_of: str) -> str:
    """The last day of a date or of a prefix of one."""
    return _bound(as_of, 1, LAST_DAY)


def told_by(reports: Select[Any] | Collection[int]) -> ColumnElement[bool]:
    """Entries that one of the reports tells, alone or with others; `reports` are, or select, their numbers."""
    return schema.entry.c.number.in_(select(schema.telling.c.entry).where(schema.telling.c.report.in_(reports)))


def of_outlet(outlet: str) -> Select[Any]:
    """The numbers of an outlet's reports."""
    report = schema.report.alias("of_outlet").c
    return select(report.number).where(alike(report.outlet, outlet))


def by_outlet(*conditions: ColumnElement[bool]) -> Select[Any]:
    """(outlet, number) of the entries that fit, most first; reports without an outlet are left out."""
    telling, teller = schema.telling.c, schema.report.alias("teller").c
    number = func.count(telling.entry.distinct()).label("number")
    those = select(schema.entry.c.number).where(*conditions)
    return (
        select(teller.outlet, number)
        .join(schema.telling, telling.report == teller.number)
        .where(telling.entry.in_(those), teller.outlet.is_not(None))
        .group_by(teller.outlet)
        .order_by(number.desc(), teller.outlet)
    )


def days_of_matter(key: str) -> Select[Any]:
    """The days of publication (`published`) of the reports that tell of the matter of this key, in order."""
    published = schema.report.c.published
    return (
        select(published)
        .join(schema.matter, schema.matter.c.report == schema.report.c.number)
        .where(schema.matter.c.key == key, published != "")
        .distinct()
        .order_by(published)
    )


def reports() -> Select[Any]:
    """All reports' lines by the day of publication, those without one last."""
    report = schema.report.c
    known = (report.published == "", report.published, report.id)
    return select(*(report[name] for name in LINE_NAMES)).order_by(*known)


def stories() -> Select[Any]:
    """All reports' lines with their numbers and groups, those of a story one after the other, its earliest first."""
    report = schema.report.c
    return (
        select(*(report[name] for name in LINE_NAMES), report.number, schema.kin.c.copy, schema.kin.c.story)
        .join(schema.kin, schema.kin.c.report == report.number)
        .order_by(schema.kin.c.story, report.published == "", report.published, report.id)
    )


def story_groups_in_order(*, running: bool) -> Select[Any]:
    """The groups (`story`) of all stories by their first days, those without one last.

    If `running`, of those that several reports tell, the largest first.
    """
    report, story = schema.report.c, schema.kin.c.story
    size, known = func.count(), func.nullif(report.published, "")
    first = func.coalesce(func.min(known), schema.UNKNOWN)
    query = select(story).join(schema.report, report.number == schema.kin.c.report).group_by(story)
    order = (first, func.min(report.id))
    return query.having(size > 1).order_by(size.desc(), *order) if running else query.order_by(*order)


def story_id(report: str) -> str:
    """The id of the story whose earliest report has this id."""
    return f"{STORY}{report.removeprefix(_REPORT)[:16]}"


def story_groups(id: str) -> Select[Any]:  # noqa: A002
    """The groups of the reports of which the earliest might give a story this id, or one that begins so."""
    kin, report = schema.kin.c, schema.report.c
    within = report.id.startswith(f"{_REPORT}{id.removeprefix(STORY)}", autoescape=True)
    return select(kin.story).join(schema.report, report.number == kin.report).where(within).distinct()


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


def containing(search: str, as_of: str | None) -> ColumnElement[bool]:
    """Entries told in these words by then. Raises NotInRecord where there is no word among them."""
    found = (
        select(schema.telling.c.entry)
        .join(schema.words, schema.words.c.rowid == schema.telling.c.number)
        .where(column("words", is_literal=True).op("MATCH")(full_text(search)))
    )
    if as_of is not None:
        found = found.where(schema.telling.c.report.in_(known(as_of)))
    return schema.entry.c.number.in_(found)


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
