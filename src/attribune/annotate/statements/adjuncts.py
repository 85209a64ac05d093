"""What stands beside a cue: through which medium, on which occasion and to whom something was said."""

from collections.abc import Sequence

from spacy.tokens import Token

from ...model.span import Span
from ..parse import Piece
from ..syntax import with_conjuncts
from .lexicon import words
from .phrases import has_to, noun_stretch

_PREPOSITIONS = frozenset({"on", "in", "via", "through", "during", "at", "after", "before", "to", "by", "over", "with"})
_OCCASION_PREPOSITIONS = frozenset({"at", "during", "after", "in", "before"})
_CARRYING = frozenset({"on", "via", "through", "over"})
_SPEAKING = frozenset({"speak", "talk", "appear", "write", "testify", "campaign", "post"})
_OBJECTS = frozenset({"dobj", "dative", "iobj"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_REPORTERS = frozenset({"reporters", "journalists"})


def medium_of(verb: Token | None) -> str | None:
    """The channel in a short word: "X", "statement", "interview"; "reporters" for "told reporters"."""
    if verb is None:
        return None
    media = words("media.tsv")
    for preposition, noun in _phrases(verb):
        entry = media.get(noun.lower_) or media.get(noun.lemma_.lower())
        if entry is None and preposition in _CARRYING:
            # "on his Facebook page", "on Fox News"
            entry = next((media[c.lower_] for c in noun.children if c.dep_ == "compound" and c.lower_ in media), None)
        if entry and (preposition != "on" or entry != "statement"):
            return entry
    own = media.get("verb:" + verb.lemma_.lower())
    if own:
        return own
    return next((c.lower_ for c in verb.children if c.dep_ in ("dobj", "dative") and c.lower_ in _REPORTERS), None)


def occasion_of(verb: Token | None, piece: Piece, text: str) -> str | None:
    """The event at which it was said, in the report's words: "a rally in Ohio"."""
    for preposition, noun in _phrases(verb):
        if preposition in _OCCASION_PREPOSITIONS and noun.lemma_.lower() in words("occasions.tsv"):
            return noun_stretch(piece, noun).of(text)
    return None


def addressees_of(verb: Token | None, piece: Piece, content: Sequence[Span]) -> tuple[Span, ...]:
    """Where those stand who are spoken to: "told X and Y that …", "urged X to …", "said to X"; the phrases' heads."""
    if verb is None:
        return ()
    role = words("addressing.tsv").get(verb.lemma_.lower(), "")
    heads: list[Token] = []
    if role == "object":
        heads = [c for c in verb.children if c.i > verb.i and c.dep_ in _OBJECTS] or _subjects_of_infinitive(verb)
    elif role == "to":
        heads = [noun for preposition, noun in _phrases(verb) if preposition == "to" and noun.i > verb.i]
    spans = [piece.span_of(one) for one in with_conjuncts(heads[:1]) if one.pos_ in _NOMINAL]
    if role == "to":
        spans = [span for span in spans if not any(span.overlaps(part) for part in content)]
    return tuple(spans)


def _subjects_of_infinitive(verb: Token) -> list[Token]:
    """ "urged X to go", where the parser takes X for the subject of going."""
    clauses = [c for c in verb.children if c.i > verb.i and c.dep_ in ("ccomp", "xcomp") and has_to(c)]
    return [c for clause in clauses for c in clause.children if c.dep_ == "nsubj" and c.i < clause.i]


def _phrases(verb: Token | None) -> list[tuple[str, Token]]:
    """The cue's prepositional phrases, those of its nouns and of a "speaking at …" beside it: preposition and noun."""
    if verb is None:
        return []
    found: list[tuple[str, Token]] = []
    for head in (verb, *_speaking_beside(verb)):
        nouns = _objects_of_prepositions(head)
        found += nouns
        found += [phrase for _, noun in nouns for phrase in _objects_of_prepositions(noun)]
    return found


def _objects_of_prepositions(head: Token) -> list[tuple[str, Token]]:
    return [
        (prep.lower_, o)
        for prep in head.children
        if prep.dep_ in ("prep", "dative") and prep.lower_ in _PREPOSITIONS
        for o in prep.children
        if o.dep_ == "pobj"
    ]


def _speaking_beside(verb: Token) -> list[Token]:
    """ "Speaking at a rally, X said …", "X, speaking at a rally, said …"."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    return [
        child
        for head in (verb, *subjects)
        for child in head.children
        if child.tag_ == "VBG" and child.dep_ in ("advcl", "acl") and child.lemma_.lower() in _SPEAKING
    ]
