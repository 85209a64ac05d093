"""What the encoder says of triggers and of who takes part, from arrays written by hand."""

import numpy as np
import pytest

from attribune.annotate.encoder import Scores, Window
from attribune.annotate.events.hints import SIZE, TYPES, Hints
from attribune.model.span import Span

VOSS, MET, LORNE, LATER = Span(0, 4), Span(5, 8), Span(9, 14), Span(30, 35)
ACTING, SUFFERING = 0, 1  # the first two directions of every vector
ASKS_ACTOR, ASKS_RECIPIENT, IS_ACTOR, IS_RECIPIENT = (number * SIZE for number in range(4))


def window(*words: Span) -> Scores:
    """A window of words, a piece each, of which the encoder says nothing yet."""
    size = len(words) + 1
    shown = Window([101] * size, [0] * size, [None, *words])
    nothing = np.zeros((size, 7), dtype=np.float32)
    events = np.zeros((size, 1 + len(TYPES)), dtype=np.float32)
    return Scores(shown, nothing, nothing, nothing, events, np.zeros((size, 4 * SIZE + 2), dtype=np.float32))


def test_the_types_of_a_trigger_are_chances() -> None:
    scores = window(VOSS, MET)
    scores.events[2, 1 + TYPES.index("CONSULT")] = 4.0
    likely = Hints([scores]).types(MET)
    assert max(likely, key=lambda kind: likely[kind]) == "CONSULT"
    assert likely["CONSULT"] == pytest.approx(np.e**4 / (np.e**4 + len(TYPES)))
    assert sum(likely.values()) < 1  # what is left is for no event


def test_what_the_encoder_has_not_seen_has_no_types_and_no_place() -> None:
    hints = Hints([window(VOSS)])
    assert not hints.types(LATER)
    assert hints.place(LATER) is None


def test_who_takes_part_is_whose_vector_fits_the_triggers() -> None:
    scores = window(VOSS, MET, LORNE)
    scores.parts[2, [ASKS_ACTOR + ACTING, ASKS_RECIPIENT + SUFFERING]] = 2.0
    scores.parts[1, IS_ACTOR + ACTING] = 3.0
    scores.parts[3, IS_RECIPIENT + SUFFERING] = 3.0
    scores.parts[2, 4 * SIZE] = 1.0  # the score of nobody's acting
    hints = Hints([scores])
    assert hints.participants((0, 2), "actors", [1, 3]) == [5.0, -1.0]
    assert hints.participants((0, 2), "recipients", [1, 3]) == [0.0, 6.0]


def test_windows_are_told_apart() -> None:
    hints = Hints([window(VOSS, MET), window(LATER)])
    assert (hints.place(MET), hints.place(LATER)) == ((0, 2), (1, 1))
