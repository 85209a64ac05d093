"""Acts of speech without a date of their own: they lie on the day of the speech that the report is about."""

from collections.abc import Iterator, Sequence

from ...model.event import Event
from ...model.statement import Statement
from ..parse import Parse
from .attach import When, words

_DAY = len("2025-02-14")
_PAST_CLAUSES = ("ROOT", "conj", "ccomp", "parataxis")


def speech_days(parse: Parse, statements: Sequence[Statement], events: Sequence[Event]) -> dict[str, When]:
    """By the id of each undated act of speech that took place: the day on which all dated speech of its actor lies."""
    days: dict[str, dict[str, When]] = {}
    for actor, when in _dated_speech(statements, events):
        days.setdefault(actor, {}).setdefault(when.date, when)
    speakers = {one.id: one.speakers for one in statements}
    found: dict[str, When] = {}
    for event in events:
        if event.when or event.type not in words()["speech_types"] or event.status != "occurred":
            continue
        own_words = all(set(speakers.get(id_, ())) & set(event.actors) for id_ in event.on_word_of)
        if not own_words or not _is_told(parse, event, quoted=bool(event.on_word_of)):
            continue
        known = [days[actor] for actor in event.actors if actor in days]
        if known and len(known[0]) == 1:
            found[event.id] = next(iter(known[0].values()))
    return found


def _dated_speech(statements: Sequence[Statement], events: Sequence[Event]) -> Iterator[tuple[str, When]]:
    """Who spoke, and when: only what is dated to the day."""
    for statement in statements:
        if len(statement.when) == _DAY and statement.within is None:
            for speaker in statement.speakers:
                yield speaker, When(statement.when, statement.when_from)
    for event in events:
        if event.type in words()["speech_types"] and len(event.when) == _DAY and not event.on_word_of:
            for actor in event.actors:
                yield actor, When(event.when, event.when_from)


def _is_told(parse: Parse, event: Event, *, quoted: bool) -> bool:
    """Whether a trigger is the verb of a clause that the report tells, or stands in the actor's own words."""
    for trigger in event.triggers:
        piece = parse.piece_at(trigger.start)
        tokens = piece.tokens_in(trigger) if piece is not None else None
        if tokens is None:
            continue
        root = tokens.root
        if quoted or (root.tag_ in ("VBD", "VBZ", "VBP") and root.dep_ in _PAST_CLAUSES):
            return True
    return False
