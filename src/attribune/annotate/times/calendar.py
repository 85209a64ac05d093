"""Calendar arithmetic: months, quarters, ISO weeks, seasons and named days."""

import datetime
from calendar import monthrange
from functools import cache
from typing import Any

from ..lang_data import read_toml

# The month in which each season starts, as news reports use the words.
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def valid(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """The year and the month so many months on."""
    years, month = divmod(year * 12 + month - 1 + months, 12)
    return years, month + 1


def quarter_of(month: int) -> int:
    """The quarter, 1 to 4, that a month belongs to."""
    return (month - 1) // 3 + 1


def week_value(day: datetime.date) -> str:
    """The day's ISO week as TIMEX3 has it."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def day_of_week(day: datetime.date, weekday: int) -> datetime.date:
    """The given weekday (1 is Monday) of the day's week."""
    return day + datetime.timedelta(days=weekday - day.isoweekday())


def holiday(name: str, year: int) -> datetime.date | None:
    """When a named day falls in a year; None where it does not."""
    rule = _holidays()[name]
    if "every" in rule and year % rule["every"][0] != rule["every"][1]:
        return None
    if "day" in rule:
        month, day = rule["day"].split("-")
        found = datetime.date(year, int(month), int(day))
    elif "easter" in rule:
        found = easter(year) + datetime.timedelta(days=rule["easter"])
    else:
        found = nth_weekday(year, *rule["weekday"])
    return found + datetime.timedelta(days=rule.get("plus", 0))


def easter(year: int) -> datetime.date:
    """Western Easter Sunday, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return datetime.date(year, month, day + 1)


@cache
def _holidays() -> dict[str, Any]:
    return read_toml("times_holidays.toml")


def nth_weekday(year: int, month: int, weekday: int, n: int) -> datetime.date:
    """The n-th Monday (1) to Sunday (7) of a month; n = -1 is the last. ValueError where there is none."""
    if n < 0:
        last = datetime.date(year, month, monthrange(year, month)[1])
        return last - datetime.timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-1 - n))
    first = datetime.date(year, month, 1)
    return first + datetime.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))
