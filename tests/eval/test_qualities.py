"""The labels are well formed, and the figures over them are what they say."""

from collections import Counter

from eval.qualities import PARTS, Pair, class_figures, labels, macro_f1

from attribune.model.statement import POLARITIES, STATEMENT_ACTS, STATEMENT_KINDS


def test_the_labels_are_values_of_the_model() -> None:
    rows = [row for part in PARTS for row in labels(part)]
    assert {row["kind"] for row in rows} == set(STATEMENT_KINDS)
    assert {row["act"] for row in rows} == set(STATEMENT_ACTS)
    assert {row["polarity"] for row in rows} == set(POLARITIES)
    assert all(row["attribution"][0] == "E" and row["attribution"][1:].isdecimal() for row in rows)


def test_the_two_halves_hold_300_labels_and_every_class_in_numbers() -> None:
    rows = [*labels("develop"), *labels("held")]
    assert len(rows) == 300
    for quality in ("kind", "act", "polarity"):
        assert min(Counter(row[quality] for row in rows).values()) >= 15


def test_no_article_stands_in_two_parts() -> None:
    articles = [{row["article"] for row in labels(part)} for part in PARTS]
    assert sum(map(len, articles)) == len(set().union(*articles))


def test_the_figures_of_a_class() -> None:
    found = [Pair("x", "kind", *values) for values in (("a", "a"), ("a", "b"), ("b", "b"), ("b", "b"), ("b", "c"))]
    first, second = class_figures(found)
    assert (first.name, first.precision, first.recall, first.f1, first.count) == ("a", 100.0, 50.0, 66.7, 2)
    assert (second.name, second.precision, second.recall, second.f1, second.count) == ("b", 66.7, 66.7, 66.7, 3)
    assert macro_f1([first, second]) == 66.7


def test_a_class_that_is_never_found_counts_as_nought() -> None:
    (only,) = class_figures([Pair("x", "kind", "a", "b")])
    assert (only.precision, only.recall, only.f1) == (0.0, 0.0, 0.0)
