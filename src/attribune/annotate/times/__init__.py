"""Time expressions: found by a cascade of rules that are data, resolved against the report's date and its narrative.

words → islands (nodes.py) → numbers (numbers.py) → rules (grammar.py) → meanings → values (resolve.py)
"""

import dataclasses
import datetime
from itertools import zip_longest

from ...model.record import Skipped
from ...model.span import Span
from ...model.time import TimeExpression
from ..layers import Annotations
from ..parse import in_words
from .checks import is_time
from .focus import Focus
from .grammar import found_in
from .intervals import opens_range
from .meaning import meaning
from .nodes import islands
from .numeric import in_order, is_unclear, order_of
from .place import Place
from .points import Context
from .quarters import ended_quarter
from .resolve import resolve
from .tense import tense_at

__all__ = ["annotate_times"]


def annotate_times(annotations: Annotations) -> Annotations:
    """The time expressions of the report's prose and its datelines, in the order of the text.

    What names a day that the calendar does not have stays, with X in its value, and is counted in `skipped`; so is a
    date in numbers of which the order of day and month is not clear.
    """
    report = annotations.report
    datelines = frozenset(block.span for block in report.blocks if block.kind == "dateline")
    focus = Focus(published_day(report.published))
    order = order_of(report.text)
    times: list[TimeExpression] = []
    skipped: list[Skipped] = []
    stretches = (*annotations.parse.pieces, *in_words(report, "dateline"))
    for piece in sorted(stretches, key=lambda one: one.start):
        text = piece.span.of(report.text)
        found = [(node, meaning(node.classes[kind])) for island in islands(text) for kind, node in found_in(island)]
        for (node, given), after in zip_longest(found, found[1:]):
            place = Place(text, piece.doc, node.start, node.end)
            said = in_order(given, text[node.start : node.end], order)
            if not is_time(said, place):
                continue
            # The tense is looked up only where it can matter.
            undated = said.base is not None or (
                said.kind == "point" and said.year is None and said.unit is None and said.sign is None
            )
            tense = tense_at(place) if undated or said.origin == "narrative" else 0
            span = Span(piece.start + node.start, piece.start + node.end)
            context = focus.context(said, tense)
            resolved = resolve(said, context)
            if after is not None:
                past = Context(context.published, None, -1)
                resolved = ended_quarter(said, text[node.end : after[0].start], after[1], past) or resolved
            if undated and times and opens_range(report.text, times[-1].span, span.start):
                resolved = focus.end_of_range(said, resolved, times[-1])
            time = TimeExpression(
                f"t{len(times) + 1}", span, resolved.type, resolved.value, resolved.mod, focus.anchor(said, tense)
            )
            times.append(time)
            if piece.span not in datelines:  # the day of writing is not what the text talks about
                focus.move(time, said, resolved)
            if is_unclear(given, said):
                skipped.append(Skipped("date", "day and month may be either way round", span))
            if not resolved.possible:
                skipped.append(Skipped("date", "the calendar has no such day", span))
    return dataclasses.replace(annotations, times=tuple(times), skipped=annotations.skipped + tuple(skipped))


def published_day(published: str) -> datetime.date | None:
    """The day of the report; None where it has no date, or only a year or a month."""
    try:
        return datetime.date.fromisoformat(published[:10])
    except ValueError:
        return None
