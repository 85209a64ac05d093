"""Mentions of matters: noun phrases headed by a law, an order, a case and the like, specific enough to be one."""

from dataclasses import dataclass

from spacy.tokens import Token

from ...model.span import Span
from ..clause import coordinated
from ..parse import Piece
from .lexicon import MatterWords

MAX_NAME = 6  # words of a phrase that goes into a matter's name
QUOTES = frozenset("\"“”'‘’`")
MODIFIERS = ("compound", "amod", "nmod", "nummod", "npadvmod", "poss")


@dataclass(frozen=True, slots=True)
class Found:
    """One mention. `words` are its modifiers that tell matters apart; `linked` the words of an "against X" phrase."""

    piece: Piece
    head: Token
    kind: str
    name: str
    words: frozenset[str]
    linked: frozenset[str]
    span: Span
    form: str
    definite: bool
    described: bool
    owner: Token | None
    about: tuple[Token, ...]


def find(piece: Piece, head: Token, words: MatterWords) -> Found | None:
    """The matter that the noun heads a mention of, or None."""
    lemma = head.lemma_.lower()
    kind = words.kind.get(lemma)
    if kind is None or head.pos_ not in ("NOUN", "PROPN") or head.dep_ in ("compound", "nmod", "amod", "npadvmod"):
        return None
    modifiers = _modifiers(head, words)
    look = words.look.get(lemma, frozenset())
    if any(m.lower_ in look or m.lemma_.lower() in look for m in modifiers) or _is_adverbial(head):
        return None
    numbered = head.i + 1 < len(head.doc) and head.nbor().like_num
    named = (head.pos_ == "PROPN" and bool(modifiers)) or (head.is_title and numbered)
    phrase = _linked_phrase(head, words)
    clause = [c for c in head.children if c.dep_ in ("acl", "relcl") and c.i > head.i]
    definite = any(
        c.dep_ in ("det", "poss") and c.lower_ not in ("a", "an", "any", "some", "no") for c in head.children
    )
    plural = head.tag_ in ("NNS", "NNPS")
    specific = (
        named or bool(phrase) or any(_describes(c) for c in clause) or (bool(modifiers) and (definite or not plural))
    )
    if not specific and not definite:
        return None
    text = _name(head, modifiers, phrase if not named else [], number=named)
    first = min([m.i for m in modifiers] + [head.i])
    while first > 0 and head.doc[first - 1].text in QUOTES and head.doc[first - 1].whitespace_ == "":
        first -= 1
    last = head.i + 1 if named and head.i + 1 < len(head.doc) and head.nbor().like_num else head.i
    owners = [c for c in head.children if c.dep_ == "poss"]
    against = [o for t in phrase[:1] if t.lower_ == "against" for o in t.children if o.dep_ == "pobj"]
    about = coordinated(o for c in clause for t in c.subtree if t.dep_ in ("dobj", "pobj", "nsubj") for o in [t])
    return (
        Found(
            piece=piece,
            head=head,
            kind=kind,
            name=text,
            words=frozenset(m.lower_ for m in modifiers if m.is_alpha or m.like_num),
            linked=frozenset(t.lower_ for t in phrase if t.is_alpha and not t.is_stop),
            span=piece.span_of(head.doc[first : last + 1]),
            form="name" if named else "nominal",
            definite=definite or named,
            described=kind != "programme" and (bool(phrase) or any(_describes(c) for c in clause)),
            owner=next(iter([*against, *owners] if kind in ("case", "investigation") else owners), None),
            about=tuple(about[:3]),
        )
        if specific or definite
        else None
    )


def is_specific(found: Found) -> bool:
    """Whether the mention can stand for a matter by itself, without one before it."""
    return bool(found.words or found.linked or found.described) or found.form == "name"


def _describes(clause: Token) -> bool:
    """Whether the clause says what the matter is for or does: "to close the port", "that allows agents in"."""
    if clause.dep_ == "relcl":
        return any(c.lower_ in ("that", "which") and c.dep_ == "nsubj" for c in clause.children)
    return clause.tag_ == "VB"


def _modifiers(head: Token, words: MatterWords) -> list[Token]:
    """The words before the head that tell which one it is, in the order of the text."""
    found: list[Token] = []
    for child in head.children:
        if child.i > head.i or child.dep_ not in MODIFIERS or child.dep_ == "poss":
            continue
        owners = {t.i for c in child.subtree if c.dep_ == "poss" for t in c.subtree}
        for token in (t for t in child.subtree if t.i not in owners):
            plain = token.lemma_.lower() in words.plain or token.lower_ in words.plain
            if (
                token.i < head.i
                and not plain
                and not token.is_punct
                and token.tag_ not in ("CD", "DT", "PRP$", "POS", "RB")
            ):
                found.append(token)
    return sorted(found, key=lambda t: t.i)


def _is_adverbial(head: Token) -> bool:
    """ "in order to", "in case of", "by law": no matter."""
    bare = not any(c.dep_ in ("det", "poss", "amod", "compound") for c in head.children)
    return bare and head.dep_ == "pobj" and head.head.lower_ in ("in", "by", "under", "on", "just")


def _linked_phrase(head: Token, words: MatterWords) -> list[Token]:
    """The words of the first phrase that says against whom, into what, with whom; [] where it is long or none."""
    after = [c for c in head.children if c.dep_ == "prep" and c.i > head.i and c.lower_ in words.linking]
    if head.i + 1 < len(head.doc) and head.nbor().lower_ == "against" and head.nbor() not in after:
        after.insert(0, head.nbor())  # the parser may hang it on the verb
    for prep in after:
        if prep.i > head.i:
            if not any(o.dep_ == "pobj" for o in prep.children):
                continue
            tokens = []
            for token in head.doc[prep.i : prep.right_edge.i + 1]:
                if token.is_punct or token.dep_ in ("relcl", "acl") or (token.dep_ == "prep" and token != prep):
                    break
                tokens.append(token)
            if len(tokens) >= 2 and any(t.ent_type_ not in ("DATE", "TIME") for t in tokens[1:]):
                return tokens[:MAX_NAME] if len(tokens) <= MAX_NAME else []
    return []


def _name(head: Token, modifiers: list[Token], phrase: list[Token], *, number: bool) -> str:
    """A short name: modifiers, head, and the phrase where it says against whom or, without modifiers, of what."""
    parts = [m.text for m in modifiers] + [head.text]
    if number and head.i + 1 < len(head.doc) and head.nbor().like_num:
        parts.append(head.nbor().text)
    if phrase and (not modifiers or phrase[0].lower_ == "against"):
        parts += [t.text for t in phrase]
    return " ".join(parts).replace(" 's", "'s").replace(" ’s", "’s").replace(" - ", "-")
