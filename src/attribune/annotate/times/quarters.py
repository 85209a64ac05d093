"""Quarters of a business year, known by the day on which they end: "the quarter ended Sept. 30"."""

import datetime
import re

from .meaning import Meaning
from .points import Context, at
from .resolve import Resolved, resolve

_ENDS = re.compile(r"\s+(?:that\s+)?(?:ended|ends|ending)\s+(?:on\s+)?", re.IGNORECASE)
# A business quarter is named after the calendar's quarter in which its middle lies, as TimeBank does it.
_TO_THE_MIDDLE = datetime.timedelta(days=45)


def ended_quarter(said: Meaning, between: str, following: Meaning, context: Context) -> Resolved | None:
    """The quarter that `said` means where the words `between` and the date behind them say when it ends, else None."""
    names_one = said.kind == "point" and said.unit == "Q" and said.amount in (None, 0, 1)
    if not names_one or following.month is None or not _ENDS.fullmatch(between):
        return None
    end = resolve(following, context).point
    if end is None or end.day.year <= datetime.MINYEAR:  # nothing lies before the calendar's first year
        return None
    value, point, possible = at(end.day - _TO_THE_MIDDLE, "Q")
    return Resolved("DATE", value, said.mod, point, possible)
