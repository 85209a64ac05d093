"""Which of a report's events the text puts before or after another, or on the same day.

Three ways of saying so count: a word between the two in one sentence ("resigned after the vote"); a length of time
seen from what was told last ("a day later, he resigned"); "the same day". Nothing is concluded from the order in which
a report tells its events, nor from tense alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from ...model.event import Event
from ..lang_data import read_toml
from ..parse import Parse, Piece
from .attach import words
from .tokens import VERBAL, tokens_of

Relation = tuple[str, str, str]  # an event's id, "after", "before" or "same_day", another one's id
_INVERSE = {"after": "before", "before": "after", "same_day": "same_day"}
# What stands between a preposition and the event that it belongs to: "two days after", "took place after".
_BETWEEN = ("npadvmod", "advmod", "prep", "pobj", "dobj")
_CLAUSES = ("advcl", "relcl", "acl", "ccomp", "conj")


def ordered(parse: Parse, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events with `after`, `before` and `same_day`, each said of both; what contradicts a date is left out."""
    by_id = {event.id: event for event in events}
    known: dict[str, dict[str, list[str]]] = {event.id: {name: [] for name in _INVERSE} for event in events}
    for one, relation, other in _Orders(parse, events).found():
        said = {name for name, others in known[one].items() if other in others}
        if one == other or said or _contradicts(by_id[one], relation, by_id[other]):
            continue
        known[one][relation].append(other)
        known[other][_INVERSE[relation]].append(one)
    return tuple(
        replace(
            event,
            after=tuple(known[event.id]["after"]),
            before=tuple(known[event.id]["before"]),
            same_day=tuple(known[event.id]["same_day"]),
        )
        for event in events
    )


def _contradicts(one: Event, relation: str, other: Event) -> bool:
    """Whether the dates of two events cannot be in such an order."""
    first, second = (one, other) if relation == "before" else (other, one)
    if not first.when or not second.when:
        return False
    begin, end = first.when.partition("/")[0].rstrip("~"), second.when.rpartition("/")[2].rstrip("~")
    length = min(len(begin), len(end))
    return begin[:length] != end[:length] if relation == "same_day" else begin[:length] > end[:length]


class _Orders:
    """Looks for relations sentence by sentence."""

    def __init__(self, parse: Parse, events: Iterable[Event]) -> None:
        self._parse = parse
        self._at: dict[tuple[int, int], str] = {}
        for event in events:
            for piece, tokens in tokens_of(parse, event.triggers):
                for token in (tokens.root, *(one for one in tokens if one.pos_ in ("VERB", "NOUN"))):
                    self._at.setdefault((piece.start, token.i), event.id)

    def found(self) -> Iterator[Relation]:
        """Every relation that the text states, in its order."""
        for piece in self._parse.pieces:
            before: str | None = None  # the event that the sentence before tells, in the same paragraph
            for sentence in piece.doc.sents:
                for token in sentence:
                    yield from self._between(piece, token)
                    yield from self._from_before(piece, token, before)
                before = self._main(piece, sentence)

    def _between(self, piece: Piece, token: Token) -> Iterator[Relation]:
        """ "resigned after the vote", "after he was charged, he resigned", "the rally ahead of the vote"."""
        relation, governed = _governed(token)
        if not relation or token.head.lemma_ in _lists()["no_time"].get(token.lower_, ()):
            return
        upper = token.head if token.dep_ != "mark" else token.head.head
        while not self._of(piece, upper) and upper.dep_ in _BETWEEN and upper.head != upper:
            upper = upper.head
        if token.lower_ == "since" and not any(c.lemma_ == "have" and c.dep_ == "aux" for c in upper.children):
            return  # a reason
        one = self._of(piece, upper)
        for lower in governed:
            other = self._of(piece, lower)
            if one and other:
                yield one, relation, other

    def _from_before(self, piece: Piece, token: Token, before: str | None) -> Iterator[Relation]:
        """ "A day later, he resigned"; "The same day, he resigned"; "He was charged and then resigned"."""
        relation = _adverb(token)
        if not relation:
            return
        verb = token.head
        while verb.pos_ not in VERBAL and verb.head != verb:
            verb = verb.head
        one = self._of(piece, verb)
        last = self._of(piece, verb.head) if verb.dep_ == "conj" else before
        if one and last:
            yield one, relation, last

    def _main(self, piece: Piece, sentence: TokenSpan) -> str | None:
        """The event that a sentence tells, not one that it only mentions: its last coordinated verb's."""
        root = sentence.root
        chain = [root, *(child for child in root.conjuncts if child.pos_ in VERBAL)]
        return next((found for verb in reversed(chain) if (found := self._of(piece, verb))), None)

    def _of(self, piece: Piece, token: Token) -> str | None:
        """The event told by a word, or by the noun that a verb only carries ("held talks")."""
        found = self._at.get((piece.start, token.i))
        if found is None and token.pos_ in VERBAL and token.lemma_ in words()["light"]:
            nouns = (child for child in token.children if child.dep_ in ("dobj", "nsubjpass"))
            found = next((id_ for noun in nouns if (id_ := self._at.get((piece.start, noun.i)))), None)
        if found is None and token.pos_ in VERBAL and token.lemma_ in words()["happen"]:
            nouns = (child for child in token.children if child.dep_ == "nsubj")
            found = next((id_ for noun in nouns if (id_ := self._at.get((piece.start, noun.i)))), None)
        return found


def _governed(token: Token) -> tuple[str, list[Token]]:
    """What a preposition or conjunction of order says, and the words that it governs; "" for any other word."""
    lists, word = _lists(), token.lower_
    if word in lists["with_preposition"]:
        inner = [c for c in token.children if c.lower_ == lists["with_preposition"][word]]
        return "before", [o for prep in inner for o in prep.children if o.dep_ in ("pobj", "pcomp")]
    relation = lists["relation"].get(word, "")
    if not relation:
        return "", []
    if token.dep_ == "mark" and token.head.dep_ in _CLAUSES:
        return relation, [token.head]
    if token.dep_ == "prep":
        objects = [child for child in token.children if child.dep_ in ("pobj", "pcomp")]
        return relation, [one for child in objects for one in (child, *child.conjuncts)]
    return "", []


def _adverb(token: Token) -> str:
    """What an adverb says of its verb, seen from what was told last; "" for any other word."""
    lists, word = _lists(), token.lower_
    if word == "day" and token.dep_ in ("npadvmod", "pobj") and any(c.lower_ == "same" for c in token.children):
        return "same_day"
    if word in lists["measured"] and any(c.dep_ == "npadvmod" for c in token.children):
        return str(lists["measured"][word])
    if token.dep_ == "advmod" and token.head.pos_ in VERBAL and token.head.tag_ == "VBD":
        return str(lists["alone"].get(word, ""))
    return ""


@cache
def _lists() -> dict[str, Any]:
    return read_toml("order.toml")
