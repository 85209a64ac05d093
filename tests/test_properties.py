"""For any text: every span of the record is a slice of it, and nothing is raised but what is documented."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import attribune
from attribune.errors import InputError
from attribune.model.codec import record_from_json, record_to_dict, record_to_json
from attribune.model.record import Record

# Words that the annotators take for something, so that random texts reach their insides.
WORDS = st.sampled_from(
    (
        "said told “ ” \" ' ‘ ’ « » „ `` '' Mayor Ana Voss Voss's he she they them who the a court order union "
        "ministry of by on in to that has had been will would not never denied charged met signed blocked resigned "
        "lawsuit and , . ; : — - ( ) [ ] © Reuters AP (AP) Monday 2014 March 31 February 30th last month years ago "
        "11 a.m. against tomorrow the-two according X 1,200 at least killed \n \n\n \r\n \t \ufeff \u202e \u0000 "
        "é 北京 🙂 Ṽ"
    ).split(" ")
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(WORDS, max_size=80).map(" ".join),
    st.lists(WORDS, max_size=80).map("".join),
)


def record_or_none(source: str | Path, published: str | None) -> Record | None:
    """The record, or None where the report is refused as documented; any other error fails the test."""
    try:
        return attribune.read(source, published=published)
    except InputError:
        return None


def spans(value: object) -> Iterator[tuple[int, int]]:
    """Every start and end in a record's plain data."""
    if isinstance(value, dict):
        if value.get("start") is not None:
            yield value["start"], value["end"]
        for item in value.values():
            yield from spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans(item)


def references(record: Record) -> Iterator[bool]:
    """Whether each id that the record points to is there."""
    actors = {a.id for a in record.actors}
    who = actors | {m.id for m in record.matters}
    said, times, events = ({x.id for x in layer} for layer in (record.statements, record.times, record.events))
    for s in record.statements:
        yield {*s.speakers, *s.addressee} <= actors and set(s.about) <= who
        yield s.within in {None, *said} and s.when_from in {None, *times}
    for e in record.events:
        yield {*e.actors, *e.recipients} <= who and set(e.on_word_of) <= said
        yield {*e.after, *e.before, *e.same_day} <= events
    for m in record.matters:
        yield m.of in {None, *actors} and all(set(c.on_word_of) <= said for c in m.history)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, published=st.sampled_from([None, "2026-03-04"]))
def test_any_text(text: str, published: str | None) -> None:
    record = record_or_none(text, published)
    if record is None:
        return
    assert record.report.text == text
    assert all(0 <= start < end <= len(text) for start, end in spans(record_to_dict(record)))
    assert all(references(record))
    assert record_from_json(record_to_json(record, with_text=True)) == record


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=st.binary(max_size=300))
def test_any_bytes(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = Path(tmp_path_factory.mktemp("any")) / "report.txt"
    path.write_bytes(content)
    record = record_or_none(path, None)
    if record is None:
        return
    assert all(0 <= start < end <= len(record.report.text) for start, end in spans(record_to_dict(record)))


@pytest.mark.parametrize(
    "text",
    [
        "A" * 100_000,
        "word " * 8_000,
        '"' * 5_000,
        "“" * 5_000,
        "(" * 5_000 + ")" * 5_000,
        "said " * 4_000,
        "Ana Voss, " * 2_000,
        "\n" * 100_000 + "x",
        "Monday " * 4_000,
        "1" * 50_000,
    ],
    ids=["letters", "words", "straight", "curly", "brackets", "said", "names", "newlines", "weekdays", "digits"],
)
def test_long_monotonous_texts_are_read(text: str) -> None:
    record = attribune.read(text)
    assert record.report.text == text
