"""The record of many reports in one SQLite file."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, Row, Select, Table, func, select, tuple_
from sqlalchemy.dialects.sqlite import insert

from ..errors import NotInRecord, RecordError
from ..model.codec import entry_from_json, record_from_json, record_to_json
from ..model.entry import Entry
from ..model.record import Record
from . import questions, schema
from .base import ActorLine, Merging, ReportLine
from .names import name_key
from .opening import WRITING, opened_engine, understood
from .rows import (
    actor_lines,
    actor_rows,
    called_rows,
    entry_row,
    participant_rows,
    report_row,
    telling_row,
    words_row,
)

# Rows fetched at a time: enough to be quick, few enough to stream.
_BATCH = 500
_NEAREST = 3
_LINE_COLUMNS = tuple(
    schema.report.c[name]
    for name in (
        *("id", "given_id", "path", "url", "outlet", "wire", "published", "headline"),
        *("statements", "events", "matters"),
    )
)


def open_sqlite(path: Path, *, merging: Merging, create: bool = True) -> "SqliteStore":
    """The store in the SQLite file at `path`; made, or brought up to date, if `create`.

    Raises StoreError where there is none, ForeignDatabase, NewerDatabase, UnwritableDatabase.
    """
    return SqliteStore(opened_engine(path, create=create), path, merging)


class SqliteStore:
    """A `Store` (see there) in a SQLite file. One transaction a report."""

    def __init__(self, engine: Engine, path: Path, merging: Merging) -> None:
        self._engine = engine
        self._path = path
        self._merging = merging

    def add(self, record: Record) -> bool:
        report = record.report
        with self._reading() as connection:
            if connection.execute(select(schema.report.c.id).where(schema.report.c.id == _utf8(report.id))).first():
                return False
        body, text = _packed(record)
        entries = self._merging.entries_of(record)
        with self._writing() as connection:
            row = report_row(record, body=body, text=text)
            if not connection.execute(insert(schema.report).values(row).on_conflict_do_nothing()).rowcount:
                return False
            _insert_entries(connection, [entry_row(entry) for entry in entries])
            _insert_tellings(connection, entries, report.id)
            _insert(connection, schema.participant, participant_rows(record, entries))
            _insert(connection, schema.called, called_rows(record))
            _insert(connection, schema.actor, actor_rows(record))
        return True

    def entries(
        self,
        *,
        actor: str | None = None,
        matter: str | None = None,
        type: str | None = None,  # noqa: A002  # the schema's own word
        kind: str | None = None,
        start: str | None = None,
        end: str | None = None,
        search: str | None = None,
        report: str | None = None,
    ) -> Iterator[Entry]:
        query = questions.tellings(*questions.IN_TIME)
        for part, name in (("actor", actor), ("matter", matter)):
            if name is not None:
                query = query.where(questions.takes_part(part, self._key(part, name)))
        if type is not None:
            query = query.where(questions.alike(schema.entry.c.type, _utf8(type)))
        if kind is not None:
            query = query.where(questions.alike(schema.entry.c.kind, _utf8(kind)))
        if start is not None or end is not None:
            query = query.where(questions.within(start, end))
        if search is not None:
            query = query.where(questions.containing(_utf8(search)))
        if report is not None:
            query = query.where(questions.told_by(_utf8(report)))
        return self._joined(query)

    def entries_by_id(self) -> Iterator[Entry]:
        return self._joined(questions.tellings(schema.entry.c.id))

    def entry(self, id: str) -> Entry:  # noqa: A002
        found = self._only(schema.entry, (id,), "entry")
        (entry,) = self._joined(questions.tellings(schema.entry.c.id).where(schema.entry.c.id == found))
        return entry

    def record(self, id: str) -> Record:  # noqa: A002
        found = self._only(schema.report, (id, f"sha256:{id}"), "report")
        (record,) = self._records(select(schema.report).where(schema.report.c.id == found))
        return record

    def records(self) -> Iterator[Record]:
        return self._records(select(schema.report).order_by(schema.report.c.id))

    def report_text(self, id: str) -> str:  # noqa: A002
        with self._reading() as connection:
            found = connection.execute(select(schema.report.c.text).where(schema.report.c.id == _utf8(id))).scalar()
        if found is None:
            raise NotInRecord(f"no report {id}; `attribune reports` lists them")
        return zlib.decompress(found).decode()

    def reports(self) -> Iterator[ReportLine]:
        published = schema.report.c.published
        for row in self._rows(select(*_LINE_COLUMNS).order_by(published == "", published, schema.report.c.id)):
            yield ReportLine(**row._mapping)

    def actors(self) -> Iterator[ActorLine]:
        actor = schema.actor.c
        rows = self._rows(select(schema.actor).where(actor.named == 1).order_by(actor.key, actor.kind, actor.report))
        yield from actor_lines(rows)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with understood(self._path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with (
            understood(self._path),
            self._engine.connect().execution_options(**WRITING) as connection,
            connection.begin(),
        ):
            yield connection

    def _rows(self, query: Select[Any]) -> Iterator[Row[Any]]:
        with self._reading() as connection:
            yield from connection.execution_options(yield_per=_BATCH).execute(query)

    def _joined(self, query: Select[tuple[str, str]]) -> Iterator[Entry]:
        for _, rows in groupby(self._rows(query), key=lambda row: row.id):
            yield self._merging.joined([entry_from_json(row.body) for row in rows])

    def _records(self, query: Select[Any]) -> Iterator[Record]:
        for row in self._rows(query):
            text = zlib.decompress(row.text).decode()
            record = record_from_json(zlib.decompress(row.record).decode(), text=text)
            yield replace(record, report=replace(record.report, rereadable=bool(row.rereadable)))

    def _key(self, part: str, name: str) -> str:
        """The key of a name that is in the record. Raises NotInRecord, which suggests the nearest ones."""
        key = name_key(_utf8(name))
        called = schema.called.c
        with self._reading() as connection:
            if connection.execute(select(called.key).where(called.part == part, called.key == key)).first():
                return key
            rows = connection.execute(select(called.key, called.name).where(called.part == part))
            names = {row.key: row.name for row in rows}
        from rapidfuzz import process

        # Several keys may stand for one name: the last name, an alias.
        scored = process.extract(key, sorted(names), limit=_NEAREST * 3, score_cutoff=60)
        nearest = list(dict.fromkeys(names[near] for near, _, _ in scored))[:_NEAREST]
        hint = f"; did you mean {' or '.join(nearest)}?" if nearest else ""
        raise NotInRecord(f"no {part} is called {name!r} in the record{hint}")

    def _only(self, table: Table, beginnings: Iterable[str], what: str) -> str:
        """The one id that is, or begins with, one of `beginnings`."""
        given, *_ = beginnings = tuple(map(_utf8, beginnings))
        with self._reading() as connection:
            for beginning in beginnings if given else ():
                within = table.c.id.between(beginning, beginning + chr(0x10FFFF))
                query = select(table.c.id).where(within).order_by(table.c.id).limit(2)
                found = connection.execute(query).scalars().all()
                if len(found) == 1 or beginning in found:
                    return str(found[0])
                if found:
                    raise NotInRecord(f"more than one {what}'s id begins with {given}; give more of it")
        raise NotInRecord(f"no {what} {given}")


def _utf8(text: str) -> str:
    """Text that SQLite can take: half a surrogate pair, as a shell may pass it on, becomes a question mark."""
    return text.encode("utf-8", "replace").decode()


def _packed(record: Record) -> tuple[bytes, bytes]:
    """The record without its text, and the text, both compressed."""
    bare = replace(record, report=replace(record.report, rereadable=True))
    try:
        return zlib.compress(record_to_json(bare).encode()), zlib.compress(record.report.text.encode())
    except UnicodeEncodeError as error:
        raise RecordError(f"{record.report.id}: half a surrogate pair is no text; read the report again") from error


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table).on_conflict_do_nothing(), rows)


def _insert_entries(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """New entries take their place; a known one moves if this report is earlier than all before."""
    if not rows:
        return
    statement = insert(schema.entry)
    new, known = statement.excluded, schema.entry.c
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=[known.id],
            set_={name: new[name] for name in ("day", "until", "published", "report", "position")},
            where=tuple_(new.published, new.report) < tuple_(known.published, known.report),
        ),
        rows,
    )


def _insert_tellings(connection: Connection, entries: Sequence[Entry], report: str) -> None:
    last = connection.execute(select(func.coalesce(func.max(schema.telling.c.number), 0))).scalar_one()
    numbered = tuple(enumerate(entries, last + 1))
    _insert(connection, schema.telling, [telling_row(number, entry, report) for number, entry in numbered])
    words = [words_row(number, entry) for number, entry in numbered]
    if words:
        connection.execute(insert(schema.words), words)
