"""What a report names again: "the bombing" is of the day that the report gives for it anywhere."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from ...model.actor import Actor
from ...model.event import Event
from ..parse import Parse
from .attach import When
from .tokens import tokens_of

_STEM = 5  # letters: "bombing" and "bombings", "abducted" and "abduction" are one word here


def days_told_before(parse: Parse, events: Sequence[Event], actors: Sequence[Actor]) -> dict[str, When]:
    """By id, the date of each undated event that a noun names again, if what the report dates of it has one date."""
    named = frozenset(actor.id for actor in actors if actor.named)
    # Of a word, one event for each date and actors: a text that repeats itself stays quick.
    told: dict[tuple[str, str], dict[tuple[str, frozenset[str]], Event]] = defaultdict(dict)
    for event in events:
        if event.when and event.status == "occurred":
            for root in _roots(parse, event):
                told[event.type, _stem(root)].setdefault((event.when, named.intersection(event.actors)), event)
    found: dict[str, When] = {}
    for event in events:
        if event.when or event.status != "occurred":
            continue
        for root in _roots(parse, event):
            if root.pos_ != "NOUN" or not _is_definite(root):
                continue
            mine = named.intersection(event.actors)
            known = told.get((event.type, _stem(root)), {})
            same = [one for (_, theirs), one in known.items() if _may_be_one(mine, theirs)]
            if _is_told_where(root):
                here = named.intersection((*event.actors, *event.recipients))
                same = [one for one in same if not here.isdisjoint((*one.actors, *one.recipients))]
            if len({one.when for one in same}) == 1:
                found[event.id] = When(same[0].when, same[0].when_from)
    return found


def _may_be_one(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two events, by their named actors, have no different ones: "her support" is not "he supported"."""
    return not first or not second or not first.isdisjoint(second)


def _is_told_where(noun: Token) -> bool:
    """Whether a name behind a noun tells which one is meant: "the attack in Selden" is no other attack."""
    return any(
        child.dep_ == "prep" and child.lower_ in ("in", "on", "at", "against") and below.pos_ == "PROPN"
        for child in noun.rights
        for below in child.children
    )


def _roots(parse: Parse, event: Event) -> Iterator[Token]:
    return (tokens.root for _, tokens in tokens_of(parse, event.triggers))


def _stem(token: Token) -> str:
    return token.lemma_.lower()[:_STEM]


def _is_definite(noun: Token) -> bool:
    """Whether a noun means what is known: "the attack", "his arrest", "the embassy bombings", "Monday's vote"."""
    return any(
        child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in ("the", "this", "that", "these", "those"))
        for child in noun.children
    )
