"""From a meaning to a TIMEX3 type and value, given the day of the report and what the text is talking about."""

import datetime
from dataclasses import dataclass

from .calendar import day_of_week, week_value
from .durations import duration_value
from .meaning import Meaning
from .meaning import meaning as meaning_of
from .points import DAY, Context, Found, Point, at, plus_months, refines, weekend, within
from .undated import understood

_DEICTIC_BLANKS = {
    "Y": "XXXX", "Q": "XXXX-QX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX", "F": "XXXX-WXX",
    "DE": "XXX", "CE": "XX", "ML": "X",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Resolved:
    """TIMEX3 type, value and mod; the point in time where it is one, and whether the calendar has such a day."""

    type: str
    value: str
    mod: str | None = None
    point: Point | None = None
    possible: bool = True


def resolve(meaning: Meaning, context: Context) -> Resolved:
    """The TIMEX3 reading of a meaning. What the context does not tell keeps X for its digits."""
    if meaning.kind == "ref":
        return Resolved("DATE", meaning.ref or "PAST_REF", meaning.mod)
    if meaning.kind == "duration":
        return Resolved("DURATION", duration_value(meaning), meaning.mod)
    if meaning.kind == "set":
        return Resolved("SET", _set_value(meaning), meaning.mod)
    if meaning.amount == "X" and meaning.origin == "narrative":
        return Resolved("DURATION", duration_value(meaning), meaning.mod)
    if meaning.amount == "X" and meaning.unit is not None:
        return Resolved("DATE", "PAST_REF" if (meaning.sign or -1) < 0 else "FUTURE_REF", meaning.mod)
    if meaning.unit in ("TH", "TM", "TS"):
        return Resolved("TIME", _day_value(context.published) + "TXX:XX", meaning.mod)
    try:
        value, point, possible = _point(meaning, context)
    except (OverflowError, ValueError):
        # Beyond the years 1 to 9999 the calendar has no days.
        value, point, possible = "XXXX", None, False
    if meaning.part is not None or meaning.hour is not None:
        if point is not None:
            # "next month at 6 p.m.": the day is not known.
            value += {"Y": "-XX-XX", "M": "-XX", "W": "-X"}.get(point.grain, "")
        return Resolved("TIME", value + _clock(meaning), meaning.mod, point, possible)
    if meaning.nth is not None and meaning.weekday is None:
        value, point = _nth_week(meaning.nth, point) if point is not None else ("XXXX-WXX", None)
    if meaning.grain == "WE" and point is not None:
        # The weekend that Labor Day, a Monday, belongs to is the one before.
        value, point, _ = weekend(point.day - (2 if point.day.isoweekday() <= 2 else 0) * DAY)
    if meaning.grain == "W" and point is not None:
        value = week_value(point.day)
        point = Point(day_of_week(point.day, 1), "W", value)
    return Resolved("DATE", value, meaning.mod, point, possible)


def _day_value(day: datetime.date | None) -> str:
    return day.isoformat() if day is not None else "XXXX-XX-XX"


def _point(meaning: Meaning, context: Context) -> Found:
    if meaning.century is not None:
        return f"{meaning.century - 1:02d}", None, True
    if meaning.decade is not None:
        return _decade(meaning.decade, context.published), None, True
    if meaning.base is not None:
        return _from_base(meaning, context)
    year: int | None = meaning.year
    if meaning.short_year is not None:
        year = _full_year(meaning.short_year, context.published)
    if meaning.unit is not None and year is None and not (meaning.weekday and meaning.month):
        shifted = _shifted(meaning, context)
        if shifted[1] is not None and meaning.same_quarter:
            return _same_quarter(shifted[1], context)
        if shifted[1] is None or not refines(meaning):
            return shifted
        return within(meaning, shifted[1])
    if year is not None:
        base = Point(datetime.date(year, 1, 1), "Y", f"{year:04d}")
        return _same_quarter(base, context) if meaning.same_quarter else within(meaning, base)
    return understood(meaning, context)


def _same_quarter(year: Point, context: Context) -> Found:
    """Of a year, the quarter that the text is talking about; the year itself where it talks of none."""
    if context.narrative is None or context.narrative.grain != "Q":
        return year.value, year, True
    return at(datetime.date(year.day.year, context.narrative.day.month, 1), "Q")


def _full_year(short: int, published: datetime.date | None) -> int | None:
    """The year of two digits: at most ten years after the report."""
    if published is None:
        return None
    year = published.year // 100 * 100 + short
    return year - 100 if year > published.year + 10 else year


def _decade(decade: str, published: datetime.date | None) -> str:
    if len(decade) > 1:
        return decade
    if published is None:
        return "XX" + decade
    century = published.year // 100
    return f"{century}{decade}" if int(decade) <= published.year // 10 % 10 else f"{century - 1}{decade}"


def _shifted(meaning: Meaning, context: Context) -> Found:
    """A date so many units from the day of the report, or from the date last spoken of."""
    unit = meaning.unit or "D"
    origin = Point(context.published, "D", "") if context.published is not None else None
    narrative = context.narrative
    if narrative is not None and meaning.origin == "narrative":
        origin = narrative
    elif narrative is not None and unit == "Y" and meaning.distance and narrative.grain == "Q" and meaning.amount == 1:
        # "profit in the third quarter … compared with a year ago": the same quarter.
        origin = narrative
    names_another = meaning.sign != 0 or bool(meaning.amount)  # "the next day", "that day", but not "later in the day"
    unanchored = meaning.origin == "narrative" and narrative is None and unit == "D" and names_another
    if origin is None or unanchored:
        return _DEICTIC_BLANKS.get(unit, "XXXX"), None, True
    steps = _amount(meaning) * (meaning.sign or 0)
    if unit == "Q" and meaning.origin == "narrative" and not meaning.sign and origin.grain != "Q":
        # "the quarter" in a report that has named none: the last one that is over.
        steps = -1
    if unit in _CUT and not meaning.distance:
        year = origin.day.year + int(_YEARS[unit] * steps)
        return f"{year:04d}"[: _CUT[unit]], None, True
    return _moved(origin, unit, steps)


def _from_base(meaning: Meaning, context: Context) -> Found:
    """A date so many units from another: "two days after Jan. 12"."""
    unit = meaning.unit or "D"
    origin = _point(meaning_of(meaning.base or {}), context)[1]
    if origin is None:
        return _DEICTIC_BLANKS.get(unit, "XXXX"), None, True
    steps = _amount(meaning) * (meaning.sign or 0)
    if unit in ("W", "F") and origin.grain == "D":
        # Weeks from a day on end at a day.
        return at(origin.day + int(steps * _WEEKS[unit] * 7) * DAY, "D")
    return _moved(origin, unit, steps)


def _amount(meaning: Meaning) -> float:
    return (float(meaning.amount) if isinstance(meaning.amount, int | float) else 0.0) + meaning.plus


_YEARS = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}
_WEEKS = {"W": 1, "F": 2}
# The digits of a year that name its decade, its century, its millennium.
_CUT = {"DE": 3, "CE": 2, "ML": 1}


def _moved(origin: Point, unit: str, steps: float) -> Found:
    """The unit that lies so many of its steps from the origin; a year from a quarter or a month is a quarter again."""
    if unit in _YEARS:
        years = _YEARS[unit] * steps
        if years != int(years):
            return at(plus_months(origin.day, int(years * 12)), "M")
        keeps_grain = origin.grain in ("Q", "M") and unit == "Y" and steps
        return at(plus_months(origin.day, int(years) * 12), origin.grain if keeps_grain else "Y")
    if unit in ("Q", "M"):
        return at(plus_months(origin.day, int(steps) * (3 if unit == "Q" else 1)), unit)
    if unit in _WEEKS:
        return at(origin.day + int(steps * _WEEKS[unit] * 7) * DAY, "W")
    return at(origin.day + int(steps) * DAY, "D")


def _nth_week(nth: int, within: Point) -> tuple[str, Point | None]:
    """The n-th week of a month or a year: the first is the one with its first Thursday, as ISO 8601 counts."""
    months = {"M": 1, "Q": 3, "S": 3, "Y": 12}.get(within.grain)
    if months is None:
        return "XXXX-WXX", None
    if nth > 0:
        thursday = within.day + ((4 - within.day.isoweekday()) % 7 + 7 * (nth - 1)) * DAY
    else:
        last = plus_months(within.day, months) - DAY
        thursday = last - ((last.isoweekday() - 4) % 7) * DAY
    value, point, _ = at(thursday, "W")
    return value, point


def _clock(meaning: Meaning) -> str:
    if meaning.hour is None:
        return f"T{meaning.part}"
    hour = meaning.hour
    afternoon = meaning.meridiem == "p" or (meaning.meridiem is None and meaning.part in ("AF", "EV", "NI"))
    if afternoon and hour < 12:
        hour += 12
    if meaning.meridiem == "a" and hour == 12:
        hour = 0
    seconds = f":{meaning.second:02d}" if meaning.second is not None else ""
    return f"T{hour:02d}:{meaning.minute or 0:02d}{seconds}"


def _set_value(meaning: Meaning) -> str:
    clock = _clock(meaning) if meaning.part is not None or meaning.hour is not None else ""
    if meaning.weekday is not None:
        return f"XXXX-WXX-{meaning.weekday}{clock}"
    if clock:
        return f"XXXX-XX-XX{clock}"
    if meaning.day is not None and meaning.month is None:
        return f"XXXX-XX-{meaning.day:02d}"
    if meaning.weekend:
        return "XXXX-WXX-WE"
    if meaning.month is not None:
        return f"XXXX-{meaning.month:02d}"
    if meaning.season is not None:
        return f"XXXX-{meaning.season}"
    if meaning.unit is not None:
        return duration_value(meaning)
    return "XXXX"
