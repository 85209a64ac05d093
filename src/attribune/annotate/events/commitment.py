"""Promises, threats and refusals: what somebody says of their own future deeds, and demands on others'.

PLOVER codes the words, not the deed: "said it would withdraw" is AGREE, "said it would expel them" THREATEN, "will not
accept" REJECT, "said they must leave" REQUEST.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from ..clause import grammatical_subject, is_infinitive, is_negated
from ..status import status_words

PREDICATES = ("VERB", "AUX", "ADJ")
DEMANDS = frozenset({"must", "should", "ought"})
SPEAKING = frozenset(
    {"say", "tell", "insist", "stress", "declare", "state", "warn", "add", "argue", "believe", "think"}
)


@dataclass(frozen=True, slots=True)
class Commitment:
    """The governor ("said", "willing", "plans") of a deed, and whether the deed is negated."""

    governor: Token
    negated: bool


def commitment(verb: Token) -> Commitment | None:
    """The commitment that the verb's deed is, if its own subject makes it."""
    words = status_words().commitment
    futures = [
        c for c in verb.children if c.dep_ == "aux" and c.lower_ in ("will", "would", "'ll", "wo", "shall", "’ll")
    ]
    if not futures and not is_infinitive(verb):
        return None
    governor = verb.head
    if verb.dep_ in ("xcomp", "ccomp") and governor.pos_ in PREDICATES:
        if governor.lemma_.lower() not in words["verbs"]:
            return None
        if verb.dep_ == "ccomp" and not _same_subject(verb, governor):
            return None
        if verb.dep_ == "xcomp" and any(c.dep_ == "dobj" for c in governor.children):
            return None
        if governor.pos_ == "VERB" and governor.lemma_ in ("say", "tell", "announce", "want") and is_infinitive(verb):
            # Wanting is a commitment only where it is said: "said he wanted to work with".
            above = governor.head
            said = governor.dep_ in ("ccomp", "xcomp") and above.lemma_ in words["verbs"]
            if governor.lemma_ != "want" or not said:
                return None
        return Commitment(governor, is_negated(verb) != is_negated(governor))
    if verb.dep_ == "acl" and governor.lemma_.lower() in words["nouns"] and governor.head.lemma_ in words["verbs"]:
        return Commitment(governor, is_negated(verb))
    return None


def demand(verb: Token) -> Token | None:
    """The verb of speaking by which its subject demands the deed of another: "said Iran must stop"."""
    obliged = any(c.dep_ == "aux" and c.lower_ in DEMANDS for c in verb.children)
    governor = verb.head
    if not obliged or is_negated(verb) or verb.dep_ != "ccomp" or governor.lemma_ not in SPEAKING:
        return None
    if any(a.lower_ == "have" for a in verb.children) or _same_subject(verb, governor):
        return None
    return governor


def _same_subject(verb: Token, governor: Token) -> bool:
    """Whether both clauses seem to have the same subject: a pronoun that may stand for it, or the same word."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    if not own:
        return True
    above = grammatical_subject(governor)
    if not above:
        return False
    if own[0].lower_ in ("i", "we", "he", "she", "it", "they"):
        return own[0].lower_ in ("i", "we") or own[0].i > above[0].i
    return own[0].lemma_ == above[0].lemma_ or bool(_names(own[0]) & _names(above[0]))


def _names(token: Token) -> set[str]:
    return {t.lower_ for t in (token, *token.children) if t.pos_ == "PROPN" and t.dep_ != "poss"}
