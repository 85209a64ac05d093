"""A statement in the making: its spans, the cue's entry, and the tokens that its qualities are read from."""

from dataclasses import dataclass

from spacy.tokens import Token

from ...model.span import Span
from ..parse import Piece


@dataclass(frozen=True, slots=True)
class Draft:
    """Source, cue and content in the report's text; `verb` is the cue's head, None for colons and bare quotations."""

    piece: Piece
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    verb: Token | None = None
    frame: str = ""

    @property
    def place(self) -> Span:
        """The first of its spans, by which statements are put in order."""
        return min((*self.source, *self.cue, *self.content))

    @property
    def extent(self) -> Span:
        """From its first to its last character."""
        spans = (*self.source, *self.cue, *self.content)
        return Span(min(s.start for s in spans), max(s.end for s in spans))
