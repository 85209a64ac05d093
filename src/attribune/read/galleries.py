"""Picture galleries and captions that a page's text runs together with what they show.

"Photos: Flood in Springfield A man wades through a street. Hide Caption 2 of 9" is a gallery's title, a caption and a
count; "Image copyright AFP Image caption The bridge has collapsed" and "Getty Images The bridge has collapsed" are a
credit and a caption.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import takewhile

from ..model.span import Span
from .words import is_picture_source, words

_LONGEST_TITLE = 16  # words
_LONGEST_NAME = 4  # words of a credit
_REACH = 80  # characters of a line in which one that opens it ends
# What these pages write between captions; a credit may stand between two labels of it.
_FRAME = re.compile(
    r"Hide Caption \d+ of \d+"
    r"|^\d+ show all \S[^\n\r]{1,79}[^\s.!?](?=\s*$)"
    r"|Image copyright (?:\S+ ){1,6}?Image caption(?= )"
    r"|(?:Image|Media) caption(?= [A-Z])",
    re.MULTILINE,
)
_TITLE = re.compile(r"(?<!\S)Photos: (?=\S)")
_COUNT = re.compile(r"(?<!\S)(\d{1,3})/(\d{1,3})(?= [A-Z0-9])")
_WORD = re.compile(r"\S+")
_LINE = re.compile(r"^(?=[A-Z])[^\n]+", re.MULTILINE)


class Frames:
    """What frames the pictures of a text, in order; the text between two frames of a paragraph is a caption."""

    def __init__(self, text: str) -> None:
        found = [Span(*match.span()) for match in _FRAME.finditer(text)]
        found += [*_titles(text), *_counts(text), *_credits_before(text)]
        self._frames = _apart(found)
        self._starts = [frame.start for frame in self._frames]

    def within(self, paragraph: Span) -> tuple[Span, ...]:
        """Those that stand in the paragraph as a whole: what looks like one may run over a rare kind of line break."""
        first, last = (bisect_left(self._starts, place) for place in (paragraph.start, paragraph.end))
        return tuple(frame for frame in self._frames[first:last] if frame.end <= paragraph.end)


def credited(caption: str) -> int:
    """Where the credit begins that a caption ends with: "… left the depot Jane Doe/Pool/AFP"; its end if with none."""
    ends = list(_WORD.finditer(caption))
    for match in ends[-_LONGEST_NAME:]:
        maker, stroke, house = caption[match.start() :].rpartition("/")
        if is_picture_source(house) and all(word[:1].isupper() for word in maker.split()):
            before = [word[0] for word in ends if word.start() < match.start()]
            given = list(takewhile(_is_name, reversed(before[-2:]))) if stroke and " " not in maker else []
            return match.start() - sum(len(word) + 1 for word in given)
    return len(caption)


def _is_name(word: str) -> bool:
    return word.isalpha() and word.istitle()


def _titles(text: str) -> Iterator[Span]:
    """The title that a gallery has before every caption: what all of them begin with."""
    openings: dict[tuple[str, ...], list[tuple[int, list[re.Match[str]]]]] = defaultdict(list)
    for start in _TITLE.finditer(text):
        line_end = text.find("\n", start.end())
        end = min(len(text) if line_end < 0 else line_end, start.end() + 25 * _LONGEST_TITLE)
        following = list(_WORD.finditer(text, start.end(), end))[:_LONGEST_TITLE]
        openings[tuple(word[0] for word in following[:2])].append((start.start(), following))
    for captions in openings.values():
        if len(captions) == 1:
            continue
        columns = zip(*(following for _, following in captions), strict=False)
        alike = sum(1 for _ in takewhile(_is_one_word, columns))
        # Captions that all begin with an article share it.
        while alike > 1 and captions[0][1][alike - 1][0].casefold() in words("title", "articles"):
            alike -= 1
        if alike:
            yield from (Span(start, following[alike - 1].end()) for start, following in captions)


def _is_one_word(column: tuple[re.Match[str], ...]) -> bool:
    return len({word[0] for word in column}) == 1


def _counts(text: str) -> Iterator[Span]:
    """The counts "1/8", "2/8" before captions, where all up to the last one are there: days are written so, too."""
    runs: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in _COUNT.finditer(text):
        runs[match[2]].append(match)
    for total, counts in runs.items():
        places = {int(match[1]) for match in counts}
        if len(places) > 1 and places == set(range(1, int(total) + 1)):
            yield from (Span(*match.span()) for match in counts)


def _credits_before(text: str) -> Iterator[Span]:
    """An agency's name that is a line, or opens one before the first word of a sentence."""
    first_words = words("title", "articles") | words("title", "openings")
    for line in _LINE.finditer(text):
        opening = list(_WORD.finditer(line[0][:_REACH]))
        for number, last in enumerate(opening[:_LONGEST_NAME]):
            house = line[0][: last.end()]
            if not all(map(is_picture_source, house.split(":"))):
                continue
            following = opening[number + 1][0] if number + 1 < len(opening) else ""
            sure = ":" in house or house.casefold() in words("credit", "only_pictures")
            if not following or (following[0].isupper() and (sure or following.casefold() in first_words)):
                yield Span(line.start(), line.start() + last.end())
                break


def _apart(frames: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, without those that reach into one before."""
    kept: list[Span] = []
    for frame in sorted(frames, key=lambda span: (span.start, -span.end)):
        if not kept or frame.start >= kept[-1].end:
            kept.append(frame)
    return tuple(kept)
