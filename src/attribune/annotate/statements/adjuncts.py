"""What stands beside a cue: through which medium, on which occasion and to whom something was said."""

from collections.abc import Sequence

from spacy.tokens import Token

from ...model.span import Span
from ..parse import Piece
from .lexicon import words
from .phrases import has_to, noun_stretch

_PREPOSITIONS = frozenset({"on", "in", "via", "through", "during", "at", "after", "before", "to", "by", "over", "with"})
_OCCASION_PREPOSITIONS = frozenset({"at", "during", "after", "in", "before"})
_REPORTERS = frozenset({"reporters", "journalists"})


def medium_of(verb: Token | None) -> str | None:
    """The channel in a short word: "X", "statement", "interview"; "reporters" for "told reporters"."""
    if verb is None:
        return None
    media = words("media.tsv")
    for preposition, noun in _phrases(verb):
        entry = media.get(noun.lower_) or media.get(noun.lemma_.lower())
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


def addressee_of(verb: Token | None, piece: Piece, content: Sequence[Span]) -> Span | None:
    """Who is spoken to: "told X that …", "urged X to …", "asked X whether …", "said to X"; None where nobody is named.

    The head of the phrase decides which actor that is; the span is the phrase without what follows its noun.
    """
    if verb is None:
        return None
    role = words("addressing.tsv").get(verb.lemma_.lower(), "")
    if role == "object":
        for child in verb.children:
            if (
                child.i > verb.i
                and child.dep_ in ("dobj", "dative", "iobj")
                and child.pos_ in ("NOUN", "PROPN", "PRON")
            ):
                return noun_stretch(piece, child)
        return _subject_of_infinitive(verb, piece)
    for preposition, noun in _phrases(verb):
        if role == "to" and preposition == "to" and noun.pos_ in ("NOUN", "PROPN", "PRON"):
            span = noun_stretch(piece, noun)
            return None if any(span.overlaps(part) for part in content) else span
    return None


def _subject_of_infinitive(verb: Token, piece: Piece) -> Span | None:
    """ "urged X to go", where the parser takes X for the subject of going."""
    for clause in verb.children:
        if clause.i > verb.i and clause.dep_ in ("ccomp", "xcomp") and has_to(clause):
            for child in clause.children:
                if child.dep_ == "nsubj" and child.i < clause.i:
                    return noun_stretch(piece, child)
    return None


def _phrases(verb: Token | None) -> list[tuple[str, Token]]:
    """The cue's prepositional phrases, and those of an interview, a speech or the like: preposition and noun."""
    if verb is None:
        return []
    found: list[tuple[str, Token]] = []
    heads = [verb]
    while heads:
        head = heads.pop(0)
        for prep in head.children:
            if prep.dep_ in ("prep", "dative") and prep.lower_ in _PREPOSITIONS:
                nouns = [o for o in prep.children if o.dep_ == "pobj"]
                found += [(prep.lower_, noun) for noun in nouns]
                if head is verb:
                    heads += nouns
    return found
