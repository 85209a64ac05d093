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


def test_what_was_foreseen_counts_while_nothing_else_is_told() -> None:
    found = standing(HISTORY[:2], "2026-02-10")
    assert found is not None
    assert [one.type for one in found.changes] == ["in force"]
