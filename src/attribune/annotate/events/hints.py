"""What the encoder says of a word as a trigger: how likely it tells an event of each type, and who takes part.

A branch of the encoder was trained for it (training/events). It gives each piece of a word a score for every type and
for none, and four vectors: whom it looks for as a trigger, in each role, and what it offers as a participant in each.
Plain code over arrays, tested with arrays written by hand.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from ...model.event import EVENT_TYPES
from ...model.span import Span
from ..encoder import Scores
from ..pieces import Pieces

# The types in the order of the head's scores; before them stands the score of no event.
TYPES = tuple(kind for kind in EVENT_TYPES if kind != "OTHER")
ROLES = ("actors", "recipients")
SIZE = 96  # the length of each of a piece's four vectors
UNSEEN: Mapping[str, float] = {}
Place = tuple[int, int]  # a window, and a piece in it


class Hints:
    """The scores of a report's pieces, found by where they stand in its text."""

    def __init__(self, scores: Iterable[Scores]) -> None:
        self._scores = tuple(scores)
        self._pieces = Pieces(one.window for one in self._scores)

    def place(self, word: Span) -> Place | None:
        """The window of a word, and its first piece there; None where the encoder has not seen it."""
        at = self._pieces.ends(word)
        return None if at is None else (at[0], at[1])

    def types(self, word: Span) -> Mapping[str, float]:
        """How likely (0 to 1) the word is a trigger of each type; empty where the encoder has not seen it."""
        at = self.place(word)
        if at is None:
            return UNSEEN
        window, piece = at
        scores = self._scores[window].events[piece]
        chances = np.exp(scores - scores.max())
        return dict(zip(TYPES, (chances[1:] / chances.sum()).tolist(), strict=True))

    def participants(self, trigger: Place, role: str, pieces: Sequence[int]) -> list[float]:
        """How well the words at these pieces of the trigger's window fill the role, as log odds against nobody."""
        number = ROLES.index(role)
        window, asking = trigger
        vectors = self._scores[window].parts
        wanted = vectors[asking, number * SIZE : (number + 1) * SIZE]
        offered = vectors[list(pieces), (2 + number) * SIZE : (3 + number) * SIZE]
        scores: list[float] = (offered @ wanted - vectors[asking, 4 * SIZE + number]).tolist()
        return scores
