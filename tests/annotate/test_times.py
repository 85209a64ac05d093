"""Time expressions: every rule's own example, a table of sentences, what is no time, what cannot be resolved."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribune.annotate.layers import Annotations
from attribune.annotate.parse import parse
from attribune.annotate.times import annotate_times, published_day
from attribune.annotate.times.grammar import Rule, rules
from attribune.annotate.times.intervals import intervals
from attribune.model.report import Block, Report
from attribune.model.span import Span

PUBLISHED = "2025-02-14"  # a Friday
CASES = Path(__file__).parent.parent / "cases" / "times.tsv"


def annotate(text: str, published: str = PUBLISHED) -> Annotations:
    """The times of a text of one paragraph."""
    report = Report(id="r", text=text, published=published, blocks=(Block("paragraph", Span(0, len(text))),))
    return annotate_times(Annotations(report=report, parse=parse(report)))


def found(text: str, published: str = PUBLISHED) -> list[tuple[str, str, str]]:
    """Words, type and value of each time expression."""
    return [(time.span.of(text), time.type, time.value) for time in annotate(text, published).times]


def cases() -> list[list[str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row and row[0][:1] != "#"]
    return rows[1:]


@pytest.mark.parametrize("rule", [rule for _, rule in rules() if rule.example], ids=lambda rule: str(rule.name))
def test_each_rule_reads_its_own_example(rule: Rule) -> None:
    words, _, value = rule.example.rpartition(" = ")
    assert value in [value for _, _, value in found(words)]


@pytest.mark.parametrize(("sentence", "published", "expected"), cases(), ids=lambda value: value[:40])
def test_sentence(sentence: str, published: str, expected: str) -> None:
    wanted = [tuple(part.split("=")) for part in expected.split(" | ")] if expected else []
    assert [(words, f"{kind}:{value}") for words, kind, value in found(sentence, published)] == wanted


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She resigned Thursday.", "XXXX-WXX-4"),
        ("She resigned in December.", "XXXX-12"),
        ("She resigned on Jan. 20.", "XXXX-01-20"),
        ("She resigned yesterday.", "XXXX-XX-XX"),
        ("She resigned last year.", "XXXX"),
        ("She resigned last month.", "XXXX-XX"),
        ("She resigned last week.", "XXXX-WXX"),
        ("She resigned in the third quarter.", "XXXX-Q3"),
        ("She resigned in 2014.", "2014"),
        ("She resigned on the 18th.", "XXXX-XX-18"),
        ("She resigned on Monday the 27th.", "XXXX-XX-27"),
        ("She resigned two days after Jan. 12.", "XXXX-XX-XX"),
    ],
)
def test_without_a_publication_date_the_unknown_stays_unknown(text: str, value: str) -> None:
    assert [given for _, _, given in found(text, "")] == [value]


@pytest.mark.parametrize(
    ("others", "value", "skips"),
    [
        ("", "2025-03-04", 0),
        (" It was renewed on 14/02/2025.", "2025-04-03", 0),
        (" It was renewed on 02/14/2025.", "2025-03-04", 0),
        (" It was renewed on 14/02/2025 and on 02/15/2025.", "2025", 1),
        (" The panel voted 13-12-10 for it.", "2025-03-04", 0),
    ],
)
def test_the_other_dates_tell_which_number_is_the_month(others: str, value: str, skips: int) -> None:
    result = annotate("The pact was signed on 03/04/2025." + others, "2025-11-14")
    assert result.times[0].value == value
    assert len(result.skipped) == skips


def test_a_day_that_the_calendar_does_not_have_is_kept_and_counted() -> None:
    result = annotate("The hearing was set for Feb. 31, 2024.")
    assert [time.value for time in result.times] == ["2024-02-XX"]
    assert [(skip.what, skip.span) for skip in result.skipped] == [("date", result.times[0].span)]


@pytest.mark.parametrize(
    "text",
    [
        "He paid $1990 for it.",
        "The band played 99999999999999 days in a row, or so they said.",
        "It lasted 123456789 years.",
        "2024-99-99 and 31/31/31 and 99:99 are no dates.",
        "He was in his '90s, aged 9999999999s.",
        "- - - , , , / / / the the the of of of the the the",
        "one hundred thousand million hundred thousand million years",
        "\u0661\u0669\u0669\u0660 and \u00b2\u00b3 years",
    ],
)
def test_odd_numbers_do_no_harm(text: str) -> None:
    assert all(time.span.of(text) for time in annotate(text).times)


WORDS = st.sampled_from(
    [
        "Feb. 31", "31/31/31", "12/13/14", "5/6/07", "the 99th of May", "13 Muharram 1446", "9999999 years ago", "two",
        "days", "after", "before", "from", "to", "and", "-", "/", ",", "Monday", "the", "first", "last", "next", "week",
        "of", "May", "2024", "0000", "24:61", "a.m.", "every", "other", "in", "on", "until", "Christmas", "quarter",
        "'98", "the 1990s", "century", "ago", "later", "half", "past", "nine", "(", ")", "½", "٣", "Feb. 29", "week 60",
        "the 31st", "decades", "BC",
    ]
)  # fmt: skip


@given(st.lists(WORDS, max_size=12), st.sampled_from(["", "2025-02-14", "0001-01-01", "9999-12-31", "2024-02-29"]))
@settings(max_examples=150, deadline=None)
def test_no_text_and_no_date_does_harm(words: list[str], published: str) -> None:
    text = " ".join(words) + " ."
    result = annotate(text, published)
    assert all(time.span.of(text).strip() and time.value for time in result.times)
    assert [time.span for time in result.times] == sorted({time.span for time in result.times})
    if not published:
        # What needs the day of the report is not known without it.
        assert all("2025" not in time.value for time in result.times)
    list(intervals(text, result.times, published_day(published)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Feb. 31.", "2025-02-XX"),
        ("They met on Feb. 29, 2023.", "2023-02-XX"),
        ("They met on the 31st.", "2025-01-31"),
        ("They met in week 53 of 2024.", "2024-WXX"),
        ("They met on 11/24/98.", "1998-11-24"),
        ("They met on 24/11/98.", "1998-11-24"),
        ("They met 400,000 years ago.", "XXXX"),
    ],
)
def test_what_cannot_be_keeps_unknown_parts(text: str, value: str) -> None:
    assert [given for _, _, given in found(text)] == [value]


@pytest.mark.parametrize("published", ["2025", "2025-02", "0001-01-01", "9999-12-31", "soon"])
def test_odd_publication_dates_do_no_harm(published: str) -> None:
    text = (
        "He left last year, two hundred years ago, 3,000 years ago, next week, on Monday, last Easter and next decade."
    )
    assert len(annotate(text, published).times) >= 6


def test_an_expression_that_counts_from_another_names_it() -> None:
    result = annotate("He was elected in 2014. Two years later he resigned.")
    first, second = result.times
    assert (second.value, second.anchor) == ("2016", first.id)


@pytest.mark.parametrize("text", ["to meet to " * 800 + "Monday", "Monday " * 800, "the end of the year of " * 300])
def test_monotonous_texts_are_read(text: str) -> None:
    assert annotate(text).times


def test_spans_and_ids_are_in_the_order_of_the_text() -> None:
    result = annotate(
        "On Monday he left; on Tuesday, two days before the vote, he came back at 9 a.m. for three weeks."
    )
    assert [time.id for time in result.times] == [f"t{n + 1}" for n in range(len(result.times))]
    assert list(result.times) == sorted(result.times, key=lambda time: time.span)


def test_a_datelines_day_is_a_time_expression_that_nothing_counts_from() -> None:
    text = "ORVANE, Feb. 12 (MNA) - The ferry sank. Two days later it was raised."
    dateline, prose = Span(0, 23), Span(24, len(text))
    report = Report(
        id="r", text=text, published=PUBLISHED, blocks=(Block("dateline", dateline), Block("paragraph", prose))
    )
    times = annotate_times(Annotations(report=report, parse=parse(report))).times
    assert [(time.span.of(text), time.value) for time in times] == [
        ("Feb. 12", "2025-02-12"),
        ("Two days later", "XXXX-XX-XX"),
    ]
