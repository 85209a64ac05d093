"""Positions: where somebody stood on a matter or an actor, as told by a statement."""

from dataclasses import dataclass

from .entry import Entry

DIRECTIONS = ("support", "oppose", "not told")


@dataclass(frozen=True, slots=True)
class Position:
    """What a statement says of `about`: its `direction`, one of DIRECTIONS, and the words that tell it ("" if none).

    `turned_from` is the id of the statement before it, with an earlier date, that told the other direction; None where
    there is no turn, or no date.
    """

    about: str
    direction: str
    because: str
    entry: Entry
    turned_from: str | None = None
