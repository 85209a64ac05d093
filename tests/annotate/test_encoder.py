"""The encoder: windows of word pieces, and the way back to characters."""

import numpy as np
import pytest

from attribune.annotate.encoder import MAX_PIECES, casing, encode, windows
from attribune.model.report import Block, Report
from attribune.model.span import Span


def report(*paragraphs: str) -> Report:
    blocks, text = [], ""
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", Span(len(text), len(text) + len(paragraph))))
        text += paragraph + "\n\n"
    return Report(id="r", text=text, blocks=tuple(blocks))


SENTENCE = "Mayor Ana Voss said on Tuesday that the harbour of Port Selden would stay closed. "


def test_every_word_is_in_one_window_and_its_place_is_a_slice() -> None:
    given = report(SENTENCE * 3, SENTENCE * 40, "“Très bien,” Ms. O'Hara-Núñez said — 🙂.", SENTENCE)
    seen = [place for window in windows(given) for place in window.places if place is not None]
    assert seen == sorted(seen)
    covered = {i for place in seen for i in range(place.start, place.end)}
    wanted = {i for i, c in enumerate(given.text) if c.isalnum()}
    assert wanted <= covered
    assert all(len(window.ids) <= MAX_PIECES for window in windows(given))


def test_only_prose_is_read() -> None:
    given = Report(
        id="r",
        text="PORT SELDEN - Voss said so.",
        blocks=(Block("dateline", Span(0, 13)), Block("paragraph", Span(14, 27))),
    )
    (window,) = windows(given)
    assert min(place.start for place in window.places if place is not None) == 14


def test_a_windows_scores_depend_on_nothing_else() -> None:
    """The same paragraphs, alone and with others behind them that do not fit into their window."""
    alone = next(encode(report(SENTENCE * 12)))
    followed = next(encode(report(SENTENCE * 12, SENTENCE * 12)))
    assert alone.window == followed.window
    assert np.array_equal(alone.labels, followed.labels)
    assert np.array_equal(alone.links, followed.links)


@pytest.mark.parametrize(
    ("word", "expected"), [("1,200", 0), ("mayor", 1), ("Voss", 2), ("NATO", 3), ("McCaul", 4), ("A", 2), ("北京", 4)]
)
def test_casing(word: str, expected: int) -> None:
    assert casing(word) == expected
