"""Dates in a report's furniture."""

import pytest

from attribune.errors import BadDate
from attribune.read.dates import iso_date, month_day, whole_date


@pytest.mark.parametrize(
    ("line", "value", "rank"),
    [
        ("2025-02-14", "2025-02-14", 1),
        ("2025/02/14 17:52", "2025-02-14", 1),
        ("2025-02-14T10:15:00Z", "2025-02-14", 1),
        ("14 February 2025", "2025-02-14", 1),
        ("Friday, 14th February 2025", "2025-02-14", 1),
        ("Feb. 14, 2025", "2025-02-14", 1),
        ("Fri Feb 14, 2025 5:03 p.m. EST", "2025-02-14", 1),
        ("SEPT. 5, 2025", "2025-09-05", 1),
        ("date 2025-02-14", "2025-02-14", 0),
        ("Published: 14 February 2025", "2025-02-14", 0),
        ("Published 14 February 2025, 10:15 GMT", "2025-02-14", 0),
        ("Posted on February 14, 2025 at 9:05 a.m.", "2025-02-14", 0),
        ("Last updated: 2025-02-15 08:00", "2025-02-15", 2),
        ("10:15 GMT, 14 February 2025", "2025-02-14", 1),
        ("30 February 2025", None, None),
        ("14 February", None, None),
        ("February 2025", None, None),
        ("10/03/2017", None, None),
        ("The law took effect on 14 February 2025", None, None),
        ("2025-02-14 was a Friday", None, None),
        ("", None, None),
    ],
)
def test_whole_date(line: str, value: str | None, rank: int | None) -> None:
    found = whole_date(line)

    assert ((found.value, found.rank) if found else (None, None)) == (value, rank)


@pytest.mark.parametrize(("value", "date"), [("2025-02-14", "2025-02-14"), (" 2025-02-14T10:00:00Z ", "2025-02-14")])
def test_iso_date(value: str, date: str) -> None:
    assert iso_date(value) == date


@pytest.mark.parametrize("value", ["", "2025", "2025-02-30", "14 February 2025", "2025-2-14", "yesterday"])
def test_no_iso_date(value: str) -> None:
    with pytest.raises(BadDate, match="write it as YYYY-MM-DD"):
        iso_date(value)


@pytest.mark.parametrize(
    ("text", "value"), [("March 3", "03-03"), ("3 March", "03-03"), ("Sept. 26", "09-26"), ("March", None), ("", None)]
)
def test_month_day(text: str, value: str | None) -> None:
    assert month_day(text) == value
