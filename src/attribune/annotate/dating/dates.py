"""From TIMEX3 values to the dates of the record: ISO 8601 or a prefix of it, or an interval `start/end`."""

import datetime
import re

from ...model.dates import days
from ...model.time import TimeExpression

DAY = len("2025-02-14")
_PLAIN = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
# First and last month of each part of a year; a winter ends in the year after.
_MONTHS = {
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12),
    "SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2),
}  # fmt: skip


def date_of(time: TimeExpression) -> str:
    """The date that a time expression names; "" for lengths, sets, "now" and what is not resolved."""
    if time.type not in ("DATE", "TIME"):
        return ""
    value = time.value.partition("T")[0] if time.value[:1].isdigit() else ""
    date = _plain(value)
    return date + "~" if date and time.mod == "APPROX" and "/" not in date else date


def length_of(date: str) -> int:
    """How many days from the first to the last of a date of the record; 0 where it tells no day."""
    found = days(date)
    if found is None:
        return 0
    first, last = map(datetime.date.fromisoformat, found)
    return (last - first).days + 1


def interval(first: str, last: str) -> str:
    """From the start of one date to the end of another; "" where they are not in order."""
    start, end = first.partition("/")[0].rstrip("~"), last.rpartition("/")[2].rstrip("~")
    length = min(len(start), len(end))
    return f"{start}/{end}" if start[:length] <= end[:length] and start != end else ""


def _plain(value: str) -> str:
    if _PLAIN.fullmatch(value):
        return value
    if week := _WEEK.fullmatch(value):
        try:
            monday = datetime.date.fromisocalendar(int(week[1]), int(week[2]), 1)
        except ValueError:
            return ""
        first = monday + datetime.timedelta(days=5 if week[3] else 0)
        return f"{first}/{monday + datetime.timedelta(days=6)}"
    if part := _PART.fullmatch(value):
        first_month, last_month = _MONTHS[part[2]]
        last_year = int(part[1]) + (last_month < first_month)
        return f"{part[1]}-{first_month:02d}/{last_year:04d}-{last_month:02d}"
    if re.fullmatch(r"\d{3}", value):
        return f"{value}0/{value}9"
    if re.fullmatch(r"\d{2}", value):
        return f"{value}00/{value}99"
    return ""
