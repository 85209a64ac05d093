"""How a matter stood on a day, and who says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.dates import days
from ..model.entry import Entry

# Statuses that news tells ahead of time ("takes effect this year"), so that being told says nothing of being so.
FORESEEN = frozenset({"in force", "expired", "scheduled", "held", "planned"})


@dataclass(frozen=True, slots=True)
class Standing:
    """The last changes up to a day, usually one; several where they fall on the same day.

    `day` is the last day on which they can have happened: that of `when`, or the day of publication, where that is
    sooner or there is no date: what is told as done was done before it was told. What was only foreseen for a day
    counts until another change is told.
    """

    day: str
    changes: tuple[Entry, ...]


def standing(changes: Sequence[Entry], on: str = "") -> Standing | None:
    """The last changes that had happened by the end of a day (month, year; "" for the last of all); None if none."""
    limit = _last_day(on) if on else ""
    placed = [(day, change) for change in changes if (day := _happened_by(change)) and (not limit or day <= limit)]
    if not placed:
        return None
    last = max((_known_from(day, change), day) for day, change in placed)
    latest = [change for day, change in placed if (_known_from(day, change), day) == last]
    dated = [change for change in latest if change.when]
    return Standing(last[1], tuple(dated or latest))


def _known_from(day: str, change: Entry) -> str:
    """The day from which on the change stands, for all that is known: a foreseen one from the day it was told."""
    told = max((one.published for one in change.evidence), default="")
    return min(day, told) if told else day


def _happened_by(change: Entry) -> str:
    told = days(change.when)
    published = min((one.published for one in change.evidence if one.published), default="")
    if told is None:
        return published
    # "adopted in 2014", told in March of that year: it had happened by then.
    done = change.type not in FORESEEN and published and told[0] <= published < told[1]
    return published if done else told[1]


def _last_day(when: str) -> str:
    found = days(when)
    if found is None:
        raise ValueError(f"not a date: {when!r}")
    return found[1]
