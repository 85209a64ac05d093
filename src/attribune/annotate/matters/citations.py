"""Cases by their legal names: "Voss v. Harbour Board", "No. 15-674", "case 1:16-cv-01234"."""

from ...model.span import Span
from ..parse import Piece
from .find import Found
from .lexicon import MatterWords

# A docket number this near after a case's name is that case's: "Voss v. Dorn (No. 15-674)".
BESIDE = 12


def cited(piece: Piece, words: MatterWords) -> list[Found]:
    """The cases that a piece names so, in the order of the text; a number beside a name is not one more."""
    text, found = piece.doc.text, []
    names = [match.span() for match in words.case_name.finditer(text)]
    numbers = [
        match.span()
        for match in words.docket.finditer(text)
        if not any(0 <= match.start() - end <= BESIDE for _, end in names)
    ]
    for start, end in sorted((*names, *numbers)):
        tokens = piece.doc.char_span(start, end, alignment_mode="expand")
        if tokens is None:
            continue
        found.append(
            Found(
                piece=piece,
                head=tokens.root,
                kind=words.kinds["case"],
                name=" ".join(text[start:end].split()),
                words=frozenset(t.lower_ for t in tokens if not t.is_punct and not t.is_stop),
                linked=frozenset(),
                span=Span(piece.start + start, piece.start + end),
                form="name",
                definite=True,
                described=False,
                strong=True,
                plural=False,
            )
        )
    return found
