"""Order: which event the text puts before or after another, over parsed sentences and hand-built events."""

import dataclasses
import re
from pathlib import Path

import pytest

from attribune.annotate.dating.order import ordered
from attribune.annotate.layers import Annotations
from attribune.annotate.parse import parse
from attribune.model.event import Event
from attribune.model.report import Block, Report
from attribune.model.span import Span

TABLE = Path(__file__).parent.parent / "cases" / "order.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def related(text: str, one: str, other: str, **dates: str) -> tuple[Event, Event]:
    blocks = tuple(Block("paragraph", Span(m.start(), m.end())) for m in re.finditer(r"[^\n]+", text))
    report = Report(id="r", text=text, published="2025-02-14", blocks=blocks)
    annotations = Annotations(report=report, parse=parse(report))
    spans = [re.search(rf"\b{word}\b", text) for word in (one, other)]
    events = [Event(id=f"e{n}", type="OTHER", triggers=(Span(*m.span()),)) for n, m in enumerate(spans, 1) if m]
    events = [dataclasses.replace(event, when=dates.get(event.id, "")) for event in events]
    first, second = ordered(annotations.parse, events)
    return first, second


@pytest.mark.parametrize(("text", "one", "relation", "other"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_order(text: str, one: str, relation: str, other: str) -> None:
    first, second = related(text, one, other)
    said = {name for name in ("after", "before", "same_day") if getattr(first, name)}
    inverse = {name for name in ("after", "before", "same_day") if getattr(second, name)}
    assert said == ({relation} - {"-"})
    assert inverse == {{"after": "before", "before": "after", "same_day": "same_day"}[name] for name in said}


def test_a_relation_that_contradicts_the_dates_is_left_out() -> None:
    text = "The minister resigned after the vote."
    first, _ = related(text, "resigned", "vote", e1="2025-02-10", e2="2025-02-12")
    assert first.after == ()
    first, _ = related(text, "resigned", "vote", e1="2025-02-12", e2="2025-02-10")
    assert first.after == ("e2",)
