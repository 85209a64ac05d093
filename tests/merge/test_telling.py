"""Vague dates from the day of telling: only for what is told as news."""

from dataclasses import replace

import pytest

from attribune.merge import dated_by_telling, entries_of
from attribune.model.entry import Correction, Entry
from tests.builders import RecordMaker, report_of


def said(sentence: str, cue: str, *, published: str = "2031-03-14", when: str = "", **more: str) -> tuple[Entry, ...]:
    """A statement of Ana Voss that the quay is safe, in its own sentence or after another one."""
    make = RecordMaker(report_of(more.get("before", "The rain went on."), sentence, published=published))
    make.statement([make.actor("Voss")], cue, "the quay is safe", when=when, polarity=more.get("polarity", "asserted"))
    if "happened" in more:
        make.event("CONSULT", "met", [make.actor("Lorne")], when=more["happened"])
    return dated_by_telling(entries_of(make.record()))


def when(entries: tuple[Entry, ...]) -> str:
    return next(entry.when for entry in entries if entry.kind == "statement")


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("Voss said the quay is safe.", "said"),
        ("Voss, who is 61, announced that the quay is safe.", "announced"),
        ("In a letter Voss insisted that the quay is safe.", "insisted"),
    ],
)
def test_what_is_told_as_just_said_was_said_about_the_day_of_publication(sentence: str, cue: str) -> None:
    assert when(said(sentence, cue)) == "2031-03-14~"


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("Voss had said that the quay is safe.", "said"),
        ("Voss has long argued that the quay is safe.", "argued"),
        ("Two years ago Voss said that the quay is safe.", "said"),
        ("In 2029 Voss said that the quay is safe.", "said"),
        ("Voss believes that the quay is safe.", "believes"),
        ("When Voss said the quay is safe, the dockers left.", "said"),
        ("Voss might have said that the quay is safe.", "said"),
    ],
)
def test_what_was_said_before_or_is_no_act_of_speaking_stays_undated(sentence: str, cue: str) -> None:
    assert when(said(sentence, cue)) == ""


def test_other_times_in_what_is_said_are_no_matter() -> None:
    make = RecordMaker(report_of("Voss said the last quay of 2029 was safe ten years ago."))
    make.statement([make.actor("Voss")], "said", "the last quay of 2029 was safe ten years ago")
    assert when(dated_by_telling(entries_of(make.record()))) == "2031-03-14~"


@pytest.mark.parametrize(
    ("published", "polarity"), [("", "asserted"), ("2031", "asserted"), ("2031-03-14", "hypothetical")]
)
def test_no_day_is_told_without_a_day_of_publication_or_where_nothing_was_said(published: str, polarity: str) -> None:
    assert when(said("Voss said the quay is safe.", "said", published=published, polarity=polarity)) == ""


@pytest.mark.parametrize(
    ("happened", "told"),
    [
        ("2031-03-11", "2031-03-11/2031-03-14"),
        ("2031-03-14", "2031-03-14~"),
        ("2030-06-01", ""),
        ("2031-05-01", "2031-03-14~"),
    ],
)
def test_it_was_said_since_the_last_happening_that_is_news_and_not_in_an_old_scene(happened: str, told: str) -> None:
    entries = said("Voss said the quay is safe.", "said", before="Lorne met the dockers.", happened=happened)
    assert when(entries) == told


def test_a_date_that_a_report_gives_stays() -> None:
    assert when(said("Voss said the quay is safe.", "said", when="2031-03-10")) == "2031-03-10"


def test_what_a_reviewer_says_of_the_date_stays() -> None:
    make = RecordMaker(report_of("Voss said the quay is safe."))
    make.statement([make.actor("Voss")], "said", "the quay is safe")
    (entry,) = entries_of(make.record())
    judged = replace(entry, corrections=(Correction("when", "2031-03-10", "", "j1"),))
    assert when(dated_by_telling([judged])) == ""


@pytest.mark.parametrize(
    ("told", "status", "expected"),
    [
        ("2031-03-10/2031-03-16", "occurred", "2031-03-10/2031-03-14"),
        ("2031-03-14/2031-03-20", "occurred", "2031-03-14"),
        ("2031-03-10/2031-03-16", "planned", "2031-03-10/2031-03-16"),
        ("2031-03-03/2031-03-09", "occurred", "2031-03-03/2031-03-09"),
        ("2031-03", "occurred", "2031-03"),
    ],
)
def test_what_happened_this_week_was_over_when_it_was_told(told: str, status: str, expected: str) -> None:
    make = RecordMaker(report_of("Lorne met the dockers this week."))
    make.event("CONSULT", "met", [make.actor("Lorne")], when=told, status=status)
    (entry,) = dated_by_telling(entries_of(make.record()))
    assert entry.when == expected
