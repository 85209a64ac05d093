"""Time expressions: found by a cascade of rules that are data, resolved against the report's date and its narrative.

    words → islands (nodes.py) → numbers (numbers.py) → rules (grammar.py) → meanings → values (resolve.py)
"""

import dataclasses
import datetime

from spacy.tokens import Doc

from ...model.record import Skipped
from ...model.span import Span
from ...model.time import TimeExpression
from ..layers import Annotations
from .checks import is_time
from .grammar import found_in
from .meaning import Meaning, meaning
from .nodes import islands
from .resolve import Context, Point, Resolved, resolve
from .tense import tense_at

__all__ = ["annotate_times"]


def annotate_times(annotations: Annotations) -> Annotations:
    """The time expressions of the report's prose, in the order of the text.

    What names a day that the calendar does not have stays, with X in its value, and is counted in `skipped`.
    """
    published = published_day(annotations.report.published)
    times: list[TimeExpression] = []
    skipped: list[Skipped] = []
    focus = _Focus()
    for piece in annotations.parse.pieces:
        text = piece.doc.text
        for island in islands(text):
            for kind, node in found_in(island):
                said = meaning(node.classes[kind])
                if not is_time(said, piece.doc, node.start, node.end):
                    continue
                resolved = resolve(said, focus.context(said, published, piece.doc, node.start, node.end))
                span = Span(piece.start + node.start, piece.start + node.end)
                one = TimeExpression(f"t{len(times) + 1}", span, resolved.type, resolved.value, resolved.mod)
                times.append(dataclasses.replace(one, anchor=focus.anchor) if said.origin == "narrative" else one)
                focus.move(one, said, resolved)
                if not resolved.possible:
                    skipped.append(Skipped("date", "the calendar has no such day", span))
    return dataclasses.replace(
        annotations, times=tuple(times), skipped=annotations.skipped + tuple(skipped)
    )


def published_day(published: str) -> datetime.date | None:
    """The day of the report; None where it has no date, or only a year or a month."""
    try:
        return datetime.date.fromisoformat(published[:10])
    except ValueError:
        return None


class _Focus:
    """What the text is talking about: the date and the quarter last spoken of."""

    def __init__(self) -> None:
        self.point: Point | None = None
        self.quarter: Point | None = None
        self.anchor: str | None = None

    def context(self, said: Meaning, published: datetime.date | None, doc: Doc, start: int, end: int) -> Context:
        """What an expression is seen from; the tense is looked up only where it can matter."""
        about_quarters = said.unit == "Q" or (said.unit == "Y" and said.amount == 1)
        narrative = self.quarter if about_quarters and self.quarter is not None else self.point
        open_side = said.kind == "point" and said.year is None and said.unit is None and said.sign is None
        return Context(published, narrative, tense_at(doc, start, end) if open_side else 0)

    def move(self, time: TimeExpression, said: Meaning, resolved: Resolved) -> None:
        """Talk goes on about a date once it was spoken of."""
        if resolved.point is None:
            return
        self.point, self.anchor = resolved.point, time.id
        if resolved.point.grain == "Q" and said.unit is None:
            self.quarter = resolved.point
