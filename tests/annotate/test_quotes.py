"""Quotation marks: pairing, nesting, odd marks."""

import pytest

from attribune.annotate.quotes import is_left_open, quotations
from attribune.model.span import Span


def _found(text: str, *, depth: int = 0, runs_on: bool = False) -> list[str]:
    found = quotations(text, Span(0, len(text)), runs_on=runs_on)
    return [q.span.of(text) for q in found if q.depth == depth]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will rebuild,” Marta Oliva said.", ["“We will rebuild,”"]),
        ('"We will rebuild," Marta Oliva said. "Soon."', ['"We will rebuild,"', '"Soon."']),
        ("``We will rebuild,'' Marta Oliva said.", ["``We will rebuild,''"]),
        ("«Wir bauen», sagte sie, and »noch mehr«.", ["«Wir bauen»", "»noch mehr«"]),
        ("„Wir bauen“, sagte sie.", ["„Wir bauen“"]),
        ('“Mixed marks," she said.', ['“Mixed marks,"']),
        ("The harbour's cranes and the workers' sheds", []),
        ("Port chief: 'No Cranes Left' in Velo", ["'No Cranes Left'"]),
        ("the workers' sheds and ‘the workers’ rights,’ he said", ["‘the workers’ rights,’"]),
        ('a 6\'2" wall and a 12" pipe', []),
        ("back in the ’90s they’d say so", []),
        ("“”", []),
    ],
)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert _found(text) == expected


def test_a_single_quotation_within_a_double_one_is_deeper() -> None:
    text = "“She told me ‘never again’ and left,” he said."
    assert _found(text) == ["“She told me ‘never again’ and left,”"]
    assert _found(text, depth=1) == ["‘never again’"]


def test_a_quotation_left_open_runs_to_the_end_of_its_paragraph() -> None:
    text = "“We will rebuild. The port is ours."
    (only,) = quotations(text, Span(0, len(text)))
    assert only.span == Span(0, len(text))
    assert not only.closed
    assert is_left_open((only,))


def test_two_opening_marks_in_a_row_leave_the_first_open_up_to_the_second() -> None:
    text = "“We will rebuild, she said. “Soon,” she added."
    assert _found(text) == ["“We will rebuild, she said.", "“Soon,”"]


def test_a_closing_mark_ends_what_runs_on_from_the_paragraph_before() -> None:
    text = "The port is ours,” she said."
    assert _found(text) == []
    assert _found(text, runs_on=True) == ["The port is ours,”"]


def test_an_odd_mark_costs_no_more_than_its_paragraph() -> None:
    text = "He called it a “scandal.\n“We will rebuild,” she said."
    first, second = Span(0, 24), Span(25, len(text))
    assert not quotations(text, first)[0].closed
    assert [q.span.of(text) for q in quotations(text, second)] == ["“We will rebuild,”"]


def test_what_stands_between_the_marks() -> None:
    text = "``No,'' she said."
    assert quotations(text, Span(0, len(text)))[0].inner.of(text) == "No,"


def test_time_is_linear_in_the_number_of_marks() -> None:
    text = '" “ ‘ ” ’ ' * 20_000
    assert len(quotations(text, Span(0, len(text)))) < 100_000
