"""The record of one report: everything that was found in it."""

from dataclasses import dataclass

from .actor import Actor
from .event import Event
from .matter import Matter
from .report import Report
from .span import Span
from .statement import Statement
from .time import TimeExpression


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was seen and left out, and why: nothing is dropped in silence."""

    what: str
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What one report says. Ids (a1, t1, s1, e1, m1) count in the order of the text and hold within this record."""

    report: Report
    actors: tuple[Actor, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    matters: tuple[Matter, ...] = ()
    skipped: tuple[Skipped, ...] = ()
