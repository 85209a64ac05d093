"""Judgements: the log, the entries at which each stands, and what they change in the other tables.

The log is only ever added to. A judgement names an entry by where reports tell it; whenever a report is derived anew,
those that name it find their entries again, so that a correction outlives the ids. One that finds none is kept.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from ..errors import JudgementError
from ..model.codec import judgement_from_json, judgement_to_json
from ..model.entry import Entry
from ..model.judgement import Judgement
from . import schema
from .base import Merging, Naming


@dataclass(frozen=True, slots=True)
class Log:
    """The whole log as it was read last; `number` is that of its last row."""

    number: int
    log: tuple[Judgement, ...]
    in_force: tuple[Judgement, ...]
    names: Naming


@dataclass(frozen=True, slots=True)
class Judging:
    """All that reviewers decided, as a question finds it.

    `places` has, by a judgement's id, the entry ids at which each of its targets stands.
    """

    read: Log
    places: Mapping[str, Sequence[Sequence[str]]]
    by_entry: Mapping[str, tuple[Judgement, ...]]

    @property
    def log(self) -> tuple[Judgement, ...]:
        return self.read.log

    @property
    def in_force(self) -> tuple[Judgement, ...]:
        return self.read.in_force

    @property
    def names(self) -> Naming:
        return self.read.names

    def about(self, entry: str) -> tuple[Judgement, ...]:
        """Every judgement about an entry, those that were undone and those that undo them included."""
        return self.by_entry.get(entry, ())

    def applied(self, entry: Entry, merging: Merging) -> Entry:
        """The entry as reviewers have it."""
        about = self.about(entry.id)
        if not about and not self.names.groups:
            return entry
        kept = {judgement.id for judgement in self.in_force} if about else ()
        corrected = merging.judged(entry, [one for one in about if one.id in kept], self.names)
        return replace(corrected, history=tuple(one.id for one in about))


def log_of(connection: Connection) -> tuple[Judgement, ...]:
    """The whole log, in the order in which it was written."""
    rows = connection.execute(select(schema.judgement).order_by(schema.judgement.c.number))
    return tuple(replace(judgement_from_json(row.body), id=f"j{row.number}") for row in rows)


def judging(connection: Connection, merging: Merging, known: Log | None = None) -> Judging:
    """What stands in the log, and at which entries; `known` is what was read of it before."""
    read = _read_on(connection, merging, known)
    places: dict[str, list[list[str]]] = {one.id: [[] for _ in one.targets] for one in read.log if one.targets}
    rows = connection.execute(select(schema.judged).order_by(schema.judged.c.entry)) if places else ()
    for row in rows:
        side = places[f"j{row.judgement}"][row.side]
        if row.entry not in side:
            side.append(row.entry)
    return Judging(read, places, _by_entry(read.log, places))


def _read_on(connection: Connection, merging: Merging, known: Log | None) -> Log:
    """The log; as rows are only ever added to it, what is known of it stays."""
    number = schema.judgement.c.number
    last = 0 if known is None else known.number
    rows = connection.execute(select(schema.judgement).where(number > last).order_by(number)).all()
    if known is not None and not rows:
        return known
    more = (replace(judgement_from_json(row.body), id=f"j{row.number}") for row in rows)
    log = (*(() if known is None else known.log), *more)
    in_force = merging.in_force(log)
    return Log(rows[-1].number if rows else 0, log, in_force, merging.names_of(in_force))


def appended(connection: Connection, judgement: Judgement, merging: Merging) -> tuple[Judgement, set[str]]:
    """The judgement as the log has it now, and the ids of the entries that it changes.

    Raises JudgementError where it undoes what is not in the log, or what is undone already.
    """
    merging.check(judgement)
    undone = _undone(connection, judgement, merging) if judgement.undoes is not None else None
    body = judgement_to_json(replace(judgement, id=""))
    number = connection.execute(insert(schema.judgement).values(body=body)).lastrowid
    reports = {anchor.report for target in judgement.targets for anchor in target.anchors}
    if judgement.report is not None:
        reports.add(judgement.report)
    if reports:
        rows = [{"report": report, "judgement": number} for report in sorted(reports)]
        connection.execute(insert(schema.anchored), rows)
    if judgement.report is not None or undone is not None:
        _keep_out(connection, merging)
    return replace(judgement, id=f"j{number}"), set() if undone is None else judged_at(connection, undone)


def place(connection: Connection, number: int, report: str, entries: Sequence[Entry], merging: Merging) -> set[str]:
    """Find the entries of every judgement that names a report; `entries` are that report's, `number` is its row.

    Returns the ids of all entries of the report at which some judgement stands.
    """
    connection.execute(delete(schema.judged).where(schema.judged.c.report == number))
    anchored = schema.anchored.c
    named = connection.execute(select(anchored.judgement).where(anchored.report == report)).scalars().all()
    bodies = connection.execute(select(schema.judgement).where(schema.judgement.c.number.in_(named))) if named else ()
    rows = []
    for row in bodies:
        for side, target in enumerate(judgement_from_json(row.body).targets):
            found = merging.placed(target, report, entries)
            if found is not None:
                rows.append({"judgement": row.number, "side": side, "entry": found, "report": number})
    if rows:
        connection.execute(insert(schema.judged), rows)
    return judged_among(connection, [entry.id for entry in entries])


def judged_among(connection: Connection, entries: Sequence[str]) -> set[str]:
    """Those of the entries at which some judgement stands."""
    # One parameter, however many there are: SQLite takes only so many.
    ids = func.json_each(json.dumps(list(entries))).table_valued("value")
    judged = schema.judged.c
    return set(connection.execute(select(judged.entry).join(ids, judged.entry == ids.c.value)).scalars())


def judged_at(connection: Connection, judgement: Judgement) -> set[str]:
    """The entries at which a judgement stands; one that undoes another stands where that one does."""
    known = {one.id: one for one in log_of(connection)}
    while judgement.undoes is not None:
        judgement = known[judgement.undoes]
    number = int(judgement.id[1:])
    return set(connection.execute(select(schema.judged.c.entry).where(schema.judged.c.judgement == number)).scalars())


def removal_of(connection: Connection, report: str) -> str | None:
    """The id of the judgement that keeps a report out; None where none does."""
    removed = schema.removed.c
    number = connection.execute(select(removed.judgement).where(removed.report == report)).scalar()
    return None if number is None else f"j{number}"


def _by_entry(
    log: Iterable[Judgement], places: Mapping[str, Sequence[Sequence[str]]]
) -> Mapping[str, tuple[Judgement, ...]]:
    found: dict[str, list[Judgement]] = defaultdict(list)
    at: dict[str, set[str]] = {}
    for judgement in log:
        sides = at.get(judgement.undoes, set()) if judgement.undoes else set().union(*places.get(judgement.id, ()))
        at[judgement.id] = sides
        for entry in sides:
            found[entry].append(judgement)
    return {entry: tuple(judgements) for entry, judgements in found.items()}


def _undone(connection: Connection, judgement: Judgement, merging: Merging) -> Judgement:
    log = log_of(connection)
    known = {one.id: one for one in log}
    if judgement.undoes not in known:
        raise JudgementError(f"no judgement {judgement.undoes}; `attribune log` lists them")
    if judgement.undoes not in {one.id for one in merging.in_force(log)}:
        raise JudgementError(f"{judgement.undoes} is undone already")
    return known[judgement.undoes]


def _keep_out(connection: Connection, merging: Merging) -> None:
    """Bring the list of reports that may not come back up to date with the log."""
    kept = [one for one in merging.in_force(log_of(connection)) if one.action == "remove"]
    connection.execute(delete(schema.removed))
    for one in kept:
        row = {"report": one.report, "judgement": int(one.id[1:])}
        connection.execute(insert(schema.removed).values(row).on_conflict_do_nothing())
