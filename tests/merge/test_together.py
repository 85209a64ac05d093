"""Entries of several reports in other words: who joins whom, with which date, and what is told otherwise."""

from itertools import permutations

import pytest

from attribune.merge import entries_of, grouping, same, together
from attribune.merge.claims import claim
from attribune.merge.weighing import NEAR_BAR, weigh
from attribune.model.record import Record
from tests.builders import RecordMaker, report_of
from tests.merge.records import DIED, MET, MET_TOO, done, fire, meeting, saying, told

DIED_TOO = "The fire in the Selden granary killed 15 workers and closed the river quay, coroner Ida Brand said."


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


def test_what_befalls_somebody_once_is_one_event_weeks_later() -> None:
    first = done(
        "RETREAT", "Harbour chief Ida Brand resigned on Monday.", "resigned", who="Ida Brand", when="2031-03-10"
    )
    later = done(
        "RETREAT",
        "The resignation of Ida Brand left the office empty.",
        "resignation",
        who="Ida Brand",
        published="2031-04-09",
    )
    (entry,) = told(first, later)
    assert entry.when == "2031-03-10"
    visits = (
        done("CONSULT", "Ida Brand called at the office on Monday.", "called", who="Ida Brand", when="2031-03-10"),
        done("CONSULT", "Ida Brand called at the yard.", "called", who="Ida Brand", published="2031-04-09"),
    )
    assert len(told(*visits)) == 2


def test_the_front_news_of_two_days_weeks_apart_is_two_deeds_where_they_are_done_again() -> None:
    text = "Norrance launched another missile over the northern straits of Tessaly on the order of its admirals."
    first, again, later = (
        done("MOBILIZE", text, "launched", who="Norrance", whom="Tessaly", published=day, headline=headline)
        for day, headline in (
            ("2031-03-02", "Norrance launches missile over straits"),
            ("2031-03-03", "Missile launched over Tessaly's straits"),
            ("2031-04-08", "Norrance launches missile, coast takes cover"),
        )
    )
    assert len(told(first, again)) == 1
    news = dict(weigh(*map(claim, (*entries_of(first), *entries_of(later)))))["the news of both"]
    assert news < 0


def test_other_numbers_and_other_ones_are_other_events() -> None:
    freed = done("RETREAT", "The raiders of Tarn freed 21 sailors of the Selden on Friday.", "freed", whom="21 sailors")
    more = done("RETREAT", "The raiders of Tarn freed 23 sailors of the Selden on Friday.", "freed", whom="23 sailors")
    many = done(
        "RETREAT",
        "The raiders of Tarn freed hundreds of sailors of the Selden on Friday.",
        "freed",
        whom="hundreds of sailors",
    )
    others = done(
        "RETREAT", "The raiders of Tarn freed other sailors of the Selden on Friday.", "freed", whom="other sailors"
    )
    assert len(told(freed, more)) == 1
    assert len(told(freed, many)) == 2
    assert len(told(freed, others)) == 2


def test_who_did_it_to_whom_is_not_turned_round() -> None:
    one = done(
        "ASSAULT", "A guard shot a docker near the gate of the yard on Friday.", "shot", who="guard", whom="docker"
    )
    other = done(
        "ASSAULT", "A docker shot a guard near the gate of the yard on Friday.", "shot", who="docker", whom="guard"
    )
    assert len(told(one, other)) == 2
    assert len(told(one, replace_report(one, "2031-03-13"))) == 1


def replace_report(record: Record, published: str) -> Record:
    return done(
        "ASSAULT",
        "On Friday a guard shot a docker near the gate of the yard.",
        "shot",
        who="guard",
        whom="docker",
        published=published,
    )


def test_talks_have_no_direction() -> None:
    one = done(
        "CONSULT",
        "The talks of the Orvane council with the Harbour Union on the dock strike failed.",
        "talks",
        who="Orvane council",
        whom="Harbour Union",
    )
    other = done(
        "CONSULT",
        "The Harbour Union began talks on the dock strike with the Orvane council.",
        "talks",
        who="Harbour Union",
        whom="Orvane council",
    )
    assert len(told(one, other)) == 1


def test_one_report_that_tells_it_twice_parts_no_other_from_it() -> None:
    make = RecordMaker(
        report_of(
            "Selden dockers end strike, union says.",
            "“The dockers of Selden end their strike on Monday morning,” Piet Lorne said.",
        )
    )
    lorne = make.actor("Piet Lorne")
    make.statement([lorne], "said", "“The dockers of Selden end their strike on Monday morning,”", kind="direct")
    make.statement([lorne], "end", "their strike on Monday morning")
    words = "the dockers of Selden end their strike on Monday morning"
    other = saying(f"Union leader Piet Lorne said {words}.", words, speaker="Piet Lorne")
    (whole,) = [entry for entry in told(make.record(), other) if entry.sources.reports == 2]
    assert len(whole.evidence) == 3


def test_a_stock_phrase_meets_only_what_was_told_at_the_same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "CROWDED", 2)
    days = ("2031-03-12", "2031-03-13", "2031-06-01", "2031-09-01")
    claims = [claim(entry) for day in days for entry in entries_of(meeting(MET, published=day))]
    assert grouping.meeting(claims) == [(0, 1)]


def test_two_events_of_one_report_are_one_where_two_others_surely_tell_them_as_one() -> None:
    text = "Ida Brand beat and kicked the ferry guard Piet Lorne at the granary gate of Selden on Friday"
    make = RecordMaker(report_of(f"{text}.", published="2031-03-13"))
    parts = [make.actor("Ida Brand")], [make.actor("Piet Lorne")]
    make.event("ASSAULT", "beat", *parts)
    make.event("ASSAULT", "kicked", *parts)
    twice = make.record()
    once = []
    for more, day in ((", the town heard.", "2031-03-12"), (", a clerk told the court.", "2031-03-14")):
        maker = RecordMaker(report_of(text + more, published=day))
        maker.event("ASSAULT", "beat and kicked", [maker.actor("Ida Brand")], [maker.actor("Piet Lorne")])
        once.append(maker.record())
    assert len(told(twice)) == 2
    assert len(told(twice, *once)) == 1


def test_in_a_group_a_pair_may_lack_a_point(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = (claim(*entries_of(meeting(text, actor="Voss"))) for text in (MET, MET_TOO))
    for lacking, fits in ((0.5, True), (1.5, False)):
        monkeypatch.setattr(same, "weigh", lambda *_, lacking=lacking: (("all in all", NEAR_BAR - lacking),))
        assert not same.likeness(one, other).score
        assert same.fits(one, other) is fits
