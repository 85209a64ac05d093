"""A mention of an event, as it goes from being found to being joined with others of the same."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ...model.event import Place, Quantity
from ...model.span import Span

VERBAL = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
HEDGED = ("planned", "possible", "denied")
JUDGEMENT = "judgement"  # stands for the lemma of an event that no verb names (judgement.py)


@dataclass(frozen=True, slots=True)
class Draft:
    """One mention of an event.

    `lemma` is its trigger's; `loose` says that it may only join an earlier event, `hinted` that only the encoder found
    it.
    """

    type: str
    mode: str | None
    trigger: Span
    lemma: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    implicit: tuple[str, ...]
    status: str
    on_word_of: tuple[str, ...]
    confidence: float
    reasons: tuple[str, ...]
    order: int
    sentence: int
    loose: bool = False
    hinted: bool = False
    quantities: tuple[Quantity, ...] = ()
    where: Place | None = None
    contexts: tuple[str, ...] = ()

    def with_participants(self, known: Mapping[str, str]) -> "Draft":
        """The same mention with each participant as `known` has it."""
        actors = tuple(dict.fromkeys(known.get(a, a) for a in self.actors))
        recipients = tuple(dict.fromkeys(known.get(r, r) for r in self.recipients))
        return replace(self, actors=actors, recipients=tuple(r for r in recipients if r not in actors))
