"""Roles that a report gives somebody: titles before the name, appositions, predicates, party and state."""

import re
from collections.abc import Iterator

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from ..syntax import children, is_negated, is_passive, noun_phrase
from .lexicon import noun_kinds, offices, state_names, words
from .names import Name
from .nominals import joined_office

_PARTY = re.compile(r",?\s*\(?\b(R|D|I|Rep|Dem)(?:\.,\s?|[-–—])(?=[A-Z])")
_REGION = re.compile(r"[A-Z][A-Za-z.]*(?: [A-Z][A-Za-z.]*)?")
_PARTIES = {"R": "Republican", "Rep": "Republican", "D": "Democrat", "Dem": "Democrat", "I": "independent"}
_MARGIN = " \n\t\"“”'‘’"
_BE = frozenset({"be", "become", "remain"})
_SERVE = frozenset({"serve", "act"})
_WHO = frozenset({"who", "that"})
_OF_A_TERM = frozenset({"since", "until", "till", "from", "between", "through", "in", "for", "at", "during", "when"})
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
    lemma = joined_office(head) or head.lower_.rstrip(".")
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
    verbs = [head.head] if head.dep_ in ("nsubj", "nsubjpass") else []
    verbs += [v for v in children(head, "relcl") if any(s.lower_ in _WHO for s in children(v, "nsubj", "nsubjpass"))]
    for verb in verbs:
        if not is_negated(verb) and not any(c.tag_ in ("MD", "TO") for c in verb.children):
            yield from (found for held in _held(verb) if _holds_role(held) for found in _phrase(held))


def _held(verb: Token) -> Iterator[Token]:
    """The nouns that a verb says its subject is: "is the head of …", "served as mayor", "was elected governor"."""
    if is_passive(verb):
        yield from children(verb, "oprd")
    elif verb.lemma_ in _BE:
        yield from children(verb, "attr")
    elif verb.lemma_ in _SERVE:
        for prep in children(verb, "prep"):
            if prep.lower_ == "as":
                yield from children(prep, "pobj")


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
    after = tokens.doc[head.i + 1 : end]
    end = next((t.i for t in after if (t.is_punct and t.text != "-") or _tells_term(t)), end)
    found = _trimmed(tokens.doc[start:end], lemma)
    if found is not None:
        yield found


def _tells_term(token: Token) -> bool:
    """Whether a preposition begins what says since or until when: "since 2014", "for eight years"."""
    if token.lower_ not in _OF_A_TERM:
        return False
    return any(t.ent_type_ in ("DATE", "TIME") or t.lemma_ == "time" for t in token.doc[token.i : token.i + 3])


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
