"""Statements by rules: quotation marks, a lexicon of cues with the complements that they take, phrases and colons."""

from ...model.span import Span
from ..layers import Annotations
from ..parse import Piece
from ..quotes import Quotation
from .colons import colon_statements
from .draft import Draft
from .edges import fitted, without_day
from .openers import opening_participles
from .parsed import parsed_statements
from .passages import Passage, passages
from .phrasal import phrasal_statements
from .quoted import quoted_statements
from .selection import selected


def statements_by_rules(annotations: Annotations, quoted: list[tuple[Quotation, ...]]) -> list[Draft]:
    """The drafts that rules make, one reading of the same words; `quoted` holds each piece's quotations."""
    text = annotations.report.text
    pieces = annotations.parse.pieces
    times = [time.span for time in annotations.times]
    # 1. Tell passages from quoted words, and set apart what a name and a colon introduce.
    headline = pieces[0] if pieces and _is_headline(annotations, pieces[0]) else None
    turns = list(colon_statements(pieces, text, headline=headline))
    labelled = {turn.piece.start for turn in turns}
    spoken = [
        (piece, () if piece.start in labelled else passages(text, piece.span, marks))
        for piece, marks in zip(pieces, quoted, strict=True)
    ]
    # 2. Join passages with their cues.
    direct = quoted_statements(spoken)
    # 3. Find the cues that the parse or a phrase shows.
    taken: dict[int, set[int]] = {}
    for draft in direct:
        if draft.verb is not None:
            taken.setdefault(draft.piece.start, set()).add(draft.verb.i)
    found = [*turns, *direct]
    for piece, marks in zip(pieces, quoted, strict=True):
        used = frozenset(taken.get(piece.start, ()))
        drafts: tuple[Draft, ...] = (
            *parsed_statements(piece, taken=used),
            *phrasal_statements(piece, taken=used),
            *opening_participles(piece),
        )
        found += [without_day(fitted(draft, text, marks), times) for draft in drafts]
    return selected(found, _passage_spans(spoken))


def _passage_spans(spoken: list[tuple[Piece, tuple[Passage, ...]]]) -> list[Span]:
    return [passage.span for _, found in spoken for passage in found]


def _is_headline(annotations: Annotations, first: Piece) -> bool:
    """The first block may be the headline though the reader could not tell: a single short line before paragraphs."""
    return first.block.kind == "headline" or (len(annotations.parse.pieces) > 2 and first.span.length < 150)
