"""Entries of several reports in other words: who joins whom, with which date, and what is told otherwise."""

from itertools import permutations

import pytest

from attribune.merge import entries_of, naming, together, top
from attribune.merge.identity import LINKED, link
from attribune.model.entry import Entry
from attribune.model.record import Record
from tests.builders import RecordMaker, report_of

MET = "Mayor Ana Voss met harbour union leader Piet Lorne in Orvane for talks on the dock strike."
MET_TOO = "Voss, the mayor of Orvane, met union leader Piet Lorne on Tuesday for talks about the dock strike."
QUOTED = "“We keep the port open, and nobody who works there will lose a day of pay,” Voss said."
SHORTER = "Ana Voss told reporters: “nobody who works there will lose a day of pay.”"
DIED = "A fire in the Selden granary killed 12 workers and closed the river quay, coroner Ida Brand said."
DIED_TOO = "The fire in the Selden granary killed 15 workers and closed the river quay, coroner Ida Brand said."


def meeting(
    text: str, *, actor: str = "Ana Voss", when: str = "", published: str = "2031-03-12", **more: str
) -> Record:
    make = RecordMaker(report_of(text, published=published, outlet=more.get("outlet")))
    doer, other = make.actor(actor), make.actor("Piet Lorne")
    make.event("CONSULT", "met", [doer], [other], when=when, status=more.get("status", "occurred"))
    return make.record()


def saying(text: str, words: str, *, speaker: str = "Voss", published: str = "2031-03-12", cue: str = "said") -> Record:
    make = RecordMaker(report_of(text, published=published))
    make.statement([make.actor(speaker)], cue, words, kind="direct")
    return make.record()


def fire(text: str, published: str) -> Record:
    make = RecordMaker(report_of(text, published=published))
    make.event("ASSAULT", "killed", [make.actor("Selden granary", kind="facility")])
    return make.record()


def told(*records: Record) -> tuple[Entry, ...]:
    return together(entry for record in records for entry in entries_of(record))


def test_one_meeting_in_other_words_is_one_entry_with_the_date_of_whoever_gives_it() -> None:
    first = meeting(MET, outlet="Orvane Herald")
    second = meeting(MET_TOO, actor="Voss", when="2031-03-11", published="2031-03-13", outlet="Quay Times")
    (entry,) = told(first, second)
    assert (entry.when, entry.sources.reports, entry.sources.independent) == ("2031-03-11", 2, 2)
    assert [item.published for item in entry.evidence] == ["2031-03-12", "2031-03-13"]
    assert entry.id == entries_of(first)[0].id


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (meeting(MET, when="2031-02-20", published="2031-02-21"), "another day"),
        (meeting(MET_TOO, actor="Voss", published="2031-06-01"), "months later"),
        (meeting(MET_TOO, actor="Voss", status="planned"), "a plan"),
        (meeting(MET_TOO.replace("Voss", "Karl Voss"), actor="Karl Voss"), "a namesake"),
    ],
)
def test_another_meeting_stays_another_entry(other: Record, why: str) -> None:
    assert len(told(meeting(MET, when="2031-03-11"), other)) == 2, why


def test_a_third_that_fits_both_does_not_join_two_days() -> None:
    early, late = meeting(MET, when="2031-03-10"), meeting(MET, when="2031-03-12", published="2031-03-13")
    undated = meeting(MET_TOO, actor="Voss")
    for order in permutations((early, late, undated)):
        assert {entry.when for entry in told(*order)} == {"2031-03-10", "2031-03-12"}


def test_longer_and_shorter_quotations_of_the_same_words_are_one_statement() -> None:
    long = saying(QUOTED, "“We keep the port open, and nobody who works there will lose a day of pay,”")
    short = saying(SHORTER, "“nobody who works there will lose a day of pay.”", speaker="Ana Voss", cue="told")
    (entry,) = told(long, short)
    assert entry.sources.reports == 2


def test_the_same_speaker_says_other_things() -> None:
    long = saying(QUOTED, "“We keep the port open, and nobody who works there will lose a day of pay,”")
    other = saying("“The port closes on Sundays, as it always has,” Voss said.", "“The port closes on Sundays, as it")
    assert len(told(long, other)) == 2


def test_an_altered_word_in_a_quotation_is_told() -> None:
    long = saying(QUOTED, "“We keep the port open, and nobody who works there will lose a day of pay,”")
    altered = QUOTED.replace("a day of pay", "an hour of pay")
    (entry,) = told(long, saying(altered, altered[: altered.index("Voss")].strip(), published="2031-03-13"))
    ((about, values),) = [(one.about, [side.value for side in one.sides]) for one in entry.contradictions]
    assert about == "words"
    assert values[0] != values[1]


@pytest.mark.parametrize(("published", "kind"), [("2031-03-12", "conflict"), ("2031-03-14", "update")])
def test_other_numbers_are_a_conflict_or_a_later_report_s_update(published: str, kind: str) -> None:
    (entry,) = told(fire(DIED, "2031-03-12"), fire(DIED_TOO, published))
    (one,) = entry.contradictions
    assert (one.about, one.kind) == ("number", kind)
    assert {side.value for side in one.sides} == {"12 workers", "15 workers"}
    assert all(side.value.split()[0] in side.quote and side.entry == entry.id for side in one.sides)


def test_denied_and_done_stay_two_that_contradict_each_other() -> None:
    done, denied = told(meeting(MET), meeting(MET_TOO, actor="Voss", status="denied"))
    assert [[one.about for one in entry.contradictions] for entry in (done, denied)] == [["status"], ["status"]]
    assert {side.entry for side in done.contradictions[0].sides} == {done.id, denied.id}


def test_a_reviewer_s_word_goes_before_the_rules() -> None:
    entries = [entry for text in (MET, MET_TOO) for entry in entries_of(meeting(text, actor="Voss"))]
    pair = frozenset(entry.id for entry in entries)
    assert len(together(entries, never=[pair])) == 2
    apart = [entry for day in ("2031-03-02", "2031-03-11") for entry in entries_of(meeting(MET, when=day))]
    assert len(together(apart, always=[frozenset(entry.id for entry in apart)])) == 1


def test_what_most_sources_tell_matters_most() -> None:
    entries = told(
        meeting(MET, outlet="Orvane Herald"),
        meeting(MET_TOO, actor="Voss", outlet="Quay Times"),
        saying(QUOTED, "“We keep the port open, and nobody who works there will lose a day of pay,”"),
    )
    (chosen,) = top(entries, 1)
    assert chosen.kind == "event"
    assert chosen.chosen == ("2 independent sources", "a deed")


def test_what_is_no_actor_is_found_by_its_words() -> None:
    entries = told(meeting(MET), fire(DIED, "2031-03-12"))
    assert [entry.type for entry in naming(entries, "dock strike")] == ["CONSULT"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ana Voss", "Voss", True),
        ("Mayor Ana Voss", "Ana Voss", True),
        ("Ana R. Voss", "Ana Voss", True),
        ("A. Voss", "Ana Voss", True),
        ("Ana Voss", "Karl Voss", False),
        ("Orvane Port Authority", "OPA", True),
        ("the O.P.A.", "Orvane Port Authority", True),
        ("Orvane Port Authority", "Selden Port Authority", False),
        ("Nigeria's government", "Nigerian government", True),
        ("the government", "Selden government", False),
        ("Supreme Court", "Orvane District Court", False),
        ("Department of Health", "Department of Trade", False),
    ],
)
def test_names_that_can_name_the_same(one: str, other: str, same: bool) -> None:
    found = link(one, other)
    assert (found.score >= LINKED) is same, found
    assert found == link(other, one)
    assert bool(found.reasons) is (found.score > 0)
