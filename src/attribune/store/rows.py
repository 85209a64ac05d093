"""Records and entries as rows of the tables, and back."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Row

from ..model.dates import days
from ..model.entry import Entry
from ..model.record import Record
from .base import ActorLine, Naming, ReportLine
from .names import actor_keys, matter_keys, name_key
from .schema import UNKNOWN
from .tellings import packed

LINE_NAMES = tuple(field.name for field in fields(ReportLine))  # the columns of `report` that a list of reports shows


def report_row(record: Record, body: bytes, text: bytes) -> dict[str, Any]:
    """A report's row; `body` and `text` are compressed."""
    report = record.report
    return {
        "id": report.id,
        "given_id": report.given_id,
        "path": report.path,
        "url": report.url,
        "outlet": report.outlet,
        "wire": report.wire,
        "published": report.published,
        "headline": report.headline,
        "statements": len(record.statements),
        "events": len(record.events),
        "matters": len(record.matters),
        "rereadable": int(report.rereadable),
        "record": body,
        "text": text,
    }


def entry_row(entry: Entry, report: int, *, place: str | None = None) -> dict[str, Any]:
    """Where an entry stands in time, as its one report tells it; a report is its number.

    `place` is the day on which it stands if it has no date (see `places`).
    """
    evidence = entry.evidence[0]
    published = evidence.published or UNKNOWN
    day, until = days(entry.when) or (place or published, UNKNOWN)
    return {
        "id": entry.id,
        "kind": entry.kind,
        "type": entry.type,
        "day": day,
        "until": until,
        "published": published,
        "report": report,
        "position": (evidence.triggers or evidence.spans)[0].start,
    }


def telling_row(number: int, entry: Entry, report: int, text: str) -> dict[str, Any]:
    """What one report, of this number and text, contributes to an entry."""
    return {"number": number, "entry": entry.id, "report": report, "body": packed(entry, text)}


def words_row(number: int, entry: Entry) -> dict[str, Any]:
    """What a telling can be found by in the full-text index."""
    quotes = " ".join(item.quote for item in entry.evidence)
    return {"rowid": number, "what": entry.what, "quote": quotes, "headline": entry.evidence[0].headline or ""}


def participant_rows(record: Record, entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """What each entry can be asked for by: every name of those who take part, not only the one that it shows."""
    keys: dict[str, list[str]] = {}
    for actor in record.actors:
        keys.setdefault(name_key(actor.name), []).extend(actor_keys(actor))
    rows: dict[tuple[str, str, str], None] = {}
    for entry in entries:
        for name in (*entry.actors, *entry.recipients):
            for key in keys.get(name_key(name), [name_key(name)]):
                rows["actor", key, entry.id] = None
        for name in entry.matters:
            for key in matter_keys(name):
                rows["matter", key, entry.id] = None
        for name in entry.about:
            for key in keys.get(name_key(name), matter_keys(name)):
                rows["about", key, entry.id] = None
    return [{"part": part, "key": key, "entry": entry} for part, key, entry in rows]


def called_rows(record: Record) -> list[dict[str, Any]]:
    """Every name in a record, with its key; a last name alone is shown with the whole name."""
    rows: dict[tuple[str, str], str] = {}
    for actor in record.actors:
        spelled = {name_key(name): name for name in (*actor.aliases, actor.name)}
        for key in actor_keys(actor):
            rows.setdefault(("actor", key), spelled.get(key, actor.name))
    for matter in record.matters:
        for key in matter_keys(matter.name):
            rows.setdefault(("matter", key), matter.name)
    return [{"part": part, "key": key, "name": name} for (part, key), name in rows.items()]


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


def actor_lines(rows: Iterable[Row[Any]], names: Naming) -> Iterator[ActorLine]:
    """One line for all rows of the same name and kind; whom a reviewer took for one is one, whatever its kinds."""
    shown = {name_key(name): group for group in names.groups for name in group}
    told: dict[tuple[str, str], list[Row[Any]]] = {}
    for row in rows:
        group = shown.get(row.key)
        told.setdefault((name_key(group[0]), "") if group else (row.key, row.kind), []).append(row)
    lines = [_actor_line(same, shown.get(key)) for (key, _), same in told.items()]
    yield from sorted(lines, key=lambda line: (-line.reports, -line.statements - line.events, line.name, line.kind))


def _actor_line(rows: Sequence[Row[Any]], group: Sequence[str] | None) -> ActorLine:
    spellings = Counter(row.name for row in rows)
    name = group[0] if group else min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
    kinds = Counter(row.kind for row in rows)
    kind = min(kinds, key=lambda kind: (-kinds[kind], kind))
    aliases = {alias for row in rows for alias in (row.name, *json.loads(row.aliases))} - {name}
    roles = {title for row in rows for title in json.loads(row.roles)}
    return ActorLine(
        name=name,
        kind=kind,
        aliases=tuple(sorted(aliases)),
        roles=tuple(sorted(roles)),
        reports=len({row.report for row in rows}),
        statements=sum(row.statements for row in rows),
        events=sum(row.events for row in rows),
    )
