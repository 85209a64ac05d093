"""What the encoder says of a pronoun and a mention: how well the one could stand for the other.

The head gives each word piece two vectors, what it looks for as a pronoun and what it offers as a mention; the score is
their product. Plain code over arrays, tested with vectors written by hand.
"""

from collections.abc import Iterable
from math import sqrt

from ...model.span import Span
from ..encoder import Scores
from ..pieces import Pieces

LINK_SIZE = 64  # the length of each of a piece's two vectors
# Windows do not see each other: a product across their border says less. As training found it.
AFAR = 0.5


class Links:
    """The vectors of a report's pieces, found by where they stand in its text."""

    def __init__(self, scores: Iterable[Scores]) -> None:
        known = tuple(scores)
        self._vectors = [one.references for one in known]
        self._pieces = Pieces(one.window for one in known)

    def know(self, span: Span) -> bool:
        """Whether the encoder has seen the word."""
        return self._pieces.ends(span) is not None

    def best(self, pronoun: Span, mentions: Iterable[Span]) -> float:
        """The highest score of the pronoun with any of the mentions' heads; 0.0 where the encoder has not seen them."""
        asking = self._pieces.ends(pronoun)
        if asking is None:
            return 0.0
        window, first, _ = asking
        wanted = self._vectors[window][first, :LINK_SIZE]
        scores = []
        for mention in mentions:
            there = self._pieces.ends(mention)
            if there is None:
                continue
            place, *ends = there
            offered = self._vectors[place][ends, LINK_SIZE:].mean(0)
            scores.append(float(wanted @ offered) / sqrt(LINK_SIZE) * (1.0 if place == window else AFAR))
        return max(scores, default=0.0)
