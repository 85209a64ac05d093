"""Whether two names, in two reports, name the same: a score, and the reasons that make it up.

Short and full forms ("Voss", "Ana Voss"), titles ("Mayor Ana Voss"), initials ("Ana R. Voss"), nicknames ("Joe Voss",
"Joseph Voss") and acronyms ("OPA", "Orvane Port Authority") agree; two first names with one last name do not. A last
name alone says little: it needs a role or somebody else they have in common.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ..model.nicknames import nicknames
from .wording import wording
from .words import background, plain_form

LINKED = 0.5
_WORD = re.compile(r"[^\W_]+")
_DOTS = re.compile(r"\b(?:[^\W\d_]\.){2,}")


@dataclass(frozen=True, slots=True)
class Link:
    """How sure it is that two names name the same, 0 to 1, and why: pairs of a reason and what it counts for."""

    score: float
    reasons: tuple[tuple[str, float], ...]


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """A name's words without articles, titles and small words, in their plain form."""
    spelled = _DOTS.sub(lambda found: found.group().replace(".", ""), name)
    words = [plain_form(word) for word in _WORD.findall(spelled)]
    kept = tuple(word for word in words if word not in wording().in_names)
    return kept or tuple(words)


@lru_cache(maxsize=50_000)
def link(one: str, other: str) -> Link:
    """What the names alone say."""
    first, second = name_words(one), name_words(other)
    if not first or not second:
        return Link(0.0, ())
    if first == second:
        return _scored(("same name", 0.9))
    if _acronym(one, second, other) or _acronym(other, first, one):
        return _scored(("acronym", 0.7))
    short, long = sorted((first, second), key=len)
    if _same_word(short[-1], long[-1]) and _fits(short, long):
        return _scored(("short and full form", 0.8 if len(short) > 1 else 0.6))
    if short[0] == long[0] and short == long[: len(short)] and len(short) > 1:
        return _scored(("beginning of the full form", 0.5))
    return Link(0.0, ())


def same_names(ones: tuple[str, ...], others: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The pairs of names, one of each side, that are linked."""
    return tuple((one, other) for one in ones for other in others if link(one, other).score >= LINKED)


def namesakes(ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether somebody of one side has the last name, but not the first, of somebody of the other."""
    return any(
        _is_name(one)
        and _is_name(other)
        and len(name_words(one)) > 1
        and len(name_words(other)) > 1
        and name_words(one)[-1] == name_words(other)[-1]
        and not link(one, other).score
        for one in ones
        for other in others
    )


def _is_name(name: str) -> bool:
    """Whether the last word is a name's: an "American witness" and "one witness" are no namesakes."""
    return any(letter.isupper() for letter in "".join(name.split()[-1:]))


def _scored(*reasons: tuple[str, float]) -> Link:
    return Link(min(1.0, sum(score for _, score in reasons)), reasons)


def _fits(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the short form's words stand in the full one in their order; an initial stands for its word."""
    rest = iter(long)
    if all(any(_same_word(word, other) or _same_first_name(word, other) for other in rest) for word in short):
        # One common noun says no more than of what kind somebody is: "the government", "the Selden government".
        return len(short) > 1 or short[0] not in background().common
    return False


def _same_word(word: str, other: str) -> bool:
    """The same word, its initial, or its adjective: "Nigeria", "Nigerian"."""
    short, long = sorted((word, other), key=len)
    return word == other or (
        long.startswith(short) and (len(short) == 1 or 0 < len(long) - len(short) < 3 < len(short))
    )


def _same_first_name(word: str, other: str) -> bool:
    """Whether one is what the other is called by: "Joe", "Joseph"."""
    known = _called()
    return other in known.get(word, ()) or word in known.get(other, ())


@cache
def _called() -> dict[str, frozenset[str]]:
    """Short first names, each with the full ones that it may stand for, in plain forms."""
    return {plain_form(short): frozenset(map(plain_form, full)) for short, full in nicknames().items()}


def _acronym(name: str, words: tuple[str, ...], full: str) -> bool:
    bare = " ".join(word for word in name.replace(".", "").split() if word.casefold() not in wording().in_names)
    if not (bare.isupper() and bare.isalpha() and 2 <= len(bare) <= 6):
        return False
    initials = "".join(word[0] for word in words)
    capitals = "".join(word[0] for word in _WORD.findall(full) if word[0].isupper())
    return len(words) > 1 and bare.casefold() in (initials, capitals.casefold())
