"""The list of matters: rows of one record, lines of all, and which one a name means."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Row, Select, select

from ..errors import NotInRecord
from ..model.matter import Matter
from ..model.record import Record
from . import schema
from .base import MatterLine
from .names import name_key
from .questions import published_by


def matter_rows(record: Record, report: int) -> list[dict[str, Any]]:
    """A record's matters, each with the last status that it tells: the latest with a date, else the last told."""
    names = {actor.id: actor.name for actor in record.actors}
    return [
        {
            "report": report,
            "id": matter.id,
            "key": name_key(matter.name),
            "name": matter.name,
            "kind": matter.kind,
            "owner": names.get(matter.of or ""),
            **_last_of(matter, record.report.published),
        }
        for matter in record.matters
        if name_key(matter.name)
    ]


def _last_of(matter: Matter, published: str) -> dict[str, Any]:
    dated = [change for change in matter.history if change.when]
    past = [change for change in dated if not published or change.when[: len(published)] <= published]
    last = (past or dated or matter.history)[-1:]
    return {"status": last[0].status if last else None, "day": last[0].when if last else ""}


def every_matter(as_of: str | None = None) -> Select[Any]:
    """All rows with their report's day of publication, those of one name one after the other."""
    matter = schema.matter.c
    query = select(schema.matter, schema.report.c.published).join(schema.report)
    if as_of is not None:
        query = query.where(published_by(as_of))
    return query.order_by(matter.key, schema.report.c.published, matter.report, matter.id)


def matter_lines(rows: Iterable[Row[Any]]) -> Iterator[MatterLine]:
    """One line for all rows of one name; those with the most reports first."""
    lines = [_line(list(same)) for _, same in groupby(rows, key=attrgetter("key"))]
    yield from sorted(lines, key=lambda line: (-line.reports, line.name))


def only_matter(rows: Iterable[Row[Any]], name: str) -> MatterLine | None:
    """The matter of that name, or the only one with all the name's words in its own; None where there is none.

    Raises NotInRecord where there are several.
    """
    key = name_key(name)
    lines = {name_key(line.name): line for line in matter_lines(rows)}
    if key in lines:
        return lines[key]
    asked = set(key.split())
    like = [line for known, line in lines.items() if asked and asked <= set(known.split())]
    if len(like) > 1:
        names = "; ".join(line.name for line in like[:5])
        more = f" and {len(like) - 5} more" if len(like) > 5 else ""
        raise NotInRecord(f"{name!r} may be more than one matter: {names}{more}; give more of its name")
    return like[0] if like else None


def _line(rows: Sequence[Row[Any]]) -> MatterLine:
    told = [row for row in rows if row.status]
    # What is foreseen for a later day stands from the day on which it is told.
    last = max(told, key=lambda row: (min(row.day or row.published, row.published or "~"), row.day), default=None)
    return MatterLine(
        name=_commonest(row.name for row in rows),
        kind=_commonest(row.kind for row in rows),
        of=_commonest(row.owner for row in rows if row.owner) or None,
        status=last.status if last else None,
        when=last.day if last else "",
        reports=len({row.report for row in rows}),
    )


def _commonest(names: Iterable[str]) -> str:
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], name), default="")
