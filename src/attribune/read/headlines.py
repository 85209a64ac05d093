"""Headlines: a short first block that is not written as a sentence of prose."""

from collections.abc import Sequence

from .words import words

_LONGEST = 180  # characters
_LONGEST_SENTENCE = 120
_MOST_WORDS = 30
_CLOSED = (".", "!", "?", ":", ",", ";", '"', "”", "…")


def same_headline(block: str, given: str) -> bool:
    """Whether a block is the headline that the metadata give; case, quotation marks and a final period do not count."""
    return bool(given) and _letters(block) == _letters(given)


def is_headline(block: str, following: Sequence[str]) -> bool:
    """Whether the report's first block is a headline; `following` is the prose after it, a few blocks.

    Capitals or title case make one. A line in sentence case is one only without a final period and with a longer
    block of whole sentences soon below it: a short first paragraph of prose ends like one.
    """
    tokens = block.split()
    if len(block) > _LONGEST or not 2 <= len(tokens) <= _MOST_WORDS or not following:
        return False
    if block.isupper() or _is_title_case(tokens):
        return True
    if len(tokens) < 4 or len(block) > _LONGEST_SENTENCE or block.endswith(_CLOSED):
        return False
    return any(len(other) > len(block) and other.endswith(_CLOSED) for other in following)


def _is_title_case(tokens: list[str]) -> bool:
    small = words("title", "small")
    heavy = [bare for token in tokens if (bare := token.strip("\"'“”‘’.,:;!?()")) and bare.casefold() not in small]
    lettered = [word for word in heavy if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in lettered)
    return capitals >= 3 and 10 * capitals >= 9 * len(lettered)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
