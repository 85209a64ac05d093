"""Names that label a transcript's turns ("SMITH: …"): in capitals the tagger takes them apart, the colon does not."""

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Doc

from .lexicon import no_speakers, noun_kinds, offices, place_names, words
from .names import PARTICLES, Name, is_title

_LEAST_TURNS = 2
_LONGEST = 7  # tokens of a label, its title included


def with_labels(names: list[Name], docs: Iterable[Doc]) -> list[Name]:
    """The names, with each label of a transcript as one person's name; a body's name is left as it was found."""
    labels = {number: label for number, doc in enumerate(docs) if (label := _label(doc, number)) is not None}
    # "Location: …", "DATE: …": a lone word is somebody only where it comes again, or a title tells.
    often = Counter(label.words for label in labels.values())
    labels = {
        number: label
        for number, label in labels.items()
        if len(label.words) > 1 or label.address or often[label.words] > 1
    }
    if len(labels) < _LEAST_TURNS:
        return names
    found = [name for name in names if name.piece not in labels or name.start > labels[name.piece].end]
    for number, label in labels.items():
        before = [n for n in names if n.piece == number and n.start <= label.end]
        found += before if any(_is_body(name, label) for name in before) else [label]
    return sorted(found, key=lambda name: (name.piece, name.start))


def _label(doc: Doc, piece: int) -> Name | None:
    """The name between a paragraph's start, or a title there, and a colon."""
    end = next((token.i for token in doc[:_LONGEST] if token.text == ":"), 0)
    start = 0
    while start < end and (is_title(doc[start]) or doc[start].is_punct):
        start += 1
    name = doc[start:end]
    spelled = [token for token in name if not token.is_punct]
    if not spelled or not all(_is_part(token.text) for token in spelled) or not spelled[0].text[0].isupper():
        return None
    only = spelled[0]
    if len(spelled) == 1 and (len(only.text) == 1 or only.lower_ in offices() or only.lower_ in noun_kinds()):
        return None
    if name.text.lower() in no_speakers() or name.text in place_names() or name.text in words("organizations", "known"):
        return None
    office = any(token.lower_.rstrip(".") in offices() for token in doc[:start])
    return Name(piece, doc, start, end, "person", (0, start) if office else None, address=start > 0)


def _is_part(text: str) -> bool:
    return text[0].isupper() or text.lower() in PARTICLES


def _is_body(name: Name, label: Name) -> bool:
    """Whether the whole label was found to be an organization's name, by more than its capitals."""
    keywords = {word.lower() for word in words("organizations", "keywords")}
    covers = name.start <= label.start and name.end >= label.end
    return covers and bool(keywords & {word.lower() for word in name.words})
