"""Where undated events stand in the chronology: beside those before or after which their report puts them."""

from collections.abc import Mapping
from datetime import date, timedelta

from ..model.dates import FIRST_DAY, LAST_DAY, days
from ..model.event import Event
from ..model.record import Record
from ..model.span import Span


def places(record: Record) -> dict[tuple[Span, ...], str]:
    """By its triggers, the day on which each undated event stands, where the text relates it to a dated one.

    One that lies after a dated event stands on that event's last day, behind what is dated so; one that only lies
    before a dated event stands at the end of the day before it. Such a day is a place in a list and no date.
    """
    events = {event.id: event for event in record.events}
    found: dict[tuple[Span, ...], str] = {}
    for event in record.events:
        if not event.when:
            later = _reached(event, events, later=True)
            sooner = _reached(event, events, later=False)
            if later:
                found[event.triggers] = max(later)
            elif sooner and min(sooner) > FIRST_DAY:
                found[event.triggers] = (date.fromisoformat(min(sooner)) - timedelta(days=1)).isoformat()
    return found


def _reached(event: Event, events: Mapping[str, Event], *, later: bool) -> set[str]:
    """The nearest days that the event lies after (`later`) or before, over undated events between."""
    bounds: set[str] = set()
    seen = {event.id}
    waiting = [event]
    while waiting:
        current = waiting.pop()
        for id_ in (*(current.after if later else current.before), *current.same_day):
            if id_ in seen:
                continue
            seen.add(id_)
            other = events[id_]
            span = days(other.when)
            if span is None:
                waiting.append(other)
            elif (bound := span[1 if later else 0]) not in (FIRST_DAY, LAST_DAY):
                bounds.add(bound)
    return bounds
