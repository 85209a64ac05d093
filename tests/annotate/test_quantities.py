"""Quantities of events: people killed, injured, arrested and the like, money, votes; and numbers that are none."""

from pathlib import Path

import pytest

from attribune.pipeline import record_of
from attribune.read.reader import read_text

TABLE = Path(__file__).parents[1] / "cases" / "quantities.tsv"
CASES = [
    tuple(line.split("\t"))
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def told(text: str) -> str:
    """The quantities of all events in the order of the text, written as in the table."""
    record = record_of(read_text(text, published="2026-03-04"))
    found = {q for event in record.events for q in event.quantities}
    return (
        "; ".join(
            f"{q.kind} {q.value:g} {q.unit}{f' {q.bound}' if q.bound else ''} @ {q.span.of(text)}"
            if q.value < 1e5
            else f"{q.kind} {q.value:.0f} {q.unit}{f' {q.bound}' if q.bound else ''} @ {q.span.of(text)}"
            for q in sorted(found, key=lambda q: q.span)
        )
        or "-"
    )


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quantities(text: str, expected: str) -> None:
    assert told(text) == expected


def test_the_table_is_long_enough() -> None:
    assert len(CASES) >= 60
