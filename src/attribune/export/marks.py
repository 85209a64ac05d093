"""A report's text cut where marks begin and end, so that marks that overlap can be shown and linked."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..model.record import Record
from ..model.span import Span

# Where several marks cover the same words, the words lead to the first of these; all of them are shown.
LAYERS = ("trigger", "time", "change", "cue", "actor", "source", "content", "asked")
ASKED = "asked"  # words that an address points to: shown, and no item of the record


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that support something: which layer, which item (its id in the record), where."""

    layer: str
    item: str
    span: Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks from its start to its end; `first_of` are the items that begin here."""

    text: str
    marks: tuple[Mark, ...]
    first_of: tuple[str, ...]

    @property
    def leads_to(self) -> str | None:
        """The item that the words lead to: the most specific one."""
        return self.leads_among(LAYERS)

    def leads_among(self, layers: Collection[str]) -> str | None:
        """The item of these layers that the words lead to; white space leads nowhere."""
        found = (mark.item for mark in self.marks if mark.layer in layers and mark.layer != ASKED)
        return next(found, None) if self.text.strip() else None

    @property
    def classes(self) -> str:
        """The layers and items that cover the words, as class names."""
        return " ".join(dict.fromkeys([*(m.layer for m in self.marks), *(f"i-{m.item}" for m in self.marks)]))


def marks_of(record: Record, *, asked: Span | None = None) -> list[Mark]:
    """Every mark of a record, in the order of the text; the longer one first where two begin at one place."""
    found = [Mark(ASKED, ASKED, asked)] if asked is not None else []
    found += [Mark("time", t.id, t.span) for t in record.times]
    found += [Mark("actor", a.id, m.span) for a in record.actors for m in a.mentions]
    for s in record.statements:
        for layer, spans in (("source", s.source), ("cue", s.cue), ("content", s.content)):
            found += [Mark(layer, s.id, span) for span in spans]
    found += [Mark("trigger", e.id, span) for e in record.events for span in e.triggers]
    found += [Mark("change", m.id, span) for m in record.matters for change in m.history for span in change.evidence]
    found += [Mark("change", m.id, x.span) for m in record.matters for x in m.mentions]
    return sorted(found, key=lambda m: (m.span.start, -m.span.end, m.layer, m.item))


def segments(span: Span, text: str, marks: Iterable[Mark], seen: set[str]) -> Iterator[Segment]:
    """The text of `span` in segments. `marks` are those that touch it; `seen` collects the items begun so far."""
    inside = [m for m in marks if m.span.overlaps(span)]
    cuts = {span.start, span.end}
    for mark in inside:
        cuts.update((max(mark.span.start, span.start), min(mark.span.end, span.end)))
    places = sorted(cuts)
    active: list[Mark] = []
    waiting = iter(inside)
    upcoming = next(waiting, None)
    for start, end in pairwise(places):
        active = [m for m in active if m.span.end > start]
        while upcoming is not None and upcoming.span.start <= start:
            if upcoming.span.end > start:
                active.append(upcoming)
            upcoming = next(waiting, None)
        # Among marks of one layer the shortest is the most telling (a statement within a statement).
        ranked = tuple(sorted(active, key=lambda m: (LAYERS.index(m.layer), m.span.length, m.item)))
        first = tuple(dict.fromkeys(m.item for m in ranked if m.item not in seen))
        seen.update(first)
        yield Segment(text[start:end], ranked, first)
