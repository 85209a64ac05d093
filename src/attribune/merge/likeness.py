"""How like two claims are: the measure, and what all rules for it share."""

from dataclasses import dataclass

from .claims import Claim

LONG_RUN = 8  # words said in one order: a quotation, whenever it is quoted
SHORT_RUN = 5
NEAR = 4  # days between reports of one piece of news
FORTNIGHT = 14
MONTH = 45
COPIED = 0.85  # of two texts' words
ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Likeness:
    """How sure it is that two entries tell the same, 0 to 1, and why."""

    score: float
    reasons: tuple[str, ...]


UNLIKE = Likeness(0.0, ())


def told_apart(one: Claim, other: Claim) -> int | None:
    """Days between the earliest reports of both, None where a report has no date."""
    return None if one.told is None or other.told is None else abs(one.told - other.told)


def told_near(one: Claim, other: Claim, most: int) -> bool:
    """Whether they are known to be no more than so many days apart."""
    gap = told_apart(one, other)
    return gap is not None and gap <= most


def days_meet(one: Claim, other: Claim) -> bool:
    """Whether both may have been on the same day."""
    return one.days is None or other.days is None or (one.days[0] <= other.days[1] and other.days[0] <= one.days[1])
