"""Entries for people at a terminal: plain text, wrapped to its width."""

from collections.abc import Sequence

from ..model.entry import Contradiction, Correction, Entry, Evidence, Origin
from .entries import independent_sources, sources_of, told_in
from .layout import count_of, dated, indented, wrapped
from .wording import joined

# What is said can fill paragraphs; a list shows how it begins, `attribune show` all of it.
LONGEST = 300
SHORT_ID = 12
_KINDS = {"conflict": "Told otherwise", "update": "A later report gives another"}
_FIELDS = {"when": "date", "what": "line"}
_BECAUSE = {
    "copy": "copies or rewrites of one text",
    "wire": "the same agency's text",
    "words": "the same words for this",
}


class TextEntries:
    """Each entry as its date, what happened, and below it on whose word, in which reports, and its id."""

    def __init__(self, *, width: int = 80) -> None:
        self._width = width
        self._first = True

    def start(self) -> str:
        """Nothing stands before the first entry."""
        return ""

    def one(self, entry: Entry) -> str:
        """The entry, after an empty line where another one stands before it."""
        before = "" if self._first else "\n"
        self._first = False
        voice = f"on the word of {joined(entry.on_word_of)} · " if entry.on_word_of else ""
        verdict = f"{entry.verdict} · " if entry.verdict else ""
        facts = f"{entry.id[:SHORT_ID]} · {verdict}{voice}{sources_of(entry)}"
        lines = [facts, *map(_otherwise, entry.contradictions), *map(corrected, entry.corrections)]
        if entry.chosen:
            lines.append(f"Chosen: {', '.join(entry.chosen)}")
        return (
            before
            + dated(entry.when, _cut(entry.what), self._width)
            + "".join(indented(line, self._width) for line in lines)
        )

    def end(self) -> str:
        """Nothing stands after the last entry."""
        return ""


def whole_entry(entry: Entry, *, history: Sequence[str] = (), width: int = 80) -> str:
    """One entry in full, with the words of each of its reports in their context; `history` has a line a judgement."""
    status = "" if entry.status in (entry.type, "occurred", "asserted") else f", {entry.status}"
    reports = count_of(entry.sources.reports, "report")
    facts = (
        f"{entry.kind}, {entry.type}{status}",
        f"on the word of {joined(entry.on_word_of)}" if entry.on_word_of else "in the report's own voice",
        f"{reports}, {independent_sources(entry.sources)}",
        entry.verdict and f"{entry.verdict} by a reviewer",
    )
    lines = [dated(entry.when, entry.what, width), indented(" · ".join(filter(None, facts)), width)]
    for label, names in (("Actors", entry.actors), ("Recipients", entry.recipients), ("Matters", entry.matters)):
        if names:
            lines.append(indented(f"{label}: {', '.join(names)}", width))
    lines += [indented(_one_source(origin, entry), width) for origin in entry.sources.origins if origin.because]
    lines += [indented(_otherwise(one), width) for one in entry.contradictions]
    lines += [indented(corrected(one), width) for one in entry.corrections]
    lines += [indented(line, width) for line in history]
    lines.append(indented(entry.id, width))
    lines += [_evidence(evidence, width) for evidence in entry.evidence]
    return "".join(lines)


def corrected(correction: Correction) -> str:
    """What the reports told, beside what a reviewer put in its place."""
    field = _FIELDS.get(correction.field, correction.field.replace("_", " "))
    now, told = (value or "unknown" for value in (correction.now, correction.told))
    return f"Corrected ({correction.judgement}): {field} {now}; the reports tell: {told}"


def _otherwise(contradiction: Contradiction) -> str:
    """What reports differ in: "Conflict (date): 2031-03-11; 2031-03-12 (e_3f9a12c0b7d1)"."""
    sides = "; ".join(f"{side.value} ({side.entry[:SHORT_ID]}, “{_cut(side.quote)}”)" for side in contradiction.sides)
    return f"{_KINDS[contradiction.kind]} ({contradiction.about}): {sides}"


def _one_source(origin: Origin, entry: Entry) -> str:
    """Why reports count as one source: "One source: Orvane Herald, Quay Times (the same agency's text)"."""
    told = dict.fromkeys(told_in(item) for item in entry.evidence if item.report in origin.reports)
    return f"One source: {'; '.join(told)} {reasons(origin)}"


def reasons(origin: Origin) -> str:
    """Why several reports are one source, in brackets."""
    return f"({', '.join(_BECAUSE[reason] for reason in origin.because)})"


def _evidence(evidence: Evidence, width: int) -> str:
    """A report's words, marked off by brackets from those around them."""
    title = " · ".join(part for part in (told_in(evidence), evidence.headline) if part)
    end = max(span.end for span in evidence.spans)
    place = f"{evidence.path or evidence.report}, characters {evidence.spans[0].start} to {end}"
    before = f"… {evidence.prefix}" if evidence.prefix else ""
    after = f"{evidence.suffix} …" if evidence.suffix else ""
    words = " ".join(f"{before}[{evidence.quote}]{after}".split())
    # The path stays in one piece, however long, so that it can be copied.
    return "\n" + wrapped(title, width) + place + "\n" + wrapped(words, width, "  | ")


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rpartition(" ")[0] + " …"
