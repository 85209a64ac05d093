"""The record of many reports in one SQLite file."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from functools import partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, Table, select
from sqlalchemy.dialects.sqlite import insert

from ..errors import NotInRecord, RecordError
from ..model.codec import record_to_json
from ..model.entry import Entry
from ..model.kin import Teller
from ..model.record import Record
from ..model.report import Report
from . import overview, questions, schema
from .base import ActorLine, MatterLine, Merging, ReportLine, StoryLine
from .deriving import Derived, derive_all, record_in
from .matters import every_matter, matter_lines, only_matter
from .names import name_key
from .opening import WRITING, opened_engine, understood
from .rows import actor_lines, report_row
from .tellings import unpacked

# Rows fetched at a time: enough to be quick, few enough to stream.
_BATCH = 500
_NEAREST = 3
_LINE_NAMES = tuple(field.name for field in fields(ReportLine))
# Reports whose text is kept for the next entries: those of one day come from few reports.
_REPORTS_AT_HAND = 200


def open_sqlite(path: Path, *, merging: Merging, create: bool = True) -> "SqliteStore":
    """The store in the SQLite file at `path`; made, or brought up to date, if `create`.

    Raises StoreError where there is none, ForeignDatabase, NewerDatabase, UnwritableDatabase.
    """
    engine = opened_engine(path, create=create, derive=partial(derive_all, merging=merging))
    return SqliteStore(engine, path, merging)


class SqliteStore:
    """A `Store` (see there) in a SQLite file. One transaction a report."""

    def __init__(self, engine: Engine, path: Path, merging: Merging) -> None:
        self._engine = engine
        self._path = path
        self._merging = merging
        self._reports: dict[int, Report] = {}

    def add(self, record: Record) -> bool:
        report = record.report
        with self._reading() as connection:
            if connection.execute(select(schema.report.c.id).where(schema.report.c.id == _utf8(report.id))).first():
                return False
        row = report_row(record, *_packed(record))
        derived = Derived.of(record, self._merging)
        with self._writing() as connection:
            inserted = connection.execute(insert(schema.report).values(row).on_conflict_do_nothing())
            if not inserted.rowcount:
                return False
            derived.insert(connection, inserted.lastrowid)
        return True

    def entries(
        self,
        *,
        actor: str | None = None,
        matter: str | None = None,
        about: str | None = None,
        type: str | None = None,  # noqa: A002  # the schema's own word
        kind: str | None = None,
        start: str | None = None,
        end: str | None = None,
        search: str | None = None,
        report: str | None = None,
        story: str | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Entry]:
        conditions = self._conditions(
            actor=actor, matter=matter, about=about, type=type, kind=kind, start=start, end=end, search=search,
            report=report, story=story,
        )  # fmt: skip
        query = questions.tellings(*questions.IN_TIME)
        if after is None and limit is None:
            return self._joined(query.where(*conditions))
        ids = overview.chosen(*conditions, after=self._place(after) if after else None, limit=limit)
        return self._joined(query.where(schema.entry.c.id.in_(ids)))

    def _conditions(
        self,
        *,
        actor: str | None = None,
        matter: str | None = None,
        about: str | None = None,
        type: str | None = None,  # noqa: A002
        kind: str | None = None,
        start: str | None = None,
        end: str | None = None,
        search: str | None = None,
        report: str | None = None,
        story: str | None = None,
    ) -> list[ColumnElement[bool]]:
        """What an entry must be to fit. Raises NotInRecord for a name or an id that is not in the record."""
        found = [
            questions.takes_part(part, self._key((part,), name))
            for part, name in (("actor", actor), ("matter", matter))
            if name is not None
        ]
        if about is not None:
            found.append(questions.takes_part("about", self._key(("actor", "matter"), about)))
        if type is not None:
            found.append(questions.alike(schema.entry.c.type, _utf8(type)))
        if kind is not None:
            found.append(questions.alike(schema.entry.c.kind, _utf8(kind)))
        if start is not None or end is not None:
            found.append(questions.within(start, end))
        if search is not None:
            found.append(questions.containing(_utf8(search)))
        if report is not None:
            number = select(schema.report.c.number).where(schema.report.c.id == _utf8(report))
            found.append(questions.told_by(number))
        if story is not None:
            found.append(questions.told_by(questions.telling_story(self._story_group(story))))
        return found

    def _place(self, entry: str) -> tuple[Any, ...]:
        with self._reading() as connection:
            row = connection.execute(overview.place(_utf8(entry))).first()
        if row is None:
            raise NotInRecord(f"no entry {entry}; begin with the first page")
        return tuple(row)

    def tally(self, **asked: Any) -> dict[tuple[str, str], int]:
        rows = self._rows(overview.by_month(*self._conditions(**asked)))
        return {(row.month, row.kind): row.number for row in rows}

    def partners(self, actor: str, *, limit: int) -> tuple[tuple[str, int], ...]:
        return self._named(("actor",), overview.partners, self._key(("actor",), actor), limit)

    def subjects(self, actor: str, *, limit: int) -> tuple[tuple[str, int], ...]:
        return self._named(("actor", "matter"), overview.subjects, self._key(("actor",), actor), limit)

    def _named(
        self, parts: tuple[str, ...], query: Callable[[str, int], Select[Any]], key: str, limit: int
    ) -> tuple[tuple[str, int], ...]:
        """Names for keys, without the key itself, shorter forms of it, and shorter forms of others that are listed."""
        rows = list(self._rows(query(key, 4 * limit)))
        called = schema.called.c
        written = select(called.key, called.name).where(called.part.in_(parts), called.key.in_([r.key for r in rows]))
        names = {row.key: row.name for row in self._rows(written)}
        # "Donald J. Trump" is no other person than "Donald Trump": a letter by itself parts no names.
        words = {row: frozenset(w for w in row.split() if len(w) > 1) for row in (key, *(row.key for row in rows))}
        found = {
            names.get(row.key, row.key): row.number
            for row in rows
            if words[row.key] != words[key] and not any(words[row.key] < other for other in words.values())
        }
        return tuple(found.items())[:limit]

    def counts(self) -> dict[str, int]:
        (row,) = self._rows(overview.counts())
        names = ("reports", "statements", "events", "changes of matters")
        return dict(zip(names, row, strict=True))

    def newest(self, *, limit: int) -> Iterator[ReportLine]:
        report = schema.report.c
        query = (
            select(*(report[name] for name in _LINE_NAMES)).order_by(report.published.desc(), report.id).limit(limit)
        )
        for row in self._rows(query):
            yield ReportLine(**row._mapping)

    def actor(self, name: str) -> ActorLine:
        key = self._key(("actor",), name)
        # A short form stands for the fullest name in the record that has it.
        called = schema.called.c
        rows = self._rows(select(called.name).where(called.part == "actor", called.key == key))
        key = name_key(next((row.name for row in rows), name))
        actor = schema.actor.c
        lines = tuple(
            actor_lines(
                self._rows(select(schema.actor).where(actor.key == key).order_by(actor.key, actor.kind, actor.report))
            )
        )
        if not lines:
            raise NotInRecord(f"no actor is called {name!r} in the record")
        return lines[0]

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

    def stories(self) -> Iterator[StoryLine]:
        lines = [self._story_line(rows) for _, rows in groupby(self._rows(questions.stories()), attrgetter("story"))]
        return iter(sorted(lines, key=lambda line: (not line.days[0], line.days[0], line.reports[0].id)))

    def story(self, id: str) -> StoryLine:  # noqa: A002
        rows = self._rows(questions.stories().where(schema.kin.c.story == self._story_group(id)))
        return self._story_line(rows)

    def report_text(self, id: str) -> str:  # noqa: A002
        with self._reading() as connection:
            found = connection.execute(select(schema.report.c.text).where(schema.report.c.id == _utf8(id))).scalar()
        if found is None:
            raise NotInRecord(f"no report {id}; `attribune reports` lists them")
        return zlib.decompress(found).decode()

    def reports(self) -> Iterator[ReportLine]:
        published = schema.report.c.published
        for row in self._rows(
            select(*(schema.report.c[name] for name in _LINE_NAMES)).order_by(
                published == "", published, schema.report.c.id
            )
        ):
            yield ReportLine(**row._mapping)

    def actors(self) -> Iterator[ActorLine]:
        actor = schema.actor.c
        rows = self._rows(select(schema.actor).order_by(actor.key, actor.kind, actor.report))
        yield from actor_lines(rows)

    def matters(self) -> Iterator[MatterLine]:
        return matter_lines(self._rows(every_matter()))

    def matter(self, name: str) -> MatterLine:
        found = only_matter(self._rows(every_matter()), _utf8(name))
        if found is None:
            self._key(("matter",), name)  # says which names come near
            raise NotInRecord(f"no matter is called {name!r} in the record")
        return found

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

    def _joined(self, query: Select[Any]) -> Iterator[Entry]:
        for id_, rows in groupby(self._rows(query), key=attrgetter("id")):
            entries, copies = [], {}
            for row in rows:
                report = self._report(row.report)
                entries.append(unpacked(row.body, id=id_, report=report, merging=self._merging))
                copies[report.id] = row.copy
            yield self._merging.joined(entries, copies=copies)

    def _report(self, number: int) -> Report:
        """A report's metadata as the list of reports has it, and its text: what evidence is made of."""
        if number not in self._reports:
            report = schema.report.c
            columns = (report.id, report.path, report.published, report.outlet, report.wire, report.headline)
            with self._reading() as connection:
                row = connection.execute(select(*columns, report.text).where(report.number == number)).one()
            if len(self._reports) >= _REPORTS_AT_HAND:
                self._reports.pop(next(iter(self._reports)))
            self._reports[number] = Report(**{**row._mapping, "text": zlib.decompress(row.text).decode()})
        return self._reports[number]

    def _story_line(self, rows: Iterable[Row[Any]]) -> StoryLine:
        copies: dict[str, int] = {}
        reports: list[ReportLine] = []
        for row in rows:
            copies[row.id] = row.copy
            reports.append(ReportLine(**{name: row._mapping[name] for name in _LINE_NAMES}))
        days = [report.published for report in reports if report.published]
        tellers = [Teller(report.id, report.outlet, report.wire) for report in reports]
        return StoryLine(
            id=questions.story_id(reports[0].id),
            headline=next((report.headline for report in reports if report.headline), None),
            days=(days[0], days[-1]) if days else ("", ""),
            sources=self._merging.sources_of(tellers, copies),
            reports=tuple(reports),
        )

    def _story_group(self, id: str) -> int:  # noqa: A002
        """The number of the story to which this id, or its beginning, leads."""
        query = questions.story_groups(_utf8(id))
        with self._reading() as connection:
            found = connection.execute(query.limit(2)).scalars().all()
        if len(found) > 1:
            raise NotInRecord(f"more than one story's id begins with {id}; give more of it")
        if not found:
            raise NotInRecord(f"no story {id}; `attribune stories` lists them")
        return int(found[0])

    def _records(self, query: Select[Any]) -> Iterator[Record]:
        return map(record_in, self._rows(query))

    def _key(self, parts: tuple[str, ...], name: str) -> str:
        """The key of a name that is in the record. Raises NotInRecord, which suggests the nearest ones."""
        key = name_key(_utf8(name))
        called = schema.called.c
        with self._reading() as connection:
            if connection.execute(select(called.key).where(called.part.in_(parts), called.key == key)).first():
                return key
            rows = connection.execute(select(called.key, called.name).where(called.part.in_(parts)))
            names = {row.key: row.name for row in rows}
        from rapidfuzz import process

        # Several keys may stand for one name: the last name, an alias.
        scored = process.extract(key, sorted(names), limit=_NEAREST * 3, score_cutoff=60)
        nearest = list(dict.fromkeys(names[near] for near, _, _ in scored))[:_NEAREST]
        hint = f"; did you mean {' or '.join(nearest)}?" if nearest else ""
        raise NotInRecord(f"no {' or '.join(parts)} is called {name!r} in the record{hint}")

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
