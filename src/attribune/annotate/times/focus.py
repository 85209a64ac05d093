"""What a report is talking about: the dates last spoken of, from which "two days later" counts."""

import dataclasses
import datetime

from ...model.time import TimeExpression
from .meaning import Meaning
from .points import Context, Point
from .resolve import Resolved, resolve

# A quarter that reports look back on has ended.
_QUARTER = datetime.timedelta(days=90)
# Lengths for which businesses report, beside quarters.
_PARTS_OF_A_YEAR = ("P6M", "P9M")
# From fine to coarse.
_GRAINS = "D", "WE", "W", "M", "S", "Q", "Y"


class Focus:
    """Follows the dates of one report in the order of the text."""

    def __init__(self, published: datetime.date | None) -> None:
        self._published = published
        self._points: list[tuple[Point, str]] = []  # newest last, one of each grain
        self._quarter: Point | None = None
        self._in_months = False  # the results spoken of are those of "the nine months"

    def context(self, said: Meaning, tense: int) -> Context:
        """What an expression is seen from."""
        spoken = self._spoken(said, tense)
        narrative = spoken[0] if spoken is not None else None
        looks_back = said.unit == "Q" or (said.unit == "Y" and said.amount == 1) or said.same_quarter
        if self._quarter is not None and looks_back:
            narrative = self._quarter
            if self._in_months and (said.unit == "Y" or said.same_quarter):
                narrative = Point(narrative.day.replace(month=1, day=1), "Y", f"{narrative.day.year:04d}")
        return Context(self._published, narrative, tense)

    def anchor(self, said: Meaning, tense: int) -> str | None:
        """The id of the time expression that `said` counts from."""
        spoken = self._spoken(said, tense) if said.origin == "narrative" else None
        return spoken[1] if spoken is not None else None

    def move(self, time: TimeExpression, said: Meaning, resolved: Resolved) -> None:
        """Talk goes on about a date once it was spoken of."""
        if time.type == "DURATION" and time.value in _PARTS_OF_A_YEAR:
            self._in_months = True
        point = resolved.point
        if point is None or said.is_name:
            return
        if point.grain == "Q" and said.unit == "Y" and said.quarter is None:
            # "Compared with a year earlier": an aside, after which the talk is of this year's quarter again.
            return
        if point.grain == "Q":
            self._in_months = False
        self._points = [one for one in self._points if one[0].grain != point.grain]
        self._points.append((point, time.id))
        over = self._published is None or self._published - point.day >= _QUARTER
        if point.grain == "Q" and said.unit is None and over and not said.same_quarter and not self._is_before(point):
            self._quarter = point

    def _is_before(self, quarter: Point) -> bool:
        """Whether a quarter comes before the one that the report is about: "after a flat second quarter"."""
        return self._quarter is not None and quarter.day < self._quarter.day

    def end_of_range(self, said: Meaning, resolved: Resolved, first: TimeExpression) -> Resolved:
        """The second end of a range from `first`: the next such date, or the weekday that is meant, if not before it.

        "From Nov. 12 to Feb. 3", "from Nov. 12 to Thursday".
        """
        if not self._points or self._points[-1][1] != first.id or resolved.point is None:
            return resolved
        start = self._points[-1][0].day
        if said.weekday is None:
            return resolve(dataclasses.replace(said, sign=1), Context(start))
        return resolved if resolved.point.day >= start else resolve(said, Context(start, None, 1))

    def _spoken(self, said: Meaning, tense: int) -> tuple[Point, str] | None:
        """The date last spoken of that is as fine as the unit in question, and not ahead of what is told as past."""
        coarsest = _GRAINS[-1]
        if said.unit in _GRAINS:
            coarsest = said.unit
        elif said.part is not None or said.weekday is not None:
            coarsest = "D"
        fine = _GRAINS[: _GRAINS.index(coarsest) + 1]
        latest = self._published if tense < 0 and self._published is not None else datetime.date.max
        fit = (one for one in reversed(self._points) if one[0].grain in fine and one[0].day <= latest)
        return next(fit, None)
