"""On whose word: the statements in whose content something stands."""

from typing import TYPE_CHECKING

from ..model.span import Span
from .layers import Annotations
from .parse import Piece

if TYPE_CHECKING:
    from ..model.statement import Statement


# What somebody wants, orders or feels is told by the report: only saying so, or believing, makes it their word.
TELLING = frozenset({"statement", "belief"})


class Voices:
    """Finds the innermost statement around a span."""

    def __init__(self, annotations: Annotations) -> None:
        self._at: dict[int, list[tuple[int, Statement]]] = {}
        self._cues = {offset for s in annotations.statements for c in s.cue for offset in range(c.start, c.end)}
        self._speakers = {s.id: s.speakers for s in annotations.statements}
        for statement in annotations.statements:
            if statement.act not in TELLING:
                continue
            for span in statement.content:
                piece = annotations.parse.piece_at(span.start)
                if piece is not None:
                    length = sum(s.length for s in statement.content)
                    self._at.setdefault(piece.start, []).append((length, statement))

    def speakers(self, statement: str) -> tuple[str, ...]:
        """Who makes the statement with that id."""
        return self._speakers.get(statement, ())

    def is_cue(self, span: Span) -> bool:
        """Whether the span starts within a statement's cue."""
        return span.start in self._cues

    def of(self, piece: Piece, span: Span, *, presupposed: bool = False) -> tuple[str, ...]:
        """The id of the innermost statement whose content holds the span; empty for the report's own voice.

        What is `presupposed` ("stressed her support of the raid") is no part of what an indirect statement claims: the
        report takes it as known.
        """
        around = [
            (length, statement.id)
            for length, statement in self._at.get(piece.start, ())
            if any(content.contains(span) for content in statement.content)
            and not (presupposed and statement.kind == "indirect")
        ]
        return (min(around)[1],) if around else ()
