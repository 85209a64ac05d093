"""From a meaning to a TIMEX3 type and value, given the day of the report and what the text is talking about."""

import datetime
from dataclasses import dataclass

from .calendar import SEASON_START, add_months, day_of_week, holiday, quarter_of, valid, week_value
from .durations import duration_value
from .meaning import Meaning

_DAY = datetime.timedelta(days=1)
_DEICTIC_BLANKS = {
    "Y": "XXXX", "Q": "XXXX-QX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX", "F": "XXXX-WXX",
    "DE": "XXX", "CE": "XX", "ML": "X",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """A date as far as it is known: its first day, its grain (Y, Q, M, W, D …) and its TIMEX3 value."""

    day: datetime.date
    grain: str
    value: str


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is seen from.

    `published` is the day of the report, `narrative` the date last spoken of (both None where unknown); `tense` is
    that of the clause: -1 past, 1 future, 0 neither.
    """

    published: datetime.date | None
    narrative: Point | None = None
    tense: int = 0


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
    if meaning.nth is not None:
        value, point = _nth_week(meaning.nth, point) if point is not None else ("XXXX-WXX", None)
    if meaning.grain == "W" and point is not None:
        value = week_value(point.day)
        point = Point(day_of_week(point.day, 1), "W", value)
    return Resolved("DATE", value, meaning.mod, point, possible)


def _day_value(day: datetime.date | None) -> str:
    return day.isoformat() if day is not None else "XXXX-XX-XX"


Found = tuple[str, Point | None, bool]


def _at(day: datetime.date, grain: str) -> Found:
    """A date of a grain as value and point."""
    match grain:
        case "Y":
            day, value = day.replace(month=1, day=1), f"{day.year:04d}"
        case "Q":
            value = f"{day.year:04d}-Q{quarter_of(day.month)}"
            day = day.replace(month=quarter_of(day.month) * 3 - 2, day=1)
        case "M":
            day, value = day.replace(day=1), f"{day.year:04d}-{day.month:02d}"
        case "W" | "F":
            day, grain = day_of_week(day, 1), "W"
            value = week_value(day)
        case _:
            value = day.isoformat()
    return value, Point(day, grain, value), True


def _point(meaning: Meaning, context: Context) -> Found:
    if meaning.era is not None:
        return (f"BC{meaning.year:04d}" if meaning.year is not None else "XXXX"), None, True
    if meaning.century is not None:
        return f"{meaning.century - 1:02d}", None, True
    if meaning.decade is not None:
        return _decade(meaning.decade, context.published), None, True
    year: int | None = meaning.year
    if meaning.short_year is not None:
        year = _full_year(meaning.short_year, context.published)
    if meaning.unit is not None and year is None and not (meaning.weekday and meaning.month):
        shifted = _shifted(meaning, context)
        if shifted[1] is None or not _refines(meaning):
            return shifted
        return _within(meaning, shifted[1])
    if year is not None:
        return _within(meaning, Point(datetime.date(year, 1, 1), "Y", f"{year:04d}"))
    return _understood(meaning, context)


def _refines(meaning: Meaning) -> bool:
    fields = (meaning.quarter, meaning.half, meaning.season, meaning.month, meaning.weekday, meaning.holiday)
    return meaning.weekend or any(field is not None for field in fields)


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
    grain = "D"
    origin = context.published
    narrative = context.narrative
    if narrative is not None and meaning.origin == "narrative":
        origin, grain = narrative.day, narrative.grain
    elif narrative is not None and unit == "Y" and meaning.distance and narrative.grain == "Q" and meaning.amount == 1:
        # "profit in the third quarter … compared with a year ago": the same quarter.
        origin, grain = narrative.day, "Q"
    unanchored = meaning.origin == "narrative" and narrative is None and unit == "D" and meaning.sign != 0
    if origin is None or unanchored:
        return _DEICTIC_BLANKS.get(unit, "XXXX"), None, True
    amount = (float(meaning.amount) if isinstance(meaning.amount, int | float) else 0.0) + meaning.plus
    steps = amount * (meaning.sign or 0)
    if unit == "Q" and meaning.origin == "narrative" and not meaning.sign and (narrative is None or grain != "Q"):
        # "the quarter" in a report that has named none: the last one that is over.
        steps = -1
    match unit:
        case "Y" | "DE" | "CE" | "ML":
            years = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}[unit] * steps
            if not meaning.distance and unit != "Y":
                year = origin.year + int(years)
                return f"{year:04d}"[: {"DE": 3, "CE": 2, "ML": 1}[unit]], None, True
            if years != int(years):
                return _at(_plus_months(origin, int(years * 12)), "M")
            keeps_grain = grain in ("Q", "M") and unit == "Y" and steps
            return _at(_plus_months(origin, int(years) * 12), grain if keeps_grain else "Y")
        case "Q":
            return _at(_plus_months(origin, int(steps) * 3), "Q")
        case "M":
            return _at(_plus_months(origin, int(steps)), "M")
        case "W" | "F":
            return _at(origin + int(steps * (14 if unit == "F" else 7)) * _DAY, "W")
        case _:
            return _at(origin + int(steps) * _DAY, "D")


def _plus_months(day: datetime.date, months: int) -> datetime.date:
    year, month = add_months(day.year, day.month, months)
    return datetime.date(year, month, 1)


def _within(meaning: Meaning, base: Point) -> Found:
    """The part of a year or a week that the meaning names; the base itself where it names none."""
    year = base.day.year
    if meaning.holiday is not None:
        day = holiday(meaning.holiday, year)
        return (f"{year:04d}-XX-XX", None, False) if day is None else _at(day, "D")
    if meaning.quarter is not None:
        if not 1 <= meaning.quarter <= 4:
            return f"{year:04d}-QX", None, False
        return _at(datetime.date(year, meaning.quarter * 3 - 2, 1), "Q")
    if meaning.half is not None:
        half = 2 if meaning.half == -1 else meaning.half
        return f"{year:04d}-H{half}", None, half in (1, 2)
    if meaning.season is not None:
        return _season(meaning.season, year)
    if meaning.month is not None:
        if meaning.day is None:
            return _at(datetime.date(year, meaning.month, 1), "M")
        if not valid(year, meaning.month, meaning.day):
            return f"{year:04d}-{meaning.month:02d}-XX", None, False
        return _at(datetime.date(year, meaning.month, meaning.day), "D")
    if meaning.weekend:
        return _weekend(base.day)
    if meaning.weekday is not None and base.grain == "W":
        return _at(day_of_week(base.day, meaning.weekday), "D")
    return base.value, base, True


def _nth_week(nth: int, within: Point) -> tuple[str, Point | None]:
    """The n-th week of a month or a year: the first is the one with its first Thursday, as ISO 8601 counts."""
    months = {"M": 1, "Q": 3, "S": 3, "Y": 12}.get(within.grain)
    if months is None:
        return "XXXX-WXX", None
    if nth > 0:
        thursday = within.day + ((4 - within.day.isoweekday()) % 7 + 7 * (nth - 1)) * _DAY
    else:
        last = _plus_months(within.day, months) - _DAY
        thursday = last - ((last.isoweekday() - 4) % 7) * _DAY
    value, point, _ = _at(thursday, "W")
    return value, point


def _season(season: str, year: int) -> Found:
    value = f"{year:04d}-{season}"
    return value, Point(datetime.date(year, SEASON_START[season], 1), "S", value), True


def _weekend(day: datetime.date) -> Found:
    value = week_value(day) + "-WE"
    return value, Point(day_of_week(day, 6), "WE", value), True


def _understood(meaning: Meaning, context: Context) -> Found:
    """What has no year of its own: the one nearest to the day of the report, on the side that the words tell."""
    published = context.published
    if published is None:
        return _blank(meaning), None, True
    if meaning.weekday is not None and meaning.month is None:
        return _weekday(meaning, context, published)
    if meaning.weekend:
        back = 0 if published.isoweekday() >= 6 or context.tense > 0 else 7
        return _weekend(published - back * _DAY)
    if not _refines(meaning):
        # A time of day alone.
        return _at(context.narrative.day if context.narrative and context.narrative.grain == "D" else published, "D")
    readings = []
    for year in (published.year - 1, published.year, published.year + 1):
        found = _within(meaning, Point(datetime.date(year, 1, 1), "Y", f"{year:04d}"))
        if found[1] is not None:
            readings.append((found[1].day, found))
    if not readings:
        return _within(meaning, Point(datetime.date(published.year, 1, 1), "Y", f"{published.year:04d}"))
    return _nearest(meaning, context.tense, published, readings)


# How far ahead, or back, a date without a year still is the one meant where the tense says so: from the reading of
# news; a "Feb. 10" in a January report is next month's, whatever the tense.
_AHEAD = {"M": 260, "S": 270, "Q": 100, "D": 245}
_BACK = 300


def _nearest(
    meaning: Meaning, tense: int, published: datetime.date, readings: list[tuple[datetime.date, Found]]
) -> Found:
    """The reading on the side that the words or the tense tell; else the nearest day, or the last month or season."""
    current = [found for _, found in readings if _covers(found, published)]
    before = [(day, found) for day, found in readings if day <= published and not _covers(found, published)]
    after = [(day, found) for day, found in readings if day > published]
    if meaning.sign == 0:
        return next((found for day, found in readings if day.year == published.year), readings[-1][1])
    if meaning.sign is not None and (before if meaning.sign < 0 else after):
        return before[-1][1] if meaning.sign < 0 else after[0][1]
    if current:
        return current[0]
    if not before or not after:
        return readings[0][1]
    back, ahead = (published - before[-1][0]).days, (after[0][0] - published).days
    if tense > 0:
        grain = after[0][1][1].grain if after[0][1][1] is not None else "D"
        return after[0][1] if ahead <= _AHEAD.get(grain, 0) else before[-1][1]
    if meaning.day is None and meaning.holiday is None:
        return before[-1][1] if tense < 0 or back <= 2 * ahead else after[0][1]
    if tense < 0 and back <= _BACK:
        return before[-1][1]
    return before[-1][1] if back <= ahead else after[0][1]


def _covers(found: Found, day: datetime.date) -> bool:
    point = found[1]
    if point is None:
        return False
    months = {"M": 1, "Q": 3, "S": 3}.get(point.grain)
    if months is None:
        return point.day == day
    return point.day <= day < _plus_months(point.day, months)


def _weekday(meaning: Meaning, context: Context, published: datetime.date) -> Found:
    weekday = meaning.weekday or 1
    origin = published
    if meaning.origin == "narrative" and context.narrative is not None:
        origin = context.narrative.day
    back = (origin.isoweekday() - weekday) % 7
    ahead = (weekday - origin.isoweekday()) % 7
    if meaning.origin == "narrative":
        return _at(origin - (back or 7) * _DAY if (meaning.sign or 0) < 0 else origin + (ahead or 7) * _DAY, "D")
    if meaning.sign == -1:
        return _at(origin - (back or 7) * _DAY, "D")
    if meaning.sign == 1:
        return _at(day_of_week(origin + 7 * _DAY, weekday), "D")
    if meaning.sign == 0:
        return _at(day_of_week(origin, weekday), "D")
    return _at(origin + ahead * _DAY if context.tense > 0 else origin - back * _DAY, "D")


def _blank(meaning: Meaning) -> str:
    """The value of what has no year where the day of the report is not known."""
    if meaning.month is not None:
        day = f"-{meaning.day:02d}" if meaning.day is not None else ""
        return f"XXXX-{meaning.month:02d}{day}"
    if meaning.weekday is not None:
        return f"XXXX-WXX-{meaning.weekday}"
    if meaning.quarter is not None:
        return f"XXXX-Q{meaning.quarter}"
    if meaning.half is not None:
        return f"XXXX-H{meaning.half if meaning.half > 0 else 2}"
    if meaning.season is not None:
        return f"XXXX-{meaning.season}"
    if meaning.weekend:
        return "XXXX-WXX-WE"
    return "XXXX-XX-XX"


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
    if meaning.weekday is not None:
        return f"XXXX-WXX-{meaning.weekday}" + (f"T{meaning.part}" if meaning.part else "")
    if meaning.weekend:
        return "XXXX-WXX-WE"
    if meaning.month is not None:
        return f"XXXX-{meaning.month:02d}"
    if meaning.season is not None:
        return f"XXXX-{meaning.season}"
    if meaning.unit is not None:
        return duration_value(meaning)
    return "XXXX"
