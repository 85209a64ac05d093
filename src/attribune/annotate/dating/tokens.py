"""The tokens behind an entry's spans, and what their form says about time."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from ...model.span import Span
from ..parse import Parse, Piece
from .attach import words

VERBAL = ("VERB", "AUX")
PAST = ("VBD", "VBN")
# A clause's head is near; a longer way up is a parse gone wrong.
_MAX_CLIMB = 6


def tokens_of(parse: Parse, spans: Iterable[Span]) -> Iterator[tuple[Piece, TokenSpan]]:
    """The tokens of each span, with the piece that they stand in."""
    for span in spans:
        piece = parse.piece_at(span.start)
        tokens = piece.tokens_in(span) if piece is not None else None
        if piece is not None and tokens is not None:
            yield piece, tokens


def is_told(tokens: TokenSpan, *, headline: bool) -> bool:
    """Whether the words tell what went on then: in the simple past, or in the present tense of a headline.

    A participle goes along with the verb that it depends on: "said …, adding". The perfect ("has said") and the
    pluperfect ("had said") step out of the story, and so does what is ordered, wished for or still to come.
    """
    verb = tokens.root
    for _ in range(_MAX_CLIMB):
        if verb.pos_ in VERBAL and not (verb.tag_ == "VBG" and verb.head.pos_ in VERBAL):
            break
        if verb.head == verb:
            return headline
        if verb.dep_ == "pobj":
            return False  # "took place despite repeated warnings": the warnings may be old
        verb = verb.head
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if verb.tag_ == "VBN" and any(one.dep_ == "auxpass" for one in helpers):
        return {one.tag_ for one in helpers} == {"VBD"}
    if verb.tag_ == "VBG" and any(one.dep_ == "aux" for one in helpers):
        return {one.tag_ for one in helpers} == {"VBD"}
    if any(one.tag_ != "VBD" or one.lemma_ != "do" for one in helpers):
        return False
    return verb.tag_ == "VBD" or (headline and verb.tag_ in ("VBZ", "VBP"))


def is_present(verb: Token, *, perfect: bool = True) -> bool:
    """Whether a verb stands in the present tense; the perfect ("has said") is one, if wanted."""
    forms = [verb, *(child for child in verb.children if child.dep_ in ("aux", "auxpass"))]
    if not perfect and verb.tag_ == "VBN" and any(form.lemma_ == "have" for form in forms):
        return False
    return any(form.tag_ in ("VBZ", "VBP") for form in forms)


def is_of_back_then(tokens: Iterable[Token]) -> bool:
    """Whether words of a sentence step back without naming a date: "at the time", "had long opposed".

    A word that also describes things counts as an adverb only: "a long fight" is none.
    """
    told = [token.lower_ for token in tokens if not token.is_space and token.tag_ != "JJ"]
    said = f" {' '.join(told)} "
    return any(f" {phrase} " in said for phrase in words()["back_then"])
