"""The dateline: "NAIROBI, Kenya (AP) —", "LONDON, March 3 (Reuters) -", "WASHINGTON —"."""

import re
from typing import NamedTuple

from .dates import WEEKDAY, month_day
from .words import agency, is_picture_source, words

_REACH = 140  # no dateline is longer, in characters
_MOST_WORDS = 6  # of a place in capitals, where nothing else makes a dateline certain: headings have more
_DASH = re.compile(r"\s*(?:—|–|―|--+)\s*|\s+-\s+|\s+-$|\)-\s+|\s*_(?:\s+|$)")
_PARENTHESIS = re.compile(r"([^()]*?)\s*(?:\(([^()]{1,40})\))?\s*")
_BARE_AGENCY = re.compile(r"([^()]{0,60}?)\s*\(([^()]{1,40})\)\s*(?=[A-Z\"“‘'])")
_PLACE_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’/-])*")
_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


class Dateline(NamedTuple):
    """The parts of a dateline.

    `place` is as written, "" where only an agency stands there; `wire` the agency (as written, if no list has it) or
    None; `month_day` ("03-14") and `year` are None where it has none; `end` is where the report's own words begin in
    the string that was searched.
    """

    place: str
    wire: str | None
    month_day: str | None
    year: str | None
    end: int


def dateline(paragraph: str, *, expected: bool = False) -> Dateline | None:
    """The dateline that the paragraph begins with, or None.

    A place in capitals, an agency or a date make one certain; "Springfield, Ohio - " is taken where a capital letter
    follows; "Springfield - " only if `expected` (a date stood before it).
    """
    head = paragraph[:_REACH]
    for dash in _DASH.finditer(head):
        before = head[: dash.start() + 1] if dash[0].startswith(")") else head[: dash.start()]
        found = _read(before, end=dash.end(), rest=head[dash.end() :], expected=expected)
        if found is not None:
            return found
    # CNN's and some papers' way: "(CNN) The mayor …", "London (CNN) The mayor …".
    bare = _BARE_AGENCY.match(head)
    if bare is not None and is_picture_source(bare[2]) and (not bare[1] or _is_place(bare[1].split(","))):
        return Dateline(bare[1].strip(), agency(bare[2]), None, None, bare.end())
    return None


def _read(before: str, *, end: int, rest: str, expected: bool) -> Dateline | None:
    match = _PARENTHESIS.fullmatch(before)
    if match is None:
        return None
    source = match[2] or ""
    wire = agency(source) if source else None
    parts = [part.strip() for part in match[1].split(",")] if match[1].strip() else []
    day, year = None, None
    dated = False
    while parts:
        if _YEAR.fullmatch(parts[-1]) and year is None:
            year = parts.pop()
        elif day is None and (found := month_day(parts[-1])):
            day, dated = found, True
            parts.pop()
        elif _WEEKDAY.fullmatch(parts[-1]):
            dated = True
            parts.pop()
        else:
            break
    place = match[1].strip() if not dated and year is None else ", ".join(parts)
    if not parts:
        return Dateline("", wire, day, year, end) if wire and not dated else None
    if not _is_place(parts):
        return None
    few = sum(len(part.split()) for part in parts) <= _MOST_WORDS
    capitals = few and parts[0].isupper() and len(parts[0]) > 2
    certain = capitals or wire is not None or (dated and source != "") or is_picture_source(source)
    if source and not wire and certain and not is_picture_source(source):
        wire = source  # an agency that no list has: nothing else stands there
    goes_on = not rest.strip() or not rest.lstrip("\"“‘'`")[:1].islower()
    likely = few and not source and rest.strip() != "" and (len(parts) > 1 or expected)
    return Dateline(place, wire, day, year, end) if goes_on and (certain or likely) else None


def _is_place(parts: list[str]) -> bool:
    """Whether every part looks like a place's name: few words, in capitals but for particles, nothing but letters."""
    if not 1 <= len(parts) <= 4 or parts[0].casefold() in words("dateline", "not_places"):
        return False
    small = words("dateline", "particles")
    for part in parts:
        names = part.split()
        if not 1 <= len(names) <= 5 or not names[0][0].isupper():
            return False
        if not all(_PLACE_WORD.fullmatch(name) and (name[0].isupper() or name in small) for name in names):
            return False
    return True
