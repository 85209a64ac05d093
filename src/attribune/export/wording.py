"""How dates, actors and statements are put into words, the same in every format for people."""

from collections.abc import Iterable, Mapping

from ..model.actor import Actor
from ..model.record import Record
from ..model.span import Span
from ..model.statement import Statement

UNDATED = "undated"
SOURCE_WORDS = {
    "official": "an unnamed official",
    "person_familiar": "an unnamed person familiar with the matter",
    "document": "a document",
    "poll": "a poll",
    "crowd": "an unnamed group",
    "other_unnamed": "an unnamed source",
    "missing": "nobody named",
}


def shown_date(when: str) -> str:
    """A date as a reader takes it in; never more precise than it is."""
    return when.replace("/", " to ") if when else UNDATED


def names_of(record: Record) -> dict[str, str]:
    """Id → name of the record's actors and matters."""
    return {**{a.id: a.name for a in record.actors}, **{m.id: m.name for m in record.matters}}


def joined(names: Iterable[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    found = list(names)
    return " and ".join([", ".join(found[:-1]), found[-1]]) if len(found) > 1 else "".join(found)


def words_at(spans: Iterable[Span], text: str) -> str:
    """The words of the spans on one line, an ellipsis between pieces."""
    return " … ".join(" ".join(span.of(text).split()) for span in spans)


def speaker_of(statement: Statement, actors: Mapping[str, Actor], text: str) -> str:
    """Who speaks, or what is known of who speaks."""
    if statement.speakers:
        return joined(actors[x].name for x in statement.speakers)
    if statement.candidates:
        return " or ".join(actors[c.actor].name for c in statement.candidates) + " (not certain)"
    if statement.source:
        return words_at(statement.source, text)
    return SOURCE_WORDS[statement.source_kind]


def role_list(actor: Actor) -> str:
    """The actor's roles in the order of the text."""
    return "; ".join(dict.fromkeys(role.title for role in actor.roles))
