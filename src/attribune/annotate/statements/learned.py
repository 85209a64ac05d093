"""Drafts that the trained model finds: one pass of the encoder, its scores decoded, the spans put on whole words."""

from collections.abc import Iterator

from spacy.tokens import Token

from ...model.span import Span
from ..encoder import Window, encode
from ..layers import Annotations
from ..parse import Parse, Piece
from .decoder import Relation, Stretch, relations
from .draft import Draft

_EMPTY = frozenset({"DET", "ADP", "PUNCT", "CCONJ", "SCONJ", "PART", "SPACE", "SYM"})
LEARNED = "learned"  # the frame of a draft that the model found


def learned_statements(annotations: Annotations) -> Iterator[Draft]:
    """The statements of a report, in the order of the text; some have a cue and no content yet."""
    report = annotations.report
    days = frozenset(time.span for time in annotations.times)
    for scores in encode(report) if annotations.scores is None else annotations.scores:
        for relation in relations(scores.labels, scores.links, scores.real):
            draft = _draft(relation, scores.window, report.text, annotations.parse, days)
            if draft is not None:
                yield draft


def _draft(relation: Relation, window: Window, text: str, parse: Parse, days: frozenset[Span]) -> Draft | None:
    spans = {
        role: tuple(_words_of(stretch, window, text) for stretch in found)
        for role, found in (("source", relation.sources), ("cue", relation.cues), ("content", relation.contents))
    }
    piece = parse.piece_at((spans["cue"] or spans["content"])[0].start)
    if piece is None:
        return None
    # "said Tuesday that …": the day, a colon or an article by itself is no part of what was said.
    spans["content"] = tuple(span for span in spans["content"] if span not in days and _says_something(span, parse))
    spans["content"] = _without_scraps(spans["content"], text)
    if not spans["content"] and not spans["cue"]:
        return None
    spans["source"] = tuple(
        _without_preposition(span, parse) for span in spans["source"] if _says_something(span, parse)
    )
    verb = _head(piece, spans["cue"])
    return Draft(
        piece=piece,
        source=spans["source"],
        cue=spans["cue"],
        content=spans["content"],
        confidence=relation.sure,
        verb=verb,
        frame=LEARNED,
    )


def _without_preposition(span: Span, parse: Parse) -> Span:
    """The source without a preposition that it ends in: "a federal judge on" Friday blocked an order."""
    piece = parse.piece_at(span.start)
    tokens = piece.tokens_in(span) if piece is not None else None
    if piece is None or tokens is None or len(tokens) < 2 or tokens[-1].pos_ != "ADP":
        return span
    return Span(span.start, piece.span_of(tokens[-2]).end)


def _without_scraps(content: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """The content without unquoted pieces of a word or two that stand in a sentence after its longest piece's."""
    longest = max(content, key=lambda span: span.length, default=None)
    if longest is None:
        return content

    def is_scrap(span: Span) -> bool:
        words = span.of(text)
        between = text[longest.end : span.start]
        return len(words.split()) < 3 and words[0].isalnum() and any(mark in between for mark in (". ", "\n"))

    return tuple(span for span in content if not is_scrap(span))


def _says_something(span: Span, parse: Parse) -> bool:
    """Whether the span holds more than articles, prepositions and marks."""
    piece = parse.piece_at(span.start)
    tokens = piece.tokens_in(span) if piece is not None else None
    return tokens is not None and any(token.pos_ not in _EMPTY for token in tokens)


def _words_of(stretch: Stretch, window: Window, text: str) -> Span:
    """The span of the stretch's pieces, widened to whole words."""
    first, last = window.places[stretch.first], window.places[stretch.last]
    assert first is not None
    assert last is not None
    start, end = first.start, last.end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    # A comma that parts the content from its cue belongs to neither, unless it stands within quotation marks.
    if stretch.role == "content" and end - start > 1 and text[end - 1] == ",":
        end -= 1
    return Span(start, end)


def _head(piece: Piece, cue: tuple[Span, ...]) -> Token | None:
    """The word of the cue that the others depend on: its verb, noun or adjective."""
    tokens = piece.tokens_in(cue[0]) if cue else None
    if tokens is None:
        return None
    root = tokens.root
    # "declined to comment": the parser's head of "has been willing" is the copula, of a broken phrase a particle.
    if root.pos_ in ("VERB", "NOUN", "ADJ", "AUX"):
        return root
    return next((token for token in tokens if token.pos_ in ("VERB", "AUX", "NOUN", "ADJ")), root)
