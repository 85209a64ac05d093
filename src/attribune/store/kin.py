"""Which reports belong together, kept up report by report.

A new report is compared with those that share enough keys with it and are near enough in time, and joins the groups of
its relatives. It is enough to find one relative in a group, as a group holds together whoever is related to any of its
members: so neither the cost nor the outcome depends on which relative is found.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from ..model.kin import Kin, Kinship, Traits
from . import schema

UNKNOWN_DAY = 0


def insert_kin(connection: Connection, number: int, kin: Kin, kinships: Sequence[Kinship]) -> None:
    """Give report `number` its place among its kin, as groups of its own and then together with its relatives."""
    day = day_of(kin)
    row = {"report": number, "day": day, "about": kin.traits.about, "runs": kin.traits.runs}
    connection.execute(insert(schema.kin).values(**row, **{kinship.name: number for kinship in kinships}))
    for kinship in kinships:
        related = _related_groups(connection, kin, kinship, day)
        if related:
            _join(connection, schema.kin.c[kinship.name], [number, *related])
        rows = [{"key": key, "day": day, "report": number} for key in sorted(kin.keys[kinship.name])]
        if rows:
            connection.execute(insert(schema.keys[kinship.name]), rows)


def day_of(kin: Kin) -> int:
    """The day as the tables have it."""
    return UNKNOWN_DAY if kin.traits.day is None else kin.traits.day


def regroup(connection: Connection, members: Mapping[int, Kin], kinship: Kinship) -> None:
    """Find anew which of the reports that were one group still are, when another one has left it.

    Nobody outside can be concerned: a group has no relative outside.
    """
    group = schema.kin.c[kinship.name]
    connection.execute(
        update(schema.kin).where(schema.kin.c.report.in_(members)).values({group.name: schema.kin.c.report})
    )
    for number, kin in sorted(members.items()):
        own = connection.execute(select(group).where(schema.kin.c.report == number)).scalar_one()
        related = [other for other in _related_groups(connection, kin, kinship, day_of(kin)) if other != own]
        if related:
            _join(connection, group, [own, *related])


def _related_groups(connection: Connection, kin: Kin, kinship: Kinship, day: int) -> list[int]:
    """The groups in which the report has a relative."""
    related: list[int] = []
    for row in connection.execute(_candidates(kin, kinship, day)):
        if row.group not in related:
            stored = Traits(None if row.day == UNKNOWN_DAY else row.day, row.about, row.runs)
            if kinship.related(kin.traits, stored):
                related.append(row.group)
    return related


def _candidates(kin: Kin, kinship: Kinship, day: int) -> Select[Any]:
    """The reports that share enough keys and are near enough in time, those that share the most first."""
    table, stored = schema.keys[kinship.name].c, schema.kin.c
    # One parameter, however long a report is: SQLite takes only so many.
    keys = func.json_each(json.dumps(sorted(kin.keys[kinship.name]))).table_valued("value")
    met = select(table.report, func.count().label("shared")).join(keys, table.key == keys.c.value)
    if day != UNKNOWN_DAY:
        near = table.day.between(day - kinship.days, day + kinship.days)
        met = met.where(or_(near, table.day == UNKNOWN_DAY))
    those = met.group_by(table.report).having(func.count() >= kinship.shared).subquery("those")
    return (
        select(stored[kinship.name].label("group"), stored.day, stored.about, stored.runs)
        .join(those, stored.report == those.c.report)
        .order_by(those.c.shared.desc(), stored.report)
    )


def _join(connection: Connection, group: Any, groups: Sequence[int]) -> None:
    """Make the groups one: the others take the number of the largest, so that few rows change."""
    counted = connection.execute(select(group, func.count()).where(group.in_(groups)).group_by(group))
    sizes = {row[0]: row[1] for row in counted}
    largest = max(sizes, key=lambda number: (sizes[number], -number))
    others = [number for number in groups if number != largest]
    connection.execute(update(schema.kin).where(group.in_(others)).values({group.name: largest}))
