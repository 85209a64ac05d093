"""Which words a time expression dates: the verb or the noun that it depends on, within its own clause."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from ...model.time import TimeExpression
from ..lang_data import read_toml
from ..parse import Parse, Piece
from .dates import DAY, date_of, interval

# A time word's way up to what it dates is short; a longer one is a parse gone wrong.
_MAX_CLIMB = 8


@dataclass(frozen=True, slots=True)
class When:
    """A date and the id of the time expression that it comes from; None where it is the report's own day."""

    date: str
    source: str | None


Place = tuple[int, int]  # a piece's start and a token's index in it


@dataclass(frozen=True, slots=True)
class Dates:
    """What the report's time expressions date.

    `own` words have a time of their own; `by_object` verbs have one only through a noun that they govern ("filed a
    suit on Monday", where the parser gives Monday to the suit).
    """

    own: dict[Place, When]
    by_object: dict[Place, When]


@cache
def words() -> dict[str, Any]:
    """The lists of dating.toml."""
    return read_toml("dating.toml")


def attach(parse: Parse, times: Iterable[TimeExpression]) -> Dates:
    """The words that each datable time expression dates; the first one in the text counts."""
    own: dict[Place, When] = {}
    by_object: dict[Place, When] = {}
    used: set[str] = set()
    ordered = sorted(times, key=lambda time: time.span)
    for place, time in enumerate(ordered):
        piece = parse.piece_at(time.span.start)
        date = date_of(time)
        if piece is None or not date or time.id in used:
            continue
        span = piece.tokens_in(time.span)
        if span is None or _is_clock(time, span):
            continue
        following = ordered[place + 1] if place + 1 < len(ordered) else None
        if following is not None and (end := _range_end(piece, time, following)):
            date = interval(date, end) or date
            used.add(following.id)
        when = When(date, time.id)
        for clause in (child for token in span for child in token.children if child.dep_ == "relcl"):
            own.setdefault((piece.start, clause.i), when)  # "on Feb. 9, when the court ruled"
        named = _named_after(span)
        noun, verb = (named, None) if named is not None else _owners(span.root, span.start, span.end)
        if noun is None:
            noun = _words_before(span) or (_noun_before(span) if len(date) < DAY else None)
        if noun is not None:
            own.setdefault((piece.start, noun.i), when)
        if verb is not None and noun is None:
            own.setdefault((piece.start, verb.i), when)
        elif verb is not None and noun is not None and noun.i < span.start and not _is_performed(noun):
            by_object.setdefault((piece.start, verb.i), when)
    return Dates(own, by_object)


def _is_clock(time: TimeExpression, span: TokenSpan) -> bool:
    """Whether the words tell of which hour a thing is, and not when it happens: "lifted a midnight curfew"."""
    return time.type == "TIME" and span.root.dep_ in ("compound", "amod", "nmod") and all(one.is_lower for one in span)


def _range_end(piece: Piece, first: TimeExpression, second: TimeExpression) -> str:
    """The date of the second expression where the text says "from … to …", "between … and …"."""
    if second.span.start >= piece.span.end:
        return ""
    first_tokens, second_tokens = piece.tokens_in(first.span), piece.tokens_in(second.span)
    if first_tokens is None or second_tokens is None:
        return ""
    before = piece.doc[first_tokens.start - 1].lower_ if first_tokens.start > 0 else ""
    between = piece.doc[first_tokens.end : second_tokens.start].text.lower()
    joined = (before == "from" and between in ("to", "until", "till", "through")) or (
        before == "between" and between == "and"
    )
    end = date_of(second)
    # "On Feb. 6 - this year": what the day lies in is no end.
    ranges = (joined or between in ("-", "–", "through")) and not date_of(first).startswith(end)
    return end if ranges else ""


def _noun_before(span: TokenSpan) -> Token | None:
    """The noun that a month or a year stands right behind: "supported the invasion in 2003"."""
    doc, before = span.doc, span.start - 2
    if before >= 0 and doc[before + 1].lower_ == "in" and doc[before].pos_ == "NOUN":
        return doc[before]
    return None


def _words_before(span: TokenSpan) -> Token | None:
    """The noun for somebody's words that a date stands right behind: "Dorn's statement last year that …"."""
    doc = span.doc
    if not span.start or span.end >= len(doc) or doc[span.end].lower_ != "that":
        return None
    noun = doc[span.start - 1]
    return noun if noun.pos_ == "NOUN" and any(child.dep_ == "poss" for child in noun.children) else None


def _named_after(span: TokenSpan) -> Token | None:
    """The noun that a date stands before as its name: "the Nov. 8 presidential election", "the Dec. 21, 1988, bombing".

    The parser often takes the date of the second kind for a thing of its own.
    """
    doc, after = span.doc, span.end
    if not span.start or doc[span.start - 1].tag_ not in ("DT", "PRP$", "POS"):
        return None
    if after < len(doc) and doc[after].text == ",":
        after += 1
    noun = None
    while after < len(doc) and doc[after].sent == span.root.sent and _in_noun_phrase(doc[after]):
        noun = doc[after] if doc[after].pos_ not in ("ADJ", "PROPN") else noun
        after += 1
    return noun


def _in_noun_phrase(token: Token) -> bool:
    """Whether a word can stand between "the Nov. 8" and the end of what is so named; "shooting" is a noun there."""
    return token.pos_ in ("ADJ", "NOUN", "PROPN") or token.tag_ == "VBG"


def _is_performed(noun: Token) -> bool:
    """Whether the noun is somebody's act: "echoed remarks by the mayor last week" tells when the mayor spoke."""
    return any(child.dep_ in ("prep", "agent") and child.lower_ == "by" for child in noun.children)


def _owners(root: Token, start: int, end: int) -> tuple[Token | None, Token | None]:
    """The noun and the verb that a time word modifies; None for both where it is a limit or stands alone."""
    doc = root.doc
    current = root
    noun: Token | None = None
    # "said Thursday he had …", "said on Thursday that …": the verb just before it, whatever the parse says.
    before = start - 1
    names = root.head.i >= end and root.dep_ in ("compound", "nmod", "amod", "nummod", "poss")
    if before > 0 and doc[before].lower_ in ("on", "in", "late", "early", "earlier", "at", "during"):
        before -= 1
    if (
        before >= 0
        and doc[before].pos_ == "VERB"
        and doc[before].sent == root.sent
        and doc[before].tag_ != "VBG"
        and not names
    ):
        return None, doc[before]
    for _ in range(_MAX_CLIMB):
        head = current.head
        if head == current:
            return noun, None
        if head.pos_ in ("ADP", "SCONJ") and head.lower_ in words()["limits"] and head.i < start:
            return noun, None
        if head.pos_ in ("VERB", "AUX") or (head.pos_ == "ADJ" and head.dep_ in ("ROOT", "conj", "ccomp", "acomp")):
            return noun, _clause_verb(head, start, end)
        if head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") and not start <= head.i < end and noun is None:
            noun = head
        current = head
    return noun, None


def _clause_verb(verb: Token, start: int, end: int) -> Token:
    """The verb whose clause the time word stands in: before the "to" or the subject of a lower verb, the upper one."""
    current = verb
    for _ in range(3):
        if current.dep_ not in ("xcomp", "ccomp", "advcl", "acl") or current.head.pos_ not in ("VERB", "AUX"):
            break
        opening = [c.i for c in current.children if c.dep_ in ("mark", "nsubj", "nsubjpass", "aux") and c.i < current.i]
        if not opening or not current.head.i < start or end > min(opening):
            break
        current = current.head
    return current
