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
                times.append(dataclasses.replace(one, anchor=focus.anchor(said)))
                focus.move(one, said, resolved, published)
                if not resolved.possible:
                    skipped.append(Skipped("date", "the calendar has no such day", span))
    return dataclasses.replace(annotations, times=tuple(times), skipped=annotations.skipped + tuple(skipped))


def published_day(published: str) -> datetime.date | None:
    """The day of the report; None where it has no date, or only a year or a month."""
    try:
        return datetime.date.fromisoformat(published[:10])
    except ValueError:
        return None


# A quarter that reports look back on has ended.
_QUARTER = datetime.timedelta(days=90)
# From fine to coarse.
_GRAINS = "D", "WE", "W", "M", "S", "Q", "Y"


class _Focus:
    """What the text is talking about: the dates last spoken of."""

    def __init__(self) -> None:
        self._points: list[tuple[Point, str]] = []  # newest last, one of each grain
        self._quarter: Point | None = None

    def context(self, said: Meaning, published: datetime.date | None, doc: Doc, start: int, end: int) -> Context:
        """What an expression is seen from; the tense is looked up only where it can matter."""
        spoken = self._spoken(said)
        narrative = spoken[0] if spoken is not None else None
        if self._quarter is not None and (said.unit == "Q" or (said.unit == "Y" and said.amount == 1)):
            narrative = self._quarter
        open_side = said.kind == "point" and said.year is None and said.unit is None and said.sign is None
        return Context(published, narrative, tense_at(doc, start, end) if open_side else 0)

    def anchor(self, said: Meaning) -> str | None:
        """The id of the time expression that `said` counts from."""
        spoken = self._spoken(said) if said.origin == "narrative" else None
        return spoken[1] if spoken is not None else None

    def move(self, time: TimeExpression, said: Meaning, resolved: Resolved, published: datetime.date | None) -> None:
        """Talk goes on about a date once it was spoken of."""
        point = resolved.point
        if point is None:
            return
        self._points = [one for one in self._points if one[0].grain != point.grain]
        self._points.append((point, time.id))
        if point.grain == "Q" and said.unit is None and (published is None or point.day + _QUARTER <= published):
            self._quarter = point

    def _spoken(self, said: Meaning) -> tuple[Point, str] | None:
        """The date last spoken of that is as fine as the unit in question."""
        coarsest = (
            _GRAINS.index(said.unit) if said.unit in _GRAINS else 0 if said.part or said.weekday else len(_GRAINS)
        )
        fit = (one for one in reversed(self._points) if one[0].grain in _GRAINS[: coarsest + 1])
        return next(fit, None)
