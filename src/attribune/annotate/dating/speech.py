"""Acts of speech without a date of their own: they lie on the day of the speech that the report is about."""

from collections.abc import Iterator, Sequence

from ...model.event import Event
from ...model.statement import Statement
from ..parse import Parse
from .attach import When, words

_DAY = len("2025-02-14")
_SCENE = 600  # characters, about three paragraphs: as far as a report tells of one occasion before it goes on
_PAST_CLAUSES = ("ROOT", "conj", "ccomp", "parataxis")


def speech_days(parse: Parse, statements: Sequence[Statement], events: Sequence[Event]) -> dict[str, When]:
    """By the id of each undated act of speech that took place: the date of its actor's speech around it.

    That is the one day on which all dated speech of the actor lies, else the date of the last told before the act.
    """
    days: dict[str, list[tuple[int, When]]] = {}
    for actor, place, when in _dated_speech(statements, events):
        days.setdefault(actor, []).append((place, when))
    for spoken in days.values():
        spoken.sort(key=lambda one: one[0])
    speakers = {one.id: one.speakers for one in statements}
    found: dict[str, When] = {}
    for event in events:
        if event.when or event.type not in words()["speech_types"] or event.status != "occurred":
            continue
        own_words = all(set(speakers.get(id_, ())) & set(event.actors) for id_ in event.on_word_of)
        if not own_words or not _is_told(parse, event, quoted=bool(event.on_word_of)):
            continue
        told = [days[actor] for actor in event.actors if actor in days]
        around = _around(event.triggers[0].start, told[0]) if told else None
        if around is not None:
            found[event.id] = around
    return found


def _around(place: int, spoken: Sequence[tuple[int, When]]) -> When | None:
    """The date of the speech that an act told at `place` belongs to, of those in the order of the text."""
    if len({when.date for _, when in spoken}) == 1:
        return spoken[0][1] if len(spoken[0][1].date) == _DAY else None
    before = [(at, when) for at, when in spoken if at < place and place - at <= _SCENE]
    return before[-1][1] if before else None


def _dated_speech(statements: Sequence[Statement], events: Sequence[Event]) -> Iterator[tuple[str, int, When]]:
    """Who spoke, where the text tells of it, and when."""
    for statement in statements:
        if statement.when and statement.within is None:
            for speaker in statement.speakers:
                yield speaker, (*statement.cue, *statement.content)[0].start, When(statement.when, statement.when_from)
    for event in events:
        if event.type in words()["speech_types"] and event.when and not event.on_word_of:
            for actor in event.actors:
                yield actor, event.triggers[0].start, When(event.when, event.when_from)


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
