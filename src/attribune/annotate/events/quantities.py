"""Quantities of events: people killed, injured or arrested, votes, money, each with its bound and unit."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from ...model.event import Quantity
from ...model.span import Span
from ..clause import agent, complement, objects, prepositional
from ..lang_data import read_toml
from ..parse import Piece
from .match import Match

MONEY_TYPES = frozenset({"AID", "SANCTION", "AGREE", "COERCE", "RULE", "REQUEST"})
VOTES = frozenset({"vote", "pass", "approve", "reject", "adopt", "defeat", "elect", "confirm"})
REACH = 10  # words after a verb within which a result such as "52-48" belongs to it
OPENS_RESULT = frozenset({",", "of", "by", "vote", "voted", "votes", "it", "("})  # before "7 to 4"
PAYING = frozenset({"pay", "repay", "forfeit", "return", "refund", "give"})
BETWEEN = frozenset({"-", "–", "to"})  # between the votes for and against
# Types whose money stands in what is ordered: "told the bank to pay $9 million".
ORDERING = frozenset({"REQUEST", "RULE"})


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """`kind` by trigger lemma, bounds as (words, bound) longest first, values of number words, scales, currencies."""

    kind: dict[str, str]
    bounds: tuple[tuple[tuple[str, ...], str], ...]
    numbers: dict[str, float]
    scales: dict[str, float]
    money: dict[str, str]
    things: frozenset[str]
    forces: frozenset[str]
    people_only: frozenset[str]


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
        forces=frozenset(data["forces"]["people"]),
        people_only=frozenset(data["people_only"]["kinds"]),
        things=frozenset(data["things"]["units"]) | data["money"].keys() | data["numbers"]["scales"].keys(),
    )


def quantities(piece: Piece, match: Match, people: frozenset[str]) -> tuple[Quantity, ...]:
    """The quantities that a match's words give, in the order of the text; `people`: lemmas of who is counted."""
    words = quantity_words()
    found = [*_counted(piece, match, words, people), *_money(piece, match, words), *_votes(piece, match)]
    return tuple(sorted(found, key=lambda q: q.span))


def _counted(piece: Piece, match: Match, words: QuantityWords, people: frozenset[str]) -> Iterator[Quantity]:
    for kind, heads in _counts(match, words):
        for head in heads:
            lemma = head.lemma_.lower()
            if lemma in words.things or (kind in words.people_only and lemma not in people):
                continue
            if kind == "deployed" and lemma not in words.forces:
                continue
            numbers = [c for c in head.children if c.dep_ == "nummod"] or ([head] if head.tag_ == "CD" else [])
            for number in numbers[-1:]:
                value = _value(number, words)
                if value is not None:
                    bound, first = _bound(number, words)
                    span = piece.span_of(head.doc[first : max(head.i, number.i) + 1])
                    unit = head.text.lower() if head != number else "people"
                    yield Quantity(span=span, kind=kind, value=value, bound=bound, unit=unit)


def _counts(match: Match, words: QuantityWords) -> Iterator[tuple[str, list[Token]]]:
    """The kinds of people that the match counts, each with the heads that stand for them."""
    head, entry = match.head, match.entry
    of_verb = head.pos_ == "VERB"
    phrases = (entry.head, *(f"{entry.head} {word}" for fixed in entry.words for word in sorted(fixed)))
    kind = next((words.kind[p] for p in reversed(phrases) if p in words.kind), None)
    if kind is not None:
        yield kind, objects(head) if of_verb else prepositional([head], ("of",))
    elif entry.type in ("MOBILIZE", "AID") and of_verb:
        yield "deployed", objects(head)
    elif entry.type == "PROTEST" and of_verb:
        yield "protesting", agent(head)
    # "left 15 dead and 40 wounded": the second number has a verb of its own, without an object.
    if kind == "injured" and of_verb and not objects(head):
        yield kind, [c for c in head.children if c.dep_ == "nsubj" and c.tag_ == "CD"]


def _money(piece: Piece, match: Match, words: QuantityWords) -> Iterator[Quantity]:
    if match.entry.type not in MONEY_TYPES:
        return
    heads = objects(match.head) if match.head.pos_ == "VERB" else prepositional([match.head], ("of",))
    ordered = complement(match.head) if match.entry.type in ORDERING and match.head.pos_ == "VERB" else None
    if ordered is not None and ordered.lemma_ in PAYING:
        heads = [*heads, *objects(ordered)]
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
    """ "voted 52-48 to adopt", "by a vote of 220 to 211", "rejected it, 7 to 4": votes for and against."""
    verb = match.head
    if verb.pos_ != "VERB":
        return
    for one in (verb.head, verb):
        if one.lemma_ not in VOTES:
            continue
        for token in verb.doc[one.i + 1 : min(one.i + 1 + REACH, verb.sent.end)]:
            sides = _sides(piece, token)
            if sides:
                for kind, (span, value) in zip(("votes for", "votes against"), sides, strict=True):
                    yield Quantity(span=span, kind=kind, value=value, unit="votes")
                return


def _sides(piece: Piece, token: Token) -> list[tuple[Span, float]]:
    """The two numbers of a result that starts at the token, in one word or in three."""
    parts = token.text.replace("–", "-").split("-")
    start = piece.span_of(token).start
    if len(parts) == 2 and all(p.isdigit() and len(p) <= 3 for p in parts):
        middle = start + len(parts[0])
        return [
            (Span(start, middle), float(parts[0])),
            (Span(middle + 1, middle + 1 + len(parts[1])), float(parts[1])),
        ]
    rest = token.doc[token.i + 1 : token.i + 3]
    if token.text.isdigit() and len(rest) == 2 and rest[0].lower_ in BETWEEN and rest[1].text.isdigit():
        if rest[0].lower_ == "to" and token.nbor(-1).lower_ not in OPENS_RESULT:
            return []  # "for 7 to 10 families"
        return [(piece.span_of(one), float(one.text)) for one in (token, rest[1])]
    return []


def _value(number: Token, words: QuantityWords) -> float | None:
    """The number's value, its multiplied parts ("1.7 billion", "two dozen") taken together; None where unclear."""
    last = number.i
    while last + 1 < len(number.doc) and _is_number_word(number.doc[last + 1], words):
        last += 1
    parts = number.doc[_first(number, words) : last + 1]
    total: float | None = None
    for part in parts:
        if part.text == "-":  # "twenty-two"
            continue
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
        tens = before.text == "-" and first > 1 and _is_number_word(number.doc[first - 2], words)
        if before.tag_ != "CD" and not tens and not _is_number_word(before, words):
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
