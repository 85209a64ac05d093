"""Names that come again where the tagger does not know them: an unknown surname is often taken for another word."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc, Token

from .headings import is_heading
from .lexicon import first_names
from .names import Name, is_title, title_before

_LEAST_LETTERS = 3
_DESCRIBES = frozenset({"amod", "compound", "nmod", "nummod"})  # "Young voters": a word before its noun


def with_recurring(names: list[Name], docs: Iterable[Doc]) -> list[Name]:
    """The names, first names with an overlooked surname after them, and the surnames alone wherever they stand."""
    running = {number: doc for number, doc in enumerate(docs) if not is_heading(doc)}
    taken = {(name.piece, i) for name in names for i in range(name.start, name.end)}
    whole = [_with_surname(name, taken) if name.piece in running else name for name in names]
    taken = {(name.piece, i) for name in whole for i in range(name.start, name.end)}
    surnames = {_surname(name) for name in whole if _is_persons(name)} - {None}
    small = {token.text for doc in running.values() for token in doc if token.is_lower}
    again = [
        Name(number, doc, token.i, token.i + 1, "person", title_before(doc, token.i))
        for number, doc in running.items()
        for token in doc
        if token.text in surnames and (number, token.i) not in taken and _stands_alone(token, small)
    ]
    return sorted([*whole, *again], key=lambda name: (name.piece, name.start))


def _with_surname(name: Name, taken: set[tuple[int, int]]) -> Name:
    """ "Adrian" of "Adrian Vesely told", where the tagger took the surname for an adverb, as the whole name."""
    only = name.doc[name.start]
    if name.end - name.start > 1 or name.end >= len(name.doc) or only.lower_ not in first_names():
        return name
    following = name.doc[name.end]
    overlooked = (
        (name.piece, following.i) not in taken
        and _may_be_surname(following)
        and following.pos_ != "PROPN"
        and not following.is_sent_start
        and not following.ent_type_
        and not is_title(following)
    )
    return replace(name, end=name.end + 1, kind="person") if overlooked else name


def _is_persons(name: Name) -> bool:
    """Whether it is the full name of a person, first name and all."""
    return name.end - name.start > 1 and name.kind == "person" and name.doc[name.start].lower_ in first_names()


def _surname(name: Name) -> str | None:
    last = name.doc[name.end - 1]
    return last.text if _may_be_surname(last) else None


def _may_be_surname(token: Token) -> bool:
    return token.is_alpha and token.is_title and len(token) >= _LEAST_LETTERS


def _stands_alone(token: Token, small: set[str]) -> bool:
    """Whether the word is hardly the common one: it neither describes a noun nor is written small elsewhere."""
    describes = token.dep_ in _DESCRIBES and token.head.i == token.i + 1 and token.head.is_lower
    return not describes and token.lower_ not in small
