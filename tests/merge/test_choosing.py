"""Which entries matter most, and which are found by what they name."""

from attribune.merge import naming, top
from tests.builders import RecordMaker, report_of
from tests.merge.records import DIED, MET, MET_TOO, QUOTED, done, fire, meeting, saying, told


def test_what_most_sources_tell_matters_most() -> None:
    entries = told(
        meeting(MET, outlet="Orvane Herald"),
        meeting(MET_TOO, actor="Voss", outlet="Quay Times"),
        saying(QUOTED, "“We keep the port open, and nobody who works there will lose a day of pay,”"),
    )
    (chosen,) = top(entries, 1)
    assert chosen.kind == "event"
    assert chosen.chosen == ("2 independent sources", "a deed")


def test_the_days_matter_more_than_all_that_one_report_tells_of_one() -> None:
    rally = RecordMaker(report_of("Voss spoke, sang, danced and marched on the quay.", published="2031-03-12"))
    voss = rally.actor("Voss")
    for word in ("spoke", "sang", "danced", "marched"):
        rally.event("PROTEST", word, [voss], when="2031-03-11")
    strike = done("PROTEST", "Dockers struck in June.", "struck", who="Dockers", when="2031-06", published="2031-06-20")
    entries = told(rally.record(), strike)
    assert len(entries) == 5
    assert {entry.when for entry in top(entries, 2)} == {"2031-03-11", "2031-06"}


def test_what_changes_how_things_stand_matters_more_than_words() -> None:
    entries = told(
        done("ACCUSE", "Voss blamed the union.", "blamed", who="Voss", when="2031-03-11"),
        done("RETREAT", "Voss resigned on March 12.", "resigned", who="Voss", when="2031-03-12"),
    )
    assert [entry.type for entry in top(entries, 1)] == ["RETREAT"]


def test_what_is_no_actor_is_found_by_its_words() -> None:
    entries = told(meeting(MET), fire(DIED, "2031-03-12"))
    assert [entry.type for entry in naming(entries, "dock strike")] == ["CONSULT"]
