"""The text of a report → its parts: headline, bylines, datelines, captions, credits, paragraphs.

1. paragraphs    where the text breaks
2. furniture     per paragraph: date lines, bylines, datelines and credits are cut off or are the whole of it
3. captions      what stands in a picture gallery, or before a picture credit
4. headline      the first block, if it is written like one

The blocks hold every character of the text that is not white space, exactly once and in order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..errors import BadDate
from ..model.report import Block
from ..model.span import Span
from .bylines import Byline, author_line, byline, closing_byline
from .credits import Credit, credit, picture_names
from .datelines import dateline
from .dates import DateLine, iso_date, leading_date, whole_date
from .galleries import Frames, credited
from .headlines import is_headline, same_headline
from .paragraphs import paragraphs, trimmed
from .words import words

_HEAD = 10  # paragraphs in which a report's furniture may still come …
_HEAD_PROSE = 3  # … as long as no more than these many were prose
_LONGEST_LINE = 200  # characters of a line of furniture
_LONGEST_CAPTION = 700
_AFTER_DATE = " \t-–—|•·:"
_SEPARATOR = re.compile(r"\s*[|•·]\s*")


@dataclass(frozen=True, slots=True)
class TextParts:
    """What a report's text says of itself; "", None and () where it says nothing."""

    blocks: tuple[Block, ...]
    published: str
    dateline: str | None
    headline: str | None
    byline: tuple[str, ...]
    credits: tuple[str, ...]
    wire: str | None


def parse_text(text: str, *, headline: str | None = None) -> TextParts:
    """The parts of a report's text. `headline` is what the metadata give: a block that says the same is it."""
    parts = _Parts(text, Frames(text))
    for number, span in enumerate(paragraphs(text)):
        parts.add(span, in_head=number < _HEAD)
    blocks = _with_captions(text, parts.blocks)
    blocks, own_headline = _with_headline(text, blocks, given=headline)
    return TextParts(
        blocks=tuple(blocks),
        published=parts.published(),
        dateline=parts.place,
        headline=own_headline,
        byline=tuple(dict.fromkeys(parts.byline)),
        credits=tuple(dict.fromkeys(parts.credits)),
        wire=parts.wire,
    )


@dataclass(slots=True)
class _Parts:
    """The parts found so far, paragraph by paragraph."""

    text: str
    frames: Frames
    blocks: list[Block] = field(default_factory=list)
    dates: list[tuple[int, str]] = field(default_factory=list)
    byline: list[str] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    place: str | None = None
    wire: str | None = None
    dateline_day: str | None = None
    copyright_year: str | None = None
    prose: int = 0

    def add(self, span: Span, *, in_head: bool) -> None:
        """One paragraph, as one block or several."""
        in_head = in_head and self.prose < _HEAD_PROSE
        if self._add_line(span, in_head=in_head):
            return
        if frames := self.frames.within(span):
            self._add_pictures(span, frames)
            return
        start = self._add_dateline(span) if in_head and self.place is None else span.start
        rest = trimmed(self.text, start, span.end)
        if rest is None:
            return
        found = credit(rest.of(self.text))
        if found is not None:
            self._add_credit(rest, found)
            return
        self._block("paragraph", rest)

    def _add_pictures(self, span: Span, frames: tuple[Span, ...]) -> None:
        """A paragraph of pictures: what frames them, and their captions with the credits at their ends."""
        start = span.start
        for frame in frames:
            self._add_caption(trimmed(self.text, start, frame.start))
            self._block("credit", frame)
            start = frame.end
        self._add_caption(trimmed(self.text, start, span.end))

    def _add_caption(self, span: Span | None) -> None:
        if span is None:
            return
        end = span.start + credited(span.of(self.text))
        if shown := trimmed(self.text, span.start, end):
            self._block("caption" if shown.length <= _LONGEST_CAPTION else "paragraph", shown)
        if maker := trimmed(self.text, end, span.end):
            self._block("credit", maker)
            self.credits.extend(picture_names(maker.of(self.text)))

    def published(self) -> str:
        """The date that the text gives, or ""."""
        if not self.dates and self.dateline_day and self.copyright_year:
            return _date_or_nothing(f"{self.copyright_year}-{self.dateline_day}")
        return min(self.dates, key=lambda date: date[0])[1] if self.dates else ""

    def _block(self, kind: str, span: Span) -> None:
        self.blocks.append(Block(kind, span))
        self.prose += kind == "paragraph"

    def _add_line(self, span: Span, *, in_head: bool) -> bool:
        """A paragraph that is nothing but furniture; False where it is not, and then nothing was added."""
        if span.length > 3 * _LONGEST_LINE:
            return False
        line = span.of(self.text)
        if line.casefold().strip(" .:") in words("page", "lines"):
            self._block("credit", span)
            return True
        if closing := closing_byline(line):
            self._add_byline(span, closing)
            return True
        if span.length > _LONGEST_LINE:
            return False
        if not in_head:
            date = whole_date(line) if line[-1].isdigit() or ":" in line else None
            if date is None or date.rank == 1:  # a bare date below the head is a chronology's own heading
                return False
        segments = tuple(_segments(self.text, span))
        known = [(segment, whole_date(words_), byline(words_)) for segment, words_ in segments]
        if all(date is None and by is None for _, date, by in known):
            return False
        authors = [author_line(words_) for _, words_ in segments]
        if any(not (date or by or author) for (_, date, by), author in zip(known, authors, strict=True)):
            return False
        for (segment, date, by), author in zip(known, authors, strict=True):
            if date is not None:
                self.dates.extend([(date.rank, date.value)] if date.value else [])
                self._block("dateline", segment)
            elif found := by or author:
                self._add_byline(segment, found)
        return True

    def _add_byline(self, span: Span, found: Byline) -> None:
        self._block("byline", span)
        self.byline.extend(found.names)
        self.wire = self.wire or found.wire

    def _add_dateline(self, span: Span) -> int:
        """Cuts a leading date and dateline off; gives where the report's own words begin."""
        paragraph = self.text[span.start : min(span.end, span.start + 2 * _LONGEST_LINE)]
        date = leading_date(paragraph) if not self.prose else None
        after = paragraph[date.end :] if date else paragraph
        rest = after.lstrip(_AFTER_DATE) if date else after
        line = dateline(rest, expected=date is not None)
        if date is not None and line is None and not _stands_apart(date, after, rest):
            date, rest = None, paragraph
            line = dateline(rest)
        begin = len(paragraph) - len(rest)
        end = begin + (line.end if line else 0)
        if not end:
            return span.start
        if date is not None and date.value:
            self.dates.append((date.rank, date.value))
        if line is not None:
            self.place = line.place or None
            self.wire = self.wire or line.wire
            if line.month_day and line.year and (value := _date_or_nothing(f"{line.year}-{line.month_day}")):
                self.dates.append((1, value))
            elif not line.year:
                self.dateline_day = line.month_day
        block = trimmed(self.text, span.start, span.start + end)
        if block is not None:
            self._block("dateline", block)
        return span.start + end

    def _add_credit(self, span: Span, found: Credit) -> None:
        before = trimmed(self.text, span.start, span.start + found.start) if found.start else None
        if before is not None:
            is_caption = found.kind == "picture" and before.length <= _LONGEST_CAPTION
            self._block("caption" if is_caption else "paragraph", before)
        self._block("credit", Span(span.start + found.start, span.end))
        self.credits.extend(found.names)
        self.wire = self.wire or found.wire
        self.copyright_year = self.copyright_year or found.year


def _segments(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """The parts of a line between bars and bullets, each with the separator after it, and its words without it."""
    start = span.start
    for separator in [*_SEPARATOR.finditer(text, span.start, span.end), None]:
        end = span.end if separator is None else separator.start()
        whole = trimmed(text, start, span.end if separator is None else separator.end())
        if whole is not None:
            yield whole, text[start:end].strip()
        start = end if separator is None else separator.end()


def _with_captions(text: str, blocks: list[Block]) -> list[Block]:
    """Captions: what opens like one, and what stands before a picture credit and tells who is where."""
    marked: list[Block] = []
    for number, block in enumerate(blocks):
        following = blocks[number + 1].kind if number + 1 < len(blocks) else None
        if block.kind == "paragraph" and block.span.length <= _LONGEST_CAPTION:
            folded = block.span.of(text).casefold()
            if folded.startswith(tuple(words("caption", "openings"))) or (
                following == "credit" and any(marker in folded for marker in words("caption", "markers"))
            ):
                block = Block("caption", block.span)
        marked.append(block)
    return marked


def _with_headline(text: str, blocks: list[Block], *, given: str | None) -> tuple[list[Block], str | None]:
    """The blocks with their headline marked, and its words: the given one if there is one."""
    prose = [number for number, block in enumerate(blocks[: _HEAD + 1]) if block.kind == "paragraph"]
    chosen = next((n for n in prose if given and same_headline(blocks[n].span.of(text), given)), None)
    if chosen is None and len(prose) > 1:
        first, following = prose[0], [blocks[n].span.of(text) for n in prose[1:4]]
        opens = first == 0 or blocks[first - 1].kind != "dateline" or _own_line(text, blocks, first)
        if opens and is_headline(blocks[first].span.of(text), following):
            chosen = first
    if chosen is None:
        return blocks, given
    span = blocks[chosen].span
    marked = [*blocks[:chosen], Block("headline", span), *blocks[chosen + 1 :]]
    return marked, given or " ".join(span.of(text).split())


def _own_line(text: str, blocks: list[Block], number: int) -> bool:
    """Whether a line break parts the block from the one before it."""
    between = text[blocks[number - 1].span.end : blocks[number].span.start]
    return "\n" in between or "\r" in between


def _stands_apart(date: DateLine, after: str, rest: str) -> bool:
    """Whether a date before prose is the report's own: "2025-02-14 was a Friday" is prose."""
    mark = after[: len(after) - len(rest)].strip()
    return date.rank != 1 or (mark != "" and not rest[:1].islower())


def _date_or_nothing(value: str) -> str:
    try:
        return iso_date(value)
    except BadDate:
        return ""
