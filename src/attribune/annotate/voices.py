"""On whose word: the statements in whose content something stands."""

from typing import TYPE_CHECKING

from ..model.span import Span
from .layers import Annotations
from .parse import Piece

if TYPE_CHECKING:
    from ..model.statement import Statement


class Voices:
    """Finds the innermost statement around a span."""

    def __init__(self, annotations: Annotations) -> None:
        self._at: dict[int, list[tuple[int, Statement]]] = {}
        for statement in annotations.statements:
            for span in statement.content:
                piece = annotations.parse.piece_at(span.start)
                if piece is not None:
                    length = sum(s.length for s in statement.content)
                    self._at.setdefault(piece.start, []).append((length, statement))

    def of(self, piece: Piece, span: Span) -> tuple[str, ...]:
        """The id of the innermost statement whose content holds the span; empty for the report's own voice."""
        around = [
            (length, statement.id)
            for length, statement in self._at.get(piece.start, ())
            if any(content.contains(span) for content in statement.content)
        ]
        return (min(around)[1],) if around else ()
