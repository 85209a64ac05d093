"""Deeds that the words name and nobody does: what something is for, and what somebody is unable to do."""

from spacy.tokens import Token

from ..clause import is_infinitive, is_negated
from ..status import status_words

INABILITY = frozenset({"can", "ca", "could"})


def is_mere_purpose(verb: Token) -> bool:
    """Whether an infinitive only says what something is for: "the power to arrest", "used the money to elect".

    Not what is planned ("plans to arrest"), nor what is done by the way ("went there to protest").
    """
    if not is_infinitive(verb):
        return False
    words, above = status_words(), verb.head
    if verb.dep_ == "acl":
        noun = above.lemma_.lower()
        return noun in words.means or not (noun in words.noun or noun in words.commitment["nouns"])
    in_order = any(c.lower_ == "order" and 0 < c.i < verb.i and c.nbor(-1).lower_ == "in" for c in verb.children)
    return in_order or (verb.dep_ in ("advcl", "xcomp") and above.lemma_ in words.means)


def is_inability(verb: Token) -> bool:
    """Whether somebody is only unable to do it: "cannot defend his record"."""
    return is_negated(verb) and any(c.dep_ == "aux" and c.lower_ in INABILITY for c in verb.children)


def is_decided_against(verb: Token) -> bool:
    """Whether not doing it is somebody's decision: "chose not to join", "the decision not to prosecute"."""
    if not is_infinitive(verb) or not is_negated(verb) or verb.dep_ not in ("xcomp", "acl", "ccomp", "advcl"):
        return False
    return verb.head.lemma_.lower() in status_words().decision
