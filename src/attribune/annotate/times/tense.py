"""The tense around a time expression: whether an undated "Tuesday" or "May" lies behind or ahead."""

from spacy.tokens import Doc, Token

from ..syntax import SUBJECTS
from .lexicon import lexicon

_MODALS = frozenset({"will", "shall", "wo", "'ll", "’ll", "ll", "would", "may", "can", "should", "must"})
_DEADLINE = frozenset({"until", "till", "by", "through"})
_AS_SOON_AS = ("as soon as", "as early as")


def tense_at(doc: Doc, start: int, end: int) -> int:
    """-1 past, 1 future, 0 neither, for the clause of the words at the character offsets `start` to `end`."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return 0
    root = span.root
    if root.dep_ == "poss":
        # "win Monday's debate", but "criticised Monday's ruling" and "Monday's ruling was …".
        owner = _governor(root)
        return 1 if owner is not None and root.head.dep_ not in SUBJECTS and _tense(owner) > 0 else -1
    if doc.text[:start].rstrip().lower().endswith(_AS_SOON_AS):
        return 1
    verb = _governor(root)
    if root.head.lower_ in _DEADLINE:
        # "until Thursday they had not …", but "postponed until Thursday".
        over = verb is not None and any(child.dep_ == "neg" or child.lower_ == "had" for child in verb.children)
        return -1 if over else 1
    return 0 if verb is None else _tense(verb)


def _governor(token: Token) -> Token | None:
    """The nearest verb, or the adjective that plays its part ("due Monday"), above a token."""
    seen = 0
    while seen < 12:
        if token.pos_ in ("VERB", "AUX") or token.lemma_ == "due":
            return token
        if token.head == token:
            return None
        token = token.head
        seen += 1
    return None


def _tense(verb: Token) -> int:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(child.lower_ in _MODALS for child in auxiliaries):
        perfect = any(child.lower_ == "have" for child in auxiliaries)
        return -1 if perfect else 1
    if any(child.lower_ == "had" for child in auxiliaries):
        return -1
    if verb.lower_ == "due" or any(child.lower_ in ("going", "scheduled", "due") for child in verb.lefts):
        return 1
    if verb.tag_ == "VB" and any(child.tag_ == "TO" for child in auxiliaries):
        head = verb.head
        if head == verb:
            return 1
        if head.lemma_.lower() in lexicon().ahead or head.pos_ in ("NOUN", "PROPN"):
            return 1
        return _tense(head) if head.pos_ in ("VERB", "AUX") else 0
    if verb.tag_ in ("VBD", "VBN") or any(child.tag_ == "VBD" for child in auxiliaries):
        if verb.lemma_ in ("schedule", "slate", "set", "expect", "plan") and any(
            child.dep_ == "auxpass" for child in auxiliaries
        ):
            return 1
        return -1
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ not in ("say", "have") and not auxiliaries:
        # "opens Tuesday": the present of a timetable.
        return 1
    if verb.tag_ == "VBG":
        if any(child.lemma_ == "be" and child.tag_ in ("VBZ", "VBP") for child in auxiliaries):
            return 1
        return _tense(verb.head) if verb.head != verb and verb.head.pos_ in ("VERB", "AUX") else 0
    return 0
