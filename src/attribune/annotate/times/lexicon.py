"""The words of time expressions and the numbers in digits, with their classes and what they contribute."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..lang_data import read_toml
from .calendar import valid
from .meaning import Fields

# A word's classes, each with the fields that it contributes.
Classes = Mapping[str, Fields]

# Words, numbers (with thousands, decimals, an ending), "a.m.", "o'clock", possessive endings, single marks.
TOKEN = re.compile(
    r"[ap]\.\s?m\b\.?|b\.c\.|o['’]clock\b|['’]s\b|[^\W\d_]+|\d\d?\.\d\d?\.\d{4}\b|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:st|nd|rd|th|s)?|[^\w\s]",
    re.IGNORECASE,
)
DOTTED = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})")
NUMBER = re.compile(r"(\d+)(st|nd|rd|th|s)?")
CLOCK = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)")
COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`words` by their lower case; `phrases` by their first two words, longest first, each with all its words.

    The sets are the options of times_lexicon.toml.
    """

    words: Mapping[str, Classes]
    phrases: Mapping[tuple[str, ...], tuple[tuple[tuple[str, ...], Classes], ...]]
    capital: frozenset[str]
    small: frozenset[str]
    lower: frozenset[str]
    auxiliary: frozenset[str]
    dotted: frozenset[str]
    weak: frozenset[str]
    ahead: frozenset[str]
    arranged: frozenset[str]
    arranged_passive: frozenset[str]
    arranged_for: frozenset[str]
    timetable: frozenset[str]
    appointments: frozenset[str]
    to_come: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon of times_lexicon.toml."""
    tables = read_toml("times_lexicon.toml")
    fields = tables.pop("fields")
    options = tables.pop("options")
    words: dict[str, dict[str, Fields]] = {}
    phrases: dict[tuple[str, ...], dict[str, Fields]] = {}
    for kind, table in tables.items():
        for word, value in table.items():
            given = value if isinstance(value, dict) else {fields[kind]: value} if value != "" else {}
            parts = tuple(TOKEN.findall(word))
            (words.setdefault(word, {}) if len(parts) == 1 else phrases.setdefault(parts, {}))[kind] = given
    by_start: dict[tuple[str, ...], list[tuple[tuple[str, ...], Classes]]] = {}
    for parts in sorted(phrases, key=lambda parts: (-len(parts), parts)):
        by_start.setdefault(parts[:2], []).append((parts, phrases[parts]))
    return Lexicon(
        words=words,
        phrases={start: tuple(found) for start, found in by_start.items()},
        **{name: frozenset(names) for name, names in options.items()},
    )


@cache
def number_classes(text: str) -> Classes:
    """The classes of a number in digits.

    num any; year 1500 to 2199; day, mnum (month), hour where it can be one; day_late
    a day that is no month; min2 two digits up to 59; military three
    or four digits of a clock; dotted_clock 8.30; ord, day_ord with an ordinal's ending; decade, short_decade with -s.
    """
    if dotted := DOTTED.fullmatch(text):
        day, month, year = (int(part) for part in dotted.groups())
        # Day before month, as everywhere that writes dates with full stops.
        return {"date": {"day": day, "month": month, "year": year}, "built": {}} if 1 <= month <= 12 else {}
    if clock := CLOCK.fullmatch(text):
        hour, minute = (int(part) for part in clock.groups())
        return {"num": {"amount": float(text)}, "dotted_clock": {"hour": hour, "minute": minute}}
    if compact := COMPACT.fullmatch(text):
        year, month, day = (int(part) for part in compact.groups())
        return {"date": {"day": day, "month": month, "year": year}, "built": {}} if valid(year, month, day) else {}
    match = NUMBER.fullmatch(text.lower())
    if match is None:
        plain = text.replace(",", "")
        return {"num": {"amount": float(plain) if "." in plain else int(plain)}} if _is_number(plain) else {}
    digits, ending = match.groups()
    if len(digits) > 9:
        return {}
    value = int(digits)
    if ending == "s":
        if value % 10 == 0 and len(digits) == 4 and 1000 <= value < 2200:
            return {"decade": {"decade": digits[:3]}}
        if value % 10 == 0 and len(digits) == 2:
            return {"short_decade": {"decade": digits[0]}}
        return {}
    if ending:
        return ordinal_classes(value)
    classes: dict[str, Fields] = {"num": {"amount": value}}
    if len(digits) == 4 and 1500 <= value < 2200:
        classes["year"] = {"year": value}
    if 3 <= len(digits) <= 4 and value < 2400 and value % 100 < 60:
        classes["military"] = {"hour": value // 100, "minute": value % 100}
    if len(digits) == 2 and value < 60:
        classes["min2"] = {"minute": value}
    if len(digits) == 2:
        classes["yy"] = {"short_year": value}
    if len(digits) <= 2:
        classes |= small_classes(value)
    return classes


def small_classes(value: int) -> dict[str, Fields]:
    """The classes of a small number as a day, a month or an hour."""
    classes: dict[str, Fields] = {}
    if 1 <= value <= 31:
        classes["day"] = {"day": value}
    if 13 <= value <= 31:
        classes["day_late"] = {"day": value}
    if 1 <= value <= 12:
        classes["mnum"] = {"month": value}
    if value <= 24:
        classes["hour"] = {"hour": value}
    return classes


def ordinal_classes(value: int) -> Classes:
    """The classes of an ordinal number."""
    classes: dict[str, Fields] = {"ord": {"ordinal": value}}
    if 1 <= value <= 31:
        classes["day_ord"] = {"day": value}
    return classes


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\d{1,12}(?:\.\d{1,12})?", text, re.ASCII) is not None
