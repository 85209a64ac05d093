"""Matters: what they are called, whose they are, and how they stand."""

import pytest

from attribune.annotate.actors import annotate_actors
from attribune.annotate.layers import Annotations
from attribune.annotate.matters import annotate_matters
from attribune.annotate.matters.lexicon import matter_words
from attribune.annotate.parse import parse
from attribune.model.matter import MATTER_KINDS, Matter
from attribune.model.report import Block, Report
from attribune.model.span import Span


def annotated(text: str) -> Annotations:
    report = Report(id="r", text=text, blocks=(Block("paragraph", Span(0, len(text))),))
    return annotate_matters(annotate_actors(Annotations(report=report, parse=parse(report))))


def statuses(matter: Matter) -> list[str]:
    return [change.status for change in matter.history]


@pytest.mark.parametrize(
    ("text", "name", "kind", "history"),
    [
        ("Parliament passed the harbour safety bill on Friday.", "harbour safety bill", "law", ["passed"]),
        ("The governor signed an executive order to close the port.", "executive order", "order", ["signed"]),
        ("A judge blocked the travel ban on Monday.", "travel ban", "policy", ["blocked"]),
        ("The court struck down the harbour tax.", "harbour tax", "policy", ["struck down"]),
        ("The toll agreement with Lendia expired last year.", "toll agreement", "deal", ["expired"]),
        ("The mayor plans to repeal the night curfew.", "night curfew", "policy", ["at risk"]),
        ("The ministry denied the fraud claims.", "", "", []),
        ("He ran in order to win.", "", "", []),
        ("Voters must obey the law.", "", "", []),
    ],
)
def test_matter_and_its_status(text: str, name: str, kind: str, history: list[str]) -> None:
    found = [(m.name, m.kind, statuses(m)) for m in annotated(text).matters]
    assert found == ([(name, kind, history)] if name else [])


def test_charges_that_somebody_asks_to_drop_are_pending() -> None:
    annotations = annotated("The ministry asked prosecutors to drop the bribery charges against Victor Hale.")
    (matter,) = annotations.matters
    assert (matter.name, matter.kind) == ("bribery charges against Victor Hale", "case")
    assert statuses(matter) == ["pending", "dismissal requested"]
    names = {a.id: a.name for a in annotations.actors}
    assert names[matter.of or ""] == "Victor Hale"


def test_later_mentions_are_the_same_matter() -> None:
    text = "Duarte signed an executive order to close the port. The order was challenged by the union."
    (matter,) = annotated(text).matters
    assert [m.span.of(text) for m in matter.mentions] == ["executive order", "order"]
    assert statuses(matter) == ["signed", "challenged"]


def test_every_change_has_its_words() -> None:
    text = "Since the adoption in 2014 of the city's sanctuary policy, which limits arrests, little has changed."
    (matter,) = annotated(text).matters
    assert {c.status for c in matter.history} == {"adopted", "in force"}
    assert all(e.of(text) for c in matter.history for e in c.evidence)


def test_kinds_are_those_of_the_model() -> None:
    assert set(matter_words().kinds) == set(MATTER_KINDS)
