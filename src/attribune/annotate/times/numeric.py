"""Dates in numbers alone, "03/04/2025": which comes first, the day or the month, the report's other dates tell."""

import dataclasses
import re

from .meaning import Meaning

_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")
_MONTHS = 12
_WHOLE_YEAR = 4  # digits
MONTH_FIRST, DAY_FIRST, MIXED = "month first", "day first", "mixed"


def order_of(text: str) -> str:
    """What a text's dates tell of the order of its other ones; as in America where they tell nothing."""
    # "13-12-10" may be the votes of a committee.
    dates = (one for one in _NUMERIC.finditer(text) if one[2] == "/" or len(one[4]) == _WHOLE_YEAR)
    found = [(int(one[1]), int(one[3])) for one in dates]
    day_first = any(first > _MONTHS >= second for first, second in found)
    month_first = any(first <= _MONTHS < second for first, second in found)
    if day_first:
        return MIXED if month_first else DAY_FIRST
    return MONTH_FIRST


def in_order(said: Meaning, words: str, order: str) -> Meaning:
    """The meaning as the order has it; of a mixed one only the year is known where both numbers can be a month."""
    if order == MONTH_FIRST or said.day is None or said.month is None or not _NUMERIC.fullmatch(words):
        return said
    if said.day > _MONTHS or said.day == said.month:
        return said
    if order == DAY_FIRST:
        return dataclasses.replace(said, month=said.day, day=said.month)
    return dataclasses.replace(said, month=None, day=None)


def is_unclear(said: Meaning, understood: Meaning) -> bool:
    """Whether the order could not be told."""
    return said.month is not None and understood.month is None
