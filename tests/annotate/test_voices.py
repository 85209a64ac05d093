"""On whose word something is: what a statement claims, what it takes as known, and what is done by saying it."""

import re
from pathlib import Path

import pytest

from attribune.annotate.layers import Annotations
from attribune.annotate.parse import parse
from attribune.annotate.voices import Voices
from attribune.model.report import Block, Report
from attribune.model.span import Span
from attribune.model.statement import Statement

CASES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parents[1] / "cases" / "voices.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
REPORT = ()


def annotated(text: str, *statements: Statement) -> Annotations:
    report = Report(id="r", text=text, blocks=(Block("paragraph", Span(0, len(text))),))
    return Annotations(report=report, parse=parse(report), statements=statements)


def said(text: str, content: str, *, name: str = "s1", kind: str = "indirect", speaker: str = "a1") -> Statement:
    start = text.index(content)
    return Statement(
        id=name, kind=kind, cue=(), content=(Span(start, start + len(content)),), act="statement", speakers=(speaker,)
    )


def voice(annotations: Annotations, trigger: str, performers: tuple[str, ...] = ()) -> tuple[str, ...]:
    start = annotations.report.text.index(trigger)
    return Voices(annotations).of(annotations.parse.pieces[0], Span(start, start + len(trigger)), performers=performers)


@pytest.mark.parametrize(("marked", "kind", "whose"), CASES)
def test_whose_word(marked: str, kind: str, whose: str) -> None:
    content, trigger = re.search(r"\[(.*)\]", marked), re.search(r"\{(.*)\}", marked)
    assert content is not None
    assert trigger is not None
    text = re.sub(r"[\[\]{}]", "", marked)
    inner = re.sub(r"[{}]", "", content[1])
    found = voice(annotated(text, said(text, inner, kind=kind)), trigger[1])
    assert found == (("s1",) if whose == "speaker" else REPORT)


def test_the_innermost_statement_claims_it() -> None:
    text = "Dorn told reporters that Voss had said the rebels shelled the harbour."
    outer = said(text, "that Voss had said the rebels shelled the harbour", name="s1")
    inner = said(text, "the rebels shelled the harbour", name="s2", speaker="a2")
    assert voice(annotated(text, outer, inner), "shelled") == ("s2",)


def test_what_the_inner_statement_takes_as_known_the_outer_one_claims() -> None:
    text = "Dorn told reporters that Voss had condemned the attack on the harbour."
    outer = said(text, "that Voss had condemned the attack on the harbour", name="s1")
    inner = said(text, "the attack on the harbour", name="s2", speaker="a2")
    assert voice(annotated(text, outer, inner), "attack") == ("s1",)


def test_what_is_done_by_saying_it_is_told_by_whoever_tells_of_the_saying() -> None:
    text = "Dorn told reporters that Lendia said it would withdraw its troops."
    outer = said(text, "that Lendia said it would withdraw its troops", name="s1")
    inner = said(text, "it would withdraw its troops", name="s2", speaker="a2")
    annotations = annotated(text, outer, inner)
    assert voice(annotations, "withdraw", performers=("a2",)) == ("s1",)
    assert voice(annotations, "withdraw", performers=("a3",)) == ("s2",)
