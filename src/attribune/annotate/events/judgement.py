"""Verbal acts that no verb names: somebody says of somebody else that they are a disgrace, or the best there is.

The statement is the act: its speaker accuses, or supports, who is judged; the trigger is the judging word, and the cue
where it stands right beside.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ...model.span import Span
from ...model.statement import Statement
from ..clause import grammatical_subject, is_infinitive, is_negated, prepositional
from ..layers import Annotations
from ..parse import Piece
from .cast import Cast
from .commitment import DEMANDS
from .lexicon import Lexicon

JUDGED = frozenset({"statement", "belief", "attitude"})
LABELLING = frozenset(
    {"labeling", "labelling", "calling", "called", "branding", "branded", "labeled", "labelled", "calls"}
)
PREDICATE = ("attr", "acomp", "oprd", "ROOT", "ccomp", "conj", "advmod", "dobj", "pobj", "amod", "xcomp")


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who (a statement's speakers) judges whom, with which words, and within which other statement."""

    type: str
    piece: Piece
    triggers: tuple[Span, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    within: str | None
    position: int


def judgements(annotations: Annotations, cast: Cast, lexicon: Lexicon) -> Iterator[Judgement]:
    """The judgements of the report's statements, in the order of the text."""
    for statement in annotations.statements:
        if not statement.speakers or statement.polarity != "asserted" or statement.act not in JUDGED:
            continue
        found = _judgement(statement, annotations, cast, lexicon)
        if found is not None:
            yield found
        wanted = _demand(statement, annotations, cast)
        if wanted is not None:
            yield wanted


def _judgement(statement: Statement, annotations: Annotations, cast: Cast, lexicon: Lexicon) -> Judgement | None:
    for span in statement.content:
        piece = annotations.parse.piece_at(span.start)
        tokens = piece.tokens_in(span) if piece is not None else None
        if piece is None or tokens is None:
            continue
        labels = any(
            word.casefold() in LABELLING for cue in statement.cue for word in cue.of(annotations.report.text).split()
        )
        for token in tokens:
            kind = _kind(token, lexicon)
            if kind is None or (token.dep_ not in PREDICATE and not labels):
                continue
            heads = _judged(token, piece, cast)
            if labels and not heads:  # "calling the mayor's plan a disgrace": whoever comes first
                heads = tuple(n for t in tokens if (n := cast.known(piece, t)) is not None)[:1]
            judged = tuple(n for n in heads if n not in statement.speakers)
            if judged:
                cue = (
                    statement.cue
                    if statement.cue and abs(statement.cue[0].start - token.idx - piece.start) < 400
                    else ()
                )
                spans = tuple(dict.fromkeys((piece.span_of(token), *cue[:1])))
                return Judgement(
                    kind, piece, spans, statement.speakers, judged, statement.within, piece.start + token.idx
                )
    return None


def _demand(statement: Statement, annotations: Annotations, cast: Cast) -> Judgement | None:
    """A demand on somebody else's deed: "should apologize", "needs to drop out"."""
    for span in statement.content:
        piece = annotations.parse.piece_at(span.start)
        for token in (piece.tokens_in(span) if piece is not None else None) or ():
            verb = token.head if token.lower_ in DEMANDS and token.dep_ == "aux" else token
            needs = token.lemma_ == "need" and any(c.dep_ == "xcomp" and is_infinitive(c) for c in token.children)
            if piece is None or is_negated(verb) or not (verb != token or needs):
                continue
            subject = [c for c in verb.children if c.dep_ == "nsubj" and cast.is_person(piece, c)]
            asked = tuple(n for s in subject for n in cast.find(piece, s, make=False) if n not in statement.speakers)
            if asked:
                spans = (piece.span_of(token), *statement.cue[:1])
                at = piece.start + token.idx
                return Judgement("REQUEST", piece, spans, statement.speakers, asked, statement.within, at)
    return None


def _kind(token: Token, lexicon: Lexicon) -> str | None:
    words = (token.lemma_.lower(), token.lower_)
    for name, kind in (("harsh", "ACCUSE"), ("glowing", "SUPPORT")):
        if any(w in lexicon.classes[name] for w in words):
            return None if is_negated(token) or is_negated(token.head) else kind
    return None


def _judged(token: Token, piece: Piece, cast: Cast) -> tuple[str, ...]:
    """Whom the word is said of: the subject of its clause, else its possessor or a name in a phrase beside it."""
    clause = token
    for _ in range(5):
        if clause.pos_ in ("VERB", "AUX") or any(c.dep_ == "nsubj" for c in clause.children):
            break
        if clause.head == clause:
            return ()
        clause = clause.head
    heads = grammatical_subject(clause)
    if clause.pos_ == "VERB" and clause != token and heads and cast.known(piece, heads[0]) is None:
        heads = [*heads, *(c for c in clause.children if c.dep_ == "dobj")]
    found = [n for h in heads for n in cast.find(piece, h, make=False)]
    if not found:
        found = [n for h in prepositional([token, clause], None) for n in cast.find(piece, h, make=False)][:1]
    return tuple(dict.fromkeys(found))
