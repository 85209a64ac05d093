"""Dates of statements and events against the links of TimeML files: which day an event is said to lie in.

A TLINK that puts an event into a date of the text (IS_INCLUDED, DURING, SIMULTANEOUS, and their inverses) gives that
event a date; links between events that are the same or simultaneous hand it on. Events are found by their words: a
statement's cue or an event's trigger that overlaps an EVENT. Annotators linked only some events, so what has no link
counts neither for nor against; what is linked only to the day of the report is left out, too, since every "said" of a
newspaper is.

Figures (percent), for statements and for events: `*_right`, of those with a date, and `*_wrong`, where ours is another.
"""

import html
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from attribune.annotate.dating.dates import date_of
from attribune.model.span import Span
from attribune.model.time import TimeExpression

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_INSIDE = frozenset({"IS_INCLUDED", "DURING", "SIMULTANEOUS", "IDENTITY"})
_AROUND = frozenset({"INCLUDES", "DURING_INV", "SIMULTANEOUS", "IDENTITY"})
_SAME = frozenset({"SIMULTANEOUS", "IDENTITY"})
_MAX_STEPS = 3  # links from event to event that hand a date on

Agree = Callable[[str, str], bool]


@dataclass(slots=True)
class _Document:
    """What a TimeML file says: EVENT spans, the dates of its TIMEX3s by id, and TLINKs between instances."""

    events: dict[str, Span] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)
    instances: dict[str, str] = field(default_factory=dict)
    links: list[dict[str, str]] = field(default_factory=list)


def linked_dates(path: Path) -> list[tuple[Span, list[str]]]:
    """Each event that the file's links put into dates of the text: its words, and the dates, first the direct ones."""
    document = _read(path)
    dates: dict[str, list[str]] = defaultdict(list)
    same: list[tuple[str, str]] = []
    for link in document.links:
        event, time = link.get("eventInstanceID"), link.get("timeID")
        other_event, other_time = link.get("relatedToEventInstance"), link.get("relatedToTime")
        relation = link.get("relType", "")
        if event and other_time and relation in _INSIDE:
            dates[event].append(other_time)
        elif time and other_event and relation in _AROUND:
            dates[other_event].append(time)
        elif event and other_event and relation in _SAME:
            same.append((event, other_event))
    for _ in range(_MAX_STEPS):
        for one, other in same:
            for event, source in ((one, other), (other, one)):
                dates[event] += [time for time in dates[source] if time not in dates[event]]
    found: dict[Span, list[str]] = {}
    for instance, times in dates.items():
        span = document.events.get(document.instances.get(instance, ""))
        told = [document.dates[time] for time in times if document.dates.get(time)]
        if span is not None and told:
            found.setdefault(span, told)
    return sorted(found.items())


def _read(path: Path) -> _Document:
    raw = path.read_text(encoding="utf-8", errors="replace")
    body = raw[raw.index("<TEXT>") + len("<TEXT>") : raw.index("</TEXT>")]
    document = _Document()
    position = length = 0
    opened: list[tuple[str, int, dict[str, str]]] = []
    for tag in _TAG.finditer(body):
        length += len(html.unescape(body[position : tag.start()]))
        position = tag.end()
        closing, name, attributes = tag[1], tag[2], dict(_ATTRIBUTE.findall(tag[3]))
        if name not in ("EVENT", "TIMEX3") or tag[3].endswith("/"):
            continue
        if not closing:
            opened.append((name, length, attributes))
        elif opened:
            kind, start, given = opened.pop()
            if kind == "EVENT":
                document.events[given["eid"]] = Span(start, length)
            else:
                document.dates[given["tid"]] = _date(given)
    for made in re.findall(r"<MAKEINSTANCE([^>]*)>", raw):
        instance = dict(_ATTRIBUTE.findall(made))
        document.instances[instance["eiid"]] = instance["eventID"]
    document.links = [dict(_ATTRIBUTE.findall(link)) for link in re.findall(r"<TLINK([^>]*)>", raw)]
    return document


def _date(attributes: Mapping[str, str]) -> str:
    time = TimeExpression("", Span(0, 1), attributes.get("type", ""), attributes.get("value", ""))
    return date_of(time)


def dating_figures(folder: Path, records: Path, agree: Agree) -> dict[str, float]:
    """The figures of the records against the .tml files below `folder`; `agree` tells whether two dates do.

    A record stands on a line; its `report.path` is named after its .tml file.
    """
    paths = {path.stem: path for path in folder.rglob("*.tml") if not path.name.startswith("._")}
    counts: Counter[tuple[str, str]] = Counter()
    with records.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            gold = linked_dates(paths[Path(record["report"]["path"]).stem])
            for kind, ours, dates in _compared(record, gold):
                verdict = "right" if any(agree(date, ours) for date in dates) else "wrong" if ours else "missed"
                counts[kind, verdict] += 1
    figures: dict[str, float] = {}
    for kind in ("statements", "events"):
        total = sum(counts[kind, verdict] for verdict in ("right", "wrong", "missed"))
        figures[f"{kind}_dated"] = total
        for verdict in ("right", "wrong"):
            figures[f"{kind}_{verdict}"] = round(100 * counts[kind, verdict] / total, 1) if total else 0.0
    return figures


def _compared(record: dict[str, Any], gold: list[tuple[Span, list[str]]]) -> Iterator[tuple[str, str, list[str]]]:
    """Kind, our date and the linked dates of each statement and event that tells of a linked one."""
    for kind, words in (("statements", "cue"), ("events", "triggers")):
        for entry in record[kind]:
            spans = [Span(one["start"], one["end"]) for one in entry[words]]
            hit = next((dates for event, dates in gold if any(event.overlaps(span) for span in spans)), None)
            if hit is not None:
                yield kind, entry["when"] or "", hit
