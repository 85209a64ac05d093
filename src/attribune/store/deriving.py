"""From a report's record to the rows of all the other tables: when it is added, and when all are made anew."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    ScalarSelect,
    Table,
    Text,
    bindparam,
    delete,
    func,
    literal_column,
    select,
    tuple_,
)
from sqlalchemy.dialects.sqlite import insert

from ..model.codec import record_from_json
from ..model.entry import Entry
from ..model.kin import Kin, Kinship
from ..model.record import Record
from . import schema
from .actors import actor_rows, list_actors
from .base import Merging
from .kin import insert_kin
from .matters import list_matters, matter_rows
from .places import places
from .rows import called_rows, entry_row, participant_rows, telling_row, words_row


@dataclass(frozen=True, slots=True)
class Derived:
    """What a record gives before it meets others: its entries, and by what its report is known to its kin."""

    record: Record
    entries: tuple[Entry, ...]
    kin: Kin
    kinships: tuple[Kinship, ...]

    @classmethod
    def of(cls, record: Record, merging: Merging) -> Self:
        """Raises RecordError where the record contradicts itself."""
        return cls(record, merging.entries_of(record), merging.kin_of(record.report), merging.KINSHIPS)

    def insert(self, connection: Connection, number: int) -> None:
        """Keep it all; `number` is its report's."""
        self.insert_told(connection, number)
        insert_kin(connection, number, self.kin, self.kinships)

    def insert_told(self, connection: Connection, number: int) -> None:
        """Keep what the record tells."""
        placed = places(self.record)
        _insert_entries(
            connection,
            [
                entry_row(one, number, place=placed.get(one.evidence[0].triggers) if one.kind == "event" else None)
                for one in self.entries
            ],
        )
        _insert_tellings(connection, self.entries, number, self.record.report.text)
        insert_participants(connection, participant_rows(self.record, self.entries))
        _insert(connection, schema.called, called_rows(self.record))
        actors, matters = actor_rows(self.record, number), matter_rows(self.record, number)
        _insert(connection, schema.actor, actors)
        _insert(connection, schema.matter, matters)
        list_actors(connection, actors)
        list_matters(connection, matters, self.record.report.published or "")


def derive_all(connection: Connection, *, merging: Merging) -> None:
    """Make everything anew that is derived from records."""
    rest = (schema.judged, schema.kin, schema.matter, schema.actor, schema.called, schema.participant, schema.telling)
    for table in (*schema.keys.values(), schema.actor_line, schema.matter_line, *rest):
        connection.execute(delete(table))
    connection.execute(delete(schema.named))
    connection.execute(delete(schema.entry))
    connection.exec_driver_sql("INSERT INTO words (words) VALUES ('delete-all')")
    for number in connection.execute(select(schema.report.c.number).order_by(schema.report.c.id)).scalars().all():
        row = connection.execute(select(schema.report).where(schema.report.c.number == number)).one()
        Derived.of(record_in(row), merging).insert(connection, number)


def record_in(row: Row[Any]) -> Record:
    """The record in a row of the table of reports."""
    text = zlib.decompress(row.text).decode()
    record = record_from_json(zlib.decompress(row.record).decode(), text=text)
    return replace(record, report=replace(record.report, rereadable=bool(row.rereadable)))


def insert_participants(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Keep by what entries can be asked for (see `participant_rows`); rows that are there already stay."""
    if rows:
        keys = [{"key": key} for key in sorted({row["key"] for row in rows})]
        connection.execute(insert(schema.named).on_conflict_do_nothing(), keys)
        name = select(schema.named.c.number).where(schema.named.c.key == bindparam("key")).scalar_subquery()
        values: dict[str, Any] = {"part": bindparam("part"), "name": name, "entry": _number_of_entry()}
        statement = insert(schema.participant).values(**values).on_conflict_do_nothing()
        connection.execute(statement, [{**row, "part": schema.PARTS[row["part"]]} for row in rows])


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
            where=tuple_(new.published, _id_of("excluded")) < tuple_(known.published, _id_of("entry")),
        ),
        rows,
    )


def _insert_tellings(connection: Connection, entries: Sequence[Entry], report: int, text: str) -> None:
    last = connection.execute(select(func.coalesce(func.max(schema.telling.c.number), 0))).scalar_one()
    numbered = tuple(enumerate(entries, last + 1))
    rows = [telling_row(number, entry, report, text) for number, entry in numbered]
    if rows:
        values: dict[str, Any] = {name: bindparam(name) for name in ("number", "report", "body")}
        statement = insert(schema.telling).values(**values, entry=_number_of_entry())
        connection.execute(statement.on_conflict_do_nothing(), rows)
    words = [words_row(number, entry) for number, entry in numbered]
    if words:
        connection.execute(insert(schema.words), words)


def _number_of_entry() -> ScalarSelect[int]:
    """The number of the entry whose id a row has as `entry_id`."""
    return select(schema.entry.c.number).where(schema.entry.c.id == bindparam("entry_id")).scalar_subquery()


def _id_of(row: str) -> ColumnElement[str]:
    # In its own words: SQLAlchemy does not see that the row is the upsert's, and would look for it in the whole table.
    return literal_column(f"(SELECT id FROM report WHERE number = {row}.report)", Text)
