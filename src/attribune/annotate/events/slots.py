"""From a match to its participants: the slots of an entry's frame, tried in turn."""

from spacy.tokens import Token

from ..parse import Piece
from .cast import Cast
from .clause import agent, complement, coordinated, grammatical_subject, is_passive, objects, prepositional
from .lexicon import Lexicon
from .match import Match

BEFORE = ("compound", "amod", "nmod")
THING_TYPES = frozenset({"ENACT", "RULE"})  # an act about a law or an order: the thing itself is the recipient
MAX_SUBTREE = 40  # words of a complement clause that are searched for somebody


class Slots:
    """Resolves the slots of matches in one piece."""

    def __init__(self, piece: Piece, cast: Cast, lexicon: Lexicon) -> None:
        self._piece = piece
        self._cast = cast
        self._lexicon = lexicon

    def actors(self, match: Match) -> tuple[str, ...]:
        """Who acts."""
        return self._first(match, match.entry.actor, thing=False)

    def recipients(self, match: Match, actors: tuple[str, ...]) -> tuple[str, ...]:
        """Who or what is acted upon; failing the frame's slots, somebody named in a phrase beside the trigger."""
        thing = match.entry.type in THING_TYPES
        found = [r for r in self._first(match, match.entry.recipient, thing=thing, but=actors) if r not in actors]
        if not found:
            heads = prepositional(self._nodes(match), None)
            found = [n for h in heads if (n := self._cast.known(self._piece, h)) is not None and n not in actors][:1]
        return tuple(dict.fromkeys(found))

    def _first(
        self, match: Match, slots: tuple[str, ...], *, thing: bool, but: tuple[str, ...] = ()
    ) -> tuple[str, ...]:
        for slot in slots:
            found: list[str] = []
            for head in self._heads(match, slot):
                make = slot not in ("mod", "comp") and head.pos_ != "ADJ"
                found += self._cast.find(self._piece, head, make=make, thing=thing or slot == "NP")
            found = [f for f in dict.fromkeys(found) if f not in but]
            if found:
                return tuple(found)
        return ()

    def _heads(self, match: Match, slot: str) -> list[Token]:
        head = match.head
        if slot == "subj":
            return self._subject(match)
        if slot == "obj":
            return [o for o in objects(head) if o not in match.words and o is not head]
        if slot == "dat":
            return coordinated(c for c in head.children if c.dep_ == "dative" and c.pos_ != "ADP")
        if slot == "comp":
            return self._in_complement(match)
        if slot == "poss":
            return coordinated(c for c in head.children if c.dep_ == "poss")
        if slot == "mod":
            return [c for c in head.children if c.dep_ in BEFORE and self._cast.known(self._piece, c)]
        if slot == "lv":
            return self._light(head, reverse=False)
        if slot == "lvobj":
            return self._light(head, reverse=True)
        if slot == "NP":
            return [head]
        return prepositional(self._nodes(match), (slot,))

    def _subject(self, match: Match) -> list[Token]:
        head = match.head
        if head.pos_ == "VERB":
            return agent(head)
        return grammatical_subject(head if any(c.dep_ == "nsubj" for c in head.children) else head.head)

    def _nodes(self, match: Match) -> list[Token]:
        """The words that prepositional phrases of the participants may hang on: a parser often errs among them."""
        nodes = match.nodes
        if match.head.pos_ == "VERB":
            nodes = [
                *nodes,
                *(c for c in match.head.children if c.dep_ in ("dobj", "nsubjpass", "attr") and c not in nodes),
            ]
            nodes += [
                o for n in list(nodes) for p in n.children if p.dep_ == "prep" for o in p.children if o.dep_ == "pobj"
            ]
        elif match.head.pos_ == "NOUN" and match.head.dep_ == "dobj":
            nodes = [*nodes, match.head.head]
        return nodes

    def _light(self, noun: Token, *, reverse: bool) -> list[Token]:
        """The subject of the light verb whose object the noun is."""
        verb = noun.head
        if verb.pos_ != "VERB":
            return []
        verbs = self._lexicon.reverse if reverse else self._lexicon.light
        if verb.lemma_.lower() not in verbs:
            return []
        if noun.dep_ == "dobj" or (noun.dep_ in ("nsubjpass", "conj") and is_passive(verb)):
            return [t for t in agent(verb) if t is not noun]
        return []

    def _in_complement(self, match: Match) -> list[Token]:
        """The subject of the complement clause, else the first in it who was found in the report."""
        clause = complement(match.head)
        if clause is None:
            return []
        own = [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")]
        actors = self._first(match, match.entry.actor, thing=False)
        for token in coordinated(own):
            name = self._cast.known(self._piece, token)
            if name is None and self._cast.is_person(self._piece, token) and token.pos_ == "NOUN":
                return self._cast.find(self._piece, token) and [token] or []
            if name is not None and name not in actors:
                return coordinated(own)
        candidates = [*objects(clause), *prepositional([clause, *objects(clause)], None)]
        for token in candidates:
            found = self._cast.find(self._piece, token, make=self._cast.is_person(self._piece, token))
            if found and not set(found) & set(actors):
                return [token]
        for count, token in enumerate(clause.subtree):
            if count > MAX_SUBTREE:
                break
            name = self._cast.known(self._piece, token)
            if name is not None and name not in actors and token.i > match.head.i and token.pos_ != "PRON":
                return [token]
        return []
