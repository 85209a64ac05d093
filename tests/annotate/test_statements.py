"""Statements: a table of sentences, and what the table cannot tell."""

import csv
import itertools
from functools import cache
from pathlib import Path

import pytest

from attribune.annotate.layers import Annotations
from attribune.annotate.parse import parse
from attribune.annotate.statements import annotate_by_rules, annotate_statements
from attribune.annotate.statements.lexicon import cues, light_verbs, words
from attribune.model.report import Block, Report
from attribune.model.span import Span
from attribune.model.statement import STATEMENT_ACTS, STATEMENT_KINDS, Statement

CASES = Path(__file__).parents[1] / "cases" / "statements.tsv"


def _report(text: str) -> Report:
    blocks, start = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block("paragraph", Span(start, start + len(line))))
        start += len(line) + 1
    return Report(id="r", text=text, blocks=tuple(blocks))


@cache
def _statements(text: str) -> tuple[Statement, ...]:
    """What rules alone find: the model is trained on whole articles, and measured on them in `eval/`."""
    report = _report(text)
    return annotate_by_rules(Annotations(report=report, parse=parse(report))).statements


@cache
def _with_the_model(text: str) -> tuple[Statement, ...]:
    report = _report(text)
    return annotate_statements(Annotations(report=report, parse=parse(report))).statements


def _words(text: str, spans: tuple[Span, ...]) -> str:
    """The spans' words, final punctuation apart, which scorers leave out as well."""
    return "|".join(span.of(text).rstrip(".") for span in spans)


def _cases() -> list[dict[str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"{case['cue']}: {case['content'][:30]}")
def test_a_statement_of_the_table_is_found(case: dict[str, str]) -> None:
    text = case["text"].replace("//", "\n")
    found = [
        {
            "source": _words(text, s.source),
            "cue": _words(text, s.cue),
            "content": _words(text, s.content),
            "kind": s.kind,
            "act": s.act,
            "polarity": s.polarity,
            "place": "within" if s.within else "top",
        }
        for s in _statements(text)
    ]
    expected = {key: value.rstrip(".") for key, value in case.items() if key != "text"}
    assert expected in found


def test_the_model_finds_most_of_the_table() -> None:
    """By content and source, on sentences without the article around them that the model is used to."""
    missed = []
    for case in _cases():
        text = case["text"].replace("//", "\n")
        found = {(_words(text, s.source), _words(text, s.content)) for s in _with_the_model(text)}
        if (case["source"].rstrip("."), case["content"].rstrip(".")) not in found:
            missed.append((case["source"], case["content"], found))
    assert len(missed) <= 0.3 * len(_cases()), missed


def test_the_table_covers_every_kind_and_act() -> None:
    assert {case["kind"] for case in _cases()} == set(STATEMENT_KINDS)
    assert {case["act"] for case in _cases()} == set(STATEMENT_ACTS)


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Lindqvist said on X that the port would reopen.", "X"),
        ("The ministry said in a statement that the talks had failed.", "statement"),
        ("Oduya told reporters that the pipes were new.", "reporters"),
        ("Oduya said in an interview with a local station that the pipes were new.", "interview"),
        ("Oduya tweeted that the pipes were new.", "Twitter"),
        ("Oduya said the pipes were new.", None),
    ],
)
def test_the_medium_is_a_short_word(text: str, medium: str | None) -> None:
    assert next(s.medium for s in _statements(text) if not s.within) == medium


def test_the_occasion_is_in_the_report_s_words() -> None:
    (first, *_) = _statements("Lindqvist said at a rally in Velo that the port would reopen.")
    assert first.occasion == "a rally in Velo"


def test_a_nested_statement_names_the_one_that_it_stands_in() -> None:
    outer, inner = _statements("Oduya said that the company had denied that it knew of the leak.")[:2]
    assert inner.within == outer.id
    assert outer.within is None


def test_a_nested_part_of_a_quotation_is_not_itself_direct() -> None:
    found = _statements("“I want to rebuild the port before winter,” Lindqvist said.")
    assert [s.kind for s in found if s.within] == ["indirect"]


def test_an_odd_quotation_mark_leaves_the_next_paragraph_alone() -> None:
    text = 'He called it a "scandal and left.\n"We will rebuild the port," Lindqvist said.'
    assert any(
        _words(text, s.content) == '"We will rebuild the port,"' and s.kind == "direct" for s in _statements(text)
    )


@pytest.mark.parametrize(
    "text", ["", "“", "”", ":", "said", "According to", '"', "—", "A: B", "“said” “said” said", "\u00a0"]
)
def test_scraps_raise_nothing(text: str) -> None:
    for statement in _statements(text):
        assert statement.content
        for span in (*statement.source, *statement.cue, *statement.content):
            assert span.of(text)


def test_source_cue_and_content_do_not_overlap() -> None:
    text = (
        "Lindqvist, who leads the council, said that the port, which burned in May, would reopen, adding that "
        "dockers had asked her to hurry. “Hurry,” they told her. The union opposes it, according to Oduya."
    )
    for s in _statements(text):
        spans = sorted((*s.source, *s.cue, *s.content))
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_the_lexicon_is_well_formed() -> None:
    assert all(cue.act in STATEMENT_ACTS and 0 < cue.confidence <= 1 for cue in cues().values())
    assert set(light_verbs().values()) <= set(STATEMENT_ACTS)
    assert set(words("views.tsv").values()) <= set(STATEMENT_ACTS)
    assert set(words("refusals.tsv").values()) == {"refuses", "silent"}


def test_the_verb_of_saying_is_surest() -> None:
    assert cues()["say", "verb", "clause"].confidence > 0.8
    assert ("rain", "verb", "clause") not in cues()


def test_paragraphs_of_one_long_quotation_are_one_statement() -> None:
    text = "\n".join(["Lindqvist wrote a letter.", *["“The port is ours, and so is the sea.”"] * 300])
    (only,) = _statements(text)
    assert len(only.content) == 300
    assert only.kind == "direct"
