from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribune.merge.sentences import MAX_SENTENCE, Sentences
from attribune.model.span import Span
from tests.builders import report_of


def sentences(*paragraphs: str) -> list[str]:
    report = report_of(*paragraphs)
    whole = tuple(block.span for block in report.blocks)
    return [span.of(report.text) for span in Sentences(report).around(whole)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She left. He stayed.", ["She left.", "He stayed."]),
        ("“Go!” he said. “Why?” she asked.", ["“Go!” he said.", "“Why?” she asked."]),
        ("He said, “Go.” She went.", ["He said, “Go.”", "She went."]),
        ("Dr. Kern met Gov. Ana R. Voss of the U.S. Senate.", ["Dr. Kern met Gov. Ana R. Voss of the U.S. Senate."]),
        ("At 5 p.m. Tuesday it rained.", ["At 5 p.m. Tuesday it rained."]),
        ("It cost 3.5 million. 12 people came.", ["It cost 3.5 million.", "12 people came."]),
        ("They waited ... and waited.", ["They waited ... and waited."]),
        ("Is it true? it is not known.", ["Is it true? it is not known."]),
        ("No stop at all", ["No stop at all"]),
        ("  Spaces \n around. \n Both.  ", ["Spaces \n around.", "Both."]),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_no_sentence_runs_over_a_block() -> None:
    assert sentences("First", "second. Third.") == ["First", "second.", "Third."]


def test_an_anchor_gives_the_sentences_that_it_touches() -> None:
    report = report_of("One is here. Two is here. Three is here.")
    anchor = Span(report.text.index("here. Two"), report.text.index("is here. Three"))
    assert [span.of(report.text) for span in Sentences(report).around((anchor,))] == ["One is here.", "Two is here."]


def test_an_anchor_outside_all_blocks_stands_for_itself() -> None:
    report = report_of("One.", "Two.")
    assert Sentences(report).around((Span(4, 6),)) == (Span(4, 6),)


def test_text_without_a_stop_is_cut() -> None:
    pieces = sentences("word " * 2000)
    assert max(map(len, pieces)) <= MAX_SENTENCE
    assert " ".join(pieces) == ("word " * 2000).strip()
    assert max(map(len, sentences("w" * 9999))) <= MAX_SENTENCE


@pytest.mark.parametrize("text", ["." * 500_000, ". " * 250_000, "”" * 500_000, "a." * 250_000, " " * 500_000 + "a"])
def test_hostile_text_comes_to_an_end(text: str) -> None:
    # A quadratic way through texts of this size would take hours.
    pieces = sentences(text)
    assert max(map(len, pieces), default=0) <= MAX_SENTENCE
    assert sum(map(len, pieces)) <= len(text)


@given(st.text(alphabet=st.sampled_from('aB. !?”\n"')), st.data())
def test_sentences_lie_in_order_within_the_text(text: str, data: st.DataObject) -> None:
    report = report_of(text or ".")
    anchors = data.draw(st.lists(st.integers(0, len(report.text) - 1), min_size=1, max_size=3))
    spans = Sentences(report).around(tuple(Span(one, one + 1) for one in anchors))
    assert all(any(span.start <= one < span.end for span in spans) for one in anchors)
    assert all(left.end <= right.start for left, right in pairwise(spans))
