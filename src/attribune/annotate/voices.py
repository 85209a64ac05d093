"""On whose word: the statements in whose content something stands."""

from typing import TYPE_CHECKING

from ..model.span import Span
from .layers import Annotations
from .parse import Piece
from .presupposed import is_presupposed
from .quotes import quotations

if TYPE_CHECKING:
    from ..model.statement import Statement


# What somebody wants, orders or feels is told by the report: only saying so, or believing, makes it their word.
TELLING = frozenset({"statement", "belief"})


class Voices:
    """Finds the innermost statement around a span."""

    def __init__(self, annotations: Annotations) -> None:
        self._at: dict[int, list[tuple[int, Statement]]] = {}
        self._cues = {offset for s in annotations.statements for c in s.cue for offset in range(c.start, c.end)}
        self._text = annotations.report.text
        self._quoted: dict[int, tuple[Span, ...]] = {}
        for statement in annotations.statements:
            if statement.act not in TELLING:
                continue
            for span in statement.content:
                piece = annotations.parse.piece_at(span.start)
                if piece is not None:
                    length = sum(s.length for s in statement.content)
                    self._at.setdefault(piece.start, []).append((length, statement))

    def is_cue(self, span: Span) -> bool:
        """Whether the span starts within a statement's cue."""
        return span.start in self._cues

    def of(
        self, piece: Piece, span: Span, *, presupposed: bool = False, performers: tuple[str, ...] = ()
    ) -> tuple[str, ...]:
        """The id of the innermost statement whose content claims the span; empty for the report's own voice.

        What an indirect statement takes as known (presupposed.py) the report does, or a statement around it; so it is
        with what is `presupposed` for reasons of the caller's own ("stressed her support of the raid"), and with what
        its speakers do by saying it, where they are the `performers` ("said it would withdraw").
        """
        around = sorted(
            (length, statement.id)
            for length, statement in self._at.get(piece.start, ())
            for content in statement.content
            if content.contains(span)
            and not (presupposed and statement.kind == "indirect")
            and not (performers and set(performers) == set(statement.speakers))
            and not self._is_known(piece, span, statement, content)
        )
        return (around[0][1],) if around else ()

    def _is_known(self, piece: Piece, span: Span, statement: "Statement", content: Span) -> bool:
        """Whether the statement takes the span as known, in words of the report's own."""
        if statement.kind == "direct" or self._is_quoted(piece, span):
            return False
        told, inside = piece.tokens_in(span), piece.tokens_in(content)
        if told is None or inside is None:
            return False
        return is_presupposed(told.root, inside)

    def _is_quoted(self, piece: Piece, span: Span) -> bool:
        if piece.start not in self._quoted:
            found = quotations(self._text, piece.block.span)
            self._quoted[piece.start] = tuple(quotation.span for quotation in found)
        return any(quotation.contains(span) for quotation in self._quoted[piece.start])
