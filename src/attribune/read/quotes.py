"""Quotation marks that have no partner: what follows them may be read wrongly, so the reader is told."""

from collections.abc import Sequence

from ..model.report import Note
from ..model.span import Span

_OPENING = ("“", '"', "‘", "«")


def unbalanced_quotes(text: str, paragraphs: Sequence[Span]) -> Note | None:
    """A note where a paragraph opens a quotation that it does not close, or closes one that it did not open.

    A quotation that goes on in the next paragraph, which then opens with a quotation mark again, is as it should be.
    """
    odd: list[int] = []
    for number, span in enumerate(paragraphs):
        words = span.of(text)
        opened = _left_open(words)
        if opened == 0:
            continue
        following = paragraphs[number + 1].of(text) if number + 1 < len(paragraphs) else ""
        if opened < 0 or not following.startswith(_OPENING):
            odd.append(span.start)
    if not odd:
        return None
    count = "a paragraph" if len(odd) == 1 else f"{len(odd)} paragraphs"
    return Note("unbalanced_quotes", f"{count} with unmatched quotation marks, the first at character {odd[0]}")


def _left_open(words: str) -> int:
    """How many quotations are still open at the end; -1 where one was closed that had not been opened.

    A straight mark may be the partner of a curly one: editors mix them.
    """
    opened, closed, straight = words.count("“"), words.count("”"), words.count('"')
    if straight % 2:
        return 0 if abs(opened - closed) == 1 else 1
    return max(opened - closed, -1)
