"""Recognizers-Text's own test cases for English dates and times, against what `attribune read` finds in them.

A case counts as right where all its expressions, and no others, are found: start and end are the same, and the value is
one of the case's `timex` values in TIMEX3's notation. A case's reference date is its report's publication date.

Extents. TIMEX3 leaves prepositions out, Recognizers counts "in", "on", "at" in at times ("at 8.30pm today", "8.30pm
today"), and both do as they like with articles: these, signs of comparison ("> = 2019") and a zone behind a clock time
("1pm GMT", which Recognizers has without) are left out on both sides before extents are compared. Where Recognizers
reads an open or a second end of an interval in other prepositions ("since August", "from 2014 to 2018"), of which
TIMEX3 has no kind, the intervals of `attribune.annotate.times.intervals` are compared: they say the same of our
expressions and the words that join them.

Values, from Recognizers' notation to TIMEX3's:

    XXXX-WXX-4, XXXX-05       what the context decides: the days that the case itself offers (`value`, `start`, `end`)
    2015-01-W01, XXXX-04-10   what lasts a week from `start` to `end`: that week, as 2015-W01
    T09                       T09:00 of any day: TIMEX3 has no time of no day, ours is that of the report or the text
    2016-11-07T00:05          of "in 5 minutes": 2016-11-07TXX:XX, as a report has a day of publication but no hour
    TNT                       TNI
    2019-02-30                2019-02-XX: there is no such day
    2018-08-07                of "in three weeks", "two months ago", "a year later": also as fine as the unit is, which
                              is TIMEX3's way
    (1990-01-01,2000-01-01,P10Y) and other units of the calendar: 199; 19; 2019-H2; 2019-Q3
    (A,B,P3D)                 any other: from A to B; of one expression that is a length ("the next three days"), P3D
    PT1.5H                    the same length in smaller units, PT90M
    PT3H of "a few hours"     PTXH: the three is Recognizers' own
    2016-11-08T23:59:59       of "end of tomorrow": 2016-11-08
    SY2018, FY2018, SU        2018; that season of the year of the report
    T15, TMO, P1WE, P3M       of sets: XXXX-XX-XXT15:00, XXXX-XX-XXTMO, XXXX-WXX-WE, P1Q

Left out are the types that TIMEX3 does not have: time zones, meals as times of the day (TMEL), working days (P1WD), and
intervals with two ends that are neither a unit of the calendar nor a length. `NotSupported` is about ports to other
languages and plays no part.
"""

import datetime
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attribune.annotate.times.intervals import Interval, intervals
from attribune.model.span import Span
from attribune.model.time import TimeExpression

CASES = Path("time") / "recognizers-text-english-DateTimeModel.json"
# Recognizers' units of the calendar as intervals: the months that they last, and their TIMEX3 value by their first day.
_CALENDAR = {3: "{year}-Q{quarter}", 6: "{year}-H{half}", 120: "{decade}", 1200: "{century}"}
_DISTANCE = re.compile(r"\b(week|fortnight|month|year|decade)s?\b", re.IGNORECASE)
_OF_THE_HOUR = re.compile(r"\b(?:\d+|an) (?:minutes?|min|hour)\b(?!.*\bpast\b)", re.IGNORECASE)
_VAGUE = re.compile(r"\b(?:few|several|some)\b", re.IGNORECASE)
_ZONE = re.compile(r"\s+(?:GMT|UTC|CET|[PMCE][SD]?T|\w+ timezone)\Z", re.IGNORECASE)
_FRONT = re.compile(r"(?:[<>=]\s*)*(?:(?:in|on|at)\s+)?(?:(?:the|a|an)\s+)?", re.IGNORECASE)
# "Within 9 months", "the 5 past years", "the first 2 weeks of 2021".
_WHICH = r"next|last|past|previous|coming|following"
_LENGTH = re.compile(
    rf"(?:the )?(?:within|first|{_WHICH}|\d+|[a-z]+ (?:{_WHICH}))(?!.* (?:from|between|after|starting|on) ).*"
    r"\b(?:second|minute|min|hour|h|day|week|month|quarter|year|decade)s(?: of .*)?"
)
_MEASURE = re.compile(r"(\d+(?:\.\d+)?)([A-Z]+)")
_SECONDS = {"S": 1, "M": 60, "H": 3600, "D": 86400, "W": 604800}


@dataclass(frozen=True, slots=True)
class Expression:
    """Where an expression stands (end exclusive, no article in front), and its value or those that are right."""

    start: int
    end: int
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, the day from which it is seen (or ""), and what is to be found; `foreign`: a type TIMEX3 lacks."""

    text: str
    published: str
    wanted: tuple[Expression, ...]
    foreign: tuple[str, ...]


def load_cases(path: Path) -> list[Case]:
    """All cases of the file."""
    return [_case(given) for given in json.loads(path.read_text(encoding="utf-8-sig"))]


def times_of(record: dict[str, Any]) -> tuple[TimeExpression, ...]:
    """The time expressions of a record as `attribune read` prints it."""
    return tuple(
        TimeExpression(one["id"], Span(one["start"], one["end"]), one["type"], one["value"], one["mod"])
        for one in record["times"]
    )


def figures(cases: list[Case], found: list[tuple[TimeExpression, ...]]) -> dict[str, float]:
    """How many cases are kept, and the share of them that is right; the same for all cases, and what was left out."""
    right = [is_right(case, times) for case, times in zip(cases, found, strict=True)]
    kept = [is_so for case, is_so in zip(cases, right, strict=True) if not case.foreign]
    left_out = Counter(kind for case in cases for kind in sorted(set(case.foreign)))
    return {
        "cases_kept": len(kept),
        "right": round(100 * sum(kept) / len(kept), 2),
        "cases": len(cases),
        "right_of_all": round(100 * sum(right) / len(cases), 2),
        **{f"left_out: {kind}": count for kind, count in sorted(left_out.items())},
    }


def is_right(case: Case, times: Iterable[TimeExpression]) -> bool:
    """Whether all expressions of the case, and no others, are found with the same extents and values."""
    found = _found(case, tuple(times))
    return len(found) == len(case.wanted) and all(
        (ours.start, ours.end) == (theirs.start, theirs.end) and not ours.values.isdisjoint(theirs.values)
        for ours, theirs in zip(found, case.wanted, strict=True)
    )


# --- Ours -------------------------------------------------------------------------------------------------------------


def _found(case: Case, times: tuple[TimeExpression, ...]) -> tuple[Expression, ...]:
    """Our expressions in the order of the text, those that make an interval as one."""
    joined = {end.id: one for one in intervals(case.text, times, _day(case.published)) for end in one.times}
    found: dict[tuple[int, int], frozenset[str]] = {}
    for time in times:
        interval = joined.get(time.id)
        span = interval.span if interval is not None else time.span
        found[span.start, span.end] = _values_of_ours(time, interval, case.published)
    return tuple(_expression(case.text, start, end, values) for (start, end), values in sorted(found.items()))


def _values_of_ours(time: TimeExpression, interval: Interval | None, published: str) -> frozenset[str]:
    if interval is not None and interval.first and interval.last and interval.first != interval.last:
        if interval.times[0].type == "DURATION":
            return frozenset({_length(interval.times[0].value)})
        return frozenset({"/".join(_first_day(end, published) for end in interval.times)})
    value = (interval.first or interval.last) if interval is not None else time.value
    if value.startswith("P") and not value.endswith("_REF"):
        return frozenset({_length(value)})
    _, mark, clock = value.partition("T")
    clock = clock.replace("24:00", "00:00")
    return frozenset({value, mark + clock} if mark and time.type == "TIME" else {value})


def _day(published: str) -> datetime.date | None:
    return datetime.date.fromisoformat(published) if published else None


def _expression(text: str, start: int, end: int, values: frozenset[str]) -> Expression:
    end -= len(zone[0]) if (zone := _ZONE.search(text[start:end])) is not None else 0
    front = _FRONT.match(text, start, end)
    return Expression(front.end() if front is not None else start, end, values)


def _first_day(end: TimeExpression, published: str) -> str:
    """The day, or the time, on which an end of an interval starts, as Recognizers has it; of an END, what follows."""
    value = published if end.value == "PRESENT_REF" else end.value
    if re.fullmatch(r"\d{4}(-\d\d)?", value):
        year, month = int(value[:4]), int(value[5:] or 1)
        if end.mod == "END":
            year, month = (year + 1, 1) if len(value) == 4 or month == 12 else (year, month + 1)
        return f"{year:04d}-{month:02d}-01"
    if quarter := re.fullmatch(r"(\d{4})-Q(\d)", value):
        return f"{quarter[1]}-{int(quarter[2]) * 3 - 2:02d}-01"
    return value


# --- Recognizers' -----------------------------------------------------------------------------------------------------


def _case(given: dict[str, Any]) -> Case:
    text, published = given["Input"], given.get("Context", {}).get("ReferenceDateTime", "")[:10]
    wanted, foreign = [], []
    for result in given["Results"]:
        start, end = result["Start"], result["End"] + 1
        values: set[str] = set()
        for one in result["Resolution"]["values"]:
            kind = one["type"]
            if kind == "timezone":
                foreign.append(kind)
                continue
            if one["timex"].startswith("TME") or re.search(r"[WB]D\b", one["timex"]):
                foreign.append("meal" if one["timex"].startswith("T") else "working day")
            has_ends = _unit_of_calendar(one) is None and not _is_length(text[start:end])
            if one["timex"].startswith("(") and has_ends:
                foreign.append(f"{kind} with two ends")
            values.update(_values(one, text[start:end], published))
        wanted.append(_expression(text, start, end, frozenset(values)))
    return Case(text, published, tuple(sorted(wanted, key=lambda one: one.start)), tuple(foreign))


def _values(one: dict[str, str], words: str, published: str) -> Iterator[str]:
    """The TIMEX3 values of one of Recognizers' readings."""
    timex = one["timex"]
    start = one.get("start") or one.get("value") or one.get("end") or ""
    if timex.startswith("("):
        first, last, length = timex.strip("()").split(",")
        if (unit := _unit_of_calendar(one)) is not None:
            yield unit
        yield f"{_clocked(one.get('start', first))}/{_clocked(one.get('end', last))}"
        yield _length(length)
        return
    if one["type"] == "set":
        yield from _set_values(timex)
        return
    if timex.startswith("P") and not timex.endswith("_REF"):
        length = _length(timex)
        yield re.sub(r"\d+", "X", timex) if _VAGUE.search(words) else length
        return
    day, mark, clock = timex.partition("T")
    if mark and clock == "23:59:59":
        mark = clock = ""
    if re.match(r"(?:FY|SY)\d{4}", day):
        day = day[2:]
    elif day in ("SP", "SU", "FA", "WI"):
        day = f"{published[:4]}-{day}"
    elif _is_week(one) and not day.endswith("WE"):
        day = _week(start[:10])
    elif "X" in day and re.match(r"\d{4}-", start):
        day = _filled(day, start[:10])
    elif start == "not resolved" and re.match(r"(?:\d{4}|XXXX)-\d\d-", day):
        day = day[:8].replace("XXXX", published[:4]) + "XX"
    if mark:
        clock = "XX:XX" if _OF_THE_HOUR.search(words) else _clocked("T" + clock)[1:].replace("NT", "NI")
        yield f"{day}T{clock}"
        return
    yield day
    distance = _DISTANCE.search(words)
    if distance is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        yield {"w": _week(day), "f": _week(day), "m": day[:7], "y": day[:4], "d": day[:4]}[distance[1][0].lower()]


def _is_length(words: str) -> bool:
    """Whether words for an interval are a length, seen from the report: "the next three days"."""
    return _LENGTH.fullmatch(words.lower()) is not None


def _unit_of_calendar(one: dict[str, str]) -> str | None:
    """The TIMEX3 value of an interval that is a quarter, a half of a year, a decade or a century; else None."""
    if not all(re.fullmatch(r"\d{4}-\d\d-01", one.get(end, "")) for end in ("start", "end")):
        return None
    year, month = int(one["start"][:4]), int(one["start"][5:7])
    months = (int(one["end"][:4]) - year) * 12 + int(one["end"][5:7]) - month
    if months not in _CALENDAR or (year * 12 + month - 1) % months:
        return None
    names = {"year": year, "quarter": month // 3 + 1, "half": month // 6 + 1, "decade": year // 10}
    return _CALENDAR[months].format(century=f"{year // 100:02d}", **names)


def _set_values(timex: str) -> Iterator[str]:
    if timex.startswith("T"):
        yield f"XXXX-XX-XX{_clocked(timex)}"
    elif timex == "P1WE":
        yield "XXXX-WXX-WE"
    elif timex.startswith("P"):
        yield _length(timex)
    else:
        day, mark, clock = timex.partition("T")
        yield day + (_clocked(mark + clock) if mark else "")


def _is_week(one: dict[str, str]) -> bool:
    try:
        first, last = (datetime.date.fromisoformat(one[end][:10]) for end in ("start", "end"))
    except (KeyError, ValueError):
        return False
    return (last - first).days == 7


def _week(day: str) -> str:
    year, week, _ = datetime.date.fromisoformat(day).isocalendar()
    return f"{year:04d}-W{week:02d}"


def _filled(timex: str, day: str) -> str:
    """A value with unknown parts, as far as it goes, of the day that the case offers for it."""
    if timex.endswith("-WE"):
        return _week(day) + "-WE"
    if re.fullmatch(r"XXXX-WXX", timex):
        return _week(day)
    if "W" in timex:
        return day
    return "".join(known if unknown == "X" else unknown for known, unknown in zip(day, timex, strict=False))


def _clocked(time: str) -> str:
    """ "T9", "2016-11-07 17:00:00" as TIMEX3 has them: T09:00, 2016-11-07T17:00."""
    parts = re.fullmatch(r"(\d{4}-\d\d-\d\d)?[T ]?(?:(\d\d?)(?::(\d\d))?(?::(\d\d))?)?", time)
    if parts is None or parts[2] is None:
        return time
    seconds = "" if parts[4] in (None, "00") else f":{parts[4]}"
    return f"{parts[1] or ''}T{int(parts[2]):02d}:{parts[3] or '00'}{seconds}"


def _length(value: str) -> str:
    """A length in its smallest unit, so that PT1.5H, PT1H30M and PT90M are the same."""
    date, _, clock = value[1:].partition("T")
    months = seconds = 0.0
    for part, units in ((date, {"Y": 12, "Q": 3, "M": 1}), (clock, {})):
        for amount, unit in _MEASURE.findall(part):
            if unit in units:
                months += float(amount) * units[unit]
            elif unit in _SECONDS:
                seconds += float(amount) * _SECONDS[unit]
            else:
                return value
    if "X" in value:
        return value
    return "P" + (f"{months:g}M" if months else "") + (f"T{seconds:g}S" if seconds else "")
