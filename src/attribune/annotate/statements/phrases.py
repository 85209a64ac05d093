"""Stretches of tokens: the verb group of a cue, the phrase of a source, the clause of a content.

A stretch is a pair of token indices, the second one exclusive, as in a slice.
"""

from spacy.tokens import Doc, Token

from ...model.span import Span
from ..parse import Piece
from ..syntax import noun_phrase
from .lexicon import cues

Stretch = tuple[int, int]

_AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
_DASHES = frozenset({"—", "–", "--", "-"})
_EDGE = frozenset({",", ".", ";", ":", "-", "–", "—", "--", "...", "…", "?", "!"})


def verb_group(verb: Token) -> Stretch:
    """The verb with its auxiliaries, negation and the adverbs next to it: "has not yet said", "also pointed out"."""
    doc: Doc = verb.doc
    start, end = verb.i, verb.i + 1
    while start > 0:
        before = doc[start - 1]
        is_own = before.head.i == verb.i and before.dep_ in _AUXILIARIES
        is_adverb = before.dep_ == "advmod" and before.head.i == verb.i and before.n_lefts == before.n_rights == 0
        if not (is_own or (is_adverb and before.tag_ != "WRB")):
            break
        start -= 1
    while end < len(doc) and doc[end].dep_ == "prt" and doc[end].head.i == verb.i:
        end += 1
    return start, end


def subtree(token: Token) -> Stretch:
    """The token with all that depends on it."""
    return token.left_edge.i, token.right_edge.i + 1


def clause_words(clause: Token, cue: Token) -> Stretch:
    """The clause's words without what belongs beside the cue and not to the clause.

    A participle after a comma ("said he would go, adding that …") and a second verb of the cue's own form and number
    ("fear that he lost and warn that …") go with the cue.
    """
    start, end = subtree(clause)
    for child in clause.children:
        if child.i < clause.i or child.left_edge.i < cue.i:
            continue
        again = child.dep_ == "conj" and child.tag_ == cue.tag_ != clause.tag_ and not _has_subject(child)
        if again or is_beside(child):
            end = min(end, child.left_edge.i)
            while end > start and cue.doc[end - 1].dep_ in ("cc", "punct"):
                end -= 1
            break
    return start, _before_dash(clause, start, end)


def _before_dash(clause: Token, start: int, end: int) -> int:
    """Where a clause ends before a single dash: what follows it is the report's own aside."""
    doc = clause.doc
    dashes = [
        c.i
        for c in clause.children
        if start < c.i < end and c.text in _DASHES and (doc[c.i - 1].whitespace_ or c.text != "-")
    ]
    return dashes[0] if len(dashes) == 1 else end


def is_beside(verb: Token) -> bool:
    """Whether the verb is a participle of saying after a comma, which goes with the cue before it."""
    return (
        verb.tag_ == "VBG"
        and verb.dep_ == "advcl"
        and verb.left_edge.i == verb.i > 0
        and verb.doc[verb.i - 1].text == ","
        and (verb.lemma_.lower(), "verb", "clause") in cues()
    )


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children)


def trimmed(doc: Doc, stretch: Stretch) -> Stretch | None:
    """The stretch without punctuation (quotation marks apart) and conjunctions at its edges; None if none is left."""
    start, end = stretch
    while start < end and (doc[start].text in _EDGE or doc[start].is_space or doc[start].dep_ == "cc"):
        start += 1
    while end > start and (doc[end - 1].text in _EDGE or doc[end - 1].is_space):
        end -= 1
    return (start, end) if start < end else None


def without(stretch: Stretch, hole: Stretch) -> list[Stretch]:
    """What is left of a stretch when another one is cut out of it."""
    start, end = stretch
    parts = [(start, min(end, hole[0])), (max(start, hole[1]), end)]
    return [part for part in parts if part[0] < part[1]]


def span_of(piece: Piece, stretch: Stretch) -> Span:
    """Where a stretch of a piece's tokens stands in the report's text."""
    return piece.span_of(piece.doc[stretch[0] : stretch[1]])


def is_finite(verb: Token) -> bool:
    """Whether a clause's verb is finite, by itself or by an auxiliary."""
    finite = ("VBD", "VBP", "VBZ", "MD")
    return verb.tag_ in finite or any(c.tag_ in finite for c in verb.children if c.dep_ in ("aux", "auxpass", "cop"))


def has_to(verb: Token) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(c.tag_ == "TO" for c in verb.children if c.dep_ == "aux")


def noun_stretch(piece: Piece, noun: Token) -> Span:
    """Where a noun stands with its modifiers, without relative clauses and the like."""
    return piece.span_of(noun_phrase(noun))
