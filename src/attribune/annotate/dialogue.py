"""Words of a conversation inside what is quoted: "I" and "we" are who speaks, "you" is who is spoken to."""

from collections.abc import Collection, Iterable, Iterator

from spacy.tokens import Token

from ..model.span import Span
from ..model.statement import Statement
from .parse import Parse

_OPENING = '"“«'


def spoken_words(statement: Statement, parse: Parse, text: str) -> Iterator[tuple[Span, Token]]:
    """The pronouns that stand in the speaker's own words, with their spans.

    These are what stands in quotation marks, and in a transcript ("SMITH: …") all of a turn.
    """
    turn = is_turn(statement, text)
    if statement.kind == "indirect" and not turn:
        return
    for span in statement.content:
        piece = parse.piece_at(span.start)
        tokens = piece.tokens_in(span) if piece is not None else None
        if piece is None or tokens is None:
            continue
        whole = turn or statement.kind == "direct"
        inside = whole
        for token in tokens:
            if token.text in ('"', "“", "”"):
                inside = token.text == "“" or (token.text == '"' and not inside)
            elif (inside or whole) and token.pos_ == "PRON":
                yield piece.span_of(token), token


def is_turn(statement: Statement, text: str) -> bool:
    """Whether the statement is what a name and a colon introduce."""
    return bool(statement.source) and [span.of(text) for span in statement.cue] == [":"]


def spans_of(words: Iterable[tuple[Span, Token]], wanted: Collection[str]) -> list[Span]:
    """Where the pronouns stand that are among the wanted ones (lower case)."""
    return [span for span, token in words if token.lower_ in wanted]


def goes_on(text: str, between: Collection[Span]) -> bool:
    """Whether the paragraphs between two are nothing but quotations, so that the same person may still be speaking."""
    return all(text[span.start] in _OPENING for span in between)
