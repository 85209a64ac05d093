"""Contents fitted to the quotation marks around them: the parser cuts clauses without regard to marks."""

from dataclasses import replace

from ...model.span import Span
from ..quotes import Quotation
from .draft import Draft


def fitted(draft: Draft, marks: tuple[Quotation, ...]) -> Draft:
    """The draft with its content stretched over the quotations that it cuts, unless it would touch cue or source."""
    others = (*draft.cue, *draft.source)
    return replace(draft, content=tuple(_stretched(span, marks, others) for span in draft.content))


def _stretched(span: Span, marks: tuple[Quotation, ...], others: tuple[Span, ...]) -> Span:
    start, end = span.start, span.end
    for quotation in marks:
        mark = quotation.span
        if mark.start > end or mark.end < start:
            continue
        if start <= mark.start < end < mark.end:
            wider = Span(start, mark.end)
        elif mark.start < start < mark.end <= end or (
            mark.start < start and end <= mark.end and start - mark.start <= 2
        ):
            wider = Span(mark.start, max(end, mark.end if end >= mark.end - 3 else end))
        else:
            continue
        if not any(wider.overlaps(other) for other in others):
            start, end = wider.start, wider.end
    return Span(start, end)
