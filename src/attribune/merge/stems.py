"""Words as entries are compared by them: without their endings, and synonyms of the news as one.

Rough on purpose: a stem is never shown, and that two words wrongly share one only makes two sentences a little more
alike. Copies and stories are compared by `words.plain_form`, on which the counts of how common a word is are based.
"""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from .words import plain_form

# Endings, the longest first, and how many letters each must leave: "nation" is no form of "nate". What is left of
# "accuse", "accused", "accusing" and "accusation" is the same.
_ENDINGS = {"ation": 4, "ating": 4, "ated": 4, "ment": 5, "ing": 3, "ion": 5, "ate": 4, "ed": 3}
SHORTEST = 3
_DOUBLED = frozenset("bdgmnprt")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """What stands for a word in its plain form and for its synonyms."""
    bare = _bare(word)
    return families().get(bare, bare)


@cache
def once() -> tuple[frozenset[str], ...]:
    """The stems of each phrase for what happens to somebody once."""
    return tuple(frozenset(stem(plain_form(word)) for word in phrase.split()) for phrase in _lists()["once"])


@cache
def once_to_one() -> frozenset[str]:
    """The stems of what one does to another once."""
    return frozenset(stem(plain_form(word)) for word in _lists()["once_to_one"])


@cache
def kindred() -> tuple[frozenset[str], ...]:
    """The stems of each family of words by which one happening may be told, though they do not mean the same."""
    return tuple(frozenset(stem(plain_form(word)) for word in family.split()) for family in _lists()["kindred"])


@cache
def lasting() -> frozenset[str]:
    """The stems of what goes on for months, so that reports weeks apart tell of one."""
    return frozenset(stem(plain_form(word)) for word in _lists()["lasting"])


@cache
def families() -> dict[str, str]:
    """Bare words to the first of their family."""
    found: dict[str, str] = {}
    for family in _lists()["families"]:
        words = [_bare(plain_form(word)) for word in family.split()]
        for word in words:
            found.setdefault(word, words[0])
    return found


def _bare(word: str) -> str:
    for ending, left in _ENDINGS.items():
        if word.endswith(ending) and len(word) - len(ending) >= left:
            word = word[: -len(ending)]
            if len(word) > SHORTEST and word[-1] == word[-2] and word[-1] in _DOUBLED:
                word = word[:-1]
            break
    if len(word) > SHORTEST and word.endswith(("e", "y")):
        return word[:-1] + "i" * word.endswith("y")
    return word


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("synonyms_en.toml").read_text(encoding="utf-8"))
