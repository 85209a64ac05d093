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
from ..labels import Floats
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
        known = tuple(scores)
        self._pieces = Pieces(one.window for one in known)
        self._parts = [one.parts for one in known]
        self._chances = [_chances(one.events) for one in known]
        self._likeliest = [chances.argmax(-1).tolist() for chances in self._chances]

    def place(self, word: Span) -> Place | None:
        """The window of a word, and its first piece there; None where the encoder has not seen it."""
        return self._pieces.first(word)

    def types(self, word: Span) -> Mapping[str, float]:
        """How likely (0 to 1) the word is a trigger of each type; empty where the encoder has not seen it."""
        at = self.place(word)
        return UNSEEN if at is None else dict(zip(TYPES, self._chances[at[0]][at[1]].tolist(), strict=True))

    def likeliest(self, word: Span) -> tuple[str, float]:
        """The type of which the word is likeliest a trigger, and how likely (0 to 1); "" where it was not seen."""
        at = self.place(word)
        if at is None:
            return "", 0.0
        number = self._likeliest[at[0]][at[1]]
        return TYPES[number], float(self._chances[at[0]][at[1], number])

    def participants(self, trigger: Place, role: str, pieces: Sequence[int]) -> list[float]:
        """How well the words at these pieces of the trigger's window fill the role, as log odds against nobody."""
        number = ROLES.index(role)
        window, asking = trigger
        vectors = self._parts[window]
        wanted = vectors[asking, number * SIZE : (number + 1) * SIZE]
        offered = vectors[list(pieces), (2 + number) * SIZE : (3 + number) * SIZE]
        scores: list[float] = (offered @ wanted - vectors[asking, 4 * SIZE + number]).tolist()
        return scores


def _chances(scores: Floats) -> Floats:
    """(L, 19) the chances of each type, from (L, 20) scores of no event and of each type."""
    chances: Floats = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Floats = chances[:, 1:] / chances.sum(-1, keepdims=True)
    return shares
