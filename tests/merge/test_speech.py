"""Statements of several reports: which are one."""

import pytest

from attribune.merge import entries_of
from attribune.merge.claims import claim
from attribune.merge.speech import number_of_one
from attribune.model.record import Record
from tests.builders import RecordMaker, report_of
from tests.merge.records import QUOTED, saying, told

SHORTER = "Ana Voss told reporters: “nobody who works there will lose a day of pay.”"


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
