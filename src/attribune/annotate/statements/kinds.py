"""How much of a content stands in quotation marks: direct, mixed or indirect."""

from bisect import bisect_right
from collections.abc import Sequence

from ...model.span import Span
from ..layers import Annotations
from ..parse import Parse
from ..quotes import Quotation, is_left_open, quotations

_TERM_WORDS = 4
_NAMING = frozenset({"called", "known", "dubbed", "titled", "named", "entitled", "as"})


def quotations_of(annotations: Annotations) -> list[tuple[Quotation, ...]]:
    """Each piece's quotations."""
    found: list[tuple[Quotation, ...]] = []
    runs_on = False
    for piece in annotations.parse.pieces:
        found.append(quotations(annotations.report.text, piece.span, runs_on=runs_on))
        runs_on = is_left_open(found[-1])
    return found


def kind_of(content: Sequence[Span], text: str, marks: Sequence[Quotation], parse: Parse) -> str:
    """direct: all its words in quotation marks; mixed: some of them, terms apart; indirect: none."""
    quoted = 0
    fragment = False
    outermost = [quotation for quotation in marks if not quotation.depth]
    starts = [quotation.span.start for quotation in outermost]
    for span in content:
        first = max(bisect_right(starts, span.start) - 1, 0)
        for quotation in outermost[first : bisect_right(starts, span.end)]:
            start, end = max(span.start, quotation.span.start), min(span.end, quotation.span.end)
            if start >= end or _stands_within(span, quotation.span):
                continue
            quoted += _letters(text, start, end)
            fragment = fragment or not is_term(quotation, text, parse)
    if quoted and quoted >= sum(_letters(text, s.start, s.end) for s in content):
        return "direct"
    return "mixed" if fragment else "indirect"


def is_term(quotation: Quotation, text: str, parse: Parse) -> bool:
    """Whether the marks hold a term or a title, used and not said: 'the "border czar" Tom Homan'."""
    inner = quotation.inner.of(text).strip()
    if len(inner.split()) > _TERM_WORDS or inner[-1:] in (",", ".", "?", "!"):
        return False
    piece = parse.piece_at(quotation.span.start)
    tokens = piece.tokens_in(quotation.span) if piece is not None else None
    if tokens is None or tokens.end >= len(tokens.doc):
        return False
    after = tokens.doc[tokens.end]
    before = [token for token in tokens.doc[max(tokens.start - 2, 0) : tokens.start] if token.pos_ != "DET"]
    if before and before[-1].lower_ in _NAMING:
        return True
    return after.pos_ in ("NOUN", "PROPN") and tokens.root.pos_ != "VERB"


def _stands_within(span: Span, mark: Span) -> bool:
    """Whether the span is a part of somebody's longer quotation, whose marks say nothing about it.

    A span that takes the opening mark with it is the quotation, though the closing mark may be missing.
    """
    if span.start <= mark.start:
        return False
    return mark.start < span.start - 1 or span.end + 1 < mark.end


def _letters(text: str, start: int, end: int) -> int:
    return sum(c.isalnum() for c in text[start:end])
