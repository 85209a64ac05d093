"""What stands around an event's trigger: its sentence, and the statements that it stands in or is the cue of."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from ...model.actor import Actor
from ...model.span import Span
from ...model.statement import Statement
from ..layers import Annotations
from ..parse import Piece
from .hints import Hints

_Index = dict[int, list[tuple[Statement, Span]]]


class Surroundings:
    """The actors, sentences and statements of one report, and the encoder's hints.

    `created` are the events' own actors.

    `counts` is how often each actor and matter is mentioned.
    """

    def __init__(self, annotations: Annotations, created: Iterable[Actor], hints: Hints) -> None:
        self.hints = hints
        self._parse = annotations.parse
        self._sentences = [sentence for _, sentence in annotations.parse.sentences()]
        self._starts = [piece.start + sentence.start_char for piece, sentence in annotations.parse.sentences()]
        self.actors = {actor.id: actor for actor in (*annotations.actors, *created)}
        self.created = frozenset(self.actors) - {actor.id for actor in annotations.actors}
        self.counts = Counter({actor.id: len(actor.mentions) for actor in self.actors.values()})
        self.counts.update({matter.id: len(matter.mentions) for matter in annotations.matters})
        self._contents = self._by_piece((s, span) for s in annotations.statements for span in s.content)
        self._cues = self._by_piece((s, span) for s in annotations.statements for span in s.cue)

    def _by_piece(self, spans: Iterable[tuple[Statement, Span]]) -> _Index:
        found: _Index = {}
        for statement, span in spans:
            piece = self._parse.piece_at(span.start)
            if piece is not None:
                found.setdefault(piece.start, []).append((statement, span))
        return found

    @property
    def sentences(self) -> int:
        """How many sentences the report has."""
        return len(self._sentences)

    def number(self, span: Span) -> int:
        """The number of the sentence in which the span starts."""
        return bisect_right(self._starts, span.start) - 1

    def trigger(self, span: Span) -> tuple[Piece, TokenSpan, Token] | None:
        """The piece, the sentence and the head word of a trigger."""
        piece = self._parse.piece_at(span.start)
        tokens = piece.tokens_in(span) if piece is not None else None
        return None if piece is None or tokens is None else (piece, self._sentences[self.number(span)], tokens.root)

    def statement(self, span: Span) -> Statement | None:
        """The innermost statement in whose content the span stands."""
        holding = [
            (sum(s.length for s in statement.content), statement.id, statement)
            for statement, content in self._near(self._contents, span)
            if content.contains(span)
        ]
        return min(holding)[2] if holding else None

    def cued(self, span: Span) -> Statement | None:
        """The statement in whose cue the span starts."""
        return next((s for s, cue in self._near(self._cues, span) if cue.start <= span.start < cue.end), None)

    def _near(self, index: _Index, span: Span) -> list[tuple[Statement, Span]]:
        piece = self._parse.piece_at(span.start)
        return index.get(piece.start, []) if piece is not None else []
