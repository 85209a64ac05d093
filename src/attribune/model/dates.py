"""First and last day of a date as the record has it: a prefix of ISO 8601, an interval, vague or open."""

import calendar
import re
from datetime import date, timedelta

FIRST_DAY = "0001-01-01"
LAST_DAY = "9999-12-31"
_DATE = re.compile(r"(\d{4})(?:-(?:(\d{2})(?:-(\d{2})(?:T.*)?)?|W(\d{2})(?:-(WE|[1-7]))?|Q([1-4])|H([12])))?\Z")


def days(when: str) -> tuple[str, str] | None:
    """First and last day, both ISO 8601, or None where `when` tells no day at all.

    "2014" is the whole year, "2025-02-10/2025-02-12" three days; `~` is passed over, as nobody knows how far it
    reaches; `..` or nothing on one side of an interval is open.
    """
    first, slash, last = when.replace("~", "").partition("/")
    if not slash:
        return _days(first)
    begin = (FIRST_DAY, FIRST_DAY) if first in ("", "..") else _days(first)
    end = (LAST_DAY, LAST_DAY) if last in ("", "..") else _days(last)
    if begin is None or end is None or begin[0] > end[1] or (first in ("", "..") and last in ("", "..")):
        return None
    return begin[0], end[1]


def _days(text: str) -> tuple[str, str] | None:
    found = _DATE.match(text)
    if found is None:
        return None
    year, month, day, week, weekday, quarter, half = found.groups()
    try:
        if week:
            first, last = _week(int(year), int(week), weekday)
        elif day:
            first = last = date(int(year), int(month), int(day))
        elif month:
            first, last = _months(int(year), int(month), 1)
        elif quarter:
            first, last = _months(int(year), 3 * int(quarter) - 2, 3)
        elif half:
            first, last = _months(int(year), 6 * int(half) - 5, 6)
        else:
            first, last = _months(int(year), 1, 12)
    except ValueError:
        return None
    return first.isoformat(), last.isoformat()


def _week(year: int, week: int, weekday: str | None) -> tuple[date, date]:
    """A week from Monday on, its weekend ("WE"), or one of its days ("1" to "7")."""
    monday = date.fromisocalendar(year, week, 1)
    if weekday and weekday != "WE":
        day = monday + timedelta(days=int(weekday) - 1)
        return day, day
    return monday + timedelta(days=5 if weekday else 0), monday + timedelta(days=6)


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    last = first + count - 1
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
