"""Records as one self-contained page: each report's text with its marks, beside it what they support.

The page needs no JavaScript and no other file: every entry and its words link to each other, and CSS lights up
whichever was followed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from ..model.record import Record
from ..model.span import Span
from .marks import Mark, Segment, marks_of, segments
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


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the text, ready to be shown."""

    kind: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An entry beside the text: its id in the record, its date, what it says, the words, and what else is known."""

    item: str
    date: str
    head: str
    words: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Entries of one sort; `layer` names its colour."""

    layer: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One report on the page; `key` keeps its ids apart from other reports'."""

    key: str
    title: str
    facts: tuple[str, ...]
    notes: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]


class HtmlRecords:
    """One page for all the records, each an article; written as the records come."""

    def __init__(self) -> None:
        self._count = 0
        environment = Environment(
            loader=PackageLoader("attribune.export"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True,
        )  # fmt: skip
        self._page = environment.get_template("records.html.j2").module

    def start(self) -> str:
        """The page's head."""
        return str(self._page.start())  # type: ignore[attr-defined]  # macros are attributes only at run time

    def one(self, record: Record) -> str:
        """One article."""
        self._count += 1
        return str(self._page.article(article_of(record, f"r{self._count}")))  # type: ignore[attr-defined]

    def end(self) -> str:
        """The page's foot."""
        return str(self._page.end())  # type: ignore[attr-defined]


def article_of(record: Record, key: str, *, asked: Span | None = None) -> Article:
    """What a page shows of a record: its text with marks, and what these support; `asked` are words to point to."""
    report = record.report
    sections = (
        Section("content", "Who said what", tuple(_statements(record))),
        Section("trigger", "What happened", tuple(_events(record))),
        Section("change", "Matters", tuple(_matters(record))),
        Section("actor", "Actors", tuple(_actors(record))),
        Section("time", "Times", tuple(_times(record))),
    )
    return Article(
        key=key,
        title=report.headline or report.path or "Report",
        facts=report_facts(report),
        notes=tuple(note.message for note in report.notes),
        paragraphs=tuple(_paragraphs(record, asked)),
        sections=tuple(section for section in sections if section.lines),
    )


def _paragraphs(record: Record, asked: Span | None) -> Iterator[Paragraph]:
    """Every block, and whatever stands between blocks: the page shows the text as published, in full."""
    text, marks, seen = record.report.text, marks_of(record, asked=asked), set[str]()
    place, first = 0, 0
    for block in record.report.blocks:
        if text[place : block.span.start].strip():
            yield Paragraph("paragraph", (Segment(text[place : block.span.start], (), ()),))
        # Marks are sorted by start: those that ended before this block will not be needed again.
        while first < len(marks) and marks[first].span.end <= block.span.start:
            first += 1
        yield Paragraph(block.kind, tuple(segments(block.span, text, _until(marks, first, block.span), seen)))
        place = block.span.end
    if text[place:].strip():
        yield Paragraph("paragraph", (Segment(text[place:], (), ()),))


def _until(marks: list[Mark], first: int, span: Span) -> Iterator[Mark]:
    for number in range(first, len(marks)):
        if marks[number].span.start >= span.end:
            return
        yield marks[number]


def _statements(record: Record) -> Iterator[Line]:
    text, voices = record.report.text, voices_of(record)
    for s in record.statements:
        head = f"{voices[s.id]} {words_at(s.cue, text)}".strip()
        yield Line(s.id, shown_date(s.when), head, words_at(s.content, text), marks_of_statement(s))


def _events(record: Record) -> Iterator[Line]:
    names, voices = names_of(record), voices_of(record)
    for e in record.events:
        whom = joined(names[x] for x in e.recipients)
        head = (joined(names[x] for x in e.actors) or "(somebody)") + (f" → {whom}" if whom else "")
        facts = (e.type, e.status, f"on the word of {voice(e.on_word_of, voices)}")
        yield Line(e.id, shown_date(e.when), head, mentions_at(e.triggers, record.report.text), facts)


def _matters(record: Record) -> Iterator[Line]:
    names, text = names_of(record), record.report.text
    for m in record.matters:
        history = tuple(f"{shown_date(c.when)}: {c.status} (“{words_at(c.evidence, text)}”)" for c in m.history)
        kind = f"{m.kind}, {names[m.of]}" if m.of else m.kind
        yield Line(m.id, "", m.name, kind, history)


def _actors(record: Record) -> Iterator[Line]:
    for a in record.actors:
        kind = a.kind if a.named else f"{a.kind}, unnamed"
        yield Line(a.id, "", a.name, role_list(a), (kind, f"{len(a.mentions)} mentions"))


def _times(record: Record) -> Iterator[Line]:
    for t in record.times:
        words = " ".join(t.span.of(record.report.text).split())
        yield Line(t.id, "", t.value or "unresolved", words, (t.type, *([t.mod] if t.mod else [])))
