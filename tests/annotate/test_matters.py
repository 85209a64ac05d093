"""Matters: what they are called, whose they are, and how they stand."""

from dataclasses import replace
from pathlib import Path

import pytest

from attribune.annotate.actors import annotate_actors
from attribune.annotate.layers import Annotations
from attribune.annotate.matters import annotate_matters, annotate_transitions
from attribune.annotate.matters.lexicon import history_words, matter_words
from attribune.annotate.parse import parse
from attribune.model.matter import MATTER_KINDS, Change, Matter
from attribune.model.report import Block, Report
from attribune.model.span import Span

ROOT = Path(__file__).parents[2]
CASES = [
    tuple(line.split("\t"))
    for line in (ROOT / "tests" / "cases" / "matters.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def annotated(text: str) -> Annotations:
    report = Report(id="r", text=text, blocks=(Block("paragraph", Span(0, len(text))),))
    return annotate_matters(annotate_actors(Annotations(report=report, parse=parse(report))))


def statuses(matter: Matter) -> list[str]:
    return [change.status for change in matter.history]


@pytest.mark.parametrize(("text", "name", "kind", "history"), CASES)
def test_matter_and_its_status(text: str, name: str, kind: str, history: str) -> None:
    found = [(m.name, m.kind, ";".join(statuses(m)) or "-") for m in annotated(text).matters]
    assert found == ([(name, kind, history)] if name else [])


def test_charges_that_somebody_asks_to_drop_are_pending() -> None:
    annotations = annotated("The ministry asked prosecutors to drop the bribery charges against Victor Hale.")
    (matter,) = annotations.matters
    assert (matter.name, matter.kind) == ("bribery charges against Victor Hale", "case")
    assert statuses(matter) == ["pending", "dismissal requested"]
    names = {a.id: a.name for a in annotations.actors}
    assert names[matter.of or ""] == "Victor Hale"


@pytest.mark.parametrize(
    ("text", "mentions", "history"),
    [
        (
            "Duarte signed an executive order to close the port. The order was challenged by the union.",
            ["executive order", "order"],
            ["signed", "challenged"],
        ),
        (
            "Duarte signed Order 41 on Monday. The executive order was blocked by a judge on Friday.",
            ["Order 41", "executive order"],
            ["signed", "blocked"],
        ),
        (
            "Parliament passed the harbour safety bill on Friday. It was signed on Monday.",
            ["harbour safety bill", "It"],
            ["passed", "signed"],
        ),
    ],
)
def test_later_mentions_are_the_same_matter(text: str, mentions: list[str], history: list[str]) -> None:
    (matter,) = annotated(text).matters
    assert [m.span.of(text) for m in matter.mentions] == mentions
    assert statuses(matter) == history


def test_two_bans_are_two_matters() -> None:
    found = annotated("A judge blocked the travel ban. The smoking ban was lifted.").matters
    assert [(m.name, statuses(m)) for m in found] == [("travel ban", ["blocked"]), ("smoking ban", ["repealed"])]


def test_verbs_about_one_accused_tell_of_one_case() -> None:
    text = "Victor Marsh was charged with fraud in May. He was convicted of fraud in June."
    (matter,) = annotated(text).matters
    assert statuses(matter) == ["charged", "convicted"]


def test_what_nothing_tells_apart_is_skipped_with_a_reason() -> None:
    annotations = annotated("The chief executive issued an order that nobody saw, and which upset the board.")
    assert not annotations.matters
    assert {s.reason for s in annotations.skipped if s.what == "matter"} <= {"nothing tells which one"}


def test_every_change_has_its_words() -> None:
    text = "Since the adoption in 2014 of the city's sanctuary policy, which limits arrests, little has changed."
    (matter,) = annotated(text).matters
    assert {c.status for c in matter.history} == {"adopted", "in force"}
    assert all(e.of(text) for c in matter.history for e in c.evidence)


@pytest.mark.parametrize(
    ("kind", "first", "second", "odd"),
    [
        ("law", ("repealed", "2014-03"), ("passed", "2015"), ("repealed",)),
        ("law", ("passed", "2014-03"), ("repealed", "2015"), ()),
        ("law", ("repealed", "2014"), ("passed", "2014-03"), ()),  # nobody knows which came first
        ("law", ("repealed", ""), ("passed", "2014-03"), ()),
        ("case", ("convicted", "2014-03-01"), ("charged", "2014-03-02"), ("convicted",)),
        ("case", ("charged", "2014-03-01"), ("convicted", "2014-03-02"), ()),
    ],
)
def test_an_unlikely_turn_is_flagged(
    kind: str, first: tuple[str, str], second: tuple[str, str], odd: tuple[str, ...]
) -> None:
    history = tuple(Change(status, (Span(0, 1),), when=when) for status, when in (first, second))
    matter = Matter(id="m1", name="x", kind=kind, mentions=(), history=history)
    annotations = replace(annotated("Nothing here."), matters=(matter,))
    (flagged,) = annotate_transitions(annotations).matters
    assert [c.unlikely_after for c in flagged.history] == [(), odd]


def test_kinds_are_those_of_the_model() -> None:
    assert set(matter_words().kinds) == set(MATTER_KINDS)


def test_what_rarely_follows_is_a_status() -> None:
    for told in history_words().kinds.values():
        rare = {status for statuses in told.rarely_then.values() for status in statuses}
        assert rare <= set(told.rarely_then) | {"opened", "investigated"}  # which only some kinds have


def test_the_manual_lists_every_status() -> None:
    manual = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    for told in history_words().kinds.values():
        assert all(status in manual for status in told.rarely_then)


def test_the_table_is_long_enough() -> None:
    assert len(CASES) >= 100
