"""The words of a found expression in their text and their parse."""

from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan


@dataclass(frozen=True, slots=True)
class Place:
    """Characters `start` to `end` of a parsed text; `tokens` are those of the parse that they touch."""

    text: str
    doc: Doc
    start: int
    end: int

    @property
    def tokens(self) -> TokenSpan:
        """The tokens; at least one, as a found expression has letters or digits."""
        span = self.doc.char_span(self.start, self.end, alignment_mode="expand")
        if span is None:
            raise ValueError(f"no tokens from {self.start} to {self.end}")
        return span

    def before(self, length: int) -> str:
        """The characters before, at most so many."""
        return self.text[max(self.start - length, 0) : self.start]

    def after(self, length: int) -> str:
        """The characters behind, at most so many."""
        return self.text[self.end : self.end + length]
