"""Where undated events stand in the chronology."""

import dataclasses
from pathlib import Path

import pytest

from attribune import merge
from attribune.model.event import Event
from attribune.model.record import Record
from attribune.store.places import places
from attribune.store.sqlite import open_sqlite
from tests.builders import report_of

TEXT = "The guild marched. The mayor resigned. The court ruled. The envoy left."
WORDS = ("marched", "resigned", "ruled", "left")


def record_of(*events: dict[str, object]) -> Record:
    report = report_of(TEXT, published="2031-03-14")
    spans = [dataclasses.replace(report.blocks[0].span, start=TEXT.index(w), end=TEXT.index(w) + len(w)) for w in WORDS]
    made = (
        dataclasses.replace(Event(id=f"e{n}", type="OTHER", triggers=(spans[n - 1],)), **given)  # type: ignore[arg-type]
        for n, given in enumerate(events, 1)
    )
    return Record(report=report, actors=(), times=(), statements=(), events=tuple(made), matters=(), skipped=())


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([{"when": "2031-02-01"}, {"after": ("e1",)}], {"resigned": "2031-02-01"}),
        ([{"when": "2031-02"}, {"after": ("e1",)}], {"resigned": "2031-02-28"}),
        ([{"when": "2031-02-01"}, {"before": ("e1",)}], {"resigned": "2031-01-31"}),
        ([{"when": "2031-02-01"}, {"same_day": ("e1",)}], {"resigned": "2031-02-01"}),
        ([{"when": "2031-02-01"}, {"before": ("e1",)}, {"before": ("e2",)}], dict.fromkeys(WORDS[1:3], "2031-01-31")),
        ([{"when": "2031-02-01"}, {"when": "2031-02-05"}, {"after": ("e1", "e2")}], {"ruled": "2031-02-05"}),
        ([{"when": "2031-02-01/.."}, {"after": ("e1",)}], {}),
        ([{}, {"after": ("e1",)}], {}),
        ([{"after": ("e2",), "before": ("e2",)}, {"after": ("e1",), "before": ("e1",)}], {}),
        ([{"when": "2031-02-01"}, {"when": "2031-02-09", "after": ("e1",)}], {}),
    ],
)  # fmt: skip
def test_places(events: list[dict[str, object]], expected: dict[str, str]) -> None:
    found = {triggers[0].of(TEXT): day for triggers, day in places(record_of(*events)).items()}
    assert found == expected


def test_an_undated_event_stands_behind_the_one_that_it_follows(tmp_path: Path) -> None:
    record = record_of({"when": "2031-02-01"}, {"after": ("e1",)}, {"when": "2031-02-02"}, {})
    with open_sqlite(tmp_path / "record.db", merging=merge) as store:
        store.add(record)
        assert [entry.evidence[0].triggers[0].of(TEXT) for entry in store.entries()] == list(WORDS)
