"""The statements of a report, step by step."""

from bisect import bisect_right
from dataclasses import replace

from ...model.span import Span
from ...model.statement import Statement
from ..layers import Annotations
from ..parse import Piece
from ..quotes import Quotation, is_left_open, quotations
from .colons import colon_statements
from .draft import Draft
from .edges import fitted, without_day
from .openers import opening_participles
from .parsed import parsed_statements
from .passages import Passage, passages
from .phrasal import phrasal_statements
from .qualities import kind_of, medium_of, occasion_of, polarity_of
from .quoted import quoted_statements
from .selection import selected, with_outer


def annotate_statements(annotations: Annotations) -> Annotations:
    """Find who is said to say, order, plan, believe or favour what; which actor speaks is found later."""
    text = annotations.report.text
    pieces = annotations.parse.pieces
    times = [time.span for time in annotations.times]
    # 1. Pair the quotation marks of each paragraph, and tell passages from quoted words.
    quoted = _quotations(pieces, text)
    headline = pieces[0] if pieces and _is_headline(annotations, pieces[0]) else None
    turns = list(colon_statements(pieces, text, headline=headline))
    labelled = {turn.piece.start for turn in turns}
    spoken = [
        (piece, () if piece.start in labelled else passages(text, piece.span, marks))
        for piece, marks in zip(pieces, quoted, strict=True)
    ]
    # 2. Join passages with their cues.
    direct = quoted_statements(spoken)
    # 3. Find the cues that the parse, a phrase or a colon shows.
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
    # 4. Keep one reading of the same words, and find which statements stand within others.
    kept = with_outer(selected(found, _passage_spans(spoken)))
    # 5. Say of what kind each one is.
    starts = [piece.start for piece in pieces]
    return replace(
        annotations,
        statements=tuple(
            _statement(f"s{number}", draft, None if outer is None else f"s{outer + 1}", text, quoted, starts)
            for number, (draft, outer) in enumerate(kept, 1)
        ),
    )


def _quotations(pieces: tuple[Piece, ...], text: str) -> list[tuple[Quotation, ...]]:
    found: list[tuple[Quotation, ...]] = []
    runs_on = False
    for piece in pieces:
        found.append(quotations(text, piece.span, runs_on=runs_on))
        runs_on = is_left_open(found[-1])
    return found


def _passage_spans(spoken: list[tuple[Piece, tuple[Passage, ...]]]) -> list[Span]:
    return [passage.span for _, found in spoken for passage in found]


def _is_headline(annotations: Annotations, first: Piece) -> bool:
    """The first block may be the headline though the reader could not tell: a single short line before paragraphs."""
    return first.block.kind == "headline" or (len(annotations.parse.pieces) > 2 and first.span.length < 150)


def _statement(
    name: str, draft: Draft, outer: str | None, text: str, quoted: list[tuple[Quotation, ...]], starts: list[int]
) -> Statement:
    # A passage may run on over paragraphs.
    first = bisect_right(starts, min(draft.content).start) - 1
    last = bisect_right(starts, max(draft.content).start)
    marks = [quotation for found in quoted[max(first, 0) : last] for quotation in found]
    return Statement(
        id=name,
        kind=kind_of(draft, text, marks),
        cue=tuple(sorted(draft.cue)),
        content=tuple(sorted(draft.content)),
        source=tuple(sorted(draft.source)),
        act=draft.act,
        polarity=polarity_of(draft),
        within=outer,
        medium=medium_of(draft),
        occasion=occasion_of(draft, text),
        confidence=round(draft.confidence, 2),
    )
