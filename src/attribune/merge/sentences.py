"""Where the sentences of a report are, by a simple rule: enough to show evidence, not to analyse it."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from ..model.report import Report
from ..model.span import Span
from .wording import wording

# Text without a full stop (a table, a list) must not become one endless quotation.
MAX_SENTENCE = 2_000
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*")
_LAST_WORD = re.compile(r"[\w.]+\Z")
_OPENING = "\"'“‘«(["


class Sentences:
    """The sentences of a report's blocks, in the order of the text."""

    def __init__(self, report: Report) -> None:
        text = report.text
        self._spans = [
            sentence for block in report.blocks for sentence in _sentences(text, block.span.start, block.span.end)
        ]
        self._starts = [span.start for span in self._spans]

    def around(self, anchors: tuple[Span, ...]) -> tuple[Span, ...]:
        """The sentences that the anchors touch, in order; an anchor outside all blocks stands for itself."""
        found: set[Span] = set()
        for anchor in anchors:
            place = max(bisect_right(self._starts, anchor.start) - 1, 0)
            touched = []
            while place < len(self._spans) and self._spans[place].start < anchor.end:
                if self._spans[place].overlaps(anchor):
                    touched.append(self._spans[place])
                place += 1
            found.update(touched or [anchor])
        return tuple(sorted(found))


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of `text[start:end]`, without the white space between them."""
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if _ends_sentence(text, stop, end):
            yield from _pieces(text, begin, stop.end())
            begin = stop.end()
    yield from _pieces(text, begin, end)


def _ends_sentence(text: str, stop: re.Match[str], end: int) -> bool:
    """A stop ends a sentence before white space and what may begin one, but not after an abbreviation."""
    after = stop.end()
    if after >= end or not text[after].isspace():
        return False
    while after < end and text[after].isspace():
        after += 1
    if after < end and not (text[after].isupper() or text[after].isdigit() or text[after] in _OPENING):
        return False
    if stop.group() != ".":
        return True
    before = _LAST_WORD.search(text, max(stop.start() - 20, 0), stop.start())
    word = before.group() if before else ""
    initial = len(word) == 1 and word.isupper()
    return not initial and "." not in word and word.casefold() not in wording().abbreviations


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without outer white space, cut after a space where it is too long for a sentence."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_SENTENCE:
        space = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = space if space > 0 else start + MAX_SENTENCE
        yield Span(start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield Span(start, end)
