"""Statements introduced by a colon: headlines ("Mayor: City needs …") and transcripts ("SMITH: …")."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ...model.span import Span
from ..parse import Piece
from .draft import Draft
from .lexicon import words

# A name, with or without a title, in front of the colon: up to seven words, none of them in lower case but particles.
_LABEL = re.compile(
    r"(?:[A-Z][\w.'’&-]*|[a-z]{1,3}\.?)(?: (?:[A-Z(][\w.,'’&()-]*|of|the|de|van|von|and|for|al)){0,6}(?=: ?\S)"
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
TURN = "turn"  # the frame of what a transcript's speaker says
_TURNS = 3
_HEADLINE_CONFIDENCE = 0.67
_TRANSCRIPT_CONFIDENCE = 0.5


def colon_statements(pieces: Iterable[Piece], text: str, *, headline: Piece | None) -> Iterator[Draft]:
    """The headline's statement, and a transcript's turns where at least three labels open a paragraph."""
    labelled = [(piece, match) for piece in pieces if (match := _label(piece, text)) is not None]
    counts = Counter(match.group() for _, match in labelled)
    is_transcript = sum(counts.values()) >= _TURNS and max(counts.values()) > 1
    for piece, match in labelled:
        if piece is headline:
            yield from _drafted(piece, match, text, _HEADLINE_CONFIDENCE, "")
        elif is_transcript and match.group().lower() not in words("labels.tsv"):
            yield from _drafted(piece, match, text, _TRANSCRIPT_CONFIDENCE, TURN)


def _label(piece: Piece, text: str) -> "re.Match[str] | None":
    return _LABEL.match(text, piece.start, piece.span.end)


def _drafted(piece: Piece, match: "re.Match[str]", text: str, confidence: float, frame: str) -> Iterator[Draft]:
    label = match.group()
    if label.lower() in words("labels.tsv") or label[0].islower():
        return
    tokens = piece.tokens_in(Span(match.start(), match.end()))
    if tokens is None or any(t.tag_ in _FINITE for t in tokens):
        return
    start = match.end() + 1
    while text[start].isspace():
        start += 1
    end = piece.span.end
    while end > start and text[end - 1] in ". \t":
        end -= 1
    if start < end:
        source, cue = Span(match.start(), match.end()), Span(match.end(), match.end() + 1)
        yield Draft(piece, (source,), (cue,), (Span(start, end),), confidence, frame=frame)
