import json
from dataclasses import replace

import pytest

from attribune.errors import RecordError
from attribune.model.actor import Actor, Mention, Role
from attribune.model.codec import (
    record_from_json,
    record_to_dict,
    record_to_json,
    report_id,
    text_fits,
)
from attribune.model.event import Event, Place, Quantity
from attribune.model.matter import Change, Matter
from attribune.model.record import Record, Skipped
from attribune.model.report import Block, Note, Report
from attribune.model.span import Span
from attribune.model.statement import Candidate, Statement
from attribune.model.time import TimeExpression

TEXT = "Mayor Ana Voss said Monday at least 12 people were held at Port Selden under the order."


def whole_record(*, rereadable: bool = False) -> Record:
    """A record with something in every field."""
    report = Report(
        id=report_id(text=TEXT, url=None, outlet="Courier", published="2026-03-04", headline=None),
        text=TEXT,
        given_id="x1",
        path="a.txt",
        outlet="Courier",
        published="2026-03-04",
        published_from="metadata",
        blocks=(Block("paragraph", Span(0, len(TEXT))),),
        notes=(Note("encoding", "read as cp1252"),),
        rereadable=rereadable,
    )
    return Record(
        report,
        actors=(
            Actor("a1", "Ana Voss", "person", (Mention(Span(6, 14), "name"),), roles=(Role("Mayor", (Span(0, 5),)),)),
            Actor("a2", "Port Selden", "place", (Mention(Span(59, 70), "name"),), metonym=True, of="a1"),
            Actor("a3", "both", "group", (Mention(Span(27, 31), "nominal"),), named=False, members=("a1", "a2")),
        ),
        times=(TimeExpression("t1", Span(20, 26), "DATE", "2026-03-02"),),
        statements=(
            Statement(
                "s1",
                "indirect",
                (Span(15, 19),),
                (Span(27, 86),),
                source=(Span(0, 14),),
                candidates=(Candidate("a1", 0.5, "the only one"),),
            ),
        ),
        events=(
            Event(
                "e1",
                "COERCE",
                (Span(51, 55),),
                where=Place("a2", Span(59, 70)),
                quantities=(Quantity(Span(36, 45), "arrested", 12, "at least", "people"),),
                on_word_of=("s1",),
            ),
        ),
        matters=(
            Matter(
                "m1",
                "order",
                "order",
                (Mention(Span(77, 86), "nominal"),),
                history=(Change("in force", (Span(71, 86),)),),
            ),
        ),
        skipped=(Skipped("event", "a reason"), Skipped("time expression", "another", Span(0, 5))),
    )  # fmt: skip


def test_a_record_survives_the_round_trip() -> None:
    record = whole_record()
    assert record_from_json(record_to_json(record)) == record


def test_numbers_come_back_as_they_were_declared() -> None:
    again = record_from_json(record_to_json(whole_record()))
    assert again.events[0].quantities[0].value == 12.0
    assert isinstance(again.events[0].quantities[0].value, float)


def test_spans_are_flattened_and_lists_of_spans_are_not() -> None:
    data = record_to_dict(whole_record())
    assert data["times"][0] == {
        "id": "t1", "start": 20, "end": 26, "type": "DATE", "value": "2026-03-02", "mod": None, "anchor": None,
    }  # fmt: skip
    assert data["statements"][0]["cue"] == [{"start": 15, "end": 19}]
    assert data["events"][0]["where"] == {"actor": "a2", "start": 59, "end": 70}
    assert data["skipped"][0] == {"what": "event", "reason": "a reason", "start": None, "end": None}


@pytest.mark.parametrize(
    ("rereadable", "with_text", "carried"), [(False, False, True), (True, False, False), (True, True, True)]
)
def test_the_text_is_carried_where_it_cannot_be_read_again(rereadable: bool, with_text: bool, carried: bool) -> None:
    data = record_to_dict(whole_record(rereadable=rereadable), with_text=with_text)
    assert (data["report"]["text"] == TEXT) is carried
    assert "rereadable" not in data["report"]


def test_a_text_that_was_left_out_is_given_again() -> None:
    line = record_to_json(whole_record(rereadable=True))
    assert record_from_json(line, text=TEXT) == whole_record(rereadable=True)
    with pytest.raises(RecordError, match="--with-text"):
        record_from_json(line)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ("[]", "schema"),
        ('{"schema": "attribune/record/9"}', "schema attribune/record/1"),
        ('{"schema": "attribune/record/1"}', "no report"),
    ],
)
def test_what_is_no_record_is_refused(line: str, message: str) -> None:
    with pytest.raises(RecordError, match=message):
        record_from_json(line)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("times", 0, "start"), 99, "no span"),
        (("times", 0, "start"), "1", "TimeExpression"),
        (("times", 0, "type"), 3, "TimeExpression.type"),
        (("times",), {}, "list"),
        (("actors", 0), "x", "object"),
        (("statements", 0, "cue", 0), {}, "span"),
    ],
)
def test_a_damaged_record_is_refused(path: tuple[str | int, ...], value: object, message: str) -> None:
    data = json.loads(record_to_json(whole_record()))
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(RecordError, match=message):
        record_from_json(json.dumps(data))


def test_a_later_minor_version_may_add_fields() -> None:
    data = json.loads(record_to_json(whole_record()))
    data["actors"][0]["pronouns"] = ["she"]
    assert record_from_json(json.dumps(data)) == whole_record()


def test_the_id_is_of_the_content() -> None:
    report = whole_record().report
    assert text_fits(report)
    assert text_fits(replace(report, path="elsewhere.txt"))
    assert not text_fits(replace(report, text=TEXT + " "))
    assert not text_fits(replace(report, published="2026-03-05"))


def test_a_record_of_before_actors_had_members_still_loads() -> None:
    data = record_to_dict(whole_record(), with_text=True)
    for actor in data["actors"]:
        for added in ("metonym", "members", "of"):
            del actor[added]
        for role in actor["roles"]:
            del role["standing"]
    actors = record_from_json(json.dumps(data)).actors
    assert [(a.metonym, a.members, a.of) for a in actors] == [(False, (), None)] * len(actors)
    assert [role.standing for a in actors for role in a.roles] == [""]
