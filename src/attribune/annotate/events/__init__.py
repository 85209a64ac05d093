"""Events: types, triggers, participants, status, on whose word.

lexicon → match (which words tell of an event) → slots, cast (who takes part) → status, voice → merge
"""

from dataclasses import replace

from ..layers import Annotations
from .cast import Cast
from .find import Draft, Finder
from .lexicon import lexicon
from .merge import merge
from .voice import Voices

__all__ = ["annotate_events"]


def annotate_events(annotations: Annotations) -> Annotations:
    """The report with its events, and with an unnamed actor for each participant that no actor covered."""
    words = lexicon()
    cast = Cast(annotations, words)
    finder = Finder(words, cast, Voices(annotations))
    drafts: list[Draft] = []
    for piece, sentence in annotations.parse.sentences():
        drafts += finder.sentence(piece, sentence)
    events = merge(drafts)
    used = {name for event in events for name in (*event.actors, *event.recipients)}
    return replace(
        annotations,
        events=(*annotations.events, *events),
        actors=(*annotations.actors, *(actor for actor in cast.created() if actor.id in used)),
        skipped=(*annotations.skipped, *finder.skipped),
    )
