"""Roles that a report gives somebody: titles before the name, appositions, predicates, party and state."""

import re
from collections.abc import Iterator

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from ..syntax import children, is_negated, noun_phrase
from .lexicon import noun_kinds, offices, state_names, words
from .names import Name

_PARTY = re.compile(r",?\s*\(?\b(R|D|I|Rep|Dem)(?:\.,\s?|[-–—])(?=[A-Z])")
_REGION = re.compile(r"[A-Z][A-Za-z.]*(?: [A-Z][A-Za-z.]*)?")
_PARTIES = {"R": "Republican", "Rep": "Republican", "D": "Democrat", "Dem": "Democrat", "I": "independent"}
_MARGIN = " \n\t\"“”'‘’"
_BE = frozenset({"be", "become", "remain"})
_MOST_WORDS = 12
_MOST_AFTER = 8  # tokens after a name in which its party stands

Found = tuple[str, str, int, int]
"""Title, its head's lemma, and where it stands (characters of the document)."""


def title_role(name: Name) -> Found | None:
    """The office before a name, as the report words it."""
    if name.title is None:
        return None
    left, right = name.title
    head = name.doc[right - 1]
    while head.i > left and not head.is_alpha:
        head = name.doc[head.i - 1]
    for i in range(left + 1, right - 1):
        if name.doc[i].lower_ == "of":
            head = name.doc[i - 1]
            break
    lemma = head.lower_.rstrip(".")
    if lemma in words("titles", "office", "family"):
        return None
    return _trimmed(name.doc[left:right], lemma)


def _trimmed(tokens: TokenSpan, lemma: str) -> Found | None:
    """The words without the quotation marks around them."""
    words_ = tokens.text.rstrip(_MARGIN)
    title = words_.lstrip(_MARGIN)
    start = tokens.start_char + len(words_) - len(title)
    return (title, lemma, start, start + len(title)) if title else None


def described_roles(name: Name) -> Iterator[Found]:
    """Roles in appositions to the name ("…, a former captain,") and predicates ("… is the head of …")."""
    for token in name.doc[name.start : name.end]:
        for child in token.children:
            if child.dep_ == "appos" and child.i >= name.end and _holds_role(child):
                yield from _phrase(child)
    head = name.head
    if head.dep_ == "appos" and _holds_role(head.head):
        yield from _phrase(head.head)
    if head.dep_ == "nsubj" and head.head.lemma_ in _BE and not is_negated(head.head):
        for child in children(head.head, "attr"):
            if _holds_role(child) and not any(c.dep_ == "aux" for c in head.head.children):
                yield from _phrase(child)


def _holds_role(token: Token) -> bool:
    if token.pos_ not in ("NOUN", "PROPN") or token.tag_ in ("NNS", "NNPS"):
        return False
    lemma = token.lemma_.lower()
    return noun_kinds().get(lemma) == "person" or lemma in offices()


def _phrase(head: Token) -> Iterator[Found]:
    lemma = head.lemma_.lower()
    if lemma in words("titles", "office", "family"):
        return
    tokens = noun_phrase(head)
    start = tokens.start
    while start < head.i and (tokens.doc[start].pos_ in ("DET", "PRON", "PUNCT") or tokens.doc[start].dep_ == "advmod"):
        start += 1
    for token in tokens.doc[start : head.i]:
        if token.tag_ in ("POS", "PRP$"):
            start = token.i + 1
    end = min(tokens.end, head.i + _MOST_WORDS)
    end = next((t.i for t in tokens.doc[head.i + 1 : end] if t.is_punct and t.text != "-"), end)
    found = _trimmed(tokens.doc[start:end], lemma)
    if found is not None:
        yield found


def party_role(name: Name) -> Found | None:
    """The party in "(R-Texas)" or "(D., Calif.)" after a name."""
    after = name.doc[name.end : name.end + _MOST_AFTER]
    match = _PARTY.match(after.text)
    if match is None:
        return None
    title = _PARTIES[match.group(1)]
    return title, title.lower(), after.start_char + match.start(1), after.start_char + match.end(1)


def party_region(name: Name) -> frozenset[str]:
    """The words, lower case, of the state after a party: "(R-Texas)", "D-Calif."."""
    after = name.doc[name.end : name.end + _MOST_AFTER].text
    match = _PARTY.match(after)
    found = _REGION.match(after, match.end()) if match is not None else None
    if found is None:
        return frozenset()
    region = found.group().replace(".", "").strip()
    return frozenset(state_names().get(region.replace(" ", ""), region).lower().split())
