"""For, against, or not told: rather nothing than wrong."""

import pytest

from attribune.merge import entries_of, positions
from attribune.merge.positions import direction
from attribune.model.entry import Entry
from tests.builders import RecordMaker, report_of


def said(
    sentence: str, cue: str, content: str, *, when: str = "", kind: str = "indirect", polarity: str = "asserted"
) -> Entry:
    """A statement of Ana Voss about the Harbour Order."""
    make = RecordMaker(report_of(sentence, published="2031-09-01"))
    voss = make.actor("Ana Voss", words="Voss")
    matter = make.matter("Harbour Order", "signed", "Order") if "Harbour Order" in sentence else make.actor("order")
    make.statement([voss], cue, content, kind=kind, when=when, about=(matter,), polarity=polarity)
    return next(entry for entry in entries_of(make.record()) if entry.kind == "statement")


@pytest.mark.parametrize(
    ("cue", "content", "told"),
    [
        ("backed", "the Harbour Order", "support"),
        ("criticised", "the Harbour Order for its cost", "oppose"),
        ("criticised", "the port for ignoring the Harbour Order", "not told"),
        ("did not support", "the Harbour Order", "oppose"),
        ("did not reject", "the Harbour Order", "not told"),
        ("slammed", "the Harbour Order", "oppose"),
        ("snubbed", "the Harbour Order", "oppose"),
        ("decried", "the Harbour Order", "oppose"),
        ("decries", "the Harbour Order", "oppose"),
        ("might support", "the Harbour Order", "not told"),
        ("said", "she supports the Harbour Order", "support"),
        ("said", "she would never support the Harbour Order", "oppose"),
        ("said", "that she was strongly against the Harbour Order", "oppose"),
        ("said", "she is no longer opposed to the Harbour Order", "not told"),
        ("said", "she would support the Harbour Order if it were cheaper", "not told"),
        ("said", "Lorne supports the Harbour Order", "not told"),
        ("said", "those who oppose the Harbour Order are wrong", "not told"),
        ("said", "she supports the strike because the Harbour Order fails", "not told"),
        ("said", "the Harbour Order was signed", "not told"),
        ("said", "she would vote for the Harbour Order", "support"),
        ("said", "she welcomes the dockers, who reject the Harbour Order", "not told"),
    ],
)
def test_a_direction_is_told_by_cue_or_the_speakers_own_clause(cue: str, content: str, told: str) -> None:
    assert direction(said(f"Voss {cue} {content}.", cue, content), "Harbour Order")[0] == told


def test_first_person_in_a_quotation() -> None:
    content = "“The port is ours. I reject the Harbour Order”"
    entry = said(f"{content}, Voss said.", "said", content, kind="direct")
    assert direction(entry, "Harbour Order") == ("oppose", "reject")


@pytest.mark.parametrize("polarity", ["refused", "hypothetical"])
def test_what_was_not_said_takes_no_position(polarity: str) -> None:
    entry = said("Voss backed the Harbour Order.", "backed", "the Harbour Order", polarity=polarity)
    assert direction(entry, "Harbour Order")[0] == "not told"


def test_a_turn_is_between_dated_statements_only() -> None:
    days = ["2031-03-01", "", "2031-04", "2031-04-10", "2031-05-02", "2031-06-01"]
    cues = ["backed", "opposed", "opposed", "opposed", "welcomed", "praised"]
    entries = [
        said(f"Voss {cue} the Harbour Order, item {number}.", cue, "the Harbour Order", when=day)
        for number, (cue, day) in enumerate(zip(cues, days, strict=True))
    ]
    told = positions(entries, actor="Voss", about="Harbour Order")
    assert [one.direction for one in told] == ["support", "oppose", "oppose", "oppose", "support", "support"]
    turns = [one.turned_from for one in told]
    assert turns == [None, None, entries[0].id, None, entries[2].id, None]


def test_topics_are_those_of_the_statement_where_none_is_asked_for() -> None:
    entry = said("Voss backed the Harbour Order.", "backed", "the Harbour Order")
    assert [(one.about, one.direction) for one in positions([entry], actor="Ana Voss")] == [
        ("Harbour Order", "support")
    ]
    assert positions([entry], actor="Piet Lorne") == positions([], actor="Voss") == ()
