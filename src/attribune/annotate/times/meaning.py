"""What a time expression says, before it is resolved to a date."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# What words and rules contribute: names and values of Meaning's fields.
Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Meaning:
    """The parts of one time expression; None where it does not say.

    A point in time is given by calendar fields (year to second), by a shift (`amount` times `sign` units from its
    origin), or by both: "last year" is a shift by a year, "July last year" the same with a month. Units are those of
    TIMEX3, with T before those of the clock: Y, Q, M, W, D, TH, TM, TS; and DE (ten years), CE, ML, F (two weeks).
    """

    kind: str = "point"  # point, duration, set, ref
    ref: str | None = None  # PAST_REF, PRESENT_REF, FUTURE_REF
    mod: str | None = None  # TIMEX3's mod
    century: int | None = None  # 20: the years 1900 to 1999
    decade: str | None = None  # "199", or "9" where the century is understood
    year: int | None = None
    short_year: int | None = None  # 0 to 99
    half: int | None = None  # 1, 2; -1: the last
    quarter: int | None = None
    same_quarter: bool = False  # "the 2014 period": of that year, the quarter that the text is talking about
    season: str | None = None  # SP, SU, FA, WI
    week_number: int | None = None  # of the calendar, as ISO 8601 counts
    month: int | None = None
    day: int | None = None
    ends: bool = False  # only where nothing follows that the words could belong to: "the day before."
    days: str | None = None  # other days of the month may stand "behind" or "before"; "shared": the month is theirs
    weekday: int | None = None  # 1 is Monday
    weekend: bool = False
    holiday: str | None = None  # a key of times_holidays.toml
    part: str | None = None  # of a day: MO, MI, AF, EV, NI, DT
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    meridiem: str | None = None  # a, p
    zone: str | None = None
    unit: str | None = None
    amount: float | str | None = None  # "X": more than one
    plus: float = 0.0  # added to the amount: "and a half"
    rest: Fields | None = None  # a second amount: "an hour and 30 minutes"
    high: float | None = None  # the upper end of "two to three"
    sign: int | None = None  # -1 before, 0 within, 1 after
    nearest: bool = False  # of weekdays: "this coming Friday" is the first one ahead, "next Friday" that of next week
    origin: str = "published"  # what a shift counts from: published, narrative
    distance: bool = False  # "ten years ago": as far as that, rather than "the last ten years"
    grain: str | None = None  # the unit to which the date is widened: W; WE the weekend nearest to it
    ordinal: int | None = None
    nth: int | None = None  # which week, or weekday, of a month or year; -1: the last
    is_name: bool = False  # a day that has become a name, "9/11": the text need not be talking about it
    base: Fields | None = None  # the meaning of the date that a shift counts from: "two days after Jan. 12"
    none: Any = None  # what rules throw away


def meaning(fields: Fields) -> Meaning:
    """The meaning with these fields."""
    return Meaning(**fields)
