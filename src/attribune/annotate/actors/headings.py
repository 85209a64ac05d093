"""Names in headlines in capitals or in Headline Case, where capitals tell no name: the report's other text does."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from .lexicon import first_names, place_names, words
from .names import Name, title_before

_LEAST_WORDS = 3
_LEAST_SHARE = 0.8  # of the longer words that begin with a capital
_LONGER = 4  # letters: shorter words ("of", "to") stay small in Headline Case
_MOST_TOKENS = 40
_LONGEST = 6  # tokens of a name that is looked up

Words = tuple[str, ...]


def with_headings(names: list[Name], docs: Iterable[Doc]) -> list[Name]:
    """The names, those in headings found anew: what the text below names too, and what is a name wherever it stands."""
    headings = {number: doc for number, doc in enumerate(docs) if is_heading(doc)}
    body = [name for name in names if name.piece not in headings]
    if not headings or not body:
        return names
    known: dict[Words, Name] = {}
    for name in body:
        spelled = _spelled(name)
        known.setdefault(spelled, name)
        if name.kind == "person" and len(spelled) > 1:
            known.setdefault(spelled[-1:], replace(name, kind=""))
    found = [*body]
    for number, doc in headings.items():
        again = list(_known_names(doc, number, known))
        taken = {i for name in again for i in range(name.start, name.end)}
        others = [n for n in names if n.piece == number and _stands_alone(n) and not taken & set(range(n.start, n.end))]
        found += [*again, *others]
    return sorted(found, key=lambda name: (name.piece, name.start))


def is_heading(doc: Doc) -> bool:
    """Whether nearly every longer word begins with a capital, and no full stop ends the piece."""
    longer = [token for token in doc if token.is_alpha and len(token.text) >= _LONGER]
    if len(longer) < _LEAST_WORDS or len(doc) > _MOST_TOKENS or doc[-1].text == ".":
        return False
    return sum(token.text[0].isupper() for token in longer) >= _LEAST_SHARE * len(longer)


def _spelled(name: Name) -> Words:
    return tuple(token.lower_ for token in name.doc[name.start : name.end])


def _known_names(doc: Doc, piece: int, known: dict[Words, Name]) -> Iterator[Name]:
    """Where the heading holds a name of the text below, the longest one at each place."""
    i = 0
    while i < len(doc):
        for end in range(min(len(doc), i + _LONGEST), i, -1):
            name = known.get(tuple(token.lower_ for token in doc[i:end]))
            if name is not None and doc[i].text[0].isupper():
                title = title_before(doc, i)
                yield Name(piece, doc, i, end, name.kind, title, title is not None, name.gender)
                i = end
                break
        else:
            i += 1


def _stands_alone(name: Name) -> bool:
    """Whether words are a name without the report's other text: a known place or body, a first name and another."""
    text = name.doc[name.start : name.end].text
    spelled = _spelled(name)
    return (
        text in place_names()
        or text in words("organizations", "known")
        or (len(spelled) in (2, 3) and spelled[0] in first_names() and name.kind == "person")
    )
