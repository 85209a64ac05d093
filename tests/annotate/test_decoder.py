"""The decoder of the model's scores, by scores written by hand: no model is loaded."""

import numpy as np
import pytest

from attribune.annotate.labels import Floats
from attribune.annotate.statements.decoder import LINK_SIZE, ROLES, relations, stretches


def labels(path: str) -> Floats:
    """Scores that favour a path: one letter a piece, O, or S C T for source, cue, content, small letters inside."""
    columns = {"O": 0, "S": 1, "s": 2, "C": 3, "c": 4, "T": 5, "t": 6}
    scores = np.zeros((len(path), 1 + 2 * len(ROLES)), dtype=np.float32)
    for place, letter in enumerate(path):
        scores[place, columns[letter]] = 5
    return scores


def links(size: int, *, cue_of: dict[int, int], source_of: dict[int, int]) -> Floats:
    """Link vectors in which the given pieces point to the given places, and all others to the first one."""
    found = np.zeros((size, 4 * LINK_SIZE), dtype=np.float32)
    for place in range(size):
        found[place, LINK_SIZE + place] = 60
        found[place, 3 * LINK_SIZE + place] = 60
        found[place, cue_of.get(place, 0)] = 1
        found[place, 2 * LINK_SIZE + source_of.get(place, 0)] = 1
    return found


def test_contents_around_their_cue_are_one_statement() -> None:
    path = "OTtSCTttO"
    found = relations(
        labels(path), links(9, cue_of={1: 4, 2: 4, 5: 4, 6: 4, 7: 4}, source_of={4: 3}), list(range(1, 9))
    )
    assert len(found) == 1
    assert [(s.first, s.last) for s in found[0].contents] == [(1, 2), (5, 7)]
    assert [(s.first, s.last) for s in (*found[0].sources, *found[0].cues)] == [(3, 3), (4, 4)]
    assert 0.9 < found[0].sure <= 1


def test_one_source_may_have_two_cues() -> None:
    path = "OSCTtCTt"
    found = relations(
        labels(path), links(8, cue_of={3: 2, 4: 2, 6: 5, 7: 5}, source_of={2: 1, 5: 1}), list(range(1, 8))
    )
    assert [(r.sources[0].first, r.cues[0].first, r.contents[0].first) for r in found] == [(1, 2, 3), (1, 5, 6)]


def test_a_content_may_stand_alone_and_a_cue_without_content_is_none() -> None:
    found = relations(labels("OTttCO"), links(6, cue_of={}, source_of={}), list(range(1, 6)))
    assert [(r.sources, r.cues, len(r.contents)) for r in found] == [((), (), 1)]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("OTttO", [("content", 1, 3)]),
        ("OtttO", [("content", 1, 3)]),  # no run begins with an inside label: the best allowed path begins it
        ("OTTtO", [("content", 1, 1), ("content", 2, 3)]),
        ("OSsCc", [("source", 1, 2), ("cue", 3, 4)]),
        ("OOOOO", []),
    ],
)
def test_runs_of_labels_become_stretches(path: str, expected: list[tuple[str, int, int]]) -> None:
    found = [(s.role, s.first, s.last) for s in stretches(labels(path), list(range(1, 5)))]
    assert found == expected
    assert {role for role, _, _ in found} <= set(ROLES)


def test_a_paragraphs_end_does_not_end_a_content() -> None:
    """Separators are no pieces of text: a quotation runs on over them."""
    found = list(stretches(labels("OTtOtt"), [1, 2, 4, 5]))
    assert [(s.first, s.last) for s in found] == [(1, 5)]


def test_nothing_comes_of_nothing() -> None:
    assert relations(labels("O"), links(1, cue_of={}, source_of={}), []) == []


def test_a_cue_counts_from_lower_odds_than_a_source() -> None:
    scores = labels("OOOO")
    scores[1, 3] = scores[2, 1] = 4.7  # B of a cue and B of a source, each a little less likely than none
    assert [(s.role, s.first) for s in stretches(scores, [1, 2, 3])] == [("cue", 1)]
