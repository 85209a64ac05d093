"""Lengths of time as TIMEX3 values."""

from dataclasses import replace

from .meaning import Meaning
from .meaning import meaning as meaning_of

# Years in the units that TIMEX3 counts in years, and weeks in a fortnight.
_YEARS = {"DE": 10, "CE": 100, "ML": 1000}
# A unit, and how many of the next smaller one it has, for amounts such as two and a half.
_SMALLER = {"Y": ("M", 12), "TH": ("TM", 60), "TM": ("TS", 60), "D": ("TH", 24)}


def duration_value(meaning: Meaning) -> str:
    """P3M, PT2H30M, PXY …: the amount as the text has it, X where it is vague."""
    if meaning.rest is not None:
        return _joined(duration_value(replace(meaning, rest=None)), duration_value(meaning_of(meaning.rest)))
    unit, amount = meaning.unit or "D", meaning.amount
    if unit == "P":
        return "PXX"
    if amount == "X":
        return f"PTX{unit[1]}" if unit[0] == "T" else f"PX{unit}"
    number = (1.0 if amount is None else float(amount)) + meaning.plus
    if unit in _YEARS:
        unit, number = "Y", number * _YEARS[unit]
    if unit == "F":
        unit, number = "W", number * 2
    whole = int(number)
    if number == whole or unit not in _SMALLER:
        return _length(unit, number)
    smaller, size = _SMALLER[unit]
    rest = _length(smaller, round((number - whole) * size))
    if not whole:
        return rest
    return _joined(_length(unit, whole), rest)


def _joined(length: str, rest: str) -> str:
    """Two lengths as one: PT1H and PT30M as PT1H30M."""
    return length + rest.removeprefix("PT" if "T" in length else "P")


def _length(unit: str, number: float) -> str:
    amount = str(int(number)) if number == int(number) else f"{number:g}"
    return f"PT{amount}{unit[1]}" if unit[0] == "T" else f"P{amount}{unit}"
