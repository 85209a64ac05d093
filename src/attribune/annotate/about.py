"""What statements are about: the actors and matters that the content tells of, not all that it mentions.

A person who is named there is a topic, wherever in the content, if not only to say which thing is meant ("the Voss
emails"). Anything else is one if it takes part in a clause that the content says (as subject, object, or in a phrase
such as "against X"), has what takes part ("X's record"), or belongs to a content that is no clause ("an attack on X").
Beside a person who is named, unnamed objects are none. Where and when things happen is no topic, nor is the speaker,
nor nobody in particular ("a politician"). It runs after the events, whose unnamed participants may be topics.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from ..model.span import Span
from ..model.statement import Statement
from .lang_data import read_toml
from .layers import Annotations
from .parse import Piece
from .syntax import SUBJECTS

# Clauses that only add to what is told.
OBJECTS = frozenset({"dobj", "pobj", "conj"})
ASIDES = frozenset({"relcl", "advcl"})


@dataclass(frozen=True, slots=True)
class AboutWords:
    """Prepositions whose object a clause, or a noun, is about; the speaker's words for what is his `own`.

    `vague` are determiners before nobody in particular.
    """

    own: frozenset[str]
    of_verbs: frozenset[str]
    of_places: frozenset[str]
    of_nouns: frozenset[str]
    vague: frozenset[str]


@cache
def about_words() -> AboutWords:
    """The English words, read once a process."""
    data = read_toml("about.toml")
    return AboutWords(**{name: frozenset(words) for name, words in data.items()})


def annotate_about(annotations: Annotations) -> Annotations:
    """The statements with `about` filled: ids of actors and matters in the order of the text."""
    topics = _Topics(annotations)
    statements = (replace(one, about=tuple(topics.of(one))) for one in annotations.statements)
    return replace(annotations, statements=tuple(statements))


class _Topics:
    """Finds what a statement's content is about among the mentions of a report."""

    def __init__(self, annotations: Annotations) -> None:
        self._annotations = annotations
        self._words = about_words()
        self._unnamed = {a.id for a in annotations.actors if not a.named}
        self._people = {a.id for a in annotations.actors if a.named and a.kind == "person"}
        self._places = {a.id for a in annotations.actors if a.kind in ("place", "facility")}
        self._at: dict[int, dict[int, str]] = {}  # piece's start → number of a mention's head → whose mention
        mentions = [(m.span, one.id) for one in annotations.matters for m in one.mentions]
        mentions += [(m.span, one.id) for one in annotations.actors for m in one.mentions]
        for span, name in sorted(mentions, key=lambda item: item[0].length):
            piece = annotations.parse.piece_at(span.start)
            tokens = piece.tokens_in(span) if piece is not None else None
            if piece is not None and tokens is not None:
                self._at.setdefault(piece.start, {}).setdefault(tokens.root.i, name)

    def of(self, statement: Statement) -> Iterator[str]:
        """The ids, each once, in the order of the text."""
        seen = {*statement.speakers, *self._named_by(statement.source)}
        topics: dict[str, Token] = {}
        for piece, inside in self._content(statement):
            for number, name in sorted(self._at.get(piece.start, {}).items()):
                free = number in inside and name not in seen and name not in topics
                if free and self._is_topic(piece.doc[number], inside, name):
                    topics[name] = piece.doc[number]
        # "Voss would not deploy soldiers": what is said of somebody named is about him, not about whom it mentions.
        somebody = any(name in self._people for name in topics)
        for name, word in topics.items():
            if not (somebody and name in self._unnamed and word.dep_ in OBJECTS):
                yield name

    def _named_by(self, spans: tuple[Span, ...]) -> Iterator[str]:
        """Whom a source's own words name, where he is not known to be the speaker, too."""
        for span in spans:
            piece = self._annotations.parse.piece_at(span.start)
            tokens = piece.tokens_in(span) if piece is not None else None
            if piece is not None and tokens is not None and tokens.root.i in self._at.get(piece.start, {}):
                yield self._at[piece.start][tokens.root.i]

    def _content(self, statement: Statement) -> Iterator[tuple[Piece, frozenset[int]]]:
        """Each piece that the content touches, with the numbers of the tokens there."""
        inside: dict[int, tuple[Piece, set[int]]] = {}
        for span in statement.content:
            piece = self._annotations.parse.piece_at(span.start)
            tokens = piece.tokens_in(span) if piece is not None else None
            if piece is not None and tokens is not None:
                inside.setdefault(piece.start, (piece, set()))[1].update(t.i for t in tokens)
        for piece, numbers in inside.values():
            yield piece, frozenset(numbers)

    def _is_topic(self, token: Token, inside: frozenset[int], name: str) -> bool:
        if name in self._people and not _only_tells_which(token, inside):
            return True
        if name in self._unnamed and self._is_vague(token, inside):
            return False
        if any(c.dep_ == "poss" and c.lower_ in self._words.own for c in token.children):
            return False  # "my campaign" is the speaker's own
        while token.dep_ in ("conj", "appos") and token.head.i in inside:
            token = token.head
        above = token.head
        if above.i not in inside or token.dep_ == "ROOT":
            return True  # the content is nothing but this
        if token.dep_ in SUBJECTS:
            return _is_told(above, inside) or (name not in self._unnamed and _is_condition(above))
        if token.dep_ in ("dobj", "dative"):
            return _is_told(above, inside)
        if token.dep_ == "poss":
            return self._is_participant(above, inside)
        if token.dep_ != "pobj":
            return False
        governor = above.head.head if above.dep_ == "prep" and above.head.dep_ == "prep" else above.head
        if above.dep_ == "agent":
            return _is_told(governor, inside)
        if governor.pos_ in ("VERB", "AUX", "ADJ"):
            told = above.lower_ in (self._words.of_places if name in self._places else self._words.of_verbs)
            return told and _is_told(governor, inside)
        return above.lower_ in self._words.of_nouns and self._is_participant(governor, inside)

    def _is_vague(self, noun: Token, inside: frozenset[int]) -> bool:
        """ "Seeking a leader", "declared winner": nobody in particular."""
        if noun.tag_ != "NN":
            return False
        determiners = [c for c in noun.children if c.dep_ in ("det", "poss")]
        if any(c.lower_ in self._words.vague for c in determiners):
            return True
        tells_of_it = noun.dep_ in (*SUBJECTS, "ROOT") or noun.head.i not in inside
        return not determiners and not tells_of_it

    def _is_participant(self, noun: Token, inside: frozenset[int]) -> bool:
        """Whether a noun that is no topic itself stands where one would: "X's record", "an attack on X"."""
        while noun.dep_ == "conj" and noun.head.i in inside:
            noun = noun.head
        if noun.pos_ not in ("NOUN", "PROPN"):
            return False
        above = noun.head
        if above.i not in inside or noun.dep_ == "ROOT":
            return True
        if noun.dep_ in (*SUBJECTS, "dobj", "attr"):
            return _is_told(above, inside)
        if noun.dep_ != "pobj" or above.lower_ not in self._words.of_nouns:
            return False
        governor = above.head
        return governor.i not in inside or governor.pos_ == "VERB" or self._is_participant(governor, inside)


def _only_tells_which(name: Token, inside: frozenset[int]) -> bool:
    """ "The Voss emails", "a Voss town hall"."""
    return name.dep_ in ("compound", "nmod") and name.head.pos_ == "NOUN" and name.head.i in inside


def _is_condition(verb: Token) -> bool:
    """Whether the clause is one on which what is said depends: "if the party wants to win, it must"."""
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in verb.children)


def _is_told(verb: Token, inside: frozenset[int]) -> bool:
    """Whether a clause is what the content says, not what it only adds ("who …", "as …")."""
    while verb.head.i in inside and verb.head != verb:
        if verb.dep_ in ASIDES:
            return False
        verb = verb.head
    return True
