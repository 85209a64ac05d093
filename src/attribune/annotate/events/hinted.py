"""Triggers that the lexicon does not have, and of which the encoder is sure."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from ..parse import Piece
from .hints import Hints
from .lexicon import Entry
from .match import Match

# Parts of speech that the encoder may tell of a trigger, and the slots of those who take part: such a trigger has no
# frame of its own.
HINTED = {"VERB": "v", "NOUN": "n", "ADJ": "a"}
FRAMES = {
    "v": (("subj",), ("obj", "dat", "to", "with", "against", "for", "on", "at", "of", "comp")),
    "n": (("by", "poss", "lv", "from"), ("of", "on", "against", "to", "with", "for", "lvobj", "between")),
    "a": (("subj",), ("to", "with", "of", "about", "against", "for")),
}
SURE = 0.35


def hinted(piece: Piece, words: Iterable[Token], hints: Hints) -> Iterator[Match]:
    """Those among the words that may be one."""
    for word in words:
        pos = HINTED.get(word.pos_)
        if pos is None:
            continue
        kind, chance = hints.likeliest(piece.span_of(word))
        if chance < SURE:
            continue
        if kind == "REQUEST" and any(child.dep_ == "oprd" for child in word.children):
            # "Called it a farce" asks for nothing.
            others = {other: likely for other, likely in hints.types(piece.span_of(word)).items() if other != kind}
            kind = max(others, key=lambda other: (others[other], other))
        yield Match(Entry(pos, word.lemma_.lower(), (), kind, None, *FRAMES[pos], ()), word, (), hinted=True)
