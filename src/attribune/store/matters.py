"""The list of matters: rows of one record, lines of all, and which one a name means.

As with actors, a record that is added only adds to lines; where one goes, they are made anew.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import Connection, Row, Select, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from ..errors import NotInRecord
from ..model.matter import Matter
from ..model.record import Record
from . import schema
from .actors import Ask
from .base import MatterLine
from .names import name_key
from .questions import published_by

_LINE = schema.matter_line.c
IN_ORDER = (_LINE.reports.desc(), _LINE.name)
# What a row tells of its matter's last change: from when on it stands for all that is known, its day; its report's day
# of publication, its report and its own id, of which the first counts; its status.
Told = tuple[str, str, str, int, str, str]


@dataclass(frozen=True, slots=True)
class _Tally:
    """What some rows of `matter` with one key come to; the first three count rows."""

    spellings: Counter[str]
    kinds: Counter[str]
    owners: Counter[str]
    last: Told | None
    reports: int

    @classmethod
    def of(cls, rows: Sequence[Mapping[Any, Any]]) -> Self:
        """The rows have their reports' days of publication, too."""
        return cls(
            Counter(row["name"] for row in rows),
            Counter(row["kind"] for row in rows),
            Counter(row["owner"] for row in rows if row["owner"]),
            _last(map(_told, rows)),
            len({row["report"] for row in rows}),
        )

    @classmethod
    def kept(cls, row: Row[Any]) -> Self:
        """The tally in a row of the list."""
        spellings, kinds, owners = (Counter(json.loads(one)) for one in (row.spellings, row.kinds, row.owners))
        return cls(spellings, kinds, owners, tuple(json.loads(row.last)) or None, row.reports)

    def with_more(self, other: Self) -> "_Tally":
        """Both together; they are of different reports."""
        return _Tally(
            self.spellings + other.spellings,
            self.kinds + other.kinds,
            self.owners + other.owners,
            _last((self.last, other.last)),
            self.reports + other.reports,
        )

    def row(self, key: str) -> dict[str, Any]:
        return {
            "key": key,
            "name": _commonest(self.spellings),
            "spellings": json.dumps(self.spellings, ensure_ascii=False),
            "kinds": json.dumps(self.kinds),
            "owners": json.dumps(self.owners, ensure_ascii=False),
            "last": json.dumps(self.last or ()),
            "spelled": "\n".join(sorted({name.casefold() for name in self.spellings})),
            "reports": self.reports,
        }

    def line(self) -> MatterLine:
        return MatterLine(
            name=_commonest(self.spellings),
            kind=_commonest(self.kinds),
            of=_commonest(self.owners) or None,
            status=self.last[-1] if self.last else None,
            when=self.last[1] if self.last else "",
            reports=self.reports,
        )


def matter_rows(record: Record, report: int) -> list[dict[str, Any]]:
    """A record's matters, each with the last status that it tells: the latest with a date, else the last told."""
    names = {actor.id: actor.name for actor in record.actors}
    return [
        {
            "report": report,
            "id": matter.id,
            "key": name_key(matter.name),
            "name": matter.name,
            "kind": matter.kind,
            "owner": names.get(matter.of or ""),
            **_last_of(matter, record.report.published),
        }
        for matter in record.matters
        if name_key(matter.name)
    ]


def _last_of(matter: Matter, published: str) -> dict[str, Any]:
    dated = [change for change in matter.history if change.when]
    past = [change for change in dated if not published or change.when[: len(published)] <= published]
    last = (past or dated or matter.history)[-1:]
    return {"status": last[0].status if last else None, "day": last[0].when if last else ""}


def every_matter(as_of: str | None = None) -> Select[Any]:
    """All rows with their report's day of publication, those of one name one after the other."""
    matter = schema.matter.c
    query = select(schema.matter, schema.report.c.published).join(schema.report)
    if as_of is not None:
        query = query.where(published_by(as_of))
    return query.order_by(matter.key, schema.report.c.published, matter.report, matter.id)


def matter_lines(rows: Iterable[Row[Any]]) -> Iterator[MatterLine]:
    """One line for all rows of one name; those with the most reports first."""
    lines = [tally.line() for tally in _tallied(row._mapping for row in rows).values()]
    yield from sorted(lines, key=lambda line: (-line.reports, line.name))


def list_matters(connection: Connection, rows: Iterable[Mapping[Any, Any]], published: str) -> None:
    """Add what one record tells of its matters, rows of `matter` that no line has yet, to their lines."""
    tallies = _tallied({**row, "published": published} for row in rows)
    wanted = func.json_each(json.dumps(sorted(tallies))).table_valued("value")
    for row in connection.execute(select(schema.matter_line).join(wanted, _LINE.key == wanted.c.value)).all():
        tallies[row.key] = _Tally.kept(row).with_more(tallies[row.key])
    _keep(connection, tallies)


def list_matters_anew(connection: Connection, keys: Collection[str]) -> None:
    """Make the lines of these keys anew from what rows of `matter` there are."""
    for key in sorted(keys):
        connection.execute(delete(schema.matter_line).where(_LINE.key == key))
        rows = connection.execute(every_matter().where(schema.matter.c.key == key))
        _keep(connection, _tallied(row._mapping for row in rows))


def matter_page(ask: Ask, *, skip: int, limit: int | None) -> tuple[list[MatterLine], int]:
    """The lines behind the first `skip`, and how many there are in all."""
    (counted,) = ask(select(func.count().label("total")).select_from(schema.matter_line))
    query = select(schema.matter_line).order_by(*IN_ORDER)
    # SQLite takes a negative limit for none.
    return [*map(_line, ask(query.limit(-1 if limit is None else limit).offset(skip)))], counted.total


def matters_called(ask: Ask, words: Sequence[str], limit: int) -> list[MatterLine]:
    """The first lines with a name that has all the words, which are casefolded."""
    conditions = [func.instr(_LINE.spelled, word) > 0 for word in words]
    return [*map(_line, ask(select(schema.matter_line).where(*conditions).order_by(*IN_ORDER).limit(limit)))]


def only_matter(ask: Ask, name: str) -> MatterLine | None:
    """The matter of that name, or the only one with all the name's words in its own; None where there is none.

    Raises NotInRecord where there are several.
    """
    key = name_key(name)
    for row in ask(select(schema.matter_line).where(_LINE.key == key)):
        return _line(row)
    words = key.split()
    like = select(schema.matter_line).where(*(func.instr(_LINE.key, word) > 0 for word in words)).order_by(*IN_ORDER)
    return _one_of(map(_line, ask(like)), name) if words else None


def only_matter_among(lines: Iterable[MatterLine], name: str) -> MatterLine | None:
    """The same, of these lines, those with the most reports first."""
    known = tuple(lines)
    key = name_key(name)
    return next((line for line in known if name_key(line.name) == key), None) or _one_of(known, name)


def _one_of(lines: Iterable[MatterLine], name: str) -> MatterLine | None:
    asked = set(name_key(name).split())
    like = [line for line in lines if asked and asked <= set(name_key(line.name).split())]
    if len(like) > 1:
        names = "; ".join(line.name for line in like[:5])
        more = f" and {len(like) - 5} more" if len(like) > 5 else ""
        raise NotInRecord(f"{name!r} may be more than one matter: {names}{more}; give more of its name")
    return like[0] if like else None


def _line(row: Row[Any]) -> MatterLine:
    return _Tally.kept(row).line()


def _tallied(rows: Iterable[Mapping[Any, Any]]) -> dict[str, _Tally]:
    same: dict[str, list[Mapping[Any, Any]]] = {}
    for row in rows:
        same.setdefault(row["key"], []).append(row)
    return {key: _Tally.of(rows) for key, rows in same.items()}


def _keep(connection: Connection, tallies: Mapping[str, _Tally]) -> None:
    rows = [tally.row(key) for key, tally in tallies.items()]
    if rows:
        statement = insert(schema.matter_line)
        new = {column.name: statement.excluded[column.name] for column in _LINE if not column.primary_key}
        connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_=new), rows)


def _told(row: Mapping[Any, Any]) -> Told | None:
    if not row["status"]:
        return None
    published = row["published"]
    # What is foreseen for a later day stands from the day on which it is told.
    known = min(row["day"] or published, published or "~")
    return known, row["day"], published, row["report"], row["id"], row["status"]


def _last(told: Iterable[Told | None]) -> Told | None:
    """The latest; of several, what the earliest report tells first."""
    given = sorted((one for one in told if one is not None), key=lambda one: one[2:5])
    return max(given, key=lambda one: one[:2], default=None)


def _commonest(counts: Counter[str]) -> str:
    return min(counts, key=lambda name: (-counts[name], name), default="")
