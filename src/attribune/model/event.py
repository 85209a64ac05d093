"""Events: who did, or plans to do, what to whom."""

from dataclasses import dataclass

from .span import Span

PLOVER_TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
EXTENSION_TYPES = ("ENACT", "APPOINT", "RULE", "OTHER")
EVENT_TYPES = PLOVER_TYPES + EXTENSION_TYPES
# Types of what is done together: who is named first is the report's choice.
MUTUAL_TYPES = frozenset({"CONSULT", "COOPERATE"})
EVENT_STATUSES = ("occurred", "ongoing", "planned", "possible", "denied")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that belongs to an event: kind "killed", value 75, bound "at least", unit "people"."""

    span: Span
    kind: str
    value: float
    bound: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened: the actor (of kind place or facility) and the words that say so."""

    actor: str
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """Something that an actor did or plans.

    `actors` and `recipients` hold ids of actors or matters; those in `implicit` are understood, not expressed.
    `on_word_of` holds the ids of the statements in which the event stands; empty means the report's own voice.
    `after`, `before` and `same_day` hold ids of events of the same report. `reasons` say where the confidence
    (0 to 1) comes from.
    """

    id: str
    type: str
    triggers: tuple[Span, ...]
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    implicit: tuple[str, ...] = ()
    where: Place | None = None
    quantities: tuple[Quantity, ...] = ()
    when: str = ""
    when_from: str | None = None
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    same_day: tuple[str, ...] = ()
    status: str = "occurred"
    on_word_of: tuple[str, ...] = ()
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()
