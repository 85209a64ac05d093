"""Entries: the lines of the merged record, each with all its evidence."""

from dataclasses import dataclass

from .span import Span

ENTRY_KINDS = ("event", "statement", "change")
CONTRADICTIONS = ("date", "number", "status", "speaker", "words")
VERDICTS = ("", "accepted", "rejected")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of one report that support an entry.

    `triggers` are an event's triggers, a statement's cue, a change's own words; `spans` the sentences around them.
    `quote` is the text from the first span's start to the last one's end, `prefix` and `suffix` up to 32 characters
    before and after it: together they are W3C Web Annotation's TextPositionSelector and TextQuoteSelector.
    """

    report: str
    path: str | None
    published: str
    outlet: str | None
    wire: str | None
    headline: str | None
    triggers: tuple[Span, ...]
    spans: tuple[Span, ...]
    quote: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports that are one source, the earliest first.

    `name` is the agency's if one of them carries its text, else the first one's outlet. `because` says what makes them
    one: copies or rewrites of one text ("copy"), the same agency ("wire"), the same words for this entry ("words").
    """

    name: str | None
    reports: tuple[str, ...]
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """How many reports tell an entry, how many of them are independent of each other, and which these are."""

    reports: int
    independent: int
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """What some reports say: the `value`, one report's words for it, and the ids of the reports and of their entry."""

    value: str
    quote: str
    reports: tuple[str, ...]
    entry: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Reports that tell an entry otherwise; `about` is one of CONTRADICTIONS, `kind` conflict or update.

    An update is a number that grew from an earlier report to a later one, as a toll does. `sides` are in the order of
    publication; sides of other entries are those that could not be joined to this one.
    """

    about: str
    kind: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a reviewer corrected: which `field` of the entry, what the reports told (`told`), what is shown (`now`).

    Several names are one string, with commas between them. `judgement` is the judgement's id.
    """

    field: str
    told: str
    now: str
    judgement: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One happening as told by one or many reports.

    `kind` is one of ENTRY_KINDS; `type` an event's type, a statement's kind or a change's new status. `actors`,
    `recipients`, `on_word_of` and `matters` hold names, and so does `about` for a statement: whom and what it is about.
    `unlikely_after` are a change's (see model.matter). `id` depends only on what the entry says. `confidence` (0 to 1)
    is that of the surest report, None for a change.

    `verdict` is one of VERDICTS, `corrections` what reviewers corrected, `history` the ids of all judgements about the
    entry in the order in which they were made, those that were undone included.
    """

    id: str
    kind: str
    type: str
    when: str
    what: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    matters: tuple[str, ...]
    status: str
    on_word_of: tuple[str, ...]
    sources: Sources
    evidence: tuple[Evidence, ...]
    contradictions: tuple[Contradiction, ...] = ()
    chosen: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    unlikely_after: tuple[str, ...] = ()
    confidence: float | None = None
    verdict: str = ""
    corrections: tuple[Correction, ...] = ()
    history: tuple[str, ...] = ()
