"""Time expressions: found by a cascade of rules that are data, resolved against the report's date and its narrative.

words → islands (nodes.py) → numbers (numbers.py) → rules (grammar.py) → meanings → values (resolve.py)
"""

import dataclasses
import datetime

from ...model.record import Skipped
from ...model.span import Span
from ...model.time import TimeExpression
from ..layers import Annotations
from .checks import is_time
from .focus import Focus
from .grammar import found_in
from .intervals import opens_range
from .meaning import meaning
from .nodes import islands
from .place import Place
from .resolve import resolve
from .tense import tense_at

__all__ = ["annotate_times"]


def annotate_times(annotations: Annotations) -> Annotations:
    """The time expressions of the report's prose, in the order of the text.

    What names a day that the calendar does not have stays, with X in its value, and is counted in `skipped`.
    """
    report = annotations.report
    focus = Focus(published_day(report.published))
    times: list[TimeExpression] = []
    skipped: list[Skipped] = []
    for piece in annotations.parse.pieces:
        text = piece.span.of(report.text)
        for kind, node in (found for island in islands(text) for found in found_in(island)):
            said = meaning(node.classes[kind])
            place = Place(text, piece.doc, node.start, node.end)
            if not is_time(said, place):
                continue
            # The tense is looked up only where it can matter.
            undated = said.base is not None or (
                said.kind == "point" and said.year is None and said.unit is None and said.sign is None
            )
            tense = tense_at(place) if undated or said.origin == "narrative" else 0
            span = Span(piece.start + node.start, piece.start + node.end)
            resolved = resolve(said, focus.context(said, tense))
            if undated and times and opens_range(report.text, times[-1].span, span.start):
                resolved = focus.end_of_range(said, resolved, times[-1])
            time = TimeExpression(
                f"t{len(times) + 1}", span, resolved.type, resolved.value, resolved.mod, focus.anchor(said, tense)
            )
            times.append(time)
            focus.move(time, said, resolved)
            if not resolved.possible:
                skipped.append(Skipped("date", "the calendar has no such day", span))
    return dataclasses.replace(annotations, times=tuple(times), skipped=annotations.skipped + tuple(skipped))


def published_day(published: str) -> datetime.date | None:
    """The day of the report; None where it has no date, or only a year or a month."""
    try:
        return datetime.date.fromisoformat(published[:10])
    except ValueError:
        return None
