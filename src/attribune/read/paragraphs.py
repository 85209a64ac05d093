"""Text → paragraphs: blank lines, one paragraph a line, and lines that were wrapped at a fixed width.

All is one pass over the lines, whatever the text.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ..model.span import Span

# Wire copy and mail are wrapped at 65 to 80 columns; a longer line was not wrapped, a shorter width says nothing.
_NARROWEST, _WIDEST = 40, 100
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_SENTENCE_END = (".", "!", "?", '"', "”", "’", "'", ")", ":", "…")
BYTE_ORDER_MARK = "\ufeff"


class _Line(NamedTuple):
    start: int
    end: int
    first_word: int  # length of the first word: would it have fitted on the line before?
    indent: int
    opens_small: bool
    breaks_off: bool  # ends with a comma or a semicolon
    ends_sentence: bool

    @property
    def length(self) -> int:
        return self.end - self.start


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends, nor a byte order mark; None where nothing is left."""
    piece = text[start:end]
    if start == 0 and piece.startswith(BYTE_ORDER_MARK):
        start, piece = 1, piece[1:]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return Span(start + left, start + right) if left < right else None


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of the text in order. Together they hold every character that is not white space.

    Blank lines always part paragraphs. A single line break does so too, unless the text is hard-wrapped (most lines
    end within a sentence) and the next line's first word would not have fitted, or the line ends in the middle of a
    sentence: with a comma or semicolon, or without a final mark before a line that goes on in small letters.
    """
    groups = tuple(_groups(text))
    width = _wrap_width(groups)
    found: list[Span] = []
    for group in groups:
        start = group[0].start
        for line, following in pairwise(group):
            if not _goes_on(line, following, width):
                found.append(Span(start, line.end))
                start = following.start
        found.append(Span(start, group[-1].end))
    return tuple(found)


def _groups(text: str) -> Iterator[list[_Line]]:
    """Runs of lines without a blank line between them."""
    group: list[_Line] = []
    previous = 0
    for match in _LINE.finditer(text):
        span = trimmed(text, match.start(), match.end())
        if group and (span is None or _is_blank_between(text, previous, match.start())):
            yield group
            group = []
        previous = match.end()
        if span is not None:
            words = text[span.start : min(span.end, span.start + _WIDEST)].split(maxsplit=1)
            group.append(
                _Line(
                    start=span.start,
                    end=span.end,
                    first_word=len(words[0]),
                    indent=span.start - match.start(),
                    opens_small=text[span.start].islower(),
                    breaks_off=text[span.end - 1] in ",;",
                    ends_sentence=text[span.end - 1] in _SENTENCE_END,
                )
            )
    if group:
        yield group


def _is_blank_between(text: str, end: int, start: int) -> bool:
    """Whether more than one line break stands between two lines; \\r\\n is one."""
    return start - end > 1 and text[end:start] != "\r\n"


def _wrap_width(groups: tuple[list[_Line], ...]) -> int | None:
    """The width at which the text was wrapped, or None where it was not."""
    breaks = [line for group in groups for line in group[:-1]]
    if not breaks:
        return None
    lengths = sorted(line.length for group in groups for line in group)
    width = lengths[(len(lengths) * 19) // 20] if len(lengths) >= 20 else lengths[-1]
    within_sentence = sum(not line.ends_sentence for line in breaks)
    return width if _NARROWEST <= width <= _WIDEST and 2 * within_sentence >= len(breaks) else None


def _goes_on(line: _Line, following: _Line, width: int | None) -> bool:
    """Whether `following` belongs to the paragraph of `line`, directly above it."""
    within_sentence = line.breaks_off or (following.opens_small and not line.ends_sentence)
    if width is None:
        return within_sentence
    if following.indent > line.indent + 1:
        return False
    return line.length + 1 + following.first_word > width or within_sentence
