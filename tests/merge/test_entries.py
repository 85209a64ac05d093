from dataclasses import replace
from itertools import permutations

import pytest

from attribune.errors import RecordError
from attribune.merge import entries_of, joined, merged
from attribune.merge.entries import CONTEXT, UNNAMED_SOURCE
from attribune.model.codec import entry_from_json, entry_to_json
from attribune.model.record import Record
from attribune.model.span import Span
from attribune.model.statement import Statement
from tests.builders import SYNDICATED, RecordMaker, harbour_record, report_of


def meeting(
    text: str = SYNDICATED, *, outlet: str = "Orvane Herald", when: str = "", status: str = "occurred", **report: str
) -> Record:
    make = RecordMaker(report_of(text, outlet=outlet, **report))
    voss, lorne = make.actor("Ana Voss"), make.actor("Piet Lorne")
    make.event("CONSULT", "met", [voss], [lorne], when=when, status=status)
    return make.record()


def test_each_event_statement_and_change_is_an_entry_in_the_order_of_the_text() -> None:
    entries = entries_of(harbour_record())
    assert [(entry.id[0], entry.kind, entry.type, entry.when, entry.what) for entry in entries] == [
        ("e", "event", "CONSULT", "2031-03-11", "Ana Voss met Piet Lorne"),
        ("s", "statement", "direct", "2031-03-12", "Ana Voss said: “We keep the port”"),
        ("c", "change", "signed", "2030", "Harbour Order of Ana Voss: signed"),
    ]
    assert [entry.matters for entry in entries] == [(), (), ("Harbour Order",)]


def test_evidence_is_the_sentence_with_its_surroundings() -> None:
    record = harbour_record()
    text = record.report.text
    for entry in entries_of(record):
        (evidence,) = entry.evidence
        start, end = evidence.spans[0].start, evidence.spans[-1].end
        assert evidence.quote == text[start:end]
        assert evidence.prefix == text[max(0, start - CONTEXT) : start]
        assert evidence.suffix == text[end : end + CONTEXT]
        assert all(any(span.contains(trigger) for span in evidence.spans) for trigger in evidence.triggers)
        assert entry_from_json(entry_to_json(entry)) == entry


def test_a_copy_with_other_spacing_and_quotation_marks_is_the_same_entry() -> None:
    copy = meeting("  " + SYNDICATED.replace(" in ", "\nin ").replace(".", ""), outlet="Quay Times")
    (entry,) = merged([meeting(), copy])
    assert (entry.sources.reports, entry.sources.independent) == (2, 1)


@pytest.mark.parametrize(
    "other",
    [
        meeting(SYNDICATED.replace("Tuesday", "Monday")),
        meeting(when="2031-03-11"),
        meeting(status="planned"),
    ],
)
def test_whatever_differs_is_another_entry(other: Record) -> None:
    assert len(merged([meeting(), other])) == 2


def test_a_few_words_are_no_sign_of_a_copy() -> None:
    text = "Ana Voss met Piet Lorne."
    assert len(merged([meeting(text), meeting(text, outlet="Quay Times")])) == 2


def test_the_order_of_records_does_not_matter() -> None:
    records = [meeting(), meeting(outlet="Quay Times", published="2031-03-10"), meeting(outlet="X", published="")]
    results = {merged(order) for order in permutations(records)}
    assert len(results) == 1
    ((entry,),) = results
    assert [item.published for item in entry.evidence] == ["2031-03-10", "2031-03-14", ""]
    (first, second, third) = (entries_of(record)[0] for record in records)
    pair = joined([first, second], copies={})
    assert joined([pair, third], copies={}) == joined([third, first, second], copies={}) == entry


def test_the_same_sentence_twice_in_a_report_is_one_entry() -> None:
    make = RecordMaker(report_of(SYNDICATED, SYNDICATED))
    voss = make.actor("Ana Voss")
    make.event("CONSULT", "met", [voss])
    (event,) = make.record().events
    start = make.report.text.rindex("met")
    second = replace(event, id="e2", triggers=(Span(start, start + 3),))
    (entry,) = entries_of(replace(make.record(), events=(event, second)))
    assert (len(entry.evidence), entry.sources.reports) == (2, 1)


def test_on_whose_word_an_event_stands() -> None:
    make = RecordMaker(report_of("Voss said the police, officials said, attacked the hall, it was reported, and left."))
    voss = make.actor("Voss")
    outer = make.statement([voss], "said", "the police", within=None)
    inner = make.statement([], "said", "attacked", source=("officials",), within=outer)
    unknown = make.statement([], "reported", "left")
    for words in ((), (outer,), (inner,), (unknown,), (inner, outer)):
        make.event("ASSAULT", "attacked", on_word_of=words)
    entries = [entry for entry in entries_of(make.record()) if entry.kind == "event"]
    voices = sorted(entry.on_word_of for entry in entries)
    assert voices == [(), ("Voss",), ("officials",), ("officials", "Voss"), (UNNAMED_SOURCE,)]
    (told,) = (entry for entry in entries_of(make.record()) if entry.kind == "statement" and entry.on_word_of)
    assert (told.on_word_of, told.actors, told.what) == (("Voss",), (), "officials said: attacked")


def test_independent_sources_share_neither_wire_nor_words() -> None:
    (entry,) = entries_of(meeting())
    (evidence,) = entry.evidence
    others = [
        replace(evidence, report="r2", quote="Other words by the same wire.", wire="mna"),
        replace(evidence, report="r3", quote="Quite other words.", wire="MNA"),
        replace(evidence, report="r4", quote="Somebody's own words."),
    ]
    entries = [entry, *(replace(entry, evidence=(other,)) for other in others)]
    sources = joined(entries, copies={}).sources
    assert (sources.reports, sources.independent) == (4, 3)


@pytest.mark.parametrize(
    "broken",
    [
        replace(harbour_record(), actors=()),
        replace(harbour_record(), statements=(Statement("s1", "direct", (), ()),)),
    ],
)
def test_a_record_that_contradicts_itself_is_refused(broken: Record) -> None:
    with pytest.raises(RecordError):
        entries_of(broken)


def test_what_is_left_out_between_triggers_is_marked() -> None:
    make = RecordMaker(report_of("Voss took the union and the port authority to court over the toll on Monday."))
    make.event("COERCE", "took", [make.actor("Voss")])
    (event,) = make.record().events
    away = make.span("to court")
    parts = (make.span("took"), Span(away.start, away.start + 2), make.span("court"))
    (entry,) = entries_of(replace(make.record(), events=(replace(event, triggers=parts),)))
    assert entry.what == "Voss took … to court"
