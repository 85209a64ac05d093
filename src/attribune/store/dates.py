"""First and last day of a date as the record has it: a prefix of ISO 8601, an interval, vague or open."""

import calendar
import re
from datetime import date, timedelta

FIRST_DAY = "0001-01-01"
LAST_DAY = "9999-12-31"
_DATE = re.compile(r"(\d{4})(?:-(?:(\d{2})(?:-(\d{2})(?:T.*)?)?|W(\d{2})(?:-WE|-(\d))?|Q([1-4])|H([12])))?\Z")


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
    year, month, day, week, weekday, quarter, half = (int(part) if part else None for part in found.groups())
    try:
        first, last = _bounds(year or 0, month, day, week, weekday, quarter, half)
    except ValueError:
        return None
    return first.isoformat(), last.isoformat()


def _bounds(
    year: int,
    month: int | None,
    day: int | None,
    week: int | None,
    weekday: int | None,
    quarter: int | None,
    half: int | None,
) -> tuple[date, date]:
    if day is not None and month is not None:
        return date(year, month, day), date(year, month, day)
    if week is not None:
        monday = date.fromisocalendar(year, week, weekday or 1)
        return monday, monday if weekday else monday + timedelta(days=6)
    if month is not None:
        return _months(year, month, month)
    if quarter is not None:
        return _months(year, 3 * quarter - 2, 3 * quarter)
    if half is not None:
        return _months(year, 6 * half - 5, 6 * half)
    return _months(year, 1, 12)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    if not 1 <= first <= 12:
        raise ValueError("no such month")
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
