"""Entries of several reports in other words: who joins whom, with which date, and what is told otherwise."""

from itertools import permutations

import pytest

from attribune.merge import entries_of, grouping, naming, same, together, top
from attribune.merge.claims import claim
from attribune.merge.identity import LINKED, link
from attribune.merge.speech import number_of_one
from attribune.merge.weighing import NEAR_BAR, weigh
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


@pytest.mark.parametrize(
    ("cue", "speaker", "why"),
    [("said", "", "nobody named"), ("said", "spokeswoman", "a role"), ("told", "statement", "a document")],
)
def test_a_quotation_is_one_statement_where_only_one_report_names_the_speaker(cue: str, speaker: str, why: str) -> None:
    words = "“nobody who works in the harbour of Orvane will lose a day of pay over the strike.”"
    make = RecordMaker(report_of(f"The {speaker or 'mayor'} {cue} on Friday: {words}", published="2031-03-11"))
    make.statement([make.actor(speaker)] if speaker else [], cue, words, kind="direct")
    named = saying(f"Ana Voss told reporters: {words}", words, speaker="Ana Voss", cue="told")
    (entry,) = told(make.record(), named)
    assert entry.actors == ("Ana Voss",), why
    assert entry.what.startswith("Ana Voss told")
    assert entry.evidence[0].published == "2031-03-11"


def test_two_named_speakers_of_the_same_words_stay_two_though_a_third_names_nobody() -> None:
    words = "“nobody who works in the harbour of Orvane will lose a day of pay over the strike.”"
    make = RecordMaker(report_of(f"It was said on Friday: {words}"))
    make.statement([], "said", words, kind="direct")
    voss, lorne = (
        saying(f"{name} told reporters: {words}", words, speaker=name, cue="told")
        for name in ("Ana Voss", "Piet Lorne")
    )
    entries = told(make.record(), voss, lorne)
    assert {entry.actors for entry in entries} == {("Ana Voss",), ("Piet Lorne",)}
    assert all(one.about == "speaker" for entry in entries for one in entry.contradictions)


def test_unnamed_people_who_say_the_same_in_their_own_words_are_two() -> None:
    content = "that the harbour dues of Orvane should rise before the winter comes to the quays"
    voters, traders = (
        RecordMaker(report_of(f"Most {who} in {where} said {content}."))
        for who, where in (("voters", "Selden"), ("traders", "Tarn"))
    )
    for make, who in ((voters, "voters"), (traders, "traders")):
        make.statement([make.actor(who)], "said", content)
    assert len(told(voters.record(), traders.record())) == 2


def test_content_in_other_words_is_one_statement_at_the_same_time() -> None:
    one, other = (
        RecordMaker(report_of(text, published=day))
        for text, day in (
            ("The ferry crew discovered that a passenger had boarded the wrong ship.", "2031-03-12"),
            ("The crew found there was a passenger aboard who was on the wrong boat.", "2031-03-13"),
        )
    )
    one.statement([one.actor("ferry crew")], "discovered", "that a passenger had boarded the wrong ship")
    other.statement([other.actor("crew")], "found", "there was a passenger aboard who was on the wrong boat")
    assert len(told(one.record(), other.record())) == 1


def done(
    kind: str, text: str, trigger: str, *, who: str = "", whom: str = "", published: str = "2031-03-12", **more: str
) -> Record:
    make = RecordMaker(report_of(text, published=published, headline=more.get("headline")))
    parts = [[make.actor(name)] if name else [] for name in (who, whom)]
    make.event(kind, trigger, *parts, when=more.get("when", ""))
    return make.record()


def test_a_part_of_a_sentence_told_again_within_a_fortnight_is_one_statement() -> None:
    text = "“We will pay the crews of the ferries, whatever the winter brings,” Voss said."
    whole = saying(text, text.split("”")[0][1:])
    words = "pay the crews of the ferries"
    part = saying(text, words, published="2031-03-20")
    other = saying(
        f"At the quay Voss said that she meant to {words} and to mend the old crane.", words, published="2031-03-20"
    )
    assert len(told(whole, part)) == 1
    assert len(told(whole, other)) == 2  # not the same sentence


def test_what_was_said_in_the_same_words_nobody_knows_when_is_one_statement_weeks_later() -> None:
    first, again, dated = (
        reported(f"It was in the winter that Ana Voss claimed {words}.", words, published=day, when=when)
        for words, day, when in (
            ("the ferry of Selden was sold to smugglers", "2031-03-12", ""),
            ("smugglers were sold the ferry of Selden", "2031-04-10", ""),
            ("smugglers were sold the ferry of Selden", "2031-04-10", "2030-12"),
        )
    )
    assert len(told(first, again)) == 1
    assert len(told(first, dated)) == 2


def reported(text: str, words: str, *, published: str, when: str = "") -> Record:
    make = RecordMaker(report_of(text, published=published))
    make.statement([make.actor("Ana Voss")], "claimed", words, when=when)
    return make.record()


def test_of_one_quotation_some_words_are_in_one_order() -> None:
    quoted, other = (
        saying(f"{words} Voss said.", words)
        for words in (
            "“The smugglers of Selden sold the granary and burnt the ferry,”",
            "“Burnt: a ferry. Sold: a granary. All by smugglers from Tarn!”",
        )
    )
    words = "that a ferry was burnt and a granary sold, and all by smugglers from Tarn"
    paraphrased = reported(f"It was in spring that Ana Voss claimed {words}.", words, published="2031-03-12")
    assert len(told(quoted, other)) == 2
    assert len(told(quoted, paraphrased)) == 1


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


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ana Voss", "Voss", True),
        ("Mayor Ana Voss", "Ana Voss", True),
        ("Ana R. Voss", "Ana Voss", True),
        ("A. Voss", "Ana Voss", True),
        ("Joe Voss", "Joseph R. Voss Jr.", True),
        ("Bill Voss", "Robert Voss", False),
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


def test_the_same_quoted_phrase_is_one_statement_weeks_apart() -> None:
    first = saying(
        "Ida Brand called it “utterly careless.”", "it “utterly careless.”", speaker="Ida Brand", cue="called"
    )
    later = saying(
        "The board read Ida Brand's verdict that it was “utterly careless.”",
        "that it was “utterly careless.”",
        speaker="Ida Brand",
        cue="verdict",
        published="2031-03-30",
    )
    other = saying(
        "Brand called it “a fine log.”", "it “a fine log.”", speaker="Brand", cue="called", published="2031-03-30"
    )
    assert [entry.sources.reports for entry in told(first, later, other)] == [2, 1]


FIRST = "“The ferries of Selden will sail again before the first snow falls on the quay."
SECOND = "Whoever sold the granary of Tarn to smugglers will stand before a judge of this town.”"


def test_two_statements_of_one_report_are_parts_of_what_another_quotes_at_length() -> None:
    whole = saying(f"{FIRST} {SECOND} Voss said.", f"{FIRST} {SECOND}")
    make = RecordMaker(report_of(f"{FIRST}” Voss said. She told them: “{SECOND}", published="2031-03-13"))
    voss = make.actor("Voss")
    make.statement([voss], "said", f"{FIRST}”", kind="direct")
    make.statement([voss], "told", f"“{SECOND}", kind="direct")
    parts = make.record()
    assert len(told(parts)) == 2
    (entry,) = told(whole, parts)
    assert entry.sources.reports == 2


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


def quoting(text: str, words: str, headline: str) -> Record:
    make = RecordMaker(report_of(text, headline=headline))
    make.statement([make.actor("Ida Brand")], "said", words, kind="mixed")
    return make.record()


def test_of_one_story_the_same_quoted_words_are_one_statement() -> None:
    headlines = "Selden smugglers free granary crew", "Granary crew freed by Selden smugglers"
    first, same_words, other = (
        quoting(f"Ida Brand said of the freed granary crew that {words}.", words, headline)
        for words, headline in (
            ("they were “utterly exhausted” and asleep", headlines[0]),
            ("all came home “utterly exhausted by the march”", headlines[1]),
            ("all came home “glad of the bread”", headlines[1]),
        )
    )
    assert len(told(first, same_words)) == 1
    assert len(told(first, other)) == 2


def test_a_number_that_stands_in_the_other_report_s_headline_is_no_difference() -> None:
    texts = (
        ("that the harbour guild owes the granary and the ferry crews their winter wages", "Guild owes 300 crowns"),
        ("that the guild owes 300 crowns to the ferry crews and the granary of the harbour", "Guild in debt"),
        ("that the guild owes 400 crowns to the ferry crews and the granary of the harbour", "Guild in debt"),
    )
    one, same_number, other_number = (
        claim(*entries_of(quoting(f"Ida Brand said {words}.", words, headline))) for words, headline in texts
    )
    assert not number_of_one(same_number, one)
    assert number_of_one(other_number, one)


def test_what_one_told_of_another_s_thoughts_stays_his_own_statement() -> None:
    thought = "that a stowaway from Tarn had boarded the wrong ferry and told the mate of the harbour"
    records = []
    for speakers, day in ((("guild", "crew"), "2031-03-12"), (("guild",), "2031-03-13"), (("crew",), "2031-03-13")):
        make = RecordMaker(report_of(f"The Orvane Guild said the crew found {thought}.", published=day))
        if "guild" in speakers:
            make.statement([make.actor("Orvane Guild")], "said", f"the crew found {thought}")
        if "crew" in speakers:
            make.statement([make.actor("crew")], "found", thought)
        records.append(make.record())
    assert [entry.sources.reports for entry in told(*records)] == [2, 2]
