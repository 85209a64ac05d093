"""Contents fitted to the quotation marks around them: the parser cuts clauses without regard to marks."""

from dataclasses import replace

from ...model.span import Span
from ..quotes import Quotation
from .draft import Draft


def fitted(draft: Draft, text: str, marks: tuple[Quotation, ...]) -> Draft:
    """The draft with its content stretched over the quotations that it cuts, unless it would touch cue or source."""
    others = (*draft.cue, *draft.source)
    return replace(draft, content=tuple(_stretched(span, text, marks, others) for span in draft.content))


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
