"""What is left of entries whose tellings or judgements changed: their place in time, and by what they are asked for."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, select
from sqlalchemy.dialects.sqlite import insert

from ..model.entry import Entry
from ..model.record import Record
from . import schema
from .actors import list_actors_anew
from .base import Merging
from .deriving import derive_all, insert_participants, record_in
from .judgements import Judging, judging, place
from .matters import list_matters_anew
from .names import last_word, name_key
from .places import places
from .rows import called_rows, entry_row, participant_rows, words_row
from .tellings import unpacked


def settle(connection: Connection, entries: Iterable[str], merging: Merging) -> None:
    """Make anew what the other tables say of these entries; one that nobody tells any more goes."""
    ids = sorted(set(entries))
    decided = judging(connection, merging) if ids else None
    names: set[int] = set()
    for id_ in ids:
        number = select(schema.entry.c.number).where(schema.entry.c.id == id_).scalar_subquery()
        own = schema.participant.c.entry == number
        names.update(connection.execute(select(schema.participant.c.name).where(own)).scalars())
        connection.execute(delete(schema.participant).where(own))
        told = _told(connection, id_, merging)
        if not told:
            connection.execute(delete(schema.judged).where(schema.judged.c.entry == id_))
            connection.execute(delete(schema.entry).where(schema.entry.c.id == id_))
        elif decided is not None:
            _settle(connection, told, decided, merging)
    _forget_unused(connection, names)


def _forget_unused(connection: Connection, names: Iterable[int]) -> None:
    """Take out the keys by which no entry can be asked for any more."""
    participant, named = schema.participant.c, schema.named.c
    for name in sorted(names):
        used = select(participant.entry).where(participant.part.in_(schema.PARTS.values()), participant.name == name)
        connection.execute(delete(schema.named).where(named.number == name, ~used.exists()))


def derive_everything(connection: Connection, *, merging: Merging) -> None:
    """Make everything anew that is derived from records and judgements."""
    derive_all(connection, merging=merging)
    report, anchored = schema.report, schema.anchored.c
    named = select(report).where(report.c.id.in_(select(anchored.report))).order_by(report.c.id)
    found: set[str] = set()
    for row in connection.execute(named).all():
        record = record_in(row)
        found |= place(connection, row.number, row.id, merging.entries_of(record), merging)
    settle(connection, found, merging)


def forget(connection: Connection, row: Row[Any], merging: Merging) -> None:
    """Take from the record all that a report tells; `row` is its own, which stays, as do the names of its actors.

    `forget_names` takes these, once what comes instead is there.
    """
    telling, number = schema.telling, row.number
    report = record_in(row).report
    rows = connection.execute(
        select(telling.c.number, telling.c.body, schema.entry.c.id)
        .join(schema.entry, schema.entry.c.number == telling.c.entry)
        .where(telling.c.report == number)
    ).all()
    for one in rows:
        words = words_row(one.number, unpacked(one.body, id=one.id, report=report, merging=merging))
        # The index keeps no copy of the words: it must be told which ones to take out.
        connection.exec_driver_sql(
            "INSERT INTO words (words, rowid, what, quote, headline) VALUES ('delete', ?, ?, ?, ?)",
            (words["rowid"], words["what"], words["quote"], words["headline"]),
        )
    listed = [
        set(connection.execute(select(table.c.key).where(table.c.report == number)).scalars())
        for table in (schema.actor, schema.matter)
    ]
    for table in (telling, schema.actor, schema.matter, schema.judged):
        connection.execute(delete(table).where(table.c.report == number))
    list_actors_anew(connection, listed[0])
    list_matters_anew(connection, listed[1])
    settle(connection, [one.id for one in rows], merging)


def forget_names(connection: Connection, record: Record) -> None:
    """Take out the names of a record by which nobody can be asked for any more."""
    participant, called, named = schema.participant.c, schema.called.c, schema.named.c
    for name in called_rows(record):
        part, key = name["part"], name["key"]
        listed = schema.actor.c.key if part == "actor" else schema.matter.c.key
        parts = (schema.PARTS[part], schema.PARTS["about"])
        entered = (
            select(named.key)
            .join(schema.participant, participant.name == named.number)
            .where(named.key == key, participant.part.in_(parts))
        )
        if not connection.execute(entered.union(select(listed).where(listed == key)).limit(1)).first():
            connection.execute(delete(schema.called).where(called.part == part, called.key == key))


def _told(connection: Connection, id_: str, merging: Merging) -> list[tuple[int, Record, Entry]]:
    """Number and record of each report that tells an entry, and the entry as it does; the earliest report first."""
    telling, report = schema.telling.c, schema.report
    rows = connection.execute(
        select(report, telling.body)
        .join(report, report.c.number == telling.report)
        .select_from(schema.telling)
        .join(schema.entry, schema.entry.c.number == telling.entry)
        .where(schema.entry.c.id == id_)
    ).all()
    rows = sorted(rows, key=lambda row: (row.published or schema.UNKNOWN, row.id))
    records = [(row, record_in(row)) for row in rows]
    return [
        (row.number, record, unpacked(row.body, id=id_, report=record.report, merging=merging))
        for row, record in records
    ]


def _settle(
    connection: Connection, told: Sequence[tuple[int, Record, Entry]], decided: Judging, merging: Merging
) -> None:
    number, record, first = told[0]
    entry = decided.applied(first, merging)
    beside = places(record).get(first.evidence[0].triggers) if first.kind == "event" else None
    row = entry_row(entry, number, place=beside)
    rest = {name: value for name, value in row.items() if name != "id"}
    connection.execute(insert(schema.entry).values(row).on_conflict_do_update(index_elements=["id"], set_=rest))
    participants: dict[tuple[str, str, str], dict[str, Any]] = {}
    for _, own, telling in told:
        for one in participant_rows(own, [decided.applied(telling, merging)]):
            participants[one["part"], one["key"], one["entry_id"]] = one
    if entry.corrections:
        for one in _elsewhere(connection, entry):
            participants[one["part"], one["key"], one["entry_id"]] = one
        names = [{"part": "actor", "key": name_key(name), "name": name} for name in entry.actors if name_key(name)]
        if names:
            connection.execute(insert(schema.called).on_conflict_do_nothing(), names)
    insert_participants(connection, list(participants.values()))


def _elsewhere(connection: Connection, entry: Entry) -> list[dict[str, Any]]:
    """By what somebody whom a reviewer named can be asked for: a person's last name, where some record has that one."""
    actor = schema.actor.c
    keys = [name_key(name) for name in entry.actors]
    persons = connection.execute(select(actor.key).where(actor.key.in_(keys), actor.kind == "person")).scalars()
    return [{"part": "actor", "key": last_word(key), "entry_id": entry.id} for key in sorted(set(persons))]
