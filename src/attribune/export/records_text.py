"""Records for people at a terminal: plain text, wrapped to its width."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator

from ..model.actor import Actor
from ..model.matter import Matter
from ..model.record import Record
from .wording import (
    joined,
    marks_of_statement,
    mentions_at,
    names_of,
    report_facts,
    role_list,
    shown_date,
    voice,
    voices_of,
    words_at,
)

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
    yield " · ".join(report_facts(report))
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
    text, voices = record.report.text, voices_of(record)
    for s in record.statements:
        cue = words_at(s.cue, text) or "(no verb of saying)"
        speaker, words = voices[s.id], words_at(s.source, text)
        # "Ana Voss (“the Liberal”)": the reader sees at once when the name is our reading of other words.
        if s.speakers and speaker.split()[-1] not in words:
            speaker += f" (“{words}”)" if words else " (going on)"
        yield f"{shown_date(s.when)}\t{speaker} · {cue} · {', '.join(marks_of_statement(s))} [{s.id}]"
        yield f"{' ' * DATE_COLUMN}{words_at(s.content, text)}"


def _events(record: Record) -> Iterator[str]:
    names, voices = names_of(record), voices_of(record)
    for e in record.events:
        who = joined(names[x] for x in e.actors) or "(somebody)"
        whom = joined(names[x] for x in e.recipients)
        status = "" if e.status == "occurred" else f", {e.status}"
        yield f"{shown_date(e.when)}\t{e.type}{status}: {who}{' → ' + whom if whom else ''} [{e.id}]"
        triggers = mentions_at(e.triggers, record.report.text)
        yield f"{' ' * DATE_COLUMN}{triggers} · on the word of {voice(e.on_word_of, voices)}"


def _matters(record: Record) -> Iterator[str]:
    names, voices = names_of(record), voices_of(record)
    for m in record.matters:
        yield f"{m.name} ({_kind_of(m, names)}) [{m.id}]"
        for change in m.history:
            words = words_at(change.evidence, record.report.text)
            told = f" · on the word of {voice(change.on_word_of, voices)}" if change.on_word_of else ""
            yield f"{INDENT}{shown_date(change.when)}\t{change.status} · “{words}”{told}"


def _kind_of(matter: Matter, names: dict[str, str]) -> str:
    return f"{matter.kind}, {names[matter.of]}" if matter.of else matter.kind


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
