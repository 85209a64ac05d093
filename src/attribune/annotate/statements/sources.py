"""The source of a cue: whose noun phrase it is, with title, apposition and relative clause."""

from spacy.tokens import Token

from ..syntax import subjects
from .phrases import Stretch, trimmed

_SOURCE_POS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"})
# Expletives speak for nobody: "it is alleged", "there was talk".
_NOBODY = frozenset({"it", "there"})
_BY = frozenset({"by", "from", "among"})


def verb_source(verb: Token, *, frame: str) -> Stretch | None:
    """The stretch of the verb's subject, or of its agent in the passive; None where nobody is named."""
    if frame in ("passive-to", "passive-as", "by", "raise"):
        return _agent(verb)
    heads = subjects(verb)
    if not heads:
        return None
    head = heads[0]
    if head.dep_ == "expl" or head.pos_ not in _SOURCE_POS:
        return None
    return source_phrase(head, outside=verb)


def noun_source(noun: Token) -> Stretch | None:
    """Whose claim, plan or view it is: the possessor, a "by" phrase, or the subject of the verb that takes the noun."""
    for child in noun.children:
        if child.dep_ == "poss":
            return source_phrase(child, outside=noun)
        if child.dep_ == "prep" and child.lower_ in _BY:
            for o in child.children:
                if o.dep_ == "pobj":
                    return source_phrase(o, outside=noun)
    if noun.dep_ in ("dobj", "attr") and noun.head.pos_ in ("VERB", "AUX"):
        return verb_source(noun.head, frame="object")
    return None


def source_phrase(head: Token, *, outside: Token) -> Stretch | None:
    """The whole phrase of `head`, cut where a parse error lets it run over the cue."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    if start <= outside.i < end:
        start, end = (start, outside.i) if head.i < outside.i else (outside.i + 1, end)
    doc = head.doc
    if doc[end - 1].dep_ == "case":
        end -= 1
    if not start <= head.i < end:
        return None
    return trimmed(doc, (start, end))


def _agent(verb: Token) -> Stretch | None:
    for by in verb.children:
        if by.dep_ == "agent":
            for o in by.children:
                if o.dep_ == "pobj":
                    return source_phrase(o, outside=verb)
    return None
