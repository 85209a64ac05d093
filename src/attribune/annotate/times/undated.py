"""What has no year, or no month, of its own: the one nearest to the day of the report, on the side that is told."""

import datetime

from .calendar import day_of_week, valid
from .meaning import Meaning
from .points import DAY, Context, Found, Point, at, plus_months, refines, weekend, within


def understood(meaning: Meaning, context: Context) -> Found:
    """What has no year of its own: the one nearest to the day of the report, on the side that the words tell."""
    published = context.published
    if published is None:
        return _blank(meaning), None, True
    if meaning.day is not None and meaning.month is None:
        return _day_of_some_month(meaning, context.tense, published)
    if meaning.weekday is not None and meaning.month is None:
        return _weekday(meaning, context, published)
    if meaning.week_number is not None:
        return within(meaning, Point(published, "Y", ""))
    if meaning.weekend:
        back = 0 if published.isoweekday() >= 6 or context.tense > 0 else 7
        return weekend(published - back * DAY)
    if not refines(meaning):
        # A time of day alone.
        return at(context.narrative.day if context.narrative and context.narrative.grain == "D" else published, "D")
    readings = []
    for year in (published.year - 1, published.year, published.year + 1):
        found = within(meaning, Point(datetime.date(year, 1, 1), "Y", f"{year:04d}"))
        if found[1] is not None:
            readings.append((found[1].day, found))
    if not readings:
        return within(meaning, Point(datetime.date(published.year, 1, 1), "Y", f"{published.year:04d}"))
    return _nearest(meaning, context.tense, published, readings)


def _day_of_some_month(meaning: Meaning, tense: int, published: datetime.date) -> Found:
    """ "The 18th", "Friday the 13th": the nearest such day, ahead or behind as the tense is."""
    months = [plus_months(published, number) for number in range(-12, 13)]
    days = [month.replace(day=meaning.day or 1) for month in months if valid(month.year, month.month, meaning.day or 1)]
    days = [day for day in days if meaning.weekday in (None, day.isoweekday())]
    if tense:
        days = [day for day in days if (day >= published if tense > 0 else day <= published)] or days
    if not days:
        return f"XXXX-XX-{meaning.day:02d}", None, False
    return at(min(days, key=lambda day: abs(day - published)), "D")


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
        if meaning.sign < 0 and len(before) > 1 and meaning.month is not None and meaning.day is None:
            # "Last February" told in March: of the one just over one would say "last month".
            just_over = before[-1][0] == plus_months(published.replace(day=1), -1)
            return before[-2 if just_over else -1][1]
        return before[-1][1] if meaning.sign < 0 else after[0][1]
    if current:
        return current[0]
    if not before or not after:
        return readings[0][1]
    back, ahead = (published - before[-1][0]).days, (after[0][0] - published).days
    if tense > 0:
        grain = after[0][1][1].grain if after[0][1][1] is not None else "D"
        return after[0][1] if tense > 1 or ahead <= _AHEAD.get(grain, 0) else before[-1][1]
    if meaning.day is None and meaning.holiday is None:
        is_next = meaning.month is not None and after[0][0] == plus_months(published, 1)
        if is_next and tense > -2:
            # "Told of cuts in March": the one a year ago would be "last March".
            return after[0][1]
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
    return point.day <= day < plus_months(point.day, months)


def _weekday(meaning: Meaning, context: Context, published: datetime.date) -> Found:
    weekday = meaning.weekday or 1
    origin = published
    if meaning.origin == "narrative" and context.narrative is not None:
        origin = context.narrative.day
    back = (origin.isoweekday() - weekday) % 7
    ahead = (weekday - origin.isoweekday()) % 7
    if meaning.origin == "narrative" and context.narrative is None and meaning.sign in (-1, 1):
        # "Previous Monday" in a report that has named no day: Monday of the week before.
        return at(day_of_week(origin + 7 * meaning.sign * DAY, weekday), "D")
    if meaning.origin == "narrative":
        return at(origin - (back or 7) * DAY if (meaning.sign or 0) < 0 else origin + (ahead or 7) * DAY, "D")
    if meaning.sign == -1:
        return at(origin - (back or 7) * DAY, "D")
    if meaning.sign == 1 and meaning.nearest:
        return at(origin + (ahead or 7) * DAY, "D")
    if meaning.sign == 1:
        return at(day_of_week(origin + 7 * DAY, weekday), "D")
    if meaning.sign == 0:
        return at(day_of_week(origin, weekday), "D")
    return at(origin + ahead * DAY if context.tense > 0 else origin - back * DAY, "D")


def _blank(meaning: Meaning) -> str:
    """The value of what has no year where the day of the report is not known."""
    if meaning.month is not None:
        day = f"-{meaning.day:02d}" if meaning.day is not None else ""
        return f"XXXX-{meaning.month:02d}{day}"
    if meaning.day is not None:
        return f"XXXX-XX-{meaning.day:02d}"
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
