"""Statements that the parse shows: a cue of the lexicon in a complement frame of its own."""

from collections.abc import Iterator

from spacy.tokens import Token

from ...model.span import Span
from ..parse import Piece
from .draft import Draft
from .frames import Frame, adjective_frames, light_frames, noun_frames, verb_frames
from .lexicon import Cue, cues, light_verbs, listed
from .phrases import Stretch, span_of, trimmed
from .sources import noun_source, verb_source

# Of the phrases with a light verb, about this share attribute.
_LIGHT_CONFIDENCE = 0.5


def parsed_statements(piece: Piece, *, taken: frozenset[int] = frozenset()) -> Iterator[Draft]:
    """The statements of a piece's verbs, adjectives and nouns; `taken` holds indices of cues found before."""
    for token in piece.doc:
        if token.i in taken:
            continue
        found = _best(token)
        if found is None:
            continue
        frame, cue, pos = found
        draft = _drafted(piece, token, frame, cue, pos)
        if draft is not None:
            yield draft


def _best(token: Token) -> tuple[Frame, Cue, str] | None:
    """The token's frame that most surely attributes, with its lexicon entry and part of speech."""
    if token.pos_ == "VERB":
        for noun, frame in light_frames(token):
            act = light_verbs().get((token.lemma_.lower(), noun.lemma_.lower()))
            if act is not None:
                return frame, Cue(token.lemma_, act, _LIGHT_CONFIDENCE), "verb"
    best: tuple[Frame, Cue, str] | None = None
    for pos, lemma, frame in _frames(token):
        cue = cues().get((lemma, pos, frame.name))
        if cue is not None and (best is None or cue.confidence > best[1].confidence):
            best = (frame, cue, pos)
    return best


def _frames(token: Token) -> Iterator[tuple[str, str, Frame]]:
    """Part of speech, lemma and each frame of a word that the lexicon knows: frames cost time to find."""
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX"):
        if lemma != "be" and (lemma, "verb") in listed():
            for frame in verb_frames(token):
                yield "verb", lemma, frame
        for adjective in token.children:
            quality = adjective.lemma_.lower()
            if adjective.dep_ == "acomp" and (quality, "adj") in listed():
                for frame in adjective_frames(token):
                    yield "adj", quality, frame
    elif token.pos_ == "NOUN" and (lemma, "noun") in listed():
        for frame in noun_frames(token):
            yield "noun", lemma, frame


def _drafted(piece: Piece, token: Token, frame: Frame, cue: Cue, pos: str) -> Draft | None:
    if pos == "noun":
        source = noun_source(token)
    elif pos == "adj":
        source = None if frame.name == "raise" else verb_source(token, frame=frame.name)
    else:
        source = verb_source(token, frame=frame.name)
    content = _spans(piece, frame.content)
    words = _spans(piece, frame.cue)
    if not content or not words or any(w.overlaps(c) for w in words for c in content):
        return None
    sources = _spans(piece, (source,)) if source else ()
    if any(s.overlaps(other) for s in sources for other in (*words, *content)):
        sources = ()
    return Draft(piece, sources, words, content, cue.confidence, token, frame.name)


def _spans(piece: Piece, stretches: tuple[Stretch, ...]) -> tuple[Span, ...]:
    kept = (trimmed(piece.doc, stretch) for stretch in stretches)
    return tuple(sorted(span_of(piece, stretch) for stretch in kept if stretch))
