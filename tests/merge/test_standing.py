"""How a matter stood on a day."""

import pytest

from attribune.merge.standing import standing
from attribune.model.entry import Entry, Evidence, Sources
from attribune.model.span import Span


def change(status: str, when: str, published: str) -> Entry:
    evidence = Evidence(
        report=f"r-{published}",
        path=None,
        published=published,
        outlet=None,
        wire=None,
        headline=None,
        triggers=(Span(0, 1),),
        spans=(Span(0, 1),),
        quote="x",
        prefix="",
        suffix="",
    )
    return Entry(
        id=f"c_{status}",
        kind="change",
        type=status,
        when=when,
        what=status,
        actors=(),
        recipients=(),
        matters=("Order 41",),
        status=status,
        on_word_of=(),
        sources=Sources(reports=1, independent=1),
        evidence=(evidence,),
    )


HISTORY = (
    change("signed", "2026-01-14", "2026-01-14"),
    change("in force", "2026-02-02", "2026-01-14"),  # foreseen
    change("blocked", "2026-01-30", "2026-01-30"),
    change("appealed", "", "2026-02-03"),
)


@pytest.mark.parametrize(
    ("on", "status"),
    [
        ("2026-01-13", None),
        ("2026-01-14", "signed"),
        ("2026-01-29", "signed"),
        ("2026-01", "blocked"),
        ("2026-02-02", "blocked"),  # what was foreseen did not come
        ("2026-02-03", "appealed"),
        ("", "appealed"),
    ],
)
def test_the_last_change_up_to_a_day(on: str, status: str | None) -> None:
    found = standing(HISTORY, on)
    assert (found.changes[0].type if found else None) == status


@pytest.mark.parametrize(
    ("when", "published", "on", "known"),
    [
        ("2014", "2014-03-05", "2014-03-05", True),  # told in the year itself: it had happened
        ("2014", "2014-03-05", "2014-03-04", False),
        ("2014", "2015-03-05", "2014-03-05", False),  # some day of the year
        ("2014", "2015-03-05", "2014", True),
        ("2014", "2015-03-05", "2014-12-31", True),
        ("2014-06", "2015-03-05", "2014-06", True),
        ("2014-06", "2015-03-05", "2014-06-29", False),
        ("2014-06-02/2014-06-09", "2015-03-05", "2014-06-08", False),
        ("2014-06-02/2014-06-09", "2015-03-05", "2014-06-09", True),
        ("2014~", "2015-03-05", "2014-12-31", True),
        ("", "2015-03-05", "2015-03-04", False),  # without a date: by the day on which it was told
        ("", "2015-03-05", "2015-03-05", True),
        ("2016-01-01", "2015-03-05", "2015-12-31", False),  # foreseen
        ("2016-01-01", "2015-03-05", "2016-01-01", True),
    ],
)
def test_a_change_is_known_from_the_last_day_on_which_it_can_have_happened(
    when: str, published: str, on: str, known: bool
) -> None:
    assert (standing([change("adopted", when, published)], on) is not None) == known


def test_what_takes_effect_this_year_may_not_have_yet() -> None:
    assert standing([change("in force", "2014", "2014-03-05")], "2014-03-05") is None


def test_changes_of_one_day_are_all_told() -> None:
    found = standing([change("passed", "2026-01-14", "2026-01-15"), change("signed", "2026-01-14", "2026-01-16")])
    assert found is not None
    assert [one.type for one in found.changes] == ["passed", "signed"]


def test_a_dated_change_goes_before_an_undated_one_of_the_same_day() -> None:
    found = standing([change("challenged", "", "2026-01-14"), change("blocked", "2026-01-14", "2026-01-14")])
    assert found is not None
    assert [one.type for one in found.changes] == ["blocked"]


@pytest.mark.parametrize("on", ["2026-13", "2026-02-30", "soon", "yesterday"])
def test_what_is_no_date_is_refused(on: str) -> None:
    with pytest.raises(ValueError, match="not a date"):
        standing(HISTORY, on)


def test_nothing_is_known_of_a_matter_without_changes() -> None:
    assert standing([], "2026-01-14") is None


def test_what_was_foreseen_counts_while_nothing_else_is_told() -> None:
    found = standing(HISTORY[:2], "2026-02-10")
    assert found is not None
    assert [one.type for one in found.changes] == ["in force"]
