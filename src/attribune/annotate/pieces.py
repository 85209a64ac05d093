"""Where the pieces of the encoder's windows stand in a report's text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from ..model.span import Span
from .encoder import Window


class Pieces:
    """The pieces of a report's windows, found by the characters that they cover."""

    def __init__(self, windows: Iterable[Window]) -> None:
        self._pieces = [
            (span, number, place)
            for number, window in enumerate(windows)
            for place, span in enumerate(window.places)
            if span is not None
        ]
        self._ends = [span.end for span, _, _ in self._pieces]

    def first(self, span: Span) -> tuple[int, int] | None:
        """The window of a word, and its first piece there; None where the encoder has not seen it."""
        start = bisect_right(self._ends, span.start)
        if start == len(self._pieces) or self._pieces[start][0].start >= span.end:
            return None
        _, window, first = self._pieces[start]
        return window, first

    def ends(self, span: Span) -> tuple[int, int, int] | None:
        """The window of a word, and its first and last piece there; None where the encoder has not seen it."""
        start = bisect_right(self._ends, span.start)
        stop = bisect_left(self._pieces, span.end, key=_start)
        if start >= stop:
            return None
        _, window, first = self._pieces[start]
        _, same, last = self._pieces[stop - 1]
        return window, first, last if same == window else first


def _start(piece: tuple[Span, int, int]) -> int:
    return piece[0].start
