"""Calendar dates as reports write them in their furniture: ISO 8601, "14 February 2025", "Feb. 14, 2025"."""

import datetime
import re
from functools import cache
from typing import NamedTuple

from ..errors import BadDate
from .words import words

_MONTHS = {
    short: number
    for number, short in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:{WEEKDAY},?\s+)?"
    r"(?:(?P<iso_year>\d{4})(?P<mark>[-/.])(?P<iso_month>\d{1,2})(?P=mark)(?P<iso_day>\d{1,2})"
    r"(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
    rf"|(?P<month_first>{_MONTH})\s*(?P<day_second>{_DAY}),?\s+(?P<year_third>\d{{4}})"
    rf"|(?P<day_first>{_DAY})(?:\s+of)?\s+(?P<month_second>{_MONTH}),?\s+(?P<year_last>\d{{4}}))\b"
)
_ZONE = r"(?:\s*\(?(?:[A-Z]{2,5}|[a-z]{2,4}t|local time|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?)\)?)?"
_TIME = rf"(?:\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:\s*[ap]\.?m\.?)?|\d{{1,2}}\s*[ap]\.?m\.?){_ZONE}"
_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:?\d{2}.{0,25})?")


class DateLine(NamedTuple):
    """A date in a report's furniture: `value` in ISO 8601 ("" where it cannot be told), `rank` 0 for published,
    1 for a bare date, 2 for updated; `end` is where it ends in the string that was searched."""

    value: str
    rank: int
    end: int


def iso_date(value: str, *, what: str = "the date") -> str:
    """The date of an ISO 8601 date or timestamp. Raises BadDate, which names `what`, where it is none."""
    match = _ISO_DAY.fullmatch(value.strip())
    if match is None:
        raise BadDate(f"{what}: {value!r} is not a date; write it as YYYY-MM-DD, like 2025-02-14")
    try:
        return datetime.date.fromisoformat(match[1]).isoformat()
    except ValueError as error:
        raise BadDate(f"{what}: {value!r} is not in the calendar; write it as YYYY-MM-DD, like 2025-02-14") from error


def whole_date(line: str) -> DateLine | None:
    """The date of a line that holds nothing else: "Published: 14 February 2025, 10:15 GMT", "Feb. 14, 2025"."""
    return _read(_patterns()[0].fullmatch(line.strip()))


def leading_date(line: str) -> DateLine | None:
    """The date that a line begins with, before other words: "date 2025-02-14 Springfield - …", "2025-02-14 | …"."""
    return _read(_patterns()[1].match(line))


def month_day(text: str) -> str | None:
    """ "03-14" for "March 14" or "14 March"; None for anything else."""
    match = _month_day().fullmatch(text.strip())
    if match is None:
        return None
    return f"{_month_number(match['a'] or match['d']):02}-{_day_number(match['b'] or match['c']):02}"


@cache
def _month_day() -> re.Pattern[str]:
    return re.compile(rf"(?P<a>{_MONTH})\s*(?P<b>{_DAY})|(?P<c>{_DAY})\s+(?P<d>{_MONTH})", re.IGNORECASE)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    labels = "|".join(
        f"(?P<{key}>{'|'.join(re.escape(word) for word in sorted(words('date_labels', key), key=len, reverse=True))})"
        for key in ("published", "updated")
    )
    label = rf"(?:(?:{labels})\b\s*[:.\-–—]?\s*)"
    whole = rf"\(?{label}?(?:{_TIME}[,\s]+)?(?:on\s+)?{_DATE}(?:,?\s*(?:at|@|-|–|—|/)?\s*{_TIME})?\s*[.)]?"
    leading = rf"{label}?{_DATE}(?:,?\s+(?:at\s+)?{_TIME})?"
    return re.compile(whole, re.IGNORECASE), re.compile(leading, re.IGNORECASE)


def _read(match: re.Match[str] | None) -> DateLine | None:
    if match is None:
        return None
    year = match["iso_year"] or match["year_third"] or match["year_last"]
    day = match["iso_day"] or match["day_second"] or match["day_first"]
    name = match["month_first"] or match["month_second"]
    month = _month_number(name) if name else int(match["iso_month"])
    try:
        value = datetime.date(int(year), month, _day_number(day)).isoformat()
    except ValueError:
        return None
    rank = 0 if match["published"] else 2 if match["updated"] else 1
    return DateLine(value, rank, match.end())


def _month_number(name: str) -> int:
    return _MONTHS[name[:3].casefold()]


def _day_number(day: str) -> int:
    """14 of "14th"."""
    return int(day.rstrip("stndrhSTNDRH"))
