"""The list of actors: rows of one record, lines of all, kept up a record at a time.

A record that is added only adds to the lines of its actors; where one goes, their lines are made anew from the rows
that are left.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from ..model.record import Record
from . import schema
from .base import ActorLine, Naming
from .names import name_key

Ask = Callable[[Select[Any]], Iterator[Row[Any]]]
_LINE = schema.actor_line.c
IN_ORDER = (_LINE.reports.desc(), (_LINE.statements + _LINE.events).desc(), _LINE.name, _LINE.kind)


@dataclass(frozen=True, slots=True)
class _Tally:
    """What some rows of `actor` with one key and kind come to; `spellings` and `roles` count the rows that have one."""

    spellings: Counter[str]
    aliases: frozenset[str]
    roles: Counter[str]
    reports: int
    statements: int
    events: int

    @classmethod
    def of(cls, rows: Sequence[Mapping[Any, Any]]) -> Self:
        return cls(
            Counter(row["name"] for row in rows),
            frozenset(alias for row in rows for alias in (row["name"], *json.loads(row["aliases"]))),
            Counter(title for row in rows for title in dict.fromkeys(json.loads(row["roles"]))),
            len({row["report"] for row in rows}),
            sum(row["statements"] for row in rows),
            sum(row["events"] for row in rows),
        )

    @classmethod
    def kept(cls, row: Row[Any]) -> Self:
        """The tally in a row of the list."""
        aliases, roles = frozenset(json.loads(row.aliases)), Counter(json.loads(row.roles))
        return cls(Counter(json.loads(row.spellings)), aliases, roles, row.reports, row.statements, row.events)

    def with_more(self, other: Self) -> "_Tally":
        """Both together; they are of different reports."""
        return _Tally(
            self.spellings + other.spellings,
            self.aliases | other.aliases,
            self.roles + other.roles,
            self.reports + other.reports,
            self.statements + other.statements,
            self.events + other.events,
        )

    @property
    def name(self) -> str:
        """The commonest name."""
        return min(self.spellings, key=lambda spelling: (-self.spellings[spelling], spelling))

    def row(self, key: str, kind: str) -> dict[str, Any]:
        return {
            "key": key,
            "kind": kind,
            "name": self.name,
            "spellings": json.dumps(self.spellings, ensure_ascii=False),
            "aliases": json.dumps(sorted(self.aliases), ensure_ascii=False),
            "roles": json.dumps(self.roles, ensure_ascii=False),
            "spelled": "\n".join(sorted({alias.casefold() for alias in self.aliases})),
            "reports": self.reports,
            "statements": self.statements,
            "events": self.events,
        }


def actor_rows(record: Record, report: int) -> list[dict[str, Any]]:
    """A record's named actors with what they say and do in it."""
    statements = Counter(one for statement in record.statements for one in dict.fromkeys(statement.speakers))
    events = Counter(one for event in record.events for one in dict.fromkeys((*event.actors, *event.recipients)))
    return [
        {
            "report": report,
            "id": actor.id,
            "key": name_key(actor.name),
            "name": actor.name,
            "kind": actor.kind,
            "aliases": json.dumps(actor.aliases),
            "roles": json.dumps([role.title for role in actor.roles]),
            "statements": statements[actor.id],
            "events": events[actor.id],
        }
        for actor in record.actors
        if actor.named
    ]


def list_actors(connection: Connection, rows: Iterable[Mapping[Any, Any]]) -> None:
    """Add what one record tells of its actors, rows of `actor` that no line has yet, to their lines."""
    tallies = _tallied(rows)
    wanted = func.json_each(json.dumps(sorted({key for key, _ in tallies}))).table_valued("value")
    known = connection.execute(select(schema.actor_line).join(wanted, _LINE.key == wanted.c.value)).all()
    for row in known:
        if (row.key, row.kind) in tallies:
            tallies[row.key, row.kind] = _Tally.kept(row).with_more(tallies[row.key, row.kind])
    _keep(connection, tallies)


def list_actors_anew(connection: Connection, keys: Collection[str]) -> None:
    """Make the lines of these keys anew from what rows of `actor` there are."""
    for key in sorted(keys):
        connection.execute(delete(schema.actor_line).where(_LINE.key == key))
        rows = connection.execute(select(schema.actor).where(schema.actor.c.key == key))
        _keep(connection, _tallied(row._mapping for row in rows))


def actor_page(ask: Ask, names: Naming, *, kind: str, skip: int, limit: int | None) -> tuple[list[ActorLine], int]:
    """The lines behind the first `skip`, of one kind if it is not "", and how many there are in all."""
    apart, conditions = _by_word_of_reviewers(ask, names)
    if kind:
        apart = [line for line in apart if line.kind == kind]
        conditions.append(_LINE.kind == kind)
    (counted,) = ask(select(func.count().label("total")).select_from(schema.actor_line).where(*conditions))
    query = select(schema.actor_line).where(*conditions).order_by(*IN_ORDER)
    total = counted.total + len(apart)
    if not apart:
        # SQLite takes a negative limit for none.
        return [*map(_line, ask(query.limit(-1 if limit is None else limit).offset(skip)))], total
    until = None if limit is None else skip + limit
    found = [*map(_line, ask(query.limit(until))), *apart]
    return sorted(found, key=_in_order)[skip:until], total


def actor_of(ask: Ask, names: Naming, keys: Collection[str]) -> ActorLine | None:
    """The first line of these keys, None where there is none."""
    apart, conditions = _by_word_of_reviewers(ask, names)
    found = [line for line in apart if any(name_key(name) in keys for name in (line.name, *line.aliases))]
    query = select(schema.actor_line).where(_LINE.key.in_(keys), *conditions).order_by(*IN_ORDER).limit(1)
    return min((*found, *map(_line, ask(query))), key=_in_order, default=None)


def actors_called(ask: Ask, names: Naming, words: Sequence[str], limit: int) -> list[ActorLine]:
    """The first lines with a name that has all the words, which are casefolded."""
    apart, conditions = _by_word_of_reviewers(ask, names)
    conditions += [func.instr(_LINE.spelled, word) > 0 for word in words]
    found = [line for line in apart if _has(words, line)]
    for row in ask(select(schema.actor_line).where(*conditions).order_by(*IN_ORDER)):
        if len(found) >= limit + len(apart):
            break
        line = _line(row)
        if _has(words, line):
            found.append(line)
    return sorted(found, key=_in_order)[:limit]


def actor_lines(rows: Iterable[Row[Any]], names: Naming) -> Iterator[ActorLine]:
    """One line for all rows of the same name and kind; whom a reviewer took for one is one, whatever its kinds."""
    shown = {name_key(name): group for group in names.groups for name in group}
    told: dict[tuple[str, str], list[Mapping[Any, Any]]] = {}
    for row in rows:
        group = shown.get(row.key)
        told.setdefault((name_key(group[0]), "") if group else (row.key, row.kind), []).append(row._mapping)
    yield from sorted((_made(same, shown.get(key)) for (key, _), same in told.items()), key=_in_order)


def _by_word_of_reviewers(ask: Ask, names: Naming) -> tuple[list[ActorLine], list[ColumnElement[bool]]]:
    """The lines of those whom reviewers took for one, and a condition for all others."""
    grouped = sorted({name_key(name) for group in names.groups for name in group})
    if not grouped:
        return [], []
    rows = ask(select(schema.actor).where(schema.actor.c.key.in_(grouped)))
    return list(actor_lines(rows, names)), [_LINE.key.not_in(grouped)]


def _tallied(rows: Iterable[Mapping[Any, Any]]) -> dict[tuple[str, str], _Tally]:
    same: dict[tuple[str, str], list[Mapping[Any, Any]]] = {}
    for row in rows:
        same.setdefault((row["key"], row["kind"]), []).append(row)
    return {one: _Tally.of(rows) for one, rows in same.items()}


def _keep(connection: Connection, tallies: Mapping[tuple[str, str], _Tally]) -> None:
    rows = [tally.row(*one) for one, tally in tallies.items()]
    if rows:
        statement = insert(schema.actor_line)
        new = {column.name: statement.excluded[column.name] for column in _LINE if not column.primary_key}
        connection.execute(statement.on_conflict_do_update(index_elements=["key", "kind"], set_=new), rows)


def _line(row: Row[Any]) -> ActorLine:
    return ActorLine(
        name=row.name,
        kind=row.kind,
        aliases=tuple(alias for alias in json.loads(row.aliases) if alias != row.name),
        roles=_ranked(json.loads(row.roles)),
        reports=row.reports,
        statements=row.statements,
        events=row.events,
    )


def _made(rows: Sequence[Mapping[Any, Any]], group: Sequence[str] | None) -> ActorLine:
    tally, kinds = _Tally.of(rows), Counter(row["kind"] for row in rows)
    name = group[0] if group else tally.name
    return ActorLine(
        name=name,
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        aliases=tuple(sorted(tally.aliases - {name})),
        roles=_ranked(tally.roles),
        reports=tally.reports,
        statements=tally.statements,
        events=tally.events,
    )


def _ranked(roles: Mapping[str, int]) -> tuple[str, ...]:
    """The roles, those that most reports tell first; one that is written in several ways is told in its commonest."""
    same: dict[str, list[str]] = {}
    for title in sorted(roles, key=lambda title: (-roles[title], title)):
        same.setdefault(title.casefold(), []).append(title)
    ranked = sorted(same.values(), key=lambda titles: (-sum(roles[title] for title in titles), titles[0]))
    return tuple(titles[0] for titles in ranked)


def _in_order(line: ActorLine) -> tuple[int, int, str, str]:
    return (-line.reports, -line.statements - line.events, line.name, line.kind)


def _has(words: Sequence[str], line: ActorLine) -> bool:
    return any(all(word in name.casefold() for word in words) for name in (line.name, *line.aliases))
