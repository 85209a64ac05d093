"""Quotation marks without a partner."""

import pytest

from attribune.model.span import Span
from attribune.read.paragraphs import paragraphs
from attribune.read.quotes import unbalanced_quotes


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ('"No," she said. "Never."', False),
        ("“No,” she said.", False),
        ('“No," she said.', False),
        ('"No, she said.', True),
        ("“No, she said.", True),
        ("No,” she said.", True),
        ('"We will wait.\n\n"And we will not pay," she said.', False),
        ("“We will wait.\n\n“And we will not pay,” she said.", False),
        ("“We will wait.\n\nShe said no more.", True),
        ("He's here, and it's 5' tall.", False),
    ],
)
def test_unbalanced_quotes(text: str, *, noted: bool) -> None:
    assert (unbalanced_quotes(text, paragraphs(text)) is not None) == noted


def test_the_note_says_how_many_and_where() -> None:
    text = 'Fine.\n\n"Odd.\n\nFine.\n\n"Odd too.'

    note = unbalanced_quotes(text, paragraphs(text))

    assert note is not None
    assert note.message == "2 paragraphs with unmatched quotation marks, the first at character 7"
    assert unbalanced_quotes("Fine.", [Span(0, 5)]) is None
