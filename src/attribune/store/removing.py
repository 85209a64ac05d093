"""Reports that leave the record, or whose record is made anew: what depended on them, and nothing else, follows."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from ..model.kin import Kinship
from ..model.record import Record
from . import schema
from .base import Merging
from .deriving import Derived, record_in
from .judgements import place
from .kin import day_of, regroup
from .settling import forget, forget_names, settle


def remove(connection: Connection, row: Row[Any], merging: Merging) -> None:
    """Take a report out: its own rows, its share of entries; the groups that it was in are found anew."""
    record = record_in(row)
    groups = {kinship.name: _companions(connection, row.number, kinship) for kinship in merging.KINSHIPS}
    forget(connection, row, merging)
    own = merging.kin_of(record.report)
    for kinship in merging.KINSHIPS:
        keys = schema.keys[kinship.name].c
        for key in own.keys[kinship.name]:
            where = (keys.key == key, keys.day == day_of(own), keys.report == row.number)
            connection.execute(delete(schema.keys[kinship.name]).where(*where))
    connection.execute(delete(schema.kin).where(schema.kin.c.report == row.number))
    connection.execute(delete(schema.report).where(schema.report.c.number == row.number))
    forget_names(connection, record)
    for kinship in merging.KINSHIPS:
        numbers = groups[kinship.name]
        rows = connection.execute(select(schema.report).where(schema.report.c.number.in_(numbers)))
        regroup(connection, {one.number: merging.kin_of(record_in(one).report) for one in rows}, kinship)


def replace_record(
    connection: Connection, row: Row[Any], record: Record, values: dict[str, Any], merging: Merging
) -> None:
    """Put a record in the place of the one that a report had; `values` is the report's new row.

    What reports are compared by depends on their text and date alone, which are the same.
    """
    before = record_in(row)
    derived = Derived.of(record, merging)
    forget(connection, row, merging)
    connection.execute(update(schema.report).where(schema.report.c.number == row.number).values(values))
    derived.insert_told(connection, row.number)
    forget_names(connection, before)
    settle(connection, place(connection, row.number, record.report.id, derived.entries, merging), merging)


def _companions(connection: Connection, number: int, kinship: Kinship) -> Sequence[int]:
    """The other reports in the same group."""
    group = schema.kin.c[kinship.name]
    own = select(group).where(schema.kin.c.report == number).scalar_subquery()
    found = select(schema.kin.c.report).where(group == own, schema.kin.c.report != number)
    return connection.execute(found.order_by(schema.kin.c.report)).scalars().all()
