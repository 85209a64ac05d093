"""Points in time: dates as far as they are known, and the parts of years, months and weeks."""

import datetime
from dataclasses import dataclass

from .calendar import SEASON_START, add_months, day_of_week, holiday, nth_weekday, quarter_of, valid, week_value
from .meaning import Meaning

DAY = datetime.timedelta(days=1)


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


Found = tuple[str, Point | None, bool]


def at(day: datetime.date, grain: str) -> Found:
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


def refines(meaning: Meaning) -> bool:
    """Whether the meaning names a part of a year, a month or a week."""
    fields = (
        meaning.week_number, meaning.quarter, meaning.half, meaning.season, meaning.month, meaning.day,
        meaning.weekday, meaning.holiday,
    )  # fmt: skip
    return meaning.weekend or any(field is not None for field in fields)


def plus_months(day: datetime.date, months: int) -> datetime.date:
    """The first day of the month so many months on."""
    year, month = add_months(day.year, day.month, months)
    return datetime.date(year, month, 1)


def within(meaning: Meaning, base: Point) -> Found:
    """The part of a year, a month or a week that the meaning names; the base itself where it names none."""
    year = base.day.year
    if meaning.holiday is not None:
        day = holiday(meaning.holiday, year)
        return (f"{year:04d}-XX-XX", None, False) if day is None else at(day, "D")
    if meaning.week_number is not None:
        try:
            return at(datetime.date.fromisocalendar(year, meaning.week_number, 1), "W")
        except ValueError:
            return f"{year:04d}-WXX", None, False
    if meaning.quarter is not None:
        if not 1 <= meaning.quarter <= 4:
            return f"{year:04d}-QX", None, False
        return at(datetime.date(year, meaning.quarter * 3 - 2, 1), "Q")
    if meaning.half is not None:
        half = 2 if meaning.half == -1 else meaning.half
        return f"{year:04d}-H{half}", None, half in (1, 2)
    if meaning.season is not None:
        return season(meaning.season, year)
    if meaning.month is not None:
        if meaning.weekday is not None and meaning.nth is not None:
            return at(nth_weekday(year, meaning.month, meaning.weekday, meaning.nth), "D")
        if meaning.day is None:
            return at(datetime.date(year, meaning.month, 1), "M")
        if not valid(year, meaning.month, meaning.day):
            return f"{year:04d}-{meaning.month:02d}-XX", None, False
        return at(datetime.date(year, meaning.month, meaning.day), "D")
    if meaning.weekend:
        return weekend(base.day)
    if meaning.weekday is not None and base.grain == "W":
        return at(day_of_week(base.day, meaning.weekday), "D")
    if meaning.weekday is not None and meaning.nth is not None and base.grain == "M":
        return at(nth_weekday(year, base.day.month, meaning.weekday, meaning.nth), "D")
    if meaning.day is not None and base.grain == "M":
        if not valid(year, base.day.month, meaning.day):
            return f"{base.value}-XX", None, False
        return at(base.day.replace(day=meaning.day), "D")
    return base.value, base, True


def season(season: str, year: int) -> Found:
    """A season of a year; winter is that in which the year ends."""
    value = f"{year:04d}-{season}"
    return value, Point(datetime.date(year, SEASON_START[season], 1), "S", value), True


def weekend(day: datetime.date) -> Found:
    """The weekend of the day's week."""
    value = week_value(day) + "-WE"
    return value, Point(day_of_week(day, 6), "WE", value), True
