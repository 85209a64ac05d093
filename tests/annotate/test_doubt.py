"""How likely triggers are events: learnt weights, what is left out, and what is none of their business."""

from dataclasses import replace

import pytest

from attribune.annotate.events import find_drafts
from attribune.annotate.events.doubt import LEARNT, LEAST, described, likely, probability, weighed
from attribune.annotate.events.surroundings import Surroundings
from attribune.model.event import Event
from attribune.model.span import Span
from tests.annotate.test_events import annotated, triggers

PLAIN = "The harbour union accused Mayor Ana Voss of lying on Monday, and the council condemned the strike."


def test_every_event_has_the_probability_that_its_features_give() -> None:
    annotations = replace(annotated(PLAIN), events=())
    found = find_drafts(annotations)
    around = Surroundings(annotations, found.cast.created(), found.hints)
    assert found.drafts
    for draft in weighed(found.drafts, around):
        assert draft.confidence == pytest.approx(probability(described(draft, around)), abs=0.005)
        assert 0 < draft.confidence < 1


def test_a_plain_deed_is_likelier_than_what_somebody_says_should_be_done() -> None:
    annotations = annotated(PLAIN, "“The council should pay the crews,” Voss said.")
    by_trigger = {words: event.confidence for event in annotations.events for words in triggers(annotations, event)}
    assert by_trigger["accused"] > by_trigger.get("should", LEAST) >= LEAST


def test_what_is_unlikely_is_listed_among_the_skipped() -> None:
    sure, unsure = (
        Event(id=name, type="ACCUSE", triggers=(Span(start, start + 4),), confidence=confidence)
        for name, start, confidence in (("e1", 0, LEAST), ("e2", 9, LEAST - 0.01))
    )
    own = Event(id="e3", type="FERRY", triggers=(Span(20, 24),), confidence=0.0)
    kept, skipped = likely((sure, unsure, own), sentences=20)
    assert [event.id for event in kept] == ["e1", "e3"]
    assert [(one.what, one.span) for one in skipped] == [("event", Span(9, 13))]


def test_the_same_features_give_the_same_whatever_their_order() -> None:
    features = {"type=ACCUSE": 1.0, "both": 1.0, "length": 0.4}
    assert probability(features) == probability(dict(reversed(features.items())))
    assert probability({"never seen": 1.0}) == probability({})
    assert "OTHER" not in LEARNT


def test_a_report_of_a_few_sentences_tells_too_little_to_judge_by() -> None:
    unsure = Event(id="e1", type="ACCUSE", triggers=(Span(0, 4),), confidence=LEAST - 0.1)
    assert likely((unsure,), sentences=2) == ((unsure,), ())
    assert likely((unsure,), sentences=20)[0] == ()


def test_a_denial_stays_however_unlikely() -> None:
    denied = Event(id="e1", type="MOBILIZE", triggers=(Span(0, 4),), status="denied", confidence=0.01)
    assert likely((denied,), sentences=20) == ((denied,), ())
