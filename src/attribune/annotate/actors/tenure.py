"""Since and until when somebody holds a role, and whether it is a former, an acting or a designated one."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Token

from ...model.actor import Actor, Role
from ...model.span import Span
from ...model.time import TimeExpression
from ..parse import Parse, Piece
from .lexicon import words

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")  # what a role's since and until may hold; "XXXX" tells nothing
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DASHES = frozenset({"-", "–", "—"})
_REACH = 14  # tokens after a role's noun in which its term may stand
_BEFORE = 2  # tokens before a title that may say "then" or "ex"
_OPENING = frozenset({"since", "from", "between"})
_CLOSING = frozenset({"until", "till", "through", "to", "and"})


class Term(NamedTuple):
    """Dates or "", and the words that tell them."""

    since: str
    until: str
    evidence: tuple[Span, ...]


_NO_TERM = Term("", "", ())


def with_tenures(
    actors: Iterable[Actor], parse: Parse, times: Iterable[TimeExpression], published: str
) -> tuple[Actor, ...]:
    """The actors, their roles with what the report says of their terms; `published` is an ISO date or ""."""
    reader = _Terms(parse, times, published)
    return tuple(replace(a, roles=tuple(map(reader.dated, a.roles))) if a.roles else a for a in actors)


class _Terms:
    def __init__(self, parse: Parse, times: Iterable[TimeExpression], published: str) -> None:
        self.parse = parse
        self.published = published
        self.times = sorted((t for t in times if t.type == "DATE"), key=lambda t: t.span)
        self.starts = [t.span.start for t in self.times]

    def dated(self, role: Role) -> Role:
        """The role with its term and standing; of several places that tell it, the first that gives a term counts."""
        term, standing = _NO_TERM, ""
        for span in role.evidence:
            piece = self.parse.piece_at(span.start)
            tokens = piece.tokens_in(span) if piece is not None else None
            if piece is None or tokens is None:
                continue
            standing = standing or _standing([*tokens.doc[max(0, tokens.start - _BEFORE) : tokens.start], *tokens])
            if term == _NO_TERM:
                term = self._term(tokens.root, piece)
        if not standing and term.until and term.until < self.published:
            standing = "former"
        evidence = tuple(sorted({*role.evidence, *term.evidence}))
        return replace(role, since=term.since, until=term.until, standing=standing, evidence=evidence)

    def _term(self, head: Token, piece: Piece) -> Term:
        """What the words after a role's noun say: "since 2014", "from 2009 to 2013", "(2009-2013)"."""
        if head.dep_ in ("compound", "nmod"):  # a title before a name: what follows is the sentence's
            return _NO_TERM
        began = head.head.lemma_ in words("titles", "standing", "beginning")
        since = until = ""
        found: list[Span] = []
        last = None
        for token in head.doc[head.i + 1 : head.i + 1 + _REACH]:
            if token.is_sent_start or token.tag_ in _FINITE:
                break
            time = self._at(piece, token.i + 1, head)
            word = token.lower_
            opens = word in _OPENING or (word in ("in", "on") and began)
            if time is None:
                if token.is_punct and token.text not in _DASHES and last is None:
                    break
            elif opens or (token.text in "(," and self._ranges(piece, time, head)):
                since, last = time.value, time
                start = piece.span_of(token).start if opens else time.span.start
                found.append(Span(start, time.span.end))
            elif word in _CLOSING or (last is not None and token.text in _DASHES):
                if word in ("to", "and") and last is None:
                    continue
                until = time.value
                found.append(Span(piece.span_of(token).start, time.span.end))
                break
        return Term(since if _DATE.match(since) else "", until if _DATE.match(until) else "", tuple(found))

    def _at(self, piece: Piece, index: int, head: Token) -> TimeExpression | None:
        """The date that begins with the token of this index."""
        if index >= len(head.doc):
            return None
        start = piece.span_of(head.doc[index]).start
        place = bisect_left(self.starts, start)
        return self.times[place] if place < len(self.times) and self.starts[place] == start else None

    def _ranges(self, piece: Piece, time: TimeExpression, head: Token) -> bool:
        """Whether a dash and another date follow: "2009-2013"."""
        tokens = piece.tokens_in(time.span)
        if tokens is None or tokens.end + 1 >= len(head.doc) or head.doc[tokens.end].text not in _DASHES:
            return False
        return self._at(piece, tokens.end + 1, head) is not None


def _standing(tokens: Iterable[Token]) -> str:
    """What the words of a title make of it: "former mayor", "acting director", "president-elect"."""
    found = list(_words(tokens))
    for standing in ("former", "acting", "designate"):
        if words("titles", "standing", standing) & set(found):
            return standing
    return ""


def _words(tokens: Iterable[Token]) -> Iterator[str]:
    """Lower case, compounds in their parts ("president-elect")."""
    for token in tokens:
        yield from token.lower_.split("-")
