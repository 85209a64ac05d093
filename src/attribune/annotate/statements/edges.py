"""Contents fitted to the words around them: the parser cuts clauses without regard to marks and days."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ...model.span import Span
from ..quotes import Quotation
from .draft import Draft


def fitted(draft: Draft, text: str, marks: tuple[Quotation, ...]) -> Draft:
    """The draft with its content stretched over the quotations that it cuts, unless it would touch cue or source."""
    others = (*draft.cue, *draft.source)
    return replace(draft, content=tuple(_stretched(span, text, marks, others) for span in draft.content))


def without_day(draft: Draft, times: Sequence[Span]) -> Draft:
    """The draft whose content does not begin with the day of the saying: "said Tuesday | the toll would start".

    `times` are the report's time expressions in the order of the text. A day that is the content's own subject
    ("said Tuesday would be quiet") stays.
    """
    if not draft.cue:
        return draft
    first = min(draft.content)
    place = bisect_left(times, first.start, key=lambda t: t.start)
    day = times[place] if place < len(times) else None
    if day is None or day.start != first.start or day.end + 2 > first.end or day.start - max(draft.cue).end != 1:
        return draft
    tokens = draft.piece.tokens_in(Span(day.end + 1, first.end))
    if tokens is None or tokens[0].pos_ in ("VERB", "AUX", "PUNCT", "ADP"):
        return draft
    rest = Span(draft.piece.span_of(tokens[0]).start, first.end)
    return replace(draft, content=tuple(rest if span == first else span for span in draft.content))


def _stretched(span: Span, text: str, marks: tuple[Quotation, ...], others: tuple[Span, ...]) -> Span:
    for quotation in marks:
        mark = quotation.span
        if mark.start > span.end + 1 or mark.end < span.start:
            continue
        ends_inside = span.start <= mark.start < span.end < mark.end
        # Words in marks right after the span, in lower case, go on with its sentence.
        stops_before = span.end <= mark.start and text[quotation.inner.start].islower()
        lacks_its_mark = mark.start < span.start <= quotation.inner.start and mark.end - quotation.width <= span.end + 1
        if ends_inside or stops_before or lacks_its_mark:
            wider = Span(min(span.start, mark.start), max(span.end, mark.end))
            if not any(wider.overlaps(other) for other in others):
                span = wider
    return span
