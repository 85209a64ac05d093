"""Acts of speech without a date of their own: they lie on the day of the speech that the report is about."""

from collections.abc import Sequence

from ...model.event import Event
from ...model.statement import Statement
from .attach import When, words


def speech_days(statements: Sequence[Statement], events: Sequence[Event]) -> dict[str, When]:
    """By the id of each undated act of speech that took place: the day on which all dated speech of its actor lies."""
    days: dict[str, dict[str, When]] = {}
    for statement in statements:
        if statement.when and statement.when_from is not None and statement.within is None:
            for speaker in statement.speakers:
                days.setdefault(speaker, {}).setdefault(statement.when, When(statement.when, statement.when_from))
    types = words()["speech_types"]
    for event in events:
        if event.type in types and event.when and event.when_from is not None and not event.on_word_of:
            for actor in event.actors:
                days.setdefault(actor, {}).setdefault(event.when, When(event.when, event.when_from))
    found: dict[str, When] = {}
    for event in events:
        if event.when or event.type not in types or event.status != "occurred" or event.on_word_of:
            continue
        known = [days[actor] for actor in event.actors if actor in days]
        if known and len(known[0]) == 1:
            found[event.id] = next(iter(known[0].values()))
    return found
