"""What kind of statement some spans make: direct or not, which act, asserted or not, medium and occasion.

All of it is read from the spans and the words around them, whoever found them: a trained model, rules or a person.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from ...model.span import Span
from ..layers import Annotations
from ..parse import Parse
from ..quotes import Quotation
from .acts import act_of
from .adjuncts import addressees_of, medium_of, occasion_of
from .kinds import kind_of
from .polarity import polarity_of


@dataclass(frozen=True, slots=True)
class Qualities:
    """The values are those of `Statement`; `addressees` is where those stand who are spoken to."""

    kind: str
    act: str
    polarity: str
    medium: str | None = None
    occasion: str | None = None
    addressees: tuple[Span, ...] = ()


def qualities_of(
    annotations: Annotations,
    quoted: Sequence[tuple[Quotation, ...]],
    *,
    cue: Sequence[Span],
    content: Sequence[Span],
) -> Qualities:
    """The qualities of a statement whose cue and content are known; `quoted` holds each piece's quotations."""
    parse, text = annotations.parse, annotations.report.text
    said = _tokens(parse, content)
    words_of_cue = _tokens(parse, cue)
    verb = head_of(words_of_cue)
    piece = parse.piece_at(min(cue or content).start)
    return Qualities(
        kind=kind_of(content, text, _marks_around(content, parse, quoted), parse),
        act=act_of(words_of_cue, said),
        polarity=polarity_of(words_of_cue, said),
        medium=medium_of(verb),
        occasion=occasion_of(verb, piece, text) if piece is not None else None,
        addressees=addressees_of(verb, piece, content) if piece is not None else (),
    )


def _marks_around(content: Sequence[Span], parse: Parse, quoted: Sequence[tuple[Quotation, ...]]) -> list[Quotation]:
    """The quotations of the pieces that the content touches: a passage may run on over paragraphs."""
    first = bisect_right(parse.pieces, min(content).start, key=lambda piece: piece.start) - 1
    last = bisect_right(parse.pieces, max(content).start, key=lambda piece: piece.start)
    return [quotation for found in quoted[max(first, 0) : last] for quotation in found]


def head_of(cue: Sequence[Token]) -> Token | None:
    """The first word of the cue that another word of it does not govern: its verb, noun or adjective."""
    own = {token.i for token in cue}
    heads = [token for token in cue if token.head.i == token.i or token.head.i not in own]
    words_first = sorted(heads, key=lambda t: (t.pos_ not in ("VERB", "NOUN", "ADJ", "AUX"), t.i))
    return words_first[0] if words_first else None


def _tokens(parse: Parse, spans: Sequence[Span]) -> list[Token]:
    """The tokens of spans in one piece, that of the first span."""
    piece = parse.piece_at(min(spans).start) if spans else None
    if piece is None:
        return []
    found = (piece.tokens_in(span) for span in sorted(spans) if piece.span.overlaps(span))
    return [token for tokens in found if tokens is not None for token in tokens]
