"""Counts over many entries, for overviews: when, with whom, about what."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select

from ..errors import NotInRecord
from . import questions, schema
from .actors import Ask, actor_of, actor_page, actors_called
from .base import ActorLine, MatterLine, Naming, ReportLine, StoryLine
from .matters import matter_page, matters_called
from .names import name_key, taken_for_one
from .rows import LINE_NAMES


class SqliteOverview:
    """An `Overview` (see there), over what the store lends.

    That is a way to ask, conditions, a name's keys, names judged, and the line of a story from its rows.
    """

    def __init__(
        self,
        rows: Ask,
        conditions: Callable[..., list[ColumnElement[bool]]],
        keys: Callable[[tuple[str, ...], str], Sequence[str]],
        names: Callable[[], Naming],
        story: Callable[[Iterable[Row[Any]]], StoryLine],
    ) -> None:
        self._rows = rows
        self._conditions = conditions
        self._keys = keys
        self._names = names
        self._story = story

    def counts(self) -> dict[str, int]:
        told = {row.kind: row.number for row in self._rows(counts())}
        (reports,) = self._rows(select(func.count().label("number")).select_from(schema.report))
        names = {"statement": "statements", "event": "events", "change": "changes of matters"}
        return {"reports": reports.number} | {name: told.get(kind, 0) for kind, name in names.items()}

    def newest(self, *, limit: int) -> tuple[ReportLine, ...]:
        report = schema.report.c
        query = select(*(report[name] for name in LINE_NAMES)).order_by(report.published.desc(), report.id)
        return tuple(ReportLine(**row._mapping) for row in self._rows(query.limit(limit)))

    def reports(self, *, skip: int, limit: int) -> tuple[Sequence[ReportLine], int]:
        rows = self._rows(questions.reports().limit(limit).offset(skip))
        (counted,) = self._rows(select(func.count().label("total")).select_from(schema.report))
        return [ReportLine(**row._mapping) for row in rows], counted.total

    def actors(self, *, kind: str = "", skip: int, limit: int) -> tuple[Sequence[ActorLine], int]:
        return actor_page(self._rows, self._names(), kind=kind, skip=skip, limit=limit)

    def actors_called(self, words: Sequence[str], *, limit: int) -> Sequence[ActorLine]:
        return actors_called(self._rows, self._names(), words, limit)

    def matters(self, *, skip: int, limit: int) -> tuple[Sequence[MatterLine], int]:
        return matter_page(self._rows, skip=skip, limit=limit)

    def matters_called(self, words: Sequence[str], *, limit: int) -> Sequence[MatterLine]:
        return matters_called(self._rows, words, limit)

    def stories(self, *, running: bool = False, skip: int, limit: int) -> tuple[Sequence[StoryLine], int]:
        groups = [row.story for row in self._rows(questions.story_groups_in_order(running=running))]
        page = groups[skip : skip + limit]
        rows = self._rows(questions.stories().where(schema.kin.c.story.in_(page)))
        lines = {group: self._story(told) for group, told in groupby(rows, attrgetter("story"))}
        return [lines[group] for group in page], len(groups)

    def tally(self, **asked: str) -> dict[tuple[str, str], int]:
        rows = self._rows(by_month(*self._conditions(**asked)))
        return {(row.month, row.kind): row.number for row in rows}

    def outlets(self, **asked: str) -> tuple[tuple[str, int], ...]:
        rows = self._rows(questions.by_outlet(*self._conditions(**asked)))
        return tuple((row.outlet, row.number) for row in rows)

    def knows(self, name: str) -> bool:
        called, key = schema.called.c, name_key(name.encode("utf-8", "replace").decode())
        asked = select(called.key).where(called.part.in_(("actor", "matter")), called.key == key).limit(1)
        return bool(taken_for_one(self._names().groups, key)) or any(True for _ in self._rows(asked))

    def told_on(self, matter: str) -> tuple[str, ...]:
        return tuple(row.published for row in self._rows(questions.days_of_matter(name_key(matter))))

    def partners(self, actor: str, *, limit: int) -> tuple[tuple[str, int], ...]:
        return self._named(("actor",), partners, self._keys(("actor",), actor), limit)

    def subjects(self, actor: str, *, limit: int) -> tuple[tuple[str, int], ...]:
        return self._named(("actor", "matter"), subjects, self._keys(("actor",), actor), limit)

    def speakers(self, about: str, *, limit: int) -> tuple[tuple[str, int], ...]:
        return self._named(("actor",), speakers, self._keys(("actor", "matter"), about), limit)

    def actor(self, name: str) -> ActorLine:
        keys = self._keys(("actor",), name)
        # A short form stands for the fullest name in the record that has it.
        called = schema.called.c
        rows = self._rows(select(called.name).where(called.part == "actor", called.key.in_(keys)))
        line = actor_of(self._rows, self._names(), {name_key(row.name) for row in rows} | set(keys))
        if line is not None:
            return line
        raise NotInRecord(f"no actor is called {name!r} in the record")

    def _named(
        self,
        parts: tuple[str, ...],
        query: Callable[[Sequence[str], int], Select[Any]],
        own: Sequence[str],
        limit: int,
    ) -> tuple[tuple[str, int], ...]:
        """Names for keys, without one's own, shorter forms of it, and shorter forms of others that are listed."""
        rows = list(self._rows(query(own, 4 * limit)))
        called = schema.called.c
        written = select(called.key, called.name).where(called.part.in_(parts), called.key.in_([r.key for r in rows]))
        names = {row.key: row.name for row in self._rows(written)}
        # "Donald J. Trump" is no other person than "Donald Trump": a letter by itself parts no names.
        words = {key: frozenset(w for w in key.split() if len(w) > 1) for key in (*own, *(row.key for row in rows))}
        mine = {words[key] for key in own}
        found = {
            names.get(row.key, row.key): row.number
            for row in rows
            if words[row.key] not in mine and not any(words[row.key] < other for other in words.values())
        }
        return tuple(found.items())[:limit]


def by_month(*conditions: ColumnElement[bool]) -> Select[Any]:
    """(month, kind, number) of the dated entries that fit; an entry counts in the month of its first day."""
    entry = schema.entry.c
    month = func.substr(entry.day, 1, len("2016-10")).label("month")
    return (
        select(month, entry.kind, func.count().label("number"))
        .where(*conditions, entry.until != schema.UNKNOWN, entry.until <= "9999", entry.day > "0001-12-31")
        .group_by(month, entry.kind)
    )


def partners(keys: Sequence[str], limit: int) -> Select[Any]:
    """(key, number) of those who take part in the most events in which the actor of these keys does."""
    return _beside(keys, "actor", limit, kind="event")


def subjects(keys: Sequence[str], limit: int) -> Select[Any]:
    """(key, number) of what the statements in which the actor of these keys takes part are most often about."""
    return _beside(keys, "about", limit, kind="statement")


def speakers(keys: Sequence[str], limit: int) -> Select[Any]:
    """(key, number) of those who take part in the most statements about the one of these keys."""
    return _beside(keys, "actor", limit, kind="statement", own_part="about")


def _beside(keys: Sequence[str], part: str, limit: int, *, kind: str, own_part: str = "actor") -> Select[Any]:
    own, other, named = schema.participant.alias().c, schema.participant.alias().c, schema.named.c
    mine = (
        select(own.entry)
        .join(schema.entry, schema.entry.c.number == own.entry)
        .where(own.part == schema.PARTS[own_part], own.name.in_(questions.names(keys)), schema.entry.c.kind == kind)
    )
    number = func.count().label("number")
    counted = (
        select(other.name, number)
        # A sum, which no index has: SQLite is to look entry by entry, not through all that have this part.
        .where(other.part + 0 == schema.PARTS[part], other.entry.in_(mine))
        .group_by(other.name)
        .subquery()
    )
    return (
        select(named.key, counted.c.number)
        .join(counted, counted.c.name == named.number)
        .order_by(counted.c.number.desc(), named.key)
        .limit(limit)
    )


def counts() -> Select[Any]:
    """(kind, number) of the entries of the whole record."""
    return select(schema.entry.c.kind, func.count().label("number")).group_by(schema.entry.c.kind)
