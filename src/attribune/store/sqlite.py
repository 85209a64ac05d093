"""The record of many reports in one SQLite file."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, Table, select
from sqlalchemy.dialects.sqlite import insert

from ..errors import NotInRecord, RecordError, RemovedReport
from ..model.codec import record_to_json
from ..model.entry import Entry
from ..model.judgement import Judgement
from ..model.kin import Kin, Teller
from ..model.record import Record
from ..model.report import Report
from . import questions, schema
from .actors import actor_lines, actor_page
from .base import ActorLine, MatterLine, Merging, Overview, Pairs, ReportLine, StoryLine
from .deriving import Derived, record_in
from .judgements import Judging, Log, appended, judged_at, judging, place, removal_of
from .matters import every_matter, matter_lines, matter_page, only_matter, only_matter_among
from .memory import Memory
from .names import name_key, taken_for_one
from .opening import WRITING, opened_engine, understood
from .overview import SqliteOverview
from .removing import remove, replace_record
from .rows import LINE_NAMES, report_row
from .settling import derive_everything, settle
from .tellings import unpacked

# Rows fetched at a time: enough to be quick, few enough to stream.
_BATCH = 500
_NEAREST = 3
# Texts that are kept for the next entries: those of one day come from few reports.
_TEXTS_AT_HAND = 500
# Entries that are kept for the next question: to put one together costs more than to ask whether it is the same.
_ENTRIES_AT_HAND = 4_000
# Entries whose texts are asked for together: about what a page needs.
_ENTRIES_AT_ONCE = 40


def open_sqlite(path: Path, *, merging: Merging, create: bool = True) -> "SqliteStore":
    """The store in the SQLite file at `path`; made, or brought up to date, if `create`.

    Raises StoreError where there is none, ForeignDatabase, NewerDatabase, UnwritableDatabase.
    """
    engine = opened_engine(path, create=create, derive=partial(derive_everything, merging=merging))
    return SqliteStore(engine, path, merging)


class SqliteStore:
    """A `Store` (see there) in a SQLite file. One transaction a report."""

    def __init__(self, engine: Engine, path: Path, merging: Merging) -> None:
        self._engine = engine
        self._path = path
        self._merging = merging
        self._log: Log | None = None
        self._watch: Any = None
        # By the reports' ids, which stand for their texts.
        self._texts: Memory[str, str] = Memory(_TEXTS_AT_HAND)
        # By their ids, with all that they were put together from.
        self._entries: Memory[str, tuple[list[tuple[Any, ...]], Entry]] = Memory(_ENTRIES_AT_HAND)

    def add(self, record: Record, *, restored: Judgement | None = None) -> bool:
        report = record.report
        with self._reading() as connection:
            if connection.execute(select(schema.report.c.id).where(schema.report.c.id == _utf8(report.id))).first():
                return False
            _refuse_removed(connection, report.id, restored)
        row = report_row(record, *_packed(record))
        derived = Derived.of(record, self._merging)
        with self._writing() as connection:
            removal = _refuse_removed(connection, report.id, restored)
            if removal is not None and restored is not None:
                appended(connection, replace(restored, action="undo", undoes=removal), self._merging)
            inserted = connection.execute(insert(schema.report).values(row).on_conflict_do_nothing())
            if not inserted.rowcount:
                return False
            number = inserted.lastrowid
            derived.insert(connection, number)
            settle(connection, place(connection, number, report.id, derived.entries, self._merging), self._merging)
        return True

    def replace(self, record: Record) -> bool:
        row = report_row(record, *_packed(record))
        with self._writing() as connection:
            stored = self._row(connection, record.report.id)
            if record == record_in(stored):
                return False
            replace_record(connection, stored, record, row, self._merging)
        return True

    def remove(self, judgement: Judgement) -> Judgement:
        with self._writing() as connection:
            stored = self._row(connection, judgement.report or "")
            kept, _ = appended(connection, judgement, self._merging)
            remove(connection, stored, self._merging)
        return kept

    def judge(self, judgement: Judgement) -> Judgement:
        with self._writing() as connection:
            kept, changed = appended(connection, judgement, self._merging)
            reports = {anchor.report for target in judgement.targets for anchor in target.anchors}
            for row in connection.execute(select(schema.report).where(schema.report.c.id.in_(reports))).all():
                place(connection, row.number, row.id, self._merging.entries_of(record_in(row)), self._merging)
            settle(connection, changed or judged_at(connection, kept), self._merging)
        return kept

    def judgements(self, *, entry: str | None = None) -> tuple[Judgement, ...]:
        decided = self._judging()
        return decided.log if entry is None else decided.about(self._only(schema.entry, (entry,), "entry"))

    def unplaced(self) -> tuple[Judgement, ...]:
        decided = self._judging()
        return self._merging.unplaced(decided.in_force, decided.places)

    def decided_pairs(self, entries: Sequence[Entry]) -> tuple[Pairs, Pairs]:
        decided = self._judging()
        return self._merging.decided_pairs(decided.in_force, decided.places, entries, decided.names)

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
        outlet: str | None = None,
        report: str | None = None,
        story: str | None = None,
        as_of: str | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Entry]:
        conditions = self._conditions(
            actor=actor, matter=matter, about=about, type=type, kind=kind, start=start, end=end, search=search,
            outlet=outlet, report=report, story=story, as_of=as_of,
        )  # fmt: skip
        if after is not None or limit is not None:
            behind = questions.behind(self._only(schema.entry, (after,), "entry")) if after else None
            conditions = [schema.entry.c.number.in_(questions.first(limit, *conditions, behind=behind))]
        found = self._joined(questions.tellings(*questions.IN_TIME).where(*conditions), as_of)
        return found if actor is None else self._nobody_else(found, actor)

    def overview(self) -> Overview:
        return SqliteOverview(self._rows, self._conditions, self._keys, lambda: self._judging().names, self._story_line)

    def version(self) -> int:
        with understood(self._path):
            if self._watch is None:
                # A connection of its own, which changes nothing: SQLite tells it what all others do.
                self._watch = self._engine.raw_connection()
                self._watch.detach()
            (number,) = self._watch.execute("PRAGMA data_version").fetchone()
        return int(number)

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
        outlet: str | None = None,
        report: str | None = None,
        story: str | None = None,
        as_of: str | None = None,
    ) -> list[ColumnElement[bool]]:
        """What an entry must be to fit. Raises NotInRecord for a name or an id that is not in the record."""
        found = [
            questions.takes_part(part, self._keys((part,), name))
            for part, name in (("actor", actor), ("matter", matter))
            if name is not None
        ]
        if about is not None:
            found.append(questions.takes_part("about", self._keys(("actor", "matter"), about)))
        if type is not None:
            found.append(questions.alike(schema.entry.c.type, _utf8(type)))
        if kind is not None:
            found.append(questions.alike(schema.entry.c.kind, _utf8(kind)))
        if start is not None or end is not None:
            found.append(questions.within(start, end))
        if search is not None:
            found.append(questions.containing(_utf8(search), as_of))
        if outlet is not None:
            found.append(questions.told_by(questions.of_outlet(_utf8(outlet))))
        if report is not None:
            number = select(schema.report.c.number).where(schema.report.c.id == _utf8(report))
            found.append(questions.told_by(number))
        if story is not None:
            numbers = [row.number for row in self._story_rows(story, as_of)]
            found.append(questions.told_by(numbers))
        if as_of is not None:
            found.append(questions.told_by(questions.known(as_of)))
        return found

    def entries_by_id(self, *, as_of: str | None = None) -> Iterator[Entry]:
        return self._joined(questions.tellings(schema.entry.c.id), as_of)

    def entry(self, id: str, *, as_of: str | None = None) -> Entry:  # noqa: A002
        found = self._only(schema.entry, (id,), "entry")
        query = questions.tellings(schema.entry.c.id).where(schema.entry.c.id == found)
        for entry in self._joined(query, as_of):
            return entry
        raise NotInRecord(f"no report published by {as_of} tells {found}")

    def record(self, id: str) -> Record:  # noqa: A002
        found = self._only(schema.report, (id, f"sha256:{id}"), "report")
        (record,) = self._records(select(schema.report).where(schema.report.c.id == found))
        return record

    def records(self, *, as_of: str | None = None) -> Iterator[Record]:
        query = select(schema.report).order_by(schema.report.c.id)
        return self._records(query if as_of is None else query.where(questions.published_by(as_of)))

    def stories(self, *, as_of: str | None = None) -> Iterator[StoryLine]:
        groups = (list(rows) for _, rows in groupby(self._rows(questions.stories()), attrgetter("story")))
        lines = [self._story_line(part) for group in groups for part in self._known(group, as_of)]
        return iter(sorted(lines, key=lambda line: (not line.days[0], line.days[0], line.reports[0].id)))

    def story(self, id: str, *, as_of: str | None = None) -> StoryLine:  # noqa: A002
        return self._story_line(self._story_rows(id, as_of))

    def report_text(self, id: str) -> str:  # noqa: A002
        with self._reading() as connection:
            found = connection.execute(select(schema.report.c.text).where(schema.report.c.id == _utf8(id))).scalar()
        if found is None:
            raise NotInRecord(f"no report {id}; `attribune reports` lists them")
        return zlib.decompress(found).decode()

    def reports(self, *, as_of: str | None = None) -> Iterator[ReportLine]:
        query = questions.reports()
        if as_of is not None:
            query = query.where(questions.published_by(as_of))
        for row in self._rows(query):
            yield ReportLine(**row._mapping)

    def actors(self, *, as_of: str | None = None) -> Iterator[ActorLine]:
        names = self._judging().names
        if as_of is None:
            return iter(actor_page(self._rows, names, kind="", skip=0, limit=None)[0])
        query = select(schema.actor).where(schema.actor.c.report.in_(questions.known(as_of)))
        return actor_lines(self._rows(query), names)

    def matters(self, *, as_of: str | None = None) -> Iterator[MatterLine]:
        if as_of is None:
            return iter(matter_page(self._rows, skip=0, limit=None)[0])
        return matter_lines(self._rows(every_matter(as_of)))

    def matter(self, name: str, *, as_of: str | None = None) -> MatterLine:
        if as_of is None:
            found = only_matter(self._rows, _utf8(name))
        else:
            found = only_matter_among(self.matters(as_of=as_of), _utf8(name))
        if found is None:
            self._key(("matter",), name)  # says which names come near
            if as_of is not None:
                raise NotInRecord(f"no report published by {as_of} tells of {name!r}")
            raise NotInRecord(f"no matter is called {name!r} in the record")
        return found

    def close(self) -> None:
        if self._watch is not None:
            self._watch.close()
            self._watch = None
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

    def _judging(self) -> Judging:
        with self._reading() as connection:
            found = judging(connection, self._merging, self._log)
        self._log = found.read
        return found

    def _rows(self, query: Select[Any]) -> Iterator[Row[Any]]:
        with self._reading() as connection:
            yield from connection.execution_options(yield_per=_BATCH).execute(query)

    def _joined(self, query: Select[Any], as_of: str | None) -> Iterator[Entry]:
        if as_of is not None:
            query = query.where(schema.telling.c.report.in_(questions.known(as_of)))
        decided = self._judging()
        groups = ((id_, [tuple(row) for row in rows]) for id_, rows in groupby(self._rows(query), attrgetter("id")))
        while some := list(islice(groups, _ENTRIES_AT_ONCE)):
            known = {id_: self._at_hand(id_, tellings) for id_, tellings in some}
            self._fetch_texts({row[3] for id_, tellings in some if known[id_] is None for row in tellings})
            for id_, tellings in some:
                yield decided.applied(known[id_] or self._put_together(id_, tellings), self._merging)

    def _at_hand(self, id: str, tellings: list[tuple[Any, ...]]) -> Entry | None:  # noqa: A002
        """The entry that was put together from the very same rows of `questions.tellings`, if it is at hand."""
        known = self._entries.get(id)
        return known[1] if known is not None and known[0] == tellings else None

    def _put_together(self, id: str, tellings: list[tuple[Any, ...]]) -> Entry:  # noqa: A002
        entries, copies = [], {}
        for _, body, copy, report_id, *shown in tellings:
            text = self._texts.get(report_id) or self.report_text(report_id)
            report = Report(id=report_id, text=text, **dict(zip(questions.SHOWN, shown, strict=True)))
            entries.append(unpacked(body, id=id, report=report, merging=self._merging))
            copies[report_id] = copy
        entry = self._merging.joined(entries, copies=copies)
        self._entries.put(id, (tellings, entry))
        return entry

    def _fetch_texts(self, reports: Iterable[str]) -> None:
        """Have the texts of these reports at hand, as far as there is room."""
        report = schema.report.c
        missing = [one for one in reports if self._texts.get(one) is None][:_TEXTS_AT_HAND]
        if missing:
            for row in self._rows(select(report.id, report.text).where(report.id.in_(missing))):
                self._texts.put(row.id, zlib.decompress(row.text).decode())

    def _story_line(self, rows: Iterable[Row[Any]]) -> StoryLine:
        copies: dict[str, int] = {}
        reports: list[ReportLine] = []
        for row in rows:
            copies[row.id] = row.copy
            reports.append(ReportLine(**{name: row._mapping[name] for name in LINE_NAMES}))
        days = [report.published for report in reports if report.published]
        tellers = [Teller(report.id, report.outlet, report.wire) for report in reports]
        return StoryLine(
            id=questions.story_id(reports[0].id),
            headline=next((report.headline for report in reports if report.headline), None),
            days=(days[0], days[-1]) if days else ("", ""),
            sources=self._merging.sources_of(tellers, copies),
            reports=tuple(reports),
        )

    def _story_rows(self, id: str, as_of: str | None) -> list[Row[Any]]:  # noqa: A002
        """The reports of the story to which this id, or its beginning, leads."""
        query = questions.story_groups(_utf8(id))
        with self._reading() as connection:
            found = connection.execute(query.limit(2)).scalars().all()
        if len(found) > 1:
            raise NotInRecord(f"more than one story's id begins with {id}; give more of it")
        if not found:
            raise NotInRecord(f"no story {id}; `attribune stories` lists them")
        parts = self._known(list(self._rows(questions.stories().where(schema.kin.c.story == found[0]))), as_of)
        for part in parts:
            if len(parts) == 1 or any(questions.story_id(row.id).startswith(id) for row in part):
                return part
        raise NotInRecord(f"no report published by {as_of} tells the story {id}")

    def _known(self, rows: list[Row[Any]], as_of: str | None) -> list[list[Row[Any]]]:
        """A story's reports as they were one story, or several, by then: a later report may have joined them."""
        if as_of is None:
            return [rows]
        last = questions.last_day(as_of)
        then = [row for row in rows if row.published and row.published <= last]
        if len(then) in (0, len(rows)):
            return [then] if then else []
        (story,) = (kinship for kinship in self._merging.KINSHIPS if kinship.name == "story")
        groups = self._merging.groups([self._kin(row.number) for row in then], story)
        parts: dict[int, list[Row[Any]]] = {}
        for row, group in zip(then, groups, strict=True):
            parts.setdefault(group, []).append(row)
        return list(parts.values())

    def _kin(self, number: int) -> Kin:
        with self._reading() as connection:
            row = connection.execute(select(schema.report).where(schema.report.c.number == number)).one()
        return self._merging.kin_of(record_in(row).report)

    def _nobody_else(self, entries: Iterator[Entry], actor: str) -> Iterator[Entry]:
        """Without the entries of those whom a reviewer told apart from the one who is asked for."""
        names, key = self._judging().names, name_key(_utf8(actor))
        pairs = (*names.apart, *((other, one) for one, other in names.apart))
        others = [other for one, other in pairs if name_key(one) == key]
        for entry in entries:
            if names.has(entry, actor) or not any(names.has(entry, other) for other in others):
                yield entry

    def _row(self, connection: Connection, id: str) -> Row[Any]:  # noqa: A002
        """A report's row. Raises NotInRecord."""
        row = connection.execute(select(schema.report).where(schema.report.c.id == _utf8(id))).first()
        if row is None:
            raise NotInRecord(f"no report {id}; `attribune reports` lists them")
        return row

    def _records(self, query: Select[Any]) -> Iterator[Record]:
        return map(record_in, self._rows(query))

    def _keys(self, parts: tuple[str, ...], name: str) -> list[str]:
        """The keys of a name that is in the record, and of those that a reviewer took for the same.

        Raises NotInRecord, which suggests the nearest names.
        """
        key = name_key(_utf8(name))
        if keys := taken_for_one(self._judging().names.groups, key):
            return keys
        return [self._key(parts, name)]

    def _key(self, parts: tuple[str, ...], name: str) -> str:
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


def _refuse_removed(connection: Connection, report: str, restored: Judgement | None) -> str | None:
    """The judgement that removed a report, if any. Raises RemovedReport where nobody restores it."""
    removal = removal_of(connection, report)
    if removal is not None and restored is None:
        raise RemovedReport(f"{report} was removed ({removal}; `attribune log` says why); add it with --restore")
    return removal


def _packed(record: Record) -> tuple[bytes, bytes]:
    """The record without its text, and the text, both compressed."""
    bare = replace(record, report=replace(record.report, rereadable=True))
    try:
        return zlib.compress(record_to_json(bare).encode()), zlib.compress(record.report.text.encode())
    except UnicodeEncodeError as error:
        raise RecordError(f"{record.report.id}: half a surrogate pair is no text; read the report again") from error
