"""What the encoder says of a pronoun and a mention: how well the one could stand for the other.

The head gives each word piece two vectors, what it looks for as a pronoun and what it offers as a mention; the score is
their product. Plain code over arrays, tested with vectors written by hand.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from math import sqrt
from typing import TYPE_CHECKING

from ...model.span import Span
from ..encoder import Scores

if TYPE_CHECKING:
    from ..labels import Floats

LINK_SIZE = 64  # the length of each of a piece's two vectors
# Windows do not see each other: a product across their border says less. As training found it.
AFAR = 0.5


class Links:
    """The vectors of a report's pieces, found by where they stand in its text."""

    def __init__(self, scores: Iterable[Scores]) -> None:
        self._vectors: list[Floats] = []
        self._pieces: list[tuple[Span, int, int]] = []  # where it stands, its window, its place there
        for window, found in enumerate(scores):
            self._vectors.append(found.references)
            places = enumerate(found.window.places)
            self._pieces.extend((span, window, place) for place, span in places if span is not None)

    def know(self, span: Span) -> bool:
        """Whether the encoder has seen the word."""
        return self._ends(span) is not None

    def best(self, pronoun: Span, mentions: Iterable[Span]) -> float:
        """The highest score of the pronoun with any of the mentions' heads; 0.0 where the encoder has not seen them."""
        asking = self._ends(pronoun)
        if asking is None:
            return 0.0
        window, first, _ = asking
        wanted = self._vectors[window][first, :LINK_SIZE]
        scores = []
        for mention in mentions:
            there = self._ends(mention)
            if there is None:
                continue
            place, *ends = there
            offered = self._vectors[place][ends, LINK_SIZE:].mean(0)
            scores.append(float(wanted @ offered) / sqrt(LINK_SIZE) * (1.0 if place == window else AFAR))
        return max(scores, default=0.0)

    def _ends(self, span: Span) -> tuple[int, int, int] | None:
        """The window of a word, and its first and last piece there."""
        start = bisect_right(self._pieces, span.start, key=_end)
        stop = bisect_left(self._pieces, span.end, key=_start)
        if start >= stop:
            return None
        _, window, first = self._pieces[start]
        _, same, last = self._pieces[stop - 1]
        return window, first, last if same == window else first


def _start(piece: tuple[Span, int, int]) -> int:
    return piece[0].start


def _end(piece: tuple[Span, int, int]) -> int:
    return piece[0].end
