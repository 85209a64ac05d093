"""The source of a cue: whose noun phrase it is, with title, apposition and relative clause."""

from spacy.tokens import Token

from .phrases import Stretch, is_beside, trimmed

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_SOURCE_POS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"})
_BY = frozenset({"by", "from", "among"})
_DASHES = frozenset({"—", "–", "--", "-"})
# Where somebody stands in a photograph: no part of the name.
_POSITIONS = frozenset({"l.", "r.", "c.", "left", "right", "center", "centre", "top", "bottom"})
# Clauses without a subject of their own share the one of the clause that they hang on.
_SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep"})
_FARTHEST = 6
_SUBJECTLESS_FRAMES = frozenset({"passive-to", "passive-as", "by", "raise"})


def verb_source(verb: Token, *, frame: str) -> Stretch | None:
    """The stretch of the verb's subject, or of its agent in the passive; None where nobody is named."""
    if frame in _SUBJECTLESS_FRAMES or _is_passive(verb):
        return _agent(verb)
    head = subject_of(verb)
    if head is None or head.dep_ == "expl" or head.pos_ not in _SOURCE_POS:
        return None
    return source_phrase(head, outside=verb)


def subject_of(verb: Token) -> Token | None:
    """The head of the verb's own subject, or of the one that it shares with the clauses above it."""
    current = verb
    if is_beside(verb) and verb.head.dep_ == "ccomp":
        # "said he would go, adding that …": who said it adds it.
        current = verb.head.head
    for _ in range(_FARTHEST):
        own = [c for c in current.children if c.dep_ in _SUBJECTS]
        if own:
            # Of two, the one next to the verb: the other one heads a phrase that the parser did not understand.
            return own[-1]
        if any(c.dep_ == "expl" for c in current.children):
            return None
        if current.dep_ in ("relcl", "acl"):
            return _owner(current.head) if _is_infinitive(current) else current.head
        if current.dep_ not in _SHARING or current.head.i == current.i:
            return None
        current = current.head
    return None


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
    """The whole phrase of `head`, cut where a parse error lets it run over the cue or over a dateline's dash."""
    doc = head.doc
    start, end = head.left_edge.i, head.right_edge.i + 1
    if start <= outside.i < end:
        start, end = (start, outside.i) if head.i < outside.i else (outside.i + 1, end)
    for i in range(head.i - 1, start - 1, -1):
        if doc[i].text in _DASHES and doc[i].whitespace_:
            start = i + 1
            break
    for i in range(head.i - 1, start, -1):
        if doc[i].is_quote and doc[i - 1].text == ",":
            # A quotation that ends in a comma before the head belongs to another phrase.
            start = i + 1
            break
    if end - 3 > head.i - 1 and doc[end - 1].text == ")" and doc[end - 2].lower_ in _POSITIONS:
        end -= 3
    while end > head.i + 1 and doc[end - 1].dep_ == "case":
        end -= 1
    if not start <= head.i < end:
        return None
    return trimmed(doc, (start, end))


def _owner(noun: Token) -> Token | None:
    """Whose decision it is in "his decision to leave"; in "they have plans to leave", the subject's."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    if noun.dep_ in ("dobj", "attr") and noun.head.pos_ in ("VERB", "AUX"):
        return subject_of(noun.head)
    return None


def _is_infinitive(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.children)


def _is_passive(verb: Token) -> bool:
    """Passive, full or reduced ("was asked", "asked about it, she …")."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and not any(c.dep_ == "aux" for c in verb.children)


def _agent(verb: Token) -> Stretch | None:
    for by in verb.children:
        if by.dep_ == "agent":
            for o in by.children:
                if o.dep_ == "pobj":
                    return source_phrase(o, outside=verb)
    return None
