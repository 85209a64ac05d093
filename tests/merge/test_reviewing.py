"""Which entries a reviewer is asked to look at."""

from dataclasses import replace

import pytest

from attribune.merge import entries_of
from attribune.merge.reviewing import review_queue
from tests.merge.records import MET, QUOTED, meeting, saying


@pytest.mark.parametrize(("confidence", "asked"), [(0.45, False), (0.25, True)])
def test_a_plain_event_needs_no_look_and_a_doubtful_one_does(confidence: float, asked: bool) -> None:
    (event,) = entries_of(meeting(MET, when="2031-03-11"))
    queue = review_queue([replace(event, confidence=confidence)], 5)
    assert bool(queue) == asked
    if queue:
        assert f"read with confidence {confidence:.2f}" in queue[0].chosen


def test_a_statement_is_looked_at_earlier_than_an_event_as_sure() -> None:
    (event,) = entries_of(meeting(MET))
    (statement,) = entries_of(saying(QUOTED, "We keep the port open"))
    queue = review_queue([replace(event, confidence=0.5), replace(statement, confidence=0.5)], 5)
    assert [entry.kind for entry in queue] == ["statement"]
