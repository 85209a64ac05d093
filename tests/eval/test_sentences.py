"""Sentences cut out of articles, and what is said of misses, by relations written by hand."""

from collections import Counter
from pathlib import Path

import pytest
from eval.relations import Relation
from eval.sentences import cut, standoff
from eval.worst import BEGIN, END, Counts, quoted_spans, with_figures


def relation(source: tuple[int, int] | None, cue: tuple[int, int] | None, *content: tuple[int, int]) -> Relation:
    return {"source": [source] if source else [], "cue": [cue] if cue else [], "content": list(content)}


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ((0, 50), [relation((0, 5), (6, 10), (11, 30), (40, 48))]),
        ((0, 31), [relation((0, 5), (6, 10), (11, 30))]),
        ((20, 45), [relation(None, None, (0, 10), (20, 25))]),
        ((30, 40), []),
    ],
)
def test_spans_are_cut_to_the_sentence(bounds: tuple[int, int], expected: list[Relation]) -> None:
    assert cut([relation((0, 5), (6, 10), (11, 30), (40, 48))], *bounds) == expected


def test_standoff_names_every_span() -> None:
    lines = standoff([relation((0, 5), (6, 10), (11, 30)), relation(None, None, (40, 48))]).splitlines()
    assert Counter(line[0] for line in lines) == {"T": 4, "E": 2}
    assert lines[3] == "E1\tAttribution:T0 Source:T1 Cue:T2 Content:T3"
    assert lines[-1] == "E2\tAttribution:T0 Content:T4"


def test_counts_give_rates() -> None:
    assert (Counts(1, 2, 2) + Counts(1, 2, 0)).rates == pytest.approx((100, 50, 200 / 3))
    assert Counts(0, 0, 0).rates == (0, 0, 0)


def test_quotations_are_found_line_by_line() -> None:
    text = 'Mr. Lund said "never".\nThe mayor’s aide said so.'
    assert [text[a:b] for a, b in quoted_spans(text)] == ['"never"']


def test_figures_go_between_the_marks_and_nowhere_else() -> None:
    card = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    made = with_figures(card, "| new |")
    assert made == f"before\n{BEGIN}\n\n| new |\n\n{END}\nafter\n"
    assert with_figures(made, "| new |") == made


def test_the_model_card_has_the_marks() -> None:
    card = (Path(__file__).parents[2] / "training" / "README.md").read_text(encoding="utf-8")
    assert card.index(BEGIN) < card.index(END)
