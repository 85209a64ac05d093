"""The tense around a time expression: whether an undated "Tuesday" or "May" lies behind or ahead."""

from spacy.tokens import Token

from .lexicon import lexicon
from .place import Place

_SURE = frozenset({"will", "shall", "wo", "'ll", "’ll", "ll"})
_MODALS = _SURE | {"would", "may", "can", "should", "must"}
_DEADLINE = frozenset({"until", "till", "by"})
# A clause's tense comes from few verbs above it; a longer way up is a parse gone wrong.
_MAX_CLIMB = 12
_FORMERLY = frozenset({"previously", "originally", "initially"})
_AHEAD_OF_DATE = ("as soon as", "as early as", "effective", "payable")


def tense_at(place: Place) -> int:
    """-1 past, -2 of a past verb itself, 1 future, 2 future beyond doubt, 0 neither, for the clause of the words."""
    root = place.tokens.root
    if root.dep_ in ("poss", "compound", "nmod"):
        # "will win Monday's debate", but "will appeal Monday's ruling", "under a June agreement".
        owner = _governor(root)
        to_come = owner is not None and root.head.lemma_ in lexicon().appointments and _tense(owner) > 0
        return 1 if to_come else -1
    if place.before(14).rstrip().lower().endswith(_AHEAD_OF_DATE):
        return 1
    if _is_of_a_plan(root):
        return 1
    verb = _verb_before(place) or _governor(root)
    if root.head.lower_ in _DEADLINE:
        # "until Thursday they had not …", but "postponed until Thursday".
        over = verb is not None and any(child.dep_ == "neg" or child.lower_ == "had" for child in verb.children)
        return -1 if over else 1
    tense = 0 if verb is None else _tense(verb)
    if root.head.lower_ == "through":
        # "Has lent it the money through January": what was done may end later, so the nearest one is meant.
        return max(tense, 0)
    return -2 if tense < 0 and verb in (root.head, root.head.head) else tense


def _is_of_a_plan(token: Token) -> bool:
    """Whether the words belong to a noun of which an adjective says that it is to come: "the planned visit in May"."""
    for _ in range(_MAX_CLIMB):
        if token.pos_ == "VERB" or token.head == token:
            return False
        token = token.head
        if token.pos_ == "NOUN" and any(child.lower_ in lexicon().to_come for child in token.children):
            return True
    return False


def _verb_before(place: Place) -> Token | None:
    """The verb that the words follow at once: in "said Tuesday the toll would start" the parser may err."""
    first = place.tokens[0]
    before = first.nbor(-1) if first.i > 0 else None
    return before if before is not None and before.pos_ == "VERB" else None


def _governor(token: Token) -> Token | None:
    """The nearest verb, or the adjective that plays its part ("due Monday"), above a token."""
    seen = 0
    while seen < _MAX_CLIMB:
        if token.pos_ in ("VERB", "AUX") or token.lemma_ == "due":
            return token
        if token.head == token:
            return None
        token = token.head
        seen += 1
    return None


def _tense(verb: Token, climb: int = _MAX_CLIMB) -> int:
    known = lexicon()
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in auxiliaries}
    if words & _MODALS:
        return -1 if "have" in words else 2 if words & _SURE else 1
    if "had" in words:
        return -1
    if verb.lower_ == "due" or any(child.lower_ in ("going", "scheduled", "due") for child in verb.lefts):
        return 1
    if "to" in words:
        return _tense_of_infinitive(verb, climb)
    if verb.tag_ in ("VBD", "VBN"):
        if any(child.lower_ in _FORMERLY for child in verb.children):
            return -1  # "as previously planned Saturday"
        if verb.lemma_ in known.arranged and (verb.tag_ == "VBN" or verb.lemma_ not in known.arranged_passive):
            return 2 if verb.lemma_ not in known.arranged_for or _has_child(verb, "for") else -1
        # "the case is heard in May" may be either.
        return 0 if words & {"is", "are"} else -1
    if verb.tag_ in ("VBZ", "VBP") and (verb.lemma_ in known.timetable or _looks_ahead(verb)):
        return 1
    if verb.tag_ == "VBG":
        if words & {"is", "are", "’s", "'s", "'re"}:
            return 1
        return _tense(verb.head, climb - 1) if climb and verb.head != verb and verb.head.pos_ in ("VERB", "AUX") else 0
    return 0


def _tense_of_infinitive(verb: Token, climb: int) -> int:
    """Of "to meet": what the word above says, "plans to", "had been due to", "managed to"."""
    head = verb.head
    if head == verb or head.pos_ in ("NOUN", "PROPN"):
        return 1
    if _has_child(head, "had") or (head.pos_ == "ADJ" and _has_child(head.head, "had")):
        return -1
    if head.lower_ in ("is", "are"):
        return 1
    if head.lemma_.lower() in lexicon().ahead:
        return 1
    return _tense(head, climb - 1) if climb and head.pos_ in ("VERB", "AUX") else 0


def _looks_ahead(verb: Token) -> bool:
    """Whether it is a plan for something: "On Tuesday the council plans to meet"."""
    return verb.lemma_ in lexicon().ahead and any(
        child.tag_ == "VB" and _has_child(child, "to") for child in verb.rights
    )


def _has_child(token: Token, word: str) -> bool:
    return any(child.lower_ == word for child in token.children)
