"""How likely a trigger tells of an event at all: what the words around it say, weighed by a log-linear model.

The lexicon finds what may be an event. Whether it is one that a report tells, and no habit, mood or manner of speaking,
shows in its form, its participants and where it stands. Each of these speaks for or against it with a weight that
training/events learnt (`lang/en/events_weights.tsv`). What is unlikely is left out, and listed among the skipped.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from spacy.tokens import Token

from ...model.event import EVENT_TYPES, Event
from ...model.record import Skipped
from ..clause import is_negated, is_passive
from .draft import HEDGED, JUDGEMENT, Draft
from .linear import Features, chance, log_odds, weights
from .surroundings import Surroundings

LEAST = 0.3  # an event of a lower confidence is left out
SHORT = 5  # sentences: a report of fewer tells too little to judge by
LEAST_TO_COME = 0.1  # the bar for what may come between two who are told, and in a short report
LEARNT = frozenset(EVENT_TYPES) - {"OTHER"}  # the types of which examples were seen; a user's own are left as they are
ALONE, ALONE_IN_SHORT = 0.3, 0.55  # a mention that only the encoder found, likewise; and in a short report
LONG = 60  # words of a sentence from which on more make no difference
SEVERAL = 3  # participants likewise
UNLIKELY = 0.2  # a type that is no likelier than this is no other reading
OFTEN = 12  # mentions of a participant likewise


def weighed(drafts: Iterable[Draft], around: Surroundings) -> list[Draft]:
    """The drafts, each as sure as the model is; what only the encoder found and is not likely is left out."""
    found = [
        replace(draft, confidence=round(probability(described(draft, around)), 2)) if draft.type in LEARNT else draft
        for draft in drafts
    ]
    alone = ALONE_IN_SHORT if around.sentences < SHORT else ALONE
    return [draft for draft in found if not draft.hinted or draft.confidence >= alone]


def likely(events: Iterable[Event], *, sentences: int) -> tuple[tuple[Event, ...], tuple[Skipped, ...]]:
    """The events that are sure enough in a report of so many sentences, and the others as skipped.

    A denial stays, since too few were seen to learn from, and so does what tells how many were killed or the like. Of
    plans and possibilities the model doubts most, so that one between two who are told has a lower bar; so has all that
    a short report tells.
    """
    kept: list[Event] = []
    doubtful: list[Event] = []
    for event in events:
        judged = event.type in LEARNT and event.status != "denied" and not event.quantities
        to_come = event.status in HEDGED and event.actors and event.recipients
        least = LEAST_TO_COME if to_come or sentences < SHORT else LEAST
        (doubtful if judged and event.confidence < least else kept).append(event)
    return tuple(kept), tuple(Skipped("event", "unlikely to be an event", e.triggers[0]) for e in doubtful)


def probability(features: Features) -> float:
    """How likely (0 to 1) it is an event."""
    return chance(features, weights("events_weights.tsv"))


def described(draft: Draft, around: Surroundings) -> Features:
    """What speaks for and against its being an event."""
    told = around.trigger(draft.trigger)
    if told is None:
        return {}
    piece, sentence, trigger = told
    within, cued = around.statement(draft.trigger), around.cued(draft.trigger)
    marks = {
        f"type={draft.type}": True,
        f"{draft.type}*{trigger.pos_}": True,
        f"{draft.type}*{draft.status}": True,
        f"status={draft.status}": True,
        f"mode={draft.mode}": True,
        f"lemma={draft.type}:{draft.lemma}": True,
        f"pos={trigger.pos_}": True,
        f"tag={trigger.tag_}": True,
        f"dep={trigger.dep_}": True,
        f"{trigger.pos_}*dep={trigger.dep_}": True,
        f"above={trigger.head.lemma_.lower()}": trigger.head != trigger,
        f"above_pos={trigger.head.pos_}": True,
        f"block={piece.block.kind}": True,
        f"in={within.act}:{within.kind}" if within else "in=none": True,
        "on_word": bool(draft.on_word_of),
        "cue": cued is not None,
        f"cue={cued.act}" if cued else "cue=none": True,
        "judgement": draft.lemma == JUDGEMENT,
        "loose": draft.loose,
        "hinted": draft.hinted,
        "implicit": bool(draft.implicit),
        "quantities": bool(draft.quantities),
        "where": draft.where is not None,
        "both": bool(draft.actors and draft.recipients),
        "negated": is_negated(trigger),
        "passive": trigger.pos_ == "VERB" and is_passive(trigger),
        **_children(trigger),
        **{f"context={c}": True for c in draft.contexts},
    }
    features = {mark: 1.0 for mark, holds in marks.items() if holds}
    features |= _hinted(draft.type, around.hints.types(piece.span_of(trigger)))
    features["length"] = min(len(sentence), LONG) / LONG
    features["early"] = 1 / (1 + around.number(draft.trigger))
    for role, names in (("actor", draft.actors), ("recipient", draft.recipients)):
        features |= _participants(role, names, around)
    return features


def _hinted(kind: str, likely: Mapping[str, float]) -> Features:
    """How sure the encoder is of this type, of any event, and whether another type is likelier."""
    if not likely:
        return {}
    own, best = likely[kind], max(likely.values())
    return {
        "hint_own": log_odds(own),
        "hint_any": log_odds(sum(likely.values())),
        "hint_other": 1.0 if best > max(own, UNLIKELY) else 0.0,
    }


def _children(trigger: Token) -> dict[str, bool]:
    marks = {f"has={child.dep_}": True for child in trigger.children if child.dep_ != "punct"}
    for child in trigger.children:
        if child.dep_ in ("det", "aux", "mark") or (child.dep_ == "poss" and child.tag_ == "PRP$"):
            marks[f"{child.dep_}={child.lower_}"] = True
    return marks


def _participants(role: str, names: tuple[str, ...], around: Surroundings) -> Features:
    if not names:
        return {f"{role}=none": 1.0}
    features: Features = {
        f"{role}_count": min(len(names), SEVERAL) / SEVERAL,
        f"{role}_often": min(max(around.counts[name] for name in names), OFTEN) / OFTEN,
    }
    for name in names[:2]:
        actor = around.actors.get(name)
        features[f"{role}_kind={actor.kind if actor is not None else 'matter'}"] = 1.0
        features[f"{role}_{'named' if actor is None or actor.named else 'unnamed'}"] = 1.0
        if name in around.created:
            features[f"{role}_made"] = 1.0
    return features
