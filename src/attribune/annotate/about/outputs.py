"""How much the encoder's outputs at a word speak for a topic: one weight for each of them, learnt by training/about.py.

The heads were trained for other questions (what is a source, who takes part in an event), but what they say of a word
tells topics from what is merely mentioned better than the parse alone does. Plain code over arrays.
"""

from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np

from ...model.span import Span
from ..encoder import HEADS, Scores
from ..labels import Floats
from ..lang_data import read_rows
from ..pieces import Pieces

TABLE = "about_outputs.tsv"
Place = tuple[int, int]  # a window, and a piece in it


class Outputs:
    """All outputs of the encoder's heads for each piece of a report, found by where words stand in its text."""

    def __init__(self, scores: Iterable[Scores]) -> None:
        known = tuple(scores)
        self._pieces = Pieces(one.window for one in known)
        self.heads = [[getattr(one, head) for head in HEADS] for one in known]

    def places(self, words: Iterable[Span]) -> Iterator[Place]:
        """The pieces of the words that the encoder has seen."""
        for word in words:
            found = self._pieces.ends(word)
            if found is not None:
                window, first, last = found
                yield from ((window, piece) for piece in range(first, last + 1))

    def mean(self, words: Iterable[Span]) -> Floats | None:
        """The mean row of the words' pieces; None where the encoder has seen none of them."""
        rows = [np.concatenate([head[piece] for head in self.heads[window]]) for window, piece in self.places(words)]
        return np.mean(rows, axis=0) if rows else None


class Leaning:
    """How much the outputs at words speak for a topic, against what they are at a candidate's words on average."""

    def __init__(self, scores: Iterable[Scores]) -> None:
        average, weights = _weights()
        self._outputs = Outputs(scores)
        self._values = [
            (sum(head @ own for head, own in zip(heads, weights, strict=True)) - average).tolist()
            for heads in self._outputs.heads
        ]

    def of(self, words: Iterable[Span]) -> float:
        """The mean over the words' pieces; 0 where the encoder has seen none of them."""
        values = [self._values[window][piece] for window, piece in self._outputs.places(words)]
        return sum(values) / len(values) if values else 0.0


@cache
def _weights() -> tuple[float, list[Floats]]:
    """What the weighted outputs come to on average, and the weights of each head's outputs in the order of HEADS."""
    rows = dict(read_rows(TABLE))
    weights = [np.array([float(weight) for weight in rows[head].split()], dtype=np.float32) for head in HEADS]
    return float(rows["average"]), weights
