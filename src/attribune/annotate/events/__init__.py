"""Events: types, triggers, participants, status, on whose word.

lexicon → match (which words tell of an event) → slots, cast (who takes part) → status, voice
→ casting (who takes part, of all who are there) → doubt (whether it is an event at all) → merge
"""

from bisect import bisect_right
from dataclasses import dataclass, replace

from ...model.record import Skipped
from ..layers import Annotations
from ..voices import Voices
from .answers import answered
from .cast import Cast
from .casting import cast
from .described import described, only_court, stand_in, subject_of_rulings
from .doubt import likely, weighed
from .draft import Draft
from .find import Finder
from .hints import Hints
from .judgement import judgements
from .lexicon import lexicon
from .merge import merge
from .play import types_kept
from .scene import Scene
from .surroundings import Surroundings

FILED = frozenset({"motion", "petition", "appeal", "injunction", "unseal"})  # what is filed with a court

__all__ = ["annotate_events", "find_drafts"]


@dataclass(frozen=True, slots=True)
class Found:
    """The mentions of events as the grammar finds them, the cast that they chose from, and what was left out."""

    drafts: list[Draft]
    cast: Cast
    hints: Hints
    skipped: list[Skipped]


def annotate_events(annotations: Annotations) -> Annotations:
    """The report with its events, and with an unnamed actor for each participant that no actor covered."""
    found = find_drafts(annotations)
    created = found.cast.created()
    around = Surroundings(annotations, created, found.hints)
    drafts = cast(weighed(found.drafts, around), Scene(annotations, around))
    merged = merge(drafts, stand_in=stand_in(annotations, created))
    events, doubtful = likely(merged, sentences=around.sentences)
    used = {name for event in events for name in (*event.actors, *event.recipients)}
    return replace(
        annotations,
        events=(*annotations.events, *events),
        actors=(*annotations.actors, *(actor for actor in created if actor.id in used)),
        skipped=(*annotations.skipped, *found.skipped, *doubtful),
    )


def find_drafts(annotations: Annotations) -> Found:
    """All mentions of events, in the order of the text, with whoever the grammar says takes part."""
    words = lexicon(annotations.ontology)
    cast = Cast(annotations, words)
    hints = Hints(annotations.scores or ())
    finder = Finder(words, cast, Voices(annotations), hints)
    drafts: list[Draft] = []
    starts: list[int] = []
    for piece, sentence in annotations.parse.sentences():
        drafts += answered(finder.sentence(piece, sentence))
        starts.append(piece.start + sentence.start_char)
    for judgement in judgements(annotations, cast, words):
        drafts += finder.judged(judgement, bisect_right(starts, judgement.position))
    kept = types_kept(annotations.parse)
    if kept is not None:
        # The encoder learnt from politics, where who wins is elected.
        played = [d for d in drafts if d.type not in kept or d.hinted]
        finder.skipped += [Skipped("event", "a report of sport or show", d.trigger) for d in played]
        drafts = [d for d in drafts if d not in played]
    known = described(annotations, cast.created(), words)
    drafts = [d.with_participants(known) for d in drafts]
    judged = subject_of_rulings(annotations, words)
    if judged is not None:
        drafts = [replace(d, recipients=(judged,)) if d.type == "RULE" and not d.recipients else d for d in drafts]
    court = only_court(annotations)
    if court is not None:
        drafts = [_before_court(d, court, annotations.report.text) for d in drafts]
    drafts.sort(key=lambda d: (d.trigger, d.order))
    return Found(drafts, cast, hints, finder.skipped)


def _before_court(draft: Draft, court: str, text: str) -> Draft:
    """A motion or the like is a request to the court."""
    words = draft.trigger.of(text).casefold().split()
    if draft.type != "REQUEST" or court in draft.actors or not FILED.intersection(words):
        return draft
    return replace(draft, recipients=tuple(dict.fromkeys((*draft.recipients, court))))
