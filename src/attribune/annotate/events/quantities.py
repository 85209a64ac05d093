"""Quantities of events: people killed, injured or arrested, votes, money, each with its bound and unit."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from ...model.event import Quantity
from ...model.span import Span
from ..clause import objects, prepositional
from ..lang_data import read_toml
from ..parse import Piece
from .match import Match

MONEY_TYPES = frozenset({"AID", "SANCTION", "AGREE", "COERCE", "RULE", "REQUEST"})
VOTES = frozenset({"vote", "pass", "approve", "reject", "adopt", "defeat", "elect", "confirm"})
REACH = 6  # words after a verb within which a result such as "52-48" belongs to it


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """`kind` by trigger lemma, bounds as (words, bound) longest first, values of number words, scales, currencies."""

    kind: dict[str, str]
    bounds: tuple[tuple[tuple[str, ...], str], ...]
    numbers: dict[str, float]
    scales: dict[str, float]
    money: dict[str, str]
    things: frozenset[str]


@cache
def quantity_words() -> QuantityWords:
    """The English words, read once a process."""
    data = read_toml("quantities.toml")
    bounds = [(tuple(phrase.split()), bound) for bound, phrases in data["bounds"].items() for phrase in phrases]
    return QuantityWords(
        kind={lemma: kind for kind, lemmas in data["counted"].items() for lemma in lemmas},
        bounds=tuple(sorted(bounds, key=lambda b: -len(b[0]))),
        numbers=data["numbers"]["words"],
        scales=data["numbers"]["scales"],
        money=data["money"],
        things=frozenset(data["things"]["units"]) | data["money"].keys() | data["numbers"]["scales"].keys(),
    )


def quantities(piece: Piece, match: Match) -> tuple[Quantity, ...]:
    """The quantities that a match's words give, in the order of the text."""
    words = quantity_words()
    found = [*_counted(piece, match, words), *_money(piece, match, words), *_votes(piece, match)]
    return tuple(sorted(found, key=lambda q: q.span))


def _counted(piece: Piece, match: Match, words: QuantityWords) -> Iterator[Quantity]:
    kind = words.kind.get(match.entry.head)
    if kind is None:
        return
    heads = objects(match.head) if match.head.pos_ == "VERB" else prepositional([match.head], ("of",))
    for head in heads:
        if head.lemma_.lower() in words.things:
            continue
        numbers = [c for c in head.children if c.dep_ == "nummod"] or ([head] if head.tag_ == "CD" else [])
        for number in numbers[-1:]:
            value = _value(number, words)
            if value is not None:
                bound, first = _bound(number, words)
                span = piece.span_of(head.doc[first : max(head.i, number.i) + 1])
                unit = head.text.lower() if head != number else "people"
                yield Quantity(span=span, kind=kind, value=value, bound=bound, unit=unit)


def _money(piece: Piece, match: Match, words: QuantityWords) -> Iterator[Quantity]:
    if match.entry.type not in MONEY_TYPES:
        return
    heads = objects(match.head) if match.head.pos_ == "VERB" else prepositional([match.head], ("of",))
    for head in heads:
        for token in (head, *head.children, *prepositional([head], ("of", "in"))):
            currency = words.money.get(token.text) or words.money.get(token.lemma_.lower())
            numbers = [c for c in (*token.children, *head.children, head) if c.tag_ == "CD" and c.dep_ != "compound"]
            if currency is None or not numbers:
                continue
            number = numbers[0]
            value = _value(number, words)
            if value is not None:
                bound, first = _bound(number, words)
                left, right = min(first, token.i, number.i), max(token.i, number.i)
                span = piece.span_of(head.doc[left : right + 1])
                yield Quantity(span=span, kind="money", value=value, bound=bound, unit=currency)
                return


def _votes(piece: Piece, match: Match) -> Iterator[Quantity]:
    """ "voted 52-48 to adopt": votes for and against."""
    verb = match.head
    if verb.pos_ != "VERB" or not ({verb.lemma_, verb.head.lemma_} & VOTES):
        return
    start = verb.i if verb.lemma_ in VOTES else verb.head.i
    window = verb.doc[start + 1 : start + 1 + REACH]
    for token in window:
        parts = token.text.replace("–", "-").split("-")
        if len(parts) == 2 and all(p.isdigit() and len(p) <= 3 for p in parts):
            at = piece.span_of(token).start
            middle = at + len(parts[0])
            yield Quantity(span=Span(at, middle), kind="votes for", value=float(parts[0]), unit="votes")
            yield Quantity(
                span=Span(middle + 1, middle + 1 + len(parts[1])),
                kind="votes against",
                value=float(parts[1]),
                unit="votes",
            )
            return
        following = token.doc[token.i + 1 : token.i + 3]
        if token.text.isdigit() and len(following) == 2 and following[0].text in "-–" and following[1].text.isdigit():
            yield Quantity(span=piece.span_of(token), kind="votes for", value=float(token.text), unit="votes")
            yield Quantity(
                span=piece.span_of(following[1]), kind="votes against", value=float(following[1].text), unit="votes"
            )
            return


def _value(number: Token, words: QuantityWords) -> float | None:
    """The number's value, its multiplied parts ("1.7 billion", "two dozen") taken together; None where unclear."""
    last = number.i
    while last + 1 < len(number.doc) and _is_number_word(number.doc[last + 1], words):
        last += 1
    parts = number.doc[_first(number, words) : last + 1]
    total: float | None = None
    for part in parts:
        plain = part.lower_.replace(",", "")
        if plain in words.scales:
            total = (1.0 if total is None else total) * words.scales[plain]
        elif plain in words.numbers:
            value = float(words.numbers[plain])
            total = value if total is None else total * value if plain == "dozen" else total + value
        elif plain.replace(".", "", 1).isdigit() and plain.isascii():
            if total is not None:
                return None
            total = float(plain)
        elif part.tag_ == "CD":
            return None
    return total


def _first(number: Token, words: QuantityWords) -> int:
    """The first word of the run of number words that ends with the number."""
    first = number.i
    while first > 0:
        before = number.doc[first - 1]
        if before.tag_ != "CD" and not _is_number_word(before, words):
            break
        first -= 1
    return first


def _is_number_word(token: Token, words: QuantityWords) -> bool:
    return token.lower_ in words.numbers or token.lower_ in words.scales


def _bound(number: Token, words: QuantityWords) -> tuple[str | None, int]:
    """The bound before the number and the first word of both."""
    first = _first(number, words)
    if first > 0 and number.doc[first - 1].text in words.money:
        first -= 1
    for phrase, bound in words.bounds:
        start = first - len(phrase)
        if start >= 0 and tuple(t.lower_ for t in number.doc[start:first]) == phrase:
            return bound, start
    return None, first
