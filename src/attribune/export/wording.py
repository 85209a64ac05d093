"""How dates, actors and statements are put into words, the same in every format for people."""

from collections.abc import Iterable, Mapping, Sequence

from ..model.actor import Actor
from ..model.record import Record
from ..model.report import Report
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


def mentions_at(spans: Sequence[Span], text: str) -> str:
    """The first mention's words in quotation marks, and how many more there are."""
    more = len(spans) - 1
    rest = f" and {more} more mention{'s' if more > 1 else ''}" if more > 0 else ""
    return f"“{words_at(spans[:1], text)}”{rest}"


def speaker_of(statement: Statement, actors: Mapping[str, Actor], text: str) -> str:
    """Who speaks, or what is known of who speaks."""
    if statement.speakers:
        return joined(actors[x].name for x in statement.speakers)
    if statement.candidates:
        return " or ".join(actors[c.actor].name for c in statement.candidates) + " (not certain)"
    if statement.source:
        return words_at(statement.source, text)
    return SOURCE_WORDS[statement.source_kind]


def voices_of(record: Record) -> dict[str, str]:
    """Statement id → who speaks."""
    actors = {actor.id: actor for actor in record.actors}
    return {s.id: speaker_of(s, actors, record.report.text) for s in record.statements}


def voice(on_word_of: Iterable[str], voices: Mapping[str, str]) -> str:
    """On whose word something stands: the speakers of the statements, else "the report"."""
    return joined(dict.fromkeys(voices[x] for x in on_word_of)) or "the report"


def report_facts(report: Report) -> tuple[str, ...]:
    """What is known of a report besides its headline: date and where it is from, dateline, outlet, wire, bylines."""
    date = f"{report.published} (from {report.published_from})" if report.published else "no publication date"
    facts = (date, report.dateline, report.outlet, report.wire and f"wire: {report.wire}", joined(report.byline))
    return tuple(fact for fact in facts if fact)


def marks_of_statement(statement: Statement) -> tuple[str, ...]:
    """Its kind, and whatever else about it is not the usual."""
    marks = (
        statement.kind,
        statement.act if statement.act != "statement" else "",
        statement.polarity if statement.polarity != "asserted" else "",
        f"via {statement.medium}" if statement.medium else "",
        f"within {statement.within}" if statement.within else "",
    )
    return tuple(mark for mark in marks if mark)


def role_list(actor: Actor) -> str:
    """The actor's roles in the order of the text."""
    return "; ".join(dict.fromkeys(role.title for role in actor.roles))
