"""Statements: attributions of content to a source."""

from dataclasses import dataclass

from .span import Span

STATEMENT_KINDS = ("direct", "indirect", "mixed")
STATEMENT_ACTS = ("statement", "decree", "intention", "belief", "attitude")
SOURCE_KINDS = ("named", "official", "person_familiar", "document", "poll", "crowd", "other_unnamed", "missing")
POLARITIES = ("asserted", "negated", "hypothetical", "refused")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor who may be the speaker, how likely (0 to 1), and why."""

    actor: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what: source, cue and content spans in the order of the text.

    `speakers` holds actor ids; it is empty where the source is missing or where two candidates were close, who are
    then in `candidates`. `within` is the id of the statement in which this one stands. `when` is a date or "";
    `when_from` the id of the time expression that it came from. `confidence` runs from 0 to 1.
    """

    id: str
    kind: str
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    act: str = "statement"
    polarity: str = "asserted"
    within: str | None = None
    speakers: tuple[str, ...] = ()
    source_kind: str = "missing"
    candidates: tuple[Candidate, ...] = ()
    about: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    medium: str | None = None
    occasion: str | None = None
    when: str = ""
    when_from: str | None = None
    confidence: float = 1.0
