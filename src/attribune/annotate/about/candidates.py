"""The actors and matters that a statement's content mentions, each with the features by which topics are known.

Nouns that stand for neither are candidates, too: the reports talk of more than what acts in them.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from ...model.span import Span
from ...model.statement import Statement
from ..actors.lexicon import words
from ..layers import Annotations
from ..parse import Piece
from ..syntax import SUBJECTS
from .nouns import PREFIX, Place, noun_features, noun_key, nouns_in
from .outputs import Leaning
from .positions import depth, leading, position

CONVERSATION = (("first", "singular"), ("first", "plural"), ("second", "words"))
DEEP = 6  # words above: further down makes no difference
NAMED_KINDS = {"person": "person", "place": "place", "facility": "place"}
UNNAMED_KINDS = {"person": "somebody", "group": "people", "organization": "some_body"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something that may be a topic: the id of the actor or matter, and features that are not 0.

    A noun that stands for neither has PREFIX and its lemma as `name`. `places` are the heads of what the content calls
    it, in the order of the text.
    """

    name: str
    features: dict[str, float]
    places: tuple[Place, ...] = ()

    @property
    def words(self) -> list[Span]:
        """Where the heads stand in the text."""
        return [place.piece.span_of(place.token) for place in self.places]


class Candidates:
    """Finds the candidates of one report's statements."""

    def __init__(self, annotations: Annotations) -> None:
        self._parse = annotations.parse
        self._leaning = Leaning(annotations.scores or ())
        self._kinds = {m.id: "matter" for m in annotations.matters}
        for actor in annotations.actors:
            named = NAMED_KINDS.get(actor.kind, "body")
            self._kinds[actor.id] = named if actor.named else UNNAMED_KINDS.get(actor.kind, "thing")
        self._named = {a.id for a in annotations.actors if a.named}
        spans = {matter.id: [m.span for m in matter.mentions] for matter in annotations.matters}
        spans |= {actor.id: [m.span for m in actor.mentions] for actor in annotations.actors}
        self._mentions = {name: len(places) for name, places in spans.items()}
        self._at: dict[int, dict[int, str]] = {}  # piece's start → number of a mention's head → whose mention
        mentions = [(span, name) for name, places in spans.items() for span in places]
        for span, name in sorted(mentions, key=lambda item: item[0].length):
            for piece, tokens in self._tokens(span):
                self._at.setdefault(piece.start, {}).setdefault(tokens.root.i, name)
        self._nouns: dict[int, frozenset[int]] = {}  # piece's start → numbers of its nouns
        deeds = sorted((trigger.start, e.actors) for e in annotations.events for trigger in e.triggers)
        self._deeds = [start for start, _ in deeds]
        self._doers = [doers for _, doers in deeds]

    def of(self, statement: Statement) -> list[Candidate]:
        """The candidates in the order of the text: not the speaker, nor whom the source names, nor "we" and "you"."""
        passed = {*statement.speakers, *self._named_by(statement.source)}
        places: dict[str, list[Place]] = {}
        length = 0
        for piece, content in self._content(statement):
            length += len(content)
            at = self._at.get(piece.start, {})
            for number in sorted(content & (at.keys() | self._nouns_of(piece))):
                token = piece.doc[number]
                name = at.get(number) or noun_key(token)
                if name and name not in passed and not _in_conversation(token):
                    places.setdefault(name, []).append(Place(piece, token, content))
        spoken = any(speaker in self._named for speaker in statement.speakers)
        doers = {doer for span in statement.content for doer in self._doers_in(span)}
        others = log(1 + sum(not name.startswith(PREFIX) for name in places))
        common = {"always": 1.0, "length": log(length + 1), "others": others}
        found = []
        for name, where in places.items():
            one = Candidate(name, common | self._features(name, where, spoken=spoken, doers=doers), tuple(where))
            one.features["outputs"] = self._leaning.of(one.words)
            if name.startswith(PREFIX):
                one.features["noun_others"] = others
            found.append(one)
        return found

    def _features(self, name: str, places: list[Place], *, spoken: bool, doers: set[str]) -> dict[str, float]:
        """What speaks for and against one candidate.

        Besides its kind and its positions: `deep`, how far down in the clauses it stands at its highest; `mentions`,
        how often the report mentions it (logarithm); `plural`; `doer`, whether it acts in an event that the content
        tells; `pronoun_subject`, whether the content has only pronouns for it, one of them a subject, while no name is
        known for the speaker: "he" is then often the speaker himself. For nouns there is how they are determined.

        Added to all: `length`, how many words the content has, and `others`, how many actors and matters it mentions
        (logarithms, the latter weighed anew for nouns); `outputs`, what the encoder says of the words.
        """
        tokens = [place.token for place in places]
        found = {position(place.token, place.content) for place in places}
        found |= noun_features(tokens) if name.startswith(PREFIX) else {self._kinds[name]}
        if any(token.tag_ in ("NNS", "NNPS") for token in tokens):
            found.add("plural")
        if name in doers:
            found.add("doer")
        if not spoken and all(t.pos_ == "PRON" for t in tokens) and any(t.dep_ in SUBJECTS for t in tokens):
            found.add("pronoun_subject")
        deep = min(depth(leading(place.token, place.content), place.content, most=DEEP) for place in places)
        return dict.fromkeys(sorted(found), 1.0) | {
            "deep": float(deep),
            "mentions": log(self._mentions.get(name, 1)),
        }

    def _tokens(self, span: Span) -> Iterator[tuple[Piece, TokenSpan]]:
        for piece in self._parse.pieces_in(span):
            tokens = piece.tokens_in(span)
            if tokens is not None:
                yield piece, tokens

    def _nouns_of(self, piece: Piece) -> frozenset[int]:
        known = self._nouns.get(piece.start)
        if known is None:
            known = self._nouns[piece.start] = nouns_in(piece.doc)
        return known

    def _named_by(self, spans: tuple[Span, ...]) -> Iterator[str]:
        """Whom a source's own words name, where he is not known to be the speaker, too."""
        for span in spans:
            for piece, tokens in self._tokens(span):
                if tokens.root.i in self._at.get(piece.start, {}):
                    yield self._at[piece.start][tokens.root.i]

    def _content(self, statement: Statement) -> Iterator[tuple[Piece, frozenset[int]]]:
        """Each piece that the content touches, with the numbers of the tokens there."""
        inside: dict[int, tuple[Piece, set[int]]] = {}
        for span in statement.content:
            for piece, tokens in self._tokens(span):
                inside.setdefault(piece.start, (piece, set()))[1].update(range(tokens.start, tokens.end))
        for piece, numbers in inside.values():
            yield piece, frozenset(numbers)

    def _doers_in(self, span: Span) -> Iterator[str]:
        """Who acts in the events whose triggers start in the span."""
        for doers in self._doers[bisect_left(self._deeds, span.start) : bisect_left(self._deeds, span.end)]:
            yield from doers


def _in_conversation(token: Token) -> bool:
    """Whether a word is "I", "we" or "you", whoever that is."""
    return any(token.lower_ in words("pronouns", *keys) for keys in CONVERSATION)
