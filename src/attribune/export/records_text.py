"""Records for people at a terminal: plain text, wrapped to its width."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator

from ..model.actor import Actor
from ..model.matter import Change, Matter
from ..model.record import Record
from .wording import joined, names_of, role_list, shown_date, speaker_of, words_at

DATE_COLUMN = 12
INDENT = " " * 4
HANG = 2  # columns that a line without a date is continued by


class TextRecords:
    """Each record as sections: statements, events, matters, actors, times. `width` is in columns."""

    def __init__(self, *, width: int = 80) -> None:
        self._width = width
        self._first = True

    def start(self) -> str:
        """Nothing stands before the first record."""
        return ""

    def one(self, record: Record) -> str:
        """The record, after an empty line where another one stands before it."""
        before = "" if self._first else "\n\n"
        self._first = False
        lines = [
            *_head(record),
            *_section("Who said what", _statements(record)),
            *_section("What happened", _events(record)),
            *_section("Matters", _matters(record)),
            *_section("Actors", _actors(record)),
            *_section("Times", _times(record)),
            *_section("Left out", _skipped(record)),
        ]
        return before + "\n".join(line for given in lines for line in self._wrapped(given)) + "\n"

    def end(self) -> str:
        """Nothing stands after the last record."""
        return ""

    def _wrapped(self, line: str) -> list[str]:
        """The line in pieces that fit. A tab parts what stands in the date column from the text beside it."""
        body = line.lstrip(" ")
        indent = len(line) - len(body)
        date, tab, beside = body.partition("\t")
        if not tab:
            return self._filled(body, indent, indent + (0 if indent >= DATE_COLUMN else HANG))
        column = indent + DATE_COLUMN
        if len(date) >= DATE_COLUMN:  # an interval: it has a line of its own
            return [" " * indent + date, *self._filled(beside, column, column)]
        first, *rest = self._filled(beside, column, column)
        return [" " * indent + date.ljust(DATE_COLUMN) + first[column:], *rest]

    def _filled(self, text: str, indent: int, hang: int) -> list[str]:
        before, below = " " * indent, " " * hang
        return textwrap.wrap(
            text, self._width, initial_indent=before, subsequent_indent=below, break_on_hyphens=False
        ) or [before.rstrip()]


def _head(record: Record) -> Iterator[str]:
    report = record.report
    yield report.headline or report.path or "Report"
    date = f"{report.published} (from {report.published_from})" if report.published else "no publication date"
    facts = [date, report.dateline, report.outlet, report.wire and f"wire: {report.wire}"]
    yield " · ".join(fact for fact in facts if fact)
    if report.byline:
        yield f"By {joined(report.byline)}"
    if report.credits:
        yield f"Credits: {', '.join(report.credits)}"
    if report.headline and report.path:
        yield report.path
    for note in report.notes:
        yield f"Note: {note.message}"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield ""
        yield title.upper()
        yield from (f"  {line}" for line in found)


def _statements(record: Record) -> Iterator[str]:
    actors = {actor.id: actor for actor in record.actors}
    text = record.report.text
    for s in record.statements:
        cue = words_at(s.cue, text) or "(no verb of saying)"
        marks = [s.kind, s.act if s.act != "statement" else "", s.polarity if s.polarity != "asserted" else ""]
        marks += [f"via {s.medium}" if s.medium else "", f"within {s.within}" if s.within else ""]
        speaker = speaker_of(s, actors, text)
        words = words_at(s.source, text)
        # "Ana Voss (“the Liberal”)": the reader sees at once when the name is our reading of other words.
        if s.speakers and speaker.split()[-1] not in words:
            speaker += f" (“{words}”)" if words else " (going on)"
        yield f"{shown_date(s.when)}\t{speaker} · {cue} · {', '.join(m for m in marks if m)} [{s.id}]"
        yield f"{' ' * DATE_COLUMN}{words_at(s.content, text)}"


def _events(record: Record) -> Iterator[str]:
    names, text = names_of(record), record.report.text
    speakers = {s.id: speaker_of(s, {a.id: a for a in record.actors}, text) for s in record.statements}
    for e in record.events:
        who = joined(names[x] for x in e.actors) or "(somebody)"
        whom = joined(names[x] for x in e.recipients)
        status = "" if e.status == "occurred" else f", {e.status}"
        yield f"{shown_date(e.when)}\t{e.type}{status}: {who}{' → ' + whom if whom else ''} [{e.id}]"
        voice = joined(dict.fromkeys(speakers[x] for x in e.on_word_of)) or "the report"
        yield f"{' ' * DATE_COLUMN}“{words_at(e.triggers, text)}” · on the word of {voice}"


def _matters(record: Record) -> Iterator[str]:
    names = names_of(record)
    actors = {actor.id: actor for actor in record.actors}
    voices = {s.id: speaker_of(s, actors, record.report.text) for s in record.statements}
    for m in record.matters:
        yield f"{m.name} ({_kind_of(m, names)}) [{m.id}]"
        for change in m.history:
            words = words_at(change.evidence, record.report.text)
            yield f"{INDENT}{shown_date(change.when)}\t{change.status} · “{words}”{_voice(change, voices)}"


def _kind_of(matter: Matter, names: dict[str, str]) -> str:
    return f"{matter.kind}, {names[matter.of]}" if matter.of else matter.kind


def _voice(change: Change, voices: dict[str, str]) -> str:
    speakers = joined(dict.fromkeys(voices[x] for x in change.on_word_of))
    return f" · on the word of {speakers}" if speakers else ""


def _actors(record: Record) -> Iterator[str]:
    for actor in record.actors:
        kind = actor.kind if actor.named else f"{actor.kind}, unnamed"
        facts = [kind, role_list(actor), _also(actor, record.report.text)]
        yield f"{actor.name} ({'; '.join(fact for fact in facts if fact)}) [{actor.id}]"


def _also(actor: Actor, text: str) -> str:
    counts = Counter(" ".join(m.span.of(text).split()) for m in actor.mentions)
    others = [f"{words} ×{n}" if n > 1 else words for words, n in counts.items() if words != actor.name]
    return f"as {', '.join(others)}" if others else ""


def _times(record: Record) -> Iterator[str]:
    for t in record.times:
        words = " ".join(t.span.of(record.report.text).split())
        yield f"{words} = {t.value or 'unresolved'} ({t.type}{', ' + t.mod if t.mod else ''}) [{t.id}]"


def _skipped(record: Record) -> Iterator[str]:
    for what, count in Counter(f"{x.what}: {x.reason}" for x in record.skipped).items():
        yield f"{what}{f' ×{count}' if count > 1 else ''}"
