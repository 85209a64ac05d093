"""What annotators read and write: the layers of one report, and what an annotator declares."""

from collections.abc import Callable
from dataclasses import dataclass

from ..model.actor import Actor
from ..model.event import Event
from ..model.matter import Matter
from ..model.record import Skipped
from ..model.report import Report
from ..model.statement import Statement
from ..model.time import TimeExpression
from .encoder import Scores
from .parse import Parse


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that is known of a report so far. Each annotator returns a copy with its own layer filled.

    Ids need only be unique within their layer and point to each other; the record stage counts them anew. `scores` are
    what the encoder's pass found, None where it is still to be made.
    """

    report: Report
    parse: Parse
    times: tuple[TimeExpression, ...] = ()
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    matters: tuple[Matter, ...] = ()
    events: tuple[Event, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    ontology: str = ""  # the user's own event types and triggers, a table as docs/events.md says
    scores: tuple[Scores, ...] | None = None


@dataclass(frozen=True, slots=True)
class Annotator:
    """One concern: its name, the layers that it needs filled before, those that it writes, and the function."""

    name: str
    needs: tuple[str, ...]
    writes: tuple[str, ...]
    run: Callable[[Annotations], Annotations]
