"""How many a name is of, as events are weighed by it."""

from dataclasses import replace

import pytest

from attribune.merge.participants import counts_differ
from attribune.model.entry import Entry
from tests.merge.records import meeting, told

(MET,) = told(meeting("Mayor Ana Voss met harbour union leader Piet Lorne in Orvane for talks on the dock strike."))


def of(name: str) -> Entry:
    return replace(MET, actors=(), recipients=(name,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("two hundred dockers", "200 men"),
        ("two dozen dockers", "24 men"),
        ("three million voters", "3,000,000 people"),
        ("1.5 million voters", "two million people"),
        ("hundreds of thousands of drivers", "300,000 people"),
        ("thirty-one guards", "31 men"),
        # Numbers that count nobody.
        ("a thirty-year-old docker", "two men"),
        ("a 21-year-old docker", "two men"),
        ("Flight 370", "Boeing 737"),
    ],
)
def test_numbers_in_other_words_are_no_other_numbers(one: str, other: str) -> None:
    assert not counts_differ(of(one), of(other))
    assert not counts_differ(of(other), of(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("21 girls", "thousands of women"),
        ("two hundred dockers", "two men"),
        ("At least 100", "three guards"),
        ("Ana Voss", "dozens of women"),
    ],
)
def test_far_more_of_them_are_others(one: str, other: str) -> None:
    assert counts_differ(of(one), of(other))
    assert counts_differ(of(other), of(one))
