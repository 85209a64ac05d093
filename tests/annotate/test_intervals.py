"""Intervals that the words around time expressions make of them."""

import datetime

import pytest

from attribune.annotate.times.intervals import intervals

from .test_times import PUBLISHED, annotate


def found(text: str) -> list[tuple[str, str, str, str | None]]:
    """Words, first end, last end and mod of each interval."""
    times = annotate(text).times
    published = datetime.date.fromisoformat(PUBLISHED)
    return [(one.span.of(text), one.first, one.last, one.mod) for one in intervals(text, times, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She governed from 2014 to 2016.", ("from 2014 to 2016", "2014", "2016", None)),
        ("It fell between Monday and Thursday.", ("between Monday and Thursday", "2025-02-10", "2025-02-13", None)),
        ("The fair ran Jan. 18-21.", ("Jan. 18-21", "2025-01-18", "2025-01-21", None)),
        ("They have waited since August.", ("since August", "2024-08", "", "ON_OR_AFTER")),
        ("Nobody came after 2016.", ("after 2016", "2016", "", "AFTER")),
        ("It closed before Jan. 20.", ("before Jan. 20", "", "2025-01-20", "BEFORE")),
        ("Bids are due no later than Feb. 20.", ("no later than Feb. 20", "", "2025-02-20", "ON_OR_BEFORE")),
        ("Come at 3 p.m. or later.", ("3 p.m. or later", "2025-02-14T15:00", "", "ON_OR_AFTER")),
        (
            "The doors closed Thursday before 5 p.m.",
            ("Thursday before 5 p.m.", "", "2025-02-13T17:00", "BEFORE"),
        ),
        ("The road will open in two weeks.", ("in two weeks", "2025-W09", "2025-W09", None)),
        ("The road will open within 10 days.", ("within 10 days", "2025-02-14", "2025-02-24", None)),
        (
            "Sales fell in the first two months of 2024.",
            ("the first two months of 2024", "2024-01-01", "2024-02-29", None),
        ),
        (
            "Sales fell in the last 10 days of January 2024.",
            ("the last 10 days of January 2024", "2024-01-22", "2024-01-31", None),
        ),
    ],
)
def test_one_interval(text: str, expected: tuple[str, str, str, str | None]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "She spoke in 2014 and in 2016.",
        "She spoke on Monday and Thursday.",
        "It rose in the past two months.",
        "They met on Tuesday. To May they gave nothing.",
        "It lasted two weeks.",
    ],
)
def test_no_interval(text: str) -> None:
    assert found(text) == []


def test_without_a_publication_date_nothing_lies_ahead() -> None:
    text = "The road will open in two weeks."
    assert list(intervals(text, annotate(text, "").times, None)) == []
