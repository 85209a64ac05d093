"""Statements attributed by a phrase beside the clause: "according to X", "in X's view"."""

from collections.abc import Iterator

from spacy.tokens import Token

from ..parse import Piece
from .draft import Draft
from .lexicon import words as listed
from .phrases import Stretch, span_of, subtree, trimmed, without

_CLAUSE_BREAKS = frozenset({";", ":"})
# Shares measured on annotated news.
_ACCORDING_CONFIDENCE = 0.77
_VIEW_CONFIDENCE = 0.4


def phrasal_statements(piece: Piece, *, taken: frozenset[int] = frozenset()) -> Iterator[Draft]:
    """The statements of a piece that "according to" and its like attribute."""
    doc = piece.doc
    for token in doc[:-1] if len(doc) > 1 else ():
        if token.i in taken:
            continue
        if token.lower_ == "according" and doc[token.i + 1].lower_ == "to":
            heads = [o for o in doc[token.i + 1].children if o.dep_ in ("pobj", "pcomp")]
            if heads:
                source = (heads[0].left_edge.i, heads[0].right_edge.i + 1)
                cue = ((token.i, token.i + 2),)
                yield from _around(piece, token, cue, source, _ACCORDING_CONFIDENCE)
        elif token.lower_ == "in" and token.dep_ == "prep":
            yield from _view(piece, token)


def _view(piece: Piece, token: Token) -> Iterator[Draft]:
    """ "in X's view": preposition and noun are the cue, the possessor is the source."""
    for noun in token.children:
        owner = next((c for c in noun.children if c.dep_ == "poss"), None)
        if noun.lemma_.lower() not in listed("views.tsv") or owner is None or noun.dep_ != "pobj":
            continue
        source = subtree(owner)
        if piece.doc[source[1] - 1].dep_ == "case":
            source = (source[0], source[1] - 1)
        cue = ((token.i, token.i + 1), (noun.i, noun.i + 1))
        yield from _around(piece, token, cue, source, _VIEW_CONFIDENCE)


def _around(
    piece: Piece, token: Token, cue: tuple[Stretch, ...], source: Stretch, confidence: float
) -> Iterator[Draft]:
    """The statement whose content is the clause around the phrase."""
    phrase = (min(token.i, source[0]), max(cue[-1][1], source[1]))
    trimmed_source = trimmed(piece.doc, source)
    parts = [
        part for part in (trimmed(piece.doc, p) for p in without(_clause(token, phrase), phrase)) if part is not None
    ]
    if parts and trimmed_source is not None:
        yield Draft(
            piece,
            (span_of(piece, trimmed_source),),
            tuple(span_of(piece, words) for words in cue),
            tuple(span_of(piece, part) for part in parts),
            confidence,
            token,
            "phrase",
        )


def _clause(token: Token, phrase: Stretch) -> Stretch:
    """The clause that the phrase stands beside: its sentence, between semicolons and before a coordinated clause."""
    doc, sentence = token.doc, token.sent
    start, end = sentence.start, sentence.end
    for i in range(phrase[0] - 1, start - 1, -1):
        if doc[i].text in _CLAUSE_BREAKS:
            start = i + 1
            break
    for i in range(phrase[1], end):
        if doc[i].text in _CLAUSE_BREAKS:
            end = i
            break
    return start, end
