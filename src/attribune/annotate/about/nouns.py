"""Nouns of a content that stand for no actor or matter yet, and the actors that they become where they are topics."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from ...model.actor import Actor, Mention
from ..actors.lexicon import noun_kinds
from ..parse import Piece
from .lexicon import words
from .positions import MODIFIERS

# What the recogniser takes for one of these is a measure or a time, never a topic.
_MEASURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "ORDINAL", "QUANTITY"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = frozenset({"a", "an"})
_PLURAL = "NNS"
PREFIX = "noun:"  # before the lemma, in the place of an id


def nouns_in(doc: Doc) -> frozenset[int]:
    """The numbers of a text's nouns, found at once: asking every word takes long."""
    return frozenset(np.flatnonzero(doc.to_array("POS") == doc.vocab.strings["NOUN"]).tolist())


def noun_key(token: Token) -> str:
    """In the place of an id: the same for all words of a content that are taken for one thing; "" for no such noun."""
    if token.dep_ in MODIFIERS or token.ent_type_ in _MEASURES:
        return ""
    if token.dep_ == "pobj" and token.head.lower_ not in words("of_verbs") | words("of_nouns"):
        return ""  # where, when, how
    if any(child.dep_ == "det" and child.lower_ in words("nothing_in_particular") for child in token.children):
        return ""
    return PREFIX + token.lemma_.lower()


def noun_features(tokens: list[Token]) -> set[str]:
    """How the nouns are determined: which one is meant, a new one, whose, which of its kind."""
    found = {"noun"}
    for child in (child for token in tokens for child in token.children):
        if child.dep_ == "det" and child.lower_ in _DEFINITE:
            found.add("noun_definite")
        elif child.dep_ == "det" and child.lower_ in _INDEFINITE:
            found.add("noun_indefinite")
        elif child.dep_ == "poss":
            found.add("noun_owned")
        elif child.dep_ in MODIFIERS:
            found.add("noun_modified")
    return found


@dataclass(frozen=True, slots=True)
class Place:
    """A head in the content, whose tokens in this piece have the numbers `content`."""

    piece: Piece
    token: Token
    content: frozenset[int]


class NounActors:
    """The actors for nouns that are topics: the same words in two statements stand for one of them."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], tuple[str, list[Mention]]] = {}  # by name and kind

    def add(self, places: Iterable[Place]) -> str:
        """The id of the actor for whom the words at these places, all of one noun, stand."""
        phrases = [(place, _phrase(place.token, place.content)) for place in places]
        place, first = phrases[0]
        head = place.token
        kind = noun_kinds().get(head.lemma_.lower(), "thing")
        if kind == "person" and head.tag_ == _PLURAL:
            kind = "group"
        known = self._found.setdefault((first.text.lower(), kind), (f"n{len(self._found) + 1}", []))
        spans = [place.piece.span_of(phrase) for place, phrase in phrases]
        known[1].extend(Mention(span, "nominal") for span in spans)
        return known[0]

    def actors(self) -> Iterator[Actor]:
        """All that were made."""
        for (name, kind), (number, mentions) in self._found.items():
            places = sorted(set(mentions), key=lambda mention: mention.span)  # a statement may stand in another
            yield Actor(number, name, kind, tuple(places), named=False)


def _phrase(head: Token, content: AbstractSet[int]) -> TokenSpan:
    """A noun with what says before it which of its kind is meant, without articles."""
    start = head.i
    for child in reversed(list(head.lefts)):
        if child.dep_ not in MODIFIERS or child.right_edge.i != start - 1 or child.left_edge.i not in content:
            break
        start = child.left_edge.i
    return head.doc[start : head.i + 1]
