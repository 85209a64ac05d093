"""Quotation marks: which ones belong together, paragraph by paragraph.

Pure text, one pass. A paragraph is paired by itself, so that an odd mark costs at most its own paragraph; a quotation
that is left open runs to the paragraph's end, as style books want it where the next paragraph opens the marks anew.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.span import Span

# Doubled backticks and apostrophes stand for curly marks in agency copy; so do paired guillemets and low marks.
_MARK = re.compile(r"``|''|[“”„\"«»‘’‚'‹›]")
_SINGLE = frozenset("‘’‚'‹›")
# What the opening mark is closed with. German sets »…« and „…“ where French sets «…» and English “…”.
_CLOSERS = {
    "“": "”\"''",
    "„": '“”"',
    '"': "\"”''",
    "``": "''\"”",
    "''": "''\"",
    "«": "»",
    "»": "«",
}
_BEFORE_OPENING = frozenset('([{—–-/:“„"`«»‘')


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks, `depth` 0 where it stands within no other; `closed` is False where it is left open.

    `opened` is False where the opening mark is missing because the quotation runs on from the paragraph before.
    """

    span: Span
    depth: int
    closed: bool = True
    opened: bool = True
    width: int = 1

    @property
    def inner(self) -> Span:
        """What stands between the marks."""
        start = self.span.start + (self.width if self.opened else 0)
        end = self.span.end - (self.width if self.closed else 0)
        return Span(start, max(end, start + 1))


def quotations(text: str, paragraph: Span, *, runs_on: bool = False) -> tuple[Quotation, ...]:
    """The paragraph's quotations in the order of the text; those within another one follow it.

    `runs_on` tells that the paragraph before left a quotation open: a closing mark without an opening one then ends it.
    """
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, paragraph.start, paragraph.end)]
    outer = list(_paired(text, paragraph, [m for m in marks if m[1] not in _SINGLE], runs_on=runs_on))
    bounds = sorted(edge for q in outer for edge in (q.span.start, q.span.end - 1))
    singles = [m for m in marks if m[1] in _SINGLE]
    inner = [
        Quotation(span, depth=int(_is_within(span, outer)))
        for span in _paired_singles(text, paragraph, singles, bounds)
        if span.length > 2
    ]
    return tuple(
        sorted([q for q in outer if q.span.length > 2 * q.width] + inner, key=lambda q: (q.span.start, q.depth))
    )


def is_left_open(found: tuple[Quotation, ...]) -> bool:
    """Whether the paragraph's last quotation was left open, so that it may run on in the next paragraph."""
    return any(not q.closed for q in found)


def _paired(text: str, paragraph: Span, marks: list[tuple[int, str]], *, runs_on: bool) -> Iterator[Quotation]:
    """Double quotations; of two opening marks in a row the first one is taken for left open where the second stands."""
    opened: tuple[int, str] | None = None
    found_any = False
    for at, mark in marks:
        width = len(mark)
        if opened is not None and mark in _closers(opened[1]) and not _must_open(text, at, width, mark, paragraph):
            yield Quotation(Span(opened[0], at + width), depth=0, width=width)
            opened, found_any = None, True
        elif _can_open(text, at, width, mark, paragraph):
            if opened is not None:
                end = len(text[opened[0] : at].rstrip()) + opened[0]
                if end - opened[0] > len(opened[1]):
                    yield Quotation(Span(opened[0], end), depth=0, closed=False, width=len(opened[1]))
            opened, found_any = (at, mark), True
        elif runs_on and opened is None and not found_any and at > paragraph.start:
            yield Quotation(Span(paragraph.start, at + width), depth=0, opened=False, width=width)
            found_any = True
    if opened is not None and paragraph.end - opened[0] > len(opened[1]):
        yield Quotation(Span(opened[0], paragraph.end), depth=0, closed=False, width=len(opened[1]))


def _closers(mark: str) -> str:
    return _CLOSERS.get(mark, "")


def _around(text: str, at: int, width: int, paragraph: Span) -> tuple[str, str]:
    """The characters before and after a mark, a space standing for the paragraph's ends."""
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + width] if at + width < paragraph.end else " "
    return before, after


def _must_open(text: str, at: int, width: int, mark: str, paragraph: Span) -> bool:
    """A straight mark, with white space before it and a word after it, opens even where one is open already."""
    before, after = _around(text, at, width, paragraph)
    return mark in "\"''" and before.isspace() and after.isalnum()


def _can_open(text: str, at: int, width: int, mark: str, paragraph: Span) -> bool:
    before, after = _around(text, at, width, paragraph)
    if after.isspace() and mark != "«":
        return False
    if mark in ("“", "„", "``", "«"):
        return True
    # A straight mark after a digit is inches or seconds; a closing curly one opens only where it was typed wrongly.
    return before.isspace() or before in _BEFORE_OPENING


def _paired_singles(text: str, paragraph: Span, marks: list[tuple[int, str]], bounds: list[int]) -> Iterator[Span]:
    """Single quotations, told from apostrophes.

    A mark after a plural's s may be a possessive: it closes only where no better one follows before the next opening
    mark or the edge of a double quotation.
    """
    opened: int | None = None
    weak: int | None = None
    edge = 0
    for at, mark in marks:
        while edge < len(bounds) and bounds[edge] < at:
            if opened is not None and weak is not None:
                yield Span(opened, weak)
            opened = weak = None
            edge += 1
        before, after = _around(text, at, 1, paragraph)
        opens = (before.isspace() or before in _BEFORE_OPENING) and (after.isalnum() or after in "[$…")
        if opens and mark in "‘‚'‹":
            if opened is not None and weak is not None:
                yield Span(opened, weak)
            opened, weak = at, None
        elif opened is not None and mark != "‘" and not before.isspace() and not after.isalnum():
            if before == "s" and after.isspace():
                weak = weak or at + 1
            else:
                yield Span(opened, at + 1)
                opened = weak = None
    if opened is not None and weak is not None:
        yield Span(opened, weak)


def _is_within(span: Span, outer: list[Quotation]) -> bool:
    low, high = 0, len(outer)
    while low < high:
        middle = (low + high) // 2
        if outer[middle].span.end <= span.start:
            low = middle + 1
        else:
            high = middle
    return low < len(outer) and outer[low].span.contains(span)
