"""Which actors the words for an addressee stand for."""

from bisect import bisect_right
from collections.abc import Iterable

from ...model.actor import Actor
from ...model.span import Span


class Addressees:
    """The actors of a report by where they are mentioned."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        found = [
            (mention.span, actor)
            for actor in actors
            if actor.kind in ("person", "organization", "group", "place")
            for mention in actor.mentions
        ]
        self._mentions = sorted(found, key=lambda one: one[0])
        self._starts = [span.start for span, _ in self._mentions]
        self._longest = max((span.length for span, _ in self._mentions), default=0)

    def at(self, heads: Iterable[Span]) -> tuple[str, ...]:
        """The ids of the actors whose mentions the given words head: of several, the one with the shortest mention."""
        found = (self._at(head) for head in heads)
        return tuple(dict.fromkeys(actor for actor in found if actor is not None))

    def _at(self, head: Span) -> str | None:
        best: tuple[int, str] | None = None
        place = bisect_right(self._starts, head.start)
        while place > 0 and self._starts[place - 1] >= head.start - self._longest:
            place -= 1
            span, actor = self._mentions[place]
            # The head of an English name or description is its last word, unless an "of" follows.
            if span.contains(head) and (span.end == head.end or best is None):
                rank = span.length + (0 if span.end == head.end else self._longest)
                if best is None or rank < best[0]:
                    best = rank, actor.id
        return None if best is None else best[1]
