"""When each statement, event and change took place, by the words that the report's time expressions date.

A date comes from the entry's own clause (`attach`, `distances`, `find`), from the occasion on which somebody speaks
(`occasions`), from the scene that the narrative goes on with (`scenes`), from another mention (`again`), or from the
news being new (`news`), in this order. Where the text does not tell, `when` stays "". Last, the events are put before
and after each other (`order`). docs/dating.md has an example of each.
"""

import dataclasses
from collections.abc import Mapping
from typing import TypeVar

from ...model.event import Event
from ...model.matter import Change, Matter
from ...model.statement import Statement
from ..layers import Annotations
from .again import days_told_before
from .attach import When, attach
from .distances import with_distances
from .find import Finder
from .news import news_days
from .occasions import news_day, occasion_days, sayings
from .order import ordered
from .scenes import scene_days, scene_ends

__all__ = ["annotate_dating"]

Entry = TypeVar("Entry", Statement, Event, Change)
Told = TypeVar("Told", Statement, Event)


def annotate_dating(annotations: Annotations) -> Annotations:
    """The statements, events and changes with `when` and `when_from`; what has a date already keeps it."""
    published = annotations.report.published
    dates = attach(annotations.parse, annotations.times)
    dates = with_distances(annotations.parse, annotations.times, dates, published)
    finder = Finder(annotations.parse, dates, published)
    statements = tuple(_dated(one, finder.statement(one)) for one in annotations.statements)
    statements = tuple(_dated(one, finder.beside(one, statements)) for one in statements)
    events = tuple(_dated(one, finder.event(one, statements)) for one in annotations.events)
    told = finder.knowing([*statements, *events])
    events = tuple(_dated(one, told.event(one, statements)) for one in events)
    ends = scene_ends(annotations.parse, annotations.times)
    told_by = sayings(annotations.parse, statements, events, ends)
    days = occasion_days(told_by, news_day(annotations.parse, told_by, events, published))
    statements = _all_dated(statements, days)
    events = _all_dated(events, days)
    events = tuple(_dated(one, finder.said(one, statements)) for one in events)
    scenes = scene_days(annotations.parse, annotations.times, statements, events, dates.own, ends)
    # Only what is told as done goes on with a scene: one ahead of the report is a date misread.
    scenes = {id_: when for id_, when in scenes.items() if not finder.is_ahead(when)}
    events = _all_dated(events, scenes)
    statements = _all_dated(statements, scenes)
    events = tuple(one if one.on_word_of else _dated(one, finder.event(one, statements)) for one in events)

    again = days_told_before(annotations.parse, events, annotations.actors)
    events = _all_dated(events, again)
    news = news_days(annotations.parse, statements, events, published)
    events = _all_dated(events, news)
    events = tuple(_planned(one, finder) for one in events)

    def with_history(matter: Matter) -> Matter:
        history = (_dated(one, finder.change(one, statements, events)) for one in matter.history)
        return dataclasses.replace(matter, history=tuple(history))

    matters = tuple(map(with_history, annotations.matters))
    events = ordered(annotations.parse, events)
    return dataclasses.replace(annotations, statements=statements, events=events, matters=matters)


def _planned(event: Event, finder: Finder) -> Event:
    """The event, still to come where its date is: "the two meet Monday" is a plan in the present tense."""
    if event.status != "occurred" or not event.when or not finder.is_ahead(When(event.when, event.when_from)):
        return event
    return dataclasses.replace(event, status="planned")


def _all_dated(entries: tuple[Told, ...], days: Mapping[str, When]) -> tuple[Told, ...]:
    """The entries with the dates that `days` has by their ids."""
    return tuple(_dated(one, days.get(one.id)) for one in entries)


def _dated(one: Entry, when: When | None) -> Entry:
    if one.when or when is None:
        return one
    return dataclasses.replace(one, when=when.date, when_from=when.source)
