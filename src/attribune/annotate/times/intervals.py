"""Intervals that the words around time expressions make of them: "since August", "from 2014 to 2016", "in two weeks".

TIMEX3 has points and lengths, so that a report's record keeps "2014" and "2016"; what lies between them is read from
the words that join them. The words are in times_intervals.toml.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ...model.span import Span
from ...model.time import TimeExpression
from ..lang_data import read_toml
from .lexicon import lexicon
from .points import DAY, at, plus_months

# Longer than any phrase of times_intervals.toml with its spaces and an article.
_REACH = 24
# A year or a month.
_PERIOD = re.compile(r"(\d{4})(?:-(\d\d))?")
_LENGTH = re.compile(r"P(T(?=\d+[MS]))?(\d{1,4})([YMWDS])")


@dataclass(frozen=True, slots=True)
class Interval:
    """The words of an interval and the time expressions among them.

    `first` and `last` are TIMEX3 values of its ends, both counted in; an open end is "". Where only one end is given,
    `mod` is how the interval lies to it, in TIMEX3's words: BEFORE, AFTER (the end itself is not counted in),
    ON_OR_BEFORE, ON_OR_AFTER.
    """

    span: Span
    times: tuple[TimeExpression, ...]
    first: str
    last: str
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns of times_intervals.toml: what stands in front of an expression, behind it, between two."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    ahead: re.Pattern[str]
    part: re.Pattern[str]
    opening: re.Pattern[str]
    link: re.Pattern[str]
    mods: dict[str, str]
    parts: dict[str, str]
    only_between: frozenset[str]


def intervals(text: str, times: Sequence[TimeExpression], published: datetime.date | None) -> Iterator[Interval]:
    """The intervals among `times`, the time expressions of `text`, in the order of the text."""
    known = _words()
    ordered = sorted(times, key=lambda time: time.span)
    i = 0
    while i < len(ordered):
        following = ordered[i + 1] if i + 1 < len(ordered) else None
        found = None
        if following is not None:
            found = _closed(text, ordered[i], following) or _part(text, ordered[i], following, known)
            found = found or _of_a_day(text, ordered[i], following, known)
        if found is None:
            found = _open(text, ordered[i], known) or _ahead(text, ordered[i], published, known)
        if found is not None:
            yield found
        i += len(found.times) if found is not None else 1


def opens_range(text: str, first: Span, last: int) -> bool:
    """Whether "from" or "between" tells that a range starts at `first` whose second end starts at `last`."""
    start = range_start(text, first, last)
    return start is not None and start < first.start


def range_start(text: str, first: Span, last: int) -> int | None:
    """Where the words of a range start whose first end is at `first` and whose second starts at `last`; None if none.

    "From Monday to Thursday": where "from" does.
    """
    known = _words()
    link = known.link.fullmatch(text, first.end, last) if last - first.end <= _REACH else None
    if link is None:
        return None
    opening = known.opening.search(text, max(first.start - _REACH, 0), first.start)
    if link[1].lower() in known.only_between and (opening is None or opening[1].lower() != "between"):
        return None
    return opening.start(1) if opening is not None else first.start


def _closed(text: str, first: TimeExpression, last: TimeExpression) -> Interval | None:
    """ "From 2014 to 2016"."""
    if first.type != last.type or first.type not in ("DATE", "TIME"):
        return None
    start = range_start(text, first.span, last.span.start)
    if start is None:
        return None
    return Interval(Span(start, last.span.end), (first, last), first.value, last.value)


def _of_a_day(text: str, day: TimeExpression, time: TimeExpression, known: _Words) -> Interval | None:
    """ "Thursday before 5 p.m."."""
    if (day.type, time.type) != ("DATE", "TIME") or time.span.start - day.span.end > _REACH:
        return None
    between = known.before.fullmatch(text, day.span.end, time.span.start)
    if between is None or not time.value.startswith(day.value):
        return None
    return _limited(Span(day.span.start, time.span.end), (day, time), time.value, known.mods[_plain(between[1])])


def _part(text: str, length: TimeExpression, whole: TimeExpression, known: _Words) -> Interval | None:
    """ "The first two weeks of 2021"."""
    words = known.part.fullmatch(text, length.span.start, whole.span.start)
    amount = _LENGTH.fullmatch(length.value)
    period = _PERIOD.fullmatch(whole.value)
    if words is None or amount is None or period is None or length.type != "DURATION" or whole.type != "DATE":
        return None
    number, unit = int(amount[2]), (amount[1] or "") + amount[3]
    try:
        start = datetime.date(int(period[1]), int(period[2] or 1), 1)
        if known.parts[words[1].lower()] == "first":
            first, last = start, _moved(start, number, unit) - DAY
        else:
            end = _moved(start, 1, "M" if period[2] else "Y")
            first, last = _moved(end, -number, unit), end - DAY
    except (OverflowError, ValueError):
        return None
    return Interval(Span(length.span.start, whole.span.end), (length, whole), first.isoformat(), last.isoformat())


def _open(text: str, time: TimeExpression, known: _Words) -> Interval | None:
    """ "Since August", "3 p.m. or later"."""
    if time.type not in ("DATE", "TIME") or time.value == "PRESENT_REF":
        return None
    before = known.before.search(text, max(time.span.start - _REACH, 0), time.span.start)
    if before is not None:
        return _limited(Span(before.start(1), time.span.end), (time,), time.value, known.mods[_plain(before[1])])
    behind = known.behind.match(text, time.span.end, time.span.end + _REACH)
    if behind is None:
        return None
    return _limited(Span(time.span.start, behind.end(1)), (time,), time.value, known.mods[_plain(behind[1])])


def _ahead(text: str, time: TimeExpression, published: datetime.date | None, known: _Words) -> Interval | None:
    """ "In two weeks": as fine as its unit is."""
    length = _LENGTH.fullmatch(time.value)
    if time.type != "DURATION" or length is None or published is None:
        return None
    before = known.ahead.search(text, max(time.span.start - _REACH, 0), time.span.start)
    opening = time.span.of(text).split()[0].lower()
    if before is None:
        return None
    if before[1].lower() == "in" and not {"the", "sign"}.isdisjoint(lexicon().words.get(opening, ())):
        # "In the next two weeks" is a length.
        return None
    try:
        end = _on(published, int(length[2]), (length[1] or "") + length[3])
    except (OverflowError, ValueError):
        return None
    first = end if before[1].lower() == "in" else published.isoformat()
    return Interval(Span(before.start(1), time.span.end), (time,), first, end)


def _on(day: datetime.date, amount: int, unit: str) -> str:
    """The value of what lies so many units (Y, M, W, D, or TM, TS) on from a day."""
    if unit[0] == "T":
        # A report has a day of publication, but no hour.
        return f"{day.isoformat()}TXX:XX"
    return at(_moved(day, amount, unit), unit)[0]


def _moved(day: datetime.date, amount: int, unit: str) -> datetime.date:
    """The day, or the first day of the month, so many units on."""
    if unit in "YM":
        return plus_months(day, amount * (12 if unit == "Y" else 1))
    if unit in "WD":
        return day + amount * (7 if unit == "W" else 1) * DAY
    raise ValueError(f"{unit} is no unit of days")


def _limited(span: Span, times: tuple[TimeExpression, ...], value: str, mod: str) -> Interval:
    is_start = mod.endswith("AFTER")
    return Interval(span, times, value if is_start else "", "" if is_start else value, mod)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


@cache
def _words() -> _Words:
    tables = read_toml("times_intervals.toml")
    before = rf"(?<!\w)({_any(tables['before'])})\s+(?:the\s+)?"
    return _Words(
        before=re.compile(rf"\s*{before}\Z", re.IGNORECASE),
        behind=re.compile(
            rf",?\s+({_any(tables['behind'])}(?!\w)|{_any(tables['behind_last'])}(?=\s*(?:[.!?]|\Z)))", re.IGNORECASE
        ),
        part=re.compile(rf"(?:the\s+)?({_any(tables['part'])})\s+\S+\s+\S+\s+of\s+(?:the\s+)?", re.IGNORECASE),
        ahead=re.compile(rf"(?<!\w)({_any(tables['ahead'])})\s+(?:the\s+)?\Z", re.IGNORECASE),
        opening=re.compile(rf"(?<!\w)({_any(tables['opening'])})\s+(?:the\s+)?\Z", re.IGNORECASE),
        link=re.compile(rf",?\s*({_any([*tables['link'], *tables['between']])})\s*(?:the\s+)?", re.IGNORECASE),
        mods=tables["before"] | tables["behind"] | tables["behind_last"],
        parts=tables["part"],
        only_between=frozenset(tables["between"]),
    )


def _any(phrases: Iterable[str]) -> str:
    """An alternative of phrases, the longest first, each with any white space between its words."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered)
