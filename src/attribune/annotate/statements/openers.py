"""Participles at a sentence's head, taken for names by the tagger: 'Branding the plan "reckless," the union said …'."""

from collections.abc import Iterator

from spacy.tokens import Token

from ..parse import Piece
from .draft import Draft
from .lexicon import Cue, cues
from .phrases import span_of, trimmed
from .sources import subject_of

_FRAMES = ("small", "object", "clause", "prep:as")


def opening_participles(piece: Piece) -> Iterator[Draft]:
    """The statements of sentences that open with such a participle; the source is the main verb's subject."""
    for sentence in piece.doc.sents:
        first = sentence[0]
        cue = _cue(first)
        if cue is None:
            continue
        comma = next((t for t in sentence if t.text == "," and t.i > first.i + 1), None)
        if comma is None:
            continue
        main = next((t for t in sentence if t.i > comma.i and t.tag_ in ("VBD", "VBZ", "VBP")), None)
        if main is None:
            continue
        # The closing mark stands after the comma in American copy.
        start = comma.i + 1
        while start < main.i and piece.doc[start].is_quote:
            start += 1
        source = trimmed(piece.doc, (start, main.i))
        content = (first.i + 1, start)
        if source is not None and _is_subject(main, source[0], source[1]):
            yield Draft(
                piece,
                (span_of(piece, source),),
                (span_of(piece, (first.i, first.i + 1)),),
                (span_of(piece, content),),
                cue.confidence,
                first,
                "opener",
            )


def _cue(first: Token) -> Cue | None:
    """The lexicon's entry of a capitalised -ing form that is tagged as a name."""
    form = first.lower_
    if first.tag_ != "NNP" or not form.endswith("ing") or len(form) < 6:
        return None
    stem = form[:-3]
    for lemma in (stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else stem):
        for frame in _FRAMES:
            cue = cues().get((lemma, "verb", frame))
            if cue is not None:
                return cue
    return None


def _is_subject(main: Token, start: int, end: int) -> bool:
    """Whether the words between the comma and the main verb are its subject, or hold a noun that can be."""
    head = subject_of(main)
    if head is not None and start <= head.i < end:
        return True
    return any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in main.doc[start:end])
