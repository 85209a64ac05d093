"""The link between a pronoun and a mention, from vectors written by hand."""

import numpy as np

from attribune.annotate.actors.links import AFAR, LINK_SIZE, Links
from attribune.annotate.encoder import Scores, Window
from attribune.model.span import Span


def window(*pieces: tuple[Span, float, float]) -> Scores:
    """A window of pieces: where each stands, what it looks for and what it offers, along one direction."""
    vectors = np.zeros((len(pieces) + 1, 2 * LINK_SIZE), dtype=np.float32)
    for place, (_, wanted, offered) in enumerate(pieces, 1):
        vectors[place, 0], vectors[place, LINK_SIZE] = wanted, offered
    shown = Window([101] * len(vectors), [0] * len(vectors), [None, *(span for span, _, _ in pieces)])
    nothing = np.zeros((len(vectors), 7), dtype=np.float32)
    return Scores(shown, nothing, nothing, vectors, nothing, nothing)


VOSS, LORNE, SHE, HER = Span(0, 4), Span(10, 15), Span(20, 23), Span(30, 33)
ROOT = LINK_SIZE**0.5


def test_the_best_of_an_actors_mentions_counts() -> None:
    links = Links([window((VOSS, 0, 8), (LORNE, 0, 2), (SHE, 4, 0))])
    assert links.best(SHE, [VOSS]) == 32 / ROOT
    assert links.best(SHE, [LORNE, VOSS]) == 32 / ROOT
    assert links.best(SHE, [LORNE]) == 8 / ROOT


def test_a_word_of_several_pieces_offers_the_mean_of_its_ends() -> None:
    links = Links([window((Span(0, 2), 0, 8), (Span(2, 4), 0, 4), (SHE, 4, 0))])
    assert links.best(SHE, [VOSS]) == 4 * 6 / ROOT


def test_across_windows_a_link_says_less() -> None:
    links = Links([window((VOSS, 0, 8)), window((HER, 4, 0))])
    assert links.best(HER, [VOSS]) == AFAR * 32 / ROOT


def test_what_the_encoder_has_not_seen_says_nothing() -> None:
    links = Links([window((VOSS, 0, 8))])
    assert links.know(VOSS)
    assert not links.know(SHE)
    assert links.best(SHE, [VOSS]) == 0.0
    assert links.best(VOSS, [SHE]) == 0.0
    assert not Links(()).know(VOSS)
