"""Records to entries: what one report tells, and what several tell together.

Merging is conservative on purpose: a wrong merge is worse than a missed one. Two reports tell the same entry only
where the sentences around it have the same words (case, punctuation and white space apart, MIN_WORDS or more of
them) and the entry says the same of who, what and when: syndicated copies meet, nothing else does. An entry's id
is a hash of just that, so that the entries are a function of the set of records, whatever the order of adding.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..errors import RecordError
from ..model.entry import Entry, Evidence, Sources
from ..model.event import Event
from ..model.kin import Teller
from ..model.matter import Change, Matter
from ..model.record import Record
from ..model.report import Report
from ..model.span import Span
from ..model.statement import Statement
from .independence import sources_of
from .kinship import groups
from .sentences import Sentences
from .traits import COPIES, kin_of
from .wording import change_line, event_line, plain, preposition, statement_line

MIN_WORDS = 8
CONTEXT = 32
UNNAMED_SOURCE = "unnamed source"
_WORD = re.compile(r"\w+")


def entries_of(record: Record) -> tuple[Entry, ...]:
    """The entries that one record gives: one for each event, statement and change, in the order of the text.

    Raises RecordError where the record points to an id that it does not have.
    """
    found = sorted(_Teller(record).entries(), key=lambda entry: (entry.evidence[0].triggers, entry.id))
    by_id: dict[str, list[Entry]] = {}
    for entry in found:
        by_id.setdefault(entry.id, []).append(entry)
    return tuple(joined(same, copies={}) for same in by_id.values())


def joined(entries: Sequence[Entry], *, copies: Mapping[str, int]) -> Entry:
    """One entry from one or more with the same id: the earliest report's wording, and all the evidence.

    Evidence is in the order of (published, report id), reports without a date last, then of the text. `copies` has
    the group of copies of one text to which each report belongs.
    """
    first = min(entries, key=lambda entry: min(map(order_of, entry.evidence)))
    evidence = tuple(sorted({item for entry in entries for item in entry.evidence}, key=order_of))
    confidence = max((one.confidence for one in entries if one.confidence is not None), default=None)
    sources = sources_of(map(_teller, evidence), copies)
    return replace(first, sources=sources, evidence=evidence, confidence=confidence)


def merged(records: Iterable[Record]) -> tuple[Entry, ...]:
    """The entries of many records in memory, sorted by id: what a store gives piece by piece."""
    told = tuple(records)
    by_id: dict[str, list[Entry]] = {}
    for record in told:
        for entry in entries_of(record):
            by_id.setdefault(entry.id, []).append(entry)
    numbers = groups([kin_of(record.report) for record in told], COPIES)
    copies = {record.report.id: number for record, number in zip(told, numbers, strict=True)}
    return tuple(joined(by_id[key], copies=copies) for key in sorted(by_id))


def order_of(evidence: Evidence) -> tuple[bool, str, str, tuple[Span, ...], tuple[Span, ...]]:
    """What evidence is sorted by: the earliest report first, reports without a date last."""
    return (not evidence.published, evidence.published, evidence.report, evidence.triggers, evidence.spans)


def _teller(evidence: Evidence) -> Teller:
    words = _words(evidence.quote)
    return Teller(evidence.report, evidence.outlet, evidence.wire, " ".join(words) if len(words) >= MIN_WORDS else "")


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


class _Teller:
    """Turns one record into entries; holds what all of them look up."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._text = record.report.text
        self._sentences = Sentences(record.report)
        self._names = {one.id: plain(one.name) for one in record.actors}
        self._names |= {one.id: plain(one.name) for one in record.matters}
        self._mentions = {one.id: one.mentions for one in record.actors}
        self._mentions |= {one.id: one.mentions for one in record.matters}
        self._matters = {matter.id for matter in record.matters}
        self._statements = {statement.id: statement for statement in record.statements}

    def entries(self) -> Iterator[Entry]:
        for event in self._record.events:
            yield self._event(event)
        for statement in self._record.statements:
            yield self._statement(statement)
        for matter in self._record.matters:
            for change in matter.history:
                yield self._change(matter, change)

    def _event(self, event: Event) -> Entry:
        evidence = self._evidence(event.triggers, ())
        what = event_line(
            self._named(event.actors),
            self._words_of(event.triggers),
            self._named(event.recipients),
            joint=self._joint(event),
            status=event.status,
        )
        return self._entry(
            kind="event",
            type=event.type,
            when=event.when,
            what=what,
            actors=event.actors,
            recipients=event.recipients,
            status=event.status,
            on_word_of=event.on_word_of,
            evidence=evidence,
            confidence=event.confidence,
        )

    def _statement(self, statement: Statement) -> Entry:
        evidence = self._evidence(statement.cue or statement.content[:1], statement.content)
        what = statement_line(
            self._speakers(statement),
            self._words_of(statement.cue),
            [span.of(self._text) for span in statement.content],
            quoted=statement.kind == "direct",
            polarity=statement.polarity,
        )
        return self._entry(
            kind="statement",
            type=statement.kind,
            when=statement.when,
            what=what,
            actors=statement.speakers,
            recipients=statement.addressee,
            about=statement.about,
            status=statement.polarity,
            on_word_of=(statement.within,) if statement.within else (),
            evidence=evidence,
            confidence=statement.confidence,
        )

    def _change(self, matter: Matter, change: Change) -> Entry:
        owner = (matter.of,) if matter.of else ()
        return self._entry(
            kind="change",
            type=change.status,
            when=change.when,
            what=change_line(self._names[matter.id], "".join(self._named(owner)), change.status),
            actors=owner,
            recipients=(),
            about=(matter.id,),
            status=change.status,
            on_word_of=change.on_word_of,
            evidence=self._evidence(change.evidence, ()),
            unlikely_after=change.unlikely_after,
        )

    def _entry(
        self,
        *,
        kind: str,
        type: str,  # noqa: A002  # the schema's own word
        when: str,
        what: str,
        actors: Sequence[str],
        recipients: Sequence[str],
        about: Sequence[str] = (),
        status: str,
        on_word_of: Sequence[str],
        evidence: Evidence,
        unlikely_after: tuple[str, ...] = (),
        confidence: float | None = None,
    ) -> Entry:
        matters = tuple(one for one in (*actors, *recipients, *about) if one in self._matters)
        entry = Entry(
            id="",
            kind=kind,
            type=type,
            when=when,
            what=what,
            actors=self._named(actors),
            recipients=self._named(recipients),
            matters=self._named(tuple(dict.fromkeys(matters))),
            status=status,
            on_word_of=self._sources(on_word_of),
            sources=Sources(reports=1, independent=1),
            evidence=(evidence,),
            about=self._named(about) if kind == "statement" else (),
            unlikely_after=unlikely_after,
            confidence=confidence,
        )
        return replace(entry, id=_entry_id(entry))

    def _named(self, ids: Sequence[str]) -> tuple[str, ...]:
        missing = [one for one in ids if one not in self._names]
        if missing:
            raise RecordError(f"the record of {self._record.report.id} has no actor or matter {missing[0]}")
        return tuple(self._names[one] for one in ids)

    def _speakers(self, statement: Statement) -> tuple[str, ...]:
        """The speakers' names, else the source's own words."""
        if statement.speakers or not statement.source:
            return self._named(statement.speakers)
        return (plain(self._words_of(statement.source)),)

    def _sources(self, statements: Sequence[str]) -> tuple[str, ...]:
        """On whose word: never empty where there is a statement, as empty means the report's own voice."""
        names: list[str] = []
        for one in statements:
            if one not in self._statements:
                raise RecordError(f"the record of {self._record.report.id} has no statement {one}")
            names += self._speakers(self._statements[one]) or (UNNAMED_SOURCE,)
        return tuple(dict.fromkeys(names))

    def _words_of(self, spans: Sequence[Span]) -> str:
        """The words of the spans; an ellipsis stands for what was left out between two of them."""
        words, end = "", 0
        for span in sorted(spans):
            if words:
                words += " " if not self._text[end : span.start].strip() else " … "
            words += span.of(self._text)
            end = span.end
        return words

    def _joint(self, event: Event) -> str:
        """The preposition between the trigger and the first recipient who is mentioned after it."""
        end = max((trigger.end for trigger in event.triggers), default=0)
        starts = [m.span.start for one in event.recipients for m in self._mentions.get(one, ()) if m.span.start > end]
        return preposition(self._text[end : min(starts)]) if starts and min(starts) - end < 60 else ""

    def _evidence(self, triggers: tuple[Span, ...], more: tuple[Span, ...]) -> Evidence:
        spans = self._sentences.around((*triggers, *more))
        if not spans:
            raise RecordError(f"the record of {self._record.report.id} has an item without words in the text")
        return evidence_of(self._record.report, triggers, spans)


def evidence_of(report: Report, triggers: tuple[Span, ...], spans: tuple[Span, ...]) -> Evidence:
    """The words of a report at these places, and those around them."""
    start, end = spans[0].start, max(span.end for span in spans)
    return Evidence(
        report=report.id,
        path=report.path,
        published=report.published,
        outlet=report.outlet,
        wire=report.wire,
        headline=report.headline,
        triggers=triggers,
        spans=spans,
        quote=report.text[start:end],
        prefix=report.text[max(start - CONTEXT, 0) : start],
        suffix=report.text[end : end + CONTEXT],
    )


def _entry_id(entry: Entry) -> str:
    """A hash of what the entry says and of the words that say it; too few words stand for their own report only."""
    (evidence,) = entry.evidence
    words = _words(evidence.quote)
    place = [] if len(words) >= MIN_WORDS else [evidence.report, evidence.spans[0].start]
    said = [
        entry.kind,
        entry.type,
        entry.when,
        entry.status,
        _words(entry.what),
        *([name.casefold() for name in names] for names in (entry.actors, entry.recipients, entry.matters)),
        [name.casefold() for name in entry.on_word_of],
        words,
        place,
    ]
    canonical = json.dumps(said, separators=(",", ":"))
    return f"{entry.kind[0]}_{hashlib.sha256(canonical.encode('ascii')).hexdigest()[:16]}"
