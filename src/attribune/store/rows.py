"""Records and entries as rows of the tables, and back."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from ..model.dates import days
from ..model.entry import Entry
from ..model.record import Record
from .base import ReportLine
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
    """What one report, of this number and text, contributes to an entry, which stands there with its id."""
    return {"number": number, "entry_id": entry.id, "report": report, "body": packed(entry, text)}


def words_row(number: int, entry: Entry) -> dict[str, Any]:
    """What a telling can be found by in the full-text index."""
    quotes = " ".join(item.quote for item in entry.evidence)
    return {"rowid": number, "what": entry.what, "quote": quotes, "headline": entry.evidence[0].headline or ""}


def participant_rows(record: Record, entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """What each entry can be asked for by: every name of those who take part, not only the one that it shows.

    Part, name and entry stand there as a word, a key and an id.
    """
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
    return [{"part": part, "key": key, "entry_id": entry} for part, key, entry in rows]


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
